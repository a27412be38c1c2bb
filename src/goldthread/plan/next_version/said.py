"""What a document proposes, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldthread.plan.checks.moments import in_words
from goldthread.plan.checks.places import name_of, quoted
from goldthread.plan.checks.report import listed
from goldthread.plan.differences import HEAD, NAMES
from goldthread.plan.model import Action, Plan, Position, Recommendation, RemedialAction
from goldthread.plan.next_version.matching import Pair
from goldthread.plan.next_version.merging import Merge, Proposed
from goldthread.plan.next_version.rows import keyed, rows_of
from goldthread.plan.next_version.values import is_empty
from goldthread.plan.vocabulary import vocabulary

_KINDS = ("new", "changed", "slipped", "re-rated", "done", "gone", "back")
_LONGEST = 100
_LEADS = {"section": "sections", "recommendation": "recommendations", "recommendations": "recommendations",
          "outcomes": "outcomes", "action": "actions", "actions": "actions"}  # fmt: skip


def summary(merge: Merge) -> str:
    """How many rows change in which way; a row that changes in two ways counts for both.

    >>> summary(Merge())
    'Nothing is different'
    """
    rows = {kind: len({(each.entity, each.key) for each in merge.proposed if each.kind == kind}) for kind in _KINDS}
    parts = [f"{many} {kind}" for kind, many in rows.items() if many]
    parts += [f"{len(merge.conflicts)} to decide"] if merge.conflicts else []
    return ", ".join(parts) or "Nothing is different"


def sentence(each: Proposed, live: Plan) -> str:
    """One proposed change in a plain sentence.

    >>> plan = Plan(actions=[{"id": "a1", "ref": "1.1", "rag": "red"}])
    >>> sentence(Proposed(1, "actions", "a1", ("rag",), "re-rated", "red", "red", "amber"), plan)
    'Action 1.1: rated amber, was red.'
    """
    name = named(each, live)
    if not each.path:
        return _of_row(each, name)
    said = _of_value(each, name, live)
    if each.frozen:
        return f"{said}. It is published, so it stays as it is."
    if each.conflict:
        before = "it was not in the last document" if _absent(each.base) else "the last document said " + _value(
            each.base, each.path, live)  # fmt: skip
        return f"{said}. It was changed here too: {before}."
    return f"{said}."


def _of_row(each: Proposed, name: str) -> str:
    words = _words(each.entity, each.document if each.kind == "new" else each.live)
    bare = name.partition("“")[0].strip(" ,")  # where the name is the words cut short, they are said once, at length
    row = f"{bare}, {quoted(words, _LONGEST)}" if words else name
    if each.kind == "new":
        return f"New: {row[0].lower()}{row[1:]}.{' It was taken out here.' if each.conflict else ''}"
    comma = "," if words else ""
    if each.kind == "back":
        return f"{row}{comma} was withdrawn, and is in the document again."
    also = " It was changed here since, or may be part of another row now." if each.conflict else ""
    return f"{row}{comma} is not in the document any more: it is kept as withdrawn.{also}"


def _of_value(each: Proposed, name: str, live: Plan) -> str:
    now, was = (_value(value, each.path, live) for value in (each.document, each.live))
    if each.path[-1] == "rag":
        strand = f"{field_said(each.path)}, " if len(each.path) > 1 else ""
        return f"{name}: {strand}rated {now}, was {was}".replace("rated nothing", "no rating").replace(
            "was nothing", "was not rated"
        )
    if each.path == ("due",):
        return f"{name}: due {now}, was {was}"
    if each.path == ("narrative",):
        return f"{name}: the introduction has other words"
    return f"{name}, {field_said(each.path)}: {now} instead of {was}"


def named(each: Proposed, live: Plan) -> str:
    """What a proposed change is of, as a person calls it, beginning a sentence."""
    if each.entity == HEAD:
        return "The plan"
    row = keyed(live, each.entity).get(each.key)
    if row is None:
        row = _made(each)
    said = called(each.entity, row, live) if row is not None else each.key
    return said[:1].upper() + said[1:]


def called(entity: str, row: Any, plan: Plan) -> str:
    """A row's name: “action 3.2”, “the position of recommendation 4 as at 1 July 2016”."""
    if isinstance(row, (Action, Recommendation)):
        return name_of(row, plan)
    of = _recommendation_of(row, plan)
    if isinstance(row, Position):
        day = f" as at {in_words(row.as_at)}" if row.as_at else ""
        return f"the position{of}{day}"
    if isinstance(row, RemedialAction):
        return f"the remedial action{of}, {quoted(row.outstanding or ' '.join(row.remedies))}"
    words = getattr(row, "title", None) or getattr(row, "text", None) or getattr(row, "item", "")
    return f"{NAMES[entity]} {quoted(words)}"


