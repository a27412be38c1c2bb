"""Prints how far shown figures are from true ones on a plausible council, and what an attacker finds on tiny ones.

    python -m bench.disclosure [--councils 20] [--seed 1]

First table: a council of 12 teams over 24 months, each measure at each grain: how far the council's shown share and
count are from the true ones, for a month, a quarter and 12 months. Second: how many small numbers integer programming
narrows to fewer than 3 values, of those there are, in councils made of tiny cells. Third: the same in the file of all
measures of invented councils of 600 to 1,500 children.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from statistics import fmean

from bench.library_attack import print_library_attack
from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import FINEST_FIRST, PERIODS, TEAM_MONTH, Counted, Figure, Grain, Kind, release
from goldthread.periods.months import months_after
from tests.support.small_number_attack import (
    Attack,
    Told,
    aims_of,
    everything_told,
    known_of_measures,
    narrowed,
    truth_of,
)
from tests.support.tiny_councils import LINKED, moves_known, moving_council, poisson, stock_and_moves, tiny_council

FIRST, MONTHS = date(2024, 4, 1), 24
TEAMS = [f"team {number:02}" for number in range(12)]
# Code: cases a month in the whole council, and the share that meets the measure.
PLAUSIBLE = {
    "contacts": (900, 0.30),
    "assessments": (450, 0.82),
    "section 47": (150, 0.62),
    "conferences": (60, 0.78),
    "second plans": (55, 0.22),
    "return interviews": (35, 0.70),
    "care entries": (18, 0.88),
    "special guardianship": (16, 0.12),
}


def plausible_council(seed: int) -> list[Cell]:
    """The cells of a council whose teams differ in size by ten times; the smaller measures are nought in many cells."""
    rng, cells = random.Random(seed), []
    sizes = [rng.uniform(0.2, 2) for _ in TEAMS]
    for code, (cases, share) in PLAUSIBLE.items():
        for count in range(MONTHS):
            for team, size in zip(TEAMS, sizes, strict=True):
                number = poisson(rng, cases * size / sum(sizes))
                met = sum(rng.random() < share for _ in range(number))
                cells.append(Cell(code, "Fernshire", months_after(FIRST, count), team, number, met, number, 0))
    return cells


def print_usefulness(seed: int) -> None:
    """How far the council's shown figures are from the true ones, by measure and grain."""
    cells, measures = plausible_council(seed), [Counted(code, Kind.SHARE) for code in PLAUSIBLE]
    as_at = months_after(FIRST, MONTHS)
    true = release(cells, measures, grain=FINEST_FIRST[0], as_at=as_at, exact=True)
    print("Council's figures as shown: mean distance of the share in points, of the cases in %, figures given of 100")
    print(f"{'':<22}{'grain':<30}" + "".join(f"{period:>22}" for period in PERIODS if period != "year to date"))
    for code, (cases, _) in PLAUSIBLE.items():
        for grain in FINEST_FIRST:
            shown = release(cells, measures, grain=grain, as_at=as_at)
            columns = [
                _distance(shown.series(code, period), true.series(code, period))
                for period in PERIODS
                if period != "year to date"
            ]
            print(f"{code + f' ({cases})':<22.22}{grain!s:<30}" + "".join(f"{column:>22}" for column in columns))


def _distance(shown: list[Figure], true: list[Figure]) -> str:
    pairs = [(one, other) for one, other in zip(shown, true, strict=True) if other.value.value is not None]
    shares = [abs(one.value.value - other.value.value) for one, other in pairs if one.value.value is not None]
    cases = [abs(one.cases.value / other.cases.value - 1) for one, other in pairs if one.cases.value]
    if not pairs or not shares:
        return "not given"
    return f"{fmean(shares):.1f} pt {100 * fmean(cases):.1f} % {100 * len(shares) // len(pairs):>3}"


def print_attacks(councils: int, seed: int) -> int:
    """How many small numbers an attacker narrows in tiny councils; returns that number."""
    found = 0
    for grain in FINEST_FIRST:
        started, aims, broken = time.perf_counter(), 0, 0
        for cells, teams in _tiny(councils, seed):
            tried, narrow = _attacked(cells, teams, grain)
            aims, broken = aims + tried, broken + narrow
        seconds = time.perf_counter() - started
        print(f"  {grain!s:<30}{aims:>7} small numbers, {broken} narrowed to fewer than 3 values, {seconds:.0f} s")
        found += broken
    return found


def _tiny(councils: int, seed: int) -> Iterator[tuple[list[Cell], list[str]]]:
    for number in range(councils):
        yield tiny_council(seed + number, teams=2 + number % 4, months=(3, 6, 13)[number % 3])


def _attacked(
    cells: list[Cell], teams: list[str], grain: Grain, measures: Sequence[Counted] = LINKED, known: Sequence[Told] = ()
) -> tuple[int, int]:
    """How many small numbers there are, and how many are narrowed by the figures and by what is known besides."""
    shown = release(cells, measures, grain=grain, as_at=_end_of(cells))
    truth = truth_of(cells, measures)
    attack = Attack(truth, [*everything_told(shown, teams), *known_of_measures(truth, measures), *known])
    aims = aims_of(truth, measures)
    return len(aims), len(narrowed(attack, aims))


def _end_of(cells: list[Cell]) -> date:
    return months_after(max(cell.month for cell in cells), 1) - timedelta(days=1)


def print_beyond(councils: int, seed: int) -> None:
    """What somebody finds who knows more than the definitions: the limits that the page on small numbers names."""
    print("\nThe same where he knows more than the figures and the definitions, by team and month")
    rows = [
        ("each count's true total for the whole time, tiny cells", [_with_totals(seed + n) for n in range(councils)])
    ]
    for children in (3, 30):
        for declared in (False, True):
            title = (
                f"stock, starts and ends add up in each team of {children}, moves {'' if declared else 'not '}declared"
            )
            rows.append((title, [_with_moves(seed + n, children, declared=declared) for n in range(councils)]))
    for title, found in rows:
        tried, broken = map(sum, zip(*found, strict=True))
        print(f"  {title:<70}{tried:>6} small numbers, {broken} narrowed")


def _with_totals(seed: int) -> tuple[int, int]:
    cells, teams = tiny_council(seed, teams=3, months=6)
    return _attacked(cells, teams, TEAM_MONTH, LINKED, _true_totals(cells))


def _with_moves(seed: int, children: int, *, declared: bool) -> tuple[int, int]:
    cells, teams = moving_council(seed, teams=3, months=12, children=children)
    measures = stock_and_moves(declared=declared)
    return _attacked(cells, teams, TEAM_MONTH, measures, moves_known(cells, teams))


def _true_totals(cells: list[Cell]) -> list[Told]:
    truth = truth_of(cells, LINKED)
    by_name = {name: [one for one in truth if one[0] == name] for name, *_ in truth}
    totals = ((dict.fromkeys(ones, 1), sum(truth[one] for one in ones)) for ones in by_name.values())
    return [Told(whole, total, total) for whole, total in totals]


def main() -> int:
    """Prints all tables; 1 where any small number was narrowed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--councils", type=int, default=12)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    print_usefulness(chosen.seed)
    print(f"\nAttack by integer programming on {chosen.councils} councils of tiny cells")
    found = print_attacks(chosen.councils, chosen.seed)
    print_beyond(chosen.councils, chosen.seed)
    found += print_library_attack(chosen.seed)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
