"""What the rows of a plan are called on its pages, and texts cut to a length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from goldthread.plan.model import Action, Plan, Recommendation, Section
from goldthread_site.look.pieces import counted, shortened

FIRST_WORDS = 24  # letters of a recommendation without a number, in a narrow column
NAME = 60  # a row's text inside a sentence or a link


def ordinal(number: int) -> str:
    """“1st”, “2nd”, “11th”.

    >>> ordinal(1), ordinal(2), ordinal(13), ordinal(23)
    ('1st', '2nd', '13th', '23rd')
    """
    return f"{number}{'th' if number % 100 in (11, 12, 13) else _ENDINGS.get(number % 10, 'th')}"


_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def without_post(name: str) -> str:
    """A lead's name without the post in brackets behind it, for lists; a name that is nothing but brackets is kept.

    >>> without_post("Jonah Marsh (Workforce Lead)")
    'Jonah Marsh'
    """
    return re.sub(r"\s*\([^()]*\)?\s*$", "", name) or name


def doing(number: int, noun: str, one: str, many: str) -> str:
    """A count with its noun and the verb that goes with it.

    >>> doing(1, "action", "names", "name"), doing(3, "action", "names", "name")
    ('1 action names', '3 actions name')
    """
    return f"{counted(number, noun)} {one if number == 1 else many}"


@dataclass(frozen=True)
class Names:
    """The names of a plan's rows; each lookup is made once a page."""

    plan: Plan

    @cached_property
    def recommendations(self) -> dict[str, Recommendation]:
        """Every recommendation by its id."""
        return {row.id: row for row in self.plan.recommendations}

    @cached_property
    def actions(self) -> dict[str, Action]:
        """Every action by its id."""
        return {row.id: row for row in self.plan.actions}

    @cached_property
    def sections(self) -> dict[str, Section]:
        """Every section by its id."""
        return {row.id: row for row in self.plan.sections}

    @cached_property
    def _places(self) -> dict[tuple[str, str], int]:
        lists = (self.plan.recommendations, self.plan.actions)
        return {(type(row).__name__, row.id): place for rows in lists for place, row in enumerate(rows, 1)}

    def _place(self, row: Action | Recommendation) -> int:
        return self._places[type(row).__name__, row.id]

    @cached_property
    def by_id(self) -> dict[tuple[str, str], str]:
        """What the rows are called that other rows lead to, by their list and id."""
        return (
            {("sections", row.id): row.title for row in self.plan.sections}
            | {("recommendations", row.id): self.recommendation(row) for row in self.plan.recommendations}
            | {("outcomes", row.id): shortened(row.text, NAME) for row in self.plan.outcomes}
        )

    @cached_property
    def _places_in_line(self) -> dict[str, int]:
        """Which one each is of the actions that share a line, from 1; an action with a line of its own is left out."""
        lines: dict[int, list[str]] = {}
        for row in self.plan.actions:
            if row.source and row.source.line:
                lines.setdefault(row.source.line, []).append(row.id)
        return {id_: place for ids in lines.values() if len(ids) > 1 for place, id_ in enumerate(ids, 1)}

    def number(self, row: Recommendation) -> str:
        """The recommendation's number, or its first words where the plan gives it none."""
        return row.number or f"“{shortened(row.text, 40)}”"

    def recommendation(self, row: Recommendation) -> str:
        """“Recommendation 4”."""
        return f"Recommendation {self.number(row)}"

    def ref(self, row: Action) -> str:
        """The action's own reference; a lettered one follows its recommendation's number (“7 b”); else nothing."""
        if not row.ref or re.search(r"\d", row.ref):
            return row.ref or ""
        above = next((self.recommendations[id_].number for id_ in row.recommendations), None)
        return f"{above} {row.ref}" if above else row.ref

    def found_at(self, row: Action | Recommendation) -> str:
        """What a link to the row says: its number, else a recommendation's first words or an action's line."""
        if own := self.ref(row) if isinstance(row, Action) else row.number:
            return own
        if isinstance(row, Recommendation) and row.text:
            return f"“{shortened(row.text, FIRST_WORDS)}”"
        line = row.source.line if row.source else None
        if not line:
            return f"no. {self._place(row)}"
        place = self._places_in_line.get(row.id) if isinstance(row, Action) else None
        return f"line {line}, {ordinal(place)}" if place else f"line {line}"

    def action(self, row: Action) -> str:
        """“Action 6.4”, or “Action in line 145”, “2nd action in line 44” where the plan gives no reference."""
        if ref := self.ref(row):
            return f"Action {ref}"
        line = row.source.line if row.source else None
        if not line:
            return f"Action number {self._place(row)} of the plan"
        place = self._places_in_line.get(row.id)
        return f"{ordinal(place)} action in line {line}" if place else f"Action in line {line}"

    def section(self, id_: str | None) -> str:
        """The title of a section; empty for none."""
        return self.sections[id_].title if id_ in self.sections else ""
