"""What a later document proposes, beside what was changed in the live plan since the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from goldthread.plan.differences import ABSENT, HEAD, LISTS, Difference
from goldthread.plan.model import Action, Plan
from goldthread.plan.next_version.matching import Matching, rows_without_ids_matched
from goldthread.plan.next_version.rows import WITH_IDS, keyed
from goldthread.plan.next_version.values import (
    MARKS,
    Path,
    is_empty,
    same,
    slips,
    values_of,
    values_of_head,
    values_within,
    without_printed_leftovers,
)
from goldthread.plan.standing import is_done

Kind = Literal["new", "changed", "slipped", "re-rated", "done", "gone", "back"]
_OF_COMPLETION = ("completed", "percent", "status", "rag")


@dataclass(frozen=True, slots=True)
class Proposed:
    """One value that the document would change, or a row that is new, gone or back (the ``path`` is empty).

    ``base`` is what the last document said, ``live`` what the plan says now, ``document`` what the new one says, each
    as JSON, `ABSENT` where there is none. ``after`` is the key of the row below which a new one stands. What is
    ``frozen`` was published: it cannot be taken, only kept.
    """

    number: int
    entity: str
    key: str
    path: Path
    kind: Kind
    base: Any
    live: Any
    document: Any
    conflict: bool = False
    after: str | None = None
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """The differences of a document from the live plan, each in one place.

    ``proposed`` wait for a decision where they are in conflict. ``kept`` are live edits of which the document says
    nothing new. ``agreed`` were changed alike in both. ``done`` are keys of finished actions that the document no
    longer lists. ``unspoken`` are the fields, and with an empty field the lists, that it does not print at all.
    ``marks`` say where each row stands in the new document.
    """

    proposed: tuple[Proposed, ...] = ()
    kept: tuple[Proposed, ...] = ()
    agreed: tuple[Proposed, ...] = ()
    done: tuple[str, ...] = ()
    unspoken: tuple[tuple[str, str], ...] = ()
    marks: tuple[Difference, ...] = ()
    whole: bool = True

    @property
    def conflicts(self) -> tuple[Proposed, ...]:
        """What a person must decide."""
        return tuple(each for each in self.proposed if each.conflict)

    @property
    def settled(self) -> tuple[Proposed, ...]:
        """What is taken unless a person says otherwise."""
        return tuple(each for each in self.proposed if not each.conflict)


def merge(base: Plan, live: Plan, document: Plan, *, whole: bool, matching: Matching | None = None) -> Merge:
    """What ``document`` changes in the live plan, where ``base`` is what the last document said, all under its ids.

    A row that the document leaves out is proposed as gone only where it holds the ``whole`` plan, and waits for a
    decision where it may have become part of another. ``matching`` pairs the rows that have no id; without it they are
    paired here.
    """
    work = _Merging(base, live, document, whole, matching)
    for entity in LISTS:
        work.take(entity)
    work.take_head()
    numbered = tuple(replace(each, number=number) for number, each in enumerate(work.proposed, 1))
    return Merge(numbered, tuple(work.kept), tuple(work.agreed), tuple(work.done), tuple(sorted(work.unspoken)),
                 tuple(work.marks), whole)  # fmt: skip


class _Merging:
    def __init__(self, base: Plan, live: Plan, document: Plan, whole: bool, matching: Matching | None):
        self.base, self.live, self.document, self.whole = base, live, document, whole
        self.of_document = matching or rows_without_ids_matched(live, document)
        self.of_base = rows_without_ids_matched(live, base)
        self.doubtful = {(each.entity, each.live) for each in self.of_document.doubts if each.document is None}
        self.proposed: list[Proposed] = []
        self.kept: list[Proposed] = []
        self.agreed: list[Proposed] = []
        self.done: list[str] = []
        self.unspoken: set[tuple[str, str]] = set()
        self.marks: list[Difference] = []

    def take(self, entity: str) -> None:
        """Every row of one list."""
        live = keyed(self.live, entity)
        base = self._under_live_keys(entity, self.base, self.of_base, live)
        document = self._under_live_keys(entity, self.document, self.of_document, live)
        if not document:
            self.unspoken |= {(entity, "")} if live else set()
            self._keep_edits(entity, base, live)
            return
        silent = self._silent(entity, live, document)
        above = None
        for key, row in document.items():
            if key in live:
                self._row(entity, key, base.get(key), live[key], row, silent)
            elif key in base:  # it was taken out of the live plan altogether, which is a live edit
                self._live_took_out(entity, key, base[key], row)
            else:
                self._propose(entity, key, (), "new", ABSENT, ABSENT, row.model_dump(mode="json"), after=above)
            above = key
        for key in live:
            if key not in document:
                self._left_out(entity, key, base.get(key), live[key])

    def _under_live_keys(self, entity: str, plan: Plan, matching: Matching, live: Mapping[str, Any]) -> dict[str, Any]:
        rows = keyed(plan, entity)
        if entity in WITH_IDS:
            return rows
        found, named = {}, len(live)
        for key, row in rows.items():
            there = matching.live_of.get((entity, key))
            if there is None:
                named += 1
                there = f"{key.rpartition(' ')[0]} {named}"
            found[there] = row
        return found

    def _silent(self, entity: str, live: Mapping[str, Any], document: Mapping[str, Any]) -> set[Path]:
        """The values that no row of the document fills, and some row of the live plan does: it has no such column."""
        filled = {path for row in document.values() for path, held in values_of(entity, row).items()
                  if not is_empty(held)}  # fmt: skip
        ours = {path for row in live.values() for path, held in values_of(entity, row).items() if not is_empty(held)}
        self.unspoken |= {(entity, ".".join(path)) for path in ours - filled}
        return ours - filled

    def _row(self, entity: str, key: str, base: Any, live: Any, document: Any, silent: set[Path]) -> None:
        if live.withdrawn and base is None:
            whole = live.model_dump(mode="json")
            self._propose(entity, key, (), "back", ABSENT, whole, document.model_dump(mode="json"))
            base = live
        turns = entity == "actions" and is_done(document) and not is_done(live)
        frozen = entity == "positions" and bool(live.published)
        old = values_of(entity, base) if base is not None else {}
        ours = values_of(entity, live)
        theirs = without_printed_leftovers(values_of(entity, document), ours)
        for path in dict.fromkeys([*ours, *theirs]):
            values = (old.get(path, ABSENT), ours.get(path, ABSENT), theirs.get(path, ABSENT))
            if path in silent:
                self._live_only(entity, key, path, values[0], values[1])
            else:
                self._value(entity, key, path, values, turns=turns, frozen=frozen)
        marked = [row.model_dump(mode="json", include=set(MARKS)) for row in (live, document)]
        for name in MARKS:
            one, other = (marks.get(name) for marks in marked)
            if one != other:
                self.marks.append(Difference(entity, key, (name,), one, other))

    def _value(self, entity: str, key: str, path: Path, values: tuple, *, turns: bool, frozen: bool) -> None:
        base, live, document = values
        if same(path, live, document):
            if not same(path, live, base):
                self.agreed.append(Proposed(0, entity, key, path, "changed", base, live, document))
        elif same(path, base, document) or (base is ABSENT and is_empty(document)):
            self.kept.append(Proposed(0, entity, key, path, "changed", base, live, document))
        else:
            # The plan keeps the dates that it slipped from though no document prints them: that is no edit.
            edited = not same(path, live, base) and not (base is ABSENT and is_empty(live))
            kind = _kind(path, live, document, turns=turns)
            self._propose(entity, key, path, kind, base, live, document, conflict=edited or frozen, frozen=frozen)

    def _live_only(self, entity: str, key: str, path: Path, base: Any, live: Any) -> None:
        if not same(path, live, base):
            self.kept.append(Proposed(0, entity, key, path, "changed", base, live, ABSENT))

    def _keep_edits(self, entity: str, base: Mapping[str, Any], live: Mapping[str, Any]) -> None:
        for key, row in live.items():
            if key not in base:
                self._kept_row(entity, key, ABSENT, row)
                continue
            old, ours = values_of(entity, base[key]), values_of(entity, row)
            for path in dict.fromkeys([*old, *ours]):
                self._live_only(entity, key, path, old.get(path, ABSENT), ours.get(path, ABSENT))

    def _left_out(self, entity: str, key: str, base: Any, live: Any) -> None:
        """A row that the document does not hold."""
        if base is None or entity == "positions":
            if base is None and not live.withdrawn:
                self._kept_row(entity, key, ABSENT, live)
            return
        if live.withdrawn:
            return
        if isinstance(live, Action) and is_done(live):
            self.done.append(key)
        elif self.whole:
            value, old = live.model_dump(mode="json"), base.model_dump(mode="json")
            doubtful = (entity, key) in self.doubtful or any(_edits(entity, base, live))
            self._propose(entity, key, (), "gone", old, value, ABSENT, conflict=doubtful)
        else:
            for path, was, now in _edits(entity, base, live):
                self._live_only(entity, key, path, was, now)

    def _kept_row(self, entity: str, key: str, base: Any, row: Any) -> None:
        self.kept.append(Proposed(0, entity, key, (), "new", base, row.model_dump(mode="json"), ABSENT))

    def _live_took_out(self, entity: str, key: str, base: Any, document: Any) -> None:
        old, value = base.model_dump(mode="json"), document.model_dump(mode="json")
        if list(_edits(entity, base, document)):
            self._propose(entity, key, (), "new", old, ABSENT, value, conflict=True)
        else:
            self.kept.append(Proposed(0, entity, key, (), "gone", old, ABSENT, value))

    def take_head(self) -> None:
        """The plan's own title, date, introduction and printed totals. What the document leaves out stays."""
        old, ours, theirs = map(values_of_head, (self.base, self.live, self.document))
        for path, said in theirs.items():
            if is_empty(said):
                self.unspoken |= set() if is_empty(ours[path]) else {(HEAD, ".".join(path))}
                self._live_only(HEAD, "", path, old[path], ours[path])
            else:
                self._value(HEAD, "", path, (old[path], ours[path], said), turns=False, frozen=False)

    def _propose(
        self, entity: str, key: str, path: Path, kind: Kind, base: Any, live: Any, document: Any, **more
    ) -> None:
        self.proposed.append(Proposed(0, entity, key, path, kind, base, live, document, **more))


