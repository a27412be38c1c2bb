"""Where in the plan a part of a document stands, and what of the plan belongs there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from goldthread.plan.model import (
    Action,
    CostLine,
    Indicator,
    Narrative,
    Outcome,
    Plan,
    Position,
    Recommendation,
    RemedialAction,
    Section,
)

Row = Action | CostLine | Indicator | Outcome | Position | Recommendation | RemedialAction | Section | Narrative


class Shelf:
    """A plan's rows by id."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.sections = {row.id: row for row in plan.sections}
        self.recommendations = {row.id: row for row in plan.recommendations}
        self.outcomes = {row.id: row for row in plan.outcomes}

    def section_of(self, action: Action) -> str | None:
        """The section of an action: its own, or that of the first recommendation it answers."""
        first = next(iter(action.recommendations), None)
        return action.section or (self.recommendations[first].section if first else None)

    @cached_property
    def answered(self) -> tuple[tuple[str, ...], ...]:
        """Each recommendation alone, and each set of several that actions answer together; () for none."""
        rows = (*self.plan.actions, *self.plan.outcomes, *self.plan.indicators)
        several = dict.fromkeys(row.recommendations for row in rows if not _inferred(row))
        alone = dict.fromkeys((row.id,) for row in self.plan.recommendations)
        return tuple({**({(): None} if () in several else {}), **alone, **several})


@dataclass(frozen=True)
class Scope:
    """A place in the plan. ``None`` says that nothing is chosen yet; an empty set of ids, the rows that have none."""

    shelf: Shelf
    section: str | None = None
    in_sections: bool = False
    recommendations: tuple[str, ...] | None = None
    commitment: str | None = None
    in_commitments: bool = False
    row: Row | None = None

    @property
    def plan(self) -> Plan:
        return self.shelf.plan

    # going further in ------------------------------------------------------------------------------------------

    def each(self, kind: str) -> Iterator[Scope]:
        """The places one step further in: a scope for each section, recommendation, commitment or position."""
        if kind == "section":
            yield from self._each_section()
        elif kind == "recommendation":
            yield from self._each_recommendation()
        elif kind == "commitment":
            texts = dict.fromkeys(action.commitment for action in self.actions())
            for text in sorted(texts, key=bool):  # what keeps no commitment stands first, below no banner
                yield replace(self, commitment=text, in_commitments=True)
        else:
            rows: Sequence[Row] = self.plan.narrative if kind == "narrative" else self.positions()
            yield from (replace(self, row=row) for row in rows)

    def _each_section(self) -> Iterator[Scope]:
        used = {self.shelf.section_of(row) for row in self.plan.actions} | {
            row.section for row in self.plan.recommendations
        }
        for id_ in (*([None] if None in used or not self.shelf.sections else []), *self.shelf.sections):
            yield replace(self, section=id_, in_sections=True)

    def _each_recommendation(self) -> Iterator[Scope]:
        here = {row.id for row in self.rows_of_recommendations()}
        acted_on = {row.recommendations for row in (*self.actions(), *self.outcomes(), *self.indicators())}
        for ids in self.shelf.answered:
            if ids in acted_on or (len(ids) == 1 and ids[0] in here):
                yield replace(self, recommendations=ids)

    # what belongs here -----------------------------------------------------------------------------------------

    def at_rows(self, kind: str) -> Iterator[Scope]:
        """A place for each row of a kind; “work” is the actions, and the recommendations that have none."""
        if kind == "work":
            yield from self.work()
        elif kind == "work by section":
            for section in self.each("section"):
                yield from list(section.work()) or [section]
        for row in self.rows(kind) if not kind.startswith("work") else ():
            own = {"recommendations": (row.id,)} if isinstance(row, Recommendation) else {}
            yield replace(self, row=row, **own)

    def rows(self, kind: str) -> Sequence[Row]:
        """The rows of a kind that belong here, in the plan's order."""
        return {
            "actions": self.actions, "positions": self.positions, "remedies": self.remedies,
            "outcomes": self.loose_outcomes, "indicators": self.indicators, "sections": self._sections,
            "recommendations": self.rows_of_recommendations, "costs": lambda: self.plan.costs.lines,
        }[kind]()  # fmt: skip

    def work(self) -> Iterator[Scope]:
        """A place for each action, and for each recommendation that has none, in the order of the recommendations."""
        for here in [self] if self.recommendations is not None else self._each_recommendation():
            actions = here.actions()
            yield from (replace(here, row=row) for row in actions)
            if not actions:
                yield here

    def _sections(self) -> Sequence[Section]:
        return [row for row in self.plan.sections if not self.in_sections or row.id == self.section]

    def rows_of_recommendations(self) -> Sequence[Recommendation]:
        """The recommendations chosen, or all of the section, or all of the plan."""
        if self.recommendations is not None:
            return [self.shelf.recommendations[id_] for id_ in self.recommendations]
        return [row for row in self.plan.recommendations if not self.in_sections or row.section == self.section]

    def actions(self) -> Sequence[Action]:
        """The actions of this section, of exactly these recommendations, of this commitment."""
        return [
            row
            for row in self.plan.actions
            if (not self.in_sections or self.shelf.section_of(row) == self.section)
            and (self.recommendations is None or row.recommendations == self.recommendations)
            and (not self.in_commitments or row.commitment == self.commitment)
        ]

    def outcomes(self) -> Sequence[Outcome]:
        """The outcomes wanted of exactly these recommendations, those apart that are the section's success measures."""
        return [
            row for row in self.plan.outcomes
            if self._is_of(row.recommendations) and not _inferred(row)
        ]  # fmt: skip

    def loose_outcomes(self) -> Sequence[Outcome]:
        """Those of them that no action here carries."""
        carried = {id_ for action in self.actions() for id_ in action.outcomes}
        return [row for row in self.outcomes() if row.id not in carried]

    def indicators(self) -> Sequence[Indicator]:
        """The figures that are to show it."""
        return [row for row in self.plan.indicators if self._is_of(row.recommendations)]

    def positions(self) -> Sequence[Position]:
        """Where the recommendation stood, day by day."""
        return [row for row in self.plan.positions if self._is_of((row.recommendation,))]

    def remedies(self) -> Sequence[RemedialAction]:
        """What is to be done about red or late work."""
        return [
            row for row in self.plan.remedial_actions
            if self._is_of((row.recommendation,) if row.recommendation else ())
        ]  # fmt: skip

    def _is_of(self, ids: tuple[str, ...]) -> bool:
        if self.recommendations is not None:
            return ids == self.recommendations
        if not self.in_sections:
            return True
        return (self.shelf.recommendations[ids[0]].section if ids else None) == self.section


def _inferred(row: Row) -> bool:
    """Whether a row's recommendations were concluded: a success measure of the section, said there already."""
    return row.how.get("recommendations") == "inferred" and isinstance(row, Outcome)
