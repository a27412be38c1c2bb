"""All that the lists for inspectors give for a load: each list whole, and the dataset's tables as far as they go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goldthread.records.annex_a.derived import derived
from goldthread.records.annex_a.description import lists
from goldthread.records.annex_a.finding import Found, found_in, list_named
from goldthread.records.annex_a.gathered import involvements, people, teams, workers
from goldthread.records.annex_a.reading import ReadList
from goldthread.records.annex_a.reading import read as read_list
from goldthread.records.annex_a.workbook import sheets_of
from goldthread.records.faults import BadExtract
from goldthread.records.taking_in.given import Given, GivenTable, NotUnderstood

_FORM = "Annex A has the sheets List 1 to List 11, each with the headings of its columns above its rows"
_ONLY_TODAY = (
    "The lists hold the latest review, visit, placement and worker only: "
    "team and worker are those of the workbook's day."
)


def given_from(path: Path) -> Given:
    """What a workbook gives, or a folder with a CSV file for each list.

    Raises `UnreadableFile` for what cannot be opened, `BadExtract` (every fault) for anything but the eleven lists.
    """
    with sheets_of(path) as sheets:
        found = found_in(sheets)
        _refuse(path, [sheet.name for sheet in sheets], found)
        read = {number: read_list(found.lists[number]) for number in sorted(found.lists)}
    persons, unclear = people(read, path.name)
    tables = (
        *(_whole(listed, path.name) for listed in read.values()),
        *derived(read, path.name),
        persons,
        *(made(read, path.name) for made in (involvements, workers, teams)),
    )
    nobody = [one for listed in read.values() for one in _of_nobody(listed)]
    return Given(path.name, "annex-a", tables, (*unclear, *nobody), _beside(found), (_ONLY_TODAY, *_lacking(read)))


def is_given_as_lists(folder: Path) -> bool:
    """Whether a folder's CSV files are named after the lists: an Annex A, not the dataset's tables."""
    return sum(list_named(file.stem) is not None for file in folder.glob("*.csv")) > 1


def _refuse(path: Path, names: list[str], found: Found) -> None:
    if not found.lists:
        held = f"its sheets are {', '.join(f'“{name}”' for name in names[:12])}" if names else "it has no sheet"
        raise BadExtract("no list of Annex A is in it", where=path.name, faults=(held,), try_=_FORM)
    if found.faults:
        raise BadExtract(
            "this is not the whole of Annex A",
            where=path.name,
            faults=tuple(found.faults),
            try_="Give each column its own heading again and take away columns of your own; a list with nobody on it "
            "is a sheet with its headings alone",
        )


def _whole(listed: ReadList, where: str) -> GivenTable:
    about = listed.found.about
    return GivenTable(about.table.name, f"{where}, {about.name}", listed.columns, listed.rows, listed.places)


def _of_nobody(listed: ReadList) -> Iterator[NotUnderstood]:
    about = listed.found.about
    for place, who in zip(listed.places, listed.column(about.key[0]), strict=True):
        if not who:
            yield NotUnderstood(about.table.name, about.key[0], place, "", "the row names nobody")


def _beside(found: Found) -> tuple[str, ...]:
    columns = (f"{one.sheet.name}: {header}" for one in found.lists.values() for header in one.unknown)
    return (*(f"sheet {name}" for name in found.others), *columns)


def _lacking(read: dict[int, ReadList]) -> Iterator[str]:
    """A sentence for each list that a form of an earlier year holds without some columns."""
    for number, listed in read.items():
        about = lists()[number]
        lacking = [field.header for field in about.fields if field.name not in listed.columns]
        if lacking:
            yield f"{about.name} has no column {', '.join(f'“{header}”' for header in lacking)}."
