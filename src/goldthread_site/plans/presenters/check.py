"""The page of the plan check: how many errors there are to mend, family by family."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from goldthread.plan.checks import FamilyScore, Finding, all_rules
from goldthread.plan.model import Plan
from goldthread_site.look.pieces import counted
from goldthread_site.plans import filters
from goldthread_site.plans.presenters.findings import SEVERITIES, RuleShown, by_rule, family_of, in_words

FINDINGS_A_PAGE = 50  # as many rows as any list of the site holds


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
    page: Page


def choices(found: Sequence[Finding]) -> tuple[filters.Choice, ...]:
    """The selects: families and severities that occur."""
    families = dict.fromkeys(sorted({family_of(finding) for finding in found}))
    severities = {finding.severity for finding in found}
    weights = tuple((key, f"{word}s") for key, word in SEVERITIES.items() if key in severities)
    return (
        filters.Choice("family", "Family", "All families", tuple((key, key.capitalize()) for key in families)),
        filters.Choice("severity", "Kind", "All kinds", weights),
    )


def check(
    plan: Plan, found: Sequence[Finding], scores: Sequence[FamilyScore], chosen: filters.FilterForm, number: str | None
) -> CheckShown:
    """The page for what was found in a plan, with what the filter leaves; ``number`` is that of its part."""
    family, severity = chosen.asked_for("family"), chosen.asked_for("severity")
    kept = [f for f in found if (not family or family_of(f) == family) and (not severity or f.severity == severity)]
    order = sorted(scores, key=lambda score: (-score.errors, -score.warnings, -score.notes))
    page = Paginator(_in_order(kept, order), FINDINGS_A_PAGE).get_page(number)
    families = tuple(_family(plan, score.family, kept, list(page)) for score in order)
    above = "" if len(kept) == len(found) else f"Showing {len(kept):,} of {counted(len(found), 'fault')}"
    return CheckShown(_heading(found), _lead(found), tuple(order), tuple(f for f in families if f.rules), above, page)


def _in_order(found: Iterable[Finding], order: Sequence[FamilyScore]) -> list[Finding]:
    """The findings in the order of the page: by family, the worst first, then errors first, then by code."""
    families, severities = [score.family for score in order], list(SEVERITIES)
    return sorted(found, key=lambda f: (families.index(family_of(f)), severities.index(f.severity), f.code))


def _family(plan: Plan, family: str, kept: Iterable[Finding], page: Iterable[Finding]) -> FamilyShown:
    counts = in_words(finding for finding in kept if family_of(finding) == family)
    own = [finding for finding in page if family_of(finding) == family]
    return FamilyShown(family, family.capitalize(), counts, by_rule(own, plan))


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
