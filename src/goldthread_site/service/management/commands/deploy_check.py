"""`goldthread deploy-check`: what stands in the way of real use, each with what to do."""

from __future__ import annotations

import sys

from django.conf import settings
from django.core import checks
from django.core.management.base import BaseCommand

from goldthread.errors import ExitCode
from goldthread_site.look.pieces import counted

_ALL_FOR_WANT_OF_HTTPS = {f"security.W0{number}" for number in ("04", "08", "10", "11", "12", "15", "16")}


def _said_by_ours(fault) -> bool:
    """Whether it follows from there being no HTTPS, which is said once."""
    return not settings.HTTPS and fault.id in _ALL_FOR_WANT_OF_HTTPS


class Command(BaseCommand):
    """Exit code 1 where there is anything, so that a job can watch it."""

    help = "Say what stands in the way of real use: HTTPS, keys, mail, who can read the data, room, clock."
    requires_system_checks = ()

    def handle(self, *args, **options) -> None:
        found = checks.run_checks(include_deployment_checks=True, databases=["default"])
        found = [fault for fault in found if not fault.is_silenced() and not _said_by_ours(fault)]
        for fault in found:
            self.stdout.write(f"- {fault.msg}")
            if fault.hint:
                self.stdout.write(f"    {fault.hint}")
        if found:
            self.stdout.write(f"{counted(len(found), 'thing stands', 'things stand')} in the way of real use.")
            sys.exit(ExitCode.ERRORS_FOUND)
        self.stdout.write("Nothing stands in the way of real use.")
