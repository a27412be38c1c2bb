"""What stands in actions and outcomes, shown and taken back."""

from __future__ import annotations

import re
from dataclasses import replace

from goldthread.documents.layouts.draft import Draft
from goldthread.documents.layouts.scope import Scope
from goldthread.documents.layouts.values.value import Shown, Value, as_shown, many, one, rating_in, text_of
from goldthread.plan.model import Action, Due


def outcomes_each(scope: Scope) -> Shown:
    """The action's outcomes in full; of two with the same words under the same recommendations the later has a 2."""
    return as_shown(told_apart(scope, id_) for id_ in (scope.row.outcomes if scope.row else ()))


def told_apart(scope: Scope, id_: str) -> str:
    outcome = scope.shelf.outcomes[id_]
    alike = [row.id for row in scope.plan.outcomes
             if row.text == outcome.text and row.recommendations == outcome.recommendations]  # fmt: skip
    place = alike.index(id_)
    return f"{outcome.text} [{place + 1}]" if place else outcome.text


def take_outcomes_each(draft: Draft, found: Shown) -> None:
    ids: list[str] = []
    for text in found.texts:
        key = (draft.here, text)
        if key not in draft.told_apart:
            draft.told_apart[key] = draft.expect([re.sub(r" \[\d+\]$", "", text)])[0]
        ids.append(draft.told_apart[key])
    draft.row["outcomes"] = tuple(ids)


def action_text(scope: Scope) -> Shown:
    row: Action = scope.row
    if row is None:
        return Shown()
    marks = [row.text, row.marker, f"({row.see_also})" if row.see_also else None]
    marks.append("[new]" if row.new and not is_new(row.due.text) else None)
    return as_shown([" ".join(filter(None, marks))])


def is_new(text: str | None) -> bool:
    from goldthread.plan.timescale import is_new

    return is_new(text)


def take_action_text(draft: Draft, found: Shown) -> None:
    from goldthread.documents.understand.actions import marks_taken_out
    from goldthread.plan.targets import targets_in

    text, marks = marks_taken_out(text_of(found) or "")
    draft.row.update(text=text, targets=targets_in(text), **marks)


def take_words(draft: Draft, text: str) -> None:
    from goldthread.plan.targets import targets_in

    draft.row.update(text=text, targets=targets_in(text))


LETTERED = re.compile(r"([\w./-]{1,12})\) ?(.*)")


def lettered(scope: Scope) -> Shown:
    """“a) Train staff”."""
    if scope.row is None:
        return Shown()
    text, ref = " ".join(action_text(scope).texts), scope.row.ref
    return as_shown([f"{ref}) {text}".strip() if ref else text])


def take_lettered(draft: Draft, found: Shown) -> None:
    text = text_of(found) or ""
    parts = LETTERED.fullmatch(text)
    take_action_text(draft, Shown((parts[2] if parts else text,)))
    draft.row["ref"] = parts[1] if parts else None


def due_of(scope: Scope) -> Shown:
    """When it is due, as printed."""
    return as_shown([scope.row.due.text] if scope.row else [])


def take_due(draft: Draft, found: Shown) -> None:
    from goldthread.plan.timescale import read_timescale

    due = read_timescale(text_of(found))
    draft.row["due"] = due
    draft.row["new"] = draft.row.get("new", False) or is_new(due.text)


def first_due(scope: Scope) -> Shown:
    """The dates it slipped from, where the words of the date in force do not say so."""
    from goldthread.plan.timescale import read_timescale

    due: Due = scope.row.due if scope.row else Due()
    known = read_timescale(due.text).slipped_from
    return as_shown([text for text in due.slipped_from if text not in known])


def take_first_due(draft: Draft, found: Shown) -> None:
    due: Due = draft.row["due"]
    draft.row["due"] = due.model_copy(update={"slipped_from": (*found.texts, *due.slipped_from)})


FIRST = re.compile(r"(.*) \(first dates?: ([^()]*)\)")


