"""The attack on all measures of the library at once: the files of one council as a restricted reader gets them.

The attacker reads the words of the CSV file alone, since tables, charts and comparisons are worked out from the same
figures. He knows how each measure is defined, so also which of them add up, bound or exclude each other.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import inf
from typing import NamedTuple

from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import Counted, Kind, Shown, State
from goldthread.measures.given_out import GivenOut
from goldthread.periods.months import months_after
from tests.support.small_number_attack import (
    Attack,
    Sum,
    Told,
    Unknown,
    aims_of,
    known_of_measures,
    narrowed,
    read,
    truth_of,
    value_of,
)

ALL = ""  # the team of a count that is given for the whole council alone


class Rule(NamedTuple):
    """What anyone knows of the definitions: signed counts of a month, or of the month before (at -1), and a range."""

    terms: tuple[tuple[str, int, int], ...]  # name, month, sign
    low: float
    high: float


def at_most(*parts: str, of: Sequence[str], of_before: Sequence[str] = ()) -> Rule:
    """The parts together are no more than these, and those of the month before, together."""
    terms = [(name, 0, -1) for name in parts] + [(name, 0, 1) for name in of] + [(name, -1, 1) for name in of_before]
    return Rule(tuple(terms), 0, inf)


def moved(stock: str, began: str, ended: str) -> Rule:
    """Today's stock is that of the month before, and who came, less who left."""
    return Rule(((stock, 0, 1), (stock, -1, -1), (began, 0, -1), (ended, 0, 1)), 0, 0)


RULES = (
    at_most("FD04.met", "FD05.met", of=["referrals"]),
    at_most("LA01.met", "LA01O.met", of=["LA01.cases"]),
    at_most("CP07.met", "CP07O.met", of=["CP07.cases"]),
    at_most("CP08.met", of=["plans open"]),
    at_most("open children", of=["children in care", "children on a plan", "children in need"]),
    at_most("children in care", "children on a plan", of=["open children"]),
    at_most("EH02.cases", of=["EH01.cases"], of_before=["EH02.cases"]),
    at_most("MI02.judged", of=["MI04.cases"]),
    at_most("MI01.cases", of=["MI04.cases"]),
    at_most("adoption orders", of=["LA11.cases"]),
    at_most("LA11.cases", of=["children in care", "entries to care"]),
    at_most("care leavers aged 19 to 21", "care leavers aged 17 and 18", of=["care leavers to keep in touch with"]),
    at_most("care leavers aged 17 and 18", of=["CL04.cases"]),
    at_most("CL04.cases", of=["care leavers to keep in touch with"]),
    at_most("CL05.cases", of=["care leavers to keep in touch with"]),
    # Assessments that were open and are no longer were completed.
    Rule((("AS02.cases", -1, -1), ("AS02.cases", 0, 1), ("completed assessments", 0, 1)), 0, inf),
    moved("plans open", "plans begun", "CP05.cases"),
    moved("children in care", "entries to care", "LA11.cases"),
)


def as_given(cells: Iterable[Cell], given: GivenOut) -> list[Cell]:
    """The true cells of what is given: of the whole council where no team is, since a team is then in no figure."""
    sums: dict[tuple, list[float]] = defaultdict(lambda: [0, 0, 0, 0])
    for cell in cells:
        if cell.measure in given.released.measures:
            key = cell.measure, cell.month, cell.team if given.teams(cell.measure) else ALL
            sums[key] = [a + b for a, b in zip(sums[key], cell[4:], strict=True)]
    return [Cell(code, "", month, team, *found) for (code, month, team), found in sums.items()]


def counted_in_children(given: GivenOut) -> list[Counted]:
    """The measures whose counts are of children, plans or visits, and not of full-time equivalents of staff."""
    return [one for one in given.released.measures.values() if one.kind is not Kind.RATIO]


