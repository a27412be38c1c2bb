"""`manage.py load_demo`: the invented council, read by the same reader as any council's file."""

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
from goldthread_site.plans.models import Plan, Update
from goldthread_site.plans.owners.demo import settle_sure_names

DEMO_PLAN = Path(goldthread.__file__).parent / "synthetic/fernshire/improvement-plan.txt"


class Command(BaseCommand):
    """Loads what is missing of the demo; does nothing the second time."""

    help = "Load the demo: an invented council's plan and the people who may sign in."

    def handle(self, *args, **options) -> None:
        people = load_demo_people()
        by = User.objects.get(username=people[0].username)
        with lived_again(came_in()):
            said = load_demo_plan(by)
        plan = Plan.objects.filter(file_name=DEMO_PLAN.name).first()
        if plan and not Update.objects.filter(plan=plan).exists():
            live_through(plan)
        self.stdout.write(said)
        self.stdout.write("Sign in as:")
        for person in people:
            self.stdout.write(
                f"  {person.username:<10} {person.password}   {person.full_name}, {roles()[person.role].name}"
            )


def load_demo_plan(by: User) -> str:
    """Brings in the demo's plan where it is not in yet; a sentence that says which."""
    if not DEMO_PLAN.exists():
        return "The demo's plan document is not there: the site starts without a plan."
    data = DEMO_PLAN.read_bytes()
    try:
        draft = actions.start_import(by=by, data=data, file_name=DEMO_PLAN.name)
    except actions.AlreadyIn:
        return "The demo's plan is in already."
    plan = actions.accept_import(by=by, draft=actions.confirm_rest(by=by, draft=draft))
    settle_sure_names(plan, by=by)
    return "The demo's plan was brought in."
