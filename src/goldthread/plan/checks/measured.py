"""The measures of a plan, wherever it keeps them: outcomes, indicators, success measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldthread.plan.checks.places import where_all
from goldthread.plan.checks.rule import Finding, Severity
from goldthread.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Measure:
    """One text that is to show success: its words, the kind of row it stands in, and the ids it answers for."""

    text: str
    kind: str
    recommendations: tuple[str, ...]
    id: str = ""


def outcomes_of(plan: Plan) -> Iterator[Measure]:
    """Every outcome with words in it, and each outcome that a position requires, once.

    What a section lists as its success measures is counted there.
    """
    listed = {text for section in plan.sections for text in section.success_measures}
    rows = [row for row in plan.outcomes if row.text.strip() and row.text not in listed]
    yield from (Measure(row.text, "outcome", row.recommendations, row.id) for row in rows)
    known = {row.text for row in rows}
    required = {
        (text, row.recommendation): row for row in plan.positions for text in row.outcome.text if text not in known
    }
    yield from (Measure(text, "outcome", (id_,)) for text, id_ in required if len(text.split()) > 1)


def success_measures_of(plan: Plan) -> Iterator[Measure]:
    """Every success measure of a section, with the recommendations of that section."""
    for section in plan.sections:
        ids = tuple(row.id for row in plan.recommendations if row.section == section.id)
        yield from (
            Measure(text, "success measure", ids, section.id) for text in section.success_measures if text.strip()
        )


def indicators_of(plan: Plan) -> Iterator[Measure]:
    """Every indicator with words in it."""
    yield from (Measure(row.text, "indicator", row.recommendations) for row in plan.indicators if row.text.strip())


def measures_of(plan: Plan) -> Iterator[Measure]:
    """Outcomes, indicators and success measures, in that order."""
    yield from (*outcomes_of(plan), *indicators_of(plan), *success_measures_of(plan))


def actions_of(measure: Measure, plan: Plan) -> tuple[str, ...]:
    """The ids of the actions that stand beside an outcome; of other measures none."""
    if measure.kind != "outcome" or not measure.id:
        return ()
    return tuple(action.id for action in plan.actions if measure.id in action.outcomes)


def about_measures(code: str, severity: Severity, message: str, found: Iterable[Measure], plan: Plan) -> Finding:
    """A finding about one measure or several, placed at the recommendations they answer for, with their actions."""
    found = list(found)
    actions = tuple(dict.fromkeys(id_ for measure in found for id_ in actions_of(measure, plan)))
    ids = tuple(dict.fromkeys(id_ for measure in found for id_ in measure.recommendations))
    sections = [row.title for row in plan.sections if any(measure.id == row.id for measure in found)]
    rows = [row for row in plan.recommendations if row.id in ids]
    where = where_all(rows, plan) if rows and not sections else "; ".join(sections) or "the whole plan"
    kinds = {measure.kind for measure in found}
    return Finding(
        code, severity, message, where, ids, actions, kinds.pop().replace(" ", "_") if len(kinds) == 1 else None
    )
