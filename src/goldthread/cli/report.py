"""``goldthread report``: what the inspectors found, and what a plan has made of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

import click

from goldthread.cli.opening import map_option, reading_of, report_of
from goldthread.cli.streams import output_to
from goldthread.errors import ExitCode

if TYPE_CHECKING:
    from goldthread.plan.coverage import Coverage
    from goldthread.plan.report import Report


@click.command("report")
@click.argument("file")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A summary with every recommendation whole, or JSON.",
)
@click.option("--received", metavar="DATE", help="Count the statutory clock from this day, not from the publication.")
@click.option("--against", metavar="PLAN", help="Say what this plan makes of each recommendation for the council.")
@map_option
@click.option("-o", "--output", "path", metavar="FILE", help="Write to this file instead of the screen.")
def command(
    file: str, form: str, received: str | None, against: str | None, map_path: str | None, path: str | None
) -> int:
    """Read the inspection report in FILE: a PDF, or what --format json wrote ("-" for standard input).

    It also says by when the council must answer: a draft within 20 working days, the final statement within 70.

    With --against, the exit code is 1 when the plan has no recommendation or no action for a finding.
    """
    if received and against:
        raise click.UsageError("--against prints no dates, so --received has nothing to do. Leave one of them out.")
    counted_from = _day_in(received) if received else None
    report = report_of(file)
    if against is None:
        with output_to(path) as stream:
            _write_report(report, counted_from, form, stream)
        return ExitCode.FINE
    from goldthread.plan.coverage import coverage_of

    coverage = coverage_of(report, reading_of(against, map_path).plan)
    with output_to(path) as stream:
        _write_coverage(report, coverage, form, stream)
    open_still = any(covered.answer in ("missing", "no action") for covered in coverage.findings)
    return ExitCode.ERRORS_FOUND if open_still else ExitCode.FINE


def _day_in(text: str) -> str:
    """A day in any usual form as YYYY-MM-DD."""
    from goldthread.plan.timescale import read_day

    day = read_day(text)
    if day is None:
        raise click.BadParameter(f"“{text}” is not a day, such as 16 May 2016 or 2016-05-16.", param_hint="--received")
    return day


def _write_report(report: Report, received: str | None, form: str, to: TextIO) -> None:
    from goldthread.plan.statutory_clock import statutory_clock

    clock = statutory_clock(published=report.published, received=received)
    if form == "json":
        both = {**json.loads(report.to_json()), "statutory_clock": clock.model_dump(mode="json")}
        to.write(json.dumps(both, indent=2, ensure_ascii=False) + "\n")
        return
    from goldthread.cli.show.report import clock_on_screen, report_on_screen
    from goldthread.cli.terminal import print_all

    print_all([*report_on_screen(report), *clock_on_screen(clock)], to)


def _write_coverage(report: Report, coverage: Coverage, form: str, to: TextIO) -> None:
    from goldthread.cli.show.coverage import coverage_as_rows, coverage_on_screen

    if form == "json":
        to.write(json.dumps(coverage_as_rows(coverage), indent=2, ensure_ascii=False) + "\n")
        return
    from goldthread.cli.terminal import print_all

    print_all(coverage_on_screen(report, coverage), to)
