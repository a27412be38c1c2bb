"""The key itself: made once, known afterwards by its digest alone, and whose it is when a program shows it."""

from __future__ import annotations

import hashlib
import logging
import re
import secrets

from django.db import DatabaseError
from django.utils import timezone

from goldthread.errors import UserError
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import day
from goldthread_site.look.storage import why_not_saved
from goldthread_site.people.models import ApiToken, User
from goldthread_site.people.second_step import must_have_one, steps_of

log = logging.getLogger("goldthread.people")
_SHAPE = re.compile(r"gt_[A-Za-z0-9_-]{43}", re.ASCII)  # the head lets people, and tools that look for secrets, know it
MAKE_ANOTHER = "Make another under “Your account”"


class TokenRefused(UserError):
    """The key opens nothing (any more)."""


class PersonRefused(UserError):
    """The key is good, but its person may not use it as things stand."""


def new_key() -> str:
    """A key that nobody guesses: 256 random bits."""
    return f"gt_{secrets.token_urlsafe(32)}"


def digest_of(key: str) -> str:
    """What is kept of a key. It is long and random, so that a quick digest gives nothing away."""
    return hashlib.sha256(key.encode()).hexdigest()


def token_of(key: str) -> ApiToken:
    """The token whose key this is, with its person. Raises `TokenRefused` where it opens nothing."""
    whole = _SHAPE.fullmatch(key)
    found = ApiToken.objects.select_related("person").filter(digest=digest_of(key)).first() if whole else None
    if found is None:
        raise TokenRefused("this API token is not known here", try_=f"Check that you copied it whole. {MAKE_ANOTHER}")
    if found.ended_at is not None:
        on = day(timezone.localdate(found.ended_at))
        raise TokenRefused(f"this API token was ended on {on}", try_=MAKE_ANOTHER)
    if found.until_day < today():
        raise TokenRefused(f"this API token’s last day was {day(found.until_day)}", try_=MAKE_ANOTHER)
    if not found.person.is_active:
        raise TokenRefused("the account of this API token is closed", try_="Ask an administrator")
    return found


def refuse_without_second_step(person: User) -> None:
    """Raises `PersonRefused` where the person must have a second step and has none.

    A program cannot show one. So a token is made only by somebody who signed in with it, and rests while it is gone.
    """
    if must_have_one(person) and not steps_of(person):
        raise PersonRefused(
            "your role needs a second step at sign-in", try_="Set it up under “Your account”; then tokens work"
        )


def note_use(token: ApiToken) -> None:
    """Writes the day of use, once a day. Reading goes on where it cannot be written."""
    if token.used_on == today():
        return
    try:
        ApiToken.objects.filter(pk=token.pk).update(used_on=today())
    except DatabaseError as fault:
        if not (why := why_not_saved(fault)):
            raise
        log.warning("the use of a token could not be written: %s", why)
