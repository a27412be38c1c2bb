"""Failed sign-ins: in the log by account, never by what was typed; counted; and the page for too many."""

from __future__ import annotations

import logging
from ipaddress import ip_address

from allauth.mfa.signals import authentication_failed
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

log = logging.getLogger("goldthread.people")


@receiver(user_login_failed)
def log_failure(sender, credentials, request=None, **kwargs) -> None:
    """One line for one failed sign-in. A name of no account may be a password in the wrong box: it is left out."""
    people = get_user_model().objects.filter(username__iexact=credentials.get("username") or "")
    account = people.values_list("pk", flat=True).first()
    log.warning("sign-in failed account=%s from=%s", account or "none", address_of(request) if request else "unknown")


@receiver(authentication_failed)
def count_wrong_code(sender, request, user, **kwargs) -> None:
    """A wrong code counts like a wrong password: whoever has the password may not try codes for ever."""
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)


def refuse_if_locked(request, user) -> None:
    """Stops a code from being looked at where there were too many wrong ones."""
    from axes.handlers.proxy import AxesProxyHandler

    if not AxesProxyHandler.is_allowed(request, {"username": user.username}):
        request.axes_locked_out = True
        raise PermissionDenied("too many wrong codes")


def address_of(request) -> str:
    """The address that a request came from: what the outermost of our own proxies saw; “unknown” where nobody says."""
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if settings.PROXIES and len(told) >= settings.PROXIES:
        return _an_address(told[-settings.PROXIES]) or "unknown"
    return _an_address(request.META.get("REMOTE_ADDR", "")) or "unknown"


def address_for_counting(request) -> str | None:
    """The address that tries are counted under; ``None`` for an unknown one, which PostgreSQL would not take."""
    return _an_address(address_of(request))


def _an_address(text: str) -> str | None:
    try:
        return str(ip_address(text.strip()))
    except ValueError:
        return None


def name_for_counting(request, credentials=None) -> str:
    """What tries are counted under: a digest of the name, because a name of no account may be a password."""
    name = (credentials or {}).get("username") or request.POST.get("username") or ""
    return salted_hmac("goldthread sign-in", name.strip().casefold(), algorithm="sha256").hexdigest()


def locked_out(request, response=None, credentials=None):
    """The page that says that there were too many tries, and when one may try again."""
    from axes.models import AccessAttempt

    tries = AccessAttempt.objects.filter(
        username=name_for_counting(request, credentials), ip_address=request.axes_ip_address
    )
    last = max((one.attempt_time for one in tries), default=timezone.now())
    context = {"again": timezone.localtime(last + settings.AXES_COOLOFF_TIME), "times": settings.AXES_FAILURE_LIMIT}
    return render(request, "people/locked.html", context, status=429)
