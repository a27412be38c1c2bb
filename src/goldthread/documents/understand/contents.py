"""How likely it is, from the words alone, that a cell holds a name, a reference, a colour, a cost."""

from __future__ import annotations

import re
from functools import lru_cache

from goldthread.plan.rating import rag_from_word
from goldthread.plan.timescale import looks_like_timescale

_LONGEST_TIMESCALE = 200
_REF = re.compile(
    r"^(?:[A-Z]{0,3}\d{1,3}(?:[./-]\d{1,3}){0,3}[a-z]?|[A-Z]{1,3}\.?\d{1,3}|[a-z]|[ivx]{1,4})[.):]?$", re.IGNORECASE
)
_NUMBER = re.compile(
    r"^\(?(?:(?:ofsted\s+)?(?:rec(?:ommendation)?\.?|r|no\.?)\s*)*(?:no\.?\s*)?\d{1,3}[a-z]?(?:\s*[/&]\s*\d{1,3}[a-z]?)*[.):]?$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^(?:[A-Z][A-Za-z]?[A-Z]{1,3}|[A-Z]{2,4})$")
_CAPITAL = re.compile(r"^[A-Z][\w’'.-]*$")
_JOINT = re.compile(r"\s*(?:/|&|;|,|\band\b|\.\.\.|\n)\s*")
_POST = re.compile(
    r"\b(?:head|director|manager|managers|officer|lead|leader|team|teams|service|services|board|panel|unit|worker|workers|"
    r"chief|executive|chair|chairs|councillor|cllr|member|portfolio|commissioner|principal|cabinet|adviser|advisor|group|"
    r"partnership|coordinator|co-ordinator|providers?|staff|sms?|tms?|atms?|hos|iros?|dcs|psw|all)\b",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"\b(?:the|to|is|are|be|will|that|which|with|have|has|been|their|for|so|from|must|should|ensure)\b", re.IGNORECASE
)
_MONEY = re.compile(r"£\s?\d|\b\d[\d,.]*\s?k\b", re.IGNORECASE)
_COST_WORDS = re.compile(
    r"\b(?:cost|costs|budget|funded|funding|no additional|nil|within existing|resources?|as above|in budget|"
    r"officer time|staff time)\b",
    re.IGNORECASE,
)
_SCORECARD = re.compile(
    r"\b[Pp](?:age )?\s?\d{1,3}\s+[A-Z]{1,5}\s?\d{1,3}\b|\b(?:NI|CLA|AD|KPI|PAF)\s?\d{1,3}\b"
    r"|^[A-Z]{1,4}\s?\d{1,3}:?\s+[%a-z]"
)


@lru_cache(maxsize=20000)
def like_name(text: str) -> float:
    """0 to 1: names, initials, posts and teams, alone or several."""
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", text).strip(" .;,")
    if not bare or len(bare) > 160:
        return 0.0
    parts = [part for part in _JOINT.split(bare) if part.strip()]
    if not parts:
        return 0.0
    return sum(_name_part(part.strip()) for part in parts) / len(parts)


def _name_part(part: str) -> float:
    if re.search(r"\d", part) or rag_from_word(part):
        return 0.0
    words = part.replace("–", " ").replace(" - ", " ").split()
    if len(words) == 1 and _INITIALS.match(part):
        return 1.0
    if _FUNCTION.search(part):
        return 0.3 if _POST.search(part) and len(words) < 9 else 0.05
    capitals = sum(bool(_CAPITAL.match(word)) for word in words) / len(words)
    if 2 <= len(words) <= 4 and capitals == 1:
        return 0.95
    if _POST.search(part) and len(words) <= 9:
        return 0.85
    return 0.5 if capitals == 1 and len(words) == 1 else 0.25 * capitals


def like_ref(text: str) -> float:
    """0 to 1: a reference such as 6.4, A5.2 or c)."""
    return 1.0 if _REF.match(text.strip()) and like_due(text) < 0.9 else 0.0


def like_number(text: str) -> float:
    """0 to 1: a recommendation's number such as 7, 13/14 or 24."""
    return 1.0 if _NUMBER.match(text.strip()) else 0.0


def like_rag(text: str) -> float:
    """0 to 1: a colour word or letter, alone or with a word on what it means."""
    return 1.0 if rag_from_word(text) else 0.0


@lru_cache(maxsize=20000)
def like_due(text: str) -> float:
    """0 to 1: a timescale. What is longer than any timescale is none."""
    if len(text) > _LONGEST_TIMESCALE:
        return 0.0
    return looks_like_timescale(text)


@lru_cache(maxsize=20000)
def like_cost(text: str) -> float:
    """0 to 1: an amount of money, or a statement about cost."""
    if _MONEY.search(text):
        return 1.0 if len(text) < 240 else 0.6
    if _COST_WORDS.search(text) and len(text) < 90:
        return 0.9
    return 0.3 if re.search(r"\bcosts?\b", text, re.IGNORECASE) else 0.0


@lru_cache(maxsize=20000)
def like_indicator(text: str) -> float:
    """0 to 1: a scorecard code or a share to be counted."""
    if _SCORECARD.search(text):
        return 1.0
    return 0.7 if re.match(r"\s*(?:%|number of|no\.? of|percentage|rate of)", text, re.IGNORECASE) else 0.0


def like_text(text: str) -> float:
    """0 to 1: running text of some length."""
    words = len(text.split())
    return min(1.0, words / 12) if words > 2 else 0.0
