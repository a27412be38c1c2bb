"""What teams’ plans say of an action that was handed down to them: counts, dates, the worst colour, all the way down.

Nothing of it is kept: it is worked out anew from the teams’ actions, so that it cannot grow old.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action
from goldthread.plan.rating import Rag
from goldthread.plan.said import count, day_said
from goldthread.plan.standing import Standing, is_done, standing

WORST_FIRST: tuple[Rag, ...] = ("red", "amber", "green", "blue")


@dataclass(frozen=True)
class TeamPlan:
    """What is to be known of a team’s plan: its actions by their id, what it handed on itself, the newest updates.

    Lengths such as “3 months” are days already. ``closed`` is the day on which the plan was closed.
    """

    title: str
    actions: Mapping[str, Action]
    closed: str | None = None
    hand_downs: tuple[HandDown, ...] = ()
    newest: Mapping[str, Update] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Below:
    """An action of a team’s plan, and where it stands on the day."""

    plan: int
    action: Action
    standing: Standing


@dataclass(frozen=True, slots=True)
class Figures:
    """What some actions come to: how many, done, late; the last day of those not done; the worst colour."""

    rows: tuple[Below, ...]

    @property
    def done(self) -> int:
        """How many are done, as the teams say."""
        return sum(row.standing == "done" for row in self.rows)

    @property
    def late(self) -> int:
        """How many are late."""
        return sum(row.standing == "late" for row in self.rows)

    @property
    def last_due(self) -> str | None:
        """The last day by which something of it that is not done is due."""
        return max((row.action.due.latest for row in self.rows if row.action.due.latest and row.standing != "done"),
                   default=None)  # fmt: skip

    @property
    def undated(self) -> int:
        """How many are not done and have no date."""
        return sum(row.standing == "undated" for row in self.rows)

    @property
    def worst(self) -> Rag | None:
        """The worst colour; ``None`` where nothing is rated."""
        found = {row.action.rag for row in self.rows}
        return next((rag for rag in WORST_FIRST if rag in found), None)

    def rated(self, rag: Rag) -> int:
        """How many of those that are not done have this colour."""
        return sum(row.action.rag == rag and row.standing != "done" for row in self.rows)

    @property
    def said(self) -> str:
        """“2 of 3 done, 1 late”.

        >>> Figures((Below(2, Action(id="b1"), "done"), Below(2, Action(id="b2"), "late"))).said
        '1 of 2 done, 1 late'
        """
        late = [f"{self.late} late"] if self.late else []
        return ", ".join([f"{self.done} of {len(self.rows)} done", *late]) if self.rows else "nothing is left of it"


@dataclass(frozen=True, slots=True)
class Part:
    """One hand-down and what became of it. ``depth`` is 1 for the action’s own, 2 for what its team handed on.

    ``withdrawn`` counts the team’s actions that are no longer promised, ``gone`` those that are not there: the plan
    was deleted, or was not here yet on that day. ``title`` is empty where nothing is known of the plan.
    """

    hand_down: HandDown
    depth: int
    title: str
    closed: str | None
    figures: Figures
    withdrawn: int
    gone: int
    newest: Update | None

    @property
    def plan(self) -> int:
        """The number of the team’s plan."""
        return self.hand_down.plan


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What the teams below an action say of it, its own hand-downs before what was handed on."""

    parts: tuple[Part, ...]

    @property
    def figures(self) -> Figures:
        """All that is below, each action once."""
        rows = {(row.plan, row.action.id): row for part in self.parts for row in part.figures.rows}
        return Figures(tuple(rows.values()))

    @property
    def newest(self) -> Update | None:
        """The newest thing that a team said."""
        return max((part.newest for part in self.parts if part.newest), key=lambda said: said.on, default=None)


@dataclass(frozen=True, slots=True)
class Suggested:
    """The colour that the teams’ actions suggest for the action above them, and why."""

    rag: Rag
    because: str


def rolled_up(
    action: str, hand_downs: Iterable[HandDown], teams: Mapping[int, TeamPlan], *, as_at: date
) -> RolledUp | None:
    """What the teams’ plans say of ``action`` on ``as_at``; ``None`` where it is not handed down.

    ``hand_downs`` are those of the action’s own plan, ``teams`` the plans below it by number, as deep as they go.
    """
    parts = tuple(_parts(action, tuple(hand_downs), teams, as_at, depth=1, seen=frozenset()))
    return RolledUp(parts) if parts else None


def _parts(
    action: str, hand_downs: Iterable[HandDown], teams: Mapping[int, TeamPlan], as_at: date, *, depth: int,
    seen: frozenset[tuple[int, str]],
) -> Iterator[Part]:  # fmt: skip
    """Breadth before depth: the action’s own first. Two plans that were joined in a circle end at once."""
    own = [each for each in hand_downs if each.action == action and not each.withdrawn]
    for each in own:
        yield _part(each, teams.get(each.plan), as_at, depth)
    for each in own:
        team = teams.get(each.plan)
        for key in each.actions if team else ():
            if (each.plan, key) not in seen:
                yield from _parts(key, team.hand_downs, teams, as_at, depth=depth + 1, seen=seen | {(each.plan, key)})


