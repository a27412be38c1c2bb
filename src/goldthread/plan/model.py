"""The plan as frozen, self-checking values: goldthread-plan/1.

This is the one description of the interchange format. The JSON Schema in
``docs/reference/goldthread-plan-1.schema.json`` is generated from it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from pydantic import Field, ValidationError, model_validator

from goldthread.errors import BadPlan
from goldthread.plan.closing import Closing
from goldthread.plan.rating import Rag
from goldthread.plan.terms import Terms
from goldthread.plan.value import Day, MonthOrDay, Texts, Value

FORMAT = "goldthread-plan/1"

DueKind = Literal["date", "month", "season", "immediate", "ongoing", "relative", "recurring", "unknown"]
How = Literal["inherited", "inferred"]
Ids = tuple[str, ...]


class Source(Value):
    """Where in the document a row stands; ``cells`` gives the column of each field, from 1."""

    page: int | None = None
    table: int | None = None
    row: int | None = None
    line: int | None = None
    cells: dict[str, int] = Field(default_factory=dict)


class Row(Value):
    """A row of the plan: where it was read, and how each field came to be known.

    A field that ``how`` does not name was read as printed. What is ``withdrawn`` is kept, and no longer promised.
    """

    source: Source | None = None
    how: dict[str, How] = Field(default_factory=dict)
    withdrawn: bool = False


class Narrative(Value):
    """Vision, principles, introductions: a heading and the paragraphs below it."""

    heading: str | None = None
    text: Texts = ()


class Section(Row):
    """A priority group or workstream of the plan."""

    id: str
    title: str
    timescale: str | None = None
    sponsor: str | None = None
    lead: str | None = None
    outcome: str | None = None
    commitments: Texts = ()
    success_measures: Texts = ()


class Recommendation(Row):
    """What the inspectors asked for, numbered as they numbered it."""

    id: str
    number: str | None = None
    text: str = ""
    section: str | None = None
    priority: str | None = None
    paragraph: str | None = None
    note: str | None = None


class Outcome(Row):
    """What should be different, with the figures it names."""

    id: str
    recommendations: Ids = ()
    text: str = ""
    targets: Texts = ()


class Indicator(Row):
    """A figure on the council's scorecard that is to show it."""

    recommendations: Ids = ()
    code: str | None = None
    page: str | None = None
    text: str = ""


class Due(Value):
    """When an action is due: the words printed, and the days they can be held to."""

    text: str | None = None
    earliest: Day | None = None
    latest: Day | None = None
    kinds: tuple[DueKind, ...] = ()
    slipped_from: Texts = ()

    @model_validator(mode="after")
    def _in_order(self) -> Due:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"the earliest day, {self.earliest}, is after the latest, {self.latest}")
        return self


class Cost(Value):
    """What an action costs, as printed, and the amount in pounds where one is stated."""

    text: str
    amount: float | None = None


class Action(Row):
    """What someone promised to do."""

    id: str
    recommendations: Ids = ()
    section: str | None = None
    commitment: str | None = None
    ref: str | None = None
    text: str = ""
    why: Texts = ()
    difference: Texts = ()
    leads: Texts = ()
    contributors: Texts = ()
    accountable: Texts = ()
    members: Texts = ()
    partners: Texts = ()
    start: str | None = None
    due: Due = Due()
    rag: Rag | None = None
    status: str | None = None
    cost: Cost | None = None
    outcomes: Ids = ()
    targets: Texts = ()
    completed: str | None = None
    percent: int | None = Field(default=None, ge=0, le=100)
    new: bool = False
    marker: str | None = None
    see_also: str | None = None


class Rated(Value):
    """A part of a position: what is said, and the colour claimed for it."""

    text: Texts = ()
    rag: Rag | None = None


class Position(Row):
    """Where a recommendation stood on a day."""

    recommendation: str
    as_at: Day | None = None
    outcome: Rated = Rated()
    impact: Rated = Rated()
    actions_completed: Rated = Rated()
    published: Day | None = None
    published_by: str | None = None


class RemedialAction(Row):
    """What is to be done about something red or late. ``by`` is as printed; ``lead`` and ``due`` are its own."""

    recommendation: str | None = None
    action: str | None = None
    outstanding: str | None = None
    remedies: Texts = ()
    by: str | None = None
    lead: str | None = None
    due: Due = Due()
    completed: str | None = None


