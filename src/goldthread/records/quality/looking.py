"""Looks through a load for what its rules say, with one query a rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import duckdb

from goldthread.records.load import Load
from goldthread.records.quality.conditions import LONG_AGO, condition_of, person_of
from goldthread.records.quality.finding import Finding, Findings
from goldthread.records.quality.rules import Rule, rules
from goldthread.records.schema import Table, tables
from goldthread.records.sql import in_quotes, quieted

_TEAM = "ssd_department.dept_team_id"
_WORKER = "ssd_professionals.prof_professional_id"
NOT_UNDERSTOOD = "not_understood"


def findings_in(load: Load, previous: Load | None = None) -> Findings:
    """Every finding of a load; what was recorded late is told from the load before, if it is given."""
    looked, left, found = [], [], []
    with duckdb.connect() as connection:
        quieted(connection)
        _lay_out(connection, load, previous)
        for rule in every_rule(load):
            if why := _why_not(rule, load, previous):
                left.append((rule, why))
                continue
            looked.append(rule)
            found += _found(connection, rule, load, previous)
    return Findings(load.id, load.as_at, tuple(found), tuple(looked), tuple(left))


def every_rule(load: Load) -> tuple[Rule, ...]:
    """The rules of `rules.toml`, and for each table of the load those that go for every table."""
    held = [tables()[name] for name in load.tables if name in tables()]
    days = tuple(f"{table.name}.{name}" for table in held for name in _days_after_birth(table, load))
    return (*rules(), replace(_BEFORE_BIRTH, columns=days), *(rule for table in held for rule in _of_any_table(table)))


_BEFORE_BIRTH = Rule(
    "DQ004",
    "before birth",
    "ssd_person",
    "Something is recorded of the child before she was born",
    "Put the date of birth right, or the day that is named",
    column="pers_dob",
)


def _days_after_birth(table: Table, load: Load) -> list[str]:
    """The days of a table that cannot lie before the birth, where the load has them and says which child it is."""
    who = person_of(table)
    if who is None or table.name == "ssd_person" or not load.supplies(table.name, who.name):
        return []
    days = [field.name for field in table.fields if field.type == "date" and load.supplies(table.name, field.name)]
    return [name for name in days if name not in _MAY_LIE_BEFORE_BIRTH]


def _of_any_table(table: Table) -> list[Rule]:
    own = []
    if table.key:
        says, mend = "Two rows have the same identifier", "Remove the row that is there twice"
        own.append(Rule("DQ001", "duplicate", table.name, says, mend, columns=table.key))
    for field in table.fields:
        if field.refers_to.partition(".")[0] in tables() and field.name not in _ABOVE_TEAMS and not field.placeholder:
            says = f"{field.name} names a row that is not there"
            own.append(Rule("DQ002", "no such row", table.name, says, "Put the reference right", column=field.name))
        if field.type in ("date", "moment") and field.name not in _MAY_LIE_AHEAD:
            says = f"{field.name} lies after the day of the extract"
            own.append(Rule("DQ003", "future", table.name, says, "Put the day right", column=field.name))
        if field.type == "date" and not field.name.endswith("dob"):
            says = f"{field.name} lies before {LONG_AGO:%d/%m/%Y}"
            own.append(Rule("DQ006", "long ago", table.name, says, "Put the day right", column=field.name))
    says, mend = "A cell could not be understood", "Write the day or the code as the record asks for it"
    return [*own, Rule("DQ005", "not understood", table.name, says, mend)]


# What stands above the teams is no team.
_ABOVE_TEAMS = {"dept_team_parent_id"}
# Days that are planned, and days that may be known before a child is born.
_MAY_LIE_AHEAD = {
    "pers_expected_dob",
    "clar_cla_review_due_date",
    "cppr_cp_review_due",
    "icpc_icpc_target_date",
    "planned_date",
    "link_valid_to_date",
    "clah_health_check_date",
}
_MAY_LIE_BEFORE_BIRTH = {
    "pers_expected_dob",
    "cont_contact_date",
    "cine_referral_date",
    "cina_assessment_start_date",
    "s47e_s47_start_date",
    "icpc_icpc_date",
    "icpc_icpc_target_date",
    "invo_involvement_start_date",
    "invo_involvement_end_date",
    "addr_address_start_date",
    "moth_childs_dob",
}


def _why_not(rule: Rule, load: Load, previous: Load | None) -> str:
    if rule.table not in load.tables:
        return f"the extract has no {rule.table}"
    lacking = [name for name in rule.reads if name not in _columns_supplied(load, rule.table)]
    if lacking and rule.kind not in ("duplicate", "before birth"):
        return f"the extract has no {', '.join(lacking)}"
    if rule.kind == "no such row" and tables()[rule.table].fields and _referred(rule)[0] not in load.tables:
        return f"the extract has no {_referred(rule)[0]}"
    if "." in rule.earlier and not load.supplies(*rule.earlier.split(".")):
        return f"the extract has no {rule.earlier}"
    if rule.kind == "recorded late" and (previous is None or rule.table not in previous.tables):
        return "there is no earlier load to compare with"
    return ""


def _columns_supplied(load: Load, table: str) -> set[str]:
    supplied = set(load.tables[table].supplied)
    return supplied | {column for field in tables()[table].fields if field.name in supplied for column in field.columns}


def _referred(rule: Rule) -> tuple[str, str]:
    field = next(field for field in tables()[rule.table].fields if field.name == rule.column)
    table, _, column = field.refers_to.partition(".")
    return table, column


def _lay_out(connection: duckdb.DuckDBPyConnection, load: Load, previous: Load | None) -> None:
    for name in load.tables:
        if name in tables():
            connection.execute(f"CREATE VIEW {name} AS FROM read_parquet({in_quotes(load.path(name))})")
    for name in previous.tables if previous else ():
        if name in tables():
            connection.execute(f"CREATE VIEW before_{name} AS FROM read_parquet({in_quotes(previous.path(name))})")
    for table in tables().values():
        if table.name not in load.tables:
            columns = ", ".join(f"{name} {kept}" for name, kept in table.columns.items())
            connection.execute(f"CREATE TABLE {table.name} ({columns})")
    extra = load.folder / f"{NOT_UNDERSTOOD}.parquet"
    if extra.exists():
        connection.execute(f"CREATE VIEW {NOT_UNDERSTOOD} AS FROM read_parquet({in_quotes(extra)})")
    connection.execute(_ALLOCATED if "ssd_involvements" in load.tables else _NOBODY)
    connection.execute(_TEAMS)
    connection.execute(_IN_CARE if "ssd_cla_episodes" in load.tables else _NO_CARE)


_ALLOCATED = """
CREATE TABLE allocated AS
SELECT invo_person_id AS child, invo_professional_team AS team, invo_professional_id AS worker
FROM ssd_involvements
WHERE invo_professional_role_id = 'ALLOCATED' OR invo_professional_role_id IS NULL
QUALIFY row_number() OVER (
    PARTITION BY invo_person_id
    ORDER BY (invo_involvement_end_date IS NULL) DESC, invo_involvement_start_date DESC NULLS LAST, invo_involvements_id
) = 1
"""
_TEAMS = """
CREATE VIEW team_of AS
SELECT invo_professional_id AS worker, arg_max(invo_professional_team, invo_involvement_start_date) AS team
FROM ssd_involvements
GROUP BY ALL
"""
_NOBODY = "CREATE TABLE allocated (child VARCHAR, team VARCHAR, worker VARCHAR)"
_IN_CARE = "CREATE VIEW in_care AS SELECT DISTINCT clae_cla_id AS cla_id, clae_person_id AS child FROM ssd_cla_episodes"
_NO_CARE = "CREATE VIEW in_care AS SELECT NULL AS cla_id, NULL AS child WHERE false"


def _found(connection: duckdb.DuckDBPyConnection, rule: Rule, load: Load, previous: Load | None) -> list[Finding]:
    table = tables()[rule.table]
    if rule.kind == "not understood" and not (load.folder / f"{NOT_UNDERSTOOD}.parquet").exists():
        return []
    joins, where, detail = condition_of(rule, table, load.as_at, previous.as_at if previous else date.min)
    team, worker = _refers(table, _TEAM), _refers(table, _WORKER)
    also, child = _child_of(table)
    joins += also
    own_team = f"r.{team}" if team else "NULL"
    own_worker = f"r.{worker}" if worker else "NULL"
    if table.name == "ssd_professionals":
        joins += " LEFT JOIN team_of t ON t.worker = r.prof_professional_id"
        own_team, own_worker = "t.team", "r.prof_professional_id"
    key = " || '/' || ".join(f"coalesce(r.{name}, '')" for name in table.key) or "''"
    text = f"""
    SELECT
        ?, ?, ?, {key}, coalesce({child}, ''),
        coalesce({own_team}, a.team, ''), coalesce({own_worker}, a.worker, ''),
        r.source_row, {detail}
    FROM {table.name} r {joins}
    LEFT JOIN allocated a ON a.child = {child}
    WHERE {where}
    ORDER BY r.source_row
    """
    return [Finding(*row) for row in connection.execute(text, [rule.code, rule.kind, table.name]).fetchall()]


def _child_of(table: Table) -> tuple[str, str]:
    """The joins and the SQL that say which child a row `r` is about: its own, or that of the row it refers to."""
    who = person_of(table)
    cla = next((field.name for field in table.fields if field.name.endswith("_cla_id") and field.refers_to), "")
    if cla:
        own = f"r.{who.name}" if who else "NULL"
        return f" LEFT JOIN in_care k ON k.cla_id = r.{cla}", f"coalesce({own}, k.child)"
    if who:
        return "", f"r.{who.name}"
    for field in table.fields:
        other, _, column = field.refers_to.partition(".")
        if other in tables() and (whose := person_of(tables()[other])):
            rows = f"SELECT {column} AS id, min({whose.name}) AS child FROM {other} GROUP BY 1"
            return f" LEFT JOIN ({rows}) w ON w.id = r.{field.name}", "w.child"
    return "", "NULL"


def _refers(table: Table, to: str) -> str:
    return next((field.name for field in table.fields if field.refers_to == to), "")
