"""Text becomes days, numbers and codes as declared; what cannot stays null, its text and the reason beside.

Each field is said as SQL, so that a million rows pass through DuckDB and never through Python.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import duckdb

from goldthread.records.schema import SOURCE_ROW, Field
from goldthread.records.sql import in_quotes
from goldthread.records.taking_in.days import LONDON, DayForms
from goldthread.records.taking_in.names import Binding
from goldthread.records.taking_in.settings import Settings
from goldthread.records.taking_in.spellings import Meanings, renamed

# Before it stands what systems write for “no date”: 1753 is SQL Server's first year, 1899 and 1900 Excel's.
_FIRST, _LAST = "TIMESTAMP '1900-01-02'", "TIMESTAMP '2100-12-31 23:59:59.999999'"
_PLACEHOLDERS = "(1, 1753, 1899, 1900, 9999)"
NO_SUCH_DAY, PLACEHOLDER = "there is no such day or time", "a date that stands for “no date”"
FAR_OFF, NO_TIME = "its year is not between 1900 and 2100", "it has no time of day"
SKIPPED, TWICE = "the clocks skipped this time", "the clocks showed this time twice; the first was taken"
NOT_A_NUMBER, NOT_WHOLE = "it is not a number", "it is not a whole number"
NOT_YES_OR_NO, NOT_JSON = "it is neither yes nor no", "it is no JSON object"
NO_CODE = "it is no code of this list, and no spelling that was declared"
_NUMBER = r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?"
_KEYS_SHOWN = 20
_WHOLE = r"[+-]?\d{1,9}(\.0+)?"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a load as SQL over the text of its cell: its value, its text, and why it has none, if so."""

    name: str
    value: str
    text: str = "NULL"
    why: str = "NULL"


@dataclass(frozen=True, slots=True)
class Typed:
    """What typing a table left: the columns where something may not be understood, and JSON keys nobody knows."""

    doubtful: tuple[str, ...]
    unknown: tuple[str, ...]


def typed(database: duckdb.DuckDBPyConnection, raw: str, into: str, binding: Binding, settings: Settings) -> Typed:
    """Types the rows of `raw` into the table `into`."""
    work = _Work(database, raw, binding, settings)
    columns = [each for field in binding.table.fields for each in work.columns(field)]
    doubtful = [each for each in columns if each.why != "NULL"]
    values = [f"{each.value} AS {each.name}" for each in columns]
    # What was not understood stands beside the value, null nearly everywhere, so that the rows are read once only.
    beside = [f"({each.why}) || chr(31) || ({each.text}) AS {_beside(each.name)}" for each in doubtful]
    cells = ", ".join([SOURCE_ROW, *work.cells])
    all_columns = ", ".join([*values, f"cells.{SOURCE_ROW} AS {SOURCE_ROW}", *beside])
    database.execute(
        f"CREATE OR REPLACE TABLE {into} AS WITH cells AS (SELECT {cells} FROM {raw}) "
        f"SELECT {all_columns} FROM cells {' '.join(work.joins)}"
    )
    return Typed(tuple(each.name for each in doubtful), tuple(work.unknown))


def not_understood(database: duckdb.DuckDBPyConnection, table: str, name: str, columns: Iterable[str]) -> None:
    """Moves what stands beside the values of a typed table into the list `not_understood`."""
    for column in columns:
        beside = _beside(column)
        database.execute(
            f"INSERT INTO not_understood SELECT {in_quotes(name)}, {in_quotes(column)}, {SOURCE_ROW}, "
            f"substr({beside}, instr({beside}, chr(31)) + 1), split_part({beside}, chr(31), 1) "
            f"FROM {table} WHERE {beside} IS NOT NULL"
        )


def _beside(column: str) -> str:
    return f'"{column}!"'


