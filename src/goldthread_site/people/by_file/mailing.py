"""Writes to new people where they choose their password. Whom no e-mail reaches is handed the link."""

from __future__ import annotations

import logging
import smtplib
import time
from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string

from goldthread_site.people.by_file.actions import Added

log = logging.getLogger("goldthread.people")
LONGEST_SECONDS = 40  # a page waits for it; whoever was not written to by then is listed


def mail_is_set() -> bool:
    """Whether e-mails leave this site."""
    return all(settings.MAIL_NEEDS.values())


def write_to(added: Sequence[Added]) -> list[Added]:
    """Writes to each of them; those whom no e-mail left for."""
    if not mail_is_set():
        return list(added)
    left, last, post = [], time.monotonic() + LONGEST_SECONDS, get_connection()
    try:
        post.open()
        for one in added:
            if not (one.person.email and time.monotonic() < last and _sent(one, post)):
                left.append(one)
    except (OSError, smtplib.SMTPException) as fault:
        log.warning("no link could be sent: %s", type(fault).__name__)
        return list(added)
    finally:
        post.close()
    return left


def _sent(one: Added, post) -> bool:
    said = {"person": one.person, "address": f"{settings.ADDRESS}{one.path}", "sign_in": settings.ADDRESS}
    text = render_to_string("people/mail/welcome.txt", said)
    message = EmailMessage(
        "Choose your password for Goldthread", text, settings.MAIL_FROM, [one.person.email], connection=post
    )
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    try:
        return bool(message.send())
    except (OSError, smtplib.SMTPException, ValueError) as fault:
        log.warning("link not sent account=%s: %s", one.person.pk, type(fault).__name__)
        return False