def due_with_first(scope: Scope) -> Shown:
    """When it is due, with the dates it slipped from in brackets where its words do not say so."""
    text, slips = " ".join(due_of(scope).texts), first_due(scope).texts
    first = "first date" if len(slips) == 1 else "first dates"
    return as_shown([f"{text} ({first}: {'; '.join(slips)})" if text and slips else text or None])


def take_due_with_first(draft: Draft, found: Shown) -> None:
    parts = FIRST.fullmatch(text_of(found) or "")
    take_due(draft, Shown((parts[1],)) if parts else found)
    if parts:
        take_first_due(draft, Shown(tuple(parts[2].split("; "))))


def rating_of_action(scope: Scope) -> Shown:
    rag = scope.row.rag if scope.row else None
    return Shown((rag.capitalize(),), rag) if rag else Shown()


def take_cost(draft: Draft, found: Shown) -> None:
    from goldthread.plan.money import amount_in

    if text := text_of(found):
        draft.row["cost"] = {"text": text, "amount": amount_in(text)}


def outcomes_of_action(scope: Scope) -> Shown:
    ids = scope.row.outcomes if scope.row else ()
    return replace(as_shown([said_again(scope, id_) for id_ in ids]), key=ids)


AS_ABOVE = " (as above)"


def said_again(scope: Scope, id_: str) -> str:
    """An outcome's words; that it is one printed above is said where another action stands between."""
    text, actions = scope.shelf.outcomes[id_].text, scope.actions()
    begun = next((place for place, row in enumerate(actions) if row is scope.row), 0)
    while begun and actions[begun - 1].outcomes == scope.row.outcomes:  # one cell stands for them all
        begun -= 1
    return f"{text}{AS_ABOVE}" if any(id_ in row.outcomes for row in actions[:begun]) else text


def take_outcomes(draft: Draft, found: Shown) -> None:
    ids: list[str] = []
    for text in found.texts:
        known = draft.outcome_above(text.removesuffix(AS_ABOVE)) if text.endswith(AS_ABOVE) else None
        ids += [known] if known else draft.expect([text])
    draft.row["outcomes"] = tuple(ids)


def outcomes_of_row_or_recommendation(scope: Scope) -> Shown:
    """The action's outcomes; those of its recommendation where no action here has any."""
    return outcomes_of_action(scope) if scope.row is not None else as_shown([row.text for row in scope.outcomes()])


ACTIONS: dict[str, Value] = {
    "action.outcomes.each": Value(outcomes_each, take_outcomes_each),
    "action.ref": one("ref"),
    "action.text": Value(action_text, take_action_text),
    "action.words": Value(
        lambda scope: as_shown([scope.row.text] if scope.row else []),
        lambda draft, found: take_words(draft, text_of(found) or ""),
    ),
    "action.marker": one("marker"),
    "action.see_also": one("see_also"),
    "action.new": Value(
        lambda scope: as_shown(["New"] if scope.row.new and not is_new(scope.row.due.text) else []),
        lambda draft, found: draft.row.__setitem__("new", draft.row.get("new", False) or bool(found)),
    ),
    "action.lettered": Value(lettered, take_lettered),
    "action.why": many("why"),
    "action.difference": many("difference"),
    "action.leads": many("leads"),
    "action.accountable": many("accountable"),
    "action.commitment": one("commitment"),
    "action.start": one("start"),
    "action.due": Value(due_with_first, take_due_with_first),
    "action.due.alone": Value(due_of, take_due),
    "action.due.first": Value(first_due, take_first_due),
    "action.rag": Value(rating_of_action, lambda draft, found: draft.row.__setitem__("rag", rating_in(found))),
    "action.status": one("status"),
    "action.cost": Value(one("cost.text").show, take_cost),
    "action.completed": one("completed"),
    "action.outcomes": Value(outcomes_of_row_or_recommendation, take_outcomes),
    "outcome.text": Value(one("text").show, lambda draft, found: take_words(draft, text_of(found) or "")),
}  # fmt: skip
