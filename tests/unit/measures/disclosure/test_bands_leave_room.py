"""Every cell there can be, counted out: no small number is left with fewer than three values by what is shown of it.

The slow second proof beside the attack by integer programming: all ways in which cases, judged and met can lie within
each other are released as teams of one council; those that look alike are what an attacker cannot tell apart.
"""

from collections import defaultdict
from datetime import date
from itertools import combinations, combinations_with_replacement

from goldthread.measures.cube import Cell
from goldthread.measures.disclosure import TEAM_MONTH, Counted, Kind, release, shown

APRIL = date(2026, 4, 1)
MI02 = Counted("MI02", Kind.SHARE)
# Whoever met the one measure is a case of the other.
MI03 = Counted("MI03", Kind.SHARE, cases="MI02.met", within=("MI02.judged",))


def every_council(most):
    """All (cases, judged, met and cases, judged, met) with each no more than the one before it."""
    return [tuple(reversed(counts)) for counts in combinations_with_replacement(range(most + 1), 5)]


def looks(councils):
    """What is shown of each, as one council that has each of them for a team."""
    cells = []
    for number, (cases, judged, met, judged_too, met_too) in enumerate(councils):
        team = f"{number:05}"
        cells.append(Cell("MI02", "Fernshire", APRIL, team, cases, met, judged, cases - judged))
        cells.append(Cell("MI03", "Fernshire", APRIL, team, met, met_too, judged_too, met - judged_too))
    released = release(cells, [MI02, MI03], grain=TEAM_MONTH, as_at=date(2026, 4, 30))
    tables = (released.table(measure, first=APRIL)[:-1] for measure in ("MI02", "MI03"))
    return [
        tuple((one.cases, one.judged, one.met, one.cannot_say, one.value) for one in figures)
        for figures in zip(*tables, strict=True)
    ]


def narrowed(councils):
    """The counts of 1 to 5, and the 1 to 5 between two counts, that are left with fewer than three values."""
    alike = defaultdict(list)
    for council, look in zip(councils, looks(councils), strict=True):
        alike[look].append(council)
    found = []
    for group in alike.values():
        aims = [*((place,) for place in range(5)), *combinations(range(5), 2)]
        for aim in aims:
            values = {council[aim[0]] - (council[aim[1]] if len(aim) == 2 else 0) for council in group}
            if len(values) < 3 and values & set(range(1, 6)):
                found.append((group[0], aim, sorted(values)))
    return found


def test_no_small_number_is_narrowed():
    assert narrowed(every_council(13)) == []


def test_the_count_finds_what_a_narrower_rule_gives_away(monkeypatch):
    monkeypatch.setattr(shown, "LARGEST_HIDDEN_INSIDE", 5)
    assert [6, 7] not in [values for *_, values in narrowed(every_council(7))]
    assert (0, 1) in {tuple(values) for *_, values in narrowed(every_council(7))}
