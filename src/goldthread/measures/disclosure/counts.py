"""Which counts a measure gives out, and which of them lie within which."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from goldthread.errors import UserError


class Kind(StrEnum):
    """What a measure's value is made of."""

    SHARE = "share"  # the met among the judged, which are among the cases
    MEAN = "mean"  # a sum of days or scores over the judged, which are among the cases
    RATIO = "ratio"  # two counts neither of which lies in the other: cases to a full-time worker
    COUNT = "count"  # a number of cases, for itself or to be set against a published population


class Count(NamedTuple):
    """One number that is given out: its name, the measure and part of its cells to add up, what it lies within."""

    name: str
    measure: str
    part: str
    within: tuple[str, ...]

    @property
    def is_judged(self) -> bool:
        """Whether it counts those of a measure's cases that could be judged."""
        return self.part == "denominator" and bool(self.within)


class Named(NamedTuple):
    """One number of a family: what it lies within, the measures' own versions of it, and what it was judged out of.

    `tells_nought` where the reader may be told that all cases could be judged.
    """

    name: str
    within: tuple[str, ...]
    versions: tuple[Count, ...]
    judged_of: str
    tells_nought: bool

    @property
    def cannot_say(self) -> str:
        return self.name.removesuffix("judged") + "cannot say"


# "Some could not be judged" says that one count is less than the other. A chain of three such steps inside 1 to 5
# would leave two values for each count; the shipped measures have one or two.
MOST_STEPS = 2


@dataclass(frozen=True)
class Counted:
    """How a measure's cases are counted.

    `cases` names the cases, so that two measures of the same cases say the same name ("open assessments", or
    "MI02.met" where the cases are those that met another measure). `within` and `met_within` name counts which
    include the measure's cases, or those that met it, among their own: children in care for 12 months are within
    children in care. `moves_of` names the stock which the cases enter or leave: children who begin a plan are moves
    of children on a plan.
    """

    measure: str
    kind: Kind
    cases: str = ""
    within: tuple[str, ...] = ()
    met_within: tuple[str, ...] = ()
    moves_of: str = ""
    snapshot: bool = False

    @property
    def counts(self) -> tuple[Count, ...]:
        """Every count that is given out of this measure."""
        all_cases = self.cases or f"{self.measure}.cases"
        judged, met = f"{self.measure}.judged", f"{self.measure}.met"
        if self.kind is Kind.COUNT:
            return (Count(all_cases, self.measure, "numerator", self.within),)
        if self.kind is Kind.RATIO:
            return Count(met, self.measure, "numerator", ()), Count(judged, self.measure, "denominator", ())
        cases = Count(all_cases, self.measure, "cases", self.within)
        of_judged = Count(judged, self.measure, "denominator", (all_cases,))
        if self.kind is Kind.MEAN:
            return cases, of_judged
        return cases, of_judged, Count(met, self.measure, "numerator", (judged, *self.met_within))


def families(measures: Iterable[Counted]) -> list[tuple[Counted, ...]]:
    """The measures in groups, any two that share cases, or whose cases lie within another's, in one group."""
    groups: list[tuple[set[str], list[Counted]]] = []
    for measure in measures:
        names, members = _names(measure), [measure]
        for group in [group for group in groups if group[0] & names]:
            names, members = names | group[0], [*group[1], *members]
            groups.remove(group)
        groups.append((names, members))
    return [tuple(members) for _, members in groups]


def wider_first(family: Iterable[Counted]) -> Iterator[Named]:
    """Each number that a family gives out, wider ones before those that lie within them."""
    versions: dict[str, list[Count]] = {}
    for measure in family:
        for count in measure.counts:
            versions.setdefault(count.name, []).append(count)
    within = {name: {wider for count in counts for wider in count.within} for name, counts in versions.items()}
    unknown = sorted({wider for all_wider in within.values() for wider in all_wider} - set(versions))
    if unknown:
        raise UserError(f"no measure counts {', '.join(unknown)}", try_="name a measure's own cases, judged or met")
    judged_of = {count.name: count.within[0] for counts in versions.values() for count in counts if count.is_judged}
    steps: dict[str, int] = {}
    for name in _in_order(within):
        steps[name] = max((steps[wider] for wider in within[name]), default=0) + (name in judged_of)
        tells_nought = name in judged_of and steps[name] <= MOST_STEPS
        yield Named(name, tuple(sorted(within[name])), tuple(versions[name]), judged_of.get(name, ""), tells_nought)


def _in_order(within: dict[str, set[str]]) -> list[str]:
    try:
        return list(TopologicalSorter(within).static_order())
    except CycleError as error:
        raise UserError("counts lie within each other", where=" within ".join(error.args[1])) from error


def _names(measure: Counted) -> set[str]:
    return {name for count in measure.counts for name in (count.name, *count.within)}
