"""A folder that holds every load of one council, each as it was taken in, and says which one is measured."""

from __future__ import annotations

import errno
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from goldthread.records.faults import BadExtract, ChangedLoad, WrongStore
from goldthread.records.load import Load, NoSuchLoad
from goldthread.records.report import Report, report_of
from goldthread.records.schema import tables
from goldthread.records.sql import in_quotes, quieted
from goldthread.records.taking_in.databases import PASSWORD, given_from_database, is_address
from goldthread.records.taking_in.digests import table_digest, whole_digest
from goldthread.records.taking_in.files import WORKBOOKS, settings_beside, sources_in
from goldthread.records.taking_in.given import Given
from goldthread.records.taking_in.prepared import LIST, Progress
from goldthread.records.taking_in.raw import no_room, scratch
from goldthread.records.taking_in.settings import Settings
from goldthread.records.taking_in.taking import (
    Extract,
    Said,
    approved,
    digest_of,
    of_this_council,
    prepared_from,
    report_on,
    said_of,
    written,
)
from goldthread.records.taking_in.writing import CURRENT, LOADS, NOT_UNDERSTOOD, alone, set_current

_ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of taking an extract in: its load, the report, and whether the store held this load before."""

    load: Load
    report: Report
    already: bool = False


def silent(where: str) -> None:
    """Says nothing of the progress."""


class Store:
    """The loads of one council in the folder `root`: `loads/<day>-<digest>/`, and `current.json`."""

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root)

    @property
    def loads(self) -> tuple[Load, ...]:
        """Every load, the oldest day first."""
        folders = sorted((self.root / LOADS).glob("*-*")) if (self.root / LOADS).is_dir() else []
        return tuple(Load.opened(folder) for folder in folders)

    @property
    def current(self) -> Load | None:
        """The load that is measured; `None` in a store without one.

        :raises ChangedLoad: where a file of it is not as it was written.
        """
        folder = self._current_folder
        return Load.opened(folder) if folder else None

    @property
    def _current_folder(self) -> Path | None:
        try:
            said = json.loads((self.root / CURRENT).read_text(encoding="utf-8"))
            name = Path(said["current"]).name
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            raise NoSuchLoad("does not say which load is the current one", where=str(self.root / CURRENT)) from None
        return self.root / LOADS / name

    def take_in(
        self, *sources: Path | str | Sequence[Path | str], as_at: date | None = None, authority: str = "",
        council: str = "", approve: str = "", schema: str = "", password_from: str = PASSWORD,
        settings: Settings | None = None, progress: Progress = silent,
    ) -> Load:  # fmt: skip
        """The load made of an extract: folders and files (CSV, Parquet, an Annex A workbook), or a database's address.

        `as_at` is the day that the extract speaks for, `authority` the council's ONS code; both may stand in
        `goldthread-load.toml` beside the files. The same extract again gives the load that is there. `report_of(load)`
        says what was found.

        :raises BadExtract: with every fault; `NeedsApproval` where it looks unlike the load before.
        """
        flat = [each for source in sources for each in ([source] if isinstance(source, (str, Path)) else source)]
        said = (as_at, authority, council, approve)
        return self.taken_in(
            flat, said, schema=schema, password_from=password_from, settings=settings, progress=progress
        ).load

    def take_in_given(
        self, given: Given, *, as_at: date | None = None, authority: str = "", council: str = "", approve: str = "",
        settings: Settings | None = None, progress: Progress = silent,
    ) -> Load:  # fmt: skip
        """The load made of what a reader gives: tables of text under the names of the schema."""
        settings = settings or Settings()
        return self._given(given, settings, (as_at, authority, council, approve), progress).load

    def taken_in(
        self, sources: Sequence[Path | str], said: tuple[date | None, str, str, str], *, schema: str = "",
        password_from: str = PASSWORD, settings: Settings | None = None, progress: Progress = silent,
    ) -> TakenIn:  # fmt: skip
        """As `take_in`, with what came of it beside the load; `said` is as_at, authority, council and approve."""
        if addresses := [str(each) for each in sources if is_address(str(each))]:
            if len(sources) > 1:
                raise BadExtract(
                    "a database is taken in by itself: leave the other sources out, or take them in as files"
                )
            settings = settings or Settings()
            how = {"schema": schema, "password_from": password_from, "settings": settings}
            with given_from_database(addresses[0], **how) as given:
                return self._given(given, settings, said, progress)
        paths = [Path(each) for each in sources]
        settings = settings or settings_beside(paths) or Settings()
        if workbooks := [path for path in paths if _is_annex_a(path)]:
            return self._workbook(workbooks, paths, settings, said, progress)
        return self._files(paths, settings, said, progress)

    def verified(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """For each load, by its id, what is not as it was written; every row of every table is read."""
        for folder in sorted((self.root / LOADS).glob("*-*")) if (self.root / LOADS).is_dir() else ():
            yield folder.name, tuple(_wrong_with(folder))

    def _workbook(
        self, workbooks: list[Path], paths: list[Path], settings: Settings, said: tuple, progress: Progress
    ) -> TakenIn:
        from goldthread.records import annex_a

        if len(paths) > 1:
            raise BadExtract("a workbook is taken in by itself: leave the other files out")
        return self._given(annex_a.given_from(workbooks[0]), settings, said, progress)

    def _given(self, given: Given, settings: Settings, said: tuple, progress: Progress) -> TakenIn:
        checked = said_of(settings, *said)
        with self._workplace() as (beside, database):
            return self._taken(Extract.of(given, beside, progress), checked, settings, beside, database, progress)

    def _files(self, paths: list[Path], settings: Settings, said: tuple, progress: Progress) -> TakenIn:
        checked = said_of(settings, *said)
        with self._workplace() as (beside, database):
            found = sources_in(paths, settings=settings, folder=beside, database=database)
            name = ", ".join(path.name or str(path) for path in paths)
            extract = Extract(name, "ssd", found.sources, found.unknown, found.faults, found.notes)
            return self._taken(extract, checked, settings, beside, database, progress)

    @contextmanager
    def _workplace(self) -> Iterator[tuple[Path, duckdb.DuckDBPyConnection]]:
        """A folder and a database to work in; a disk that is full or not ours is said, and leaves nothing behind."""
        try:
            with alone(self.root) as beside, scratch(beside) as database:
                yield beside, database
        except (OSError, duckdb.Error) as fault:
            if isinstance(fault, duckdb.Error) and not no_room(fault):
                raise
            why = "the disk is full" if getattr(fault, "errno", 0) == errno.ENOSPC else "the disk is full, or not yours"
            raise WrongStore(
                "cannot be written", where=str(self.root), why=why,
                try_="Make room, or choose another folder; the load before stays the current one",
            ) from None  # fmt: skip

    def _taken(
        self, extract: Extract, said: Said, settings: Settings, beside: Path, database: duckdb.DuckDBPyConnection,
        progress: Progress,
    ) -> TakenIn:  # fmt: skip
        earlier = self._before(said.as_at)
        of_this_council(said, earlier or self._current_said, self.root)
        made = prepared_from(database, extract, settings, progress)
        digest = digest_of(database, made)
        name = f"{said.as_at.isoformat()}-{digest[:_ID_DIGITS]}"
        with suppress(NoSuchLoad, ChangedLoad):
            load = Load.opened(self.root / LOADS / name)
            self._make_current(load)
            return TakenIn(load, report_of(load), already=True)
        # The same extract once more mends a load that was damaged: what is written is what was approved then.
        mends = (self.root / LOADS / name).is_dir()
        reasons = () if mends else approved(made, said, earlier, extract.shape, digest)
        report = report_on(database, extract, made, reasons)
        before = earlier.id if earlier else ""
        why = said.approve if reasons else ""
        load = Load(
            beside,
            name,
            said.as_at,
            said.authority,
            extract.shape,
            digest,
            {},
            said.council,
            extract.source,
            why,
            before,
        )
        load = written(database, self.root, beside / name, load, made, report)
        self._make_current(load)
        return TakenIn(load, report)

    def _make_current(self, load: Load) -> None:
        """A load for an older day, taken in late, does not become the current one."""
        current = self._current_said
        if current is None or (load.as_at >= current.as_at and load.id != current.id):
            set_current(self.root, load)

    def _before(self, day: date) -> Load | None:
        """The load to compare with: the current one, or for an older day the last one up to it."""
        current = self._current_said
        if current is None or current.as_at <= day:
            return current
        return next((load for load in reversed(self.loads) if load.as_at <= day), None)

    @property
    def _current_said(self) -> Load | None:
        """What the current load says of itself, also where a table of it was damaged; to compare with, not to read."""
        folder = self._current_folder
        return Load.said_in(folder) if folder else None


def _wrong_with(folder: Path) -> Iterator[str]:
    try:
        load = Load.opened(folder)
        report_of(load)
    except (NoSuchLoad, ChangedLoad) as fault:
        yield str(fault)
        return
    with duckdb.connect() as database:
        quieted(database)
        digests = {name: _digest_of_file(database, load.folder, name) for name in (*load.tables, NOT_UNDERSTOOD)}
    yield from (
        f"{name}.parquet does not say what it said when it was written"
        for name, held in load.tables.items()
        if digests[name] != held.digest
    )
    supplied = {name: held.supplied for name, held in load.tables.items()}
    held = {name: held.digest for name, held in load.tables.items()}
    if whole_digest(held, supplied, digests[NOT_UNDERSTOOD]) != load.digest or not load.id.endswith(load.digest[:12]):
        yield "what its load.json says, or its list of what was not understood, is not what was written"


def _digest_of_file(database: duckdb.DuckDBPyConnection, folder: Path, name: str) -> str:
    columns = LIST if name == NOT_UNDERSTOOD else tables()[name].columns
    try:
        return table_digest(database, columns, f"read_parquet({in_quotes(folder / f'{name}.parquet')})")
    except duckdb.Error:
        return ""


def _is_annex_a(path: Path) -> bool:
    """Whether it is a workbook, or a folder with a file for each list of Annex A."""
    from goldthread.records.annex_a.given import is_given_as_lists

    return path.suffix.lower() in WORKBOOKS or (path.is_dir() and is_given_as_lists(path))