class _Work:
    """The columns of one table, made field by field, with the cells and the lists of codes that they look at."""

    def __init__(self, database: duckdb.DuckDBPyConnection, raw: str, binding: Binding, settings: Settings) -> None:
        self.database, self.raw, self.binding, self.settings = database, raw, binding, settings
        self.days = settings.day_forms(binding.table.name)
        self.cells: list[str] = []
        self.joins: list[str] = []
        self.unknown: list[str] = []

    def columns(self, field: Field) -> list[Column]:
        """The columns in which a load keeps this field."""
        if field.name in self.binding.places:
            made = {each.name: each for each in self._ways[field.type](field, self.cell(field.name))}
        else:
            made = {}
        return [made.get(name) or self._by_itself(field, name, kept) for name, kept in field.columns.items()]

    def cell(self, column: str) -> str:
        """The cell of a column as SQL; null where the source has none."""
        undeveloped = in_quotes(renamed()["undeveloped"])
        self.cells.append(f"nullif(c{self.binding.places[column]}, {undeveloped}) AS x_{column}")
        return f"x_{column}"

    def _by_itself(self, field: Field, name: str, kept: str) -> Column:
        """A column that the source gives under its kept name (one flag of a JSON field), or not at all."""
        if name in self.binding.places and name in [field.flag_column(flag) for flag in field.flags]:
            flag = next(flag for flag in field.flags if field.flag_column(flag) == name)
            return self._flag_of_json(field, flag, self.cell(name))
        return Column(name, f"CAST(NULL AS {kept})")

    @property
    def _ways(self) -> dict[str, Callable[[Field, str], list[Column]]]:
        return {
            "text": lambda field, cell: [Column(field.name, cell)],
            "date": self._date, "moment": self._moment, "number": _number, "integer": _integer,
            "code": self._code, "flag": self._flag, "flags": self._flags,
        }  # fmt: skip

    def _when(self, cell: str) -> str:
        """The day and time that a cell says, worked out once for all that is asked of it."""
        self.cells.append(f"{self.days.moment(cell)} AS when_{cell}")
        return f"when_{cell}"

    def _date(self, field: Field, cell: str) -> list[Column]:
        when = self._when(cell)
        wrong = _why_no_day(self.days, cell, when)
        value = f"CASE WHEN {when} BETWEEN {_FIRST} AND {_LAST} THEN CAST({when} AS DATE) END"
        return [Column(field.name, value, cell, wrong)]

    def _moment(self, field: Field, cell: str) -> list[Column]:
        when = self._when(cell)
        later = f"timezone({LONDON}, {when})"
        exists = f"timezone({LONDON}, {later}) = {when}"
        twice = f"timezone({LONDON}, {later} - INTERVAL 1 HOUR) = {when}"
        timed = f"contains({cell}, ':')"
        good = f"{when} BETWEEN {_FIRST} AND {_LAST} AND {timed} AND {exists}"
        minutes = f"epoch_us({later} - CASE WHEN {twice} THEN INTERVAL 1 HOUR ELSE INTERVAL 0 HOUR END) // 60000000"
        why = (
            f"coalesce({_why_no_day(self.days, cell, when)}, CASE WHEN NOT {timed} THEN {in_quotes(NO_TIME)} "
            f"WHEN NOT {exists} THEN {in_quotes(SKIPPED)} WHEN {twice} THEN {in_quotes(TWICE)} END)"
        )
        return [
            Column(field.name, f"CASE WHEN {good} THEN {when} END", cell, why),
            Column(f"{field.name}_minutes", f"CAST(CASE WHEN {good} THEN {minutes} END AS BIGINT)"),
        ]

    def _code(self, field: Field, cell: str) -> list[Column]:
        return [self._listed(field.name, field.codes, cell, NO_CODE)]

    def _flag(self, field: Field, cell: str) -> list[Column]:
        return [self._listed(field.name, field.codes or "yes_no", cell, NOT_YES_OR_NO)]

    def _listed(self, name: str, codes: str, cell: str, why: str) -> Column:
        """A cell of a code list: every text that stands in the column is looked up once, then joined."""
        place = self.binding.places[name]
        meanings = Meanings(codes, self.settings.spellings.get(codes))
        said = [
            text for (text,) in self.database.execute(f"SELECT DISTINCT c{place} FROM {self.raw}").fetchall() if text
        ]
        meant = {text: code for text in said if (code := meanings.code(text))}
        lookup = f"meant_{name}"
        self.database.execute(f"CREATE OR REPLACE TABLE {lookup} (text VARCHAR, code VARCHAR)")
        if meant:
            rows = ", ".join(f"({in_quotes(text)}, {in_quotes(code)})" for text, code in meant.items())
            self.database.execute(f"INSERT INTO {lookup} VALUES {rows}")
        self.joins.append(f"LEFT JOIN {lookup} ON {lookup}.text = {cell}")
        unknown = f"CASE WHEN {lookup}.code IS NULL THEN {cell} END"
        return Column(name, f"{lookup}.code", unknown, in_quotes(why))

    def _flags(self, field: Field, cell: str) -> list[Column]:
        good = f"(json_valid({cell}) AND json_type(CASE WHEN json_valid({cell}) THEN {cell} END) = 'OBJECT')"
        whole = f"CASE WHEN {good} THEN {cell} END"
        met = self._keys(field)
        keys = [key for flag in field.flags for key in met.get(flag, [flag])]
        paths = ", ".join(in_quotes(f'$."{key}"') for key in keys)
        self.cells.append(f"CASE WHEN {good} THEN json_extract_string({cell}, [{paths}]) END AS j_{field.name}")
        said = {key: f"j_{field.name}[{number}]" for number, key in enumerate(keys, 1)}
        flags = [
            self._flag_of_json(field, flag, _first([said[key] for key in met.get(flag, [flag])]))
            for flag in field.flags
            if field.flag_column(flag) not in self.binding.places
        ]
        return [Column(field.name, whole, f"CASE WHEN NOT {good} THEN {cell} END", in_quotes(NOT_JSON)), *flags]

    def _keys(self, field: Field) -> dict[str, list[str]]:
        """How each flag's key is spelled in this source: some systems write keys in lower case, some in both."""
        cell = f"c{self.binding.places[field.name]}"
        keys = f"CASE WHEN json_valid({cell}) THEN json_keys({cell}) END"
        found = self.database.execute(f"SELECT DISTINCT unnest({keys}) AS key FROM {self.raw} ORDER BY key").fetchall()
        unknown = [key for (key,) in found if key.upper() not in field.flags]
        self.unknown += [f"{field.name}: {key}" for key in unknown[:_KEYS_SHOWN]]
        return {flag: met for flag in field.flags if (met := [key for (key,) in found if key.upper() == flag])}

    def _flag_of_json(self, field: Field, flag: str, value: str) -> Column:
        name = field.flag_column(flag)
        if flag in renamed()["words"] or self.binding.table.name == "ssd_address":
            return Column(name, value)
        meanings = Meanings("yes_no", self.settings.spellings.get("yes_no"))
        plain = f"lower({value})"
        yes, no = (", ".join(in_quotes(text) for text in meanings.texts(code)) for code in ("Y", "N"))
        meant = f"CASE WHEN {plain} IN ({yes}) THEN 'Y' WHEN {plain} IN ({no}) THEN 'N' END"
        return Column(name, meant, f"CASE WHEN ({meant}) IS NULL THEN {value} END", in_quotes(NOT_YES_OR_NO))


