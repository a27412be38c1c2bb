"""Which sheet is which list, where its row of headings stands, which column is which; all that is wrong, at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from goldthread.records.annex_a.description import ChildList, heading, lists
from goldthread.records.annex_a.workbook import Sheet

# Titles and notes for whoever fills in the workbook stand above the headings, on no more rows than this.
_ROWS_LOOKED_AT = 25
# A sheet without a telling name is a list when it has nearly all of its headings; lists share up to five sevenths.
_NEARLY_ALL = 0.8
_NUMBERED = re.compile(r"(?:annex a )?list 0?(\d{1,2})(?!\d)|0?(\d{1,2})(?: \D.*)?$")


@dataclass(frozen=True, slots=True)
class FoundList:
    """One list of the workbook: its sheet, the row of its headings (from 1), and the place of each of its columns."""

    about: ChildList
    sheet: Sheet
    heading_row: int
    places: dict[str, int]
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """What was found: the lists, the sheets that are none, and every fault as a sentence."""

    lists: dict[int, FoundList] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def found_in(sheets: tuple[Sheet, ...]) -> Found:
    """The lists among the sheets; hidden sheets are left out."""
    found = Found()
    for sheet in sheets:
        if sheet.is_hidden:
            found.others.append(f"{sheet.name} (hidden)")
        else:
            _look_at(sheet, found)
    if found.lists:
        missing = (about for number, about in lists().items() if number not in found.lists)
        found.faults += [_is_missing(about, found.others) for about in missing]
    return found


def _look_at(sheet: Sheet, found: Found) -> None:
    top = list(islice(sheet.rows(), _ROWS_LOOKED_AT))
    about = list_named(sheet.name) or _list_with_headings(top)
    if about is None:
        found.others.append(sheet.name)
        return
    if (other := found.lists.get(about.number)) is not None:
        found.faults.append(f"{about.name} stands on two sheets, “{other.sheet.name}” and “{sheet.name}”: leave one")
        return
    found.lists[about.number] = listed = _bound(about, sheet, top)
    found.faults += _faults(listed, top)


def list_named(name: str) -> ChildList | None:
    """The list that a sheet's name means: “List 3”, “List_3”, “3. Referrals”, “Referrals”.

    >>> list_named("Annex A - List 3").title, list_named("3. Referrals").number, list_named("Notes")
    ('Referrals', 3, None)
    """
    said = heading(name)
    if numbered := _NUMBERED.match(said):
        return lists().get(int(numbered[1] or numbered[2]))
    return next((about for about in lists().values() if heading(about.title) == said), None)


def _list_with_headings(top: list) -> ChildList | None:
    shares = {
        about.number: max((len(_places(about, row)) for row in top), default=0) / len(about.fields)
        for about in lists().values()
    }
    best = max(shares, key=lambda number: shares[number])
    return lists()[best] if shares[best] >= _NEARLY_ALL else None


def _bound(about: ChildList, sheet: Sheet, top: list) -> FoundList:
    counted = [len(_places(about, row)) for row in top]
    if max(counted, default=0) < 2:  # a title that happens to be called as a column is no row of headings
        return FoundList(about, sheet, 0, {})
    row = counted.index(max(counted))
    unknown = tuple(cell for cell in top[row] if cell and about.column(cell) is None)
    return FoundList(about, sheet, row + 1, _places(about, top[row]), unknown)


def _places(about: ChildList, row: tuple[str | None, ...]) -> dict[str, int]:
    """The place of each column in a row of headings; the list's own spelling goes before others."""
    own = {heading(field.header): field.name for field in about.fields}
    places: dict[str, int] = {}
    for known in (lambda cell: own.get(heading(cell)), about.column):
        for place, cell in enumerate(row):
            if cell and place not in places.values() and (name := known(cell)):
                places.setdefault(name, place)
    return places


def _faults(listed: FoundList, top: list) -> Iterator[str]:
    about, where = listed.about, f"sheet “{listed.sheet.name}”"
    if not listed.heading_row:
        yield f"{where} has no row of headings of {about.name} ({about.title}) in its first {_ROWS_LOOKED_AT} rows"
        return
    where += f", row {listed.heading_row}"
    twice = False
    for place, cell in enumerate(top[listed.heading_row - 1]):
        if cell and (name := about.column(cell)) and listed.places[name] != place:
            twice, first = True, letter(listed.places[name])
            yield f"{where}: two columns are “{about.header(name)}”, {first} and {letter(place)}"
    lacking = [field.name for field in about.fields if field.name not in listed.places]
    unknown = f"; not known there: {_quoted(listed.unknown)}" if listed.unknown else ""
    # A column that is lacking where another is not known was renamed, most likely; an earlier year's form only lacks.
    wanted = lacking if unknown or twice else [name for name in lacking if name in about.key]
    if wanted:
        yield f"{where}: no column {_quoted(about.header(name) for name in wanted)}{unknown}"


def _is_missing(about: ChildList, others: list[str]) -> str:
    hidden = any(name.endswith(" (hidden)") and list_named(name[: -len(" (hidden)")]) is about for name in others)
    return f"{about.name} ({about.title}) is " + ("on a hidden sheet: show it" if hidden else "missing")


def letter(place: int) -> str:
    """The name of a column, counted from 0.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


def _quoted(texts) -> str:
    return ", ".join(f"“{text}”" for text in texts)
