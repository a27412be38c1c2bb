"""``goldthread synth``: an invented council, whose every figure is known, to try things out on."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import mkdtemp

import click

from goldthread.errors import ExitCode, UserError

_MOST_YEARS = 8
_SILENT_FOR = 2.0  # seconds after which whoever waits is told how far it is


@click.command("synth")
@click.option(
    "--children", type=click.IntRange(1, 9_999_999), default=1000, show_default=True, help="How many children."
)
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed gives the same council.")
@click.option("--years", type=click.IntRange(1, _MOST_YEARS), default=3, show_default=True, help="Over how many years.")
@click.option("--as", "shape", type=click.Choice(["ssd", "annex-a"]), default="ssd", show_default=True,
              help="SSD tables, or an Annex A workbook beside them.")  # fmt: skip
@click.option("--to", "to", required=True, metavar="FOLDER", help="A folder that is empty, or not there yet.")
@click.option("--as-at", type=click.DateTime(["%Y-%m-%d"]), help="The day of the extract; else last month's end.")
@click.option("--start-id", type=click.IntRange(1, 9_999_999), default=1, show_default=True,
              help="The first child's number.")  # fmt: skip
def command(children: int, seed: int, years: int, shape: str, to: str, as_at: datetime | None, start_id: int) -> int:
    """Make up the children of Fernshire: joined tables with planted faults, and the true value of every measure.

    Nobody in it exists. In FOLDER afterwards: one CSV file a table, truth.csv, planted.csv and council.json.
    """
    from goldthread.cli.clock import last_months_end
    from goldthread.synthetic.children.invent import Asked

    asked = Asked(children, seed, years, _known(as_at.date() if as_at else last_months_end(), years), start_id)
    began, target = time.monotonic(), Path(to)
    with _written_beside(target) as folder:
        rows = _invent(asked, folder)
        if shape == "annex-a":
            _write_workbook(folder, asked.as_at)
    took = time.monotonic() - began
    _say(target, rows, children, took)
    return ExitCode.FINE


def _known(as_at: date, years: int) -> date:
    from goldthread.synthetic.children.invent import known_days

    first, last = known_days(years)
    if not first <= as_at <= last:
        raise click.BadParameter(
            f"the day must lie between {first} and {last}: bank holidays are known only about then.",
            param_hint="--as-at",
        )
    return as_at


def _invent(asked: object, folder: Path) -> dict[str, int]:
    from goldthread.synthetic.children.invent import invent

    return invent(asked, folder, done=_progress(asked.children))


def _write_workbook(folder: Path, as_at: date) -> None:
    from goldthread.synthetic.annex_a import write_annex_a

    write_annex_a(folder, to=folder / "annex-a.xlsx", as_at=as_at)


def _progress(children: int) -> Callable[[int], None]:
    """Says how far it is, on standard error, once it has taken two seconds and then every two seconds."""
    said = time.monotonic()

    def done(count: int) -> None:
        nonlocal said
        if time.monotonic() - said > _SILENT_FOR:
            said = time.monotonic()
            click.echo(f"{count:,} of {children:,} children", err=True)

    return done


@contextmanager
def _written_beside(target: Path) -> Iterator[Path]:
    """A folder beside the target, which is moved into its place once all is written; else nothing is left."""
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise UserError(
            "this folder is not empty",
            where=str(target),
            why="an invented council is never mixed with other files",
            try_="Name a folder that is not there yet",
        )
    try:
        target.resolve().parent.mkdir(parents=True, exist_ok=True)
        beside = Path(mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.resolve().parent))
    except OSError as fault:
        raise UserError("the folder cannot be written", where=str(target), why=fault.strerror or "") from fault
    try:
        yield beside
        beside.chmod(0o755)
        beside.replace(target.resolve())
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _say(target: Path, rows: dict[str, int], children: int, took: float) -> None:
    said = json.loads((target / "council.json").read_text(encoding="utf-8"))
    click.echo(f"{said['name']} as at {said['as_at']}, in {target}:")
    for table, count in rows.items():
        click.echo(f"  {table:28} {count:>10,} rows")
    rate = f", {children / took:,.0f} a second" if took > _SILENT_FOR else ""
    click.echo(f"{children:,} children, {sum(rows.values()):,} rows in {took:.1f} seconds{rate}.")
    click.echo("truth.csv says what every measure must come to, planted.csv what is wrong on purpose.")
