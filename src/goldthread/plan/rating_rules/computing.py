"""The colour that a rule gives an action on a day, and the reason in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from goldthread.periods import months_after
from goldthread.plan.checks.starts import start_of
from goldthread.plan.model import Action
from goldthread.plan.rating import Rag
from goldthread.plan.rating_rules.rule import NoSuchRatingRule, RatingRule, Step, rating_rule_named
from goldthread.plan.relative import relative_due
from goldthread.plan.said import day_said, length_said
from goldthread.plan.standing import is_done
from goldthread.plan.timescale import read_timescale


@dataclass(frozen=True, slots=True)
class Computed:
    """A colour and its reason; without a colour the reason begins “Cannot say”."""

    rag: Rag | None
    because: str


@dataclass(frozen=True, slots=True)
class _Facts:
    action: Action
    as_at: date
    due: date | None
    start: date | None
    forecast: date | None
    proven: bool


class _Unknown(Exception):
    """What a step needs and nobody gave."""


def computed(
    action: Action,
    *,
    rule: RatingRule | str,
    as_at: date,
    start: date | None = None,
    forecast: date | None = None,
    proven: bool = False,
) -> Computed:
    """The colour of an action on ``as_at`` by a rule, with the reason.

    ``start`` is the day from which time counts where the action names none of its own (the plan's start), ``forecast``
    the day on which it is likely to end, ``proven`` whether a second person has seen the proof. A rule that is not
    known, an action without a day, or without the percentage that the rule asks for, has no colour and says why.

    >>> action = Action(id="9.2", due=read_timescale("31 October 2026"))
    >>> computed(action, rule="progress_and_date", as_at=date(2026, 11, 20))
    Computed(rag='amber', because='20 days late on 20 November 2026')
    >>> computed(Action(id="9.3"), rule="progress_and_date", as_at=date(2026, 11, 20))
    Computed(rag=None, because='Cannot say: no date')
    """
    try:
        chosen = rating_rule_named(rule) if isinstance(rule, str) else rule
    except NoSuchRatingRule as fault:
        return Computed(None, f"Cannot say: {fault.what}")
    due = relative_due(action.due, start).latest
    own = start_of(action)
    facts = _Facts(
        action, as_at, date.fromisoformat(due) if due else None, date.fromisoformat(own) if own else start,
        forecast, proven,
    )  # fmt: skip
    try:
        return _first_that_holds(chosen, facts)
    except _Unknown as missing:
        return Computed(None, f"Cannot say: {missing}")


def _first_that_holds(rule: RatingRule, facts: _Facts) -> Computed:
    if _has_come_round(facts):
        facts = replace(facts, due=None)
    for step in rule.steps:
        if because := _HOLDS[step.when](facts, step):
            return Computed(step.gives, because)
    if facts.due is None:
        raise _Unknown(_no_date(facts.action))
    raise _Unknown(f"the rule “{rule.title}” says nothing of it")


def _has_come_round(facts: _Facts) -> bool:
    """Work that comes round again is not late because its first day has passed: “May 2016 and termly”."""
    return "recurring" in facts.action.due.kinds and facts.due is not None and facts.due < facts.as_at


def _no_date(action: Action) -> str:
    if "recurring" in action.due.kinds:
        return f"it comes round again (“{action.due.text}”) and no one day ends it"
    return f"no date, the plan says “{action.due.text}”" if action.due.text else "no date"


# --- each step's condition: the reason where it holds, empty where it does not ---------------------------------------


def _done_and_proven(facts: _Facts, step: Step) -> str:
    return (
        f"{_done(facts, step)}, proven and checked by a second person" if facts.proven and is_done(facts.action) else ""
    )


def _done(facts: _Facts, _: Step) -> str:
    if not is_done(facts.action):
        return ""
    day = read_timescale(facts.action.completed).latest
    return f"Done on {day_said(day)}" if day else "Said to be done"


def _late(facts: _Facts, step: Step) -> str:
    if facts.due is None or facts.due >= facts.as_at:
        return ""
    days = (facts.as_at - facts.due).days
    if facts.as_at < months_after(facts.due, step.months) or days < step.days:
        return ""
    return f"{length_said(days)} late on {day_said(facts.as_at)}"


def _at_risk(facts: _Facts, step: Step) -> str:
    if facts.due is None:
        return ""
    if facts.forecast and facts.forecast > facts.due:
        after = length_said((facts.forecast - facts.due).days)
        return f"Likely to end on {day_said(facts.forecast)}, {after} after its date"
    known = facts.action.percent is not None and facts.start is not None
    return _behind(facts, step) if known and step.points is not None else ""


def _behind(facts: _Facts, step: Step) -> str:
    if facts.due is None:
        raise _Unknown(_no_date(facts.action))
    done, gone = _percent_done(facts), _percent_gone(facts)
    return f"{done}% done when {gone}% of its time has gone" if gone - done >= (step.points or 1) else ""


def _on_time(facts: _Facts, _: Step) -> str:
    if facts.due is None or facts.due < facts.as_at:
        return ""
    left = (facts.due - facts.as_at).days
    return f"Due on {day_said(facts.due)}, {f'in {length_said(left)}' if left else 'that very day'}"


def _percent_done(facts: _Facts) -> int:
    if facts.action.percent is not None:
        return facts.action.percent
    if facts.start and facts.start >= facts.as_at:
        return 0
    raise _Unknown("nobody has said how much of it is done, in per cent")


def _percent_gone(facts: _Facts) -> int:
    """The share of the days from start to due that have gone, both ends counted, rounded down."""
    if facts.start is None:
        raise _Unknown("no start to count from")
    whole = (facts.due - facts.start).days + 1
    gone = (facts.as_at - facts.start).days + 1
    if whole < 1:
        raise _Unknown(f"it starts on {day_said(facts.start)}, after it is due")
    return max(0, min(100, 100 * gone // whole))


_HOLDS = {
    "done and proven": _done_and_proven, "done": _done, "late": _late,
    "at risk": _at_risk, "behind": _behind, "on time": _on_time,
}  # fmt: skip
