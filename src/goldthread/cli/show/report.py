"""An inspection report on a terminal: whose it is, how it judges, and what it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding

from goldthread.cli.terminal import WideOrNarrow, counted, plain, table_with
from goldthread.plan.report import Finding, Report
from goldthread.plan.statutory_clock import Clock

NARROW = 60


def report_on_screen(report: Report) -> Iterator[RenderableType]:
    """A heading, the dates, the judgements, and the lists: the council's, then the safeguarding board's."""
    yield plain(report.authority or "No authority named", "bold")
    yield plain(dates_of(report))
    yield ""
    yield _judgements(report)
    yield from _list("For the council", report.recommendations)
    if report.lscb_recommendations:
        yield from _list("For the safeguarding board", report.lscb_recommendations)


def dates_of(report: Report) -> str:
    """The framework and the dates in one sentence: “SIF, inspected 2016-02-22 to 2016-03-17, published 2016-05-16.”"""
    first, last = report.inspected_from, report.inspected_to
    when = first if first == last else f"{first} to {last}"
    said = (
        "another framework" if report.framework == "other" else report.framework,
        f"inspected {when}" if first else "no date of the inspection found",
        f"published {report.published}" if report.published else "no date of publication printed",
    )
    return ", ".join(said)[:1].upper() + ", ".join(said)[1:] + "."


def _judgements(report: Report) -> RenderableType:
    if not report.judgements:
        return plain("No judgements.")
    table = table_with("Area", "Judgement")
    for judgement in report.judgements:
        table.add_row(plain(judgement.area), plain(judgement.grade))
    lines = [plain(f"{judgement.area}: {judgement.grade}") for judgement in report.judgements]
    return WideOrNarrow(table, Group(*lines), from_width=NARROW)


def _list(whose: str, findings: Sequence[Finding]) -> Iterator[RenderableType]:
    yield plain(f"\n{whose}: {counted(len(findings), 'recommendation') if findings else 'no recommendations'}", "bold")
    for (group, heading), items in groupby(findings, key=lambda finding: (finding.group, finding.heading)):
        yield plain("\n" + ", ".join(part for part in (group, heading) if part), "underline")
        table = table_with("No", "Page", "Recommendation", below=1)
        table.columns[1].justify = "right"
        for finding in items:
            table.add_row(finding.number or "•", str(finding.page or ""), plain(finding.text))
        yield Padding(table, (0, 0, 0, 0))


def clock_on_screen(clock: Clock) -> Iterator[RenderableType]:
    """By when the council must answer, and the rule by which that is counted."""
    yield plain("\nStatutory clock", "bold")
    if clock.counted_from and not clock.cannot_say:
        yield plain(f"Counted from {clock.counted_from_what}, {clock.counted_from}.")
    for deadline in clock.deadlines:
        if deadline.day:
            yield plain(f"{deadline.words.capitalize()}: {deadline.day} ({deadline.working_days} working days)")
    if clock.cannot_say:
        yield plain(clock.cannot_say)
    yield plain(f"{clock.rule} {clock.basis}")
