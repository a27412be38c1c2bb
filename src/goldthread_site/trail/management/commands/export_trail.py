"""`goldthread export-trail`: a copy of the trail that can be verified without the site."""

from __future__ import annotations

from django.core.management.base import BaseCommand

from goldthread.trail import written_copy
from goldthread_site.look.clock import moment
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import as_core
from goldthread_site.trail.verifying import at_one_moment, heads


class Command(BaseCommand):
    """Writes goldthread-trail/1 to standard output. It holds everything that was ever said: keep it as the database."""

    help = "Write a copy of the trail, for “goldthread verify-trail FILE”."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--plan", type=int, help="only this plan's chain; 0 is the house")

    def handle(self, *args, plan: int | None, **options) -> None:
        with at_one_moment():
            rows = Revision.objects.order_by("plan", "place")
            rows = rows if plan is None else rows.filter(plan=plan)
            ends = [head for head in heads() if plan in (None, head.plan)]
            for line in written_copy(ends, map(as_core, rows.iterator()), as_at=moment().isoformat()):
                self.stdout.write(line, ending="")
