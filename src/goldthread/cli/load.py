"""``goldthread load``: an extract taken in as a dated load that never changes, and what was found in it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING

import click

from goldthread.cli.clock import is_to_come
from goldthread.errors import ExitCode, UserError

if TYPE_CHECKING:
    from goldthread.records.store import Store
    from goldthread.records.taking_in.prepared import Progress

# Whoever waits longer wants to know what for.
_PATIENCE = 2.0


@click.command("load")
@click.argument("sources", nargs=-1, metavar="SOURCE…")
@click.option("--into", "root", required=True, metavar="STORE", help="The folder that holds the loads of this council.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day the extract speaks for.")
@click.option("--authority", default="", metavar="CODE", help="The council's ONS code, such as E06999999.")
@click.option("--council", default="", metavar="NAME", help="The council's name.")
@click.option("--approve", default="", metavar="WHY", help="Take it in although it looks unlike the load before.")
@click.option("--schema", default="", metavar="NAME", help="The schema of a database that holds the tables.")
@click.option(
    "--password-from", default="GOLDTHREAD_SOURCE_PASSWORD", show_default=True, metavar="VARIABLE",
    help="The variable of the environment that holds a database's password.",
)  # fmt: skip
@click.option("--settings", "settings_path", metavar="FILE", help="What the extract's columns, dates and codes mean.")
@click.option("--list", "listing", is_flag=True, help="List the loads of the store, and take nothing in.")
@click.option("--verify", is_flag=True, help="Read every load again, and say whether it is as it was written.")
def command(
    sources: tuple[str, ...], root: str, as_at: datetime | None, authority: str, council: str, approve: str,
    schema: str, password_from: str, settings_path: str | None, listing: bool, verify: bool,
) -> int:  # fmt: skip
    """Take an extract in: folders and files of tables (CSV, Parquet), an Annex A workbook, or a database.

    The exit code is 1 where the extract looks unlike the load before and --approve does not say why it is right, or
    where --verify finds a load that was changed.
    """
    from goldthread.records.store import Store

    store = Store(root)
    if listing:
        return _list(store)
    if verify:
        return _verify(store)
    if not sources:
        raise click.UsageError("Say what is to be taken in: a folder, files, or the address of a database.")
    said = (_not_to_come(as_at.date() if as_at else None), authority, council, approve)
    return _take_in(store, sources, said, schema, password_from, settings_path)


def _take_in(
    store: Store, sources: tuple[str, ...], said: tuple, schema: str, password_from: str, settings_path: str | None
) -> int:
    from pathlib import Path

    from goldthread.cli.show.load import load_on_screen
    from goldthread.cli.terminal import print_all
    from goldthread.records.taking_in.files import settings_beside
    from goldthread.records.taking_in.settings import Settings

    settings = Settings.read(Path(settings_path)) if settings_path else settings_beside(list(map(Path, sources)))
    if settings and said[0] is None:
        _not_to_come(settings.as_at)
    with _progress() as progress:
        taken = store.taken_in(
            sources, said, schema=schema, password_from=password_from, settings=settings, progress=progress
        )
    print_all(load_on_screen(taken), sys.stdout)
    return ExitCode.FINE


def _not_to_come(day: date | None) -> date | None:
    if day is not None and is_to_come(day):
        raise UserError(f"{day} is still to come", try_="--as-at is the day that the extract speaks for")
    return day


def _list(store: Store) -> int:
    from goldthread.cli.show.load import loads_on_screen
    from goldthread.cli.terminal import print_all

    print_all(loads_on_screen(store.loads, store.current), sys.stdout)
    return ExitCode.FINE


def _verify(store: Store) -> int:
    wrong = 0
    for name, faults in store.verified():
        wrong += len(faults)
        for fault in faults:
            click.echo(fault if fault.startswith(f"{name}: ") else f"{name}: {fault}")
        if not faults:
            click.echo(f"{name}: as it was written")
    return ExitCode.ERRORS_FOUND if wrong else ExitCode.FINE


@contextmanager
def _progress() -> Iterator[Progress]:
    """Says on a terminal which table is being read, once the whole takes longer than one waits without asking."""
    from rich.console import Console

    begun = time.monotonic()
    with Console(stderr=True).status("") as status:
        status.stop()

        def say(where: str) -> None:
            status.update(f"Reading {where.replace('[', '(')} …")
            if sys.stderr.isatty() and time.monotonic() - begun > _PATIENCE:
                status.start()

        yield say
