"""Whether a text tells somebody to do something, or tells how things are."""

from __future__ import annotations

import re
from functools import lru_cache

from goldthread.plan.checks.wording import bare_verbs, participle, remaining, sentences
from goldthread.plan.vocabulary import vocabulary

_DETERMINERS = [[word] for word in ("the", "a", "an", "all", "every", "each", "our", "their", "any")]
LONGEST = 600  # letters looked at: the mood of a row shows at its beginning
_FINITE = r"\b(?:is|are|was|were|has|have|had|will|shall|can|should|must|may|does|do)\b"
_LABEL = re.compile(r"^[^:.]{3,45}:\s+(?=\S)")


@lru_cache(maxsize=4096)
def is_order(text: str) -> bool:
    """Whether a text opens as an order (“Invite …”) or tells somebody to do a thing (“The team to develop …”).

    An aim (“Improve …”) is neither, nor is a noun that looks like a verb (“Use of data”, “Support is offered”).
    """
    first = _first_sentence(text)
    if first.lower().startswith("for "):
        return False
    return _opens_with_verb(first) or any(_task(part) or _told(part) for part in remaining(first))


def _task(part) -> bool:
    return part.kind == "to do" and " to be " in f" {part.clause.lower()} "


def _told(part) -> bool:
    return part.kind == "planned" and not re.search(_FINITE, part.clause.lower()) and " to " in f" {part.clause} "


def _opens_with_verb(text: str) -> bool:
    opening = re.findall(r"[\w'’/-]+", text.lower())[:3]
    if not opening or opening[0] not in bare_verbs() or opening[0] in vocabulary("measures")["change"]["aims"]:
        return False
    if opening[0] not in vocabulary("verbs")["also_nouns"] or opening[1:2] in _DETERMINERS:
        return True
    if opening[:2] == ["report", "to"]:
        return True
    if len(opening) > 1 and opening[1] in ("of", "is", "are", "was", "will", "has", "to", "by", "from", "for"):
        return False
    shows = r"\b(?:confirm|show|demonstrate|evidence|indicate|reflect|find)s?\b"
    return not re.search(rf"^\W*(?:(?>[\w'’/-]+)(?>\W+)){{1,5}}?(?:{_FINITE}|{shows})", text.lower())


@lru_cache(maxsize=4096)
def is_state(text: str) -> bool:
    """Whether a text tells how things are (“Plans are kept up to date”) with no step in it.

    “A post is created” tells of a step that is finished, and is none.
    """
    first = _LABEL.sub("", _first_sentence(text)).lower()
    if (
        is_order(text)
        or re.search(r"\b(?:will|shall|must|should|to be|needs? to|need)\b", first)
        or _to_somebody(first)
    ):
        return False
    return bool(_be().search(first) or _present().search(first)) and not _made().search(first)


def _to_somebody(text: str) -> bool:
    found = re.match(r"^((?:[\w'’&/()-]+ ){1,7}?)to ([a-z-]+)\b", text)
    return bool(found and found[2] in bare_verbs() and not re.search(_FINITE, found[1]))


def _first_sentence(text: str) -> str:
    return (sentences(text[:LONGEST]) or [""])[0][:LONGEST]


@lru_cache(maxsize=1)
def _be() -> re.Pattern[str]:
    """“are consistently well considered”, “have a view”, near the beginning."""
    subject, softly = r"^(?:[\w'’&/()-]+,? ){1,10}?", r"(?:\w+ly |well |not |always |also ){0,3}"
    return re.compile(rf"{subject}(?:(?:is|are) {softly}(?:{participle()}|\w+)|(?:have|has) an? )\b")


@lru_cache(maxsize=1)
def _made() -> re.Pattern[str]:
    made = "|".join(vocabulary("verbs")["made"])
    return re.compile(rf"^(?:[\w'’&/()-]+,? ){{1,10}}?(?:is|are) (?:\w+ly )?(?:{made})\b")


@lru_cache(maxsize=1)
def _present() -> re.Pattern[str]:
    """“Learning from audits informs training”, “Staff and managers understand …”."""
    third = "|".join(f"{verb}s" for verb in sorted(vocabulary("verbs")["stative"]))
    plural = "|".join(sorted(vocabulary("verbs")["stative"]))
    subject = r"^(?:(?!that\b|which\b|who\b|where\b|(?!disabled\b)\w+ed\b)[\w'’&/()-]+ )"
    return re.compile(
        rf"{subject}{{1,6}}?(?:{third})\b|{subject}{{0,5}}?(?:[a-z'’]+s|staff|people|children|\S+\]) (?:{plural})\b"
    )
