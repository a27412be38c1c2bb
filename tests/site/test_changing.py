"""A row changes in one way: by someone, for a reason, with its revision, never over somebody else's words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from goldthread.errors import UserError
from goldthread.plan.live.update import Update
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import lived_again, moment
from goldthread_site.plans import actions, changing, models
from goldthread_site.plans.rows import core_plan, live
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.django_site import TODAY
from tests.support.fernshire import SMALL_PLAN

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    from django.db import transaction

    with transaction.atomic():
        return actions.put_in(
            CorePlan.model_validate(SMALL_PLAN), by=programme_manager, why="Brought in", file_name="p.json",
            file_digest="0" * 64,
        )  # fmt: skip


def _first(plan):
    return models.Action.objects.get(plan=plan, key="a1")


def test_a_change_has_its_revision_and_a_new_version(plan, programme_manager):
    row = _first(plan)
    with changing.changing(plan, by=programme_manager, why="The desk opened") as change:
        change.put(row, row.read.model_copy(update={"rag": "green"}), was=row.version)
    after = _first(plan)
    last = Revision.objects.filter(plan=plan.pk).order_by("-place").first()
    assert (after.rag, after.version) == ("green", 2)
    assert (last.key, last.value["rag"], last.by, last.why) == ("a1", "green", programme_manager, "The desk opened")
    assert first_broken_link(plan.pk) is None


def test_a_stale_edit_is_refused_with_both_texts_and_nothing_of_it_is_saved(plan, programme_manager, viewer):
    row = _first(plan)
    with changing.changing(plan, by=programme_manager, why="First") as change:
        change.put(row, row.read.model_copy(update={"status": "First words"}), was=row.version)
    count = Revision.objects.count()
    with (
        pytest.raises(changing.StaleRow, match=programme_manager.full_name) as fault,
        changing.changing(plan, by=viewer, why="Second") as change,
    ):
        said = Update(id="u1", action="a1", on="2026-11-20", by="V")
        change.add(models.Update, said)
        change.put(row, row.read.model_copy(update={"status": "Second words"}), was=row.version)
    assert (fault.value.mine.status, fault.value.row.read.status) == ("Second words", "First words")
    assert Revision.objects.count() == count and not models.Update.objects.exists()


@pytest.mark.parametrize(
    "why, value", [("", {"rag": "green"}), ("No such row", {"recommendations": ("r9",)}), ("None", {"section": "s9"})]
)
def test_a_change_without_reason_or_to_a_row_that_is_not_there_changes_nothing(plan, programme_manager, why, value):
    row, count = _first(plan), Revision.objects.count()
    with pytest.raises(UserError), changing.changing(plan, by=programme_manager, why=why) as change:
        change.put(row, row.read.model_copy(update=value), was=row.version)
    assert _first(plan).value == row.value and Revision.objects.count() == count


def test_the_plan_as_at_a_day_is_the_plan_as_it_stood(plan, programme_manager):
    before = core_plan(plan)
    yesterday = moment()
    row = _first(plan)
    with changing.changing(plan, by=programme_manager, why="A new word") as change:
        change.put(row, row.read.model_copy(update={"status": "Opened"}), was=1)
        change.head(title="Another title")
        change.add(models.Update, Update(id="u1", action="a1", on="2026-11-20", by="P", changed="Calls are answered"))
    later = moment() + timedelta(seconds=1)
    assert core_plan(plan, at=yesterday) == before
    plan.refresh_from_db()
    assert core_plan(plan, at=later) == core_plan(plan) != before
    assert live(plan, models.Update, at=yesterday) == ()
    assert live(plan, models.Update, at=later, action="a1") == live(plan, models.Update, action="a1")
    with pytest.raises(LookupError):
        core_plan(plan, at=yesterday - timedelta(days=1))


@pytest.mark.parametrize(
    "as_at, said", [("2026-11-31", "no day"), ("2030-01-01", "to come"), ("2020-01-01", "nothing is known")]
)
def test_a_day_that_cannot_be_shown_is_one_sentence(client, plan, viewer, as_at, said):
    client.force_login(viewer)
    answer = client.get(f"/plan/{plan.pk}/?as_at={as_at}")
    assert answer.status_code == 422 and said in answer.content.decode().lower()


def test_a_past_day_opens_a_page_as_it_stood(client, plan, viewer, programme_manager):
    row = _first(plan)
    with lived_again(TODAY + timedelta(days=2)):
        with changing.changing(plan, by=programme_manager, why="Two are needed") as change:
            change.put(row, row.read.model_copy(update={"text": "Open two duty desks"}), was=1)
        client.force_login(viewer)
        page = f"/plan/{plan.pk}/action/a1/"
        said = [client.get(page, as_at).content.decode() for as_at in ({}, {"as_at": TODAY.isoformat()})]
    assert ["Open two duty desks" in each for each in said] == [True, False]
    assert "Open a duty desk" in said[1]
