"""`goldthread send-reminders`: run daily; what was sent before is not sent again."""

from __future__ import annotations

from django.core.management.base import BaseCommand, CommandError

from goldthread.errors import ExitCode
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import counted
from goldthread_site.my.links import forget_old_links
from goldthread_site.my.reminders.sending import NotSent, Sent, send_reminders
from goldthread_site.my.words import forget_old_words


class Command(BaseCommand):
    """Prints counts, never names."""

    help = "Write to owners about actions that are due, and once a week to managers. Run it every day."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="count what would be sent, and send nothing")

    def handle(self, *args, dry_run: bool, **options) -> None:
        if not dry_run:
            forget_old_words(), forget_old_links()
        try:
            sent = send_reminders(as_at=today(), dry=dry_run)
        except NotSent as fault:
            raise CommandError(f"{fault}", returncode=ExitCode.ERRORS_FOUND) from None
        self.stdout.write(said(sent, dry=dry_run))
        if sent.refused:
            numbers = ", ".join(map(str, sent.refused))
            sentence = f"The mail server refused the address of account {numbers}. Look at it with the person."
            raise CommandError(sentence, returncode=ExitCode.ERRORS_FOUND)


def said(sent: Sent, *, dry: bool) -> str:
    """The counts as a sentence."""
    owners, digests = counted(sent.counts["owners"], "owner"), counted(sent.counts["digests"], "digest")
    would = "would be written to" if dry else "written to"
    without = sent.counts["without an address"]
    more = f" {counted(without, 'person has', 'people have')} no e-mail address." if without else ""
    return f"{owners} {would}, {digests}.{more}"
