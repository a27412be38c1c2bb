"""England, its regions and its councils: names, ONS codes, and each council's statistical neighbours."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from goldthread.errors import ExitCode, UserError

COUNTRY, REGION, COUNCIL = "country", "region", "council"
# Councils that share their social workers are published as one: “E06000061 / E06000062”.
JOINT = "councils together"
COLUMNS = ("code", "name", "kind", "region", "number", "other_codes", "ended", "neighbours")
ENGLAND = "E92000001"
NEAR = 70  # likeness in a hundred from which a name is worth proposing
CLOSENESS_BY_LETTER = {"e": "extremely close", "v": "very close", "c": "close", "s": "somewhat close", "n": "not close"}


class NoSuchCouncil(UserError):
    """A word that names no council."""

    exit_code = ExitCode.USAGE


class Neighbour(NamedTuple):
    """A statistical neighbour by its ONS code, and how close the model of that edition finds it."""

    code: str
    closeness: str


@dataclass(frozen=True, slots=True)
class Area:
    """England, a region or a council.

    ``code`` is the ONS code of today, ``other_codes`` those it had before or was given since; ``number`` is DfE's three
    digits. ``ended`` is the last year with a figure of a council that was dissolved.
    """

    code: str
    name: str
    kind: str
    region: str = ""
    number: str = ""
    other_codes: tuple[str, ...] = ()
    ended: int | None = None
    neighbours: tuple[Neighbour, ...] = ()

    def __post_init__(self) -> None:
        if not (self.code and self.name) or self.kind not in (COUNTRY, REGION, COUNCIL, JOINT):
            raise ValueError(f"{self.code or 'an area without a code'} is neither country, region nor council")


@cache
def _names() -> Mapping[str, object]:
    return tomllib.loads((files(__package__) / "names.toml").read_text("utf-8"))


def plain_name(name: str) -> str:
    """A council's name without the words that one list has and another leaves out.

    >>> plain_name("London Borough of Fernshire"), plain_name("Fernshire, City of"), plain_name("FERN & SHIRE COUNCIL")
    ('fernshire', 'fernshire', 'fern and shire')
    """
    letters = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    text = re.sub(r"[^a-z0-9]+", " ", letters.replace("&", " and ").replace("'", "")).strip()
    text = re.sub(r"\bst\b", "saint", text)
    for before in _names()["before"]:
        text = text.removeprefix(f"{before} ")
    for after in _names()["after"]:
        text = text.removesuffix(f" {after}")
    return text


class Areas:
    """Every area, found by its code of today, a former one, DfE's number or a name."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._by_code = {area.code: area for area in areas}

    def __iter__(self) -> Iterator[Area]:
        return iter(self._by_code.values())

    @cached_property
    def _by_word(self) -> dict[str, Area]:
        """Codes and numbers, small; where two councils share a word, the one that has not ended has it."""
        found: dict[str, Area] = {}
        for area in sorted(self, key=lambda area: area.ended is None):
            for word in (*area.other_codes, area.number, area.code):
                if word:
                    found[word.casefold()] = area
        return found

    @cached_property
    def _by_name(self) -> dict[str, Area]:
        councils = (area for area in self if area.kind == COUNCIL)
        return {plain_name(area.name): area for area in sorted(councils, key=lambda area: area.ended is None)}

    def get(self, code: str) -> Area | None:
        """The area with this ONS code, of today or former, or this number; None where there is none."""
        return self._by_word.get(code.strip().casefold())

    def council(self, word: str) -> Area:
        """The council that a name, an ONS code or DfE's number means; else one sentence with the nearest names."""
        found = self.get(word) or self._by_name.get(plain_name(word))
        if found and found.kind == COUNCIL:
            return found
        near = self._near(word)
        raise NoSuchCouncil(
            f"“{word[:80]}” is no council that figures are published for",
            try_=f"Nearest to it: {', '.join(near)}" if near else "Give its name, or its ONS code such as E06000000",
        )

    def _near(self, word: str) -> list[str]:
        from rapidfuzz import fuzz, process

        found = process.extract(plain_name(word), list(self._by_name), scorer=fuzz.WRatio, limit=3, score_cutoff=NEAR)
        return [self._by_name[name].name for name, _, _ in found]

    def region_of(self, council: Area) -> Area | None:
        """One of the nine regions; Inner and Outer London are both in London."""
        area = self.get(council.region)
        whole = self.get(area.region) if area else None
        return whole if whole and whole.kind == REGION else area

    def joint_with(self, council: Area) -> tuple[Area, ...]:
        """The joint areas that a council is published in for some of its figures."""
        return tuple(area for area in self if area.kind == JOINT and council.code in area.code)

    def over(self, newer: Areas) -> Areas:
        """These areas, with those of a later list in their place."""
        return Areas({**self._by_code, **newer._by_code}.values())


def read_areas(text: str, where: str) -> Areas:
    """The areas of a file that ``areas_text`` wrote; UserError where it is damaged."""
    rows = csv.DictReader(line for line in io.StringIO(text) if not line.startswith("#"))
    try:
        return Areas([_area_of(row) for row in rows])
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise UserError(
            "the list of areas is damaged", where=where, why=f"{fault}",
            try_="Remove it and load the published files again",
        ) from None  # fmt: skip


def _area_of(row: dict[str, str]) -> Area:
    return Area(
        row["code"], row["name"], row["kind"], row["region"], row["number"], tuple(row["other_codes"].split()),
        int(row["ended"]) if row["ended"] else None,
        tuple(Neighbour(*_code_and_closeness(word)) for word in row["neighbours"].split()),
    )  # fmt: skip


def _code_and_closeness(word: str) -> tuple[str, str]:
    code, _, letter = word.partition(":")
    return code, CLOSENESS_BY_LETTER[letter]


def areas_text(areas: Iterable[Area], header: Iterable[str] = ()) -> str:
    """The areas as a file: comments, heads, one line an area in the order of the codes."""
    to = io.StringIO()
    to.writelines(f"# {line}\n" for line in header)
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(COLUMNS)
    for area in sorted(areas, key=lambda area: area.code):
        neighbours = " ".join(f"{near.code}:{near.closeness[0]}" for near in area.neighbours)
        own = (area.code, area.name, area.kind, area.region, area.number, " ".join(area.other_codes), area.ended or "")
        writer.writerow((*own, neighbours))
    return to.getvalue()