class CostLine(Row):
    """A line of the plan's budget: pounds by financial year. ``amounts`` is what was planned at first."""

    item: str
    recurrent: bool | None = None
    amounts: dict[str, float] = Field(default_factory=dict)
    revised: dict[str, float] = Field(default_factory=dict)
    committed: dict[str, float] = Field(default_factory=dict)
    spent: dict[str, float] = Field(default_factory=dict)
    funded: bool | None = None
    posts: float | None = Field(default=None, ge=0)
    rate: float | None = Field(default=None, ge=0)
    actions: Ids = ()


class Costs(Value):
    """The budget of the plan and the totals as printed, right or wrong."""

    lines: tuple[CostLine, ...] = ()
    totals_printed: dict[str, float] = Field(default_factory=dict)


class Plan(Value):
    """An improvement plan. It checks itself when made: ids are unique and lead somewhere."""

    format: Literal["goldthread-plan/1"] = FORMAT
    authority: str | None = None
    title: str | None = None
    status: Literal["draft", "final"] | None = None
    dated: MonthOrDay | None = None
    narrative: tuple[Narrative, ...] = ()
    sections: tuple[Section, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    actions: tuple[Action, ...] = ()
    positions: tuple[Position, ...] = ()
    remedial_actions: tuple[RemedialAction, ...] = ()
    costs: Costs = Costs()
    terms: Terms = Terms()
    closing: Closing | None = None
    how: dict[str, How] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _holds_together(self) -> Plan:
        faults = [*_repeated_ids(self), *_ids_that_lead_nowhere(self)]
        if faults:
            raise ValueError("; ".join(faults))
        return self

    def to_json(self, *, indent: int | None = None) -> str:
        """The plan as goldthread-plan/1 JSON text."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes, *, where: str = "") -> Plan:
        """The plan that goldthread-plan/1 JSON text holds. Raises `BadPlan` listing every fault."""
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            faults = tuple(_fault_sentence(fault) for fault in error.errors(include_url=False))
            raise BadPlan(
                "the plan does not keep to goldthread-plan/1", where=where, why="; ".join(faults[:5]),
                faults=faults, try_="Mend the file, or read the original document again",
            ) from None  # fmt: skip


def _fault_sentence(fault) -> str:
    place = ".".join(str(step) for step in fault["loc"])
    said = fault["msg"].removeprefix("Value error, ")
    return f"{place}: {said}" if place else said


def _repeated_ids(plan: Plan) -> Iterable[str]:
    for name in ("sections", "recommendations", "outcomes", "actions"):
        for id_, times in Counter(row.id for row in getattr(plan, name)).items():
            if times > 1:
                yield f"{name}: the id “{id_}” is used {times} times"


def _ids_that_lead_nowhere(plan: Plan) -> Iterable[str]:
    known = {name: {row.id for row in getattr(plan, name)} for name in ("sections", "recommendations", "outcomes")}
    for name, row, kind, ids in _links(plan):
        for id_ in ids:
            if id_ not in known[kind]:
                yield f"{name}: {row} names {kind[:-1]} “{id_}”, which is not in the plan"


def _links(plan: Plan) -> Iterable[tuple[str, str, str, Iterable[str]]]:
    for row in plan.recommendations:
        yield "recommendations", row.id, "sections", [row.section] if row.section else []
    for row in plan.outcomes:
        yield "outcomes", row.id, "recommendations", row.recommendations
    for place, row in enumerate(plan.indicators, 1):
        yield "indicators", f"indicator {place}", "recommendations", row.recommendations
    for row in plan.actions:
        yield "actions", row.id, "recommendations", row.recommendations
        yield "actions", row.id, "outcomes", row.outcomes
        yield "actions", row.id, "sections", [row.section] if row.section else []
    for place, row in enumerate(plan.positions, 1):
        yield "positions", f"position {place}", "recommendations", [row.recommendation]
    for place, row in enumerate(plan.remedial_actions, 1):
        if row.recommendation:
            yield "remedial_actions", f"remedial action {place}", "recommendations", [row.recommendation]
