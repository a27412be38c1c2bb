"""A plan's skeleton out of a report: every recommendation with its page, and nothing done about it yet."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread.documents.inspection.layout import pattern
from goldthread.plan.model import Plan, Recommendation, Section, Source
from goldthread.plan.report import Finding

BOARD = "Safeguarding board"


def plan_from_findings(
    council: Iterable[Finding], board: Iterable[Finding] = (), *, title: str, authority: str | None
) -> Plan:
    """A draft plan with a recommendation for each finding, in the report's groups, and no action.

    >>> plan = plan_from_findings([Finding(number="7", group="Recommendations", text="See each child.", page=8)],
    ...                           title="Improvement plan", authority="Fernshire")
    >>> [(row.number, row.text, row.source.page, row.paragraph) for row in plan.recommendations]
    [('7', 'See each child.', 8, 'page 8')]
    """
    asked = [*((finding, "") for finding in council), *((finding, BOARD) for finding in board)]
    sections: dict[tuple, Section] = {}
    for finding, whose in asked:
        sections.setdefault(_place(finding, whose), _section(finding, whose, len(sections) + 1))
    rows = (
        _recommendation(finding, f"r{at}", sections[_place(finding, whose)].id)
        for at, (finding, whose) in enumerate(asked, 1)
    )
    return Plan(
        title=title, authority=authority, status="draft", sections=tuple(sections.values()), recommendations=tuple(rows)
    )


def _place(finding: Finding, whose: str) -> tuple:
    return whose, finding.group, finding.heading


def _section(finding: Finding, whose: str, place: int) -> Section:
    """The group and the sub-heading as one title; a sub-heading such as “Within three months” is its time limit."""
    is_time = bool(finding.heading and pattern("lists", "times").fullmatch(finding.heading))
    title = ": ".join(part for part in (whose, finding.group, finding.heading) if part) or "Recommendations"
    return Section(id=f"s{place}", title=title, timescale=finding.heading if is_time else None)


def _recommendation(finding: Finding, key: str, section: str) -> Recommendation:
    page = f"page {finding.page}" if finding.page else None
    return Recommendation(
        id=key, number=finding.number, text=finding.text, section=section, paragraph=page,
        source=Source(page=finding.page) if finding.page else None,
    )  # fmt: skip
