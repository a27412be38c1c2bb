"""The list of links that are out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goldthread.plan.terms import Terms
from goldthread_site.look.pieces import counted, day
from goldthread_site.my.links import allowed
from goldthread_site.my.models import UpdateLink
from goldthread_site.plans.models import Action, Plan
from goldthread_site.plans.presenters.names import shortened

SHOWN_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """One link: whose, to which action, where it stands, and when it was opened."""

    pk: int
    person: str
    key: str
    action: str
    made: str
    state: str
    opened: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The list, and the plan's switch."""

    heading: str
    rows: tuple[Shown, ...]
    on: bool
    may_switch: bool


def page(plan: Plan, *, now: datetime) -> Page:
    """What the page says at the moment ``now``."""
    links = list(plan.update_links.select_related("person").prefetch_related("uses")[:SHOWN_AT_MOST])
    texts = dict(Action.objects.filter(plan=plan, key__in={link.action for link in links}).values_list("key", "text"))
    rows = tuple(_shown(link, texts.get(link.action, ""), now) for link in links)
    still = sum(row.is_open for row in rows)
    own = Terms.model_validate(plan.value.get("terms") or {}).update_links
    heading = (
        f"{counted(still, 'link')} to an update {'is' if still == 1 else 'are'} open" if still else "No link is open"
    )
    return Page(heading, rows, on=allowed(plan), may_switch=allowed(plan) or not own)


def _shown(link: UpdateLink, text: str, now: datetime) -> Shown:
    state, still = _state(link, now)
    opened = [use for use in link.uses.all() if use.what == "opened"]
    often = "once," if len(opened) == 1 else f"{counted(len(opened), 'time')}, last"
    said = f"{often} {_when(opened[-1].at)}" if opened else "not yet"
    return Shown(
        link.pk, link.person.get_full_name(), link.action, shortened(text, 90), _when(link.made_at), state, said, still
    )


def _state(link: UpdateLink, now: datetime) -> tuple[str, bool]:
    if link.used_at:
        return f"update sent {_when(link.used_at)}", False
    if link.revoked_at:
        return f"ended {_when(link.revoked_at)}", False
    if link.expires_at <= now:
        return f"ran out {_when(link.expires_at)}", False
    return f"open until {_when(link.expires_at)}", True


def _when(at: datetime) -> str:
    local = timezone.localtime(at)
    return f"{day(local.date())}, {local:%H:%M}"