def _first(values: list[str]) -> str:
    return "coalesce(" + ", ".join(f"nullif(trim({value}), '')" for value in values) + ")"


def _why_no_day(days: DayForms, cell: str, when: str) -> str:
    """SQL of why a cell is no day. Each mention of `when` is planned anew: there are as few as can be."""
    return (
        f"CASE WHEN {cell} IS NULL OR {when} BETWEEN {_FIRST} AND {_LAST} THEN NULL "
        f"WHEN {when} IS NOT NULL THEN CASE WHEN year({when}) IN {_PLACEHOLDERS} "
        f"THEN {in_quotes(PLACEHOLDER)} ELSE {in_quotes(FAR_OFF)} END "
        f"WHEN {days.looks_right(cell)} THEN {in_quotes(NO_SUCH_DAY)} "
        f"ELSE {in_quotes(f'it is no date written as {days}')} END"
    )


def _number(field: Field, cell: str) -> list[Column]:
    good = f"regexp_full_match({cell}, '{_NUMBER}') AND isfinite(try_cast({cell} AS DOUBLE))"
    value = f"CASE WHEN {good} THEN try_cast({cell} AS DOUBLE) END"
    return [Column(field.name, value, f"CASE WHEN ({value}) IS NULL THEN {cell} END", in_quotes(NOT_A_NUMBER))]


def _integer(field: Field, cell: str) -> list[Column]:
    value = f"CASE WHEN regexp_full_match({cell}, '{_WHOLE}') THEN try_cast(try_cast({cell} AS DOUBLE) AS INTEGER) END"
    return [Column(field.name, value, f"CASE WHEN ({value}) IS NULL THEN {cell} END", in_quotes(NOT_WHOLE))]
