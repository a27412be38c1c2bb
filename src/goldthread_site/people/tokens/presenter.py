"""Tokens as the pages show them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.utils import timezone

from goldthread_site.look.clock import today
from goldthread_site.look.pieces import day
from goldthread_site.people.models import ApiToken, User


class TokenShown(NamedTuple):
    """A token in words; ``works`` says whether it opens anything today."""

    id: int
    name: str
    may: str
    made: str
    until: str
    used: str
    works: bool


def tokens_shown(person: User) -> list[TokenShown]:
    """A person's tokens: those that work first, then the newest."""
    return sorted(map(shown, _of(person)), key=lambda each: not each.works)


def _of(person: User) -> Iterable[ApiToken]:
    return ApiToken.objects.filter(person=person)


def shown(token: ApiToken) -> TokenShown:
    """One token."""
    works = token.ended_at is None and token.until_day >= today()
    ended = f"ended on {day(timezone.localdate(token.ended_at))}" if token.ended_at else ""
    until = ended or (f"until {day(token.until_day)}" if works else f"was over on {day(token.until_day)}")
    return TokenShown(
        token.pk, token.name, "Only reads" if token.reads_only else "Reads and changes",
        day(timezone.localdate(token.made_at)), until, day(token.used_on) if token.used_on else "not used yet", works,
    )  # fmt: skip
