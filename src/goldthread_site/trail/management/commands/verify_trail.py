"""`python -m goldthread_site verify_trail`: whether the trail of this site is as it was written."""

from __future__ import annotations

import json
import sys

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from goldthread.errors import ExitCode
from goldthread.trail import Noted, Verdict
from goldthread_site.trail.verifying import at_one_moment, verdict


class Command(BaseCommand):
    """Prints a line for each chain and for each fault; exit code 1 where there is one."""

    help = "Say whether the trail of changes is as it was written."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--format", choices=["text", "json"], default="text", dest="form")
        parser.add_argument("--head", action="append", default=[], dest="heads", help="a head that was noted earlier")

    def handle(self, *args, form: str, heads: list[str], **options) -> None:
        found = _found(heads)
        self.stdout.write(json.dumps(found.as_json(), indent=2) if form == "json" else "\n".join(found.lines()))
        if not found.holds:
            sys.exit(ExitCode.ERRORS_FOUND)


def _found(heads: list[str]) -> Verdict:
    try:
        noted = [Noted.read(text) for text in heads]
    except ValueError:
        raise CommandError("A head is written plan:place:digest.", returncode=ExitCode.USAGE) from None
    try:
        with at_one_moment():
            return verdict(noted)
    except DatabaseError:
        raise CommandError(
            "The trail cannot be read: the database is not there or not ready. “goldthread serve” makes it ready.",
            returncode=ExitCode.UNREADABLE,
        ) from None
