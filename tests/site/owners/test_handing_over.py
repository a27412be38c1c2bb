"""Whoever leaves hands over everything, a part or a row: whole or not at all."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldthread_site.owners import actions
from goldthread_site.owners.models import Party
from goldthread_site.plans.models import Action
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.django_site import TODAY
from tests.support.owners import LEADS, at, handover, leads, owners_form, settle
from tests.support.site import given, person
from tests.support.words import heading, row_of, words

pytestmark = pytest.mark.django_db


def test_what_the_one_who_left_leads_is_said_until_it_is_handed_over(browser, plan, leaving):
    said = words(browser.get(at(plan, "overview")).content.decode())
    assert "3 actions are led by somebody who has left" in said
    assert "Has left" in row_of(browser.get(at(plan, "load")).content.decode(), "Lena Osgood")
    assert "left on 20 Nov 2026" in words(browser.get(at(plan, "action", "a1")).content.decode())


def test_everything_is_handed_over_in_both_plans_with_one_reason_and_the_other_lead_stays(browser, plan, add, leaving):
    lena, _joan, second = leaving
    ann = add("Ann Holt")
    count = Revision.objects.count()
    preview, go = handover(browser, lena, all=ann.pk, why="Ann begins on Monday")
    assert heading(preview.content.decode()) == "Hand over 4 actions?" and Revision.objects.count() == count
    go()
    assert leads(plan) == [["Ann Holt"], ["Ann Holt"], ["Joan Sefton", "Ann Holt"]]
    assert leads(second) == [["Ann Holt"], [], []]
    written = Revision.objects.order_by("-pk")[:4]
    assert {row.why for row in written} == {"Ann begins on Monday"} and len(written) == 4
    assert first_broken_link(plan.pk) is None
    assert (
        "Nothing is in the name of Lena Osgood any more"
        in browser.get(reverse("plans:leaver", args=[lena.pk])).content.decode()
    )


def test_a_part_and_a_row_go_to_others_and_a_row_stays(browser, plan, add, leaving):
    lena, joan, _second = leaving
    ann = add("Ann Holt")
    rows = {one.key: one.pk for one in Action.objects.filter(plan=plan)}
    sent = {f"part-{plan.pk}-s1": joan.pk, f"row-action-{rows['a2']}": "keep", f"row-action-{rows['a3']}": ann.pk}
    _preview, go = handover(browser, lena, **sent)
    go()
    assert leads(plan) == [["Joan Sefton"], [LEADS[1][0]], ["Joan Sefton", "Ann Holt"]]


@pytest.mark.parametrize(
    "sent, said",
    [
        ({"all": "lena"}, "Lena Osgood cannot hand over to themselves"),
        ({"all": "gone"}, "Ann Holt left on 20 November 2026"),
        ({"all": "99999"}, "This is nobody in the directory"),
        ({"all": "joan", "sure": "1"}, "The list has changed while you were choosing"),
        ({}, "Choose who takes over"),
    ],
)
def test_a_handover_that_cannot_be_is_one_sentence(browser, programme_manager, plan, add, leaving, sent, said):
    ann = add("Ann Holt")
    actions.mark_left(by=programme_manager, why="Left", party=ann, was=1, on=TODAY)
    numbers = {"lena": leaving[0].pk, "joan": leaving[1].pk, "gone": ann.pk}
    sent = {name: numbers.get(value, value) for name, value in sent.items()} or {"why": "x"}
    answer = browser.post(reverse("plans:leaver", args=[leaving[0].pk]), sent)
    assert answer.status_code == 422 and said in answer.content.decode()
    assert leads(plan)[0] == ["LO"]


def test_a_row_that_somebody_saved_meanwhile_stops_the_whole_handover(browser, plan, add, leaving):
    lena, joan, second = leaving
    _preview, go = handover(browser, lena, all=joan.pk)
    browser.post(at(second, "action_owners", "a1"), owners_form(browser, second, "a1", members_add=f"p{joan.pk}"))
    answer = go()
    assert answer.status_code == 422 and "A programme_manager saved one of these rows" in answer.content.decode()
    assert leads(second)[0] == ["Lena Osgood"] and leads(plan)[0] == ["LO"]


def test_a_post_goes_to_somebody_else_with_what_it_leads(browser, programme_manager, plan, add, leaving):
    joan = leaving[1]
    post = Party.objects.get(pk=add("Head of Service", kind="post", held_by=joan).pk)
    settle(programme_manager, plan, "HoS", post)
    page = reverse("plans:leaver", args=[joan.pk])
    assert "Head of Service" in browser.get(page).content.decode()
    ann = add("Ann Holt")
    browser.post(page, {f"post-{post.pk}": ann.pk, "was": f"post-{post.pk}:1", "sure": "1"})
    post.refresh_from_db()
    assert post.held_by == ann


def test_who_runs_one_part_of_a_plan_changes_owners_there_only(client, plan, leaving):
    lena, joan, _second = leaving
    some = person("action_owner")
    given(some, "programme_manager", plan=plan.pk, section="s1")
    client.force_login(some)
    assert [client.get(at(plan, "action_owners", key)).status_code for key in ("a1", "a3")] == [200, 403]
    _preview, go = handover(client, lena, all=joan.pk)
    go()
    assert leads(plan) == [["Joan Sefton"], ["Joan Sefton"], [LEADS[2][0]]]
