"""The ways in which a person's name is written: initials, surname first, short first names, a letter wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from goldthread.plan.checks.people import Lead, leads_in, names_nobody
from goldthread.plan.days_named import any_of, worded
from goldthread.plan.vocabulary import vocabulary

PartyKind = Literal["person", "team", "post"]
_SURNAME_FIRST = re.compile(r"([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?), ?([A-Z][a-z’'-]+|[A-Z]\.?)(?: ?\((.*)\))?")
_INITIAL_FIRST = re.compile(
    r"(?:[A-Z]\.? ?){1,2}(?:(?:de|van|von|del|al) )?(?:Mac|Mc|O[’'])?[A-Z][a-z’'-]+(?:-[A-Z][a-z]+)?"
)
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z]\.?|[A-Z]{1,2}[a-z]?[A-Z]{1,2}|[a-z]{2,3}")
# What stands in brackets is no place to split: “Mac Heath (Head of Children and Families)”.
_BETWEEN = re.compile(r"(\s*(?:/|&|;|\n|\+|\band\b|\bwith\b|\bsupported by\b)\s*)(?![^(\[]*[)\]])", re.IGNORECASE)
_BRACKET = re.compile(r"\s*[(\[]([^)\]]*)[)\]]?")
_KINDS: dict[str, PartyKind] = {"group": "team", "post": "post"}


@dataclass(frozen=True, slots=True)
class Mention:
    """Someone whom a text names: the ``name`` as written, the ``post`` beside it, and what it is a name of."""

    name: str
    kind: PartyKind
    post: str = ""
    is_member: bool = False

    @property
    def is_full(self) -> bool:
        """Whether it gives a first name and a surname in full."""
        words = bare_words(self.name)
        return self.kind == "person" and len(words) > 1 and len(words[0]) > 1 and not is_initials(self.name)


@lru_cache(maxsize=4096)
def mentions_in(text: str) -> tuple[Mention, ...]:
    """Everyone whom a cell names, in order; empty where it names nobody.

    >>> [(each.name, each.post) for each in mentions_in("J. Sefton / Hallow, Tom (Head of Service)")]
    [('J. Sefton', ''), ('Tom Hallow', 'Head of Service')]
    """
    if names_nobody(text):
        return ()
    found: dict[str, Mention] = {}
    for piece in pieces_of(" ".join(text.split()))[::2]:
        for mention in _mentions_of(piece.strip(" .:–-,")):
            found.setdefault(spelling(mention.name), mention)
    return tuple(found.values())


def _mentions_of(piece: str) -> Iterator[Mention]:
    bare, post = _BRACKET.sub(" ", piece).strip(), " ".join(_BRACKET.findall(piece)).strip()
    turned = _SURNAME_FIRST.fullmatch(piece)
    if turned and _is_name(turned[1]) and _is_name(turned[2]):
        yield Mention(f"{turned[2]} {turned[1]}", "person", turned[3] or "")
    elif (_INITIAL_FIRST.fullmatch(bare) and _is_name(bare)) or (_INITIALS.fullmatch(bare) and _is_name(bare)):
        yield Mention(bare, "person", post)
    elif said := _post_behind(bare):
        yield Mention(*said)
    elif _of_a_part().search(bare) and all(lead.kind != "person" for lead in leads_in([bare])):
        yield Mention(_until_what_to_do(bare, of_a_part=True), "post")
    else:
        for lead in leads_in([piece]):
            yield from _of_lead(lead)


def _post_behind(piece: str) -> tuple[str, PartyKind, str] | None:
    """“Joan Sefton, Head of Service” and “Head of Service – Joan Sefton”: the name, and the post beside it."""
    parts = re.split(r"\s+[–-]\s+|,\s*|:\s+", piece)
    if len(parts) < 2:
        return None
    kinds = [[lead.kind for lead in leads_in([part])] for part in parts]
    people = [part for part, kind in zip(parts, kinds, strict=True) if kind == ["person"] and len(part.split()) > 1]
    if len(people) != 1 or sum(kind == ["post"] for kind in kinds) != len(parts) - 1:
        return None
    return people[0], "person", ", ".join(part for part in parts if part != people[0])


def _of_lead(lead: Lead) -> Iterator[Mention]:
    member = lead.kind == "councillor"
    kind = "person" if member else _KINDS.get(lead.kind, "person")
    if member and any(phrase in lead.name.casefold() for phrase in vocabulary("people")["councillor"]["phrases"]):
        kind = "post"  # “Lead Member”, “Portfolio Holder for Education”: the office, whoever holds it
    name = lead.name if kind == "person" else _until_what_to_do(lead.name)
    most = _owners()["most_words"] if name[:1].isupper() else _owners()["most_words_in_small_letters"]
    if kind == "person" or 0 < len(name.split()) <= most:
        yield Mention(name, kind, lead.role if kind == "person" else "", member and kind == "person")


def _is_name(text: str) -> bool:
    """Whether no word of it is a post's, a team's or a month's."""
    return (
        not any(lead.kind in _KINDS for lead in leads_in([text]))
        and leads_in([f"Ada {text.split()[-1]}"]) != ()
        and (not is_initials(text) or not any(lead.kind in _KINDS for lead in leads_in([text.upper()])))
    )


# --- the words of a name --------------------------------------------------------------------------------------------


