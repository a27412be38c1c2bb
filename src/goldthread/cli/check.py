"""``goldthread check``: what to mend in a plan before anyone relies on it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TextIO

import click

from goldthread.cli.opening import map_option, reading_of
from goldthread.cli.streams import output_to
from goldthread.errors import ExitCode

if TYPE_CHECKING:
    from goldthread.cli.show.findings import Checked
    from goldthread.plan.model import Plan


def _words(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.strip() for text in given for word in text.split(",") if word.strip())


@click.command("check")
@click.argument("file")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="Findings grouped by family, as JSON, or as a spreadsheet.",
)
@click.option(
    "--select",
    multiple=True,
    callback=_words,
    metavar="RULES",
    help="Only these rules: codes, beginnings of codes or families, such as GT203, GT2 or dates.",
)
@click.option("--ignore", multiple=True, callback=_words, metavar="RULES", help="All rules but these.")
@map_option
@click.option("-o", "--output", "path", metavar="FILE", help="Write to this file instead of the screen.")
def command(
    file: str, form: str, select: tuple[str, ...], ignore: tuple[str, ...], map_path: str | None, path: str | None
) -> int:
    """Check the plan in FILE: a document, or a goldthread-plan/1 file ("-" for standard input).

    The exit code is 1 when errors are found, 0 when there are none.
    """
    result = _checked(reading_of(file, map_path).plan, select, ignore)
    with output_to(path, encoding="utf-8-sig" if form == "csv" else "utf-8") as stream:
        _WRITERS[form](result, stream)
    return ExitCode.ERRORS_FOUND if result.count("error") else ExitCode.FINE


def _checked(plan: Plan, select: tuple[str, ...], ignore: tuple[str, ...]) -> Checked:
    from goldthread.cli.show.findings import Checked
    from goldthread.plan.checks import check_plan, chosen_rules, scores

    rules = chosen_rules(select, ignore)
    findings = check_plan(plan, select=select, ignore=ignore)
    families = {rule.family for rule in rules}
    return Checked(plan, rules, findings, tuple(score for score in scores(plan, findings) if score.family in families))


def _write_json(result: Checked, to: TextIO) -> None:
    keys = ("code", "severity", "message", "where", "recommendations", "actions")
    rows = [{key: getattr(finding, key) for key in keys} for finding in result.findings]
    to.write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")


def _write_csv(result: Checked, to: TextIO) -> None:
    from goldthread.cli.show.findings import FINDING_COLUMNS, finding_cells
    from goldthread.spreadsheet import write_rows

    write_rows(to, FINDING_COLUMNS, (finding_cells(result, finding) for finding in result.findings))


def _write_text(result: Checked, to: TextIO) -> None:
    from goldthread.cli.show.findings_screen import findings_on_screen
    from goldthread.cli.terminal import print_all

    print_all(findings_on_screen(result), to)


_WRITERS = {"json": _write_json, "csv": _write_csv, "text": _write_text}
