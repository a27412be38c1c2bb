"""Every way of changing a plan, tried on one that is closed: it is refused in plain words, and no row changes."""

from __future__ import annotations

import html
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client, override_settings
from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.my import links
from goldthread_site.my.actions import send_update
from goldthread_site.my.asking import answers_wanted
from goldthread_site.my.reminders.due import due_for
from goldthread_site.my.whose import actions_of
from goldthread_site.owners.known import directory
from goldthread_site.owners.models import Party
from goldthread_site.plans import models
from goldthread_site.plans.across import actions_across
from goldthread_site.plans.changing import Closed
from goldthread_site.plans.editing.actions import change_row
from goldthread_site.plans.owners.handover import owned_by
from goldthread_site.plans.reports.actions import change_dates
from goldthread_site.plans.reports.models import PlanReport
from goldthread_site.plans.saying import Said
from goldthread_site.plans.updates.models import SheetDraft
from goldthread_site.trail.actions import agree_erasure, ask_erasure
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support import permission_matrix as matrix
from tests.support.django_site import TODAY
from tests.support.ending import close
from tests.support.owners import settle
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db
SAID = "This plan is closed"
# What may still be done to a closed plan: opened again, deleted by two people, words erased that must go.
MAY = {"plans:reopen", "plans:delete", "trail:erase", "trail:erasure"}
MAY_BY_API: set[str] = set()
# Reading pages, which look at nothing that is sent: a new address that changes a plan does not belong here.
READING = {
    "plans:overview", "plans:recommendation", "plans:actions", "plans:action", "plans:dates", "plans:agreements",
    "plans:ratings", "plans:costs", "plans:check", "plans:workbook",
}  # fmt: skip
LATE = Said(once="u1", changed="Late", rag=None, when="planned")
TYPED = {
    "version": 1, "why": "As the test needs it", "answer": "yes", "words": "Yes", "on": "1", "do": "keep", "key": "a1",
    "mark": "x", "text": "Other words", "changed": "It goes well", "to": "1 May 2027", "reason": "A reason",
}  # fmt: skip


def rows_of(plan: int) -> dict[str, list]:
    """Every row of every table that is of the plan; what the check found follows from them, and is left out."""
    found = {"plans.Plan": list(models.Plan.objects.filter(pk=plan).values())}
    for model in apps.get_models():
        fields = {field.name for field in model._meta.get_fields()}
        if "plan" in fields and model not in (models.KeptCheck,) and model._meta.app_label in ("plans", "my", "trail"):
            found[model._meta.label] = list(model.objects.filter(plan=plan).order_by("pk").values())
    return found


@pytest.fixture
def here(db):
    """The world of the permission matrix, its plan closed; a sheet and a draft that came too late are there again."""
    from goldthread_site.people.models import User

    world = matrix.world()
    plan, by = models.Plan.objects.get(pk=world.ids["plan_id"]), User.objects.get(username="programme_manager")
    given(by, "director")
    kept = SheetDraft.objects.filter(plan=plan).values()[0]
    close(plan, by, on=TODAY)
    SheetDraft.objects.create(**kept)
    return world


def test_every_address_that_changes_a_plan_refuses_on_a_closed_one(here):
    """Tried by somebody who runs the plan and is its director too, so that no right stands in the way."""
    plan = here.ids["plan_id"]
    before, changed, not_said, refused = rows_of(plan), [], [], 0
    for address in matrix.addresses():
        answer, after = _posted(here, address, plan)
        if after != before and address.name not in MAY:
            changed.append(address.name)
        if address.pattern.startswith(matrix.API):  # what a program is told is tested with the API
            assert answer.status_code >= 400 or address.name in MAY_BY_API, address.name
        elif "plan_id" in address.parts and answer.status_code not in (403, 404, 405):
            said = SAID in html.unescape(answer.content.decode(errors="replace"))
            refused += said
            if not said and address.name not in MAY | READING:
                not_said.append((address.name, answer.status_code))
    assert (changed, not_said) == ([], [])
    assert refused > 25


