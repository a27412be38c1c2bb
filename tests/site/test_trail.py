"""The trail: one revision for every change, chained, and never changed afterwards."""

from __future__ import annotations

import pytest
from django.db import transaction

from goldthread_site.trail.models import Revision, TrailIsAppendOnly
from goldthread_site.trail.record import Change, first_broken_link, record

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
