"""Prints how long the server takes for each page that reads a plan of 300 actions (budget 150 ms).

    python -m bench.site_pages

The plan is invented and lives in a folder of its own that is thrown away.
"""

from __future__ import annotations

import os
import tempfile
from time import perf_counter

from bench.measure import seconds_of
from tests.support.big_plan import big_plan

PAGES = (
    "", "?due=late", "actions/", "actions/?words=visits&sort=due", "costs/", "check/", "recommendation/r1/",
    "action/a1/",
)  # fmt: skip
BUDGET_MS = 150


def main() -> None:
    """Prints a line for each page: the first time, and the median of seven more."""
    with tempfile.TemporaryDirectory(prefix="goldthread-bench-") as folder:
        os.environ["GOLDTHREAD_DATA"] = folder
        client, address = _served()
        print(f"\nPages of a plan of 300 actions (budget {BUDGET_MS} ms on the server)")
        for page in PAGES:
            first = _first(client, address + page)
            again = seconds_of(lambda page=page: client.get(address + page))
            print(f"  {page or '(overview)':<34} first {first * 1000:6.0f} ms   then {again * 1000:6.0f} ms")
        _print_check(client, address)


def _served():
    """A signed-in client and the address of the plan, in a fresh database."""
    from tests.support import django_site

    django_site.start()
    from django.core.management import call_command
    from django.test import Client

    from goldthread_site.config.warm import warm

    warm()

    call_command("migrate", verbosity=0)
    from tests.support.site import person, plan_in

    who = person("programme_manager")
    plan = plan_in(who, **big_plan(300).model_dump(mode="json"))
    client = Client(SERVER_NAME="localhost")
    client.force_login(who)
    return client, f"/plan/{plan.pk}/"


def _first(client, address: str) -> float:
    """How long the page takes when it is opened for the first time in a server that has just started."""
    began = perf_counter()
    answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answers {answer.status_code}")
    return perf_counter() - began


def _print_check(client, address: str) -> None:
    from goldthread.plan.checks import check_plan
    from goldthread_site.plans.models import KeptCheck

    plan = big_plan(300)
    alone = seconds_of(lambda: check_plan(plan), runs=3) * 1000
    KeptCheck.objects.all().delete()
    anew = _first(client, address + "check/") * 1000
    print(f"  the check alone {alone:.0f} ms; check/ when nothing is kept, as after new rules: {anew:.0f} ms")


if __name__ == "__main__":
    main()
