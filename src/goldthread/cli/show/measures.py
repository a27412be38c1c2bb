"""The measures on a terminal: their list by domain, and one of them in plain words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from goldthread.cli.terminal import counted, plain, table_with
from goldthread.measures.benchmarks import NoBenchmark, benchmarks_for
from goldthread.measures.examples import Example, examples_of

if TYPE_CHECKING:
    from rich.console import RenderableType

    from goldthread.measures.availability import Availability
    from goldthread.measures.definition import Definition, Setting
    from goldthread.measures.settings import Settings

GOOD = {"high": "higher is better", "low": "lower is better", "context": "neither way is better"}
VERIFIED = {
    "verified": "verified against its source",
    "partly": "partly verified against its source",
    "unverified": "unverified: no published definition was found that says so",
    "field verified": "its fields are verified in the dataset; the rule is our reading of them",
    "verified as local": "verified as what some councils do; it is no national definition",
    "verified (rule), day count unconfirmed": "the rule is verified; which day counts as the first is not confirmed",
    "verified (intervals), cohort unverified": "the intervals are verified; which children count is not",
    "derived": "derived by us; it is not published in this form",
}


def rows_of_list(chosen: Sequence[Definition], told: Mapping[str, Availability]) -> list[dict[str, object]]:
    """The list as plain rows."""
    return [
        {"code": one.code, "name": one.name, "domain": one.domain, "unit": one.unit, "polarity": one.polarity,
         "kind": one.kind, "verification": one.verification, "overdue": one.overdue or None}
        | ({"says": told[one.code].says, "why": told[one.code].why} if told else {})
        for one in chosen
    ]  # fmt: skip


def listed_on_screen(
    chosen: Sequence[Definition], told: Mapping[str, Availability], own: Collection[str]
) -> Iterator[RenderableType]:
    """The measures by domain; with `told` what the load can say of each, and the reasons below."""
    for domain, group in groupby(sorted(chosen, key=lambda one: one.domain), key=lambda one: one.domain):
        yield plain(domain.capitalize(), "bold")
        table = table_with("Code", "Measure", "Unit", "Good", "Source", *(["This load"] if told else []))
        for one in group:
            name = f"{one.name} (the council's own)" if one.code in own else one.name
            says = [told[one.code].says] if told else []
            table.add_row(one.code, plain(name), one.unit, one.polarity, one.verification, *says)
        yield table
        yield ""
    yield plain(
        f"{counted(len(chosen), 'measure')}. “unverified” means: no published definition was found that says so."
    )
    yield from _reasons(told)


def _reasons(told: Mapping[str, Availability]) -> Iterator[RenderableType]:
    for says in ("approximate", "not possible"):
        found = {code: one for code, one in told.items() if one.says == says}
        if found:
            yield plain(f"\n{says.capitalize()} from this load:", "bold")
        for code, one in found.items():
            yield plain(f"  {code}: {one.why}")


def measure_on_screen(
    asked: Definition, settings: Settings, told: Availability | None, *, with_sql: bool
) -> Iterator[RenderableType]:
    """One measure in plain words: what is counted and why, limits with their dates, examples, source."""
    yield plain(f"{asked.code}  {asked.name}", "bold")
    yield plain(asked.why)
    yield ""
    about = table_with("", "", gap=2)
    about.show_header = False
    for name, said in _about(asked):
        about.add_row(name, plain(said))
    yield about
    yield from _parameters(asked, settings)
    yield from _targets(asked, settings)
    if told:
        yield plain("\nFrom this load", "bold")
        yield plain(f"{told.says.capitalize()}. {told.why}".strip())
    yield from _examples(asked)
    yield plain("\nSource", "bold")
    yield from (plain(f"  {source}") for source in asked.source)
    yield plain("\nPublished figures", "bold")
    yield plain(benchmark_said(asked.code))
    if with_sql:
        yield plain("\nSQL", "bold")
        yield plain(asked.sql)


def _about(asked: Definition) -> Iterator[tuple[str, str]]:
    yield "counted", asked.numerator
    yield "out of", asked.denominator
    yield "unit", f"{asked.unit}; {GOOD[asked.polarity]}"
    yield "when", "looked at on the last day of each month" if asked.kind == "snapshot" else asked.period
    if asked.latest_only:
        yield "", "only for the day of the load: the records hold no earlier state"
    yield "clock", f"{asked.clock}. {asked.day_zero}" if asked.day_zero else asked.clock
    yield "left out", "; ".join(asked.exclusions) or "nothing"
    yield "verified", VERIFIED.get(asked.verification, asked.verification)
    if asked.note:
        yield "note", asked.note
    if asked.typical_target:
        yield "elsewhere", f"{asked.typical_target}. A target here is what the council itself sets."
    if asked.overdue:
        yield "beside it", f"{asked.overdue}, what is open and overdue"
    yield "owner", f"{asked.owner}, reviewed {asked.reviewed}"


def _parameters(asked: Definition, settings: Settings) -> Iterator[RenderableType]:
    if asked.parameters:
        yield plain("\nIn force", "bold")
    for one in asked.parameters:
        may_be = f" (may be {', '.join(one.choices)})" if one.choices else ""
        yield plain(f"  {one.name} = {_said(one.value)}{' ' + one.unit if one.unit else ''}: {one.meaning}{may_be}")
        for change in sorted(settings.parameters, key=lambda change: change.from_day):
            if (change.measure, change.parameter) == (asked.code, one.name):
                yield plain(f"    from {change.from_day}: {_said(change.value)}, because {change.why}")


def _targets(asked: Definition, settings: Settings) -> Iterator[RenderableType]:
    for one in sorted((one for one in settings.targets if one.measure == asked.code), key=lambda one: one.from_day):
        bands = f" (green from {one.green:g})" if one.green is not None else ""
        yield plain(f"  target from {one.from_day}: {one.value:g}{bands}{', because ' + one.why if one.why else ''}")


def _examples(asked: Definition) -> Iterator[RenderableType]:
    examples = examples_of(asked.code)
    if examples:
        yield plain("\nWorked by hand", "bold")
    for one in examples:
        yield plain(f"  {one.title}: {one.worked}")
        yield plain(f"    {comes_out(one)}")


def comes_out(example: Example) -> str:
    """What comes out of an example, in one line."""
    said = [f"{case['case_id']}: {_judged(case.get('numerator'))}" for case in example.cases]
    return "; ".join(said) or "no case"


def _judged(numerator: object) -> str:
    return {1: "counted", 0: "not counted"}.get(numerator, str(numerator)) if numerator is not None else "a case"


def benchmark_said(code: str) -> str:
    """What is published beside a measure, in a sentence or two."""
    found = benchmarks_for(code)
    if isinstance(found, NoBenchmark):
        return found.said
    what = f"{found.pair.figure}, {found.pair.unit}"
    said = f"{found.england.area.name}, {found.period}: {found.england.figure.said} ({what})."
    return f"{said} Not the same definition: {found.difference}" if found.difference else said


def _said(value: Setting) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
