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
@click.option("--against", metavar="PLAN", help="Say what this plan makes of each recommendation for the council.")
@map_option
@click.option("-o", "--output", "path", metavar="FILE", help="Write to this file instead of the screen.")
def command(file: str, form: str, against: str | None, map_path: str | None, path: str | None) -> int:
    """Read the inspection report in FILE: a PDF, or what --format json wrote ("-" for standard input).

    With --against, the exit code is 1 when the plan has no recommendation or no action for a finding.
    """
    report = report_of(file)
    if against is None:
        with output_to(path) as stream:
            _write_report(report, form, stream)
        return ExitCode.FINE
    from goldthread.plan.coverage import coverage_of

    coverage = coverage_of(report, reading_of(against, map_path).plan)
    with output_to(path) as stream:
        _write_coverage(report, coverage, form, stream)
    open_still = any(covered.answer in ("missing", "no action") for covered in coverage.findings)
    return ExitCode.ERRORS_FOUND if open_still else ExitCode.FINE


def _write_report(report: Report, form: str, to: TextIO) -> None:
    if form == "json":
        to.write(report.to_json(indent=2) + "\n")
        return
    from goldthread.cli.show.report import report_on_screen
    from goldthread.cli.terminal import print_all

    print_all(report_on_screen(report), to)


def _write_coverage(report: Report, coverage: Coverage, form: str, to: TextIO) -> None:
    from goldthread.cli.show.coverage import coverage_as_rows, coverage_on_screen

    if form == "json":
        to.write(json.dumps(coverage_as_rows(coverage), indent=2, ensure_ascii=False) + "\n")
        return
    from goldthread.cli.terminal import print_all

    print_all(coverage_on_screen(report, coverage), to)
