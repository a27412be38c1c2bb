"""Councils made of small numbers: noughts, 1 to 5, 6 and 7, and the edges of the next bands."""

from __future__ import annotations

import math
import random
from datetime import date
from itertools import pairwise

from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import Counted, Kind
from goldthread.periods.months import months_after
from tests.support.small_number_attack import Told

FIRST = date(2025, 4, 1)
# Two measures of the same assessments; a third whose cases are those that met the second; children in care, those of
# them in care for 12 months, and a mean over some of these.
LINKED = (
    Counted("AS01", Kind.SHARE, cases="assessments"),
    Counted("AS03", Kind.SHARE, cases="assessments"),
    Counted("AS09", Kind.SHARE, cases="AS03.met", within=("AS03.judged",)),
    Counted("LA06", Kind.SHARE, cases="in care", snapshot=True),
    Counted("HE06", Kind.MEAN, cases="in care 12 months", within=("in care",), snapshot=True),
)


def tiny_council(seed: int, *, teams: int, months: int) -> tuple[list[Cell], list[str]]:
    """The cells of such a council, and its teams' names."""
    rng, cells = random.Random(seed), []
    names = [f"team {number}" for number in range(teams)]
    for count in range(months):
        for team in names:
            at = "Fernshire", months_after(FIRST, count), team
            done, in_care = _edge(rng), _edge(rng)
            _share(rng, cells, "AS01", at, done)
            met = _share(rng, cells, "AS03", at, done)
            _share(rng, cells, "AS09", at, met)
            _share(rng, cells, "LA06", at, in_care)
            long_in_care = rng.randint(max(in_care - 2, 0), in_care)
            scored = long_in_care - rng.randint(0, min(1, long_in_care))
            score = sum(rng.randint(0, 40) for _ in range(scored))
            cells.append(Cell("HE06", *at, long_in_care, score, scored, long_in_care - scored))
    return cells, names


def _edge(rng: random.Random) -> int:
    return rng.choice([0, rng.randint(1, 5), rng.randint(6, 7), rng.choice([8, 12, 13, 17]), rng.randint(8, 30)])


def _share(rng: random.Random, cells: list[Cell], code: str, at: tuple[str, date, str], cases: int) -> int:
    """Adds a measure's cell, mostly with few that are not judged or not met; returns how many met it."""
    cannot_say = rng.choice([0, 0, min(1, cases), rng.randint(0, cases)])
    judged = cases - cannot_say
    met = rng.choice([judged, max(judged - 1, 0), max(judged - 3, 0), rng.randint(0, judged)])
    cells.append(Cell(code, *at, cases, met, judged, cannot_say))
    return met


def poisson(rng: random.Random, mean: float) -> int:
    """A count of things that come by chance, this many on average."""
    if mean > 100:
        return max(0, round(rng.gauss(mean, math.sqrt(mean))))
    limit, product, count = math.exp(-mean), rng.random(), 0
    while product > limit:
        product, count = product * rng.random(), count + 1
    return count


def stock_and_moves(*, declared: bool) -> list[Counted]:
    """Children on a plan, and those who begin and end one, which may be said to be moves of the first."""
    moves_of = "stock.cases" if declared else ""
    moves = [Counted(code, Kind.COUNT, moves_of=moves_of) for code in ("starts", "ends")]
    return [Counted("stock", Kind.COUNT, snapshot=True), *moves]


def moving_council(seed: int, *, teams: int, months: int, children: int) -> tuple[list[Cell], list[str]]:
    """Children on a plan at each month's end, and those who began and ended one in the month."""
    rng, cells, names = random.Random(seed), [], [f"team {number}" for number in range(teams)]
    for team in names:
        stock = poisson(rng, children)
        for count in range(months):
            starts, ends = poisson(rng, children / 9), min(poisson(rng, children / 9), stock)
            stock += starts - ends
            for code, number in (("stock", stock), ("starts", starts), ("ends", ends)):
                cells.append(Cell(code, "Fernshire", months_after(FIRST, count), team, number, number, number, 0))
    return cells, names


def moves_known(cells: list[Cell], teams: list[str]) -> list[Told]:
    """What is so of stocks and moves from month to month where no child changes team."""
    months = sorted({cell.month for cell in cells})
    signs = {("stock.cases", 1): 1, ("stock.cases", 0): -1, ("starts.cases", 1): -1, ("ends.cases", 1): 1}
    return [
        Told({(name, pair[at], team): sign for (name, at), sign in signs.items()}, 0, 0)
        for pair in pairwise(months)
        for team in teams
    ]
