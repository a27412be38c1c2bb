"""My actions: what needs an update now, what is coming up, what is done without proof, what is finished."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from goldthread.plan.said import day_said, length_said, spelt
from goldthread_site.look.pieces import DueShown, counted, due_shown
from goldthread_site.my.asking import Asked, answer_by
from goldthread_site.people.models import User
from goldthread_site.plans.models import Plan
from goldthread_site.plans.presenters.names import Names, shortened
from goldthread_site.plans.rows import core_plan


@dataclass(frozen=True, slots=True)
class Row:
    """One action of a list."""

    plan_id: int
    key: str
    place: str
    name: str
    text: str
    late: str
    said: str
    due: DueShown
    done: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page: the heading is the answer."""

    heading: str
    lead: str
    now: list[Row] = field(default_factory=list)
    coming: list[Row] = field(default_factory=list)
    proof: list[Row] = field(default_factory=list)
    finished: list[Row] = field(default_factory=list)
    sheets: tuple[tuple[int, str], ...] = ()

    @property
    def finished_said(self) -> str:
        """“5 finished actions”."""
        return counted(len(self.finished), "finished action")

    @property
    def has_any(self) -> bool:
        """Whether the person leads anything."""
        return any((self.now, self.coming, self.proof, self.finished))


def page(asked: list[Asked], *, as_at: date) -> Page:
    """What the page says of the person's actions."""
    names = {each.plan.pk: Names(core_plan(each.plan)) for each in {a.plan.pk: a for a in asked}.values()}
    several = len(names) > 1
    rows = {group: [] for group in ("now", "coming", "proof", "finished")}
    for each in asked:
        rows[each.group].append(_row(each, names[each.plan.pk], several, as_at))
    plans = {each.plan.pk: each.plan for each in asked}
    sheets = tuple((pk, title_of(plan) if several else "") for pk, plan in plans.items())
    return Page(heading=_heading(asked, as_at), lead=_lead(asked, as_at), sheets=sheets, **rows)


def title_of(plan: Plan) -> str:
    """The plan's title in a link."""
    return shortened(plan.title, 40) or "improvement plan"


def _heading(asked: list[Asked], as_at: date) -> str:
    now = sum(each.group == "now" for each in asked)
    if now:
        return f"{spelt(now)} {'action needs' if now == 1 else 'actions need'} an update from you"
    return "Nothing needs an update from you" if asked else "No action is yours yet"


def _lead(asked: list[Asked], as_at: date) -> str:
    now = [each for each in asked if each.group == "now"]
    if not asked:
        return "When an action names you as its lead, it stands here."
    if not now:
        dates = [each.action.due.latest for each in asked if each.group == "coming" and each.action.due.latest]
        return f"The next is due on {day_said(min(dates))}." if dates else "No other action of yours has a date."
    by = answer_by([each.terms for each in now], as_at)
    until = f"Please answer by {by:%A} {day_said(by, as_at=as_at)}, so that the board pack is right. " if by else ""
    return f"{until}It takes about two minutes{' each' if len(now) > 1 else ''}."


def _row(each: Asked, names: Names, several: bool, as_at: date) -> Row:
    action = each.action
    ref, section = names.found_at(action), names.section(action.section)
    parts = (title_of(each.plan) if several else "", ref, section)
    late = f"Late by {length_said(each.days_late)}." if each.days_late else ""
    return Row(
        each.plan.pk, action.id, ", ".join(part for part in parts if part), names.action(action),
        action.text or names.action(action), late, each.sentence, due_shown(action.due, as_at=as_at, done=True),
        _done(action),
    )  # fmt: skip


def _done(action) -> str:
    return f"Done {action.completed}" if action.completed else "Done"


def managers(person) -> list[str]:
    """Who can hand an action over: the people who run plans."""
    people = User.objects.filter(is_active=True).exclude(pk=person.pk).order_by("full_name")
    return [each.get_full_name() for each in people if each.can("plan.run")]
