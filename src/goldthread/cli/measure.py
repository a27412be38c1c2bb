"""``goldthread measure``: which measures there are, what they come to over a load, and the cases behind a figure."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldthread.cli.measure_options import of_a_store
from goldthread.cli.measure_series import publish, series
from goldthread.cli.streams import output_to

if TYPE_CHECKING:
    from goldthread.measures.measuring import MakeEngine
    from goldthread.measures.stores import Place

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group("measure")
def command() -> None:
    """Say which measures there are, work them out over a load, and list the cases behind a figure."""


command.add_command(series)
command.add_command(publish)


@command.command("list", short_help="List the measures by domain.")
@of_a_store(needed=False)
@click.option("--domain", metavar="WORD", help="Only one domain, such as assessment.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_(
    root: Path | None, own: tuple[Path, ...], settings_path: Path | None, domain: str | None, as_json: bool
) -> None:
    """List the measures by domain; with --store also what its load can say of each."""
    from goldthread.cli.show.measures import listed_on_screen, rows_of_list

    place, definitions = _place(root, own, settings_path)
    chosen = [one for one in definitions.every.values() if domain is None or one.domain == domain]
    told = _told(place, chosen) if root else {}
    _print(json.dumps(rows_of_list(chosen, told), indent=2, ensure_ascii=False) if as_json
           else listed_on_screen(chosen, told, definitions.own))  # fmt: skip


@command.command("show", short_help="Explain a measure in plain words.")
@click.argument("code")
@of_a_store(needed=False)
@click.option("--sql", "with_sql", is_flag=True, help="Print the SQL as well.")
def show(code: str, root: Path | None, own: tuple[Path, ...], settings_path: Path | None, with_sql: bool) -> None:
    """Explain the measure CODE: what is counted, why, since when with which limits, and examples worked by hand."""
    from goldthread.cli.show.measures import measure_on_screen
    from goldthread.measures.library import definition

    place, definitions = _place(root, own, settings_path)
    asked = definition(code, definitions.every)
    told = _told(place, [asked]).get(asked.code) if root else None
    _print(measure_on_screen(asked, place.settings(definitions.every), told, with_sql=with_sql))


@command.command("run", short_help="Work every measure out over a load.")
@of_a_store(needed=True)
@click.option("--load", "load_id", default="", metavar="ID", help="Measure this load instead of the current one.")
@click.option("--from", "first", type=_DAY, metavar="DATE", help="Keep cases from this day on.")
@click.option("--months", default=24, show_default=True, type=click.IntRange(1, 240), help="So many months, else.")
@click.option("--exact", is_flag=True, help="Show exact figures, small numbers too: for whoever has the right to them.")
@click.option("--engine", type=click.Choice(["duckdb", "spark"]), default="duckdb", show_default=True,
              help="What counts: this program, or Spark, for records that outgrow one machine.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.option("--csv", "csv_path", metavar="FILE", help="Write the figures to this file as well.")
def run(
    root: Path, own: tuple[Path, ...], settings_path: Path | None, load_id: str, first: datetime | None, months: int,
    exact: bool, engine: str, as_json: bool, csv_path: str | None,
) -> None:  # fmt: skip
    """Work every measure out over a load, keep the facts in STORE/facts, and print where each measure stands.

    Numbers of 1 to 5 are hidden and all else is rounded, unless --exact is given.
    """
    from goldthread.cli.show.standings import rows_of, standings_on_screen, write_csv
    from goldthread.measures.measuring import measured
    from goldthread.measures.standing import standings

    place, definitions = _place(root, own, settings_path)
    settings = place.settings(definitions.every)
    scope = place.scope(load_id=load_id, first_day=first.date() if first else None, months=months)
    facts = measured(scope, definitions.every.values(), place.facts, settings=settings, engine=_engine(engine))
    given = place.given_out(facts, exact=exact)
    found = standings(facts, definitions.every.values(), settings, given)
    if csv_path:
        with output_to(csv_path, encoding="utf-8-sig") as stream:
            write_csv(found, stream)
    _print(json.dumps(rows_of(found), indent=2, ensure_ascii=False) if as_json
           else standings_on_screen(facts, found, given))  # fmt: skip


@command.command("cases", short_help="List the cases behind a figure.")
@click.argument("code")
@of_a_store(needed=True)
@click.option("--month", required=True, type=click.DateTime(["%Y-%m"]), help="The month, such as 2026-09.")
@click.option("--team", help="Only the cases of this team; “” for those of none.")
@click.option("--worker", help="Only the cases of this worker.")
@click.option("--csv", "csv_path", metavar="FILE", help="Write the cases to this file instead.")
def cases(
    code: str, root: Path, own: tuple[Path, ...], settings_path: Path | None, month: datetime, team: str | None,
    worker: str | None, csv_path: str | None,
) -> None:  # fmt: skip
    """List the cases behind a figure by their identifiers. These are children's records."""
    from goldthread.cli.looks import log_look
    from goldthread.cli.show.standings import cases_on_screen, write_cases
    from goldthread.measures.facts import Facts
    from goldthread.measures.library import definition
    from goldthread.periods import month_of

    place, definitions = _place(root, own, settings_path)
    asked, period = definition(code, definitions.every), month_of(month.date())
    facts = Facts.current(place.facts)
    log_look(
        root,
        "cases",
        measure=asked.code,
        month=f"{period.first:%Y-%m}",
        team=team,
        worker=worker,
        facts=facts.folder.name,
    )
    found = facts.cases(asked.code, first=period.first, last=period.last, team=team, worker=worker)
    if csv_path:
        with output_to(csv_path, encoding="utf-8-sig") as stream:
            write_cases(found, stream)
        return
    _print(cases_on_screen(asked, period, found))


def _place(root: Path | None, own: tuple[Path, ...], settings_path: Path | None) -> tuple[Place, Any]:
    from goldthread.measures.stores import Place

    place = Place(root or Path(), own if root else tuple(own), settings_path)
    if root is None:
        from goldthread.measures.own import measures_with

        return place, measures_with(*own)
    return place, place.definitions


def _told(place: Place, chosen: list) -> dict:
    """What the loads can say of each measure: of a region what the least can."""
    from goldthread.measures.availability import availability_over, worst

    loads = place.loads()
    settings = place.settings({one.code: one for one in place.definitions.every.values()})
    return {
        one.code: worst(availability_over(load, one, settings.times(one.code, load.as_at)) for load in loads)
        for one in chosen
    }


def _engine(name: str) -> MakeEngine | None:
    if name == "duckdb":
        return None
    from goldthread.measures.engine.spark import SparkEngine

    return lambda scope, writes_to: SparkEngine(scope)


def _print(shown: Any) -> None:
    if isinstance(shown, str):
        click.echo(shown)
        return
    from goldthread.cli.terminal import print_all

    print_all(shown, sys.stdout)
