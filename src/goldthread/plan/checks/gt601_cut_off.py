"""GT601: a sentence stops before its end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.rule import Finding, Rule
from goldthread.plan.checks.texts import about_text, end_of, texts_of
from goldthread.plan.model import Plan
from goldthread.plan.vocabulary import vocabulary


def _find(plan: Plan) -> Iterator[Finding]:
    for text in texts_of(plan):
        if text.kind != "reference" and (reason := _broken(text.text)):  # GT711 speaks of those
            yield about_text(
                "GT601", "error", f"The {text.kind} stops before its end, {reason}: {end_of(text.text)}", text
            )


def _broken(text: str) -> str | None:
    """What shows that the end is lost: the last word, an open bracket, a number left out."""
    said = text.strip(" \t•*")
    said = re.sub(r"\s*\(\*\)$", "", said)
    last = (re.findall(r"[\w'’.]+", said) or [""])[-1]
    if re.search(r"[\w’']\s*-$|[,&]$|\b\w+ \($", said):
        return "at a comma, hyphen or bracket"
    if said.rstrip().endswith((".", "!", "?", ";", ":", '"', "”")) or not said:
        return _without_number(said)
    if said.count("(") > said.count(")") and len(said) - said.rfind("(") > 1:
        return "in a bracket that is not closed"
    return f"at “{last}”" if _dangles(said, last) else _without_number(said)


def _dangles(said: str, last: str) -> bool:
    words = [word.lower().strip("'’") for word in re.findall(r"[\w'’.-]+", said)]
    if len(words) < 3 or re.search(r"[)\]%\d]$", said) or (last.isupper() and last not in ("I",)):
        return False
    if words[-1] in _listed("always"):
        return True
    return (
        words[-1] in _listed("often")
        and not set(words[-3:-1]) & _listed("taken")
        and not set(words[-7:-1]) & _listed("clause")
    )


def _without_number(said: str) -> str | None:
    """“(see actions against recommendation)”, “planning of Section”."""
    nouns, leads = "|".join(_listed("numbered")), "|".join(_listed("leads_to"))
    found = re.search(rf"\b(?:{leads})\s+({nouns})\b\s*\)?$", said.rstrip(" ."), re.IGNORECASE)
    before_bracket = re.search(rf"\(see [^()]*\b(?:{leads}) ({nouns})\)", said, re.IGNORECASE)
    capital = found and (found[1][0].isupper() or re.match(r"\(?(?:see|cf)\b|.*\)$", said.rstrip(" ."), re.IGNORECASE))
    return "where a number should follow" if capital or before_bracket else None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(vocabulary("slips")["dangling"][name])


def _plan(text: str) -> dict:
    action = {"id": "a1", "recommendations": ["r1"], "ref": "1.8", "text": text}
    return {"recommendations": [{"id": "r1", "number": "1", "text": "Write clear plans"}], "actions": [action]}


RULE = Rule(
    code="GT601",
    family="text",
    severity="error",
    name="Cut off",
    sentence="A sentence stops before its end: its last word cannot be the last, or a bracket is not closed.",
    why="Part of a promise is lost, often at a page break; nobody can do what nobody can read.",
    breaks=_plan("Take the report on visits to the"),
    keeps=_plan("Take the report on visits to the area they live in"),
    find=_find,
)
