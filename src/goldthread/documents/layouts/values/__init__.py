"""What a name in a layout shows of the plan, and how the same is read back: one home for both directions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.layouts.draft import Draft
from goldthread.documents.layouts.scope import Scope
from goldthread.documents.layouts.values.actions import ACTIONS
from goldthread.documents.layouts.values.recommendations import RECOMMENDATIONS
from goldthread.documents.layouts.values.value import (
    NOTHING,
    Shown,
    Value,
    as_shown,
    day_in_words,
    many,
    of_plan,
    one,
    pounds_in_words,
    pounds_of,
    rated,
    text_of,
    words_of_day,
)


def take_kind(draft: Draft, found: Shown) -> None:
    draft.row["recurrent"] = {"Recurrent": True, "One-off": False}.get(text_of(found) or "")


def add_narrative(draft: Draft, found: Shown) -> None:
    if not draft.narrative:
        draft.narrative.append({"heading": None, "text": ()})
    draft.narrative[-1]["text"] = (*draft.narrative[-1]["text"], *found.texts)


def amount(year: str, scope: Scope) -> Shown:
    """What a cost line comes to in a financial year."""
    pounds = scope.row.amounts.get(year)
    return Shown() if pounds is None else Shown((pounds_in_words(pounds),))


def other(head: str, scope: Scope) -> Shown:
    """What a row says under a head that the plan's own fields have no place for."""
    return as_shown([extras(scope.row).get(head)])


def other_heads(scopes: Sequence[Scope]) -> tuple[str, ...]:
    """The heads of such words among these rows, each once."""
    return tuple(dict.fromkeys(head for scope in scopes for head in extras(scope.row)))


def extras(row) -> dict[str, str]:
    """Words kept under heads of the document's own, and pieces that the reader could give to no field."""
    extra = (row.model_extra or {}) if row is not None else {}
    said = dict(extra["other"]) if isinstance(extra.get("other"), dict) else {}
    if extra.get("fragment"):
        said["Fragment"] = str(extra["fragment"])
    if isinstance(extra.get("unpaired"), dict):
        said["Not paired"] = "; ".join(str(text) for texts in extra["unpaired"].values() for text in texts)
    return said


def at(scope: Scope, row) -> Scope:
    """The same place, at one row."""
    return replace(scope, row=row)


_OTHERS: dict[str, Value] = {
    "plan.title": of_plan("title"),
    "plan.authority": of_plan("authority"),
    "plan.dated": Value(
        lambda scope: as_shown([words_of_day(scope.plan.dated)]),
        lambda draft, found: draft.plan.__setitem__("dated", day_in_words(text_of(found) or "")),
    ),
    "plan.status": Value(
        lambda scope: as_shown([(scope.plan.status or "").capitalize()]),
        lambda draft, found: draft.plan.__setitem__("status", (text_of(found) or "").lower() or None),
    ),
    "narrative.heading": Value(
        lambda scope: as_shown([scope.row.heading]),
        lambda draft, found: draft.narrative.append({"heading": text_of(found), "text": ()}),
    ),
    "narrative.text": Value(
        lambda scope: as_shown(scope.row.text),
        lambda draft, found: add_narrative(draft, found),
    ),
    "position.as_at": Value(
        lambda scope: as_shown([words_of_day(scope.row.as_at)]),
        lambda draft, found: draft.row.__setitem__("as_at", day_in_words(text_of(found) or "")),
    ),
    **{
        f"position.{part}.{field}": rated(part, field)
        for part in ("outcome", "impact", "actions_completed") for field in ("text", "rag")
    },
    "remedy.outstanding": one("outstanding"),
    "remedy.remedies": many("remedies"),
    "remedy.by": one("by"),
    "remedy.completed": one("completed"),
    "cost.item": one("item"),
    "cost.recurrent": Value(
        lambda scope: as_shown([{True: "Recurrent", False: "One-off"}.get(scope.row.recurrent)]), take_kind
    ),
}  # fmt: skip


VALUES: dict[str, Value] = {**_OTHERS, **RECOMMENDATIONS, **ACTIONS}


def shown(name: str, scope: Scope) -> Shown:
    """What this name shows at this place of the plan. ``KeyError`` where a layout names what nothing shows."""
    return VALUES[name].show(scope)


__all__ = [
    "NOTHING", "VALUES", "Shown", "Value", "amount", "at", "day_in_words", "other", "other_heads", "pounds_in_words",
    "pounds_of", "shown", "words_of_day",
]  # fmt: skip
