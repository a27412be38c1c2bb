"""The update form's page: its heading, what was said before, the colour by the rule, and what the answers mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.plan import moves
from goldthread.plan.model import Due
from goldthread.plan.said import day_said, ordinal
from goldthread_site.look.pieces import DueShown, due_shown
from goldthread_site.my.people_told import Told
from goldthread_site.plans.open_action import OpenAction
from goldthread_site.plans.presenters.recommendation import LONG_HEADING

LONGEST_LAST = 600


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer of a list: its value, its words, what it means, and whether it is the chosen one."""

    value: str
    text: str
    hint: str
    chosen: bool
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page says besides its fields."""

    caption: str
    heading: str
    long: bool
    due: DueShown
    since: str
    last_on: str
    last_words: str
    last_next: str
    colour: str | None
    colour_word: str
    because: str
    colours: tuple[Choice, ...]
    whens: tuple[Choice, ...]
    agreement: str
    waiting: str
    example: str
    today: str
    second_person: str


def page(it: OpenAction, *, name: str, form, sponsor: Told, own_last: bool, named: bool = True) -> Page:
    """The page. ``name`` is what the action is called; ``named`` is false where no other person may be named."""
    last = it.last if it.last and own_last else None
    by_rule = it.computed
    asked = sponsor.whole if named else "the sponsor"
    return Page(
        caption=f"{name}, update for {it.as_at:%B}", heading=it.value.text or name,
        long=len(it.value.text) > LONG_HEADING, due=due_shown(it.value.due, as_at=it.as_at, done=it.is_done),
        since=f" since {day_said(last.on, as_at=it.as_at)}" if last else "",
        last_on=day_said(last.on, as_at=it.as_at) if last else "",
        last_words=(last.changed if last else "")[:LONGEST_LAST],
        last_next=last.next_step if last else "", colour=by_rule.rag, colour_word=it.word(by_rule.rag),
        because=by_rule.because, colours=_colours(it, form), whens=_whens(it, form), agreement=_agreement(it, asked),
        waiting=_waiting(it, asked), example=(it.as_at + timedelta(days=28)).strftime("%d/%m/%Y"),
        today=it.as_at.strftime("%d/%m/%Y"), second_person=_second(sponsor, named),
    )  # fmt: skip


def _chosen(form, field: str, usual: str) -> str:
    return form[field].value() or usual


def _colours(it: OpenAction, form) -> tuple[Choice, ...]:
    chosen = _chosen(form, "rag", it.computed.rag or "")
    return tuple(
        Choice(rag, it.word(rag), it.rule.meanings[rag], rag == chosen, rag == it.computed.rag)
        for rag in it.rule.colours
    )


def _whens(it: OpenAction, form) -> tuple[Choice, ...]:
    chosen = _chosen(form, "when", "done" if it.is_done else "")
    return tuple(Choice(value, _when(it, value), "", value == chosen) for value, _ in form.fields["when"].choices)


def _when(it: OpenAction, value: str) -> str:
    due: Due = it.value.due
    if value == "done":
        return "It was done this time" if it.recurs else "It is done"
    if value == "moved":
        return "It needs a new date" if due.latest else "It needs a date"
    return f"On {day_said(due.latest)}, as planned" if due.latest else "It goes on without a date"


def _agreement(it: OpenAction, asked: str) -> str:
    """What a later date would ask for: “A 4th move needs agreement. …”."""
    times = moves.times_moved(it.value, it.moves)
    latest = it.value.due.latest
    if not latest:
        return ""
    stands = f"We will ask {asked}. Until that is agreed, {day_said(latest, as_at=it.as_at)} stands."
    if times + 1 > it.terms.most_moves:
        return f"A {ordinal(times + 1)} move needs agreement. {stands}"
    first = moves.first_date(it.value, it.moves).latest
    if not first:
        return ""
    limit = date.fromisoformat(first) + timedelta(days=it.terms.most_days)
    return f"A date after {day_said(max(limit, date.fromisoformat(latest)))} needs agreement. {stands}"


def _waiting(it: OpenAction, asked: str) -> str:
    move = it.waiting
    if not move:
        return ""
    return f"A move to {day_said(move.after.latest or it.as_at)} waits for {asked} to agree."


def _second(sponsor: Told, named: bool) -> str:
    who = sponsor.short if named and sponsor.name else "A second person"
    return f"Blue asks for proof. {who} will be asked to check it, and it stays green until then."
