"""What a cost cell says besides its amount."""

from __future__ import annotations

import re
from functools import cache

from goldthread.plan.model import Action
from goldthread.plan.vocabulary import vocabulary


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(vocabulary('costs')[table][name])})(?!\w)", re.IGNORECASE)


def says(table: str, text: str, name: str = "words") -> str | None:
    """The words of a cost cell that stand in a list of the vocabulary of costs, as printed; ``None`` without."""
    found = _pattern(table, name).search(text or "")
    return found[0] if found else None


def costs_nothing(action: Action) -> bool:
    """Whether the cell says that no money is needed or that it is there already."""
    return bool(action.cost and says("nothing", action.cost.text))


def must_cost(action: Action) -> str | None:
    """The words of an action that cannot be had for nothing, such as “appoint two officers”; ``None`` without.

    A vacant post has its budget already.
    """
    text = action.text
    if says("spends", text, "already"):
        return None
    verb, thing, built = (_pattern("spends", name).pattern for name in ("verbs", "things", "built"))
    order = rf"{verb}(?:[\s'’/()-]+[\w&]+){{0,5}}?\W+{thing}"
    wish = rf"{thing}\W+(?:\([^)]*\)\W*|[‘'’\w]+\W+){{0,4}}?(?:to )?be {verb}"
    found = re.search(rf"{order}|{wish}|{built}", text, re.IGNORECASE)
    return found[0] if found else None
