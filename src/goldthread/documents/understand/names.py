"""Who is meant in a lead cell: the names in it, as printed, a role in brackets kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from goldthread.documents.understand import contents

_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_STOP = r"(?<=[a-z]{3})(?<!Perf|Dept|Asst|Exec|Serv|Comm|Prac)\.\s+(?=[A-Z])"  # “Perf. Team” is one name
_BREAKS = re.compile(rf"\s*(?:/|;|&|,(?!\s*\()|\.{{2,}}|…|\n|{_STOP}|\b[Ss]upported by\b)\s*")
_NOBODY = re.compile(r"(?:n\s*/?\s*a|none|nil|tb[acd]|to be (?:confirmed|agreed)|[-–—?]+)\.?", re.IGNORECASE)
# A post and, behind the comma, what it is of: “Service Manager, Assessment”.
_POST_OF = re.compile(
    r"^(?:(?:Interim|Deputy|Assistant|Strategic|Senior|Group|Service|Team|Practice|Area)\s+)*"
    r"(?:Manager|Director|Head of Service|Lead)"
    r",\s+(?!(?:[A-Z]{2,4}|.*\b(?:Manager|Director|Head|Lead|Officer|Team|Service|Board|Cllr|Councillor|Chief|Chair)s?)\b)"
    r"[A-Z][a-z]+(?:(?:\s+and)?\s+[A-Za-z][a-z]+){0,2}$"
)
_AND = re.compile(r"\s+and\s+")
_AFTER_BRACKET = re.compile(r"(?<=[)\]])\s+(?=[A-Z])")
_PERSON = re.compile(r"^(?:Cllr\.?\s+|Councillor\s+|Dr\.?\s+)?[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+){1,2}$")
_DUTY = re.compile(r"\s+[–-]\s+|\s+for\s+|\s+\[|\s+\(")


def known_people(cells: Iterable[str]) -> frozenset[str]:
    """Names and teams that stand alone in a lead cell somewhere in the plan: they part cells that run two together."""
    alone = Counter(piece for cell in cells for piece in _pieces(cell))
    return frozenset(name for name, times in alone.items() if _is_person(name) or _is_team(name, times))


def _is_person(name: str) -> bool:
    return 2 <= len(name.split()) <= 4 and contents.like_name(name) > 0.6 and bool(_PERSON.match(name))


def _is_team(name: str, times: int) -> bool:
    """A team is known once it stands alone twice."""
    return times > 1 and 2 <= len(name.split()) <= 4 and contents.like_name(name) > 0.8


def people_in(text: str, known: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The leads named in a cell, in the order printed, each once.

    >>> people_in("RG/JF"), people_in("Ann Lee (Head of Service) Joe Ray (Councillor)")
    (('RG', 'JF'), ('Ann Lee (Head of Service)', 'Joe Ray (Councillor)'))
    """
    found: list[str] = []
    if _NOBODY.fullmatch(text.strip()):
        return ()
    for piece in _pieces(text):
        for name in _parted(piece, known):
            if name and name not in found:
                found.append(name)
    return tuple(found)


def _pieces(text: str) -> list[str]:
    """A cell split at signs that stand between names, never inside brackets."""
    asides: list[str] = []

    def hide(found: re.Match[str]) -> str:
        asides.append(found[0])
        return f"\x00{len(asides) - 1}\x01"

    hidden = _POST_OF.sub(hide, _ASIDE.sub(hide, text))
    pieces = [more for piece in _BREAKS.split(hidden) for more in _split_at_and(piece)]
    shown = [re.sub("\x00(\\d+)\x01", lambda found: asides[int(found[1])], piece) for piece in pieces]
    parts = [part for piece in shown for part in _AFTER_BRACKET.split(piece)]
    return _bracket_kept(
        [part.strip(" .;,:") if not part.rstrip().endswith(("Cllr.", "Dr.")) else part.strip() for part in parts]
    )


def _split_at_and(piece: str) -> list[str]:
    sides = _AND.split(piece)
    bare = [re.sub("\x00\\d+\x01", "", _DUTY.split(side)[0]).strip() for side in sides]
    names = [bool(_PERSON.match(side)) or bool(re.fullmatch(r"[A-Z]{2,4}s?", side)) for side in bare]
    return (
        sides
        if len(sides) > 1 and any(names) and all(contents.like_name(side) > 0.4 for side in bare if side)
        else [piece]
    )


def _bracket_kept(parts: Sequence[str]) -> list[str]:
    """A bracket that stands alone belongs to the name before it."""
    kept: list[str] = []
    for part in parts:
        if part.startswith(("(", "[")) and kept:
            kept[-1] = f"{kept[-1]} {part}"
        elif part:
            kept.append(part)
    return kept


def _parted(piece: str, known: frozenset[str]) -> list[str]:
    """A piece split before each name that stands alone elsewhere: “Ann Lee Joe Ray”."""
    if piece in known or not known:
        return [piece]
    starts = sorted(
        {found.start() for name in known for found in re.finditer(rf"(?<![\w’'-]){re.escape(name)}(?![\w’'-])", piece)}
    )
    within = [
        start for start in starts if "(" not in piece[:start] or piece[:start].count("(") <= piece[:start].count(")")
    ]
    cuts = [start for start in within if start > 0 and not re.search(r"\b(?:for|to|with|by|of|and)\s+$", piece[:start])]
    if not cuts:
        return [piece]
    edges = [0, *cuts, len(piece)]
    return [piece[a:b].strip(" .;,") for a, b in pairwise(edges)]


def in_groups(text: str, wanted: int, known: frozenset[str]) -> list[str] | None:
    """The cell's names in ``wanted`` groups where one line holds exactly that many names; otherwise ``None``."""
    names = [name for piece in _pieces(text) for name in _parted(piece, known)]
    return names if len(names) == wanted else None
