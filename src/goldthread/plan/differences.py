"""Every value in which two plans differ, and a plan with those differences made."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import itemgetter
from typing import Any

from goldthread.plan.model import Plan

HEAD = "plan"
COST_LINES = "costs.lines"
LISTS = (
    "sections", "recommendations", "outcomes", "indicators", "actions", "positions", "remedial_actions", COST_LINES,
)  # fmt: skip
NAMES = {
    "sections": "section", "recommendations": "recommendation", "outcomes": "outcome", "indicators": "indicator",
    "actions": "action", "positions": "position", "remedial_actions": "remedial action", COST_LINES: "cost line",
}  # fmt: skip
ORDER = ("order",)
_WITH_IDS = ("sections", "recommendations", "outcomes", "actions")


class Absence(Enum):
    """No value at all, which is not the same as an empty one."""

    ABSENT = "absent"


ABSENT = Absence.ABSENT


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs, at ``path`` in the row ``key`` of the list ``entity`` (`HEAD`: the plan itself).

    A row that is new or gone has an empty path and its whole value on one side. ``place`` is where a new row stands
    in the plan after, from 0. A row without an id is named by its place: “position 3”, counted in the plan before,
    or in the plan after where it is new. With the path `ORDER` the keys of the rows that stayed stand in another order.
    """

    entity: str
    key: str
    path: tuple[str, ...]
    before: Any
    after: Any
    place: int = 0

    @property
    def is_new(self) -> bool:
        return not self.path and self.before is ABSENT

    @property
    def is_gone(self) -> bool:
        return not self.path and self.after is ABSENT


def differences_between(before: Plan, after: Plan) -> tuple[Difference, ...]:
    """Every value in which the plans differ, list by list, each once."""
    one, other = _in_lists(before), _in_lists(after)
    found = [_difference(HEAD, "", each) for each in _within(one[HEAD], other[HEAD])]
    for entity in LISTS:
        found += _of_list(entity, one[entity], other[entity])
    return tuple(found)


def applied(before: Plan, differences: Iterable[Difference]) -> Plan:
    """The plan with these differences made: all of those between two plans make the one into the other."""
    lists = _in_lists(before)
    by_entity: dict[str, list[Difference]] = defaultdict(list)
    for each in differences:
        by_entity[each.entity].append(each)
    lists[HEAD] = row_with(lists[HEAD], by_entity.pop(HEAD, ()))
    for entity, changes in by_entity.items():
        lists[entity] = _list_with(entity, lists[entity], changes)
    return Plan.model_validate(_whole(lists))


def row_with(row: dict, differences: Iterable[Difference]) -> dict:
    """A row's value with the differences in its fields made. Nothing of ``row`` itself changes."""
    for each in differences:
        if each.path and each.path != ORDER:
            row = _with(row, each.path, each.after)
    return row


# --- the plan as lists of rows --------------------------------------------------------------------------------------


def _in_lists(plan: Plan) -> dict[str, Any]:
    whole = plan.model_dump(mode="json")
    costs = dict(whole["costs"])
    lists: dict[str, Any] = {entity: whole.pop(entity) for entity in LISTS if entity != COST_LINES}
    lists[COST_LINES] = costs.pop("lines")
    return {HEAD: {**whole, "costs": costs}, **lists}


def _whole(lists: Mapping[str, Any]) -> dict[str, Any]:
    rows = {entity: lists[entity] for entity in LISTS if entity != COST_LINES}
    return {**lists[HEAD], **rows, "costs": {**lists[HEAD]["costs"], "lines": lists[COST_LINES]}}


