"""An unfinished action carried into the next plan: with its first date, every date since, and its moves counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.periods import months_after
from goldthread.plan.claim import Claims, strand_of
from goldthread.plan.found_again import found_again
from goldthread.plan.live.cross_reference import CrossReference
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.model import Action, Due, Plan, Recommendation
from goldthread.plan.moves import first_date, left_behind
from goldthread.plan.part import in_force
from goldthread.plan.relative import relative_due, with_counted_days
from goldthread.plan.said import day_said
from goldthread.plan.standing import is_done, standing

CARRIED = "carried on from"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a plan stands at its end: its actions counted, and the recommendations that nobody ever rated.

    ``proven`` are done with evidence in force, ``claimed`` done without; ``late`` counts among the unfinished.
    """

    proven: int
    claimed: int
    unfinished: tuple[Action, ...]
    late: int
    rated: Counter[str]
    never_rated: tuple[Recommendation, ...]


def stand_at_end(plan: Plan, evidence: Iterable[Evidence] = (), *, as_at: date) -> Stand:
    """Where the plan stands on ``as_at``, without what was withdrawn.

    >>> plan = Plan(actions=[{"id": "a1", "completed": "May 2026"}, {"id": "a2"}])
    >>> stand = stand_at_end(plan, as_at=date(2026, 11, 20))
    >>> stand.proven, stand.claimed, [action.id for action in stand.unfinished]
    (0, 1, ['a2'])
    """
    held = with_counted_days(in_force(plan))
    proof = [each for each in evidence if each.stands(as_at=as_at.isoformat())]
    done = [row for row in held.actions if is_done(row)]
    proven = sum(any(each.speaks_for("actions", row.id) for each in proof) for row in done)
    left = unfinished(held)
    standing_rows = [row for row in held.recommendations if not row.withdrawn]
    claims, strand = Claims(held), strand_of(held)
    colours = {row.id: claims.claimed(row.id, strand).rag for row in standing_rows}
    return Stand(
        proven, len(done) - proven, left, sum(standing(row, as_at=as_at) == "late" for row in left),
        Counter(filter(None, colours.values())), tuple(row for row in standing_rows if not colours[row.id]),
    )  # fmt: skip


def unfinished(plan: Plan) -> tuple[Action, ...]:
    """The actions still promised that nobody calls done."""
    return tuple(row for row in in_force(plan).actions if not is_done(row))


def keep_until(closed: date, years: int) -> date:
    """The last day of so many years from the closing.

    >>> keep_until(date(2024, 2, 29), 10)
    datetime.date(2034, 2, 28)
    """
    return months_after(closed, 12 * years)


def carried(
    action: Action, *, id: str, starts: str | None = None, moves: Sequence[DateMove] = (), recommendation: str = "",
    section: str | None = None, refs: Iterable[str | None] = (),
) -> Action:  # fmt: skip
    """The action as one of the next plan, which answers ``recommendation`` there or stands in ``section``.

    Its date is the one in force, and every earlier one is kept, so that its first date and the number of its moves
    count on. ``starts`` and ``moves`` are the closed plan's. What names rows of the closed plan is left out; its
    reference is kept where none of ``refs``, those of the next plan, is the same.

    >>> due = Due(text="3 months", kinds=("relative",))
    >>> carried(Action(id="a1", due=due), id="a9", starts="2026-01-31").due.latest
    '2026-04-30'
    """
    left = {"source": None, "how": {}, "outcomes": (), "commitment": None, "see_also": None, "marker": None}
    return action.model_copy(update={
        **left, "id": id, "recommendations": (recommendation,) if recommendation else (), "section": section,
        "ref": None if action.ref in set(refs) else action.ref, "new": False,
        "due": _due_carried(action, moves, starts),
    })  # fmt: skip


def _due_carried(action: Action, moves: Sequence[DateMove], starts: str | None) -> Due:
    """The date in force, and those before it as words that mean the same days in any plan."""
    now = relative_due(action.due, starts)
    slips = [_said_anywhere(text, now, starts) for text in now.slipped_from]
    if slips and (first := relative_due(first_date(action, moves), starts).latest):
        slips[0] = slips[0] if left_behind(slips[0], now).latest == first else day_said(first)
    return now.model_copy(update={"slipped_from": tuple(slips)})


def _said_anywhere(text: str, due: Due, starts: str | None) -> str:
    """The words of an earlier date; the day that they meant, where they are counted from the start of this plan."""
    read = left_behind(text, due)
    counted = relative_due(read, starts).latest
    return day_said(counted) if counted and not read.latest else text


def reference(new: str, plan: int, old: str) -> CrossReference:
    """The link from the action that carries another on to that one, in the closed plan."""
    return CrossReference(
        id=f"actions/{new} {CARRIED} {plan}/actions/{old}", entity="actions", key=new, kind=CARRIED, plan=plan,
        other_entity="actions", other_key=old,
    )  # fmt: skip


def move_before(move: DateMove, key: str, *, starts: str | None = None) -> DateMove:
    """A move that was made in the closed plan, as one of the action ``key`` that carries its own on."""
    before, after = relative_due(move.before, starts), relative_due(move.after, starts)
    return move.model_copy(update={"action": key, "before": before, "after": after})


def answered_in(plan: Plan, action: Action, closed: Plan) -> str | None:
    """Which recommendation of the next plan an action answers, by what its own recommendations, and it, speak of."""
    asked = [row for row in closed.recommendations if row.id in action.recommendations]
    for texts in (asked, [Recommendation(id="action", text=action.text)]):
        if found := found_again(texts, plan.recommendations):
            return found[0].earlier
    return None
