"""The check on a terminal: the answer, the score of each family, then each rule with the rows to mend."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table

from goldthread.cli.show.findings import Checked, findings_by_rule
from goldthread.cli.terminal import counted, plain
from goldthread.plan.checks import FamilyScore, Finding, Rule

_SOUND = "Sound: the share of the plan's rows with nothing to mend. A warning counts half, a note a tenth."


def findings_on_screen(checked: Checked) -> Iterator[RenderableType]:
    """What to mend, family by family, the families with the most errors first."""
    yield plain(_answer(checked), "bold")
    yield plain(_the_rest(checked))
    yield ""
    yield _score_table(checked.scores)
    yield plain(_SOUND)
    for score in sorted(checked.scores, key=lambda score: (-score.errors, -score.warnings, -score.notes)):
        yield from _family(checked, score)
    if checked.findings:
        yield plain("\n“goldthread explain CODE” says more about a rule.")


def _answer(checked: Checked) -> str:
    if errors := checked.count("error"):
        return f"Mend {counted(errors, 'error')} before this goes to the board"
    return "No errors, but look at the rest" if checked.findings else "Nothing to mend"


def _the_rest(checked: Checked) -> str:
    also = [counted(checked.count(severity), severity) for severity in ("warning", "note") if checked.count(severity)]
    there = f"There {'is' if also[0].startswith('1 ') else 'are'} {' and '.join(also)}. " if also else ""
    return f"{there}Checked against {counted(len(checked.rules), 'rule')}."


def _score_table(scores: tuple[FamilyScore, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("Family", overflow="fold")
    for heading in ("Errors", "Warnings", "Notes", "Sound"):
        table.add_column(heading, justify="right", overflow="fold")
    for score in scores:
        table.add_row(
            score.family.capitalize(), str(score.errors), str(score.warnings), str(score.notes), f"{score.score}%"
        )
    return table


def _family(checked: Checked, score: FamilyScore) -> Iterator[RenderableType]:
    counts = [(score.errors, "error"), (score.warnings, "warning"), (score.notes, "note")]
    said = ", ".join(counted(number, word) for number, word in counts if number)
    if said:
        yield plain(f"\n{score.family.capitalize()}, {said}", "bold underline")
    for rule, findings in findings_by_rule(checked, score.family):
        yield from _rule(rule, findings)


def _rule(rule: Rule, findings: list[Finding]) -> Iterator[RenderableType]:
    yield ""
    yield plain(f"{findings[0].severity.upper()} {rule.code} {rule.name}", "bold")
    yield plain(rule.why)
    for finding in findings:
        yield Padding(plain(f"{finding.where}: {finding.message}" if finding.where else finding.message), (0, 0, 0, 2))
