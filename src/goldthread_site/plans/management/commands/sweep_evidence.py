"""Takes away the bytes of evidence that was never saved; run daily."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from goldthread_site.look.pieces import counted
from goldthread_site.plans.evidence.sweeping import sweep


class Command(BaseCommand):
    help = "Takes away files in the evidence folder that no evidence names, now or in the past. Run it once a day."

    def handle(self, *args, **options) -> None:
        self.stdout.write(f"{counted(sweep(), 'file')} taken away.")
