"""Prints how long the server takes for each page of a plan of 300 actions lived for two years (budget 150 ms).

    python -m bench.site_pages

Each page is opened as it is today and as it was a year ago: the first time in milliseconds, the median and the 95th
percentile of more, the processor's own time (which other programs do not lengthen), and how many queries
it asks. The plan is invented and lives in a folder of its own that is thrown away.
"""

from __future__ import annotations

import os
import tempfile
from time import perf_counter

from bench.measure import seconds_of
from bench.pages import HEADINGS, once, print_page

PAGES = (
    "", "?due=late", "actions/", "actions/?words=visits&sort=due", "costs/", "check/", "recommendation/r1/",
    "action/a1/", "download/", "date/", "history/", "history/?who=1", "history/?list=updates",
    "history/actions/a1/", "compare/", "compare/?from=2025-11-20",
    "evidence/", "positions/", "remedial-actions/", "links/",
)  # fmt: skip
BUDGET_MS = 150
ACTIONS, MONTHS = 300, 24
YEAR_AGO = "2025-11-20"


def main() -> None:
    """Prints a line for each page and day."""
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        os.environ["GOLDTHREAD_DATA"] = folder
        began = perf_counter()
        client, address = _served()
        print(f"\nPages of a plan of {ACTIONS} actions and {MONTHS} months of updates (budget {BUDGET_MS} ms)")
        print(f"  lived in {perf_counter() - began:.0f} s: {_counted()}")
        for day in ("", YEAR_AGO):
            print(f"  {day or 'today':<36} {HEADINGS}")
            for page in PAGES:
                asked = address + page + (f"{'&' if '?' in page else '?'}as_at={day}" if day else "")
                print_page(client, asked, page or "(overview)", budget=BUDGET_MS)
        _print_check(client, address)


def _counted() -> str:
    from goldthread_site.plans.models import DateMove, Update
    from goldthread_site.trail.models import Revision

    counts = [(Revision, "revisions"), (Update, "updates"), (DateMove, "moves of dates")]
    return ", ".join(f"{model.objects.count():,} {words}" for model, words in counts)


def _served():
    """A signed-in client and the address of the plan, in a fresh database."""
    from tests.support import django_site

    django_site.start()
    from django.core.management import call_command
    from django.test import Client

    from goldthread_site.config.warm import warm

    warm()
    call_command("migrate", verbosity=0)
    from tests.support.lived_plan import lived_plan
    from tests.support.site import person

    who = person("programme_manager")
    plan = lived_plan(who, actions=ACTIONS, months=MONTHS)
    client = Client(SERVER_NAME="localhost")
    client.force_login(who)
    return client, f"/plan/{plan.pk}/"


def _print_check(client, address: str) -> None:
    from goldthread.plan.checks import check_plan
    from goldthread_site.plans.models import KeptCheck, Plan
    from goldthread_site.plans.rows import core_plan

    plan = core_plan(Plan.objects.get())
    alone = seconds_of(lambda: check_plan(plan), runs=3) * 1000
    KeptCheck.objects.all().delete()
    anew = once(client, address + "check/") * 1000
    print(f"  the check alone {alone:.0f} ms; check/ when nothing is kept, as after new rules: {anew:.0f} ms")


if __name__ == "__main__":
    main()
