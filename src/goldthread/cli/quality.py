"""``goldthread quality``: what is to be mended in the records, by rule, team and worker, and whether it gets less."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from goldthread.cli.streams import output_to
from goldthread.errors import ExitCode

if TYPE_CHECKING:
    from goldthread.records.load import Load
    from goldthread.records.quality import Finding, Findings
    from goldthread.records.store import Store

_COLUMNS = ("rule", "kind", "table", "key", "child", "team", "worker", "source_row", "detail", "says", "mend")


@click.command("quality")
@click.argument("root", metavar="STORE")
@click.option("--load", "load_id", metavar="ID", help="Look at this load instead of the current one.")
@click.option("--team", help="Only what this team can mend.")
@click.option("--worker", help="Only what this worker can mend.")
@click.option("--rule", help="Only what this rule finds, such as DQ101.")
@click.option("--rows", is_flag=True, help="List each row by its identifiers. These are children's records.")
@click.option("--csv", "csv_path", metavar="FILE", help="Write the rows to this file, for whoever mends them.")
def command(
    root: str, load_id: str | None, team: str | None, worker: str | None, rule: str | None, rows: bool,
    csv_path: str | None,
) -> int:  # fmt: skip
    """Say what is wrong in the records of STORE: impossible orders, gaps, doubles, unknown codes, late records.

    The exit code is 1 where something was found.
    """
    from goldthread.cli.looks import log_look
    from goldthread.cli.show.quality import findings_on_screen, rows_on_screen
    from goldthread.cli.terminal import print_all
    from goldthread.records.quality import findings_in
    from goldthread.records.store import Store

    store = Store(root)
    load, before = _asked(store, load_id)
    findings = findings_in(load, before)
    wanted = findings.of(team=team, worker=worker, rule=rule.upper() if rule else None)
    if csv_path or rows:
        log_look(store.root, "findings", load=load.id, team=team, worker=worker, rule=rule, rows=len(wanted))
    if csv_path:
        _write(findings, wanted, csv_path)
    if rows:
        print_all(rows_on_screen(findings, wanted), sys.stdout)
    else:
        earlier = findings_in(before).of(team=team, worker=worker) if before else None
        print_all(findings_on_screen(findings, wanted, earlier), sys.stdout)
    return ExitCode.ERRORS_FOUND if wanted else ExitCode.FINE


def _asked(store: Store, load_id: str | None) -> tuple[Load, Load | None]:
    """The load to look at and the one before it."""
    from goldthread.records.load import NoSuchLoad

    loads = sorted(store.loads, key=lambda load: load.as_at)
    load = store.current if load_id is None else next((one for one in loads if one.id == load_id), None)
    if load is None:
        names = ", ".join(one.id for one in loads) or "none"
        raise NoSuchLoad(
            f"the store has no load “{load_id}”" if load_id else "the store has no load",
            where=str(store.root),
            why=f"its loads are {names}",
            try_="Take an extract in with “goldthread load”",
        )
    return load, next((one for one in reversed(loads) if one.as_at < load.as_at), None)


def _write(findings: Findings, wanted: tuple[Finding, ...], path: str) -> None:
    from goldthread.spreadsheet import write_rows

    said = {(rule.code, rule.table, rule.column): (rule.says, rule.mend) for rule in findings.rules}
    by_code = {(rule.code, rule.table): (rule.says, rule.mend) for rule in findings.rules}
    with output_to(path, encoding="utf-8-sig") as stream:
        write_rows(
            stream,
            _COLUMNS,
            (
                tuple("" if cell is None else str(cell) for cell in one)
                + said.get((one.rule, one.table, one.detail.partition(" ")[0]), by_code[one.rule, one.table])
                for one in wanted
            ),
        )
