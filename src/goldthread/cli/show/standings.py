"""Where the measures stand, on a terminal, as rows and as CSV; and the cases behind a figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TextIO

from goldthread.cli.terminal import counted, plain, table_with
from goldthread.spreadsheet import write_rows

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from goldthread.measures.definition import Definition
    from goldthread.measures.facts import Case, Facts
    from goldthread.measures.given_out import GivenOut
    from goldthread.measures.standing import Said, Standing
    from goldthread.periods import Period

_SHOWN = 200
_CASE = ("case_id", "child", "team", "worker", "day", "value", "judged")


def standings_on_screen(facts: Facts, found: Sequence[Standing], given: GivenOut) -> Iterator[RenderableType]:
    """Each measure by domain: the latest month, 12 months, how many cannot be said, the target; then the reasons."""
    day = f"{facts.as_at.day} {facts.as_at:%B %Y}"
    yield plain(f"{counted(len(found), 'measure')} from {', '.join(facts.loads)}, as at {day}.", "bold")
    yield plain(_what_is_hidden(given))
    for domain, group in groupby(
        sorted(found, key=lambda one: one.definition.domain), lambda one: one.definition.domain
    ):
        yield plain(f"\n{domain.capitalize()}", "bold")
        table = table_with("Code", "Measure", f"{facts.as_at:%B %Y}", "12 months", "Cannot say", "Target")
        for one in group:
            _add(table, one)
        yield table
    yield from _reasons(found)
    yield from _not_given(found, given)
    yield plain(f"\nThe facts are in {facts.folder}.")


def _what_is_hidden(given: GivenOut) -> str:
    if given.exact:
        return "Exact figures: small numbers are not hidden. Do not pass them on."
    return (
        f"{counted(given.hidden, 'small number')} behind these figures {'is' if given.hidden == 1 else 'are'} hidden"
        " and all else is rounded; “--exact” is for whoever has the right to more."
    )


def _add(table: Table, one: Standing, indent: str = "") -> None:
    code = f"{indent}{one.definition.code}"
    name = f"{indent}open and overdue: {one.definition.name}" if indent else one.definition.name
    target = f"{one.target.value:g}: {one.judged}" if one.target else ""
    rolling = one.rolling.words if one.rolling else "–"
    table.add_row(code, plain(name), one.latest.words, rolling, _cannot_say(one), target)
    if one.overdue:
        _add(table, one.overdue, indent="  ")


def _cannot_say(one: Standing) -> str:
    said: Said = one.rolling or one.latest
    if said.cannot_say in ("", "0") or said.cannot_say.startswith("not given"):
        return ""
    return f"{said.cannot_say.removesuffix(', not shown')} of {said.cases}"


def _reasons(found: Sequence[Standing]) -> Iterator[RenderableType]:
    every = [part for one in found for part in (one, one.overdue) if part]
    for says in ("approximate", "not possible"):
        told = [one for one in every if one.availability.says == says]
        if told:
            yield plain(f"\n{says.capitalize()} from this load:", "bold")
        for one in told:
            yield plain(f"  {one.definition.code}: {one.availability.why}")


def _not_given(found: Sequence[Standing], given: GivenOut) -> Iterator[RenderableType]:
    every = [part for one in found for part in (one, one.overdue) if part and part.availability.is_possible]
    why = {one.definition.code: given.why_not_given(one.definition.code) for one in every}
    told = {code: reason for code, reason in why.items() if reason}
    if told:
        yield plain("\nNot given without the right to exact figures:", "bold")
    for code, reason in told.items():
        yield plain(f"  {code}: {reason}.")


def rows_of(found: Sequence[Standing]) -> list[dict[str, object]]:
    """The standings as plain rows, what is open and overdue among them."""
    return [row for one in found for row in _rows(one, "")]


def _rows(one: Standing, beside: str) -> Iterator[dict[str, object]]:
    rolling = one.rolling
    yield {
        "code": one.definition.code,
        "name": one.definition.name,
        "domain": one.definition.domain,
        "unit": one.definition.unit,
        "month": one.month.strftime("%Y-%m"),
        "latest": one.latest.words,
        "latest_value": one.latest.value,
        "twelve_months": rolling.words if rolling else None,
        "twelve_months_value": rolling.value if rolling else None,
        "cases": (rolling or one.latest).cases,
        "cannot_say": (rolling or one.latest).cannot_say,
        "target": one.target.value if one.target else None,
        "judged": one.judged,
        "says": one.availability.says,
        "why": one.availability.why,
        "overdue_of": beside or None,
    }
    if one.overdue:
        yield from _rows(one.overdue, one.definition.code)


def write_csv(found: Sequence[Standing], to: TextIO) -> None:
    """The standings as CSV."""
    rows = rows_of(found)
    write_rows(to, list(rows[0]), (["" if cell is None else cell for cell in row.values()] for row in rows))


def cases_on_screen(asked: Definition, period: Period, found: Sequence[Case]) -> Iterator[RenderableType]:
    """The cases behind a figure, by their identifiers."""
    yield plain(
        f"{counted(len(found), 'case')} of {asked.code} in {period.name}. These are children's records.", "bold"
    )
    table = table_with("Case", "Child", "Team", "Worker", "Day", "Value", "Judged")
    for case in found[:_SHOWN]:
        table.add_row(*map(plain, _cells(case)))
    yield table
    if len(found) > _SHOWN:
        yield plain(f"… and {len(found) - _SHOWN:,} more: “--csv FILE” writes them all.")


def write_cases(found: Sequence[Case], to: TextIO) -> None:
    """The cases as CSV: identifiers, never names."""
    write_rows(to, _CASE, map(_cells, found))


def _cells(case: Case) -> list[str]:
    words = [case.case_id, case.child or "", case.team or "", case.worker or "", case.day.isoformat()]
    value = "" if case.value is None else f"{case.value:g}"
    return [*words, value, "cannot say" if case.numerator is None else f"{case.numerator:g}"]