def _of_list(entity: str, before: Sequence[dict], after: Sequence[dict]) -> Iterator[Difference]:
    pairs = _matched(entity, before, after)
    kept = [_key(entity, before, pairs[place]) for place in range(len(after)) if place in pairs]
    partners = {old: new for new, old in pairs.items()}
    for old, row in enumerate(before):
        key = _key(entity, before, old)
        if old not in partners:
            yield Difference(entity, key, (), row, ABSENT)
            continue
        other = after[partners[old]]
        if json.dumps(row) != json.dumps(other):  # most rows of a plan did not change, and this is the quickest to see
            yield from (_difference(entity, key, each) for each in _within(row, other))
    stood = [_key(entity, before, old) for old in sorted(partners)]
    if stood != kept:
        yield Difference(entity, "", ORDER, stood, kept)
    for new, row in enumerate(after):
        if new not in pairs:
            yield Difference(entity, _key(entity, after, new), (), ABSENT, row, place=new)


def _list_with(entity: str, rows: Sequence[dict], changes: Sequence[Difference]) -> list[dict]:
    by_key = {key: row_with(row, [each for each in changes if each.key == key]) for key, row in _keyed(entity, rows)}
    gone = {each.key for each in changes if each.is_gone}
    order = next((each.after for each in changes if each.path == ORDER), [key for key in by_key if key not in gone])
    made = [by_key[key] for key in order]
    for each in sorted((each for each in changes if each.is_new), key=lambda each: each.place):
        made.insert(each.place, each.after)
    return made


# --- which row is which ---------------------------------------------------------------------------------------------


def _key(entity: str, rows: Sequence[dict], place: int) -> str:
    return rows[place]["id"] if entity in _WITH_IDS else f"{NAMES[entity]} {place + 1}"


def _keyed(entity: str, rows: Sequence[dict]) -> list[tuple[str, dict]]:
    return [(_key(entity, rows, place), row) for place, row in enumerate(rows)]


def _matched(entity: str, before: Sequence[dict], after: Sequence[dict]) -> dict[int, int]:
    """For each row of ``after`` that was there before, by its place: its place in ``before``.

    Rows without an id are paired by all they say, then by less and less of it.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for says in _SAYS[entity]:
        free: dict[str, list[int]] = defaultdict(list)
        for old, row in enumerate(before):
            if old not in taken:
                free[_written(says(row))].append(old)
        for new, row in enumerate(after):
            if new not in pairs and (found := free.get(_written(says(row)))):
                pairs[new] = found.pop(0)
                taken.add(pairs[new])
    return pairs


def _these(*fields: str) -> Callable[[dict], Any]:
    return lambda row: [row.get(field) for field in fields]


def _all(row: dict) -> dict:
    return row


_BY_ID = (itemgetter("id"),)
_SAYS: dict[str, tuple[Callable[[dict], Any], ...]] = {
    **dict.fromkeys(_WITH_IDS, _BY_ID),
    "indicators": (_all, _these("code", "text"), _these("recommendations", "code"), _these("recommendations")),
    "positions": (_all, _these("recommendation", "as_at")),
    "remedial_actions": (_all, _these("recommendation", "action", "outstanding"), _these("recommendation", "action")),
    COST_LINES: (_all, _these("item", "recurrent"), _these("item")),
}


# --- values ---------------------------------------------------------------------------------------------------------


def _within(before: Any, after: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """Each path at which the values differ; dictionaries are gone into, lists are whole values."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in dict.fromkeys([*before, *after]):
            yield from _within(before.get(name, ABSENT), after.get(name, ABSENT), (*path, name))
    elif not _same(before, after):
        yield path, before, after


def _same(one: Any, other: Any) -> bool:
    """Whether two JSON values are written alike: 1, 1.0 and true are three values."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(_same(held, other[name]) for name, held in one.items())
    return repr(one) == repr(other) if isinstance(one, float) else one == other


def _written(value: Any) -> str:
    """The JSON of a value, by which rows are found."""
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True, ensure_ascii=False)


def _difference(entity: str, key: str, found: tuple[tuple[str, ...], Any, Any]) -> Difference:
    return Difference(entity, key, *found)


def _with(value: dict, path: Sequence[str], after: Any) -> dict:
    """A copy of the value with another one at the path; dictionaries beside the path are shared, never changed."""
    name, *below = path
    if below:
        return {**value, name: _with(value[name], below, after)}
    if after is ABSENT:
        return {key: held for key, held in value.items() if key != name}
    return {**value, name: after}
