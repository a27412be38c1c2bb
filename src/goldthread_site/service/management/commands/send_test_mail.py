"""`goldthread send-test-mail ADDRESS`: whether e-mails leave this machine."""

from __future__ import annotations

import smtplib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from goldthread.errors import ExitCode

_TEXT = """This e-mail was sent to see whether e-mails leave Goldthread. They do.

Goldthread is at {address}
"""


class Command(BaseCommand):
    """One e-mail, and one sentence for what happened to it."""

    help = "Send one e-mail, to see that the mail server takes what Goldthread sends."

    def add_arguments(self, parser) -> None:
        parser.add_argument("address", help="where it goes, such as your own address")

    def handle(self, *args, address: str, **options) -> None:
        if missing := [name for name, value in settings.MAIL_NEEDS.items() if not value]:
            raise _no(f"{', '.join(missing)} is not set. Set it in settings.env. Nothing was sent.")
        try:
            validate_email(address)
        except ValidationError:
            raise CommandError(f"“{address}” is no e-mail address.", returncode=ExitCode.USAGE) from None
        text = _TEXT.format(address=settings.ADDRESS)
        server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
        try:
            EmailMessage("Goldthread can send e-mails", text, settings.MAIL_FROM, [address]).send()
        except smtplib.SMTPAuthenticationError:
            raise _no(f"{server} does not take the name and password of GOLDTHREAD_SMTP. Mend them.") from None
        except smtplib.SMTPRecipientsRefused:
            raise _no(f"{server} answers, but does not take e-mails to {address}.") from None
        except (OSError, smtplib.SMTPException) as fault:
            why = getattr(fault, "strerror", None) or type(fault).__name__
            raise _no(
                f"{server} did not take the e-mail: {why}. Look at GOLDTHREAD_SMTP, and at the firewall."
            ) from None
        self.stdout.write(f"{server} took an e-mail to {address}. Look whether it came.")


def _no(said: str) -> CommandError:
    return CommandError(said, returncode=ExitCode.ERRORS_FOUND)
