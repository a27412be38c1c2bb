"""A report's findings against a plan: which recommendation answers each, and what has become of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.plan.checks.likeness import words
from goldthread.plan.model import Plan, Recommendation
from goldthread.plan.report import Finding, Report
from goldthread.plan.vocabulary import vocabulary
from goldthread.plan.wording import KINDS, Change, changes_between

# Worst first. Two of them, “cut off” and “wording changed”, stand beside another: a finding can be answered in part.
VERDICTS = ("missing", "no action", "withdrawn", "cut off", "wording changed", "merged", "answered")


@dataclass(frozen=True, slots=True)
class Covered:
    """A finding, the plan's recommendation for it, and the verdict.

    ``answer`` is “answered”, “merged”, “withdrawn”, “no action” or “missing”; ``wording`` is “cut off”,
    “wording changed” or ``None``; ``matched_by`` is “number”, “words” or ``None``.
    """

    finding: Finding
    answer: str
    recommendation: Recommendation | None = None
    matched_by: str | None = None
    actions: int = 0
    with_findings: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def wording(self) -> str | None:
        if not self.changes:
            return None
        return "cut off" if self.changes[0].kind == "cut off" else "wording changed"

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What the plan does about it, then what has become of its words."""
        return (self.answer, self.wording) if self.wording else (self.answer,)

    @property
    def rank(self) -> tuple[int, int]:
        """The lower, the sooner to be looked at: a lost clause comes before an abbreviation."""
        worst = min(VERDICTS.index(verdict) for verdict in self.verdicts)
        return worst, min((KINDS.index(change.kind) for change in self.changes), default=len(KINDS))


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every finding of a report in printed order, and the plan's recommendations that the report does not have."""

    findings: tuple[Covered, ...]
    not_in_report: tuple[Recommendation, ...] = ()

    @property
    def worst_first(self) -> tuple[Covered, ...]:
        return tuple(sorted(self.findings, key=lambda covered: covered.rank))


def coverage_of(report: Report, plan: Plan) -> Coverage:
    """What a plan makes of the findings for the council: matched by number first, then by words."""
    matches = _matches(report.recommendations, plan.recommendations)
    findings = report.recommendations
    used = {id(recommendation) for recommendation, _ in matches.values()}
    return Coverage(
        tuple(_covered(place, findings, matches, plan) for place in range(len(findings))),
        tuple(row for row in plan.recommendations if id(row) not in used),
    )


def numbers_in(number: str | None) -> tuple[str, ...]:
    """The numbers that a plan prints as one.

    >>> numbers_in("13/14"), numbers_in("3 – 5"), numbers_in("7."), numbers_in(None)
    (('13', '14'), ('3', '4', '5'), ('7',), ())
    """
    parts = re.split(vocabulary("coverage")["words"]["joins"], (number or "").strip().rstrip("."))
    found: list[str] = []
    for part in parts:
        span = re.fullmatch(r"(\d{1,3})\s*(?:-|–|—|to)\s*(\d{1,3})", part)
        few = span and 0 < int(span[2]) - int(span[1]) < 20
        found += map(str, range(int(span[1]), int(span[2]) + 1)) if few else [part.strip()] if part.strip() else []
    return tuple(found)


_Match = tuple[Recommendation, str]


def _matches(findings: Sequence[Finding], rows: Sequence[Recommendation]) -> dict[int, _Match]:
    """The recommendation for each finding by its place, and how it was found."""
    found: dict[int, _Match] = {}
    for place, finding in enumerate(findings):
        same = [row for row in rows if finding.number and finding.number.rstrip(".") in numbers_in(row.number)]
        fit = [row for row in same if _fits_number(finding, row)]
        if fit:
            found[place] = (max(fit, key=lambda row: _share(finding.text, row.text)), "number")
    taken = {id(row) for row, _ in found.values()}
    for likeness, place, row in _by_words(findings, rows):
        if place not in found and id(row) not in taken and likeness:
            found[place] = (row, "words")
            taken.add(id(row))
    return found


def _fits_number(finding: Finding, row: Recommendation) -> bool:
    """Whether a recommendation of the same number may be the finding's; a withdrawn or merged one has its own words."""
    free = row.withdrawn or not row.text.strip() or len(numbers_in(row.number)) > 1
    return free or _share(finding.text, row.text) >= vocabulary("coverage")["likeness"]["same_number"]


def _by_words(findings: Sequence[Finding], rows: Sequence[Recommendation]) -> list[tuple[float, int, Recommendation]]:
    limits = vocabulary("coverage")["likeness"]
    pairs = [
        (share, place, row)
        for place, finding in enumerate(findings) for row in rows
        if _may_be_the_same(finding.text, row.text) and (share := _share(finding.text, row.text)) >= limits["no_number"]
    ]  # fmt: skip
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1]))


def _may_be_the_same(one: str, other: str) -> bool:
    """Whether two texts have enough words for their likeness to mean something."""
    first, second = words(one), words(other)
    shared, limits = len(first & second), vocabulary("coverage")["likeness"]
    return shared >= limits["shortest"] and shared >= limits["longer"] * max(len(first), len(second))


def _share(one: str, other: str) -> float:
    """The share of the words that carry meaning that both have, in the text that has fewer of them."""
    first, second = words(one), words(other)
    return len(first & second) / max(1, min(len(first), len(second)))


def _covered(place: int, findings: Sequence[Finding], matches: dict[int, _Match], plan: Plan) -> Covered:
    finding = findings[place]
    if place not in matches:
        return Covered(finding, "missing")
    row, how = matches[place]
    others = tuple(
        findings[other].number or "" for other, (same, _) in sorted(matches.items()) if same is row and other != place
    )
    merged = bool(others) or len(numbers_in(row.number)) > 1
    actions = sum(row.id in action.recommendations for action in plan.actions)
    # Several findings in one text, and the note that stands for a withdrawn one, have other words by nature.
    changes = () if row.withdrawn or merged else changes_between(finding.text, row.text)
    return Covered(finding, _answer(row, actions, merged), row, how, actions, others, changes)


def _answer(row: Recommendation, actions: int, merged: bool) -> str:
    if row.withdrawn:
        return "withdrawn"
    if not actions:
        return "no action"
    return "merged" if merged else "answered"
