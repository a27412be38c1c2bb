"""Random changes of every kind, replayed from the trail, equal the database; and many people lose no edit."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldthread_site.plans import models
from goldthread_site.trail.verifying import verdict
from tests.support.benches import on_both, once, printed
from tests.support.django_site import TODAY
from tests.support.random_changes import differences, lives
from tests.support.site import person


@pytest.mark.django_db
def test_500_random_operations_replayed_from_the_trail_equal_the_database(programme_manager):
    living = lives(programme_manager, person("director"), seed=20, begun=TODAY - timedelta(days=700))
    living.operate(500)
    assert min(living.done.values()) > 5 and len(living.days) > 5
    assert differences(living) == [] and verdict().others == () and verdict().holds
    row = models.Action.objects.filter(plan=living.plans[1]).first()
    models.Action.objects.filter(pk=row.pk).update(value={**row.value, "text": "Behind the trail’s back"})
    assert len(differences(living)) == 2  # it is neither what the trail says nor what was made of it
    assert verdict().others == (f"The action {row.key} of plan {row.plan_id} is not as its last revision says.",)


@once
@on_both
def test_many_people_on_few_rows_lose_no_edit_and_are_not_locked_out(database):
    said = printed("bench.edits", "--people", "8", "--edits", "5", database=database)
    assert "edits 40, not saved 0" in said and "lost 0, locked 0" in said
