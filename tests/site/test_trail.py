"""The trail: one revision for every change, chained, and never changed afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction

from goldthread.errors import UserError
from goldthread_site.look.clock import lived_again
from goldthread_site.people.models import User
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.trail import record as record_module
from goldthread_site.trail.models import Revision, TrailIsAppendOnly
from goldthread_site.trail.record import Change, first_broken_link, record
from tests.support.django_site import TODAY
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def three(programme_manager):
    changes = [Change("actions", f"a{n}", {"text": f"Do {n}"}) for n in (1, 2, 3)]
    with transaction.atomic():
        return record(plan=7, changes=changes, by=programme_manager, why="Brought in")


def test_each_revision_says_who_when_why_and_the_whole_value(three, programme_manager):
    row = Revision.objects.get(plan=7, place=2)
    assert (row.entity, row.key, row.value, row.by, row.why) == (
        "actions",
        "a2",
        {"text": "Do 2"},
        programme_manager,
        "Brought in",
    )
    assert row.at is not None
    assert first_broken_link(7) is None


def test_the_site_cannot_change_or_take_out_a_revision(three):
    for attempt in (
        three[0].save,
        three[0].delete,
        Revision.objects.all().delete,
        lambda: Revision.objects.update(why="x"),
    ):
        with pytest.raises(TrailIsAppendOnly):
            attempt()


@pytest.mark.django_db(transaction=True)
def test_a_revision_outside_a_transaction_is_refused(programme_manager):
    with pytest.raises(RuntimeError):
        record(plan=7, changes=[], by=programme_manager, why="")


def test_a_clock_that_was_put_back_writes_nothing(programme_manager):
    plan = plan_in(programme_manager)
    row = models.Action.objects.get(plan=plan, key="a1")
    before = row.read, Revision.objects.count()
    with (
        lived_again(TODAY - timedelta(days=400)),
        pytest.raises(UserError, match="this machine’s clock says 16 October 2025"),
        changing(plan, by=programme_manager, why="A word") as change,
    ):
        change.put(row, row.read.model_copy(update={"text": "Other words"}), was=row.version)
    row.refresh_from_db()
    assert (row.read, Revision.objects.count()) == before


def test_a_clock_that_is_some_seconds_behind_keeps_the_order(programme_manager, monkeypatch):
    plan = plan_in(programme_manager)
    last = Revision.objects.order_by("-place").first().at
    monkeypatch.setattr(record_module, "moment", lambda: last - timedelta(seconds=20))
    with changing(plan, by=programme_manager, why="A word") as change:
        change.head(title="Another title")
    assert Revision.objects.order_by("-place").first().at == last


def test_who_has_no_right_yet_by_a_clock_that_was_put_back_is_told_of_the_clock(client, programme_manager, settings):
    plan = plan_in(programme_manager)
    client.force_login(User.objects.create_user("new", "a-long-password", full_name="New", role="programme_manager"))
    settings.TODAY = TODAY - timedelta(days=400)
    answer = client.get(f"/plan/{plan.pk}/")
    assert answer.status_code == 422
    assert "This machine’s clock says 16 October 2025" in answer.content.decode()
