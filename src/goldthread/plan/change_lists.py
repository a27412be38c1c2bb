"""Which list a difference between two plans belongs in: one, whatever it is."""

from __future__ import annotations

from typing import Any

from goldthread.plan.differences import COST_LINES, HEAD, ORDER, Difference
from goldthread.plan.model import Action
from goldthread.plan.standing import is_done
from goldthread.plan.vocabulary import vocabulary

OWNERS = {
    "actions": ("leads", "contributors", "accountable", "members", "partners"),
    "sections": ("sponsor", "lead"),
    "remedial_actions": ("by", "lead"),
    HEAD: ("sponsor",),
}
_OF_READING = ("source", "how", "format")
_OF_COMPLETION = ("completed", "percent", "status", "rag")


def list_of(difference: Difference, then: Any, now: Any) -> str:
    """The name of the list of `Changes` for a difference in a row that was ``then`` and is ``now``.

    Positions come under “claims”; whoever compares the claims says which of them moved one.
    """
    if difference.path == ORDER:
        return "other"
    if difference.path[:1] and difference.path[0] in _OF_READING:
        return "reading"
    if _is_of_cost(difference):
        return "costs"
    if not difference.path:
        return _of_row(difference)
    if difference.entity == "recommendations" and difference.path == ("withdrawn",) and difference.after is True:
        return "gone"
    return _of_happening(difference, then, now) or _of_field(difference)


def _is_of_cost(difference: Difference) -> bool:
    if difference.entity == HEAD:
        return difference.path[:2] == ("costs", "totals_printed")
    return difference.entity == COST_LINES or (difference.entity == "actions" and difference.path[:1] == ("cost",))


def _of_row(difference: Difference) -> str:
    if difference.is_gone:
        return "gone"
    return "claims" if difference.entity == "positions" else "new"


def _of_happening(difference: Difference, then: Any, now: Any) -> str:
    """What happened to an action, a remedial action or a position; “” where only a field of it changed."""
    entity, path = difference.entity, difference.path
    if entity == "positions" and path[-1] == "rag" and len(path) == 2:
        return "claims"
    if entity in ("actions", "remedial_actions"):
        if path[0] in _OF_COMPLETION and (turned := _turned(difference, then, now)):
            return turned
        if path[0] == "due":
            return _of_due(difference, then, now)
    if entity == "actions" and path in (("rag",), ("status",)):
        return "ratings" if path == ("rag",) else "told"
    return ""


def _turned(difference: Difference, then: Any, now: Any) -> str:
    """Whether the difference is part of an action's being done, or open again. Another colour than blue is not."""
    was, is_now = _is_done(then), _is_done(now)
    colour = difference.after if is_now else difference.before
    if was == is_now or (difference.path == ("rag",) and colour != "blue"):
        return ""
    return "done" if is_now else "reopened"


def _is_done(row: Any) -> bool:
    return is_done(row) if isinstance(row, Action) else bool(row.completed)


def _of_due(difference: Difference, then: Any, now: Any) -> str:
    """A due date moves where the days do: another way to write the same day moves nothing."""
    if (then.due.earliest, then.due.latest) != (now.due.earliest, now.due.latest):
        return "dates"
    return "wording" if difference.path == ("due", "text") else "other"


def _of_field(difference: Difference) -> str:
    name = difference.path[-1]
    depth = 2 if difference.entity in (HEAD, "positions") else 1
    if name in OWNERS.get(difference.entity, ()) and difference.path[:-1] in ((), ("terms",)):
        return "owners"
    texts = (difference.entity == HEAD and name == "title") or (difference.entity != HEAD and name in wording_fields())
    readable = all(is_text(value) for value in (difference.before, difference.after))
    return "wording" if texts and readable and len(difference.path) <= depth else "other"


def wording_fields() -> dict[str, str]:
    """The fields that are a row's wording, and what a person calls each."""
    return vocabulary("changes")["fields"]


def is_text(value: Any) -> bool:
    """Whether a value is a text, some texts or none."""
    return (
        value is None or isinstance(value, str) or (isinstance(value, list) and all(isinstance(e, str) for e in value))
    )


def as_texts(value: Any) -> tuple[str, ...]:
    """The texts that a field holds, whether it holds one, several or none.

    >>> as_texts("tba"), as_texts(["a", "b"]), as_texts(None)
    (('tba',), ('a', 'b'), ())
    """
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(str(each) for each in value) if isinstance(value, (list, tuple)) else ()


def as_text(value: Any) -> str:
    """The texts that a field holds, a line for each."""
    return "\n".join(as_texts(value))