def spelling(text: str) -> str:
    """A name without title, signs and capitals, to see whether two are written alike.

    >>> spelling("Cllr. J. O’Neill"), spelling("Mackirdy"), spelling("MacKirdy ")
    ('j o neill', 'mackirdy', 'mackirdy')
    """
    return " ".join(bare_words(text))


@lru_cache(maxsize=4096)
def bare_words(text: str) -> tuple[str, ...]:
    """The words of a name in lower case, without its title and what stands in brackets."""
    found = re.findall(r"[^\W\d_]+", _BRACKET.sub(" ", text).casefold())
    return tuple(found[1:] if found and found[0] in _owners()["titles"] and len(found) > 1 else found)


def is_member(text: str) -> bool:
    """Whether a name begins with the title of an elected member."""
    first = re.match(r"[A-Za-z]+", text.strip())
    return bool(first) and first[0].casefold() in _owners()["member_titles"]


def is_initials(text: str) -> bool:
    """Whether a name is nothing but initials: “CP”, “C.P.”, “RdP”."""
    return bool(_INITIALS.fullmatch(text.strip()))


def initials(name: str) -> str:
    """The initials of a full name.

    >>> initials("Ruth de Paz"), initials("Mary-Ann O’Neill")
    ('rdp', 'mon')
    """
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", re.sub(r"(?<=\w)-(?=\w)", "", name)) or [""]).casefold()


def how_alike(written: str, name: str) -> str:
    """Why ``written`` may stand for the full ``name``, worst reason last; “” where it does not.

    >>> how_alike("CP", "Chris Pelham"), how_alike("J. Sefton", "Joan Sefton"), how_alike("Tim Hall", "Tom Hall")
    ('its initials', 'the same surname and first letter', '')
    """
    one, other = bare_words(written), bare_words(name)
    if not one or len(other) < 2:
        return ""
    if is_initials(written) and len(one[0]) < 4:
        return (
            "its initials"
            if re.sub(r"\W", "", written).casefold() in (initials(name), other[0][0] + other[-1][0])
            else ""
        )
    if len(one) == 1:
        return "the same surname" if one[0] == other[-1] else "the same first name" if one[0] == other[0] else ""
    if len(one[0]) == 1:
        return "the same surname and first letter" if one[-1] == other[-1] and one[0] == other[0][0] else ""
    if one[1:] == other[1:] and _short_form(one[0], other[0]):
        return "a short form of the first name"
    return "a letter or two apart" if _a_slip(one, other) else ""


def _short_form(one: str, other: str) -> bool:
    forms = _owners()["short_forms"]
    full = [name for name, short in forms.items() if one in (name, *short) and other in (name, *short)]
    return bool(full) and one != other


def _a_slip(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one word of a name is another word by a slip of the pen: “Dar” and “Darr”; Tom and Tim are two people."""
    if len(one) != len(other):
        return "".join(one) == "".join(other)
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(apart) == 1 and slip(one[apart[0]], other[apart[0]], first_name=apart == [0])


def slip(one: str, other: str, *, first_name: bool = False) -> bool:
    """Whether one word is the other with a letter too many, too few or wrong.

    >>> slip("Dar", "Darr"), slip("Tom", "Tim", first_name=True), slip("Weeden", "Weedon")
    (True, False, True)
    """
    one, other = one.casefold(), other.casefold()
    if one == other:
        return True
    if one[0] != other[0] or DamerauLevenshtein.distance(one, other) != 1:
        return False
    return min(len(one), len(other)) >= (3 if len(one) != len(other) else 5 if first_name else 4)


@cache
def _owners() -> dict:
    return vocabulary("owners")


def pieces_of(text: str) -> list[str]:
    """A cell's pieces and what stands between them, in turn: joined they are the text.

    >>> pieces_of("Tom Hallow / Head of Children and Families")
    ['Tom Hallow', ' / ', 'Head of Children and Families']
    """
    found = _BETWEEN.split(text)
    place = 1
    while place < len(found):
        if found[place].strip().casefold() in ("and", "&") and _goes_on(found[place - 1], found[place + 1]):
            found[place - 1 : place + 2] = ["".join(found[place - 1 : place + 2])]
        else:
            place += 2
    return found


def _goes_on(before: str, after: str) -> bool:
    """Whether what stands after an “and” is still what somebody is head of."""
    if not _of_a_part().search(before):
        return False
    words = {word.casefold() for word in re.findall(r"\w+", after)}
    return not words & set(_owners()["bodies"]) and all(lead.kind == "group" for lead in leads_in([after]))


def _until_what_to_do(name: str, *, of_a_part: bool = False) -> str:
    """The name of a team or post, without what they are to do: “Performance Team to change the form”."""
    head = _of_a_part().search(name) if of_a_part else None
    start = head.end() if head else 0
    return (name[:start] + _ends().split(name[start:], maxsplit=1)[0]).strip(" ,:–-")


@cache
def _of_a_part() -> re.Pattern:
    return worded(rf"\b{any_of(_owners()['of_a_part'])}\b")


@cache
def _ends() -> re.Pattern:
    return worded(rf"(?:^|\s+[–-]?\s*){any_of(_owners()['ends'])}\s|\s+[–-]\s+(?:{any_of(_owners()['ends'])})\b")
