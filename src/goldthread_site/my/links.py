"""Links that open one update form without a password. The address holds a secret and its signature, and no name.

A link is for one action, one person and one update, and ends after some hours. Whatever is wrong with one, the answer
is the same sentence, so that nobody learns from it whether a link, an action or a person is there.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db.models import Q

from goldthread.errors import UserError
from goldthread.plan.terms import Terms
from goldthread_site.look.clock import moment, today
from goldthread_site.my.models import LinkUse, UpdateLink
from goldthread_site.my.whose import is_of
from goldthread_site.plans.models import Action, Plan
from goldthread_site.plans.open_action import OpenAction

_SALT = "goldthread_site.my.links"
_LOGGED_AT_MOST = 200  # lines of a link's log: a scanner that fetches it for ever fills no disk


class LinkRefused(UserError):
    """The link does not open anything, and does not say why."""

    def __init__(self) -> None:
        super().__init__(
            "This link does not work any more, or never did",
            try_="Sign in and open My actions, or ask your programme manager for a new link",
        )


class LinkUsed(UserError):
    """The link has sent its update already; ``link`` is the link."""

    def __init__(self, link: UpdateLink) -> None:
        self.link = link
        super().__init__("The update of this link was sent already", try_="To write again, sign in and open My actions")


def allowed(plan: Plan) -> bool:
    """Whether links may be used for the plan: it runs, the site's own switch is on, and the plan's."""
    return (
        settings.UPDATE_LINKS
        and plan.closed_on is None
        and Terms.model_validate(plan.value.get("terms") or {}).update_links
    )


def may_hold(person, row: Action) -> bool:
    """Whether the person may be given a link to the action, and may use one.

    Never where she sees children: a link can be sent on, and must not open the account of somebody who does.
    """
    return (
        not person.can("children.see")
        and person.can("plan.act", plan=row.plan_id, section=row.section)
        and is_of(person, row)
    )


def make_link(*, by, person, row: Action) -> str:
    """The token of a new link to the action for the person. Raises `UserError` where she may not have one.

    ``by`` is ``None`` for the reminders that go out by themselves.
    """
    if not allowed(row.plan):
        raise UserError("links by e-mail are switched off for this plan", try_="Ask people to sign in")
    if not may_hold(person, row):
        raise UserError(
            f"{person.get_full_name()} cannot have a link to this action",
            why="links are for its own lead, and never for somebody who may see children", try_="Ask her to sign in",
        )  # fmt: skip
    secret, now = secrets.token_urlsafe(24), moment()
    UpdateLink.objects.create(
        digest=_digest(secret), plan=row.plan, action=row.key, person=person, made_at=now, made_by=by,
        expires_at=now + timedelta(hours=settings.UPDATE_LINK_HOURS),
    )  # fmt: skip
    return _signer().sign(secret)


def link_of(token: str) -> UpdateLink:
    """The link of a token that still opens its form. Raises `LinkRefused`, or `LinkUsed` once it has sent."""
    try:
        secret = _signer().unsign(token)
    except signing.BadSignature:
        raise LinkRefused from None
    link = UpdateLink.objects.select_related("plan", "person").filter(digest=_digest(secret)).first()
    if link is None or link.revoked_at or moment() >= link.expires_at:
        raise LinkRefused
    row = row_of(link)
    if row is None or not allowed(link.plan) or not may_hold(link.person, row):
        raise LinkRefused
    if link.used_at:
        raise LinkUsed(link)
    return link


def row_of(link: UpdateLink) -> Action | None:
    """The action that the link is for."""
    return Action.objects.select_related("plan").filter(plan=link.plan_id, key=link.action).first()


def opened(row: Action) -> OpenAction:
    """The action as its form needs it, today."""
    return OpenAction(row, today())


def note(link: UpdateLink, what: str) -> None:
    """One line in the link's log."""
    if link.uses.count() < _LOGGED_AT_MOST:
        LinkUse.objects.create(link=link, at=moment(), what=what)


def mark_used(link: UpdateLink, *, update: str) -> None:
    """The link has sent its update. Call inside the transaction of the update, which is undone where it did before."""
    now = moment()
    open_still = UpdateLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None, expires_at__gt=now)
    if not open_still.update(used_at=now, update=update):
        raise LinkRefused
    LinkUse.objects.create(link=link, at=now, what="sent")


def revoke_link(*, by, link: UpdateLink) -> bool:
    """Ends a link; whether it was open until now."""
    still = UpdateLink.objects.filter(pk=link.pk, used_at=None, revoked_at=None)
    return bool(still.update(revoked_at=moment(), revoked_by=by))


def forget_old_links() -> int:
    """Throws away links that ended a year ago, with their logs; how many rows."""
    oldest = moment() - timedelta(days=settings.UPDATE_LINK_KEPT_DAYS)
    return UpdateLink.objects.filter(Q(expires_at__lt=oldest)).delete()[0]


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SALT, sep=".")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
