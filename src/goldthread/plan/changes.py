"""What changed between two plans, or between two dates of one plan."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from goldthread.plan.change_lists import as_text, as_texts, list_of
from goldthread.plan.changed import (
    Changes,
    ClaimMoved,
    DateMoved,
    Done,
    Item,
    NowLate,
    OwnerChanged,
    RowChanged,
    StrandMoved,
    Told,
    WordingChanged,
)  # fmt: skip
from goldthread.plan.claim import STRANDS, Claims, direction, direction_of_all, strand_of
from goldthread.plan.costs_changed import costs_moved, totals_moved
from goldthread.plan.differences import Difference, differences_between, row_with
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Due, Plan, Position, Recommendation, RemedialAction
from goldthread.plan.standing import standing
from goldthread.plan.text_changes import easier, pieces_between


def changes_between(
    before: Plan, after: Plan, *, before_on: date, after_on: date,
    moves: Iterable[DateMove] = (), updates: Iterable[Update] = (), evidence: Iterable[Evidence] = (),
) -> Changes:  # fmt: skip
    """What changed from one plan to the other. Rows are the same where their ids are.

    ``moves`` and ``updates`` give reasons and names to what changed after ``before_on`` and up to ``after_on``;
    ``evidence`` proves what is done. Each difference of the plans stands in exactly one list.
    """
    told = _Told(before_on, after_on, tuple(moves), tuple(updates), tuple(evidence))
    work = _Comparison(before, after, told)
    claims, reported, loose = work.claims()
    lists = {name: tuple(make(work.sorted[name])) for name, make in work.makers().items()}
    late, recovered = work.late()
    ways = Counter(each.direction for each in claims)
    kept = {row.id for row in before.recommendations} & {row.id for row in after.recommendations}
    return Changes(
        before_on, after_on, **lists, claims=claims, reported=reported, asked=tuple(work.asked()),
        other=tuple(_as_items([*work.sorted["other"], *loose])), late=late, recovered=recovered,
        totals=totals_moved(before, after), better=ways["better"], worse=ways["worse"],
        unchanged=len(kept) - ways["better"] - ways["worse"],
    )  # fmt: skip


@dataclass(frozen=True)
class _Told:
    """What people said of the changes, in the time between."""

    before_on: date
    after_on: date
    moves: tuple[DateMove, ...]
    updates: tuple[Update, ...]
    evidence: tuple[Evidence, ...]

    @cached_property
    def _updates(self) -> dict[str, list[Update]]:
        by_action: dict[str, list[Update]] = defaultdict(list)
        for row in self.updates:
            if self.between(row.on):
                by_action[row.action].append(row)
        return by_action

    @cached_property
    def _moves(self) -> dict[str, DateMove]:
        agreed = (row for row in self.moves if row.state == "agreed")
        return {row.action: row for row in agreed if self.between(row.agreed_on or row.asked_on)}

    def between(self, day: str | None) -> bool:
        return bool(day) and self.before_on < date.fromisoformat(day) <= self.after_on

    def update_of(self, action: str, speaks: Callable[[Update], Any]) -> Update | None:
        """The newest update of an action in the time between that says a certain thing."""
        return max(filter(speaks, self._updates.get(action, ())), key=lambda row: row.on, default=None)

    def move_of(self, action: str) -> DateMove | None:
        """The newest agreed move of an action in the time between; within the terms whoever makes it agrees it."""
        return self._moves.get(action)

    def proof_of(self, entity: str, key: str) -> tuple[Evidence, ...]:
        """What proves a row, as far as it was there on the later day."""
        return tuple(
            row for row in self.evidence
            if not row.withdrawn and any((used.entity, used.key) == (entity, key) for used in row.used_by)
        )  # fmt: skip


class _Comparison:
    """Two plans beside each other, and their differences sorted into lists."""

    def __init__(self, before: Plan, after: Plan, told: _Told):
        self.before, self.after, self.told = before, after, told
        self.claims_then, self.claims_now = Claims(before), Claims(after)
        self.sorted: dict[str, list[Difference]] = defaultdict(list)
        self.by_row: dict[tuple[str, str], list[Difference]] = defaultdict(list)
        for each in differences_between(before, after):
            self.by_row[each.entity, each.key].append(each)
        for row, changed in list(self.by_row.items()):
            then, now = self.row_then(*row), self.row_now(*row)
            for each in changed:
                self.sorted[list_of(each, then, now)].append(each)

    def makers(self) -> dict[str, Callable[[Sequence[Difference]], Iterable[Item]]]:
        return {
            "ratings": self._ratings, "dates": self._dates, "done": self._done, "reopened": self._reopened,
            "new": _rows, "gone": self._gone, "wording": _wording, "owners": _owners, "told": self._told,
            "costs": lambda found: costs_moved(found, self.before, self.after), "reading": _as_items,
        }  # fmt: skip

    @cached_property
    def _then(self) -> dict[tuple[str, str], Any]:
        return _by_key(self.before)

    @cached_property
    def _now(self) -> dict[tuple[str, str], Any]:
        return _by_key(self.after)

    def row_then(self, entity: str, key: str):
        return self._then.get((entity, key))

    def row_now(self, entity: str, key: str):
        """The row after the change; one without an id is the one before with its differences made."""
        if entity in ("actions", "recommendations"):
            return self._now.get((entity, key))
        then = self._then.get((entity, key))
        if then is None:
            return None
        return type(then).model_validate(row_with(then.model_dump(mode="json"), self.by_row[entity, key]))

    # --- what is claimed ---

    def claims(self) -> tuple[tuple[ClaimMoved, ...], tuple[RowChanged, ...], list[Difference]]:
        """Claims that moved, positions that moved none, and ratings changed in positions that are not the newest."""
        found = self.sorted["claims"]
        places = {id(each): self._recommendation_of(each) for each in found}
        moved = tuple(self._claims([(places[id(each)], each) for each in found]))
        used = {id(each) for item in moved for each in item.differences}
        rest = [each for each in found if id(each) not in used]
        reported = tuple(_rows([each for each in rest if each.is_new]))
        return moved, reported, [each for each in rest if not each.is_new]

    def _recommendation_of(self, difference: Difference) -> str:
        if difference.is_new:
            return difference.after["recommendation"]
        return self.row_then("positions", difference.key).recommendation

    def _claims(self, found: Sequence[tuple[str, Difference]]) -> Iterator[ClaimMoved]:
        strand = strand_of(self.before, self.after)
        kept = {row.id for row in self.before.recommendations}
        for row in self.after.recommendations:
            if row.id in kept and (moved := self._claim(row, strand)):
                before, after, way, strands = moved
                reason, by, on = self._who_claims(row, strand)
                own = tuple(each for recommendation, each in found if recommendation == row.id)
                yield ClaimMoved("recommendations", row.id, own, before, after, way, reason, by, on, strands)

    def _claim(self, row: Recommendation, strand: str):
        """The claim then, now, which way, and the ratings that moved; ``None`` where none did."""
        then, now = self.claims_then.claimed(row.id, strand), self.claims_now.claimed(row.id, strand)
        strands = tuple(_strands_moved(self.claims_then, self.claims_now, row.id))
        way = direction(then.rag, now.rag)
        if way == "unchanged":
            way = direction_of_all([direction(each.before, each.after) for each in strands])
        return None if way == "unchanged" else (then.rag, now.rag, way, strands)

    def _who_claims(self, row: Recommendation, strand: str) -> tuple[str, str, str]:
        """Why, by whom and when: from the position's own words where they are new, else from the actions' updates."""
        then, now = self.claims_then.claimed(row.id, strand).position, self.claims_now.claimed(row.id, strand).position
        if now:
            said, before = as_text(getattr(now, strand).text), as_text(getattr(then, strand).text) if then else ""
            return said if said != before else "", now.published_by or "", now.published or now.as_at or ""
        actions = [action.id for action in self.after.actions if row.id in action.recommendations]
        told = [self.told.update_of(id_, lambda update: update.rag) for id_ in actions]
        newest = max(filter(None, told), key=lambda update: update.on, default=None)
        return (newest.reason or newest.because, newest.by, newest.on) if newest else ("", "", "")

    def _ratings(self, found: Sequence[Difference]) -> Iterator[ClaimMoved]:
        for each in found:
            update = self.told.update_of(each.key, lambda update, rag=each.after: update.rag == rag)
            why = (update.reason or update.because, update.by, update.on) if update else ("", "", "")
            way = direction(each.before, each.after)
            yield ClaimMoved(each.entity, each.key, (each,), each.before, each.after, way, *why)

    # --- dates ---

    def _dates(self, found: Sequence[Difference]) -> Iterator[DateMoved]:
        for (entity, key), own in _by_row(found):
            then, now = self.row_then(entity, key).due, self.row_now(entity, key).due
            move = self.told.move_of(key) if entity == "actions" else None
            said = (move.reason, move.asked_by, move.agreed_by or move.asked_by) if move else ("", "", "")
            yield DateMoved(entity, key, own, then, now, *_first_and_times(now), *said)

    def asked(self) -> Iterator[DateMoved]:
        """Moves that somebody asked for in the time between, and that nobody has agreed or refused."""
        for move in self.told.moves:
            if move.state == "asked" and self.told.between(move.asked_on):
                first, times = _first_and_times(move.before)
                first = first or move.before.text or move.before.latest or ""
                said = (first, times + 1, move.reason, move.asked_by)
                yield DateMoved("actions", move.action, (), move.before, move.after, *said, in_force=False)

    # --- done, open again, gone, told ---

    def _done(self, found: Sequence[Difference]) -> Iterator[Done]:
        for (entity, key), own in _by_row(found):
            row = self.row_now(entity, key)
            update = self.told.update_of(key, lambda update: update.completed) if entity == "actions" else None
            day = row.completed or (update.completed if update else "") or ""
            said = next((as_text(each.after) for each in own if each.path == ("status",)), "")
            yield Done(entity, key, own, day, said, self.told.proof_of(entity, key))

    def _reopened(self, found: Sequence[Difference]) -> Iterator[RowChanged]:
        for (entity, key), own in _by_row(found):
            yield RowChanged(entity, key, own, self.row_now(entity, key).model_dump(mode="json"))

    def _gone(self, found: Sequence[Difference]) -> Iterator[RowChanged]:
        for each in found:
            value = each.before if each.is_gone else self.row_now(each.entity, each.key).model_dump(mode="json")
            yield RowChanged(each.entity, each.key, (each,), value)

    def _told(self, found: Sequence[Difference]) -> Iterator[Told]:
        for each in found:
            update = self.told.update_of(each.key, lambda update: update.changed)
            who = (update.by, update.on) if update else ("", "")
            yield Told(each.entity, each.key, (each,), as_text(each.before), as_text(each.after), *who)

    # --- late ---

    def late(self) -> tuple[tuple[NowLate, ...], tuple[NowLate, ...]]:
        """Actions that are late and were not, and actions that were late and are not any more."""
        then, now = _late(self.before, self.told.before_on), _late(self.after, self.told.after_on)
        here = {row.id for row in self.after.actions}
        now_late = tuple(late for key, late in now.items() if key not in then)
        return now_late, tuple(late for key, late in then.items() if key not in now and key in here)


def _late(plan: Plan, as_at: date) -> dict[str, NowLate]:
    late = (row for row in plan.actions if standing(row, as_at=as_at) == "late")
    return {row.id: NowLate(row.id, row.due.latest, (as_at - date.fromisoformat(row.due.latest)).days) for row in late}


def _strands_moved(then: Claims, now: Claims, recommendation: str) -> Iterator[StrandMoved]:
    if now.has_position(recommendation):
        for strand in STRANDS:
            one, other = (held.claimed(recommendation, strand).rag if held.has_position(recommendation) else None
                          for held in (then, now))  # fmt: skip
            if one != other:
                yield StrandMoved(strand, one, other)


def _first_and_times(due: Due) -> tuple[str, int]:
    return (due.slipped_from[0] if due.slipped_from else ""), len(due.slipped_from)


def _by_key(plan: Plan) -> dict[tuple[str, str], Action | Recommendation | RemedialAction | Position]:
    return {
        **{("actions", row.id): row for row in plan.actions},
        **{("recommendations", row.id): row for row in plan.recommendations},
        **{("positions", f"position {n}"): row for n, row in enumerate(plan.positions, 1)},
        **{("remedial_actions", f"remedial action {n}"): row for n, row in enumerate(plan.remedial_actions, 1)},
    }


def _by_row(found: Sequence[Difference]) -> Iterator[tuple[tuple[str, str], tuple[Difference, ...]]]:
    rows: dict[tuple[str, str], list[Difference]] = {}
    for each in found:
        rows.setdefault((each.entity, each.key), []).append(each)
    for row, own in rows.items():
        yield row, tuple(own)


def _rows(found: Sequence[Difference]) -> Iterator[RowChanged]:
    for each in found:
        yield RowChanged(each.entity, each.key, (each,), each.after)


def _wording(found: Sequence[Difference]) -> Iterator[WordingChanged]:
    for each in found:
        before, after = as_text(each.before), as_text(each.after)
        field = ".".join(each.path)
        yield WordingChanged(
            each.entity, each.key, (each,), field, pieces_between(before, after), easier(before, after)
        )


def _owners(found: Sequence[Difference]) -> Iterator[OwnerChanged]:
    for each in found:
        yield OwnerChanged(each.entity, each.key, (each,), each.path[-1], as_texts(each.before), as_texts(each.after))


def _as_items(found: Sequence[Difference]) -> Iterator[Item]:
    for (entity, key), own in _by_row(found):
        yield Item(entity, key, own)
