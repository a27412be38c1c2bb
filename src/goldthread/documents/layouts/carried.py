"""What of a plan a layout has no place for: said before anyone relies on a file that leaves it out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from goldthread.documents.layouts.fill import NAME
from goldthread.documents.layouts.layout import Layout, Part
from goldthread.plan.model import Outcome, Plan

# Each field of a plan: its name for people, the list it is in, whether a row has it, and the values that show it.
_FIELDS: tuple[tuple[str, str, str, str], ...] = (
    ("narrative", "narrative", "", "narrative.text"),
    ("sections", "sections", "title", "section.title section.row.title row.section"),
    ("timescales of sections", "sections", "timescale", "section.timescale section.row.timescale"),
    ("sponsors of sections", "sections", "sponsor", "section.sponsor section.row.sponsor"),
    ("leads of sections", "sections", "lead", "section.lead section.row.lead"),
    ("outcomes of sections", "sections", "outcome", "section.outcome section.row.outcome"),
    ("commitments", "sections", "commitments", "section.commitments section.row.commitments"),
    ("success measures", "sections", "success_measures", "section.success_measures section.row.success_measures"),
    ("sections within sections", "sections", "within", "section.within section.row.within"),
    ("priorities of recommendations", "recommendations", "priority", "recommendation.priority section.recommendations"),
    ("notes on recommendations", "recommendations", "note", "recommendation.note"),
    ("indicators", "indicators", "", "recommendation.indicators row.indicators indicator.text"),
    ("outcomes", "outcomes", "", "action.outcomes action.outcomes.each outcome.text recommendation.outcomes"),
    ("outcomes that no action carries", "outcomes", "loose", "recommendation.outcomes outcome.text"),
    ("references of actions", "actions", "ref", "action.ref action.lettered"),
    ("commitments of actions", "actions", "commitment", "commitment action.commitment"),
    ("reasons for actions", "actions", "why", "action.why"),
    ("differences that actions will make", "actions", "difference", "action.difference"),
    ("accountable officers", "actions", "accountable", "action.accountable"),
    ("start dates", "actions", "start", "action.start"),
    ("ratings", "actions", "rag", "action.rag"),
    ("updates", "actions", "status", "action.status"),
    ("costs of actions", "actions", "cost", "action.cost"),
    ("dates completed", "actions", "completed", "action.completed"),
    ("words under other heads", "actions", "other", "other"),
    ("pieces that were given to no field", "actions", "fragment", "other"),
    ("pieces that were not paired", "actions", "unpaired", "other"),
    ("positions", "positions", "", "position.as_at"),
    ("remedial actions", "remedial_actions", "", "remedy.outstanding"),
    ("cost lines", "costs", "", "cost.item"),
)


def left_out(plan: Plan, layout: Layout, *, sheets: bool = False) -> tuple[tuple[str, int], ...]:
    """What the plan has and the layout does not show: its name in plain words, and in how many rows it stands."""
    shown = names_shown(layout, sheets=sheets)
    found = []
    for label, kind, field, names in _FIELDS:
        many = sum(1 for row in _rows(plan, kind, field) if field in ("", "loose") or _says(row, field))
        if many and not shown & set(names.split()):
            found.append((label, many))
    return tuple(found)


def fields_left_out(layout: Layout, *, sheets: bool = False) -> tuple[tuple[str, str, str], ...]:
    """(name in plain words, list of the plan, field) for each field that the layout has no place for at all."""
    shown = names_shown(layout, sheets=sheets)
    return tuple((label, kind, field) for label, kind, field, names in _FIELDS if not shown & set(names.split()))


def _rows(plan: Plan, kind: str, field: str) -> Iterable:
    if field == "loose":
        return loose_outcomes(plan)
    return plan.costs.lines if kind == "costs" else getattr(plan, kind)


def loose_outcomes(plan: Plan) -> list[Outcome]:
    """The outcomes that no action carries, those apart that repeat a section's success measures."""
    carried = {id_ for action in plan.actions for id_ in action.outcomes}
    return [row for row in plan.outcomes if row.id not in carried and row.how.get("recommendations") != "inferred"]


def _says(row, field: str) -> bool:
    return bool(getattr(row, field, None))


@cache
def names_shown(layout: Layout, *, sheets: bool = False) -> frozenset[str]:
    """The names of all values that the layout shows."""
    return frozenset(_names(layout.sheets if sheets and layout.sheets else layout.pages))


def _names(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        yield from NAME.findall(" ".join([part.text, part.banner, part.banner_within, *part.head]))
        yield from filter(None, [part.shows, *(column.shows for column in part.columns)])
        yield from filter(None, (column.beside for column in part.columns))
        yield from _names(part.parts)
