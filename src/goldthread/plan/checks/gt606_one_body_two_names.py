"""GT606: one body, or one short form, is written in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goldthread.plan.checks.report import listed
from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.texts import Text, about_texts, texts_of
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary

_HEADS = "Board|Panel|Committee|Group|Forum|Partnership|Council|Strategy|Team"
_BODY = re.compile(rf"\b((?:[A-Z][\w'’]+ (?:and |in |of |for )?){{1,5}})({_HEADS})\b")
_SHORT = re.compile(r"\b(?=[A-Za-z&]*[A-Z]{2})[A-Za-z&]{3,7}\b")


def _find(plan: Plan) -> Iterator[Finding]:
    texts = list(texts_of(plan))
    for forms in _bodies(texts).values():
        if len(forms) > 1:
            yield _finding("One body has several names", [forms])
    if several := [forms for forms in _short_forms(texts).values() if len(forms) > 1]:
        yield _finding("Short forms are written in several ways", several)


def _finding(said: str, found: list[dict[str, list[Text]]]) -> Finding:
    names = "; ".join(listed([f"“{form}”" for form in forms]) for forms in found)
    return about_texts(
        "GT606", "note", f"{said}: {names}", [text for forms in found for rows in forms.values() for text in rows]
    )


def _bodies(texts: list[Text]) -> dict[tuple, dict[str, list[Text]]]:
    """The names of bodies by their words; board, panel and committee are taken for one another."""
    found: dict[tuple, dict[str, list[Text]]] = defaultdict(lambda: defaultdict(list))
    heads = vocabulary("slips")["bodies"]["heads"]
    for text in texts:
        for match in _BODY.finditer(text.text):
            name = _own_name(match[1])
            head = "board" if match[2].lower() in heads else match[2].lower()
            if name and not (len(name.split()) == 1 and head == "team"):
                key = re.sub(r"s?(?=\s|$)", "", re.sub(r"['’](?:s(?=\s|$))?", "", name.lower()))
                found[(key, head)][f"{name} {match[2]}"].append(text)
    return found


def _own_name(words: str) -> str:
    """The name without “The” or “Fernshire's” before it."""
    bare = re.sub(r"^(?:The|An?|As|Our|This|New|All) ", "", words).strip()
    shorter = re.sub(r"^(?:[A-Z][\w-]+ ){0,2}[A-Z][\w-]+['’]s (?=[A-Z]\w+ [A-Z])", "", bare)
    return shorter or bare


def _short_forms(texts: list[Text]) -> dict[str, dict[str, list[Text]]]:
    """Short forms by their letters: “PEPs” and “PEPS”."""
    found: dict[str, dict[str, list[Text]]] = defaultdict(lambda: defaultdict(list))
    for text in texts:
        for match in _SHORT.finditer(text.text):
            found[match[0].upper()][match[0]].append(text)
    return found


def _plan(text: str) -> dict:
    actions = [
        {"id": "a1", "recommendations": ["r1"], "text": "Report to the Corporate Parenting Board"},
        {"id": "a2", "recommendations": ["r1"], "text": text},
    ]
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Be good parents"}], "actions": actions}


RULE = Rule(
    code="GT606",
    family="text",
    severity="note",
    name="One body, two names",
    sentence="One body or short form is written in several ways.",
    why="A reader cannot tell whether two bodies are meant or one.",
    breaks=_plan("Invite young people to the Corporate Parenting Panel"),
    keeps=_plan("Invite young people to the Corporate Parenting Board"),
    find=_find,
)
