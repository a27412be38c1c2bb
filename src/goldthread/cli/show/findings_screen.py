"""The check on a terminal: the answer, the score of each family, then each rule with the rows to mend."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding

from goldthread.cli.show.findings import Checked, findings_by_rule
from goldthread.cli.terminal import WideOrNarrow, counted, plain, table_with
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


def _score_table(scores: tuple[FamilyScore, ...]) -> WideOrNarrow:
    table = table_with("Family", "Errors", "Warnings", "Notes", "Sound")
    for column in table.columns[1:]:
        column.justify = "right"
    for score in scores:
        counts = (score.errors, score.warnings, score.notes)
        table.add_row(score.family.capitalize(), *map(str, counts), f"{score.score}%")
    lines = [
        plain(f"{score.family.capitalize()}: {_counts(score) or 'nothing'}, {score.score}% sound") for score in scores
    ]
    return WideOrNarrow(table, Group(*lines), from_width=44)


def _counts(score: FamilyScore) -> str:
    counts = [(score.errors, "error"), (score.warnings, "warning"), (score.notes, "note")]
    return ", ".join(counted(number, word) for number, word in counts if number)


def _family(checked: Checked, score: FamilyScore) -> Iterator[RenderableType]:
    if said := _counts(score):
        yield plain(f"\n{score.family.capitalize()}, {said}", "bold underline")
    for rule, findings in findings_by_rule(checked, score.family):
        yield from _rule(rule, findings)


def _rule(rule: Rule, findings: list[Finding]) -> Iterator[RenderableType]:
    yield ""
    yield plain(f"{findings[0].severity.upper()} {rule.code} {rule.name}", "bold")
    yield plain(rule.why)
    rows = table_with("where", "message")
    rows.show_header = False
    rows.columns[0].max_width = 26
    for finding in findings:
        rows.add_row(plain(finding.where), plain(finding.message))
    lines = [plain(f"{finding.where}: {finding.message}") for finding in findings]
    yield Padding(WideOrNarrow(rows, Group(*lines), from_width=70), (0, 0, 0, 2))
