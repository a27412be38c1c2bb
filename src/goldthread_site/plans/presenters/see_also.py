"""What “see also” leads to: actions and recommendations by their numbers, parts of the plan by their letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goldthread_site.plans.presenters.names import Names

_REF = re.compile(r"(?<![\w.£])([A-Za-z]{0,2}\d+(?:\.\d+)+|[A-Z]\d+)(?![\w%])")
_RECOMMENDATION = re.compile(r"\brec(?:ommendation)?s?\.?\s+(\d+(?:/\d+)?)", re.IGNORECASE)
_PART = re.compile(r"\b(?:workstream|theme|priority|section|strand)\s+([A-Z]|\d{1,2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """A row that a text names: “action”, “recommendation” or “section”, its key and its words."""

    kind: str
    key: str
    text: str


def targets(text: str | None, names: Names) -> tuple[Target, ...]:
    """The rows of the plan that ``text`` names, each once; what leads nowhere is left to the plan check."""
    found = (*_parts(text or "", names), *_recommendations(text or "", names), *_actions(text or "", names))
    return tuple(dict.fromkeys(found))


def _parts(text: str, names: Names) -> Iterable[Target]:
    for letter in _PART.findall(text):
        for row in names.plan.sections:
            if re.match(rf"(?:\w+\s+)?{re.escape(letter)}\s*[:.)–-]", row.title, re.IGNORECASE):
                yield Target("section", row.id, row.title)


def _recommendations(text: str, names: Names) -> Iterable[Target]:
    for number in _RECOMMENDATION.findall(text):
        for row in names.plan.recommendations:
            if row.number == number:
                yield Target("recommendation", row.id, names.recommendation(row))


def _actions(text: str, names: Names) -> Iterable[Target]:
    for ref in _REF.findall(text):
        for row in names.plan.actions:
            if row.ref and row.ref.strip(" .)").casefold() == ref.casefold():
                yield Target("action", row.id, names.action(row))
