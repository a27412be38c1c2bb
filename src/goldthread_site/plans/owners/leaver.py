"""The page of somebody who leaves: everything that is in her name over all plans, and who takes over."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread.plan.model import Action, RemedialAction, Section
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import counted, due_shown, shortened
from goldthread_site.look.typed import number_typed
from goldthread_site.owners.known import Known, directory
from goldthread_site.owners.models import Party
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.owners import handover
from goldthread_site.plans.owners.handover import Owned

KEEP = "keep"
NAME = 110
MOST_ROWS = 400  # with a box of their own: a form may send 500 fields


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row in the leaver's name, with what is chosen for it and who that is."""

    id: str
    name: str
    roles: str
    due: object
    chosen: str
    to: str

    @property
    def field(self) -> str:
        return f"row-{self.id}"


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one part of one plan."""

    id: str
    plan: str
    title: str
    chosen: str
    rows: tuple[RowShown, ...]

    @property
    def field(self) -> str:
        return f"part-{self.id}"


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def leaver(request, party: int):
    """Shows what is in the name, then what a handover would change, then makes it: in one go or not at all."""
    who = get_object_or_404(Party, pk=party)
    known = directory()
    rows, done = handover.owned_by(who, known)
    rows = [one for one in rows if request.user.can("plan.run", plan=one.row.plan_id, section=one.section)]
    held = [each for each in known.parties.values() if each.held_by_id == who.pk]
    data = request.POST if request.method == "POST" else {}
    context = {"who": who, "done": _done(done, who), "people": _people(who, known), "posts": [], "error": ""}
    try:
        to, posts = _decided(data, who, rows, held, known)
        if data and not (to or posts):
            raise UserError("Choose who takes over", try_="Nothing was handed over")
        if "sure" in data:
            return _made(request, who, to, posts, known)
        context["preview"] = bool(data)
    except UserError as fault:
        to, posts, context["error"] = {}, {}, str(fault)
    context |= {"parts": _parts(rows, data, to), "posts": _posts(held, data, posts), "why": data.get("why", "")}
    context |= {"sent": _sent(data), "was": _was(rows, held), "by_row": len(rows) <= MOST_ROWS}
    context |= _said(who, rows, held, to, posts, context.get("preview", False))
    return render(request, "plans/owners/leaver.html", context, status=422 if context["error"] else 200)


def _decided(data, who: Party, rows: list[Owned], held: list[Party], known: Known):
    """Who takes each row and each post over: as the row says, else its part, else everything."""
    to = {}
    for one in rows:
        said = data.get(f"row-{one.id}") or data.get(f"part-{one.part}") or data.get("all") or ""
        if said and said != KEEP:
            to[one] = _party(said, who, known)
    posts = {}
    for post in held:
        said = data.get(f"post-{post.pk}") or data.get("all") or ""
        if said and said != KEEP:
            posts[post] = _party(said, who, known)
    return to, posts


def _party(said: str, who: Party, known: Known) -> Party:
    party = known.parties.get(number_typed(said))
    if party is None:
        raise UserError("This is nobody in the directory", try_="Choose somebody from the list")
    handover.refuse(who, party)
    return party


def _sent(data) -> list[tuple[str, str]]:
    """What was chosen, as the preview sends it again."""
    return [(name, said) for name, said in data.items() if said and name.startswith(("all", "part-", "row-", "post-"))]


def _was(rows: list[Owned], held: list[Party]) -> str:
    """The version of each row as the page shows it."""
    shown = [f"{one.id}:{one.row.version}" for one in rows] + [f"post-{post.pk}:{post.version}" for post in held]
    return " ".join(shown)


def _made(request, who: Party, to, posts, known: Known):
    shown = (each.partition(":") for each in request.POST.get("was", "").split())
    was = {id_: number_typed(version) or 0 for id_, _, version in shown}
    if {one.id for one in to} - set(was) or {f"post-{post.pk}" for post in posts} - set(was):
        raise UserError(
            "The list has changed while you were choosing", try_="Look at it again. Nothing was handed over"
        )
    why = request.POST.get("why", "").strip() or f"Handed over by {who.called}"
    many = handover.hand_over(by=request.user, why=why, leaver=who, rows=to, was=was, known=known, posts=posts)
    messages.success(request, f"{counted(many, 'row')} handed over. The trail keeps who owned them before.")
    return redirect("plans:leaver", who.pk)


def _parts(rows: list[Owned], data, to) -> list[Part]:
    titles = {
        (plan, key): title for plan, key, title in
        models.Section.objects.filter(plan__in={one.row.plan_id for one in rows}).values_list("plan", "key", "title")
    }  # fmt: skip
    parts = []
    for id_, group in groupby(rows, key=lambda one: one.part):
        group = list(group)
        plan = group[0].row.plan
        title = titles.get((plan.pk, group[0].section), "In no part of the plan")
        shown = tuple(_row(one, data, to) for one in group)
        parts.append(Part(id_, plan.title or "Improvement plan", title, data.get(f"part-{id_}", ""), shown))
    return parts


def _row(one: Owned, data, to) -> RowShown:
    action = isinstance(one.row, models.Action)
    due = due_shown(one.value.due, as_at=today()) if action else None
    new = to[one].called if one in to else ""
    return RowShown(one.id, _name(one.value), one.said, due, data.get(f"row-{one.id}", ""), new)


def _name(value: Action | Section | RemedialAction) -> str:
    """What the row is called: “1.2 Open a duty desk”, “The part Workforce”, “Remedial action: recruit”."""
    if isinstance(value, Section):
        return f"The part {shortened(value.title, NAME)}"
    if isinstance(value, RemedialAction):
        said = value.action or next(iter(value.remedies), "") or value.outstanding or ""
        return f"Remedial action: {shortened(said, NAME)}" if said else "A remedial action"
    return f"{value.ref or ''} {shortened(value.text, NAME) or 'An action without text'}".strip()


def _posts(held: list[Party], data, posts) -> list[dict]:
    return [
        {
            "id": post.pk, "name": post.called, "field": f"post-{post.pk}",
            "chosen": str(posts[post].pk) if post in posts else data.get(f"post-{post.pk}", ""),
            "to": posts[post].called if post in posts else "",
        }
        for post in held
    ]  # fmt: skip


def _people(who: Party, known: Known) -> list[tuple[str, str]]:
    return [(str(party.pk), party.called) for party in known.may_own(on=today()) if party != who]


def _done(done: int, who: Party) -> str:
    stay = "stays" if done == 1 else "stay"
    return (
        f"{counted(done, 'action')} that {'is' if done == 1 else 'are'} done {stay} in the name of {who.called}."
        if done
        else ""
    )


def _said(who: Party, rows, held, to, posts, preview: bool) -> dict[str, str]:
    every, chosen = len(rows) + len(held), len(to) + len(posts)
    if preview:
        stays = "1 stays as it is" if every - chosen == 1 else f"{every - chosen} stay as they are"
        left = f" {stays}." if every > chosen else ""
        return {"heading": f"Hand over {_counted([*to], [*posts])}?", "lead": f"Nothing is saved yet.{left}"}
    if not every:
        return {"heading": f"Nothing is in the name of {who.called} any more", "lead": "Nothing is left to hand over."}
    plans = len({one.row.plan_id for one in rows})
    over = f" in {counted(plans, 'plan')}" if plans > 1 else ""
    gone = f"{who.called} has left" if who.has_left(today()) else f"{who.called} is still here"
    how = "Choose who takes over: everything, a part, or row by row. You see what changes before it is saved."
    return {"heading": f"{_counted(rows, held)} to hand over{over}", "lead": f"{gone}. {how}"}


def _counted(rows: list[Owned], posts: list[Party]) -> str:
    """“6 actions, 1 other row and 1 post”."""
    actions = sum(isinstance(one.row, models.Action) for one in rows)
    numbers = ((actions, "action"), (len(rows) - actions, "other row"), (len(posts), "post or team"))
    parts = [
        counted(number, noun, "posts or teams" if noun.startswith("post") else None)
        for number, noun in numbers
        if number
    ]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
