"""Accepting an import: whole or not at all, once, with a revision for each row."""

from __future__ import annotations

import pytest

from goldthread.plan.model import Plan as CorePlan
from goldthread_site.plans import actions, models, rows
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.site import SMALL_PLAN, plan_in, small_reading

pytestmark = pytest.mark.django_db


def counts() -> dict[str, int]:
    return {
        model.__name__: model.objects.count() for model in (models.Plan, *models.ROWS, Revision, models.ImportDraft)
    }


def test_the_plan_in_the_database_is_the_plan_that_was_read(programme_manager):
    plan = plan_in(programme_manager)
    assert rows.core_plan(plan) == CorePlan.model_validate(SMALL_PLAN)


def test_each_row_has_a_revision_and_the_chain_holds(programme_manager):
    plan = plan_in(programme_manager)
    row_count = sum(model.objects.count() for model in models.ROWS)
    assert row_count == 14
    assert Revision.objects.filter(plan=plan.pk).count() == 1 + row_count
    assert first_broken_link(plan.pk) is None
    assert models.ImportDraft.objects.count() == 0


def test_columns_are_filled_from_the_value(programme_manager):
    action = plan_in(programme_manager).actions.get(key="a1")
    assert (action.ref, action.rag, action.leads, str(action.due_latest), action.slipped) == (
        "1.1", "green", "Lena Osgood", "2026-09-30", True,
    )  # fmt: skip


@pytest.mark.parametrize("broken", ["record", "rows"])
def test_a_failure_on_the_way_leaves_nothing_behind(programme_manager, monkeypatch, broken):
    before = counts()
    if broken == "record":
        monkeypatch.setattr(actions, "record", _fails)
    else:
        monkeypatch.setattr(models.CostLine.objects, "bulk_create", _fails)
    with pytest.raises(OSError):
        plan_in(programme_manager)
    assert counts() == {**before, "ImportDraft": 1}  # the draft stays, to be tried again


def _fails(*args, **kwargs):
    raise OSError("the disk is full")


def test_the_same_file_twice_changes_nothing_and_says_so(programme_manager, monkeypatch):
    monkeypatch.setattr("goldthread.documents.apart.read_plan_apart", lambda data, name: small_reading())
    plan_in(programme_manager, data=b"the same")
    before = counts()
    with pytest.raises(actions.AlreadyIn, match=r"plan.txt: this file was brought in already: it was accepted on"):
        actions.start_import(by=programme_manager, data=b"the same", file_name="plan.txt")
    assert counts() == before


def test_a_draft_changed_in_another_window_is_not_accepted(programme_manager, monkeypatch):
    monkeypatch.setattr("goldthread.documents.apart.read_plan_apart", lambda data, name: small_reading())
    draft = actions.start_import(by=programme_manager, data=b"x", file_name="plan.txt")
    actions.confirm_value(by=programme_manager, draft=draft, kind="actions", key="a1", field="due")
    with pytest.raises(actions.Stale):
        actions.accept_import(by=programme_manager, draft=draft)
    assert models.Plan.objects.count() == 0
