"""Remedial actions, and which late actions they are to recover."""

from __future__ import annotations

from goldthread.plan.checks.likeness import alike, within, words
from goldthread.plan.checks.places import name_of, quoted
from goldthread.plan.model import Action, Plan, RemedialAction


def real_remedies(plan: Plan) -> list[RemedialAction]:
    """The remedial actions that say anything: empty rows of a printed form are left out."""
    return [row for row in plan.remedial_actions if words(row.outstanding) or any(words(text) for text in row.remedies)]


def where_of_remedy(row: RemedialAction, plan: Plan) -> str:
    """The remedial action's place: “remedial action “Supervision audit”, recommendation 4, line 201”."""
    parts = [f"remedial action {quoted(row.outstanding or ' '.join(row.remedies))}"]
    parts += [name_of(rec) for rec in plan.recommendations if rec.id == row.recommendation]
    parts += [f"line {row.source.line}"] if row.source and row.source.line else []
    return ", ".join(parts)


def named_by(row: RemedialAction, plan: Plan) -> list[Action]:
    """The actions of which a remedial action speaks in their own words."""
    rows = [action for action in plan.actions if row.recommendation in action.recommendations and action.text]
    said = row.outstanding or " ".join(row.remedies)
    return [action for action in rows if _speaks_of(said, action)]


def recovered_by(row: RemedialAction, plan: Plan) -> list[Action]:
    """The actions that a remedial action is for: those it repeats, or all slipped ones when it speaks of one."""
    rows = [action for action in plan.actions if row.recommendation in action.recommendations and action.text]
    said = row.outstanding or " ".join(row.remedies)
    near = {action.id: within(action.text, said) for action in rows}
    if repeated := [action for action in rows if near[action.id] >= 0.95]:
        return _word_for_word(repeated, said) or repeated
    spoken_of = named_by(row, plan)
    slipped = [action for action in rows if action.due.slipped_from]
    return [*spoken_of, *slipped] if any(action in spoken_of for action in slipped) else spoken_of


def _word_for_word(rows: list[Action], said: str) -> list[Action]:
    """Of actions that differ in a few words only, the one that is meant."""
    return [action for action in rows if alike(action.text, said) >= 0.97]


def _speaks_of(said: str, action: Action) -> bool:
    """Whether enough of an action's telling words stand in what a remedial action says."""
    return len(words(said) & words(action.text)) >= 0.3 * len(words(action.text))
