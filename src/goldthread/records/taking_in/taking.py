"""From a source to a load in its place, or to every reason why not; the earlier load stays current till then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from goldthread.records.faults import BadExtract, NeedsApproval, WrongStore
from goldthread.records.load import Load, LoadedTable, Shape, seal_of
from goldthread.records.report import Report
from goldthread.records.schema import tables
from goldthread.records.taking_in.against_earlier import reasons_to_look
from goldthread.records.taking_in.digests import table_digest, whole_digest
from goldthread.records.taking_in.given import Given, NotUnderstood
from goldthread.records.taking_in.prepared import LIST, Prepared, Progress, begin, doubts, prepare
from goldthread.records.taking_in.raw import Source, UnreadableTable
from goldthread.records.taking_in.settings import Settings
from goldthread.records.taking_in.spooled import spooled
from goldthread.records.taking_in.writing import LOADS, NOT_UNDERSTOOD, put_in_place, write_rows, write_table

_AUTHORITY = re.compile(r"[A-Z]\d{8}")


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of an extract: the day it speaks for, the council, and why it is right all the same."""

    as_at: date
    authority: str
    council: str = ""
    approve: str = ""


@dataclass(slots=True)
class Extract:
    """The tables of a source, ready to be read, and what was found on the way to them."""

    source: str
    shape: Shape
    sources: list[Source] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    not_understood: Sequence[NotUnderstood] = ()

    @classmethod
    def of(cls, given: Given, folder: Path, progress: Progress) -> Extract:
        """What a reader gives; its rows are written into `folder`, one table after the other."""
        made = cls(given.source, given.shape, [], list(given.unknown), [], list(given.notes), given.not_understood)
        for each in given.tables:
            progress(each.where)
            try:
                made.sources.append(spooled(each, folder))
            except UnreadableTable as fault:
                made.faults += [f"{each.where}: {why}" for why in fault.faults]
                break
        return made


def said_of(settings: Settings, as_at: date | None, authority: str, council: str, approve: str) -> Said:
    """What was said, with what the settings beside the extract say where nothing was."""
    day, code = as_at or settings.as_at, authority or settings.authority
    faults = []
    if day is None:
        faults.append("the day it speaks for is not said (--as-at, or as_at in goldthread-load.toml)")
    if not code:
        faults.append("the council's code is not said (--authority, or authority in goldthread-load.toml)")
    elif not _AUTHORITY.fullmatch(code):
        faults.append(f"“{code}” is not written as a council's ONS code: a letter and eight digits, such as E06999999")
    if faults or day is None:
        raise BadExtract("the extract cannot be taken in", faults=tuple(faults))
    return Said(day, code, council or settings.council, approve.strip())


def prepared_from(
    database: duckdb.DuckDBPyConnection, extract: Extract, settings: Settings, progress: Progress
) -> Prepared:
    """The tables of an extract, typed in the scratch database; refused with every fault at once."""
    made = Prepared(faults=list(extract.faults))
    begin(database, extract.not_understood)
    for source in extract.sources:
        prepare(database, source, made, settings, progress)
    if not extract.sources and not made.faults:
        beside = f"; it holds {', '.join(extract.unknown[:8])}" if extract.unknown else ""
        made.faults.append(f"no table of the Standard Safeguarding Dataset and no local table is there{beside}")
    if made.faults:
        raise BadExtract(
            "cannot be taken in", where=extract.source, faults=tuple(made.faults),
            try_="Mend what is said and try again; nothing was changed, and the load before stays the current one",
        )  # fmt: skip
    return made


def report_on(
    database: duckdb.DuckDBPyConnection, extract: Extract, made: Prepared, reasons: tuple[str, ...]
) -> Report:
    """What is to be said of this load afterwards."""
    return Report(
        source=extract.source,
        tables=made.rows,
        not_understood=doubts(database),
        unknown=tuple(extract.unknown),
        unknown_columns=made.unknown_columns,
        missing_tables=tuple(name for name in _expected(extract.shape) if name not in made.rows),
        not_supplied=made.not_supplied,
        undeveloped=made.undeveloped,
        empty_columns=made.empty_columns,
        repeated=tuple(made.repeated),
        without_id=made.without_id,
        notes=tuple(extract.notes),
        reasons=reasons,
    )


def _expected(shape: Shape) -> Iterator[str]:
    """The tables that a source of this shape may have; the lists as they stand are a workbook's alone."""
    for name, table in tables().items():
        if table.fields and (shape == "annex-a" or not name.startswith("annex_a_")):
            yield name


def digest_of(database: duckdb.DuckDBPyConnection, made: Prepared) -> str:
    """The digest of what was prepared, before anything is written."""
    return whole_digest(made.digests, made.supplied, table_digest(database, LIST, NOT_UNDERSTOOD))


def approved(made: Prepared, said: Said, earlier: Load | None, shape: Shape, digest: str) -> tuple[str, ...]:
    """The reasons that were approved; refused where there are some and nobody said why they are right."""
    reasons = tuple(reasons_to_look(made, earlier, shape=shape))
    if earlier and earlier.digest == digest:
        reasons = (f"it says the same as the load of {earlier.as_at}, row by row, and looks like last time's extract",)
    if reasons and not said.approve:
        raise NeedsApproval(reasons, earlier=earlier.id if earlier else "")
    return reasons


def of_this_council(said: Said, earlier: Load | None, root: Path) -> None:
    """Refuses to put two councils into one store: a region keeps a store for each, side by side."""
    if earlier and earlier.authority != said.authority:
        raise WrongStore(
            f"this store holds loads of {earlier.authority}, and the extract is of {said.authority}", where=str(root),
            try_="Give each council a folder of its own with --into",
        )  # fmt: skip


def written(
    database: duckdb.DuckDBPyConnection, root: Path, folder: Path, load: Load, made: Prepared, report: Report
) -> Load:
    """The load in its place, but not yet the current one."""
    folder.mkdir()
    held = {}
    for name, rows in made.rows.items():
        path = write_table(database, tables()[name], folder)
        held[name] = LoadedTable(name, rows, made.supplied[name], made.digests[name], seal_of(path))
    listed = 'SELECT * FROM not_understood ORDER BY "table", source_row, "column"'
    write_rows(database, listed, folder / f"{NOT_UNDERSTOOD}.parquet")
    whole = Load(
        root / LOADS / load.id, load.id, load.as_at, load.authority, load.shape, load.digest, held,
        load.council, load.source, load.approved, load.earlier,
    )  # fmt: skip
    return put_in_place(root, folder, whole, report)
