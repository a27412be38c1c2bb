"""An unfinished action carried into the next plan: first date, moves, history and proof, over both plans."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Used
from goldthread.plan.live.update import Update
from goldthread.plan.moves import times_moved
from goldthread_site.look.clock import lived_again
from goldthread_site.plans import models
from goldthread_site.plans.agreeing.actions import move_date
from goldthread_site.plans.changing import changing
from goldthread_site.plans.ending.actions import Said, reopen
from goldthread_site.plans.ending.carrying import Place
from goldthread_site.plans.evidence import actions as proof
from goldthread_site.plans.hand_down.actions import edges
from goldthread_site.plans.references import actions as references
from goldthread_site.plans.rows import core_plan, live
from goldthread_site.trail.record import first_broken_link
from goldthread_site.trail.verifying import rows_that_differ
from tests.support.django_site import TODAY
from tests.support.ending import close, next_plan
from tests.support.site import given, person, plan_in
from tests.support.two_plans import COUNCIL, TEAM, linked, put

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\nminutes\n%%EOF\n"


@pytest.fixture
def plan(programme_manager):
    with lived_again(date(2026, 8, 1)):
        return plan_in(programme_manager, terms={"most_days": 400})


@pytest.fixture
def to(programme_manager):
    return next_plan(programme_manager)


def text(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def lived(plan, by) -> None:
    """The first action, printed as moved once, moves once more; an update, and proof."""
    with lived_again(date(2026, 9, 1)):
        row = models.Action.objects.get(plan=plan, key="a1")
        move_date(by=by, row=row, was=row.version, to="31 October 2026", why="The list needs a clerk")
        with changing(plan, by=by, why="Update") as change:
            said = {"id": "u1", "action": "a1", "on": "2026-09-01", "by": "Lena Osgood"}
            change.add(models.Update, Update(**said, changed="Sent in 2 of 4 teams", rag="amber"))
        file = SimpleUploadedFile("minutes.pdf", PDF)
        used = [Used(entity="actions", key="a1")]
        proof.add(by=by, plan=plan, on=date(2026, 9, 1), to=used, file=file, title="Minutes of August")


def carried(plan, to, by, **said) -> models.Action:
    """The first action as it is in the next plan."""
    close(plan, by, on=TODAY, to=to, a1=Said("carried", place=Place("n1")), **said)
    return models.Action.objects.get(plan=to, key=live(to, models.CrossReference)[0].key)


def test_an_action_is_carried_with_every_earlier_date(programme_manager, plan, to):
    lived(plan, programme_manager)
    row = carried(plan, to, programme_manager)
    new = row.read
    assert (new.due.latest, new.due.slipped_from) == ("2026-10-31", ("Feb 2026", "Sept 2026"))
    assert (new.recommendations, new.section, new.ref, new.leads) == (("n1",), "s1", "1.1", ("Lena Osgood",))
    assert times_moved(new) == 2 and row.slipped
    assert first_broken_link(to.pk) is None and list(rows_that_differ()) == []


def test_the_limit_of_moves_counts_on(programme_manager, plan, to):
    lived(plan, programme_manager)
    with changing(to, by=programme_manager, why="A limit") as change:
        change.head(terms={**to.value["terms"], "most_moves": 2})
    row = carried(plan, to, programme_manager)
    made = move_date(by=programme_manager, row=row, was=row.version, to="30 November 2026", why="The clerk is ill")
    assert made.state == "asked"  # the 3rd move over both plans


def test_the_ledger_counts_from_the_first_date_and_has_the_reasons_of_both_plans(
    as_programme_manager, programme_manager, plan, to, django_assert_num_queries
):
    lived(plan, programme_manager)
    carried(plan, to, programme_manager)
    said = text(as_programme_manager.get(reverse("plans:dates", args=[to.pk])))
    assert "The list needs a clerk" in said and "moved twice: 8 months" in said and "Feb 2026" in said


def test_the_page_of_the_action_shows_what_was_before_and_its_proof(as_programme_manager, programme_manager, plan, to):
    lived(plan, programme_manager)
    row = carried(plan, to, programme_manager)
    said = text(as_programme_manager.get(reverse("plans:action", args=[to.pk, row.key])))
    assert "Before this plan: 1 update, the last of 1 Sep 2026" in said and "Sent in 2 of 4 teams" in said
    assert "closed on 20 November 2026. Its dates count on from the first." in said
    evidence = live(plan, models.Evidence)[0].id
    assert f'href="{reverse("plans:evidence_one", args=[plan.pk, evidence])}">Minutes of August</a>' in said
    assert as_programme_manager.get(reverse("plans:evidence_file", args=[plan.pk, evidence, 1])).status_code == 200
    old = text(as_programme_manager.get(reverse("plans:action", args=[plan.pk, "a1"])))
    assert "It was unfinished, and is carried on." in old and "Carried on as" in old


def test_who_may_not_see_the_closed_plan_does_not_see_its_history(client, programme_manager, plan, to):
    lived(plan, programme_manager)
    row = carried(plan, to, programme_manager)
    reader = person("viewer", username="reader")
    reader.grants.all().delete()
    given(reader, "viewer", plan=to.pk)
    client.force_login(reader)
    said = text(client.get(reverse("plans:action", args=[to.pk, row.key])))
    assert "a plan that you may not open" in said
    words = ("Sent in 2 of 4 teams", "Minutes of August", "The list needs a clerk")
    assert not [word for word in words if word in said]


def test_it_is_the_owners_own_in_the_next_plan_alone(programme_manager, plan, to):
    from goldthread_site.my.whose import actions_of

    owner = person("action_owner", full_name="Lena Osgood")
    row = carried(plan, to, programme_manager)
    assert [(at.pk, action.key) for at, action in actions_of(owner)] == [(to.pk, row.key)]


def test_the_link_to_the_past_is_not_taken_away(programme_manager, plan, to):
    carried(plan, to, programme_manager)
    link = models.CrossReference.objects.get(plan=to)
    with pytest.raises(UserError, match="this link stays"):
        references.withdraw(by=programme_manager, plan=to, key=link.key, was=link.version, why="Away")


def test_a_relative_date_keeps_its_day_in_a_plan_of_another_start(programme_manager, to):
    action = {"id": "a1", "text": "Send the list", "due": {"text": "3 months", "kinds": ["relative"]}}
    rows = {"actions": [action], "remedial_actions": [], "terms": {"starts": "2026-01-31"}}
    plan = plan_in(programme_manager, data=b"relative", **rows)
    assert carried(plan, to, programme_manager).read.due.latest == "2026-04-30"


def test_the_form_suggests_the_place_that_the_words_are_alike(as_programme_manager, plan, to):
    said = as_programme_manager.get(f"{reverse('plans:close_final', args=[plan.pk])}?next={to.pk}").content.decode()
    row = models.Action.objects.get(plan=plan, key="a1")
    box = said.split(f'name="a{row.pk}"')[1].split("</select>")[0]
    assert 'value="carried:recommendation:n1" selected' in box
    assert as_programme_manager.get(f"{reverse('plans:close_final', args=[plan.pk])}?next=99999").status_code == 404


def test_what_a_team_was_given_is_not_handed_down_to_itself_where_its_plan_goes_on(programme_manager):
    council, team = put(COUNCIL, programme_manager), put(TEAM, programme_manager)
    linked(programme_manager, council, team, "a1", "b2")
    close(council, programme_manager, on=TODAY, to=team, a1=Said("carried"))
    assert edges() == [] and models.CrossReference.objects.filter(plan=team, value__kind="carried on from").exists()


def test_a_plan_opened_again_and_closed_again_carries_no_action_twice(programme_manager, plan, to):
    first = carried(plan, to, programme_manager)
    reopen(by=programme_manager, plan=plan, was=plan.version, why="Closed too early")
    plan.refresh_from_db()
    before = models.Action.objects.filter(plan=to).count()
    assert carried(plan, to, programme_manager).key == first.key
    assert models.Action.objects.filter(plan=to).count() == before
    assert next(fate.key for fate in core_plan(plan).closing.fates if fate.action == "a1") == first.key
