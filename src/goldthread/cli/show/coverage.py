"""A report held against a plan, on a terminal and as JSON: the answer, what to look at first, then every finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from rich.console import RenderableType
from rich.padding import Padding

from goldthread.cli.show.report import dates_of
from goldthread.cli.terminal import counted, plain, shortened
from goldthread.plan.coverage import VERDICTS, Coverage, Covered
from goldthread.plan.report import Report
from goldthread.plan.wording import KINDS, Change

MOST_LETTERS = 110
_SAID = {
    "missing": "The plan has no recommendation like it.",
    "no action": "The plan repeats it and has no action for it.",
    "withdrawn": "The plan has withdrawn it.",
}
_KINDS = {
    "cut off": "cut off",
    "clause lost": "clause lost",
    "words changed": "words changed",
    "abbreviated": "short forms only",
}


def coverage_on_screen(report: Report, coverage: Coverage) -> Iterator[RenderableType]:
    """What the plan makes of the findings, the worst first."""
    yield plain(_answer(coverage), "bold")
    yield plain(f"Report: {report.authority or 'no authority named'}. {dates_of(report)}")
    yield plain(_counts(coverage))
    for covered in coverage.worst_first:
        yield from _finding(covered)
    if coverage.not_in_report:
        more = counted(len(coverage.not_in_report), "recommendation")
        yield plain(f"\nThe report does not have {more} of the plan:", "bold")
    for row in coverage.not_in_report:
        yield Padding(plain(f"{row.number or '•'} {shortened(row.text, MOST_LETTERS)}"), (0, 0, 0, 2))
    if report.lscb_recommendations:
        board = counted(len(report.lscb_recommendations), "recommendation")
        yield plain(f"\nNot compared: {board} for the safeguarding board, which has a plan of its own.")


def coverage_as_rows(coverage: Coverage) -> dict[str, object]:
    """The comparison as JSON holds it: findings in printed order, and what only the plan has."""
    return {
        "findings": [_row(covered) for covered in coverage.findings],
        "not_in_report": [{"id": row.id, "number": row.number, "text": row.text} for row in coverage.not_in_report],
    }


def sentence_of(covered: Covered) -> str:
    """One finding's answer in plain words: “5 actions. Lost: “and recorded”.”"""
    parts = [_SAID.get(covered.answer) or f"{counted(covered.actions, 'action')} under {_named(covered)}."]
    return " ".join([*parts, *(_change(change) for change in covered.changes)])


def _answer(coverage: Coverage) -> str:
    times = Counter(covered.answer for covered in coverage.findings)
    whole = counted(len(coverage.findings), "recommendation")
    if not coverage.findings:
        return "The report asks the council for nothing"
    if left := times["missing"] + times["no action"]:
        return f"{left} of {whole} without an answer in the plan"
    if times["withdrawn"]:
        return f"The plan withdraws {times['withdrawn']} of {whole} and answers the rest"
    return f"The plan answers all {whole}" if len(coverage.findings) > 1 else "The plan answers the one recommendation"


def _counts(coverage: Coverage) -> str:
    answers = Counter(covered.answer for covered in coverage.findings)
    wordings = Counter(covered.changes[0].kind for covered in coverage.findings if covered.changes)
    said = [f"{answer} {answers[answer]}" for answer in reversed(VERDICTS) if answers[answer]]
    changed = [f"{_KINDS[kind]} {wordings[kind]}" for kind in KINDS if wordings[kind]]
    parts = (", ".join(said), f"wording: {', '.join(changed)}" if changed else "")
    return " ".join(f"{part.capitalize()}." for part in parts if part)


def _finding(covered: Covered) -> Iterator[RenderableType]:
    finding = covered.finding
    page = f" (page {finding.page})" if finding.page else ""
    verdict = ", ".join([covered.answer, *(_KINDS[change.kind] for change in covered.changes[:1])])
    yield plain(f"\n{finding.number or '•'} {verdict.capitalize()}{page}", "bold")
    yield Padding(plain(shortened(finding.text, MOST_LETTERS)), (0, 0, 0, 2))
    yield Padding(plain(sentence_of(covered)), (0, 0, 0, 2))


def _named(covered: Covered) -> str:
    number = covered.recommendation and covered.recommendation.number
    others = f", together with {', '.join(filter(None, covered.with_findings))}" if any(covered.with_findings) else ""
    return (f"recommendation {number}" if number else "a recommendation without a number") + others


def _change(change: Change) -> str:
    if change.kind == "cut off":
        return f"The plan breaks off before “{change.lost}”."
    if change.kind == "clause lost":
        return f"The plan has lost the clause “{change.lost}”."
    if change.kind == "abbreviated":
        return "Only short forms and small words differ."
    said = [f"left out “{change.lost}”" if change.lost else "", f"put in “{change.instead}”" if change.instead else ""]
    return f"The plan has {' and '.join(part for part in said if part)}."


def _row(covered: Covered) -> dict[str, object]:
    row = covered.recommendation
    return {
        **covered.finding.model_dump(),
        "verdict": covered.answer, "wording": covered.wording, "verdicts": covered.verdicts,
        "sentence": sentence_of(covered), "matched_by": covered.matched_by, "actions": covered.actions,
        "recommendation": {"id": row.id, "number": row.number, "text": row.text} if row else None,
        "merged_with": [number for number in covered.with_findings if number],
        "changes": [asdict(change) for change in covered.changes],
    }  # fmt: skip
