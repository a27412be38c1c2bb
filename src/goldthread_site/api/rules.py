"""What an operation of the API needs: the capability that its page names, and whether it changes anything."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import PermissionDenied

from goldthread.errors import UserError
from goldthread_site.people.models import ApiToken


class Rule(NamedTuple):
    """A capability, and whether a right over one section of a plan is enough."""

    capability: str
    by_section: bool = False


class ReadsOnly(UserError):
    """A token that only reads was used to change something."""


def needs(capability: str, *, by_section: bool = False) -> Callable:
    """Marks an operation with its rule; `door.py` keeps it. An operation without one is closed."""

    def mark(operation: Callable) -> Callable:
        operation.rule = Rule(capability, by_section)
        return operation

    return mark


def refuse(token: ApiToken, rule: Rule | None, *, changes: bool, plan: int | None) -> None:
    """Raises where the token's person may not, as her rights are now, or the token itself may not."""
    if rule is None:
        raise PermissionDenied("no rule")
    section = None if plan is None or rule.by_section else ""
    if not token.person.can(rule.capability, plan=plan, section=section):
        raise PermissionDenied(rule.capability)
    if changes and token.reads_only:
        raise ReadsOnly("this API token only reads", try_="Use one that may change, of “Your account”")