def _posted(here, address, plan: int):
    """What comes back, and the rows of the plan then; all is as it was afterwards."""
    with transaction.atomic(), override_settings(MFA_REAUTHENTICATION_REQUIRED=False):
        client = Client(raise_request_exception=False)
        if address.pattern.startswith(matrix.API):
            head = {"Authorization": f"Bearer {here.tokens['programme_manager']}", "If-Match": '"1"'}
            answer = client.post(here.path(address), TYPED, content_type="application/json", headers=head)
        else:
            client.cookies["sessionid"] = here.sessions["programme_manager"]
            answer = client.post(here.path(address), TYPED)
        after = rows_of(plan)
        transaction.set_rollback(True)
    return answer, after


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


@pytest.fixture
def owner(db):
    return person("action_owner", full_name="Lena Osgood", email="lena@example.org")


def test_what_is_sent_past_the_pages_is_refused_too(programme_manager, owner, plan):
    row, kept = (
        models.Action.objects.get(plan=plan, key="a1"),
        PlanReport.objects.create(plan=plan, value={"report": {}}),
    )
    close(plan, programme_manager, on=TODAY)
    before = rows_of(plan.pk)
    ways = (
        lambda: change_row(by=owner, row=row, values={}, was=row.version, why="Too late"),
        lambda: send_update(by=owner, plan=plan, action="a1", was=1, said=LATE),
        lambda: change_dates(by=owner, why="Too late", kept=kept, version=1, days={}),
    )
    for way in ways:
        with pytest.raises(Closed):
            way()
    assert rows_of(plan.pk) == before


def test_a_signed_link_of_a_closed_plan_opens_nothing_and_none_is_made(client, programme_manager, owner, plan):
    row = models.Action.objects.get(plan=plan, key="a1")
    token = links.make_link(by=programme_manager, person=owner, row=row)
    close(plan, programme_manager, on=TODAY)
    models_then = rows_of(plan.pk)
    assert client.get(reverse("my:update_by_link", args=[token])).status_code == 404
    assert client.post(reverse("my:update_by_link", args=[token]), TYPED).status_code == 404
    with pytest.raises(UserError):
        links.make_link(by=programme_manager, person=owner, row=models.Action.objects.get(pk=row.pk))
    assert rows_of(plan.pk) == models_then


def test_nobody_is_asked_or_reminded_of_a_closed_plan(programme_manager, owner, plan):
    day = TODAY + timedelta(days=60)
    assert due_for(owner, as_at=day) and actions_of(owner)
    close(plan, programme_manager, on=TODAY)
    director = person("director")
    assert (due_for(owner, as_at=day), actions_of(owner), answers_wanted(director)) == ([], [], [])
    assert not actions_across(programme_manager, as_at=day)


def test_a_leaver_hands_over_running_work_alone(programme_manager, plan):
    leaver = Party.objects.create(kind=Party.PERSON, name="Lena Osgood", known_as="lena osgood")
    settle(programme_manager, plan, "Lena Osgood", leaver)
    assert owned_by(leaver, directory())[0]
    close(plan, programme_manager, on=TODAY)
    assert owned_by(leaver, directory()) == ([], 0)


def test_words_that_must_go_are_erased_from_a_closed_plan_as_well(client, programme_manager, plan):
    close(plan, programme_manager, on=TODAY)
    director = person("director")
    rows = Revision.objects.filter(plan=plan.pk, entity="actions", key="a1")
    asked = ask_erasure(plan=plan.pk, revisions=[row.pk for row in rows], by=programme_manager, why="A child is named")
    client.force_login(director)
    assert b"Erase for good" in client.get(reverse("trail:erasure", args=[plan.pk, asked.pk])).content
    agree_erasure(erasure=asked, by=director, why="Yes")
    assert "erased" in models.Action.objects.get(plan=plan, key="a1").text and first_broken_link(plan.pk) is None


def test_words_of_the_closing_can_be_erased(programme_manager, plan):
    close(plan, programme_manager, on=TODAY)
    rows = Revision.objects.filter(plan=plan.pk, entity="plan")
    asked = ask_erasure(plan=plan.pk, revisions=[row.pk for row in rows], by=programme_manager, why="A child is named")
    agree_erasure(erasure=asked, by=person("director"), why="Yes")
    plan.refresh_from_db()
    closing = plan.value["closing"]
    assert closing["on"] == TODAY.isoformat() and closing["position"] == [] and closing["fates"][0]["why"] == ""
    assert plan.closed_on == TODAY
