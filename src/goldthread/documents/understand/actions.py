"""A row of work becomes actions, each value with its source and how it came to be known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from goldthread.documents.understand import names
from goldthread.documents.understand.entry import Entry
from goldthread.documents.understand.gathered import Gathered, place_of, source_at
from goldthread.documents.understand.parallel import Promise, promises_in, with_ref
from goldthread.documents.understand.questions import about_action
from goldthread.page import Line
from goldthread.plan.model import Action, Cost, Due
from goldthread.plan.money import amount_in
from goldthread.plan.rating import rag_from_word
from goldthread.plan.targets import targets_in
from goldthread.plan.timescale import is_new, read_timescale

_MARKER = re.compile(r"\s*(\(\*+\)|\[\*+\]|(?<=\w)\*{1,2}(?=\s|$))\s*(?=([.,;:]?))")
_SEE_ALSO = re.compile(r"\s*\(((?:cf\.?|see(?: also)?|linked? to|cross[- ]ref\w*)\b[^()]*)\)", re.IGNORECASE)
_NEW = re.compile(r"\s*[\[(]\s*new(?: action)?\s*[\])]", re.IGNORECASE)


# The plan's names of fields, where a column's role has another.
_FIELD_OF_ROLE = {"action": "text", "lead": "leads", "recommendation": "recommendations", "outcome": "outcomes",
                  "target": "targets"}  # fmt: skip


class ActionReader:
    """Makes actions out of rows, with what they inherit from the rows and headings above."""

    def __init__(self, gathered: Gathered, known: frozenset[str], merged_leads: frozenset[tuple[str, ...]]) -> None:
        self._gathered = gathered
        self._known = known
        self._merged_leads = merged_leads
        self._above: dict[str, tuple[str, ...] | str | None] = {}

    def new_recommendation(self) -> None:
        """Nothing is inherited from one recommendation to the next."""
        self._above = {}

    def read(self, entry: Entry, header: tuple[str, ...], **context) -> Iterator[Action]:
        """The actions of a row. ``context`` holds recommendations, section, commitment and outcomes."""
        for promise in promises_in(entry, self._known):
            if promise.text or _has_own_values(entry):
                yield self._action(entry, header, promise, **context)

    def _action(self, entry: Entry, header: tuple[str, ...], promise: Promise, **context) -> Action:
        how: dict[str, str] = dict(context.pop("how", {}))
        entry = _own_cells(entry, promise)
        ref, text = (
            (entry.text("ref").strip(" .:") or None, promise.text) if entry.has("ref") else with_ref(promise.text)
        )
        text, marks = marks_taken_out(text)
        leads = self._inherited("lead", names.people_in(promise.lead or "", self._known), entry, header, how, "leads")
        accountable = self._inherited(
            "accountable", names.people_in(entry.text("accountable"), self._known), entry, header, how, "accountable"
        )
        for shared in promise.shared:
            how.setdefault(shared, "inherited")
        extras = {"unpaired": promise.unpaired} if promise.unpaired else {}
        action = Action(
            id=f"a{len(self._gathered.actions) + 1}", ref=ref, text=text, leads=leads, accountable=accountable,
            why=_texts(entry, "why"), difference=_texts(entry, "difference"), start=entry.text("start") or None,
            due=_due(entry, promise.due, how, self._above), rag=_rag(entry), status=_status(entry), cost=_cost(entry),
            targets=(*targets_in(text), *_texts(entry, "target")), completed=entry.text("completed") or None,
            new=marks["new"] or is_new(promise.due), marker=marks["marker"], see_also=marks["see_also"],
            source=source_at(place_of(entry), _columns_of(entry)),
            how=how, **context, **extras, **_unread(entry),
        )  # fmt: skip
        self._gathered.doubts.extend(about_action(action, entry))
        return action

    def _inherited(
        self, role: str, found: tuple[str, ...], entry: Entry, header: tuple[str, ...], how: dict, field: str
    ) -> tuple[str, ...]:
        """Who is named in the cell, or in the merged cell above it."""
        if found:
            self._above[role] = found
            return found
        above = self._above.get(role, ())
        if above and (role in entry.merged or (header in self._merged_leads and role == "lead")):
            how[field] = "inherited"
            return above
        return ()


def _columns_of(entry: Entry) -> dict[str, int]:
    """The column, from 1, of each field that the row has."""
    return {_FIELD_OF_ROLE.get(role, role): place + 1 for role, place in entry.columns.items() if ":" not in role}


def _own_cells(entry: Entry, promise: Promise) -> Entry:
    """The row as it stands beside one of its actions."""
    if not promise.beside:
        return entry
    own = {role: [Line(text)] for role, text in promise.beside.items()}
    return replace(entry, cells=entry.cells | own)


def _has_own_values(entry: Entry) -> bool:
    """A row without an action counts as one when it has a reference, or a date and someone to do it."""
    return entry.has("ref") or (entry.has("due") and entry.has("lead")) or entry.has("status")


def _texts(entry: Entry, role: str) -> tuple[str, ...]:
    return tuple(line.text for line in entry.lines(role) if re.search(r"\w", line.text))


def marks_taken_out(text: str) -> tuple[str, dict]:
    """An action's words without its marks, and the marks: ``marker``, ``see_also`` and ``new``."""
    marker = _MARKER.search(text)
    see_also = _SEE_ALSO.search(text)
    new = bool(_NEW.search(text))
    text = _MARKER.sub(lambda found: "" if found[2] else " ", text)
    for pattern in (_SEE_ALSO, _NEW):
        text = pattern.sub(" ", text)
    return " ".join(text.split()), {
        "marker": marker[1] if marker else None,
        "see_also": see_also[1].strip() if see_also else None,
        "new": new,
    }


