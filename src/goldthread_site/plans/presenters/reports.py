"""A report as its pages show it: what was read, what is asked, and by when it must be answered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from goldthread.plan.report import Finding, Judgement, Report
from goldthread.plan.statutory_clock import Clock
from goldthread_site.look.pieces import counted, day

YEAR = 365  # days
_KINDS = {
    "SIF": "Single inspection framework", "ILACS": "Inspection of local authority children’s services (ILACS)",
    "focused visit": "Focused visit", "other": "Another kind of inspection or visit",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A recommendation with its box to tick."""

    key: str
    label: str
    page: int | None
    taken: bool


@dataclass(frozen=True, slots=True)
class GroupShown:
    """The recommendations under one title of the report."""

    title: str
    rows: tuple[FindingShown, ...]


@dataclass(frozen=True, slots=True)
class DeadlineShown:
    """A date by which something is due, in words."""

    name: str
    day: str
    how: str
    standing: str = ""


@dataclass(frozen=True, slots=True)
class ClockShown:
    """The dates, the rule behind them, and what is missing."""

    deadlines: tuple[DeadlineShown, ...]
    from_: str
    rule: str
    cannot_say: str


@dataclass(frozen=True, slots=True)
class Review:
    """Everything the page says of a report that was read."""

    heading: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    judgements: tuple[Judgement, ...]
    council: tuple[GroupShown, ...]
    board: tuple[GroupShown, ...]
    board_count: str
    clock: ClockShown


def review(report: Report, taken: Iterable[str], clock: Clock) -> Review:
    """The review page of a report."""
    ticked = set(taken)
    return Review(
        heading=_heading(report), lead=_lead(report), facts=tuple(facts(report)), judgements=report.judgements,
        council=_groups(report.recommendations, "c", ticked),
        board=_groups(report.lscb_recommendations, "b", ticked),
        board_count=_board_count(len(report.lscb_recommendations)), clock=clock_shown(clock),
    )  # fmt: skip


def _heading(report: Report) -> str:
    asked = len(report.recommendations)
    if not asked:
        return "This report asks nothing of the council" if not report.lscb_recommendations else (
            "This report asks something of the safeguarding board only"
        )  # fmt: skip
    return f"{counted(asked, 'recommendation')} for the council"


def _lead(report: Report) -> str:
    if not (report.recommendations or report.lscb_recommendations):
        return "We found no recommendation in it, so there is no plan to begin. Bring in the plan you have instead."
    return "Check what was read against the report, and take out what does not belong in the plan. No plan is made yet."


def _board_count(asked: int) -> str:
    stays = "It stays out of the plan unless you tick it." if asked == 1 else "They stay out unless you tick them."
    return f"{counted(asked, 'recommendation')} for the board. {stays}"


def facts(report: Report) -> Iterable[tuple[str, str]]:
    """The inspection in label and value."""
    first, last = report.inspected_from, report.inspected_to
    yield "Inspection", _KINDS[report.framework]
    yield "Inspected", (day(first) if first == last else f"{day(first)} to {day(last)}") if first else "no date found"
    yield "Published", day(report.published) or "the report prints no date"


def _groups(findings: Sequence[Finding], letter: str, ticked: set[str]) -> tuple[GroupShown, ...]:
    numbered = [(f"{letter}{at}", finding) for at, finding in enumerate(findings, 1)]
    return tuple(
        GroupShown(": ".join(part for part in over if part), tuple(_row(key, row, ticked) for key, row in rows))
        for over, rows in groupby(numbered, key=lambda one: (one[1].group, one[1].heading))
    )


def _row(key: str, finding: Finding, ticked: set[str]) -> FindingShown:
    label = f"{finding.number}. {finding.text}" if finding.number else finding.text
    return FindingShown(key, label, finding.page, key in ticked)


def clock_shown(clock: Clock, *, as_at: date | None = None) -> ClockShown:
    """The clock in words; with a day, also how far off each date is."""
    deadlines = tuple(
        DeadlineShown(
            each.words[:1].upper() + each.words[1:], day(each.day) or "cannot be said", _how(each, clock),
            _standing(each.day, as_at),
        )
        for each in clock.deadlines
    )  # fmt: skip
    from_ = f"Counted from {clock.counted_from_what}, {day(clock.counted_from)}." if clock.counted_from else ""
    return ClockShown(deadlines, from_, f"{clock.rule} {clock.basis}", clock.cannot_say)


def _how(each, clock: Clock) -> str:
    if each.stated:
        other = f" Worked out, it would be {day(each.worked_out)}." if each.worked_out else ""
        return f"Stated: {each.stated.why.rstrip('.')}.{other}"
    return f"{each.working_days} working days" if each.worked_out else ""


def _standing(iso: str | None, as_at: date | None) -> str:
    """“in 12 days”, “today”, “12 days ago”; nothing where it is over a year past."""
    days = (date.fromisoformat(iso) - as_at).days if iso and as_at else -YEAR
    if days <= -YEAR:
        return ""
    if not days:
        return "today"
    return f"in {counted(days, 'day')}" if days > 0 else f"{counted(-days, 'day')} ago"
