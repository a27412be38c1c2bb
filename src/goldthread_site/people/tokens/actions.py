"""A token made, and one ended. Each is one transaction with its revision; neither the key nor the name stands there."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from goldthread.errors import UserError
from goldthread_site.look.clock import moment, today
from goldthread_site.look.pieces import day
from goldthread_site.people.actions import CHAIN
from goldthread_site.people.models import ApiToken, User
from goldthread_site.people.tokens.keys import digest_of, new_key, refuse_without_second_step
from goldthread_site.trail.record import Change, record

MOST_DAYS, MOST_TOKENS = 365, 20
UNCHANGED = "Nothing was made"


@transaction.atomic
def make_token(*, by: User, name: str, reads_only: bool, until_day: date) -> tuple[ApiToken, str]:
    """A token of one's own and its key, which is shown now and never again. Raises `UserError`."""
    refuse_without_second_step(by)
    User.objects.select_for_update().get(pk=by.pk)
    if not name.strip():
        raise UserError("say what the token is for", try_=UNCHANGED)
    if not today() <= until_day <= last_day():
        raise UserError(
            f"{day(until_day)} cannot be its last day", try_=f"Choose a day up to {day(last_day())}. {UNCHANGED}"
        )
    if ApiToken.objects.filter(person=by, ended_at=None, until_day__gte=today()).count() >= MOST_TOKENS:
        raise UserError(f"you have {MOST_TOKENS} tokens that work", try_=f"End one first. {UNCHANGED}")
    key = new_key()
    token = ApiToken.objects.create(
        person=by,
        name=name.strip(),
        digest=digest_of(key),
        reads_only=reads_only,
        made_at=moment(),
        until_day=until_day,
    )
    _record(token, by=by, why="API token made")
    return token, key


@transaction.atomic
def end_token(*, by: User, token: ApiToken, why: str = "") -> None:
    """Ends a token at once: one's own, or as an administrator somebody else's, with a reason."""
    if token.person_id != by.pk and not by.can("people.run"):
        raise UserError("Only its owner or an administrator may end a token", try_="Ask one of them")
    if token.person_id != by.pk and not why.strip():
        raise UserError("Say why. The reason is kept with the change")
    held = ApiToken.objects.select_for_update().get(pk=token.pk)
    if held.ended_at is not None:
        raise UserError("This token was ended already")
    held.ended_at = moment()
    held.save(update_fields=["ended_at"])
    _record(held, by=by, why=why.strip() or "API token ended by its owner")


def last_day() -> date:
    """The last day that a token made today may have."""
    return today() + timedelta(days=MOST_DAYS)


def _record(token: ApiToken, *, by: User, why: str) -> None:
    value = {
        "person": token.person_id, "reads_only": token.reads_only, "until": token.until_day.isoformat(),
        "ended": token.ended_at is not None,
    }  # fmt: skip
    record(plan=CHAIN, changes=[Change("api_tokens", str(token.pk), value)], by=by, why=why[:500])