def _due(entry: Entry, text: str | None, how: dict, above: dict) -> Due:
    if text:
        above["due"] = text
    elif "due" in entry.merged and above.get("due"):
        text, how["due"] = above["due"], "inherited"
    text = " ".join(text.split()).strip(" ;") if text else None
    text = text or entry.text("original_due") or None  # there is no revised date
    due = read_timescale(text)
    original = entry.text("original_due")
    if original and original != text and original not in due.slipped_from:
        due = due.model_copy(update={"slipped_from": (original, *due.slipped_from)})
    return due


def _rag(entry: Entry):
    return (
        rag_from_word(entry.text("rag"))
        or entry.shades.get("rag")
        or (entry.shades.get("status") if not entry.has("rag") else None)
    )


def _status(entry: Entry) -> str | None:
    """What is said of progress; words under the colour that are no colour are kept with it."""
    said = [_status_and_cost(entry)[0]]
    if entry.has("rag") and rag_from_word(entry.text("rag")) is None:
        said.insert(0, entry.text("rag"))
    said.insert(0, entry.text("state"))
    return " ".join(text for text in said if text) or None


_COST_AT_END = re.compile(r"\s+((?:no|nil) (?:additional|extra|further) costs?\b.*)$", re.IGNORECASE)


def _status_and_cost(entry: Entry) -> tuple[str, str]:
    """Comment and cost; where the cells ran together, the statement of cost at the end of the comment is the cost."""
    status, cost = entry.text("status"), entry.text("cost")
    if "cost" in entry.cells and not cost and (found := _COST_AT_END.search(status)):
        return status[: found.start()], found[1]
    return status, cost


def _cost(entry: Entry) -> Cost | None:
    text = _status_and_cost(entry)[1]
    return Cost(text=text, amount=amount_in(text)) if text else None


_OF_OTHER_TABLES = ("sponsor", "outstanding")


def _unread(entry: Entry) -> dict:
    """Columns that no role of an action fits: their words are kept under the header that stands over them."""
    rating = entry.text("rag")
    beside = {"rating": rating} if rag_from_word(rating) and len(re.findall(r"\w+", rating)) > 1 else {}
    beside |= {role: entry.text(role) for role in _OF_OTHER_TABLES if entry.has(role)}
    other = beside | {
        role.removeprefix("other:"): entry.text(role)
        for role in entry.cells
        if role.startswith("other:") and entry.text(role)
    }
    return {"other": other} if other else {}
