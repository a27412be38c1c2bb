"""What several lists say together: who each child is, and which worker and team hold her case on the workbook's day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.records.annex_a.cells import Cell
from goldthread.records.annex_a.reading import ReadList
from goldthread.records.taking_in.given import GivenTable, NotUnderstood

_OF_A_CHILD = range(1, 11)
_SAID_OF_A_CHILD = {"pers_gender": "gender", "pers_ethnicity": "ethnicity", "pers_dob": "date_of_birth"}
_TOLD_APART = {
    "gender": "another list gives this child another gender",
    "ethnicity": "another list gives this child another ethnicity",
    "date_of_birth": "another list gives this child another date of birth",
}
# In care goes before a child protection plan, and that before an episode of need: the columns of its start and end.
_HOLDING = {8: ("care_started", "care_ended"), 7: ("plan_started", "plan_ended"), 6: ("started", "closed")}
# The columns of each table that is made here.
GATHERED = {
    "ssd_person": ("pers_person_id", *_SAID_OF_A_CHILD),
    "ssd_involvements": (
        "invo_involvements_id", "invo_person_id", "invo_professional_id", "invo_professional_role_id",
        "invo_professional_team", "invo_involvement_start_date", "invo_involvement_end_date",
    ),
    "ssd_professionals": ("prof_professional_id", "prof_professional_name"),
    "ssd_department": ("dept_team_id", "dept_team_name"),
}  # fmt: skip
# The choices of the coarser lists are no ethnicity of the dataset.
_COARSE = {"white", "mixed", "asian", "black", "other ethnic group"}


@dataclass(slots=True)
class _Child:
    place: int
    said: dict[str, dict[str, str]] = field(default_factory=lambda: {name: {} for name in _TOLD_APART})


def people(read: dict[int, ReadList], where: str) -> tuple[GivenTable, list[NotUnderstood]]:
    """`ssd_person`, one row a child; where two lists differ about her the cell is blank, and said so."""
    children = _children(read)
    unclear: list[NotUnderstood] = []
    rows = []
    for child, about in children.items():
        cells = {}
        for column, name in _SAID_OF_A_CHILD.items():
            values = about.said[name]
            cells[column] = next(iter(values)) if len(values) == 1 else None
            if len(values) > 1:
                lists = " and ".join(values.values())
                unclear.append(NotUnderstood("ssd_person", column, about.place, lists, _TOLD_APART[name]))
        rows.append((child, *cells.values()))
    return _table("ssd_person", where, rows, [about.place for about in children.values()]), unclear


def _children(read: dict[int, ReadList]) -> dict[str, _Child]:
    children: dict[str, _Child] = {}
    for number in _OF_A_CHILD:
        listed = read[number]
        said = {name: listed.column(name) for name in _TOLD_APART}
        for row, child in enumerate(listed.column("child_id")):
            if not child:
                continue
            about = children.setdefault(child, _Child(listed.places[row]))
            for name, cells in said.items():
                if (cell := cells[row]) and cell not in _COARSE:
                    about.said[name].setdefault(cell, listed.found.about.name)
    return children


@dataclass(frozen=True, slots=True)
class _Holding:
    """A row that names a worker; of two, an open one goes first, then one in care, then one on a plan."""

    is_closed: bool
    rank: int
    start: Cell
    end: Cell
    worker: Cell
    team: Cell
    place: int


def involvements(read: dict[int, ReadList], where: str) -> GivenTable:
    """`ssd_involvements`: one row a child, from the first day that lists 6 to 8 know to the last.

    The lists name one worker, of the workbook's day; who held the case before is not in them.
    """
    held: dict[str, list[_Holding]] = {}
    for child, holding in _holdings(read):
        held.setdefault(child, []).append(holding)
    rows, places = [], []
    for child, holdings in held.items():
        now = min(holdings, key=lambda one: (one.is_closed, one.rank, one.place))
        start = min((one.start for one in holdings if one.start), default=None)
        end = max((one.end for one in holdings if one.end), default=None) if now.is_closed else None
        rows.append((f"A/{child}", child, now.worker, "ALLOCATED", now.team, start, end))
        places.append(now.place)
    return _table("ssd_involvements", where, rows, places)


def _holdings(read: dict[int, ReadList]) -> Iterator[tuple[str, _Holding]]:
    for rank, (number, (start, end)) in enumerate(_HOLDING.items()):
        listed = read[number]
        columns = (listed.column(name) for name in ("child_id", start, end, "allocated_worker", "allocated_team"))
        for place, (child, begun, ended, worker, team) in zip(listed.places, zip(*columns, strict=True), strict=True):
            if child and (worker or team):
                yield child, _Holding(ended is not None, rank, begun, ended, worker, team, place)


def workers(read: dict[int, ReadList], where: str) -> GivenTable:
    """`ssd_professionals`: the id that was made for each worker, and her name."""
    named = {made: name for listed in read.values() for made, name in listed.workers.items()}
    return _table("ssd_professionals", where, list(named.items()))


def teams(read: dict[int, ReadList], where: str) -> GivenTable:
    """`ssd_department`: each team that a list names, whose name is its id too."""
    named = dict.fromkeys(team for listed in read.values() for team in listed.column("allocated_team") if team)
    return _table("ssd_department", where, [(team, team) for team in named])


def _table(name: str, where: str, rows: list[tuple[Cell, ...]], places: list[int] | None = None) -> GivenTable:
    return GivenTable(name, where, GATHERED[name], rows, places)
