"""A position: prepared from the last one, a draft that readers never see, frozen once it is published."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.urls import reverse

from goldthread.errors import PositionIsPublished
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import lived_again
from goldthread_site.plans.changing import changing
from goldthread_site.plans.models import Position, PositionDraft
from goldthread_site.plans.positions import actions
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.django_site import TODAY
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db
JULY = {
    "recommendation": "1", "as_at": "2026-07-01", "outcome": {"text": ["Cover in every team"], "rag": "green"},
    "impact": {"text": ["Seen alone more often"], "rag": "amber"},
    "actions_completed": {"text": ["1 of 2"], "rag": "red"},
}  # fmt: skip
SAID = {
    "as_at": "1/11/2026", "outcome_rag": "green", "outcome_text": "Every team has cover\nManagers check it",
    "impact_rag": "amber", "impact_text": "Visits are no more punctual", "actions_completed_rag": "green",
    "actions_completed_text": "2 of 2", "version": 1,
}  # fmt: skip


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager, positions=[JULY], terms={"starts": "2026-02-01"})


@pytest.fixture
def draft(plan, programme_manager):
    return actions.start_draft(by=programme_manager, plan=plan, recommendation="1", as_at=TODAY, today=TODAY)


def page(view: str, *args) -> str:
    return reverse(f"plans:{view}", args=args)


def said(answer) -> str:
    return html.unescape(answer.content.decode())


def published(plan, draft, by) -> Position:
    actions.publish(by=by, plan=plan, key=draft.key, was=PositionDraft.objects.get(pk=draft.pk).version, today=TODAY)
    return Position.objects.get(plan=plan, key=draft.key)


def test_the_draft_carries_the_last_position_on(as_programme_manager, plan):
    answer = as_programme_manager.post(page("position_new", plan.pk, "1"), {"as_at": "1 November 2026"}, follow=True)
    shown = said(answer)
    assert "position as at 1 Nov 2026" in shown and "Seen alone more often" in shown
    assert "Carried over from 1 Jul 2026. Is it still so?" in shown and "0 of 2 actions are done" in shown
    assert PositionDraft.objects.get().read.outcome.rag == "green" and Position.objects.count() == 1


def test_a_second_press_goes_on_with_the_draft_that_is_there(as_programme_manager, plan, draft):
    answer = as_programme_manager.get(page("position_new", plan.pk, "1"))
    assert answer.url == page("position", plan.pk, draft.key)
    as_programme_manager.post(page("position_new", plan.pk, "1"), {"as_at": "2 November 2026"})
    assert PositionDraft.objects.count() == 1


def test_a_draft_is_written_published_and_frozen(as_programme_manager, plan, draft, programme_manager):
    answer = as_programme_manager.post(page("position", plan.pk, draft.key), {**SAID, "publish": "yes"}, follow=True)
    assert "Publish this position?" in said(answer) and "Managers check it" in said(answer)
    answer = as_programme_manager.post(page("position_publish", plan.pk, draft.key), {"version": 2}, follow=True)
    row = Position.objects.get(plan=plan, key=draft.key)
    assert (row.read.published, row.read.published_by) == ("2026-11-20", "A programme_manager")
    assert row.read.outcome.text == ("Every team has cover", "Managers check it") and row.read.how == {}
    assert "1 Nov 2026" in said(answer) and first_broken_link(plan.pk) is None
    with pytest.raises(PositionIsPublished), changing(plan, by=programme_manager, why="Better words") as change:
        change.put(row, row.read.model_copy(update={"published_by": "Another"}), was=row.version)
    answer = as_programme_manager.post(page("position", plan.pk, draft.key), {**SAID, "version": 3})
    assert answer.status_code == 422 and "what a board has read does not change" in said(answer)
    assert Position.objects.get(pk=row.pk).value == row.value


def test_a_correction_is_a_position_of_a_later_day(plan, draft, programme_manager):
    published(plan, draft, programme_manager)
    again = {"by": programme_manager, "plan": plan, "recommendation": "1", "today": date(2026, 11, 21)}
    with pytest.raises(PositionIsPublished, match="Choose a later day"):
        actions.start_draft(as_at=TODAY, **again)
    assert actions.start_draft(as_at=date(2026, 11, 21), **again).key != draft.key


def test_a_draft_is_seen_by_nobody_who_only_reads(client, plan, draft, viewer):
    client.force_login(viewer)
    assert (
        draft.key not in said(client.get(page("positions", plan.pk)))
        and core_plan(plan).positions[0].as_at == "2026-07-01"
    )
    assert (
        "20 Nov 2026"
        not in said(client.get(page("recommendation", plan.pk, "1")))
        .split("</header>")[1]
        .split("Where it was read")[0]
    )
    assert client.get(page("position", plan.pk, draft.key)).status_code == 403
    assert "draft of" not in said(client.get(reverse("trail:history", args=[plan.pk]))).lower()
    row = reverse("trail:row", args=[plan.pk, "position_drafts", draft.key])
    assert (
        client.get(row).status_code == 404 and client.get(reverse("trail:history", args=[plan.pk])).status_code == 200
    )
    assert client.post(page("position_publish", plan.pk, draft.key), {"version": 1}).status_code == 403


@pytest.mark.parametrize(
    "changes, says",
    [
        ({"as_at": "1 January 2026"}, "is before the plan starts, 1 February 2026"),
        ({"as_at": "1 January 2027"}, "1 January 2027 is to come"),
        ({"as_at": "31/06/2026"}, "31/06/2026 is not a date. June has 30 days."),
        ({"as_at": ""}, "Say which day it speaks of"),
        ({"impact_text": " "}, "Say why impact for children is amber"),
        ({"outcome_rag": "purple"}, "Choose one from the list"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_is_saved(as_programme_manager, plan, draft, changes, says):
    count = Revision.objects.count()
    answer = as_programme_manager.post(page("position", plan.pk, draft.key), {**SAID, **changes})
    assert answer.status_code == 422 and says in said(answer)
    assert (Revision.objects.count(), PositionDraft.objects.get().version) == (count, 1)


def test_a_rating_without_words_is_not_published(programme_manager):
    plan = plan_in(programme_manager, positions=[{**JULY, "outcome": {"rag": "green"}}])
    draft = actions.start_draft(by=programme_manager, plan=plan, recommendation="1", as_at=TODAY, today=TODAY)
    with pytest.raises(Exception, match="the outcome is rated green, and nothing says why"):
        published(plan, draft, programme_manager)
    assert Position.objects.count() == 1 and PositionDraft.objects.get().version == 1


def test_two_people_in_one_draft_see_both_texts(as_programme_manager, plan, draft):
    where = page("position", plan.pk, draft.key)
    as_programme_manager.post(where, {**SAID, "outcome_text": "Their words"})
    answer = as_programme_manager.post(where, {**SAID, "outcome_text": "My words"})
    shown = said(answer)
    assert answer.status_code == 409 and "Their words" in shown and "My words" in shown and "Nothing is lost" in shown
    both = {**SAID, "version": 2, "keep-outcome_text": "join", "join-outcome_text": "Their words\nMy words"}
    as_programme_manager.post(where, both)
    assert PositionDraft.objects.get().read.outcome.text == ("Their words", "My words")


def test_a_draft_that_somebody_changed_is_not_published_unread(as_programme_manager, plan, draft):
    as_programme_manager.post(page("position", plan.pk, draft.key), SAID)
    answer = as_programme_manager.post(page("position_publish", plan.pk, draft.key), {"version": 1})
    assert answer.status_code == 422 and "changed the draft meanwhile" in said(answer) and Position.objects.count() == 1


def test_the_writer_is_reminded_to_leave_children_out(as_programme_manager, plan, draft):
    words = "Jayden's mother came to every meeting"
    answer = as_programme_manager.post(
        page("position", plan.pk, draft.key), {**SAID, "impact_text": words}, follow=True
    )
    assert "may hold a child’s name" in said(answer) and PositionDraft.objects.get().read.impact.text == (words,)


def test_nothing_is_prepared_on_a_past_day(as_programme_manager, programme_manager):
    with lived_again(date(2026, 9, 1)):
        plan = plan_in(programme_manager, data=b"before")
    answer = as_programme_manager.post(page("position_new", plan.pk, "1") + "?as_at=2026-10-01", {"as_at": "1/10/2026"})
    assert answer.status_code == 422 and not PositionDraft.objects.exists()


def test_the_core_holds_no_draft(plan, draft):
    assert draft.key not in CorePlan.model_validate(core_plan(plan)).to_json()
