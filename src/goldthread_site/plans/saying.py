"""What an owner says of an action in one update, what of it cannot stand, and the action after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from goldthread.plan import moves
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.model import Action
from goldthread.plan.rating import Rag
from goldthread.plan.rating_rules import Computed
from goldthread.plan.said import day_said
from goldthread_site.look.pieces import WORDS, only_day
from goldthread_site.plans.open_action import OpenAction

When = Literal["done", "planned", "moved"]


@dataclass(frozen=True, slots=True)
class Said:
    """One update as it was typed. ``once`` names this one sending: sent twice it counts once.

    ``by_rule`` is the colour that the form was opened with: who left it as it was said nothing of her own.
    """

    once: str
    changed: str
    rag: Rag | None
    when: When
    reason: str = ""
    done_on: str = ""
    new_date: str = ""
    why_moves: str = ""
    next_step: str = ""
    percent: int | None = None
    file: Any = None
    by_rule: Rag | None = None

    @property
    def follows_the_rule(self) -> bool:
        """Whether the colour is the rule's, with no reason for another."""
        return self.rag == self.by_rule and says_nothing(self.reason)


def faults_of(said: Said, it: OpenAction) -> dict[str, str]:
    """What cannot stand, a sentence at each field; empty where all of it can."""
    faults: dict[str, str] = {}
    if says_nothing(said.changed):
        faults["changed"] = "Say what has changed for children. If nothing has changed yet, say so."
    faults |= faults_of_date(said, it)
    if not faults:
        faults |= faults_of_colour(said, it)
    return faults


def faults_of_date(said: Said, it: OpenAction) -> dict[str, str]:
    """What of its date cannot stand: the day on which it was done, or the one that it moves to."""
    if said.when == "done":
        fault = _done_on_refused(said.done_on, it)
        return {"done_on": fault} if fault else {}
    if said.when != "moved":
        return {}
    asked = {"as_at": it.as_at, "terms": it.terms}
    found = {
        "new_date": moves.date_refused(it.value, it.moves, said.new_date, **asked),
        "why_moves": moves.reason_refused(said.why_moves),
    }
    return {field: fault for field, fault in found.items() if fault}


def _done_on_refused(text: str, it: OpenAction) -> str | None:
    day = only_day(text) if text.strip() else it.as_at.isoformat()
    if day is None:
        return f"“{text}” is not a date. Write the day it was done, for example {it.as_at:%d/%m/%Y}."
    if day > it.as_at.isoformat():
        return f"The day it was done cannot be after today, {day_said(it.as_at)}."
    if it.terms.starts and day < it.terms.starts:
        return f"The day it was done cannot be before the plan starts, {day_said(it.terms.starts)}."
    return None


def faults_of_colour(said: Said, it: OpenAction) -> dict[str, str]:
    """What of its colour cannot stand: one other than the rule's without a reason, or blue without proof."""
    if said.rag == "blue":
        return _faults_of_blue(said, it)
    rag, by_rule = colour_of(said, it), colour_by_rule(said, it).rag
    if rag == by_rule or by_rule is None or not says_nothing(said.reason):
        return {}
    return {"reason": f"Say why it is {_word(rag)}. By its dates it is {_word(by_rule)}."}


def _faults_of_blue(said: Said, it: OpenAction) -> dict[str, str]:
    if said.when != "done":
        return {"rag": "Blue means done and proven. Choose another colour, or say that it is done."}
    if not said.file and not it.has_proof:
        return {"file": "Blue asks for proof. Add a file, or choose green."}
    return {}


def _word(rag: Rag | None) -> str:
    return WORDS.get(rag, "not rated").lower()


def day_done(said: Said, it: OpenAction) -> str | None:
    """The day on which it was done, where this update says that it is."""
    if said.when != "done":
        return None
    return only_day(said.done_on) if said.done_on.strip() else it.as_at.isoformat()


def colour_by_rule(said: Said, it: OpenAction) -> Computed:
    """The colour that the plan's rule gives the action once this update stands."""
    return it.computed_of(_dated(said, it))


def colour_of(said: Said, it: OpenAction) -> Rag | None:
    """The colour claimed. Who left the rule's own colour as it was means the rule's colour after the update, too:
    what is late and amber, and now done, is green."""
    if said.follows_the_rule:
        return colour_by_rule(said, it).rag or said.rag
    return said.rag


def move_said(said: Said, it: OpenAction, *, by: str) -> DateMove | None:
    """The move of the date: agreed where it is within the plan's terms, else asked for, and the date before stands."""
    if said.when != "moved":
        return None
    given = {"id": f"m{said.once}", "by": by, "as_at": it.as_at, "terms": it.terms}
    return moves.new_move(it.value, it.moves, due_typed(said.new_date), said.why_moves, **given)


def action_after(said: Said, it: OpenAction) -> Action:
    """The action once this update stands. Blue stays green until a second person has seen the proof."""
    rag = colour_of(said, it)
    return _dated(said, it).model_copy(update={"rag": "green" if rag == "blue" else rag})


def _dated(said: Said, it: OpenAction) -> Action:
    """The action with what the update says of its date. What comes round again is due again, not completed."""
    was, done = it.row.read, day_done(said, it)
    ends = bool(done) and not it.recurs
    percent = said.percent if said.percent is not None else was.percent
    values = {"completed": day_said(done) if ends else None, "percent": 100 if ends else percent}
    dated = was.model_copy(update={"status": said.changed or was.status, "rag": None, **values})
    move = move_said(said, it, by="")
    return moves.with_move(dated, move) if move else dated


def due_typed(text: str) -> str:
    """A date as the plan keeps it: “18 December 2026” for whatever way it was typed; other words as they are."""
    day = only_day(text)
    return day_said(day) if day else text.strip()
