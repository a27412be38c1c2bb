"""An action is handed down to a team's plan, its progress rolls up, and it is taken back."""

from __future__ import annotations

import html
from datetime import date

import pytest
from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.look.clock import lived_again
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.plans.erased import without_words
from goldthread_site.plans.hand_down.actions import Handed, Task, hand_down
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.django_site import TODAY
from tests.support.site import given, person
from tests.support.two_plans import COUNCIL, TEAM, linked, put

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return put(COUNCIL, programme_manager)


@pytest.fixture
def team(programme_manager):
    return put(TEAM, programme_manager)


def page(view: str, *args) -> str:
    return reverse(f"plans:{view}", args=args)


def said(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def form_of(client, where: str, **typed) -> dict:
    """What the page's form would send, with what is typed in it."""
    form = client.get(where).context["form"]
    return {name: form[name].value() or "" for name in form.fields if name != "linked"} | typed


def down(plan, key: str = "a1") -> str:
    return page("hand_down", plan.pk, key)


def test_two_actions_are_written_in_the_teams_plan_and_both_trails_say_so(as_programme_manager, plan, team):
    where = f"{down(plan)}?team={team.pk}"
    typed = {
        "text_1": "Meet before month 4", "due_1": "31/1/2027", "owner_1": "Aisha Reed",
        "text_2": "List the children", "note": "Begin with the youngest",
    }  # fmt: skip
    answer = as_programme_manager.post(where, form_of(as_programme_manager, where, **typed), follow=True)
    assert "Handed down to Permanence team plan: 2 actions there answer this one." in said(answer)
    kept = models.HandDown.objects.get(plan=plan).read
    first, second = (models.Action.objects.get(plan=team, key=key).read for key in kept.actions)
    assert (first.text, first.due.latest, first.leads) == ("Meet before month 4", "2027-01-31", ("Aisha Reed",))
    assert (second.text, second.due.latest, kept.note) == ("List the children", None, "Begin with the youngest")
    why = models.Recommendation.objects.get(plan=team, key=first.recommendations[0]).read
    assert (why.number, why.text) == ("13", "Children wait too long for a lasting home")
    for each in (plan, team):
        last = Revision.objects.filter(plan=each.pk).order_by("-place").first()
        assert last.why == "Handed down to Permanence team plan" and first_broken_link(each.pk) is None


def test_a_new_plan_is_begun_for_a_team(as_programme_manager, plan):
    where = f"{down(plan)}?team=new"
    shown = form_of(as_programme_manager, where)
    assert (shown["text_1"], shown["due_1"]) == ("Do a1", "28 Feb 2027")
    typed = {**shown, "title": "Fostering plan", "team": "Fostering team", "lead": "Aisha Reed"}
    assert as_programme_manager.post(where, typed).status_code == 302
    made = models.Plan.objects.get(title="Fostering plan")
    assert made.authority == "Fernshire" and made.sections.get().read.lead == "Aisha Reed"
    assert made.actions.get().read.text == "Do a1" and first_broken_link(made.pk) is None
    again = as_programme_manager.post(where, typed)
    assert again.status_code == 302 and models.Plan.objects.filter(title="Fostering plan").count() == 1


def test_actions_that_are_there_are_linked_and_the_button_pressed_twice_links_once(as_programme_manager, plan, team):
    where = f"{down(plan)}?team={team.pk}"
    shown = said(as_programme_manager.get(where))
    assert "2 Do b2, due 31 Oct 2026" in shown and "Do b1" not in shown  # b1 is done
    typed = form_of(as_programme_manager, where, linked=["b2", "b3"])
    for _ in range(2):
        assert as_programme_manager.post(where, typed).status_code == 302
    assert models.HandDown.objects.get().read.actions == ("b2", "b3")
    assert Revision.objects.filter(plan=team.pk, why__startswith="Handed").count() == 0


def test_the_figures_on_the_actions_page_in_lists_and_on_the_overview(
    as_programme_manager, programme_manager, plan, team
):
    linked(programme_manager, plan, team)
    own = said(as_programme_manager.get(page("action", plan.pk, "a1")))
    assert "Handed down: 1 of 3 done, 1 late" in own
    assert "The last is due 31 March 2027, after this action’s own date, 28 February 2027." in own
    assert "This action is claimed green, and of what was handed down 1 of 3 is late." in own
    listed = said(as_programme_manager.get(page("actions", plan.pk)))
    assert "Handed down: 1 of 3 done, 1 late. The team says otherwise. The team ends later<" in listed
    assert "Handed down: 1 of 3 done, 1 late" in said(as_programme_manager.get(page("recommendation", plan.pk, "r1")))
    assert "1 action is handed down: 1 of 3 done, 1 late." in said(as_programme_manager.get(page("overview", plan.pk)))
    above = said(as_programme_manager.get(page("overview", team.pk)))
    assert "3 actions here answer <" in above and "action 1</a>, “Do a1”, in Improvement plan:" in above
    assert "This action, with 2 others of this plan, answers" in said(
        as_programme_manager.get(page("action", team.pk, "b2"))
    )


def test_a_list_asks_four_questions_more_however_many_are_handed_down(
    as_programme_manager, programme_manager, plan, team, django_assert_num_queries, connection_queries
):
    where = page("actions", plan.pk)
    none = connection_queries(lambda: as_programme_manager.get(where))
    linked(programme_manager, plan, team)
    one = connection_queries(lambda: as_programme_manager.get(where))
    linked(programme_manager, plan, team, "a2", "b2", once="h00000000000b")
    two = connection_queries(lambda: as_programme_manager.get(where))
    assert one == two == none + 3  # what the teams handed on, their actions, their plans


@pytest.fixture
def connection_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(call) -> int:
        call()  # what is kept in the process is there
        with CaptureQueriesContext(connection) as asked:
            call()
        return len(asked)

    return count


def test_three_levels_roll_up_and_no_plan_hands_down_to_one_above_it(
    as_programme_manager, programme_manager, plan, team
):
    lowest = put({**TEAM, "title": "Clerks"}, programme_manager, actions=[TEAM["actions"][1]])
    linked(programme_manager, plan, team)
    linked(programme_manager, team, lowest, "b3", "b2", once="h00000000000b")
    own = said(as_programme_manager.get(page("action", plan.pk, "a1")))
    assert "Handed down: 1 of 4 done, 2 late" in own and "Handed on by that team: 0 of 1 done, 1 late" in own
    offered = said(as_programme_manager.get(down(lowest, "b2")))
    assert "Improvement plan</label>" not in offered and "Permanence team plan</label>" not in offered
    for upper in (plan, team):
        with pytest.raises(UserError, match="round in a circle"):
            linked(programme_manager, lowest, upper, "b2", upper.actions.first().key, once="h00000000000c")
    assert models.HandDown.objects.count() == 2


def test_taken_back_with_a_reason_it_rolls_up_no_more(as_programme_manager, programme_manager, plan, team):
    kept = linked(programme_manager, plan, team)
    where = page("take_back", plan.pk, kept.id)
    assert as_programme_manager.post(where, {"version": 1, "why": ""}).status_code == 422
    assert as_programme_manager.post(where, {"version": 1, "why": "The team was dissolved"}).status_code == 302
    own = said(as_programme_manager.get(page("action", plan.pk, "a1")))
    assert "Not handed down any more" in own and "taken back: The team was dissolved" in own
    assert "“Do a1”, in Improvement plan" not in said(as_programme_manager.get(page("overview", team.pk)))
    stale = as_programme_manager.post(where, {"version": 1, "why": "Another reason"})
    assert stale.status_code == 409 and "took it back already: The team was dissolved" in said(stale)


def test_what_was_taken_back_stays_so_when_its_words_are_erased(programme_manager, plan, team):
    kept = linked(programme_manager, plan, team).model_copy(update={"withdrawn": "Ben moved", "note": "For Ben"})
    left = without_words("hand_downs", kept.model_dump(mode="json"), "This text was erased")
    assert (left["withdrawn"], left["note"], left["actions"]) == (
        "This text was erased", "This text was erased", ["b1", "b2", "b3"],
    )  # fmt: skip


def test_an_action_that_changed_meanwhile_is_looked_at_again_and_no_word_is_lost(
    as_programme_manager, programme_manager, plan, team
):
    where = f"{down(plan)}?team={team.pk}"
    typed = form_of(as_programme_manager, where, text_1="Meet before month 4")
    row = models.Action.objects.get(plan=plan, key="a1")
    with changing(plan, by=programme_manager, why="Shorter") as change:
        change.put(row, row.read.model_copy(update={"text": "Do less"}), was=1)
    answer = as_programme_manager.post(where, typed)
    assert answer.status_code == 409 and "Meet before month 4" in said(answer) and "Do less" in said(answer)
    assert not models.HandDown.objects.exists() and models.Action.objects.filter(plan=team).count() == 3
    again = {**typed, "version": answer.context["form"]["version"].value()}
    assert as_programme_manager.post(where, again).status_code == 302


@pytest.mark.parametrize(
    "typed, says",
    [
        ({}, "Say what the team will do, or tick an action below."),
        ({"due_1": "31/1/2027"}, "Say what the team will do, or empty the date"),
        ({"text_1": "Meet", "due_1": "31/06/2027"}, "31/06/2027 is not a date. June has 30 days."),
        ({"text_1": "Meet", "due_1": "soon"}, "“soon” is not a date"),
        ({"text_1": "Meet", "due_1": "1/1/2026"}, "The date must be after today, 20 November 2026"),
        ({"text_1": "Meet", "linked": ["zz"]}, "zz"),
        ({"text_1": "Meet", "once": "x"}, "Open this page again."),
    ],
)
def test_what_is_missing_is_one_sentence_and_nothing_is_saved(as_programme_manager, plan, team, typed, says):
    where = f"{down(plan)}?team={team.pk}"
    answer = as_programme_manager.post(where, form_of(as_programme_manager, where, **typed))
    assert answer.status_code == 422 and says in said(answer)
    assert not models.HandDown.objects.exists() and models.Action.objects.filter(plan=team).count() == 3


def test_both_plans_change_or_neither(programme_manager, plan, team, monkeypatch):
    monkeypatch.setattr("goldthread_site.plans.hand_down.actions._keep", lambda *_: 1 / 0)
    handed = Handed((Task("Meet"),))
    with pytest.raises(ZeroDivisionError):
        hand_down(by=programme_manager, plan=plan, action="a1", was=1, team=team, handed=handed, once="h0", today=TODAY)
    assert models.Action.objects.filter(plan=team).count() == 3 and first_broken_link(team.pk) is None


def test_who_runs_one_plan_alone_hands_down_to_none_she_does_not_run(client, plan, team):
    hers = person("board_member")
    given(hers, "programme_manager", plan=plan.pk)
    client.force_login(hers)
    assert "You run no other plan" in said(client.get(down(plan)))
    assert client.get(f"{down(plan)}?team={team.pk}").status_code == 422
    assert client.get(f"{down(plan)}?team=new").status_code == 422
    client.force_login(person("action_owner"))
    assert client.get(down(plan)).status_code == 403


def reader_of(plan) -> object:
    from goldthread_site.people.models import User

    who = User.objects.create_user(f"reader-{plan.pk}", "a-long-password", full_name="A reader")
    given(who, "viewer", plan=plan.pk)
    return who


def test_who_may_not_open_the_other_plan_is_told_counts_alone(client, programme_manager, plan, team):
    linked(programme_manager, plan, team)
    client.force_login(reader_of(plan))
    own = said(client.get(page("action", plan.pk, "a1")))
    assert "Handed down: 1 of 3 done, 1 late" in own and "a plan that you may not open" in own
    assert "Permanence" not in own and "Do b2" not in own and "31 March 2027" not in own
    first = said(client.get(page("overview", plan.pk)))
    assert "1 of 3 is late" in first and "Permanence" not in first and "31 March 2027" not in first
    client.force_login(reader_of(team))
    above = said(client.get(page("overview", team.pk)))
    assert "3 actions here answer an action of another plan:" in above and "Do a1" not in above


def test_a_closed_plan_and_a_withdrawn_action_are_said(as_programme_manager, programme_manager, plan, team):
    linked(programme_manager, plan, team)
    row = models.Action.objects.get(plan=team, key="b3")
    with changing(team, by=programme_manager, why="Not needed") as change:
        change.put(row, row.read.model_copy(update={"withdrawn": True}), was=1)
    with changing(team, by=programme_manager, why="Over") as change:
        change.head(closing={"on": "2026-11-10", "by": "Priya", "why": "The team is dissolved"})
    own = said(as_programme_manager.get(page("action", plan.pk, "a1")))
    assert "1 of 2 done, 1 late" in own and "1 withdrawn by the team" in own
    assert "The team’s plan was closed on 10 November 2026 with 1 action not done." in own
    assert "Permanence team plan</label>" not in said(as_programme_manager.get(down(plan)))
    with changing(plan, by=programme_manager, why="Over") as change:
        change.head(closing={"on": "2026-11-10", "by": "Priya", "why": "Done"})
    assert as_programme_manager.get(down(plan)).status_code == 422


def test_a_past_day_shows_what_the_team_said_then(as_programme_manager, programme_manager, plan, team):
    with lived_again(date(2026, 10, 5)):
        linked(programme_manager, plan, team)
    with lived_again(date(2026, 11, 10)):
        row = models.Action.objects.get(plan=team, key="b2")
        with changing(team, by=programme_manager, why="Done") as change:
            change.put(row, row.read.model_copy(update={"completed": "2026-11-10"}), was=1)
    where = page("action", plan.pk, "a1")
    for day, figures in (
        ("2026-10-06", "1 of 3 done"),
        ("2026-11-05", "1 of 3 done, 1 late"),
        ("2026-11-11", "2 of 3 done"),
    ):
        assert f"Handed down: {figures}</h2>" in said(as_programme_manager.get(f"{where}?as_at={day}"))
    assert "Handed down" not in said(as_programme_manager.get(f"{where}?as_at=2026-10-04"))
    assert as_programme_manager.get(f"{down(plan)}?as_at=2026-10-06").status_code == 422


def test_the_update_form_proposes_what_the_team_suggests(client, programme_manager, plan, team):
    linked(programme_manager, plan, team)
    client.force_login(person("action_owner", full_name="Owen Tarrant"))
    form = said(client.get(reverse("my:update", args=[plan.pk, "a1"])))
    assert "The team’s actions suggest amber, because 1 of 3 is late." in form
    assert "What was handed down ends on 31 March 2027" in form
    mine = said(client.get(reverse("my:actions")))
    assert "Handed down: 1 of 3 done, 1 late." in mine and "What was handed down ends on 31 March 2027" in mine


def test_the_teams_action_says_on_a_past_day_what_it_answered_then(as_programme_manager, programme_manager, plan, team):
    with lived_again(date(2026, 10, 5)):
        linked(programme_manager, plan, team, "a1", "b2")
    where = page("action", team.pk, "b2")
    assert "“Do a1”, in Improvement plan" in said(as_programme_manager.get(f"{where}?as_at=2026-10-06"))
    assert "This action answers" not in said(as_programme_manager.get(f"{where}?as_at=2026-10-04"))
