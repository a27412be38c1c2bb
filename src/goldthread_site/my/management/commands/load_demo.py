"""`goldthread load-demo`: the invented council, read by the same reader as any council's file."""

from __future__ import annotations

from pathlib import Path

from django.core.management.base import BaseCommand

import goldthread
from goldthread_site.look.clock import lived_again
from goldthread_site.my.demo import came_in, live_through
from goldthread_site.people.demo import load_demo_people
from goldthread_site.people.models import User
from goldthread_site.people.roles import roles
from goldthread_site.plans import actions
from goldthread_site.plans.models import Plan
from goldthread_site.plans.owners.demo import settle_sure_names

DEMO_PLAN = Path(goldthread.__file__).parent / "synthetic/fernshire/improvement-plan.txt"


class Command(BaseCommand):
    """Loads what is missing of the demo; does nothing the second time."""

    help = "Load the demo: an invented council's plan and the people who may sign in."

    def handle(self, *args, **options) -> None:
        people = load_demo_people()
        if not DEMO_PLAN.exists():
            self.stdout.write("The demo's plan document is not there: the site starts without a plan.")
        elif plan := load_demo_plan(User.objects.get(username=people[0].username)):
            live_through(plan)
            self.stdout.write("The demo's plan was brought in.")
        else:
            self.stdout.write("The demo's plan is in already.")
        self.stdout.write("Sign in as:")
        for person in people:
            self.stdout.write(
                f"  {person.username:<10} {person.password}   {person.full_name}, {roles()[person.role].name}"
            )


def load_demo_plan(by: User) -> Plan | None:
    """The demo's plan, brought in on its day; ``None`` where it is in already."""
    with lived_again(came_in()):
        try:
            draft = actions.start_import(by=by, data=DEMO_PLAN.read_bytes(), file_name=DEMO_PLAN.name)
        except actions.AlreadyIn:
            return None
        plan = actions.accept_import(by=by, draft=actions.confirm_rest(by=by, draft=draft))
        settle_sure_names(plan, by=by)
        return plan
