"""Whether a document is a later version of a plan: by its council, its title and the rows that both know."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from goldthread.plan.model import Plan

MOST_KNOWN = 0.6  # of the document's rows, from which it is taken for a later version
MOST_BY_WORDS = 0.25  # of them by their words: plans of one council number their rows alike
FEW_KNOWN = 0.3  # below which it looks like another plan, whatever its council
HALF_KNOWN = 0.6  # below which it looks like another plan where its council is another
FEWEST_ROWS = 2  # one row says nothing of a whole


class Marks(NamedTuple):
    """What a plan is known by: its council and title, and the numbers and words of its rows."""

    authority: str
    title: str
    numbers: frozenset[str]
    words: frozenset[str]


def marks_of(plan: Plan) -> Marks:
    """What the plan is known by.

    >>> from goldthread.plan.model import Action
    >>> sorted(marks_of(Plan(actions=(Action(id="a", ref="1.1", text="Visit  each child."),))).words)
    ['visit each child']
    """
    rows = [(row.number, row.text) for row in plan.recommendations] + [(row.ref, row.text) for row in plan.actions]
    return made_of(plan.authority, plan.title, rows)


def made_of(authority: str | None, title: str | None, rows: Collection[tuple[str | None, str]]) -> Marks:
    """The marks of a plan whose rows have these numbers and words."""
    numbers = frozenset(_folded(number) for number, _ in rows if number)
    return Marks(_folded(authority), _folded(title), numbers, frozenset(_folded(text) for _, text in rows if text))


def is_later_version(live: Marks, document: Plan) -> bool:
    """Whether the document looks like a later version of the plan with these marks.

    Its council or its title is the plan's, and most of its rows are known.

    >>> from goldthread.plan.model import Action
    >>> visit, train = Action(id="a", ref="1.1", text="Visit"), Action(id="b", ref="1.2", text="Train")
    >>> live = marks_of(Plan(authority="Fernshire", actions=(visit, train)))
    >>> is_later_version(live, Plan(authority="Fernshire", actions=(visit, train.model_copy(update={"text": "Teach"}))))
    True
    >>> is_later_version(live, Plan(authority="Elsewhere", actions=(visit, train)))
    False
    """
    same = {live.authority, live.title} & {_folded(document.authority), _folded(document.title)} - {""}
    by_words, known = _known(live, document)
    return bool(same) and known >= MOST_KNOWN and by_words >= MOST_BY_WORDS


def looks_like_another(live: Plan, document: Plan, *, known: int) -> str | None:
    """Why the document looks like another plan altogether, in one sentence; ``None`` where it does not.

    ``known`` is how many of its recommendations and actions were matched to a row of the live plan.
    """
    rows = len(document.recommendations) + len(document.actions)
    share = known / rows if rows else 1
    other = _folded(document.authority) != _folded(live.authority) if document.authority and live.authority else False
    if rows < FEWEST_ROWS or share >= (HALF_KNOWN if other else FEW_KNOWN):
        return None
    few = f"{known or 'none'} of its {rows} recommendations and actions {'is' if known == 1 else 'are'} like rows of it"
    if other:
        return f"This looks like another plan: it is of {document.authority}, not of {live.authority}, and {few}."
    return f"This looks like another plan: {few}."


def _known(live: Marks, document: Plan) -> tuple[float, float]:
    """The shares of the document's rows that the plan knows by words, and by words or number."""
    rows = [(row.number, row.text) for row in document.recommendations]
    rows += [(row.ref, row.text) for row in document.actions]
    if len(rows) < FEWEST_ROWS:
        return 0.0, 0.0
    by_words = [_folded(text) in live.words for _, text in rows]
    known = [
        words or bool(number and _folded(number) in live.numbers)
        for words, (number, _) in zip(by_words, rows, strict=True)
    ]
    return sum(by_words) / len(rows), sum(known) / len(rows)


def _folded(text: str | None) -> str:
    """The text without what two printings of it differ in: case, spaces, dots and dashes."""
    return " ".join(re.findall(r"\w+", (text or "").casefold()))
