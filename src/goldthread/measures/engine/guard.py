"""What a measure's SQL may be: one SELECT over the tables of records, with functions that every engine has."""

from __future__ import annotations

import json
from collections.abc import Iterator

import duckdb

from goldthread.measures.definition import CASE_COLUMNS
from goldthread.measures.engine.catalogue import COUNTED_OUT, catalogue, columns_out, columns_read
from goldthread.measures.engine.duck import first_line
from goldthread.measures.engine.tables import all_tables
from goldthread.measures.library.prepared import NAMES
from goldthread.records.schema import tables

# What DuckDB and Spark both have and mean alike. Owner: whoever answers for the engines.
FUNCTIONS = frozenset(
    [
        "count",
        "count_star",
        "sum",
        "min",
        "max",
        "avg",
        "lag",
        "lead",
        "row_number",
        "rank",
        "dense_rank",
        "first_value",
        "last_value",
        "coalesce",
        "nullif",
        "abs",
        "round",
        "least",
        "greatest",
        "lower",
        "upper",
        "trim",
        "length",
        "substr",
        "substring",
        "concat",
        "+",
        "-",
        "*",
        "/",
        "~~",
        "!~~",
    ]
)


def faults_of(sql: str) -> tuple[str, ...]:
    """What is wrong with the SQL of a measure, a sentence each; nothing where it is a measure's SQL."""
    said = json.loads(catalogue().cursor().execute("SELECT json_serialize_sql(?)", [sql]).fetchone()[0])
    if said["error"]:
        return (_unread(sql, said.get("error_message", "")),)
    if len(said["statements"]) != 1:
        return (f"it holds {len(said['statements'])} statements, and a measure is one SELECT",)
    if faults := (*_strange_tables(said), *_strange_functions(said), *_endless(said)):
        return faults
    return _faults_of_columns(sql)


def _unread(sql: str, message: str) -> str:
    try:
        kinds = {statement.type.name for statement in catalogue().cursor().extract_statements(sql)}
    except duckdb.Error as fault:
        return f"the SQL cannot be read: {first_line(fault)}"
    if kinds and kinds != {"SELECT"}:
        return f"it is {' and '.join(sorted(kinds))}, and a measure is one SELECT"
    return f"the SQL cannot be read: {message.splitlines()[0] if message else 'it is empty'}"


def _strange_tables(said: dict) -> list[str]:
    steps = list(_steps(said))
    own = {entry["key"] for step in steps for entry in step.get("cte_map", {}).get("map", ())}
    known = {table.name for table in all_tables()} | set(NAMES) | set(COUNTED_OUT) | own
    named = {
        ".".join(filter(None, (step["catalog_name"], step["schema_name"], step["table_name"])))
        for step in steps
        if step.get("type") == "BASE_TABLE"
    }
    called = {step["function"]["function_name"] for step in steps if step.get("type") == "TABLE_FUNCTION"}
    faults = [f"“{name}” is no table of records" for name in sorted(named) if name.lower() not in known]
    return faults + [f"it reads from “{name}”, which is no table of records" for name in sorted(called)]


def _strange_functions(said: dict) -> list[str]:
    named = {step["function_name"] for step in _steps(said) if step.get("class") in ("FUNCTION", "WINDOW")}
    return [f"“{name}” is no function that every engine has" for name in sorted(named - FUNCTIONS)]


def _endless(said: dict) -> list[str]:
    if any(step.get("type") == "RECURSIVE_CTE_NODE" for step in _steps(said)):
        return ["it asks itself again (WITH RECURSIVE), which may never end"]
    return []


def _faults_of_columns(sql: str) -> tuple[str, ...]:
    try:
        given = columns_out(sql)
    except duckdb.Error as fault:
        return (first_line(fault),)
    lacking = [name for name in CASE_COLUMNS if name not in given]
    beyond = [name for name in given if name not in CASE_COLUMNS]
    faults = [f"it does not give out {', '.join(lacking)}"] if lacking else []
    faults += [f"it gives out {', '.join(beyond)} as well, which means nothing here"] if beyond else []
    return (*faults, *_names_read(sql))


def _names_read(sql: str) -> Iterator[str]:
    """Facts are kept, handed on and quoted in messages: what is not read cannot get into them."""
    for table, columns in sorted(columns_read(sql).items()):
        fields = tables()[table].fields if table in tables() else ()
        yield from (
            f"it reads {field.name}, which is a person's name, and cases are told apart by identifiers alone"
            for field in fields
            if field.is_name and field.name in columns
        )


def _steps(said: object) -> Iterator[dict]:
    if isinstance(said, dict):
        yield said
        for part in said.values():
            yield from _steps(part)
    elif isinstance(said, list):
        for part in said:
            yield from _steps(part)
