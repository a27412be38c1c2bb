"""Shares and figures in a plan's words, and what they are figures of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from goldthread.plan.checks.likeness import words
from goldthread.plan.checks.wording import clauses
from goldthread.plan.vocabulary import vocabulary

_MOST_SHARES = 20  # a clause with more is a row of a table, and promises none of them
_SHARE = re.compile(r"(?<![\d?])(\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent\b)", re.IGNORECASE)
_NO_MEASURE = re.compile(
    r"\b(?:s|section|ks|key stage|stage|level|l|phase|regulation|part|tier|working together)\s?\d+[a-z]?\b|\b\d+ ?[+]"
    r"|\b(?:aged?|over|under) \d+\b(?: ?(?:[-–]|to|and) ?\d+)?"
    r"|\b\d+(?: ?(?:[-–/&]|and|to|or) ?\d+)? ?(?:y\.?o|yrs?|years? olds?|year[- ]olds?|plus)\b"
    r"|\bpost[- ]\d+|^\s*\d+\s*[.)]|\b\d\)|20\d\d ?[-–] ?20\d\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage, the clause it stands in, and the words around it up to the figures before and after."""

    value: float
    clause: str
    near: str = ""

    @property
    def subject(self) -> frozenset[str]:
        """What the figure is about: the words near it that carry meaning."""
        return telling_words(self.near)


@lru_cache(maxsize=4096)
def shares_in(text: str | None) -> tuple[Share, ...]:
    """Every percentage of a text with the clause it stands in, in order."""
    return tuple(share for clause in clauses(text) for share in _shares_of(clause))


def _shares_of(clause: str) -> list[Share]:
    found = list(islice(_SHARE.finditer(clause), _MOST_SHARES))
    ends = [0, *(match.end() for match in found)]
    starts = [*(match.start() for match in found[1:]), len(clause)]
    return [
        Share(float(match[1]), clause, _near(clause, ends[at], match, starts[at])) for at, match in enumerate(found)
    ]


def _near(clause: str, start: int, match: re.Match[str], end: int) -> str:
    """The words before a figure; those behind it too, where no other figure follows or too few stand before."""
    before = clause[start : match.start()]
    enough = end < len(clause) and len(telling_words(before)) >= 2
    return clause[start : match.end() if enough else end].strip()


@lru_cache(maxsize=4096)
def telling_words(text: str) -> frozenset[str]:
    """The words that say what a text is about; figures, and words for the children whom all is about, are left out."""
    everyday = frozenset(vocabulary("measures")["people"]["everyday"])
    return frozenset(word for word in words(text) - everyday if len(word) > 2 and not re.search(r"\d|%", word))


def has_figure(text: str) -> bool:
    """Whether a text holds a number, a date or a share; an age, a key stage and a section of an act are none."""
    return bool(re.search(r"\d|%", _NO_MEASURE.sub(" ", text)))


def counts_everyone(text: str) -> bool:
    """Whether a text speaks of all, every or none of those it is about."""
    return bool(_pattern("change", "everyone").search(text.lower()))


def changes_amount(text: str) -> bool:
    """Whether a text promises more or less of something that can be counted.

    >>> changes_amount("Reduction in the number of moves"), changes_amount("Turnover is reduced")
    (True, True)
    >>> changes_amount("Complaints make for a more open service")
    False
    """
    return bool(_amount_changed().search(text.lower()))


@cache
def _amount_changed() -> re.Pattern[str]:
    said = vocabulary("measures")["change"]
    words, weak, countable = (f"(?:{'|'.join(said[name])})" for name in ("words", "weak", "countable"))
    gap, word = r"\W{1,8}", r"(?>\w+(?:-\w+)*)"  # one way only to part a text, however long its rows of signs are
    return re.compile(
        rf"(?<!\w){words}(?:{gap}\w+){{0,4}}?{gap}{countable}(?!\w)|(?<!\w){weak}{gap}(?:\w+{gap})?{countable}(?!\w)"
        rf"|(?<!\w){countable}(?:{gap}{word}){{0,6}}?{gap}(?:(?:is|are|be|been|will|has|have){gap}){{1,2}}{words}(?!\w)"
    )


def speaks_of_people(text: str) -> bool:
    """Whether a text names children, families or anyone else that the plan is for."""
    return bool(_pattern("people", "words").search(text.lower()))


def numbered_parts(text: str) -> list[str]:
    """The parts of a text numbered “1) … 2) …”, or the text as one."""
    parts = [part.strip(" ;") for part in re.split(r"(?:(?<=\s)|^)\d+\)\s*", text)]
    return [part for part in parts if part]


@cache
def _pattern(table: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(vocabulary('measures')[table][name])})(?!\w)")


def matches(table: str, name: str, text: str) -> bool:
    """Whether a text holds one of the words listed under ``table`` and ``name`` in the vocabulary of measures."""
    return bool(_pattern(table, name).search(text.lower()))
