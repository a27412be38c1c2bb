"""``goldthread measure series`` and ``publish``: a measure over time, and what was told of it first."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goldthread.cli.measure_options import of_a_store

if TYPE_CHECKING:
    from goldthread.measures.definition import Definition
    from goldthread.measures.given_out import GivenOut
    from goldthread.measures.published import Published
    from goldthread.measures.stores import Place

_DAY = click.DateTime(["%Y-%m-%d"])
_PERIODS = ["month", "quarter", "year to date", "rolling 12"]
PUBLISHED = Path("figures") / "published.jsonl"


@click.command("series", short_help="Show a measure over time: has it changed?")
@click.argument("code")
@of_a_store(needed=True)
@click.option("--by", type=click.Choice(_PERIODS), default="month", show_default=True, help="Over which periods.")
@click.option("--team", help="Only this team.")
@click.option(
    "--exact", is_flag=True, help="Show exact figures, and what was published first: for whoever may see them."
)
@click.option("--baseline-until", type=_DAY, metavar="DATE", help="Limits from before this day: the first action's.")
@click.option("--rebase", nargs=2, metavar="MONTH WHY", multiple=True, help="New limits from a month on, and why.")
def series(
    code: str, root: Path, own: tuple[Path, ...], settings_path: Path | None, by: str, team: str | None, exact: bool,
    baseline_until: datetime | None, rebase: tuple[tuple[str, str], ...],
) -> None:  # fmt: skip
    """Show the measure CODE over time, and say whether it has really changed and whether the target will be met."""
    from goldthread.cli.show.series import series_on_screen
    from goldthread.cli.terminal import print_all
    from goldthread.measures.library import definition
    from goldthread.measures.published import beside

    place, given = _given(root, own, settings_path, exact=exact)
    asked = definition(code, place.definitions.every)
    _given_or_why(asked, given, place)
    reading = None
    if by in ("month", "quarter"):
        reading = given.reading(
            asked.code, by, team, rebases=_rebases(rebase),
            baseline_until=baseline_until.date() if baseline_until else None,
        )  # fmt: skip
    points = given.points(asked.code, by, team)
    pairs = ()
    if exact:
        now = _figures(given, asked, by, team, load="now", on=given.as_at)
        pairs = beside(place.root / PUBLISHED, now, unit=asked.unit, beyond=0)
    print_all(series_on_screen(asked, points, reading, pairs, hides=not exact), sys.stdout)


@click.command("publish", short_help="Keep figures as first published.")
@of_a_store(needed=True)
@click.option("--on", "day", type=_DAY, required=True, metavar="DATE", help="The day on which the figures are told.")
def publish(root: Path, own: tuple[Path, ...], settings_path: Path | None, day: datetime) -> None:
    """Keep the exact figures of whole months and quarters as first published; what was published before stays."""
    from goldthread.measures.facts import Facts
    from goldthread.measures.published import publish as keep

    place, given = _given(root, own, settings_path, exact=True)
    load = ", ".join(Facts.current(place.facts).loads)
    figures = [
        figure
        for definition in given.definitions.values()
        for by in ("month", "quarter")
        for team in (None, *given.teams(definition.code))
        for figure in _figures(given, definition, by, team, load=load, on=day.date())
    ]
    new = keep(place.root / PUBLISHED, figures)
    click.echo(f"{len(new):,} figures published on {day:%d %B %Y}, {len(figures) - len(new):,} were published before.")


def _given(root: Path, own: tuple[Path, ...], settings_path: Path | None, *, exact: bool) -> tuple[Place, GivenOut]:
    from goldthread.measures.facts import Facts
    from goldthread.measures.stores import Place

    place = Place(root, own, settings_path)
    return place, place.given_out(Facts.current(place.facts), exact=exact)


def _given_or_why(asked: Definition, given: GivenOut, place: Place) -> None:
    """Refuses a measure that this load cannot tell, or that this reader is not given, with the reason."""
    from goldthread.errors import UserError
    from goldthread.measures.facts import Facts

    if asked.code not in given.definitions:
        why = Facts.current(place.facts).availability(asked.code).why
        raise UserError(f"{asked.code} cannot be told from this load", why=why.rstrip("."))
    if why := given.why_not_given(asked.code):
        raise UserError(
            f"{asked.code} is not given out", why=why.rstrip("."), try_="“--exact” is for whoever may see it"
        )


def _figures(
    given: GivenOut, definition: Definition, by: str, team: str | None, *, load: str, on: date
) -> tuple[Published, ...]:
    from goldthread.measures.published import figures_to_publish

    points = given.points(definition.code, by, team)
    told: dict[str, Any] = {"load": load, "published_on": on, "team": team}
    return figures_to_publish(points, measure=definition.code, authority=given.authority, **told)


def _rebases(said: tuple[tuple[str, str], ...]) -> tuple:
    from goldthread.measures.process_control import Rebase

    try:
        return tuple(Rebase(datetime.strptime(month, "%Y-%m").date(), why) for month, why in said)  # noqa: DTZ007
    except ValueError as fault:
        raise click.BadParameter("a month such as 2026-04, then the reason in quotes", param_hint="--rebase") from fault
