"""The page of the plan check: how many errors there are to mend, family by family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.plan.checks import FamilyScore, Finding, all_rules
from goldthread.plan.model import Plan
from goldthread_site.look.pieces import counted
from goldthread_site.plans import filters
from goldthread_site.plans.presenters.findings import SEVERITIES, RuleShown, by_rule, family_of, in_words


@dataclass(frozen=True, slots=True)
class FamilyShown:
    """A family's rules that are broken, with their findings."""

    key: str
    title: str
    counts: str
    rules: tuple[RuleShown, ...]


@dataclass(frozen=True, slots=True)
class CheckShown:
    """Everything the page says."""

    heading: str
    lead: str
    scores: tuple[FamilyScore, ...]
    families: tuple[FamilyShown, ...]
    above: str


def choices(found: Sequence[Finding]) -> tuple[filters.Choice, ...]:
    """The selects: families and severities that occur."""
    families = dict.fromkeys(sorted({family_of(finding) for finding in found}))
    severities = {finding.severity for finding in found}
    weights = tuple((key, f"{word}s") for key, word in SEVERITIES.items() if key in severities)
    return (
        filters.Choice("family", "Family", "All families", tuple((key, key.capitalize()) for key in families)),
        filters.Choice("severity", "Weight", "All", weights),
    )


def check(
    plan: Plan, found: Sequence[Finding], scores: Sequence[FamilyScore], chosen: filters.FilterForm
) -> CheckShown:
    """The page for what was found in a plan, with what the filter leaves."""
    family, severity = chosen.asked_for("family"), chosen.asked_for("severity")
    kept = [f for f in found if (not family or family_of(f) == family) and (not severity or f.severity == severity)]
    order = sorted(scores, key=lambda score: (-score.errors, -score.warnings, -score.notes))
    families = tuple(_family(plan, score.family, kept) for score in order)
    above = "" if len(kept) == len(found) else f"Showing {len(kept):,} of {counted(len(found), 'fault')}"
    return CheckShown(_heading(found), _lead(found), tuple(order), tuple(f for f in families if f.rules), above)


def _family(plan: Plan, family: str, kept: Sequence[Finding]) -> FamilyShown:
    own = [finding for finding in kept if family_of(finding) == family]
    return FamilyShown(family, family.capitalize(), in_words(own), by_rule(own, plan))


def _heading(found: Sequence[Finding]) -> str:
    errors = sum(finding.severity == "error" for finding in found)
    if errors:
        return f"Mend {counted(errors, 'error')}"
    return f"No errors, {in_words(found)}" if found else "The check found nothing to mend"


def _lead(found: Sequence[Finding]) -> str:
    errors = [finding for finding in found if finding.severity == "error"]
    rest = in_words(finding for finding in found if finding.severity != "error").replace(", ", " and ")
    rules = f"Checked against {counted(len(all_rules()), 'rule')}."
    if not found:
        return f"{rules} None is broken."
    linked = "Each fault links to the row that needs mending."
    if not errors or not rest:
        return f"{rules} {linked}"
    return f"There {'is' if rest.startswith('1 ') else 'are'} {rest} as well. {rules} {linked}"
