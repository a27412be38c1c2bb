"""A plan while it is read back from a document in a known layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from goldthread.page import Cell
from goldthread.plan.model import Plan


@dataclass
class Draft:
    """Rows as they gather, and the place in the plan that has been reached.

    ``named`` are the values that the layout shows: what it does not show is worked out from what it does.
    """

    named: frozenset[str]
    plan: dict[str, Any] = field(default_factory=dict)
    narrative: list[dict] = field(default_factory=list)
    sections: list[dict] = field(default_factory=list)
    recommendations: list[dict] = field(default_factory=list)
    outcomes: list[dict] = field(default_factory=list)
    indicators: list[dict] = field(default_factory=list)
    actions: list[dict] = field(default_factory=list)
    positions: list[dict] = field(default_factory=list)
    remedial_actions: list[dict] = field(default_factory=list)
    cost_lines: list[dict] = field(default_factory=list)
    totals: dict[str, float] = field(default_factory=dict)
    section: str | None = None
    here: tuple[str, ...] = ()  # the recommendations that what comes next belongs to
    commitment: str | None = None
    row: dict[str, Any] = field(default_factory=dict)
    told_apart: dict[tuple, str] = field(default_factory=dict)  # outcomes by recommendations and words
    row_above: dict[str, Any] = field(default_factory=dict)

    # going to a place ------------------------------------------------------------------------------------------

    def enter_section(self, title: str) -> dict:
        """Goes to the section with this title, made if it is new."""
        found = next((row for row in self.sections if row["title"] == title), None)
        if found is None:
            found = {"id": f"s{len(self.sections) + 1}", "title": title}
            self.sections.append(found)
        self.section, self.here, self.commitment = found["id"], (), None
        return found

    @property
    def section_row(self) -> dict:
        """The section reached; an empty row where there is none."""
        return next((row for row in self.sections if row["id"] == self.section), {})

    def recommend(self, number: str | None, text: str | None) -> dict:
        """Goes to the recommendation with this number or, without one, these words, made if it is new."""
        found = next((row for row in self.recommendations if _is_meant(row, number, text)), None)
        if found is None:
            found = {"id": f"r{len(self.recommendations) + 1}", "number": number, "text": text or "",
                     "section": self.section}  # fmt: skip
            self.recommendations.append(found)
        elif text and not found["text"]:
            found["text"] = text
        self.here, self.commitment = (found["id"],), None
        return found

    def recommend_numbered(self, numbers: Sequence[str]) -> None:
        """Goes to several recommendations at once, by their numbers."""
        ids = [self.recommend(number, None)["id"] for number in numbers]
        self.here = tuple(ids)

    def recommendation_rows(self) -> list[dict]:
        """The recommendations reached."""
        return [row for row in self.recommendations if row["id"] in self.here]

    def expect(self, texts: Sequence[str], of: tuple[str, ...] | None = None, **more) -> tuple[str, ...]:
        """The ids of new outcomes with these words under the recommendations reached."""
        from goldthread.plan.targets import targets_in

        begun = len(self.outcomes)
        for text in texts:
            self.outcomes.append(
                {"id": f"o{len(self.outcomes) + 1}", "recommendations": self.here if of is None else of, "text": text,
                 "targets": targets_in(text), **more}
            )  # fmt: skip
        return tuple(row["id"] for row in self.outcomes[begun:])

    def outcome_above(self, text: str) -> str | None:
        """The id of the outcome with these words that was printed above, the nearest."""
        return next((row["id"] for row in reversed(self.outcomes) if row["text"] == text), None)

    # the end ---------------------------------------------------------------------------------------------------

    def finished(self) -> Plan:
        """The plan. Raises pydantic's `ValidationError` where the rows do not hold together."""
        for row in self.sections:  # success measures are what should be different under each recommendation there
            of = tuple(one["id"] for one in self.recommendations if one["section"] == row["id"])
            self.expect(row.get("success_measures", ()), of, how={"recommendations": "inferred"})
        return Plan(
            **self.plan, narrative=self.narrative, sections=self.sections, recommendations=self.recommendations,
            outcomes=self.outcomes, indicators=self.indicators, actions=self.actions, positions=self.positions,
            remedial_actions=self.remedial_actions, costs={"lines": self.cost_lines, "totals_printed": self.totals},
        )  # fmt: skip


def _is_meant(row: dict, number: str | None, text: str | None) -> bool:
    if number is None or row["number"] is None:
        return number == row["number"] and row["text"] == text
    return row["number"] == number and (not text or not row["text"] or row["text"] == text)


def items_of(cell: Cell) -> tuple[str, ...]:
    """The items of a cell: its bullets, each with the lines it runs over; without bullets, all its lines as one."""
    items: list[str] = []
    marked = any(line.bullet for line in cell.lines)
    for line in cell.lines:
        if not line.text:
            continue
        if items and not (marked and line.bullet):
            items[-1] = f"{items[-1]} {line.text}"
        else:
            items.append(line.text)
    return tuple(items)
