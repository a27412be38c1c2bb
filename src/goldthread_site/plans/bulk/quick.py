"""A line typed in a meeting: put into the plan at once, and answered in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.errors import UserError
from goldthread.plan.model import Action
from goldthread.plan.quick_entry import Entry, Understood, several, understood
from goldthread.plan.said import day_said
from goldthread_site.look.pieces import WORDS, shortened
from goldthread_site.owners.known import Known, directory
from goldthread_site.plans import models
from goldthread_site.plans.bulk.actions import change_all
from goldthread_site.plans.bulk.outcome import Outcome
from goldthread_site.plans.bulk.presenter import Difference, differences
from goldthread_site.plans.bulk.selection import may_change
from goldthread_site.plans.bulk.wanted import Leads, Wanted
from goldthread_site.plans.bulk.whom import whom
from goldthread_site.plans.live_pages import sentence
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.presenters.names import FIRST_WORDS, Names

WHY = "Typed in a meeting"
NOT_SAVED = "Nothing was saved."


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a line. ``shown`` is the action that it was about, ``choices`` those that it may be about.

    ``keep`` is what stays in the field, to be mended.
    """

    said: str
    saved: bool = False
    shown: str = ""
    choices: tuple[Action, ...] = ()
    rest: str = ""
    keep: str = ""

    @property
    def to_do(self) -> bool:
        """Whether the person has something to mend or to choose."""
        return bool(self.keep or self.choices)


def answered(it: Opened, line: str, *, by, shown: str = "", version: int | None = None) -> Answer:
    """The line, put into the plan where it says what is to be different. ``version`` is that of the action shown."""
    words = it.plan.terms.colour_words
    found = understood(line, it.plan, as_at=it.as_at, shown=shown, colour_words=words)
    if found.action is None and found.actions:
        return Answer(several(found), choices=found.actions, rest=found.rest, shown=shown)
    if found.action is None or found.fault:
        about = found.action.id if found.action else shown
        return Answer(f"{_name(found, it)}{found.fault} {NOT_SAVED}", shown=about, keep=line)
    if found.entry.is_nothing:
        return Answer("", shown=found.action.id)
    try:
        return _put_in(it, found, by=by, version=version if found.action.id == shown else None)
    except UserError as fault:
        said = sentence(fault)
        said = said if "othing was saved" in said else f"{said} {NOT_SAVED}"
        return Answer(f"{_name(found, it)}{said}", shown=found.action.id, keep=line)


def free_text(it: Opened, line: str) -> tuple[str, ...]:
    """The words of the line that may be about children."""
    entry = understood(line, it.plan, as_at=it.as_at).entry
    return (entry.note, entry.why) if not entry.is_nothing else (line,)


def _name(found: Understood, it: Opened) -> str:
    """Its reference as lists show it, else its first words."""
    if not found.action:
        return ""
    return f"{Names(it.plan).ref(found.action) or f'“{shortened(found.action.text, FIRST_WORDS)}”'}: "


def _put_in(it: Opened, found: Understood, *, by, version: int | None) -> Answer:
    row = models.Action.objects.get(plan=it.row, key=found.action.id)
    if not may_change(by, row):
        raise UserError("this action is in a part of the plan that you do not run", try_=NOT_SAVED.rstrip("."))
    if version is not None and version != row.version:
        raise UserError(
            "somebody saved this action while you were typing", why="it is shown below as it is now",
            try_="Press Enter again if your line still holds. Nothing was saved",
        )  # fmt: skip
    known = directory([it.row.pk])
    wanted = _wanted(found.entry, it, known)
    outcome = change_all(by=by, why=found.entry.why or WHY, was={row.pk: row.version}, wanted=wanted)[0]
    return _said(outcome, found, known, it)


def _wanted(entry: Entry, it: Opened, known: Known) -> Wanted:
    leads = None
    if entry.owner:
        printed = [text for action in it.written.actions for text in action.leads]
        leads = Leads("give", whom(entry.owner, known, it.row.pk, printed))
    done = None if entry.done_on is None else day_said(entry.done_on)
    why = entry.why
    return Wanted(
        leads=leads, due=entry.due, why_moves=why if entry.due else "", rag=entry.rag, reason=why if entry.rag else "",
        done_on=done, note=entry.note,
    )  # fmt: skip


def _said(outcome: Outcome, found: Understood, known: Known, it: Opened) -> Answer:
    name, key = _name(found, it), found.action.id
    if outcome.state == "refused":
        hint = " Write “because …” behind it." if outcome.why.startswith("Say why") else ""
        return Answer(f"{name}{outcome.why}{hint} {NOT_SAVED}", shown=key, keep=found.rest)
    if outcome.state == "already":
        return Answer(f"{name}it is so already. Nothing changed.", shown=key)
    parts = [_part(each, outcome) for each in differences(outcome, known)]
    asks = f" {outcome.why}" if outcome.state == "asks" else ""
    return Answer(f"{name}{', '.join(parts)}. Saved.{asks}", saved=True, shown=key)


def _part(each: Difference, outcome: Outcome) -> str:
    """“amber, was green”."""
    match each.label:
        case "Rating":
            return f"{_colour(each.after)}, was {_colour(each.before)}"
        case "Due" if outcome.move and outcome.move.state == "asked":
            return f"asked to move to {each.after}, {each.before} stands until that is agreed"
        case "Due":
            return f"due {each.after}, was {each.before}"
        case "Lead":
            return f"owner {each.after}, was {each.before}"
        case "Done":
            return f"done {each.after}"
        case _:
            return "note kept"


def _colour(rag: str) -> str:
    return WORDS.get(rag, "not rated").lower()


# the last lines ------------------------------------------------------------------------------------------------------

KEPT, LONGEST_KEPT = 10, 160
_IN_SESSION = "typed_lines"


def lines_of(session, plan: int) -> list[dict]:
    """The last lines that the person typed for this plan in this session, the newest first."""
    return session.get(_IN_SESSION, {}).get(str(plan), [])


def keep_line(session, plan: int, line: str, answer: Answer) -> None:
    """Keeps what was typed and answered, until the session ends; the last ten."""
    held = {
        "line": line[:LONGEST_KEPT],
        "said": answer.said,
        "saved": answer.saved,
        "mend": bool(answer.keep),
        "key": answer.shown,
    }
    session[_IN_SESSION] = {**session.get(_IN_SESSION, {}), str(plan): [held, *lines_of(session, plan)][:KEPT]}
