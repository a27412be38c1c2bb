"""How an action's date moves: what is refused, what the sponsor must agree to, the first date that is never lost."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import reduce

from goldthread.periods import months_after
from goldthread.plan.checks.moments import months_between
from goldthread.plan.checks.starts import start_of
from goldthread.plan.checks.wording import says_nothing
from goldthread.plan.days_named import named_days
from goldthread.plan.impossible_days import why_no_date
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.model import Action, Due
from goldthread.plan.relative import relative_due
from goldthread.plan.said import count, day_said, length_said, ordinal
from goldthread.plan.slippage import parted
from goldthread.plan.terms import Terms
from goldthread.plan.timescale import read_timescale

__all__ = [
    "agreed_moves", "date_refused", "days_moved", "first_date", "left_behind", "move_refused", "needs_sponsor",
    "new_move",
    "reason_refused", "relative_due", "times_moved", "waiting_move", "with_move", "with_moves",
]  # fmt: skip


def move_refused(
    action: Action, moves: Sequence[DateMove], new_due_text: str, reason: str, *, as_at: date, terms: Terms
) -> str | None:
    """Why the date may not move as asked, in one sentence; ``None`` where it may.

    >>> action = Action(id="9.2", due=read_timescale("31 October 2026"))
    >>> asked = dict(as_at=date(2026, 11, 20), terms=Terms())
    >>> move_refused(action, (), "20/11/2026", "The clerk left", **asked)
    'The date must be after today, 20 November 2026.'
    >>> move_refused(action, (), "31/06/2026", "The clerk left", **asked)
    '31/06/2026 is not a date. June has 30 days.'
    >>> move_refused(action, (), "18/12/2026", " ", **asked), move_refused(action, (), "18/12/2026", "Staff", **asked)
    ('Say why the date moves.', None)
    """
    return date_refused(action, moves, new_due_text, as_at=as_at, terms=terms) or reason_refused(reason)


def date_refused(
    action: Action, moves: Sequence[DateMove], new_due_text: str, *, as_at: date, terms: Terms
) -> str | None:
    """Why the words are no date to which this action could move; ``None`` where they are one."""
    if not new_due_text.strip():
        return "Give the new date, for example 18/12/2026."
    if no_date := why_no_date(new_due_text):
        return no_date
    new = read_timescale(new_due_text).latest
    if new == relative_due(action.due, terms.starts).latest:
        return f"The action is already due on {day_said(new)}. Give another date, or leave the date as it is."
    if new <= as_at.isoformat():
        return f"The date must be after today, {day_said(as_at)}."
    starts = ((start_of(action), "the action"), (terms.starts, "the plan"))
    for start, what in starts:
        if start and new < start:
            return f"The date must not be before {what} starts, {day_said(start)}."
    waiting = waiting_move(action, moves)
    if waiting and waiting.after.latest == new:
        return f"Moving it to {day_said(new)} is already waiting for agreement."
    return None


def reason_refused(reason: str) -> str | None:
    """What is wrong with a reason for a move; ``None`` where it says something. “TBC” and “.” say nothing."""
    return "Say why the date moves." if says_nothing(reason) else None


def needs_sponsor(action: Action, moves: Sequence[DateMove], new_due: Due | str, terms: Terms) -> str | None:
    """Why the sponsor must agree to this move; ``None`` where it is within the plan's terms.

    A date that is brought forward needs nobody's agreement. An action that never had a day to be held to gets its first
    one without agreement.

    >>> action = Action(id="9.2", due=read_timescale("31/10/2026 [slipped from 31 March 2026]"))
    >>> needs_sponsor(action, (), "18/12/2026", Terms(most_moves=1)), needs_sponsor(action, (), "1/6/2026", Terms())
    ('A 2nd move needs agreement.', None)
    >>> needs_sponsor(action, (), "18/12/2026", Terms())
    'This moves the date by 8 months in all; more than 3 months needs agreement.'
    """
    new = read_timescale(new_due) if isinstance(new_due, str) else new_due
    now = relative_due(action.due, terms.starts)
    times = times_moved(action, moves)
    if not new.latest or (now.latest and new.latest <= now.latest) or not (now.latest or times):
        return None
    if times + 1 > terms.most_moves:
        return f"A {ordinal(times + 1)} move needs agreement."
    first = relative_due(first_date(action, moves), terms.starts).latest
    days = _days_between(first, new.latest) if first else 0
    if days <= terms.most_days:
        return None
    return f"This moves the date by {_both(days, terms.most_days, first, new.latest)} needs agreement."


def new_move(
    action: Action, moves: Sequence[DateMove], new_due: Due | str, reason: str, *, id: str, by: str, as_at: date,
    terms: Terms,
) -> DateMove:  # fmt: skip
    """The move as it is kept: agreed by whoever makes it within the plan's terms, else asked, and the sponsor answers.

    >>> action = Action(id="9.2", due=read_timescale("31 October 2026"))
    >>> said = dict(id="m1", by="Owen Tarrant", as_at=date(2026, 10, 20), terms=Terms(most_moves=0))
    >>> new_move(action, (), "18/12/2026", "No clerk", **said).state
    'asked'
    """
    new = read_timescale(new_due) if isinstance(new_due, str) else new_due
    waits, day = needs_sponsor(action, moves, new, terms), as_at.isoformat()
    agreed = {} if waits else {"agreed_by": by, "agreed_on": day}
    return DateMove(
        id=id, action=action.id, before=action.due, after=new, reason=reason.strip(), asked_by=by, asked_on=day,
        state="asked" if waits else "agreed", **agreed,
    )  # fmt: skip


def with_move(action: Action, move: DateMove) -> Action:
    """The action after the move. Only an agreed one changes it: the date before goes to those it slipped from.

    Raises `ValueError` for a move of another action.

    >>> action = Action(id="9.2", due=read_timescale("31 October 2026"))
    >>> move = DateMove(id="m1", action="9.2", before=action.due, after=read_timescale("18/12/2026"),
    ...     reason="No clerk", asked_by="Owen Tarrant", asked_on="2026-11-20", state="asked")
    >>> with_move(action, move) == action
    True
    >>> moved = with_move(action, move.model_copy(update={"state": "agreed"}))
    >>> moved.due.latest, moved.due.slipped_from
    ('2026-12-18', ('31 October 2026',))
    """
    if move.action != action.id:
        raise ValueError(f"the move {move.id} is of action {move.action}, not of {action.id}")
    if move.state != "agreed":
        return action
    left = parted(action.due.text)[0] if action.due.text else action.due.latest
    slips = (*action.due.slipped_from, *([left] if left else []))
    return action.model_copy(update={"due": move.after.model_copy(update={"slipped_from": slips})})


def with_moves(action: Action, moves: Iterable[DateMove]) -> Action:
    """The action after all its moves, in the order in which they were agreed; those of other actions are left out."""
    return reduce(with_move, agreed_moves(action, moves), action)


def agreed_moves(action: Action, moves: Iterable[DateMove]) -> tuple[DateMove, ...]:
    """The moves of this action that hold, in the order in which they were agreed."""
    held = (move for move in moves if move.action == action.id and move.state == "agreed")
    return tuple(sorted(held, key=lambda move: move.agreed_on or move.asked_on))


def waiting_move(action: Action, moves: Iterable[DateMove]) -> DateMove | None:
    """The newest move of this action that waits for agreement."""
    asked = [move for move in moves if move.action == action.id and move.state == "asked"]
    return max(asked, key=lambda move: move.asked_on, default=None)


def first_date(action: Action, moves: Sequence[DateMove] = ()) -> Due:
    """The date that the action had before it ever moved: the first that the plan prints, else that of the first move.

    A first date printed without its year takes the last one that is not after the date it moved to.

    >>> first_date(Action(id="a", due=read_timescale("End March 2016 [slipped from Feb]"))).latest
    '2016-02-29'
    """
    agreed = agreed_moves(action, moves)
    due = agreed[0].before if agreed else action.due
    return left_behind(due.slipped_from[0], due) if due.slipped_from else due


def left_behind(text: str, due: Due) -> Due:
    """What the words of a date that was left mean; ``due`` is the date that holds, and lends its year."""
    read = read_timescale(text)
    if read.latest or not due.latest:
        return read
    name = next((name for name in named_days(text) if name.month and not name.first and not name.impossible), None)
    holds = date.fromisoformat(due.latest)
    for year in (holds.year, holds.year - 1) if name else ():
        dated = name.in_year(year)
        if dated.last and dated.last <= holds:
            return read.model_copy(update={"latest": dated.last.isoformat(), "kinds": (name.kind,)})
    return read


def times_moved(action: Action, moves: Sequence[DateMove] = ()) -> int:
    """How often the date in force moved, as the plan prints it and as was agreed since."""
    agreed = agreed_moves(action, moves)
    printed = agreed[0].before.slipped_from if agreed else action.due.slipped_from
    return len(printed) + len(agreed)


def days_moved(action: Action, moves: Sequence[DateMove] = (), *, starts: str | None = None) -> int | None:
    """Days from the first date to the date in force, negative where it came forward; ``None`` where one is no day."""
    first = relative_due(first_date(action, moves), starts).latest
    now = relative_due(action.due, starts).latest
    return _days_between(first, now) if first and now else None


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _both(days: int, most: int, first: str, last: str) -> str:
    """The move and the limit in words; in days where both would read the same."""
    months = months_between(first, last)
    months -= months_after(date.fromisoformat(first), months) > date.fromisoformat(last)
    said = count(months, "month") if months > 2 else length_said(days)
    if said == length_said(most):
        return f"{count(days, 'day')} in all; more than {count(most, 'day')}"
    return f"{said} in all; more than {length_said(most)}"
