"""Findings about the records on a terminal: how many of each, who can mend most of them, and what was not looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from goldthread.cli.terminal import counted, plain, table_with

if TYPE_CHECKING:
    from rich.console import RenderableType

    from goldthread.records.quality import Finding, Findings

_SHOWN = 40


def findings_on_screen(
    findings: Findings, wanted: tuple[Finding, ...], earlier: tuple[Finding, ...] | None
) -> Iterator[RenderableType]:
    """How many findings each rule has, beside the load before; which teams can mend them; what was not looked at."""
    if not wanted:
        yield plain(f"Nothing to mend was found in {findings.load} ({len(findings.rules)} rules).", "bold")
    else:
        yield plain(f"{counted(len(wanted), 'finding')} in {findings.load}, as at {findings.as_at}.", "bold")
        yield ""
        yield _by_rule(findings, wanted, earlier)
        yield ""
        yield _by_team(wanted)
        yield ""
        yield plain("“--rows” lists each row, “--team” and “--worker” choose, “--csv FILE” writes the list.")
    if findings.not_looked_at:
        yield plain(f"{counted(len(findings.not_looked_at), 'rule')} could not be looked at, for example:")
        for why in dict.fromkeys(why for _, why in findings.not_looked_at[:200]):
            yield plain(f"  {why}")


def rows_on_screen(findings: Findings, wanted: tuple[Finding, ...]) -> Iterator[RenderableType]:
    """Each row by its identifiers."""
    yield plain(f"{counted(len(wanted), 'finding')} in {findings.load}. These are children's records.", "bold")
    table = table_with("Rule", "Table", "Row", "Child", "Team", "Worker", "What")
    for one in wanted[:_SHOWN]:
        cells = (one.rule, one.table, one.key, one.child, one.team, one.worker, one.detail)
        table.add_row(*map(plain, cells))
    yield table
    if len(wanted) > _SHOWN:
        yield plain(f"… and {len(wanted) - _SHOWN:,} more: “--csv FILE” writes them all.")


def _by_rule(findings: Findings, wanted: tuple[Finding, ...], earlier: tuple[Finding, ...] | None) -> RenderableType:
    now, before = (_counts(rows) for rows in (wanted, earlier or ()))
    says = {(rule.code, rule.table): rule.says for rule in findings.rules}
    table = table_with("Rule", "What is wrong", "Table", "Rows", "Load before")
    for (code, name), number in now.most_common(_SHOWN):
        said = says[code, name] if code not in _GENERAL else _GENERAL[code]
        was = "–" if earlier is None else f"{before[code, name]:,}"
        table.add_row(code, said, name, f"{number:,}", was)
    return table


# What the rules of every table say, whichever column it is about.
_GENERAL = {
    "DQ001": "Two rows have the same identifier",
    "DQ002": "It names a row that is not there",
    "DQ003": "A day lies after the day of the extract",
    "DQ005": "A cell could not be understood",
    "DQ006": "A day lies so long ago that it stands for none",
}


def _counts(rows: tuple[Finding, ...]) -> Counter[tuple[str, str]]:
    return Counter((one.rule, one.table) for one in rows)


def _by_team(wanted: tuple[Finding, ...]) -> RenderableType:
    table = table_with("Team that can mend them", "Rows", "Workers")
    teams = Counter(one.team for one in wanted)
    workers = {team: len({one.worker for one in wanted if one.team == team and one.worker}) for team in teams}
    for team, number in teams.most_common(_SHOWN):
        table.add_row(plain(team or "no team is recorded"), f"{number:,}", f"{workers[team]:,}")
    return table
