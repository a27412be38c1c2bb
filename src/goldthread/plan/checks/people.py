"""Who a lead cell names: people, posts, groups, councillors, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from goldthread.plan.model import Action
from goldthread.plan.vocabulary import vocabulary

Kind = Literal["person", "initials", "councillor", "post", "group"]

_NAME = re.compile(r"\b[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?(?: (?:de|van|von|del|al))?(?: [A-Z][’'A-Za-z-]*[a-z]){1,2}\b")
_INITIALS = re.compile(r"[A-Z]{1,2}[a-z]?[A-Z]{1,2}")
_POST_AFTER_NAME = re.compile(r"([A-Z][\w’'-]+ [A-Z][\w’' -]+), ([^,;/&\n]+?)(?=[,;/&\n]|$)")
_BRACKETS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")


@dataclass(frozen=True, slots=True)
class Lead:
    """One of those a lead cell names: the ``name``, the ``role`` in brackets beside it, and what ``kind`` it is."""

    name: str
    kind: Kind
    role: str = ""


def leads_of(action: Action) -> tuple[Lead, ...]:
    """Everyone the action's lead cell names; empty where it names nobody (“tba”, “N/A”, “–”)."""
    return leads_in(action.leads)


def leads_in(cells: Sequence[str]) -> tuple[Lead, ...]:
    """Everyone named in some lead cells, each once.

    >>> [(lead.name, lead.kind) for lead in leads_in(["Ada Marsh – audit; Cllr Brook / Virtual School"])]
    [('Ada Marsh', 'person'), ('Cllr Brook', 'councillor'), ('Virtual School', 'group')]
    """
    return () if names_nobody("/".join(cells)) else _leads_in(tuple(cells))


def names_nobody(text: str) -> bool:
    """Whether a text only says that there is no name: “tba”, “N/A”, a dash."""
    return text.strip(" .").lower() in vocabulary("people")["nobody"]["phrases"]


@lru_cache(maxsize=1024)
def _leads_in(cells: tuple[str, ...]) -> tuple[Lead, ...]:
    found = {lead.name.lower(): lead for cell in cells for lead in _leads_of_cell(cell)}
    return tuple(found.values())


def _leads_of_cell(cell: str) -> Iterator[Lead]:
    if names_nobody(cell):
        return
    roles = " ".join(a or b for a, b in _BRACKETS.findall(cell))
    bare = _POST_AFTER_NAME.sub(_without_post, _BRACKETS.sub(" ", cell))
    for piece in re.split(r"\s*(?:/|&|;|,|\n|\.{2,}|\band\b|\bwith\b)\s*", bare):
        yield from _leads_of_piece(piece.strip(" .:-–"), roles)


def _without_post(found: re.Match[str]) -> str:
    """“Ada Marsh, Head of Service” is one person: the post that follows a name is left out."""
    return found[1] if people_in(found[1]) and _kind_of_words(found[2].lower().split()) == "post" else found[0]


def _leads_of_piece(piece: str, roles: str) -> Iterator[Lead]:
    words = piece.lower().split()
    if not words or names_nobody(piece):
        return
    if is_councillor(piece) or is_councillor(roles):
        yield Lead(piece, "councillor", roles)
    elif names := people_in(piece):
        yield from (Lead(name, "person", roles) for name in names)
    elif _INITIALS.fullmatch(piece) and piece.lower() not in _set("group", "initials") | _set("post", "words"):
        yield Lead(piece, "initials", roles)
    elif kind := _kind_of_words(words):
        yield Lead(re.sub(r"\s+for\s.*$", "", piece), kind, roles)
    elif len(words) == 1 and piece[0].isupper() and not _no_name(piece):
        yield Lead(piece, "person", roles)


def _kind_of_words(words: Iterable[str]) -> Kind | None:
    words = {re.sub(r"[^a-z-]", "", word.replace("’", "'").removesuffix("'s")) for word in words}
    if words & _set("post", "plural") or ("all" in words):
        return "group"
    if words & _set("post", "words"):
        return "post"
    return "group" if words & (_set("group", "words") | _set("group", "initials")) else None


def people_in(text: str) -> tuple[str, ...]:
    """The full names of people in a text, in order: words with capitals that are no post, body or month."""
    return tuple(name for found in _NAME.finditer(text) if (name := _name_only(found[0])))


def _name_only(found: str) -> str:
    """The run of words of ``found`` that can be a name; empty when fewer than two are left."""
    words = found.split()
    while words and _no_name(words[0]):
        words = words[1:]
    kept = next((place for place, word in enumerate(words) if _no_name(word)), len(words))
    return " ".join(words[:kept]) if kept > 1 else ""


def _no_name(word: str) -> bool:
    word = word.lower().replace("’", "'").removesuffix("'s")
    return any(word in _set(*place) for place in _NOT_NAMES)


_NOT_NAMES = (("not_a_name", "words"), ("group", "words"), ("group", "initials"), ("post", "words"), ("post", "plural"),
              ("councillor", "words"), ("interim", "words"))  # fmt: skip


def is_councillor(text: str) -> bool:
    """Whether a text names a councillor or a councillor's office."""
    said = vocabulary("people")["councillor"]
    low = text.lower()
    return any(phrase in low for phrase in said["phrases"]) or bool(
        set(re.findall(r"[a-z]+", low)) & set(said["words"])
    )


def is_interim(text: str) -> bool:
    """Whether a post is held for the time being only."""
    return bool(set(re.findall(r"[a-z]+", text.lower())) & _set("interim", "words"))


@lru_cache(maxsize=32)
def _set(part: str, key: str) -> frozenset[str]:
    return frozenset(vocabulary("people")[part][key])