def truth_behind(given: GivenOut, cells: Iterable[Cell], measures: Sequence[Counted]) -> dict[Unknown, int]:
    """The true count of every cell of every figure in the file; nought where the cube has none."""
    truth = truth_of(as_given(cells, given), measures)
    for measure in measures:
        for month in given.released.months(measure.measure):
            for team in given.teams(measure.measure) or [ALL]:
                for count in measure.counts:
                    truth.setdefault((count.name, month, team), 0)
    return truth


def told_in_the_file(given: GivenOut, measures: Sequence[Counted]) -> Iterator[Told]:
    """What the words of the CSV file say of the true counts."""
    by_code = {measure.measure: measure for measure in measures}
    for row in csv.DictReader(io.StringIO(given.csv())):
        if measure := by_code.get(row["measure"]):
            yield from _of_row(row, measure, given.teams(measure.measure) or [ALL])


def _of_row(row: Mapping[str, str], measure: Counted, teams: Sequence[str]) -> Iterator[Told]:
    first = date.fromisoformat(row["first month"])
    months = [months_after(first, count) for count in range(int(row["months"]))]
    months = months[-1:] if measure.snapshot else months
    areas = [row["team"].replace("not named", "")] if row["team"] else teams
    cells = [(month, team) for month in months for team in areas]
    names = [count.name for count in measure.counts]
    for name, word in zip(names, (row["cases"], row["judged"], row["met"]), strict=False):
        if bounds := bounds_of(word):
            yield Told({(name, *cell): 1 for cell in cells}, *bounds)
    if len(names) > 1 and (bounds := bounds_of(row["cannot say"])):
        yield Told({(names[part], *cell): sign for part, sign in ((0, 1), (1, -1)) for cell in cells}, *bounds)


def bounds_of(word: str) -> tuple[float, float] | None:
    """What a printed count gives away; “about” is worked out from smaller cells that are printed too."""
    if word.startswith("about") or word == "not given at this level":
        return None
    low, _, high = word.partition(" to ")
    if high:
        return float(low), float(high.removesuffix(", not shown"))
    return read(Shown(State.ROUNDED, float(word), float(word), float(word)))


def known_of_definitions(truth: Mapping[Unknown, int], rules: Sequence[Rule] = RULES) -> Iterator[Told]:
    """The rules month by month, where they hold: dirt in the records breaks one now and then, and he cannot know."""
    months = sorted({month for _, month, _ in truth})
    teams = sorted({team for *_, team in truth})
    for before, month in pairwise([months_after(months[0], -1), *months]):
        for team in teams:
            for rule in rules:
                terms = {(name, month if at == 0 else before, team): sign for name, at, sign in rule.terms}
                if all(one in truth for one in terms) and rule.low <= value_of(terms, truth) <= rule.high:
                    yield Told(terms, rule.low, rule.high)


def broken(told: Iterable[Told], truth: Mapping[Unknown, int]) -> list[Told]:
    """What was told and is not so: an attack that believes it would prove nothing."""
    return [one for one in told if not one.low <= value_of(one.sum, truth) <= one.high]


class Attacked(NamedTuple):
    """What came of an attack: how many small numbers there are, how many were tried, and those that were narrowed."""

    small: int
    tried: int
    narrowed: list[tuple[Sum, tuple[int, int]]]


def attacked(
    given: GivenOut, cells: Iterable[Cell], *, rules: Sequence[Rule] = RULES, about: str = "", every: int = 1
) -> Attacked:
    """The attack on the file of `given`, `cells` being the true ones; `about`: how the names of counts to try begin."""
    measures = counted_in_children(given)
    truth = truth_behind(given, cells, measures)
    told = list(told_in_the_file(given, measures))
    known = [*known_of_measures(truth, measures), *known_of_definitions(truth, rules)]
    assert broken([*told, *known], truth) == []
    aims = [aim for aim in aims_of(truth, measures) if any(name.startswith(about) for name, *_ in aim)]
    return Attacked(len(aims), len(aims[::every]), narrowed(Attack(truth, [*told, *known]), aims[::every]))
