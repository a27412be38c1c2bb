"""Which actions look stuck and were taken to nobody: late and silent, moved again and again, red again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.plan.claim import positions_of
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.escalation import Escalation
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Plan
from goldthread.plan.moves import times_moved
from goldthread.plan.said import day_said, length_said
from goldthread.plan.standing import is_done, standing
from goldthread.plan.vocabulary import vocabulary


@dataclass(frozen=True, slots=True)
class Stuck:
    """An action that looks stuck, with a sentence for each sign of it."""

    action: Action
    because: tuple[str, ...]


def looks_stuck(
    plan: Plan, updates: Iterable[Update], moves: Iterable[DateMove], escalations: Iterable[Escalation] = (), *,
    as_at: date,
) -> tuple[Stuck, ...]:  # fmt: skip
    """The actions in force that look stuck on ``as_at`` and were taken to nobody, those with most signs first.

    What was taken to somebody is left out while that is open, and for a while after it ended.
    """
    said, moved, signs = _by_action(updates), _by_action(moves), _Signs(plan, as_at)
    taken = {each.action for each in escalations if _still_counts(each, as_at)}
    found = []
    for action in plan.actions:
        if action.withdrawn or is_done(action) or action.id in taken:
            continue
        if because := tuple(signs.of(action, said[action.id], moved[action.id])):
            found.append(Stuck(action, because))
    return tuple(sorted(found, key=lambda each: (-len(each.because), each.action.due.latest or "9999")))


def _by_action(rows: Iterable) -> dict[str, list]:
    found: dict[str, list] = defaultdict(list)
    for row in rows:
        found[row.action].append(row)
    return found


def _still_counts(escalation: Escalation, as_at: date) -> bool:
    rest = timedelta(days=vocabulary("stuck")["days_of_rest"])
    return not escalation.ended or as_at - date.fromisoformat(escalation.ended) <= rest


class _Signs:
    """The signs of one plan on one day."""

    def __init__(self, plan: Plan, as_at: date) -> None:
        self.as_at, self.limits = as_at, vocabulary("stuck")
        self.red = (
            {row.id for row in plan.recommendations if self._red_again(plan, row.id)} if plan.positions else set()
        )

    def _red_again(self, plan: Plan, id_: str) -> bool:
        last = positions_of(plan, id_)[-self.limits["red_in_a_row"] :]
        claims = [row.actions_completed.rag or row.outcome.rag for row in last]
        return len(claims) == self.limits["red_in_a_row"] and set(claims) == {"red"}

    def of(self, action: Action, updates: Sequence[Update], moves: Sequence[DateMove]) -> Iterator[str]:
        late = self._days_late(action)
        yield from self._silent(late, updates)
        if (times := times_moved(action, moves)) >= self.limits["moves"]:
            yield f"Its date has moved {times} times"
        yield from self._red(action, updates)
        if late and action.partners:
            yield f"It is late, and a partner has part in it: {', '.join(action.partners)}"

    def _days_late(self, action: Action) -> int:
        if standing(action, as_at=self.as_at) != "late":
            return 0
        return (self.as_at - date.fromisoformat(action.due.latest)).days

    def _silent(self, late: int, updates: Sequence[Update]) -> Iterator[str]:
        last = max((each.on for each in updates), default=None)
        most = self.limits["days_late"]
        if late < most or (last and (self.as_at - date.fromisoformat(last)).days < most):
            return
        nobody = f"nobody has written since {day_said(last)}" if last else "nobody has written of it"
        yield f"It is {length_said(late)} late, and {nobody}"

    def _red(self, action: Action, updates: Sequence[Update]) -> Iterator[str]:
        often = self.limits["red_in_a_row"]
        said = [each.rag for each in sorted(updates, key=lambda each: each.on) if each.rag]
        if len(said) >= often and set(said[-often:]) == {"red"}:
            yield f"Its last {often} updates say red"
        elif action.rag == "red" and self.red.intersection(action.recommendations):
            yield f"It is red, and so were the last {often} positions of its recommendation"
