"""My actions: what needs an update now, what is coming up, what is done without proof, what is finished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from goldthread.plan.asked import Ask
from goldthread.plan.said import spelt
from goldthread_site.look.pieces import DueShown, counted, day, due_shown
from goldthread_site.my.asking import GROUPS, AskedIn, together, weightiest_first
from goldthread_site.people.models import User
from goldthread_site.plans.escalation.waiting import Waits
from goldthread_site.plans.hand_down.presenter import for_owner
from goldthread_site.plans.hand_down.rolling import Rolled
from goldthread_site.plans.models import Plan
from goldthread_site.plans.presenters.agreeing import Waiting
from goldthread_site.plans.presenters.names import Names, shortened

LONGEST_SECTION = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One action of a list: ``late`` is said in red before ``said``."""

    plan_id: int
    key: str
    place: str
    name: str
    text: str
    late: str
    said: str
    due: DueShown
    done: str
    order: tuple[int, date]


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that waits for her to agree to it, and the page on which she answers."""

    plan_id: int
    key: str
    place: str
    text: str
    said: str
    by: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """The whole page: the heading is the answer."""

    heading: str
    lead: str
    rows: dict[str, list[Row]]
    sheets: tuple[tuple[int, str], ...]
    answers: tuple[Answer, ...] = ()
    taken: tuple[Answer, ...] = ()

    @property
    def finished_said(self) -> str:
        """“5 finished actions”."""
        return counted(len(self.rows["finished"]), "finished action")

    @property
    def has_any(self) -> bool:
        """Whether the person leads anything."""
        return any(self.rows.values())


def page(
    found: list[AskedIn], answers: Iterable[tuple[Plan, Waiting]] = (), *, as_at: date,
    below: Mapping[int, Rolled] | None = None, taken: Sequence[Waits] = (),
) -> Page:  # fmt: skip
    """What the page says of the person's actions; ``below`` was handed down to teams, ``taken`` was taken to her."""
    several = len(found) > 1
    rows: dict[str, list[Row]] = {group: [] for group in GROUPS}
    for each in found:
        names = Names(each.core)
        for group in GROUPS:
            handed = (below or {}).get(each.plan.pk, {})
            rows[group] += [_row(each, ask, names, several, as_at, handed) for ask in getattr(each.asked, group)]
    for group in GROUPS:
        rows[group].sort(key=lambda row: row.order)
    sheets = tuple((each.plan.pk, title_of(each.plan) if several else "") for each in found)
    asked = tuple(_answer(plan, each) for plan, each in answers)
    to_her = tuple(_taken(each, as_at) for each in taken)
    return Page(*_headed(found, len(asked), len(to_her), as_at), rows, sheets, asked, to_her)


def _answer(plan: Plan, each: Waiting) -> Answer:
    href = reverse(each.view, args=[plan.pk, each.key])
    said = f"{each.asked} {each.reason}".strip()
    return Answer(plan.pk, each.action, f"{title_of(plan)}, {each.name}", each.text or each.name, said, each.by, href)


def _taken(each: Waits, as_at: date) -> Answer:
    said, plan = each.escalation, each.plan
    late = said.waits(as_at=as_at.isoformat())
    wanted = f"Reply wanted by {day(said.reply_by)}{': that day has passed' if late else ''}" if said.reply_by else ""
    place = f"{title_of(plan)}, taken to you by {said.by}, {day(said.on)}"
    href = reverse("plans:escalation", args=[plan.pk, said.id])
    return Answer(plan.pk, said.action, place, shortened(each.action.text), f"“{said.why}”", wanted, href)


def _headed(found: list[AskedIn], answers: int, taken: int, as_at: date) -> tuple[str, str]:
    wanted = any(each.asked.wanted for each in found)
    if taken and not answers and not wanted:
        many = "action was" if taken == 1 else "actions were"
        return f"{spelt(taken)} {many} taken to you", "Say what you will do, or who else can."
    if answers and not wanted:
        both = answers + taken
        many = "answer is" if both == 1 else "answers are"
        return f"{spelt(both)} {many} wanted from you", "Until you answer, what stood before goes on standing."
    if not found:
        return "No action is yours yet", "When an action names you as its lead, it stands here."
    asked = together(found, as_at=as_at)
    return asked.heading, asked.lead


def title_of(plan: Plan) -> str:
    """The plan's title in a link."""
    return shortened(plan.title, 40) or "improvement plan"


def _row(each: AskedIn, ask: Ask, names: Names, several: bool, as_at: date, handed: Rolled) -> Row:
    action = ask.action
    section = shortened(names.section(action.section), LONGEST_SECTION)
    found = names.ref(action) or (
        "" if section else names.found_at(action)
    )  # a line of the file says little to an owner
    parts = (title_of(each.plan) if several else "", found, section)
    late = ask.why[0] if ask.days_late else ""
    below = [for_owner(action, handed[action.id])] if action.id in handed else []
    said = " ".join([*(ask.why[1:] if late else ask.why), *below])
    return Row(
        each.plan.pk, action.id, ", ".join(part for part in parts if part), names.action(action),
        action.text or names.action(action), late, said, _due(ask, as_at),
        f"Done {action.completed}" if action.completed else "Done", weightiest_first(ask),
    )  # fmt: skip


def _due(ask: Ask, as_at: date) -> DueShown:
    """The date with its slips; what comes round again says how often, and when next."""
    if ask.recurs:
        return DueShown(ask.recurs.repeats.sentence, said=f"next {day(ask.due)}" if ask.due else "")
    return due_shown(
        ask.action.due.model_copy(update={"latest": ask.due and ask.due.isoformat()}), as_at=as_at, done=True
    )


def managers(person) -> list[str]:
    """Who can hand an action over: the people who run plans."""
    people = User.objects.filter(is_active=True).exclude(pk=person.pk).order_by("full_name")
    return [each.get_full_name() for each in people if each.can("plan.run")]
