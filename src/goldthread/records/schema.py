"""The tables that records are kept in, described once: loads, findings, measures and the invented council follow."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Type = Literal["text", "flag", "code", "date", "moment", "number", "integer", "flags"]
Sensitivity = Literal["none", "personal", "special category"]
Kept = Literal["VARCHAR", "DATE", "TIMESTAMP", "DOUBLE", "INTEGER", "BIGINT"]
_KEPT_AS: dict[Type, Kept] = {"date": "DATE", "moment": "TIMESTAMP", "number": "DOUBLE", "integer": "INTEGER"}
SOURCE_ROW = "source_row"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table: its type, whether it is a key, what it refers to, its codes, how personal it is.

    A `flags` column holds a JSON object of Y/N flags, whose keys are `flags`. A `placeholder` is a column of the
    specification that no system fills yet. `header` is what the lists for inspectors call the column.
    """

    name: str
    type: Type
    sensitivity: Sensitivity
    key: bool = False
    refers_to: str = ""
    codes: str = ""
    flags: tuple[str, ...] = ()
    placeholder: bool = False
    header: str = ""

    @property
    def columns(self) -> dict[str, Kept]:
        """The columns in which a load keeps this field, with their types.

        Flags of a JSON column get a column each, so that a measure needs no JSON: `cont_contact_outcome_json` with
        NEW_REFERRAL_FLAG becomes `cont_contact_outcome_new_referral_flag`. A moment gets its minutes since 1970 in UTC,
        so that hours can be counted truly over a change of the clocks: `returned_at_minutes`.
        """
        own: dict[str, Kept] = {self.name: _KEPT_AS.get(self.type, "VARCHAR")}
        if self.type == "moment":
            own[f"{self.name}_minutes"] = "BIGINT"
        own.update({self.flag_column(flag): "VARCHAR" for flag in self.flags})
        return own

    @property
    def is_identifier(self) -> bool:
        """Whether it names a person, a case, a team or a worker, and so means something in its own authority only."""
        return self.type == "text" and (self.key or bool(self.refers_to) or self.name.endswith("_id"))

    @property
    def is_name(self) -> bool:
        """Whether it holds a person's own name, which no case, message or file name may repeat."""
        return self.name.endswith(("_forename", "_surname", "_professional_name"))

    def flag_column(self, flag: str) -> str:
        """The column that holds one flag of this JSON column."""
        return f"{self.name.removesuffix('_json')}_{flag.lower()}"


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name and its fields in order."""

    name: str
    fields: tuple[Field, ...]

    @property
    def columns(self) -> dict[str, Kept]:
        """Every column in which a load keeps this table, with its type; last the row of the source, counted from 1."""
        return {name: kept for field in self.fields for name, kept in field.columns.items()} | {SOURCE_ROW: "INTEGER"}

    @property
    def key(self) -> tuple[str, ...]:
        """The names of the columns that tell its rows apart; empty where the specification names none."""
        return tuple(field.name for field in self.fields if field.key)

    @property
    def is_local(self) -> bool:
        """Whether the Standard Safeguarding Dataset lacks it, so that a council brings it as a file of its own."""
        return self.name.startswith("local_")


@cache
def tables() -> dict[str, Table]:
    """Every table by its name: those of the Standard Safeguarding Dataset, the local ones, the lists for inspectors."""
    return {name: _table(name, said) for part in ("ssd", "local", "annex_a") for name, said in _read(part).items()}


@cache
def codes() -> dict[str, dict[str, str]]:
    """Every code list by its name: what each code means."""
    return _read("codes")


def _table(name: str, said: dict[str, dict]) -> Table:
    return Table(name, tuple(Field(name=column, **(about | _flags(about))) for column, about in said.items()))


def _flags(about: dict) -> dict[str, tuple[str, ...]]:
    return {"flags": tuple(about.get("flags", ()))}


def _read(part: str) -> dict:
    return tomllib.loads(files("goldthread.records").joinpath("tables", f"{part}.toml").read_text("utf-8"))
