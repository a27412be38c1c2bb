"""The rows of a plan by their keys, and what tells one row from another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from goldthread.plan.differences import COST_LINES, LISTS, NAMES
from goldthread.plan.model import Action, Plan, Row

# What a row names stands before it, so that a row can be told by what it belongs to.
IN_TURN = ("sections", "recommendations", "outcomes", "actions", "indicators", "positions", "remedial_actions",
           COST_LINES)  # fmt: skip
WITH_IDS = ("sections", "recommendations", "outcomes", "actions")
LETTERS = {"sections": "s", "recommendations": "r", "outcomes": "o", "actions": "a"}
# Where a row names others: the field, the list it leads to, and whether it holds several.
LEADS_TO: dict[str, tuple[tuple[str, str], ...]] = {
    "sections": (),
    "recommendations": (("section", "sections"),),
    "outcomes": (("recommendations", "recommendations"),),
    "indicators": (("recommendations", "recommendations"),),
    "actions": (("section", "sections"), ("recommendations", "recommendations"), ("outcomes", "outcomes")),
    "positions": (("recommendation", "recommendations"),),
    "remedial_actions": (("recommendation", "recommendations"), ("action", "actions")),
    COST_LINES: (("actions", "actions"),),
}
_TAG = re.compile(r"<[^<>]*>")
_NO_WORD = re.compile(r"[^\w%£]+")
_OF_A_REFERENCE = re.compile(r"^(?:recommendation|action|rec|ref|no|number|r|a)[\s.:]*(?=[\d#])", re.IGNORECASE)
_LISTED = {name for name in LISTS if name != COST_LINES}


def rows_of(plan: Plan, entity: str) -> tuple[Any, ...]:
    """The rows of one list of the plan, as `differences.LISTS` names it."""
    return getattr(plan, entity) if entity in _LISTED else plan.costs.lines


def key_of(entity: str, row: Row, place: int) -> str:
    """The id of a row, or its name and place from 1: “position 3”."""
    return row.id if entity in WITH_IDS else f"{NAMES[entity]} {place}"


def keyed(plan: Plan, entity: str) -> dict[str, Any]:
    """The rows of one list by their keys, in their order."""
    return {key_of(entity, row, place): row for place, row in enumerate(rows_of(plan, entity), 1)}


def words_of(entity: str, row: Any) -> str:
    """What a row says, by which it is known again, in small letters without signs.

    >>> from goldthread.plan.model import Action
    >>> words_of("actions", Action(id="a1", text="<b>Open</b> a duty-desk."))
    'open a duty desk'
    """
    return plain(_said(entity, row))


def _said(entity: str, row: Any) -> str:
    if entity == "sections":
        return row.title
    if entity == "remedial_actions":
        return row.outstanding or " ".join(row.remedies)
    if entity == COST_LINES:
        return row.item
    if entity == "positions":
        return " ".join(part for rated in (row.outcome, row.impact, row.actions_completed) for part in rated.text)
    return row.text or (_of_other_cells(row) if entity == "actions" else "")


def _of_other_cells(row: Action) -> str:
    """The words of an action whose own cell is empty: some plans print a commitment alone."""
    texts = [row.commitment, *row.why, *row.difference, *row.targets, row.status, *row.leads]
    return " ".join(filter(None, texts))


def reference_of(entity: str, row: Any) -> str:
    """The number printed beside a row, however it is written; empty where there is none.

    >>> from goldthread.plan.model import Recommendation
    >>> [reference_of("recommendations", Recommendation(id="r", number=n)) for n in ("Recommendation 01", "R1.", "1")]
    ['1', '1', '1']
    """
    printed = {"recommendations": "number", "actions": "ref", "indicators": "code"}.get(entity)
    text = (getattr(row, printed) or "") if printed else ""
    bare = _OF_A_REFERENCE.sub("", text.strip()).strip(" .:)(#").casefold()
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"\s+", "", bare))


def belongs_to(entity: str, row: Any) -> Iterable[tuple[str, str]]:
    """The rows that a row names, as list and id."""
    for name, field in (("sections", "section"), ("recommendations", "recommendation"), ("actions", "action")):
        if held := getattr(row, field, None):
            yield name, held
    for name in ("recommendations", "actions"):
        for held in getattr(row, name, ()):
            yield name, held


def plain(text: str) -> str:
    """Words in small letters, with single spaces, without tags and signs.

    >>> plain("Children’s  <i>voice</i> – heard")
    'childrens voice heard'
    """
    bare = _TAG.sub(" ", text) if "<" in text else text
    return _NO_WORD.sub(" ", bare.replace("’", "").replace("'", "")).strip().casefold()
