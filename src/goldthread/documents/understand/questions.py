"""What a person should look at before a plan is accepted: one plain question for each doubtful value."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.documents.reading import Doubt
from goldthread.documents.understand.columns import Columns
from goldthread.documents.understand.entry import Entry, unfinished
from goldthread.documents.understand.events import Place
from goldthread.documents.understand.gathered import place_of
from goldthread.plan.model import Action, Plan

_NAMES = {
    "action": "the action", "recommendation": "the recommendation", "outcome": "the outcome", "due": "the timescale",
    "start": "the start", "lead": "the lead", "accountable": "the accountable officer", "status": "the progress",
    "rag": "the rating", "cost": "the cost", "indicator": "the indicator", "commitment": "the commitment",
    "section": "the section", "why": "the reason", "difference": "the difference it makes",
}  # fmt: skip
_FIELDS = {"action": "text", "lead": "leads", "recommendation": "recommendations", "outcome": "outcomes"}


def about_action(action: Action, entry: Entry) -> Iterator[Doubt]:
    """Doubts about one action, told by how its row stood in the document."""
    due = action.due.text or ""
    if action.model_extra.get("unpaired"):
        yield _at(place_of(entry, "due"), action, "due", due, 5,
                  "There are more dates and leads here than actions. Is an action missing?")  # fmt: skip
    if action.due.text and "unknown" in action.due.kinds:
        yield _at(
            place_of(entry, "due"), action, "due", due, 4, f"“{due}” could not be placed in time. When is this due?"
        )
    if action.how.get("due") == "inherited":
        yield _at(
            place_of(entry, "due"),
            action,
            "due",
            due,
            3,
            "One date stands beside several actions. Is it the date of each?",
        )
    if not action.text:
        yield _at(place_of(entry, "action"), action, "text", "", 5,
                  "This row has dates and a lead but no action. What is to be done?")  # fmt: skip
    elif "action" in entry.joined and unfinished(action.text):
        yield _at(place_of(entry, "action"), action, "text", action.text, 4,
                  "This action stops in mid-sentence at a page break. How does it end?")  # fmt: skip


def about_orphan(action: Action, entry: Entry) -> Doubt:
    """The doubt about a row whose beginning is on a page that is lost."""
    read = action.model_extra.get("fragment") or action.text
    return _at(place_of(entry, "action"), action, "recommendations", read, 5,
               "These words begin in mid-sentence: their row is missing. Which recommendation is it?")  # fmt: skip


def about_columns(columns: Columns, action: Action, entry: Entry) -> Iterator[Doubt]:
    """Doubts about columns whose role was told by what stands in them, asked once at the first row."""
    for place in sorted(columns.unsure):
        role = columns.roles[place]
        if role in _NAMES and columns.header[place] and entry.has(role):
            yield _at(place_of(entry, role), action, _FIELDS.get(role, role), entry.text(role), 2,
                      f"The column “{columns.header[place]}” was taken for {_NAMES[role]}. Is it?")  # fmt: skip


def about_plan(plan: Plan) -> Iterator[Doubt]:
    """Doubts about the plan as a whole."""
    if plan.how.get("authority") == "inferred":
        yield Doubt("plan", "", "authority", plan.authority or "",
                    "The council’s name stands only in the body of the plan. Is it right?", weight=6)  # fmt: skip
    elif plan.authority is None:
        yield Doubt("plan", "", "authority", "", "No council is named. Whose plan is this?", weight=6)
    if plan.dated is None:
        yield Doubt("plan", "", "dated", "", "The plan has no date. Of when is it?", weight=2)


def _at(place: Place, action: Action, field: str, read: str, weight: int, question: str) -> Doubt:
    return Doubt("actions", action.id, field, read, question, place.line, place.table, place.row, place.column, weight)
