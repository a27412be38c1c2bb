"""``goldthread read``: a plan out of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

import click

from goldthread.cli.opening import map_option, reading_of
from goldthread.cli.streams import output_to

if TYPE_CHECKING:
    from goldthread.documents import Reading


@click.command("read")
@click.argument("file")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="A summary with a table of the actions, goldthread-plan/1 JSON, or a spreadsheet of the actions.",
)
@map_option
@click.option("-o", "--output", "path", metavar="FILE", help="Write to this file instead of the screen.")
def command(file: str, form: str, map_path: str | None, path: str | None) -> None:
    """Read the improvement plan in FILE: a document, or a goldthread-plan/1 file ("-" for standard input)."""
    reading = reading_of(file, map_path)
    # A byte order mark makes a spreadsheet program read the pound sign and the quotes rightly; a pipe wants none.
    with output_to(path, encoding="utf-8-sig" if form == "csv" else "utf-8") as stream:
        _WRITERS[form](reading, stream)


def _write_json(reading: Reading, to: TextIO) -> None:
    to.write(reading.plan.to_json(indent=2) + "\n")


def _write_csv(reading: Reading, to: TextIO) -> None:
    from goldthread.cli.show.actions import ACTION_COLUMNS, action_cells
    from goldthread.spreadsheet import write_rows

    write_rows(to, ACTION_COLUMNS, (action_cells(reading.plan, action) for action in reading.plan.actions))


def _write_table(reading: Reading, to: TextIO) -> None:
    from goldthread.cli.show.plan import plan_on_screen
    from goldthread.cli.terminal import print_all

    print_all(plan_on_screen(reading), to)


_WRITERS = {"json": _write_json, "csv": _write_csv, "table": _write_table}
