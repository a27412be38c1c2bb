"""What was withdrawn from a plan, when and why, and bringing it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.errors import UserError
from goldthread_site.look.pieces import counted, long_day
from goldthread_site.people.capabilities import capability
from goldthread_site.plans import models
from goldthread_site.plans.changing import Stale, changing
from goldthread_site.plans.fields import kinds
from goldthread_site.plans.next_document.forms import BackForm
from goldthread_site.plans.next_document.row_names import RowNames
from goldthread_site.plans.opened import Opened, opened
from goldthread_site.plans.presenters.compare_shown import RowShown
from goldthread_site.plans.rows import keys_of
from goldthread_site.trail.changes import is_erased, revisions, with_before
from goldthread_site.trail.models import Revision


@dataclass(frozen=True, slots=True)
class WithdrawnShown:
    """A row that was withdrawn: its list and key, its name with its page, when, by whom and why."""

    entity: str
    key: str
    row: RowShown
    on: date | None
    by: str
    why: str

    @property
    def said(self) -> str:
        """“It was withdrawn on 3 November 2026 by Priya Nair: From plan.docx, taken in on …”."""
        by = f" by {self.by}" if self.by else ""
        when = f"It was withdrawn on {long_day(self.on)}{by}" if self.on else "It came in withdrawn"
        return f"{when}: {self.why}." if self.why else f"{when}."


@capability("plan.see")
@require_safe
def withdrawn(request, plan_id: int):
    """Everything that is kept and no longer promised, list by list."""
    it = opened(request, plan_id, tab="actions")
    rows = every(it)
    actions = sum(each.entity == "actions" for each in rows)
    heading = counted(actions, "withdrawn action") if actions else "No action is withdrawn"
    others = [each for each in rows if each.entity != "actions"]
    page = it.context(
        heading=heading, rows=[each for each in rows if each.entity == "actions"], others=others,
        may_bring_back=it.may("plan.run"),
    )  # fmt: skip
    return render(request, "plans/next_document/withdrawn.html", page)


@capability("plan.run")
@require_http_methods(["GET", "POST"])
def bring_back(request, plan_id: int, entity: str, key: str):
    """A withdrawn row is promised again, for a reason."""
    it = opened(request, plan_id, tab="actions", changing=True)
    if entity not in kinds() or entity == "plan":
        raise Http404
    row = get_object_or_404(models.EVERY_ROW[entity], plan=it.row, key=key)
    data = request.POST if request.method == "POST" else None
    form = BackForm(data, initial={"version": row.version})
    if data and form.is_valid():
        try:
            put_back(by=request.user, row=row, was=form.cleaned_data["version"], why=form.cleaned_data["why"])
        except UserError as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, f"The {kinds()[entity].one} is promised again.")
        return redirect("plans:withdrawn", plan_id)
    if not row.value.get("withdrawn"):
        return redirect("plans:withdrawn", plan_id)
    shown = next(each for each in every(it) if (each.entity, each.key) == (entity, key))
    context = it.context(form=form, each=shown, one=kinds()[entity].one)
    return render(request, "plans/next_document/bring_back.html", context, status=422 if form.errors else 200)


def put_back(*, by, row: models.Row, was: int, why: str) -> None:
    """The row promised again. Raises `Stale` where it is no longer withdrawn."""
    if not row.value.get("withdrawn"):
        raise Stale("this row was brought back already", try_="Look at it as it stands now. Nothing was saved")
    with changing(row.plan, by=by, why=why) as change:
        change.put(row, row.read.model_copy(update={"withdrawn": False}), was=was)


def every(it: Opened) -> list[WithdrawnShown]:
    """What was withdrawn, list by list."""
    return list(_every(it))


def said_of_withdrawn(it: Opened, key: str) -> str:
    """That the action was withdrawn, when and why; nothing where it is promised."""
    if not any(row.id == key and row.withdrawn for row in it.written.actions):
        return ""
    return next(each.said for each in _every(it, "actions") if each.key == key)


def _every(it: Opened, *entities: str) -> Iterator[WithdrawnShown]:
    names = RowNames(it.written)
    for model in models.ROWS:
        if entities and model.entity not in entities:
            continue
        values = it.written.costs.lines if model.entity == "costs.lines" else getattr(it.written, model.entity)
        if not any(value.withdrawn for value in values):
            continue
        keys = [value.id for value in values] if hasattr(values[0], "id") else keys_of(it.row, model, at=it.at)
        gone = [(key, value) for key, value in zip(keys, values, strict=True) if value.withdrawn]
        steps = _steps(it, model.entity, [key for key, _ in gone])
        for key, value in gone:
            shown = names.shown(model.entity, key, value.model_dump(mode="json"))
            yield _shown(it, model.entity, key, shown, steps.get(key))


def _steps(it: Opened, entity: str, keys: list[str]) -> dict[str, Revision]:
    """The revision by which each row was withdrawn last."""
    found: dict[str, Revision] = {}
    for now, before in with_before(revisions(it.row.pk, at=it.at, entity=entity, key__in=keys)):
        is_gone = now.value is not None and not is_erased(now) and now.value.get("withdrawn")
        was_there = before is not None and (before.value is None or not before.value.get("withdrawn"))
        if is_gone and was_there:
            found.setdefault(now.key, now)
    return found


def _shown(it: Opened, entity: str, key: str, row: RowShown, step: Revision | None) -> WithdrawnShown:
    if step is None:
        return WithdrawnShown(entity, key, row, None, "", "")
    who, why = (step.by.full_name, step.why) if it.holds("plan.history") else ("", "")
    return WithdrawnShown(entity, key, row, timezone.localdate(step.at), who, why)
