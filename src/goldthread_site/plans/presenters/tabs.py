"""The tabs of a plan's pages: real links, the current one marked."""

from __future__ import annotations

from typing import NamedTuple

from goldthread_site.look.past_day import href

PAGES = {
    "overview": "Recommendations",
    "actions": "Actions",
    "dates": "Dates",
    "ratings": "Ratings",
    "positions": "Positions",
    "load": "Owners",
    "costs": "Costs",
    "evidence": "Evidence",
    "check": "Plan check",
}
OF_SECTIONS = ("overview", "actions")


class Tab(NamedTuple):
    """A tab: its words, where it leads, whether it is the page one is on."""

    text: str
    href: str
    current: bool


def tabs(plan_id: int, current: str, *, may_check: bool, whole: bool = True) -> tuple[Tab, ...]:
    """The tabs that this person may open: for a right over sections alone, those of their rows."""
    return tuple(
        Tab(text, href(f"plans:{page}", plan_id), page == current)
        for page, text in PAGES.items()
        if (may_check or page != "check") and (whole or page in OF_SECTIONS)
    )
