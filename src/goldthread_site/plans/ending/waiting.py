"""What is open in a plan that is about to end, and what the closing does with each.

A date that is asked to move, an escalation and a hand-down belong to their action: where that is carried, they are
carried too, and nobody has to ask again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from goldthread.errors import UserError
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.model import Action
from goldthread.plan.rolled_up import would_go_round
from goldthread.plan.value import Value
from goldthread_site.look.past_day import href
from goldthread_site.look.pieces import counted, day, long_day, shortened
from goldthread_site.plans import models
from goldthread_site.plans.changing import Changing, new_id
from goldthread_site.plans.ending import outside
from goldthread_site.plans.hand_down.actions import edges
from goldthread_site.plans.presenters.names import NAME

ENDED = "Ended when the plan was closed"
GOES_ON = "The plan was closed. It goes on in the plan that carries the action on"


@dataclass(frozen=True, slots=True)
class Waits:
    """Something open: what it is, the page where it can be settled first, and what the closing does with it."""

    text: str
    href: str
    then: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A list with rows that can be open: which are, what is said of one, how it ends; ``goes_on`` with its action."""

    model: type[models.Row]
    is_open: Callable[[Value], bool]
    said: Callable[[Value], str]
    ended: Callable[[Value, str, str, str], dict]
    view: str
    then: str
    goes_on: bool = True


def _asked(move: DateMove) -> str:
    to = day(move.after.latest) or move.after.text or "no date"
    return f"{move.asked_by} asks to move a date to {to}"


KINDS = (
    Kind(
        models.DateMove, lambda move: move.state == "asked", _asked,
        lambda move, by, on, why: {"state": "refused", "agreed_by": by, "agreed_on": on, "answer": why},
        "plans:agreements", "The date before stands. Where the action is carried, the question goes with it",
    ),
    Kind(
        models.Update, lambda update: update.waits_for_check,
        lambda update: f"{update.by} says that an action is done and proven",
        lambda update, by, on, why: {"refused_by": by, "checked_on": on, "answer": why},
        "plans:agreements", "No second person has looked, so it does not become blue", goes_on=False,
    ),
    Kind(
        models.Escalation, lambda one: not one.ended, lambda one: f"An action was taken to {one.to}",
        lambda one, by, on, why: {"ended": on, "outcome": one.outcome or why},
        "plans:action", "It ends. Where the action is carried, it stays open there",
    ),
    Kind(
        models.HandDown, lambda one: not one.withdrawn, lambda one: "An action was handed down to a team’s plan",
        lambda one, by, on, why: {"withdrawn": why},
        "plans:action", "It ends. Where the action is carried, the team goes on with it",
    ),
)  # fmt: skip


def waiting(plan: models.Plan) -> list[Waits]:
    """Everything that is open, as the page of the closing lists it."""
    found = [_shown(kind, row, plan) for kind in KINDS for row in _open(kind, plan)]
    found += _drafts(plan)
    return [*found, *(Waits(said, "", "") for said in outside.sentences(plan))]


def _open(kind: Kind, plan: models.Plan) -> list[models.Row]:
    return [row for row in kind.model.objects.filter(plan=plan).order_by("order") if kind.is_open(row.read)]


def _shown(kind: Kind, row: models.Row, plan: models.Plan) -> Waits:
    keys = [row.action] if kind.view == "plans:action" else []
    action = models.Action.objects.filter(plan=plan, key=row.action).first()
    about = shortened(action.text, NAME) if action else ""
    said = f"{kind.said(row.read)}: “{about}”" if about else kind.said(row.read)
    return Waits(said, href(kind.view, plan.pk, *keys), kind.then)


def _drafts(plan: models.Plan) -> list[Waits]:
    found = []
    positions = [row for row in models.PositionDraft.objects.filter(plan=plan) if not row.value.get("published")]
    if positions:
        many = counted(len(positions), "draft of a position", "drafts of positions")
        then = "What they say is put into the final position for you, and you can change it"
        found.append(Waits(f"{many} not published yet", href("plans:positions", plan.pk), then))
    for rows, words in ((plan.sheets, "update sheet"), (plan.import_drafts, "later document")):
        if many := rows.count():
            said = f"{counted(many, words)} on the way in and not put in"
            found.append(Waits(said, href("plans:update_sheets", plan.pk), "It is thrown away; the file itself stays"))
    return found


def refuse_what_others_wait_for(plan: models.Plan) -> None:
    """Raises `UserError` where a running plan has handed an action down to this one: nothing would roll up."""
    rows = models.HandDown.objects.filter(team_plan=plan.pk, plan__closed_on=None).select_related("plan")
    if handed := [row for row in rows if not row.read.withdrawn]:
        title = handed[0].plan.title or "another plan"
        raise UserError(
            f"{counted(len(handed), 'action')} of “{shortened(title, NAME)}” {'is' if len(handed) == 1 else 'are'} "
            "handed down to this plan",
            try_="Take the action back there first, or hand it to another plan. Nothing was closed",
        )


def end(change: Changing, to: Changing | None, carried: Mapping[str, Action], *, on: str) -> None:
    """Ends what is open, and opens it anew in the next plan where its action, by its old key, is carried."""
    by = change.by.get_full_name()
    for kind in KINDS:
        for row in _open(kind, change.plan):
            held = row.read
            goes_on = to is not None and kind.goes_on and held.action in carried and not _would_go_round(to, held)
            said = GOES_ON if goes_on else f"{ENDED}, {long_day(on)}"
            change.put(row, held.model_copy(update=kind.ended(held, by, on, said)), was=row.version)
            if goes_on:
                to.add(kind.model, _anew(held, carried[held.action]))
    change.plan.sheets.all().delete()
    change.plan.import_drafts.all().delete()
    outside.end(change.plan, by=change.by)


def _would_go_round(to: Changing, held: Value) -> bool:
    """Whether the next plan is the team's own, or one below it: what is handed down comes back to it there."""
    return isinstance(held, HandDown) and would_go_round(to.plan.pk, held.plan, edges())


def _anew(held: Value, action: Action) -> Value:
    """The same thing of the action that carries the old one on."""
    before = {"before": action.due} if isinstance(held, DateMove) else {}
    return held.model_copy(update={"id": new_id("c"), "action": action.id, **before})
