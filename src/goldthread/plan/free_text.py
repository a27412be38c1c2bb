"""Reminds whoever writes a free text to leave out what could give a child away. It reminds; it never refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goldthread.plan.checks.report import listed
from goldthread.plan.days_named import any_of, named_days
from goldthread.plan.vocabulary import vocabulary

_CAPITAL = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-’'][A-ZÀ-Þ]?[a-zà-ÿ]+)?"
_AGE = r"(?:1[0-8]|\d)(?!\d)"
_BORN = re.compile(r"\b(?:d\.?o\.?b\b|date of birth|born (?:on|in)?)[\s.:,(-]*", re.IGNORECASE)
_NHS = re.compile(r"(?<!\d)(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")
_BEFORE = 30  # letters before a number that say whether it is a count
_YEAR = re.compile(r"(?:19|20)\d\d")


def reminder(text: str) -> str | None:
    """A sentence for the writer where the text may hold a child's name, so few children that they could be known, a
    date of birth or the number of a record; ``None`` where it seems not to.

    It looks for words, not for meaning: it misses some, and sometimes speaks of what is harmless. Figures are in the
    tests.

    >>> reminder("Jayden's mother came to 3 meetings")
    'This may hold a child’s name (“Jayden”). Please leave names out.'
    >>> reminder("All 3 teams did 5 audits in 2 months. 40 children were seen.")
    >>> reminder("Three children are still waiting")
    'This may hold a number of children under 6 (“Three children”). Please write “fewer than 6”.'
    """
    found = [
        ("a child’s name", "leave names out", _first(_names(text))),
        ("a number of children under 6", "write “fewer than 6”", _first(_few(text))),
        ("a date of birth", "leave dates of birth out", _first(_births(text))),
        ("the number of a child’s record", "leave numbers of records out", _first(_records(text))),
    ]
    held = [(what, do, words) for what, do, words in found if words]
    if not held:
        return None
    what = listed([f"{what} (“{words}”)" for what, _, words in held])
    return f"This may hold {what}. Please {listed([do for _, do, _ in held])}."


def _first(found: Iterator[str]) -> str:
    return " ".join(next(found, "").split())


# --- names ----------------------------------------------------------------------------------------------------------


def _names(text: str) -> Iterator[str]:
    """What looks like a child's name: beside a word for a child or family, or initials or a name with an age."""
    for pattern in _name_patterns():
        for found in pattern.finditer(text):
            if not _is_no_name(found["name"]):
                yield found["name"]
    for sentence in _SENTENCE_ENDS.split(text):
        if _family_pattern().search(sentence):
            yield from (found["name"] for found in _given_alone().finditer(sentence))


def _is_no_name(name: str) -> bool:
    bare = re.split(r"[’']", name)[0]
    said = vocabulary("children")
    return bare in said["no_names"]["words"] or bare.replace(".", "") in said["no_names"]["initials"]


@cache
def _name_patterns() -> tuple[re.Pattern, ...]:
    """“her son Jayden”, “Jayden's mother”, “Mia (7)”, “JS, aged 14”. Case matters, so no flag."""
    family = "|".join(_either_case(word) for word in vocabulary("children")["family"]["words"])
    called = r"(?:,?\s+(?:called|named|is called)|,|\s+of)?"
    in_brackets = rf"\s*\(\s*(?:aged?\s+)?{_AGE}[^)\d]{{0,12}}\)"
    aged = rf"(?:\s*,?\s*aged?\s+{_AGE}|{in_brackets}|\s*,\s*{_AGE}\s*(?:years?|yrs?|yo\b|,))"
    surname = rf"(?!\s+{_CAPITAL}\s*(?:,|\(|and\b|will\b|has\b|is\b))"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"(?<![\w-])(?:{family}){called}\s+(?P<name>{_CAPITAL}){surname}(?![\w’'])",
            rf"(?<!\w)(?P<name>[A-ZÀ-Þ][a-zà-ÿ]+)[’']s?\s+(?:[a-z]+\s+)?(?:{family})(?!\w)",
            rf"(?<!\w)(?P<name>{_CAPITAL})\s+and\s+(?:his|her|their)\s+(?:{family})(?!\w)",
            rf"(?<!\w)(?P<name>{_CAPITAL}|[A-Z]\.?\s?[A-Z]\.?)(?![\w’']){aged}",
        )
    )


def _either_case(word: str) -> str:
    return rf"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}"


@cache
def _family_pattern() -> re.Pattern:
    said = vocabulary("children")["family"]
    return re.compile(rf"(?<!\w){any_of(said['words'])}(?!\w|\s+{any_of(said['compounds'])}(?!\w))", re.IGNORECASE)


@cache
def _given_alone() -> re.Pattern:
    """An ordinary given name without a surname: staff are named with theirs, or by a post."""
    names = "|".join(vocabulary("children")["given"]["names"])
    return re.compile(rf"(?<![\w’'-])(?<![A-Z][a-z] )(?P<name>{names})(?![\w-])(?!\s+[A-ZÀ-Þ])")


# --- numbers --------------------------------------------------------------------------------------------------------


def _few(text: str) -> Iterator[str]:
    for found in _few_pattern().finditer(text):
        if not _not_after().search(text[max(0, found.start() - _BEFORE) : found.start()]):
            yield found[0]


@cache
def _few_pattern() -> re.Pattern:
    said = vocabulary("children")
    number = rf"(?:[1-{said['fewest'] - 1}]|{any_of(said['numbers'])})"
    between = rf"(?:[\s-]+(?:{any_of(said['counted']['between'])}|\d+))"
    counted = any_of(said["counted"]["words"])
    return re.compile(
        rf"(?<![\w.,£/%:-])(?<!\d\s){number}(?!\s?%)(?:{between}){{0,3}}\s+{counted}(?![\w-]|[’']s?\b)"
        rf"|(?<!\w){counted}\s\([1-{said['fewest'] - 1}]\)",
        re.IGNORECASE,
    )


@cache
def _not_after() -> re.Pattern:
    return re.compile(rf"(?<!\w){any_of(vocabulary('children')['counted']['not_after'])}\s+$", re.IGNORECASE)


# --- dates of birth and records -------------------------------------------------------------------------------------


def _births(text: str) -> Iterator[str]:
    for found in _BORN.finditer(text):
        day = next((name for name in named_days(text[found.end() : found.end() + 30]) if name.kind == "date"), None)
        if day and day.start == 0:
            yield text[found.start() : found.end() + day.end]


def _records(text: str) -> Iterator[str]:
    yield from (found[0] for found in _record_pattern().finditer(text) if not _is_year(found))
    yield from (found[0] for found in _NHS.finditer(text) if _is_nhs_number("".join(found.groups())))


def _is_year(found: re.Match) -> bool:
    return not found["kind"] and bool(_YEAR.fullmatch(found["digits"]))


def _is_nhs_number(digits: str) -> bool:
    """Whether the tenth digit is the check digit of the others (modulo 11), as in the NHS data dictionary."""
    check = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    return len(set(digits)) > 1 and check % 11 == int(digits[9]) and check != 10


@cache
def _record_pattern() -> re.Pattern:
    said = vocabulary("children")["records"]
    return re.compile(
        rf"(?<!\w){any_of(said['whose'])}(?P<kind>\s+{any_of(said['number'])}\.?(?!\w))?[\s:#.]*"
        r"(?P<digits>[A-Z]{0,2}\d[\d -]{2,11}\d[A-Z]?)(?!\w)",
        re.IGNORECASE,
    )
