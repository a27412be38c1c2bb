"""The demo's directory: the names that leave no doubt are settled, and the people who sign in are linked to theirs."""

from __future__ import annotations

from goldthread_site.owners import actions
from goldthread_site.owners.known import directory
from goldthread_site.owners.models import Party
from goldthread_site.people.models import User
from goldthread_site.plans.models import Plan
from goldthread_site.plans.owners.named import named_in
from goldthread_site.plans.owners.presenter import for_council, guessed_in
from goldthread_site.plans.rows import core_plan


def settle_sure_names(plan: Plan, *, by: User) -> None:
    """Initials and spellings with a slip are left: the page of names asks for them."""
    guessed = guessed_in(named_in(core_plan(plan)), directory([plan.pk]), plan.pk)
    sure = [(text, guess.meant, for_council(text, plan.pk)) for text, guess in guessed.items() if guess.sure]
    actions.settle_all(by=by, plan=plan.pk, settled=sure)
    for account in User.objects.filter(party=None):
        if party := Party.objects.filter(name=account.full_name, kind=Party.PERSON, account=None).first():
            actions.change_party(by=by, why="Signs in here", party=party, was=party.version, account=account)
