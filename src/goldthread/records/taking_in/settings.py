"""What a council declares of its extract, in a file beside it: forms of dates, its names of columns, its codes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from goldthread.records.faults import BadExtract
from goldthread.records.schema import codes, tables
from goldthread.records.taking_in.days import DEFAULT, DayForms

NAME = "goldthread-load.toml"
_KNOWN = {"as_at", "authority", "council", "date_formats", "tables", "codes", "files"}


@dataclass(frozen=True, slots=True)
class Settings:
    """What `goldthread-load.toml` says; without one, the forms of the SSD and nothing else.

    `columns` is table → name met → name of the schema; `spellings` code list → text → code; `files` file name → table.
    """

    as_at: date | None = None
    authority: str = ""
    council: str = ""
    days: DayForms = field(default_factory=DayForms)
    days_of: dict[str, DayForms] = field(default_factory=dict)
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    spellings: dict[str, dict[str, str]] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    def day_forms(self, table: str) -> DayForms:
        """The forms of the days of one table."""
        return self.days_of.get(table, self.days)

    @classmethod
    def read(cls, path: Path) -> Settings:
        """The settings in a file; everything that is wrong with it is said at once."""
        try:
            said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError) as fault:
            raise BadExtract("cannot be read as TOML", where=path.name, faults=(str(fault),)) from None
        if faults := tuple(_faults(said)):
            raise BadExtract(
                "says what is not known", where=path.name, faults=faults,
                try_="See docs/how-to/take-an-extract-in.md for what it may say",
            )  # fmt: skip
        of_tables = said.get("tables", {})
        return cls(
            as_at=said.get("as_at"),
            authority=said.get("authority", ""),
            council=said.get("council", ""),
            days=DayForms(tuple(said.get("date_formats", DEFAULT))),
            days_of={
                name: DayForms(tuple(of["date_formats"])) for name, of in of_tables.items() if "date_formats" in of
            },
            columns={name: of["columns"] for name, of in of_tables.items() if "columns" in of},
            spellings=said.get("codes", {}),
            files=said.get("files", {}),
        )


def _faults(said: dict):
    yield from (f"“{key}” is no setting" for key in said.keys() - _KNOWN)
    if "as_at" in said and (not isinstance(said["as_at"], date) or isinstance(said["as_at"], datetime)):
        yield "as_at is a day without quotes, such as 2026-03-31"
    yield from (f"{key} is a text" for key in ("authority", "council") if not isinstance(said.get(key, ""), str))
    if not _texts(said.get("date_formats", [])):
        yield "date_formats is a list of texts"
    for key in ("tables", "codes", "files"):
        if not isinstance(said.get(key, {}), dict):
            yield f"{key} is a table of settings: [{key}]"
            return
    if not _renamed(said.get("files", {})):
        yield 'files says of a file which table it is, such as "Referrals Q4.csv" = "ssd_cin_episodes"'
        return
    yield from _faults_of_tables(said.get("tables", {}))
    yield from _faults_of_codes(said.get("codes", {}))
    yield from (
        f"{file}: there is no table “{name}”" for file, name in said.get("files", {}).items() if name not in tables()
    )


def _faults_of_tables(said: dict):
    for name, of in said.items():
        if name not in tables():
            yield f"there is no table “{name}”"
            continue
        if not isinstance(of, dict) or of.keys() - {"date_formats", "columns"}:
            yield f"{name}: only date_formats and columns can be said of a table"
            continue
        if not _texts(of.get("date_formats", [])):
            yield f"{name}: date_formats is a list of texts"
        if not _renamed(of.get("columns", {})):
            yield f'{name}: columns says of a heading which column it is, such as "Ref No" = "cine_referral_id"'
            continue
        known = tables()[name].columns
        yield from (f"{name} has no column “{ours}”" for ours in of.get("columns", {}).values() if ours not in known)


def _faults_of_codes(said: dict):
    for name, spellings in said.items():
        if name not in codes():
            yield f"there is no code list “{name}”"
            continue
        if not _renamed(spellings):
            yield f"codes.{name} is a table of spellings"
            continue
        yield from (f"{name} has no code “{code}”" for code in spellings.values() if code not in codes()[name])


def _renamed(said: object) -> bool:
    return isinstance(said, dict) and _texts(list(said.values()))


def _texts(said: object) -> bool:
    return isinstance(said, list) and all(isinstance(each, str) for each in said)
