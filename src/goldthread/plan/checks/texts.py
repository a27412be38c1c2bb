"""The texts of a plan that people read as sentences, each with the rows it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.plan.checks.measured import actions_of, indicators_of, outcomes_of
from goldthread.plan.checks.places import where_all, where_of
from goldthread.plan.checks.positions import day_of, names_of_recommendations
from goldthread.plan.checks.rule import Finding, Severity
from goldthread.plan.model import Action, Plan


@dataclass(frozen=True, slots=True)
class Text:
    """A text, what it is, the ids it belongs to and where it stands."""

    text: str
    kind: str
    where: str
    recommendations: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


def texts_of(plan: Plan) -> Iterator[Text]:
    """Every text of a plan in the order of its parts; a position that repeats the one before is left out."""
    for row in plan.recommendations:
        yield Text(row.text, "recommendation", where_of(row, plan), (row.id,))
    for action in plan.actions:
        yield from _of_action(action, plan)
    yield from _of_measures(plan)
    seen = set()
    for text in (*_of_positions(plan), *_of_remedies(plan)):
        if (text.text, text.recommendations) not in seen:
            seen.add((text.text, text.recommendations))
            yield text


def _of_action(action: Action, plan: Plan) -> Iterator[Text]:
    where, ids = where_of(action, plan), (action.recommendations, (action.id,))
    yield Text(action.text, "action", where, *ids)
    for text, kind in (
        (action.status, "status"),
        (action.see_also, "reference"),
        *((text, "why") for text in action.why),
        *((text, "difference") for text in action.difference),
    ):
        if text:
            yield Text(text, kind, where, *ids)


def _of_measures(plan: Plan) -> Iterator[Text]:
    for measure in (*outcomes_of(plan), *indicators_of(plan)):
        found = [each for each in plan.recommendations if each.id in measure.recommendations]
        actions = actions_of(measure, plan)
        yield Text(measure.text, measure.kind, where_all(found, plan) or measure.kind, measure.recommendations, actions)
    for section in plan.sections:
        for kind, texts in (("success measure", section.success_measures), ("commitment", section.commitments)):
            yield from (Text(text, kind, section.title) for text in texts)


def _of_positions(plan: Plan) -> Iterator[Text]:
    names = names_of_recommendations(plan)
    for row in plan.positions:
        where = f"{names[row.recommendation]}, position as at {day_of(row)}"
        for part in (row.impact, row.actions_completed):
            yield from (Text(text, "position", where, (row.recommendation,)) for text in part.text)


def _of_remedies(plan: Plan) -> Iterator[Text]:
    names = names_of_recommendations(plan)
    for row in plan.remedial_actions:
        where = f"{names.get(row.recommendation, 'no recommendation')}, remedial action"
        for text in (row.outstanding or "", *row.remedies):
            yield Text(text, "remedial action", where, (row.recommendation,) if row.recommendation else ())


def about_text(code: str, severity: Severity, message: str, text: Text) -> Finding:
    """A finding about one text."""
    return Finding(code, severity, message, text.where, text.recommendations, text.actions, text.kind.replace(" ", "_"))


def about_texts(code: str, severity: Severity, message: str, found: list[Text]) -> Finding:
    """A finding about several texts: the places of the first few, the rows of all."""
    places = list(dict.fromkeys(text.where for text in found))
    where = "; ".join(places[:6]) + (f"; and {len(places) - 6} more" if len(places) > 6 else "")
    recommendations = tuple(dict.fromkeys(id_ for text in found for id_ in text.recommendations))
    actions = tuple(dict.fromkeys(id_ for text in found for id_ in text.actions))
    return Finding(code, severity, message, where, recommendations, actions)


def end_of(text: str, length: int = 60) -> str:
    """The last words of a text in quotation marks."""
    return f"“{text}”" if len(text) <= length else f"“…{text[-length:].split(' ', 1)[-1]}”"


__all__ = ["Text", "about_text", "about_texts", "end_of", "texts_of"]
