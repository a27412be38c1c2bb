"""The gold as the variant should be scored: changed exactly where the variant prints something else."""

from __future__ import annotations

import copy
from datetime import date
from types import SimpleNamespace

from .dates import day_in, day_of, month_in, month_of


def gold_as_printed(gold: dict, chosen: SimpleNamespace) -> dict:
    """The gold with dates in the variant's style, references as printed, and without what is not printed."""
    scored = copy.deepcopy({key: value for key, value in gold.items() if key not in ("defects", "statistics")})
    scored["actions"] = [row for row in scored["actions"] if not row.get("orphan")]
    for row in scored["actions"]:
        _redated(row, chosen.dates)
        if row.get("status_accept") == [None]:
            row["status"] = None  # printed among the indicators, where the plan itself has it
    if chosen.letters and not any(row.get("ref") for row in scored["actions"]):
        _lettered(scored["actions"])
    for row in scored.get("indicators") or []:
        # the scorer takes a part's text, where this gold has code and text
        row["split_accept"] = [part[-1] if isinstance(part, list) else part for part in row.get("split_accept") or []]
    for row in scored["recommendations"]:
        _number_as_printed(row, chosen.number_style)
    return scored


def _redated(row: dict, style: str) -> None:
    if row.get("start"):
        row["start"] = restyled(row["start"], style, last=None)
    if row.get("due_kind") not in ("month", "date") or not row.get("due_by"):
        return
    printed = restyled(row["due"], style, last=row["due_by"])
    if month_of(row["due"]) and style in ("day", "day in words", "dotted"):
        row["due_kind"] = "date"
    row["due"] = printed


def restyled(text: str, style: str, *, last: str | None) -> str:
    """A plain month or day in another style; any other text as it is. ``last`` is the day a month ends on."""
    if style == "keep":
        return text
    if day := day_of(text):
        return day_in(style, day)
    if not (found := month_of(text)):
        return text
    whole_day = date.fromisoformat(last) if last else date(*found, 1)
    return month_in(style, *found) or day_in(style, whole_day)


def _lettered(actions: list[dict]) -> None:
    """a) b) c) within each recommendation, or within each commitment where a plan has those."""
    counts: dict[str, int] = {}
    for row in actions:
        key = row.get("commitment") or str(row["recommendation"])
        counts[key] = counts.get(key, 0) + 1
        row["ref"] = f"{chr(96 + counts[key])})" if counts[key] <= 26 else None


def _number_as_printed(row: dict, style: str) -> None:
    """R7 is the number 7; who keeps the R has kept what is printed."""
    if row.get("number") and style in ("R", "word"):
        kept = row.get("number_accept") or []
        prefixes = {"R": ("R",), "word": ("Rec ", "Recommendation ")}[style]
        row["number_accept"] = (kept if isinstance(kept, list) else [kept]) + [p + row["number"] for p in prefixes]