def _recommendation_of(row: Any, plan: Plan) -> str:
    id_ = getattr(row, "recommendation", None)
    found = next((each for each in plan.recommendations if each.id == id_), None)
    return f" of {name_of(found)}" if found else ""


def _made(each: Proposed) -> Any:
    """The row that only the document holds, as a value of the plan."""
    value = each.document if isinstance(each.document, Mapping) else None
    models = {"actions": Action, "recommendations": Recommendation, "positions": Position,
              "remedial_actions": RemedialAction}  # fmt: skip
    if value is None:
        return None
    if each.entity in models:
        return models[each.entity].model_validate(value)
    field = "costs" if each.entity == "costs.lines" else each.entity
    loose = {key: held for key, held in value.items() if key not in ("recommendations", "section", "actions")}
    whole = Plan.model_validate({field: {"lines": [loose]} if field == "costs" else [loose]})
    return rows_of(whole, each.entity)[0]


def field_said(path: tuple[str, ...]) -> str:
    """What a person calls a field.

    >>> field_said(("leads",)), field_said(("outcome", "text")), field_said(("unheard_of",))
    ('lead', 'outcome', 'unheard of')
    """
    words = vocabulary("next_version")
    if path[0] in words["strands"] and len(path) > 1:
        return words["strands"][path[0]]
    known = {**vocabulary("changes")["fields"], **words["fields"]}
    return known.get(path[-1], path[-1].replace("_", " "))


def _value(value: Any, path: tuple[str, ...], live: Plan) -> str:
    if is_empty(value) and value is not False:
        return "nothing"
    if path[-1] in _LEADS:
        return listed(
            [_row_named(_LEADS[path[-1]], id_, live) for id_ in ([value] if isinstance(value, str) else value)]
        )
    if path[-1] in ("rag", "percent"):
        return str(value)
    if isinstance(value, Mapping):
        if "text" in value or "latest" in value:
            return str(value.get("text") or value.get("latest"))
        return listed([f"{key} {held}" for key, held in value.items()])
    return quoted(" ".join(value) if isinstance(value, list) and all(isinstance(e, str) for e in value)
                  else str(value), _LONGEST)  # fmt: skip


def _row_named(entity: str, id_: str, live: Plan) -> str:
    row = keyed(live, entity).get(id_)
    return called(entity, row, live) if row is not None else "a new one"


def _absent(value: Any) -> bool:
    return not isinstance(value, (str, int, float, list, dict, type(None)))


def _words(entity: str, value: Any) -> str:
    for field in ("text", "title", "outstanding", "item"):
        if isinstance(value, Mapping) and isinstance(value.get(field), str) and value[field]:
            return value[field]
    return ""


def unspoken_said(merge: Merge) -> str:
    """What the document does not print at all, and so leaves as it is; empty where there is nothing."""
    lists = vocabulary("next_version")["lists"]
    whole = [lists[entity] for entity, field in merge.unspoken if not field]
    fields = [f"{field_said(tuple(field.split('.')))} of {lists[entity]}" for entity, field in merge.unspoken if field]
    if not whole and not fields:
        return ""
    return f"The document does not print {listed([*whole, *fields])}. They stay as they are."


def doubt_said(pair: Pair, live: Plan, document: Plan) -> str:
    """What a person is asked of a pair that is not certain."""
    ours, theirs = keyed(live, pair.entity), keyed(document, pair.entity)
    if pair.document is None:
        row, rivals = ours[pair.live], [called(pair.entity, theirs[key], document) for key in pair.rivals]
        asked = f"Is {_whole_name(pair.entity, row, live)} gone"
        return f"{asked}, or is it now a part of {listed(rivals)} in the document?"
    row = _whole_name(pair.entity, theirs[pair.document], document)
    others = [_whole_name(pair.entity, ours[key], live) for key in pair.rivals]
    if pair.live is None:
        return f"The document's {row}: is it new, or a part of {listed(others)}?"
    there = _whole_name(pair.entity, ours[pair.live], live)
    instead = f", or {listed(others)}" if others else ""
    return f"The document's {row}: is it {there}{instead}, or is it new?"


def _whole_name(entity: str, row: Any, plan: Plan) -> str:
    name, words = called(entity, row, plan), _words(entity, row.model_dump(mode="json"))
    return name if not words or quoted(words) in name else f"{name}, {quoted(words, _LONGEST)}"
