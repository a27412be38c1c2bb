"""What stands in the e-mails. No name of anybody but the reader, nothing about children, nothing that was typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from goldthread.errors import UserError
from goldthread.plan.asked import Ask
from goldthread.plan.said import day_said, length_said, spelt
from goldthread_site.my import links
from goldthread_site.my.reminders.due import Due
from goldthread_site.people.models import User
from goldthread_site.plans.models import Action
from goldthread_site.plans.presenters.names import Names, shortened

LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail to one person: its subject, its plain text and its HTML."""

    to: str
    subject: str
    text: str
    html: str


def letter(name: str, to: str, subject: str, **said) -> Letter:
    """The e-mail of this name. Line breaks in a subject would begin another header: they are blanks."""
    said |= {"subject": " ".join(subject.split()), "hours": settings.UPDATE_LINK_HOURS}
    bodies = (render_to_string(f"my/mail/{name}.{ending}", said) for ending in ("txt", "html"))
    return Letter(to, said["subject"], *bodies)


def to_owner(person: User, due: list[Due], *, as_at: date) -> Letter:
    """One e-mail about all that is due, with a link to each form; without links, to My actions."""
    rows = [_row(person, each, as_at) for each in due]
    subject = f"{spelt(len(due))} {'action needs' if len(due) == 1 else 'actions need'} an update from you"
    by = min((each.asked_in.asked.answer_by for each in due if each.asked_in.asked.answer_by), default=None)
    takes = f"It takes about two minutes{' each' if len(due) > 1 else ''}."
    until = f"Please answer by {by:%A} {day_said(by, as_at=as_at)}, so that the board pack is right." if by else ""
    links_in = any(row["is_link"] for row in rows)
    return letter(
        "owner", person.email, subject, rows=rows, until=until, takes=takes, links_in=links_in, all=whole("my:actions")
    )


def _row(person: User, each: Due, as_at: date) -> dict:
    names = Names(each.asked_in.core)
    action, due = each.ask.action, each.ask.due
    address, is_link = _address(person, each)
    text = shortened(" ".join(action.text.split()), LONGEST_TEXT)
    return {
        "ref": names.found_at(action),
        "text": text,
        "said": _said(each.ask, due, as_at),
        "address": address,
        "is_link": is_link,
    }


def _said(ask: Ask, due: date | None, as_at: date) -> str:
    """Why it stands in the e-mail, by its date alone: what others wrote or asked is for the page."""
    if due is None:
        return (
            f"{ask.recurs.repeats.sentence}." if ask.recurs else "It has no date, and you have not written for a month."
        )
    late = f"Late by {length_said(ask.days_late)}. " if ask.days_late else ""
    return f"{late}{'It was due' if due < as_at else 'It is due'} on {day_said(due, as_at=as_at)}."


def _address(person: User, each: Due) -> tuple[str, bool]:
    row = Action.objects.select_related("plan").get(plan=each.asked_in.plan, key=each.ask.action.id)
    try:
        return whole("my:update_by_link", links.make_link(by=None, person=person, row=row)), True
    except UserError:
        return whole("my:actions"), False


def whole(view: str, *args) -> str:
    """The whole address of a page of this site."""
    return settings.ADDRESS.rstrip("/") + reverse(view, args=args)
