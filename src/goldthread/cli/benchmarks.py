"""``goldthread benchmarks``: published figures beside the measures, and next year's taken in."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goldthread.cli.data_folder import usual_data_folder

if TYPE_CHECKING:
    from goldthread.measures.benchmarks import Book

_form = click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
_from = click.option(
    "--from", "folder", metavar="DIR", type=click.Path(path_type=Path),
    help="The folder into which later figures were loaded; else GOLDTHREAD_DATA, as for the site.",
)  # fmt: skip


@click.group("benchmarks")
def command() -> None:
    """Show published figures of England, a region and statistical neighbours, and take in next year's."""


@command.command("list")
@_from
@_form
def list_(folder: Path | None, form: str) -> None:
    """List the measures that a published figure stands beside, and whether the two are defined alike."""
    from goldthread.cli.show.benchmarks import list_as_rows, list_on_screen

    _print(list_as_rows(_book(folder)) if form == "json" else list_on_screen(_book(folder)))


@command.command("show")
@click.argument("code")
@click.option("--council", metavar="NAME", help="A council's name, ONS code or DfE number; without it, England alone.")
@click.option("--year", type=int, help="The year in which the period ends; else the latest that is published.")
@_from
@_form
def show(code: str, council: str | None, year: int | None, folder: Path | None, form: str) -> None:
    """Show what is published beside the measure CODE, such as FD03."""
    from goldthread.cli.show.benchmarks import comparison_as_json, comparison_on_screen
    from goldthread.measures.benchmarks import benchmarks_for

    comparison = benchmarks_for(code, council=council, year=year, book=_book(folder))
    _print(comparison_as_json(comparison) if form == "json" else comparison_on_screen(comparison))


@command.command("load")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--into", "folder", metavar="DIR", type=click.Path(path_type=Path),
    help="The folder that keeps the figures; else GOLDTHREAD_DATA, as for the site.",
)  # fmt: skip
@click.option("--new-areas", is_flag=True, help="Take in areas that are not known yet, such as a new council.")
@click.option("--taken", type=click.DateTime(["%Y-%m-%d"]), help="The day the file was taken; else its own day.")
@_form
def load(file: Path, folder: Path | None, new_areas: bool, taken: datetime | None, form: str) -> None:
    """Take in FILE, a CSV of the published statistics in a shape that is known: all of it, or nothing.

    What changes a figure that is there is said with both values; the same file again changes nothing.
    """
    from goldthread.cli.show.benchmarks import loaded_as_json, loaded_on_screen
    from goldthread.measures.benchmarks import load_benchmarks

    into = folder or usual_data_folder()
    loaded = load_benchmarks(file, into, on=taken.date() if taken else _day_of(file), new_areas=new_areas)
    _print(loaded_as_json(loaded) if form == "json" else loaded_on_screen(loaded, into))


def _book(folder: Path | None) -> Book:
    from goldthread.measures.benchmarks import benchmarks_in

    return benchmarks_in(folder or usual_data_folder())


def _day_of(file: Path) -> date:
    """The day on which the file was last written: where it was downloaded, the day it was taken."""
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).date()
    except OSError:
        return date.max  # whoever reads the file says what is wrong with it


def _print(shown: object) -> None:
    if isinstance(shown, dict) or (isinstance(shown, list) and shown and isinstance(shown[0], dict)):
        sys.stdout.write(json.dumps(shown, indent=2, ensure_ascii=False) + "\n")
        return
    from goldthread.cli.terminal import print_all

    print_all(shown, sys.stdout)