def _part(hand_down: HandDown, team: TeamPlan | None, as_at: date, depth: int) -> Part:
    found = [team.actions[key] for key in hand_down.actions if key in team.actions] if team else []
    rows = tuple(Below(hand_down.plan, row, standing(row, as_at=as_at)) for row in found if not row.withdrawn)
    said = [team.newest[row.action.id] for row in rows if row.action.id in team.newest] if team else []
    return Part(
        hand_down, depth, team.title if team else "", team.closed if team else None, Figures(rows),
        withdrawn=len(found) - len(rows), gone=len(hand_down.actions) - len(found),
        newest=max(said, key=lambda each: each.on, default=None),
    )  # fmt: skip


def last_due_said(figures: Figures, own: Action) -> str:
    """“the last is due 31 March 2027, after this action’s own date, 28 February 2027”; nothing where none is due.

    >>> row = Below(2, Action(id="b1", due={"latest": "2027-03-31"}), "later")
    >>> last_due_said(Figures((row,)), Action(id="a1", due={"latest": "2027-02-28"}))
    'the last is due 31 March 2027, after this action’s own date, 28 February 2027'
    """
    if not (last := figures.last_due):
        return ""
    said, date_own = f"the last is due {day_said(last)}", own.due.latest
    return f"{said}, after this action’s own date, {day_said(date_own)}" if date_own and last > date_own else said


def disagreements(own: Action, rolled: RolledUp) -> tuple[str, ...]:
    """Where what is claimed of the action and what the teams say do not agree, a sentence each."""
    return (*claim_differs(own, rolled), *date_differs(own, rolled), *ended_below(rolled))


def claim_differs(own: Action, rolled: RolledUp) -> Iterator[str]:
    """Where the action is called done or green, and the teams' are not, or the other way round."""
    figures = rolled.figures
    all_ = len(figures.rows)
    open_ = all_ - figures.done
    if is_done(own) and open_:
        yield f"This action is said to be done, and {open_} of the teams’ {count(all_, 'action')} {_is(open_)} not."
    elif own.rag == "green" and (bad := _bad(figures)):
        yield f"This action is claimed green, and of what was handed down {' and '.join(bad)}."
    elif all_ and not open_ and not is_done(own):
        yield "All that was handed down is done, and this action is not said to be."


def _bad(figures: Figures) -> list[str]:
    """“1 of 3 is red”, “2 of 3 are late”."""
    counts = ((figures.rated("red"), "red"), (figures.late, "late"))
    return [f"{number} of {len(figures.rows)} {_is(number)} {word}" for number, word in counts if number]


def date_differs(own: Action, rolled: RolledUp) -> Iterator[str]:
    """Where the teams end after the action's own date."""
    last, date_own = rolled.figures.last_due, own.due.latest
    if last and date_own and last > date_own and not is_done(own):
        yield f"What was handed down ends on {day_said(last)}, after this action’s own date, {day_said(date_own)}."


def ended_below(rolled: RolledUp) -> Iterator[str]:
    """What was handed down and is carried by nobody any more."""
    for part in rolled.parts:
        open_ = len(part.figures.rows) - part.figures.done
        if part.closed and open_:
            yield f"The team’s plan was closed on {day_said(part.closed)} with {count(open_, 'action')} not done."
        if part.withdrawn:
            yield f"The team withdrew {count(part.withdrawn, 'action')} that answered this one."
        if part.gone:
            yield f"{count(part.gone, 'action')} of a team {_is(part.gone)} no longer there."


def suggested(own: Action, rolled: RolledUp) -> Suggested | None:
    """The colour that the teams’ actions suggest; ``None`` where they say too little. Its owner says the colour."""
    figures = rolled.figures
    all_, red, amber = len(figures.rows), figures.rated("red"), figures.rated("amber")
    after = own.due.latest and figures.last_due and figures.last_due > own.due.latest
    if red:
        return Suggested("red", f"{red} of {all_} {_is(red)} red")
    if figures.late:
        return Suggested("amber", f"{figures.late} of {all_} {_is(figures.late)} late")
    if after:
        return Suggested("amber", f"the last is due {day_said(figures.last_due)}, after {day_said(own.due.latest)}")
    if amber:
        return Suggested("amber", f"{amber} of {all_} {_is(amber)} amber")
    if all_ and figures.done == all_:
        return Suggested("green", f"all {all_} are done" if all_ > 1 else "it is done")
    if all_ and all(row.standing == "done" or row.action.rag == "green" for row in figures.rows):
        return Suggested("green", "none is late, and all are green or done")
    return None


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def would_go_round(plan: int, team: int, edges: Iterable[tuple[int, int]]) -> bool:
    """Whether the team’s plan hands down to this plan already, itself or by others: then there is no up and no down.

    ``edges`` are (plan, team’s plan) of the hand-downs that stand.

    >>> would_go_round(1, 3, [(3, 2), (2, 1)]), would_go_round(1, 2, [(1, 2), (2, 3)]), would_go_round(1, 1, [])
    (True, False, True)
    """
    below: dict[int, set[int]] = {}
    for upper, lower in edges:
        below.setdefault(upper, set()).add(lower)
    seen, ahead = {team}, [team]
    while ahead:
        for lower in below.get(ahead.pop(), ()):
            if lower not in seen:
                seen.add(lower)
                ahead.append(lower)
    return plan in seen
