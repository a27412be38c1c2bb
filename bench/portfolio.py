"""Prints how long the server takes for the pages over ten plans of 300 actions each (budget 300 ms).

    python -m bench.portfolio                        # SQLite, then PostgreSQL where it is installed
    python -m bench.portfolio --database sqlite

The plans are invented and live in databases of their own that are thrown away.
"""

from __future__ import annotations

import sys

from bench.databases import begin_in_a_new_one, each_database
from bench.pages import HEADINGS, print_page

PLANS, ACTIONS = 10, 300
BUDGET_MS = 300
LEADER = "Lena Osgood"
PAGES = (
    "/plan/", "/plan/all/", "/plan/all/?due=late", "/plan/all/?rating=red&due=late", "/plan/all/?page=60",
    "/plan/owners/", "/owners/",
)  # fmt: skip
HER_PAGES = ("/my/", "/plan/", "/plan/all/?due=soon")


def run() -> bool:
    """Prints the figures of each page for who runs the plans and for who leads 500 actions; whether none is over."""
    begin_in_a_new_one()
    from django.core.management import call_command

    from goldthread_site.config.warm import warm

    warm()
    call_command("migrate", verbosity=0)
    from tests.support.big_plan import big_plan
    from tests.support.site import person, plan_in

    manager = person("programme_manager")
    owner = person("action_owner", full_name=LEADER)
    for number in range(PLANS):
        whole = big_plan(ACTIONS).model_dump(mode="json")
        plan_in(manager, data=f"plan {number}".encode(), **{**whole, "title": f"Plan {number}"})
    over = 0
    for who, pages in ((manager, PAGES), (owner, HER_PAGES)):
        print(f"  {who.role_held.name:<36} {HEADINGS}")
        client = _signed_in(who)
        over += sum(print_page(client, page, page, budget=BUDGET_MS) > BUDGET_MS for page in pages)
    return not over


def _signed_in(who):
    from django.test import Client

    client = Client(SERVER_NAME="localhost")
    client.force_login(who)
    return client


def main() -> int:
    """1 where a page is over the budget."""
    title = f"Pages over {PLANS} plans of {ACTIONS} actions (budget {BUDGET_MS} ms)"
    return each_database("bench.portfolio", __doc__, title, run)


if __name__ == "__main__":
    sys.exit(main())