def _edits(entity: str, base: Any, live: Any) -> Iterator[tuple[Path, Any, Any]]:
    """Where a row says something else than it did."""
    old, ours = values_of(entity, base), values_of(entity, live)
    for path in dict.fromkeys([*old, *ours]):
        if not same(path, ours.get(path, ABSENT), old.get(path, ABSENT)):
            yield path, old.get(path, ABSENT), ours.get(path, ABSENT)


def kinds_between(entity: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> set[Kind]:
    """Of what kinds the changes are from a row to the same row later, both as JSON: as `Proposed.kind` says them.

    >>> was = Action(id="a1", due={"text": "May 2026", "latest": "2026-05-31"}).model_dump(mode="json")
    >>> kinds_between("actions", was, {**was, "rag": "red", "due": {**was["due"], "latest": "2026-06-30"}}) == {
    ...     "re-rated", "slipped"}
    True
    """
    rows = (before, after)
    turns = entity == "actions" and [is_done(Action.model_validate(row)) for row in rows] == [False, True]
    old, new = (values_within(entity, row) for row in rows)
    pairs = {path: (old.get(path, ABSENT), new.get(path, ABSENT)) for path in dict.fromkeys([*old, *new])}
    return {_kind(path, *pair, turns=turns) for path, pair in pairs.items() if not same(path, *pair)}


def _kind(path: Path, live: Any, document: Any, *, turns: bool) -> Kind:
    if turns and path[0] in _OF_COMPLETION:
        return "done"
    if path[-1] == "rag":
        return "re-rated"
    return "slipped" if path == ("due",) and slips(live, document) else "changed"
