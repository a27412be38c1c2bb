"""The next position of a recommendation, prepared from the last one, and frozen when it is published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.errors import PositionIsPublished
from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.places import name_of, quoted
from goldthread.plan.checks.report import count
from goldthread.plan.claim import STRANDS, positions_of
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, How, Plan, Position, Rated
from goldthread.plan.standing import is_done
from goldthread.plan.timescale import read_day
from goldthread.plan.value import Texts

NO_PROOF = "No proof yet"


@dataclass(frozen=True, slots=True)
class Completed:
    """An action that is done: the day, where one is known, and the titles of what proves it."""

    action: Action
    on: str
    proof: Texts


@dataclass(frozen=True, slots=True)
class Prepared:
    """A draft, what it was made from, and what in it was only carried from the position before.

    The ``position``’s ``how`` marks what was carried as “inherited” and what was made as “inferred”, by strand and
    part: “outcome.rag”. ``since`` are the actions done after the last position, ``updates`` what was said since.
    """

    position: Position
    last: Position | None
    since: tuple[Completed, ...]
    done: int
    of: int
    updates: tuple[Update, ...]

    @property
    def carried(self) -> tuple[str, ...]:
        """The strands whose rating was carried, and must be confirmed or changed."""
        how = self.position.how
        return tuple(strand for strand in STRANDS if how.get(f"{strand}.rag") == "inherited")


def prepared(
    plan: Plan, recommendation: str, *, as_at: date, updates: Iterable[Update] = (), evidence: Iterable[Evidence] = ()
) -> Prepared:
    """The draft of a recommendation's position on ``as_at``.

    The texts and ratings of the last position are carried; what owners said since changed for children is added to
    the impact; the actions completed are counted and listed, with their proof.
    Raises `PositionIsPublished` where a position of that day or a later one is published.
    """
    updates, evidence = tuple(updates), tuple(evidence)
    held = positions_of(plan, recommendation)
    _refuse_the_past(held, as_at)
    last = next((row for row in reversed(held) if row.as_at < as_at.isoformat()), None)
    actions = [row for row in plan.actions if recommendation in row.recommendations]
    said = tuple(_said_since(updates, {row.id for row in actions}, last, as_at))
    done = [_completed(row, updates, evidence) for row in actions if is_done(row)]
    since = tuple(each for each in done if last is None or not each.on or each.on > last.as_at)
    if last:
        since = tuple(each for each in since if each.on or not _was_listed(each.action, last))
    position = _draft(recommendation, as_at, last, said, _list(plan, last, since, len(done), len(actions)))
    return Prepared(position, last, since, len(done), len(actions), said)


def published(position: Position, *, by: str, on: date) -> Position:
    """The position as it is frozen. Raises `PositionIsPublished` where it is frozen already."""
    refuse_if_published(position)
    return position.model_copy(update={"published": on.isoformat(), "published_by": by})


def refuse_if_published(position: Position) -> None:
    """Raises `PositionIsPublished` for a position that was published: what a board has read does not change."""
    if position.published:
        raise PositionIsPublished(
            f"the position as at {_day(position)} was published on {in_words(position.published)}",
            why="what a board has read does not change", try_="Write the next position instead",
        )  # fmt: skip


def _refuse_the_past(held: Sequence[Position], as_at: date) -> None:
    later = [row for row in held if row.published and row.as_at >= as_at.isoformat()]
    if later:
        raise PositionIsPublished(
            f"a position as at {_day(later[-1])} is published", try_="Choose a later day for the next one"
        )


def _day(position: Position) -> str:
    return in_words(position.as_at) if position.as_at else "a day that is not given"


def _said_since(updates: Iterable[Update], actions: set[str], last: Position | None, as_at: date) -> Iterable[Update]:
    """What was said of some actions after the last position, oldest first."""
    since = last.as_at if last else ""
    found = [row for row in updates if row.action in actions and since < row.on <= as_at.isoformat()]
    return sorted(found, key=lambda row: row.on)


def _completed(action: Action, updates: Iterable[Update], evidence: Iterable[Evidence]) -> Completed:
    told = [row.completed for row in updates if row.action == action.id and row.completed]
    proof = tuple(
        row.title for row in evidence
        if not row.withdrawn and any((used.entity, used.key) == ("actions", action.id) for used in row.used_by)
    )  # fmt: skip
    return Completed(action, read_day(action.completed) or max(told, default=""), proof)


def _was_listed(action: Action, last: Position) -> bool:
    """Whether the last position lists an action: one without a day of completion is told only once."""
    listed = " ".join(last.actions_completed.text)
    return bool(action.text) and (action.text in listed or quoted(action.text) in listed)


def _list(plan: Plan, last: Position | None, since: Sequence[Completed], done: int, of: int) -> Texts:
    """How many actions are done, and each one done since the last position."""
    head = f"{done} of {count(of, 'action')} {'is' if of == 1 else 'are'} done"
    if last:
        head += f", {len(since) or 'none'} since {_day(last)}"
    return (f"{head}.", *(_line(plan, each) for each in since))


def _line(plan: Plan, each: Completed) -> str:
    name = name_of(each.action, plan)
    said = f"{name[0].upper()}{name[1:]}, {quoted(each.action.text)}" if each.action.ref else quoted(each.action.text)
    on = f", done {in_words(each.on)}" if each.on else ""
    return f"{said}{on}. {'Proof: ' + ', '.join(each.proof) if each.proof else NO_PROOF}."


def _draft(
    recommendation: str, as_at: date, last: Position | None, said: Sequence[Update], completed: Texts
) -> Position:
    new = tuple(dict.fromkeys(row.changed for row in said if row.changed))
    before = {strand: getattr(last, strand) if last else Rated() for strand in STRANDS}
    parts = {
        "outcome": before["outcome"],
        "impact": before["impact"].model_copy(update={"text": (*before["impact"].text, *new)}),
        "actions_completed": before["actions_completed"].model_copy(update={"text": completed}),
    }
    how: dict[str, How] = {"actions_completed.text": "inferred"}
    for strand, rated in before.items():
        how |= {f"{strand}.rag": "inherited"} if rated.rag else {}
        how |= {f"{strand}.text": "inherited"} if rated.text and strand != "actions_completed" else {}
    how |= {"impact.text": "inferred"} if new else {}
    return Position(recommendation=recommendation, as_at=as_at.isoformat(), how=how, **parts)
