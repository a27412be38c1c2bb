"""Sends each reminder once: it is claimed before it is sent, and free again where it could not be."""

from __future__ import annotations

import logging
import smtplib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import IntegrityError, transaction

from goldthread.errors import UserError
from goldthread_site.look.clock import moment
from goldthread_site.my.models import Reminder, UpdateLink
from goldthread_site.my.reminders import digest, letters
from goldthread_site.my.reminders.due import due_for, people_with
from goldthread_site.my.reminders.letters import Letter
from goldthread_site.people.models import User

log = logging.getLogger("goldthread.reminders")
CLAIMED_FOR = timedelta(hours=1)  # a claim of a run that was killed is free again after this


class NotSent(UserError):
    """The server takes no e-mail now; what was not sent goes with the next run."""


@dataclass
class Sent:
    """What a run did, in counts; ``refused`` are the numbers of the accounts whose address was refused."""

    counts: Counter = field(default_factory=Counter)
    refused: list[int] = field(default_factory=list)


def send_reminders(*, as_at: date, dry: bool = False) -> Sent:
    """Sends what is due on ``as_at`` and was not sent yet. Raises `NotSent` where the server takes nothing."""
    sent = Sent()
    _free_old_claims()
    post = None if dry else _connected()
    try:
        for person in people_with("plan.act"):
            _to_owner(person, sent, post, as_at=as_at)
        for person in people_with("plan.run", "plan.agree", "plan.act"):
            _digest_to(person, sent, post, as_at=as_at)
    finally:
        if post:
            post.close()
    return sent


def _to_owner(person: User, sent: Sent, post, *, as_at: date) -> None:
    due = due_for(person, as_at=as_at)
    about = [each for one in due for each in one.about]
    if due:
        _send(person, about, "owners", lambda: letters.to_owner(person, due, as_at=as_at), sent, post)


def _digest_to(person: User, sent: Sent, post, *, as_at: date) -> None:
    about = digest.about_week(as_at)
    if about is None or Reminder.objects.filter(person=person, about=about).exists():
        return
    if said := digest.digest(person, as_at=as_at):
        _send(person, [about], "digests", lambda: said, sent, post)


def _send(person: User, about: Iterable[str], kind: str, write: Callable[[], Letter], sent: Sent, post) -> None:
    if not person.email:
        sent.counts["without an address"] += 1
        return
    if post is None:
        sent.counts[kind] += 1
        return
    claim = _claim(person, about, write)
    if claim is None:  # another run has it
        return
    try:
        _deliver(claim.letter, post)
    except (OSError, smtplib.SMTPException) as fault:
        claim.free()
        if not _is_hers_alone(fault):
            raise _cannot(fault) from None
        sent.refused.append(person.pk)
        log.warning("reminder refused account=%s", person.pk)
    else:
        Reminder.objects.filter(pk__in=claim.reminders).update(sent_at=moment())
        sent.counts[kind] += 1
        log.info("reminder sent account=%s kind=%s reminders=%s", person.pk, kind, len(claim.reminders))


def _is_hers_alone(fault: Exception) -> bool:
    """Whether the server refused this e-mail for good, by its address or, as filters do, once it had read it."""
    refused_once_read = isinstance(fault, smtplib.SMTPDataError) and fault.smtp_code >= 500
    return refused_once_read or isinstance(fault, smtplib.SMTPRecipientsRefused)


@dataclass(frozen=True, slots=True)
class Claim:
    """The rows and links of an e-mail that is about to go out."""

    letter: Letter
    reminders: list[int]
    links: list[int]

    def free(self) -> None:
        """Takes them back: nothing was sent."""
        with transaction.atomic():
            Reminder.objects.filter(pk__in=self.reminders).delete()
            UpdateLink.objects.filter(pk__in=self.links, used_at=None).delete()


def _claim(person: User, about: Iterable[str], write: Callable[[], Letter]) -> Claim | None:
    try:
        with transaction.atomic():
            rows = [Reminder.objects.create(person=person, about=each, claimed_at=moment()).pk for each in about]
            last = UpdateLink.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            letter = write()
            made = UpdateLink.objects.filter(pk__gt=last, person=person).values_list("pk", flat=True)
            return Claim(letter, rows, list(made))
    except IntegrityError:
        return None


def _free_old_claims() -> None:
    Reminder.objects.filter(sent_at=None, claimed_at__lt=moment() - CLAIMED_FOR).delete()


def _connected():
    if missing := [name for name, value in settings.MAIL_NEEDS.items() if not value]:
        raise NotSent(f"{' and '.join(missing)} is not set", try_="Set it, and run this again. Nothing was sent")
    post = get_connection()
    try:
        post.open()
    except (OSError, smtplib.SMTPException) as fault:
        raise _cannot(fault) from None
    return post


def _deliver(letter: Letter, post) -> None:
    message = EmailMultiAlternatives(letter.subject, letter.text, settings.MAIL_FROM, [letter.to], connection=post)
    message.attach_alternative(letter.html, "text/html")
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    message.send()


def _cannot(fault: Exception) -> NotSent:
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    return NotSent(
        f"the mail server {server} did not take the e-mails", why=type(fault).__name__,
        try_="What was not sent goes out with the next run. Ask whoever looks after the mail server",
    )  # fmt: skip
