"""Failed sign-ins in the log: how often, for which account, from where. Never what was typed."""

from __future__ import annotations

import logging

from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver

log = logging.getLogger("goldthread.people")


@receiver(user_login_failed)
def log_failure(sender, credentials, request=None, **kwargs) -> None:
    """One line for one failed sign-in. A name of no account may be a password in the wrong box: it is left out."""
    people = get_user_model().objects.filter(username=credentials.get("username") or "")
    account = people.values_list("pk", flat=True).first()
    log.warning("sign-in failed account=%s from=%s", account or "none", _address(request))


def _address(request) -> str:
    return (request.META.get("REMOTE_ADDR") if request else None) or "unknown"
