"""When a row breaks a rule: the joins, the condition and what is said of the row, for each kind of rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from goldthread.records.quality.rules import Kind, Rule
from goldthread.records.schema import Field, Table, tables

PERSON = "ssd_person.pers_person_id"

Condition = tuple[str, str, str]
# No record of a child of today is older; a day before it stands for none.
LONG_AGO = date(1970, 1, 1)


def condition_of(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    """The joins, the condition and the detail of a rule in DuckDB's SQL, for rows `r` of its table."""
    return _KINDS[rule.kind](rule, table, as_at, before)


def _order(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    other, _, column = rule.earlier.rpartition(".")
    if not other:
        return "", f"r.{rule.later} < r.{rule.earlier}", f"{_said(rule.earlier)} || ', then ' || {_said(rule.later)}"
    by = next(field for field in table.fields if field.refers_to.partition(".")[0] == other)
    joins = f"JOIN {other} o ON o.{by.refers_to.partition('.')[2]} = r.{by.name}"
    return joins, f"r.{rule.later} < o.{column}", f"CAST(o.{column} AS VARCHAR) || ', then ' || {_said(rule.later)}"


def _missing(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    when = f" AND ({rule.when})" if rule.when else ""
    return "", f"r.{rule.column} IS NULL{when}", f"'{rule.column}'"


def _range(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    return "", f"r.{rule.column} < {rule.least} OR r.{rule.column} > {rule.most}", _said(rule.column)


def _future(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    return "", f"CAST(r.{rule.column} AS DATE) > DATE '{as_at}'", f"'{rule.column} ' || {_said(rule.column)}"


def _long_ago(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    return "", f"r.{rule.column} < DATE '{LONG_AGO}'", f"'{rule.column} ' || {_said(rule.column)}"


def _open_too_long(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    day = as_at - timedelta(days=rule.days)
    return "", f"r.{rule.end} IS NULL AND r.{rule.start} < DATE '{day}'", _said(rule.start)


def _overtaken(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    child = person_of(table).name
    allocated = "(invo_professional_role_id = 'ALLOCATED' OR invo_professional_role_id IS NULL)"
    later = f"SELECT {child} AS child, max({rule.start}) AS day FROM {table.name} WHERE {allocated} GROUP BY ALL"
    where = f"r.{rule.end} IS NULL AND r.{rule.start} < later.day AND {allocated}"
    return f"JOIN ({later}) later ON later.child = r.{child}", where, _said(rule.start)


def _before_birth(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    parts = []
    for place in rule.columns:
        name, _, column = place.partition(".")
        who = person_of(tables()[name])
        parts.append(f"SELECT {who.name} AS child, min({column}) AS day, '{place}' AS place FROM {name} GROUP BY ALL")
    if not parts:
        return "", "false", "''"
    first = (
        f"SELECT child, min(day) AS day, arg_min(place, day) AS place FROM ({' UNION ALL '.join(parts)}) GROUP BY child"
    )
    return (
        f"JOIN ({first}) f ON f.child = r.pers_person_id",
        "f.day < r.pers_dob",
        "f.place || ' ' || CAST(f.day AS VARCHAR)",
    )


def person_of(table: Table) -> Field | None:
    """The column of a table that says which child its row is about."""
    named = [field for field in table.fields if field.name.endswith("person_id")]
    return next((field for field in named if field.refers_to == PERSON), named[0] if named else None)


def _repeated(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    columns = ", ".join(rule.columns)
    there = " AND ".join(f"{name} IS NOT NULL" for name in rule.columns)
    twice = f"SELECT {columns} FROM {table.name} WHERE {there} GROUP BY ALL HAVING count(*) > 1"
    return f"JOIN ({twice}) twice USING ({columns})", "true", _said(rule.columns[-1])


def _recorded_late(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    same = " AND ".join(f"o.{name} = r.{name}" for name in table.key)
    day = before - timedelta(days=rule.days)
    where = f"o.{table.key[0]} IS NULL AND r.{rule.column} < DATE '{day}'"
    return f"LEFT JOIN before_{table.name} o ON {same}", where, _said(rule.column)


def _no_such_row(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    field = next(field for field in table.fields if field.name == rule.column)
    other, _, column = field.refers_to.partition(".")
    joins = f"LEFT JOIN (SELECT DISTINCT {column} AS there FROM {other}) o ON o.there = r.{rule.column}"
    return joins, f"r.{rule.column} IS NOT NULL AND o.there IS NULL", f"'{rule.column} ' || r.{rule.column}"


def _not_understood(rule: Rule, table: Table, as_at: date, before: date) -> Condition:
    joins = f"JOIN not_understood n ON n.\"table\" = '{table.name}' AND n.source_row = r.source_row"
    return joins, "true", "n.\"column\" || ': ' || n.why"


_KINDS: dict[Kind, Callable[[Rule, Table, date, date], Condition]] = {
    "order": _order,
    "missing": _missing,
    "range": _range,
    "future": _future,
    "long ago": _long_ago,
    "open too long": _open_too_long,
    "overtaken": _overtaken,
    "before birth": _before_birth,
    "repeated": _repeated,
    "duplicate": _repeated,
    "recorded late": _recorded_late,
    "no such row": _no_such_row,
    "not understood": _not_understood,
}


def _said(column: str) -> str:
    return f"CAST(r.{column} AS VARCHAR)"
