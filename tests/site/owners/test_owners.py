"""Who is who: names settled once, the directory, owners set, and what everyone carries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from goldthread.documents.load import load_document
from goldthread.documents.update_sheets import rows_of_sheet
from goldthread.errors import UserError
from goldthread_site.look.clock import lived_again
from goldthread_site.my import whose
from goldthread_site.owners import actions
from goldthread_site.owners.known import address_of, directory, parties_of
from goldthread_site.owners.mine import actions_of
from goldthread_site.owners.models import Party
from goldthread_site.plans.models import Action
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.django_site import TODAY
from tests.support.owners import LEADS, at, leads, led_by, owners_form, settle
from tests.support.site import person, plan_in
from tests.support.words import heading, row_of, words

pytestmark = pytest.mark.django_db


# --- names, settled once ----------------------------------------------------------------------------------------------


def test_names_are_offered_and_only_those_that_are_sure_are_confirmed_together(browser, plan):
    page = browser.get(at(plan, "owners")).content.decode()
    assert heading(page) == "Say who is meant by 4 names"
    assert "Lena Osgood (new) Its initials" in row_of(page, "LO")
    browser.post(at(plan, "owners"), {"mark": "sure"})
    assert {party.name for party in Party.objects.all()} == {"Lena Osgood", "Joan Sefton"}
    assert directory().meant("LO", plan.pk) is None
    assert heading(browser.get(at(plan, "owners")).content.decode()) == "Say who is meant by 1 name"


def test_initials_are_a_persons_only_once_somebody_says_so_and_in_this_plan_only(browser, plan, add):
    lena = add("Lena Osgood")
    page = browser.get(at(plan, "owners"))
    mark = next(row.mark for row in page.context["page"].open if row.text == "LO")
    browser.post(at(plan, "owners"), {"mark": mark})
    assert directory().meant("LO", plan.pk) == (lena,)
    assert directory().meant("lo.", plan.pk) == (lena,)
    assert directory().meant("LO", plan.pk + 1) is None


def test_a_name_that_is_two_people_is_split(browser, plan, add):
    lena, joan = add("Lena Osgood"), add("Joan Sefton")
    text = "Joan Sefton / Lena Osgood"
    mark = next(r.mark for r in browser.get(at(plan, "owners")).context["page"].open if r.text == text)
    browser.post(at(plan, "name", mark), {"who": "known", "party_1": joan.pk, "party_2": lena.pk, "version": 0})
    assert directory().meant(text, plan.pk) == (joan, lena)


def test_somebody_new_of_a_name_that_is_there_needs_a_note_that_tells_them_apart(browser, plan, add):
    add("Lena Osgood", note="Education")
    add("Lena Osgood")
    mark = next(r.mark for r in browser.get(at(plan, "owners")).context["page"].open if r.text == LEADS[1][0])
    sent = {"who": "new", "name": "Lena Osgood", "kind": "person", "version": 0}
    answer = browser.post(at(plan, "name", mark), sent)
    assert answer.status_code == 422 and "say in the note which one this is" in words(answer.content.decode())
    assert browser.post(at(plan, "name", mark), {**sent, "note": "Front door"}).status_code == 302
    assert directory().meant(LEADS[1][0], plan.pk)[0].called == "Lena Osgood, Front door"


def test_two_people_of_one_name_are_never_confirmed_without_saying_which(browser, plan, add):
    add("Joan Sefton")
    add("Joan Sefton", note="Schools")
    page = browser.get(at(plan, "owners")).content.decode()
    assert "say which" in row_of(page, "Joan Sefton / Lena Osgood")


def test_a_meaning_that_somebody_settled_meanwhile_is_not_written_over(programme_manager, plan, add):
    lena, joan = add("Lena Osgood"), add("Joan Sefton")
    settle(programme_manager, plan, "LO", lena)
    with pytest.raises(UserError, match="settled meanwhile by A programme_manager"):
        settle(programme_manager, plan, "LO", joan)
    assert directory().meant("LO", plan.pk) == (lena,)


# --- the directory ----------------------------------------------------------------------------------------------------

PERSON = {"kind": "person", "name": "Lena Osgood", "note": "", "email": "", "held_by": "", "account": ""}


@pytest.mark.parametrize(
    "sent, said",
    [
        ({"name": " "}, "Write a name"),
        ({"name": "joan  SEFTON"}, "There is a Joan Sefton in the directory already"),
        ({"email": "lena at home"}, "This is no e-mail address"),
        ({"kind": ""}, "Say whether it is a person"),
        ({"held_by": "joan"}, "only by a person"),
        ({"account": "closed"}, "This account is closed or belongs to somebody else"),
    ],
)
def test_an_entry_that_cannot_be_is_one_sentence_and_nothing_is_saved(browser, add, sent, said):
    joan, gone = add("Joan Sefton"), person("viewer", is_active=False)
    numbers = {"joan": str(joan.pk), "closed": str(gone.pk)}
    sent = {**PERSON, **{name: numbers.get(value, value) for name, value in sent.items()}}
    answer = browser.post(reverse("owners:add"), sent)
    assert answer.status_code == 422 and said in words(answer.content.decode())
    assert Party.objects.count() == 1


def test_two_who_change_one_entry_see_both_texts(browser, add):
    lena = add("Lena Osgood")
    page = reverse("owners:party", args=[lena.pk])
    assert browser.post(page, {**PERSON, "email": "a@fernshire.example", "version": 1}).status_code == 302
    answer = browser.post(page, {**PERSON, "email": "b@fernshire.example", "version": 1})
    assert answer.status_code == 409
    assert "a@fernshire.example" in answer.content.decode() and "b@fernshire.example" in answer.content.decode()
    kept = browser.post(page, {**PERSON, "version": 2, "keep-email": "mine", "mine-email": "b@fernshire.example"})
    lena.refresh_from_db()
    assert kept.status_code == 302 and lena.email == "b@fernshire.example" and first_broken_link(0) is None


def test_an_old_name_still_means_the_person_who_has_a_new_one(programme_manager, add):
    lena = add("Lena Osgood")
    lena = actions.change_party(by=programme_manager, why="Married", party=lena, was=1, name="Lena Marsh")
    assert directory().meant("Lena Osgood", 1) == directory().meant("Lena Marsh", 1) == (lena,)


def test_the_directory_says_what_needs_a_look(browser, add):
    account = person("action_owner")
    lena = add("Lena Osgood", account=account)
    add("Head of Service", kind="post", held_by=lena)
    account.is_active = False
    account.save()
    page = browser.get(reverse("owners:parties")).content.decode()
    assert heading(page) == "1 person and 1 post can own actions"
    assert "the account is closed: have they left?" in words(page)


# --- the owners of one action -----------------------------------------------------------------------------------------


def test_several_printed_leads_become_one_lead_and_helpers(browser, programme_manager, plan, add):
    lena, joan = add("Lena Osgood"), add("Joan Sefton")
    settle(programme_manager, plan, "Joan Sefton / Lena Osgood", joan, lena)
    page = browser.get(at(plan, "action_owners", "a3"))
    assert "2 people are named as leads: Joan Sefton, Lena Osgood. Who leads? The others help." in words(
        page.content.decode()
    )
    refused = browser.post(at(plan, "action_owners", "a3"), owners_form(browser, plan, "a3"))
    assert refused.status_code == 422 and "Choose who leads" in refused.content.decode()
    browser.post(at(plan, "action_owners", "a3"), owners_form(browser, plan, "a3", lead=f"p{lena.pk}"))
    action = Action.objects.get(plan=plan, key="a3").read
    assert (action.leads, action.contributors) == (("Lena Osgood",), ("Joan Sefton",))


def test_owners_are_set_with_their_revision_and_a_name_not_settled_stays(browser, plan, add):
    ann, trust = add("Ann Holt"), add("Fernshire Trust", kind="team")
    sent = owners_form(browser, plan, "a1", accountable_add=f"p{ann.pk}", partners_add=f"p{trust.pk}", why="Agreed")
    assert browser.post(at(plan, "action_owners", "a1"), sent).status_code == 302
    action = Action.objects.get(plan=plan, key="a1").read
    assert (action.leads, action.accountable, action.partners) == (("LO",), ("Ann Holt",), ("Fernshire Trust",))
    assert Revision.objects.filter(plan=plan.pk).order_by("-place").first().why == "Agreed"


def test_somebody_who_left_cannot_be_chosen(browser, programme_manager, plan, add):
    ann = add("Ann Holt")
    sent = owners_form(browser, plan, "a1", lead=f"p{ann.pk}")
    actions.mark_left(by=programme_manager, why="Left", party=ann, was=1, on=TODAY)
    answer = browser.post(at(plan, "action_owners", "a1"), sent)
    assert answer.status_code == 422 and "Ann Holt left on 20 November 2026. Choose somebody else." in words(
        answer.content.decode()
    )
    assert "Ann Holt" not in words(browser.get(at(plan, "action_owners", "a1")).content.decode())


def test_somebody_whose_account_is_closed_cannot_be_chosen_and_gets_no_letter(browser, plan, add):
    account = person("action_owner")
    ann = add("Ann Holt", account=account, email="ann@fernshire.example")
    post = add("Head of Service", kind="post", held_by=ann)
    assert address_of(ann, on=TODAY) == address_of(post, on=TODAY) == "ann@fernshire.example"
    sent = owners_form(browser, plan, "a1", lead=f"p{ann.pk}")
    account.is_active = False
    account.save()
    answer = browser.post(at(plan, "action_owners", "a1"), sent)
    assert answer.status_code == 422 and "The account of Ann Holt is closed. Choose somebody else." in words(
        answer.content.decode()
    )
    ann, post = (Party.objects.get(pk=each.pk) for each in (ann, post))
    assert address_of(ann, on=TODAY) == address_of(post, on=TODAY) == ""


def test_two_who_set_owners_at_once_see_both(browser, plan, add):
    ann, lena = add("Ann Holt"), add("Lena Osgood")
    first, second = (owners_form(browser, plan, "a2", lead=f"p{each.pk}") for each in (ann, lena))
    assert browser.post(at(plan, "action_owners", "a2"), first).status_code == 302
    answer = browser.post(at(plan, "action_owners", "a2"), second)
    said = words(answer.content.decode())
    assert answer.status_code == 409 and "Ann Holt" in said and "Lena Osgood" in said
    assert leads(plan)[1] == ["Ann Holt"]


def test_a_name_that_means_somebody_else_in_this_plan_is_not_written(browser, programme_manager, plan, add):
    lena, other = add("Lena Osgood"), add("Lena Osgood", note="Education")
    settle(programme_manager, plan, "Lena Osgood", other)
    answer = browser.post(at(plan, "action_owners", "a1"), owners_form(browser, plan, "a1", lead=f"p{lena.pk}"))
    assert answer.status_code == 422 and "is taken for somebody else in this plan" in answer.content.decode()


# --- one owner, one list, one sheet -----------------------------------------------------------------------------------


def test_somebody_spelt_in_two_ways_has_one_sheet_and_one_list(browser, plan, leaving, programme_manager):
    lena = leaving[0]
    sheets = browser.get(at(plan, "update_sheets")).context["owners"]
    assert [(name, many) for _place, name, many in sheets] == [("Joan Sefton", 1), ("Lena Osgood", 3)]
    listed = browser.get(at(plan, "actions") + f"?lead=p{lena.pk}").content.decode()
    assert "Showing all 3 actions" in listed


def test_load_counts_a_post_for_its_holder_over_all_plans(browser, programme_manager, plan, add):
    lena = add("Lena Osgood")
    post = add("Head of Service", kind="post", held_by=lena)
    settle(programme_manager, plan, "LO", lena)
    settle(programme_manager, plan, LEADS[1][0], post)
    row = row_of(browser.get(reverse("plans:every_owner")).content.decode(), "Lena Osgood")
    assert "Head of Service 2 1" in row
    settle(programme_manager, plan, LEADS[2][0], lena)
    listed = browser.get(at(plan, "actions") + f"?lead=p{lena.pk}").content.decode()
    assert "Showing all 3 actions" in listed


def test_too_much_stands_as_a_word_beside_the_number_and_first(browser, programme_manager, add):
    many = [
        {"id": f"b{place}", "text": f"Step {place}", "leads": ["Ann Holt"], "due": {"latest": "2027-03-01"}}
        for place in range(13)
    ]
    plan = plan_in(programme_manager, actions=[*led_by(*LEADS), *many], outcomes=[])
    page = browser.get(at(plan, "load")).content.decode()
    assert heading(page) == "1 of 4 owners has too much"
    assert row_of(page, "Ann Holt").endswith("Too much")
    assert page.index("Ann Holt") < page.index("Lena Osgood (Head")


def test_my_actions_are_those_of_me_my_post_and_my_team_over_all_plans(
    programme_manager, plan, add, django_assert_max_num_queries
):
    me = person("action_owner")
    lena = add("Lena Osgood", account=me)
    post = add("Head of Service", kind="post", held_by=lena)
    team = add("Front Door team", kind="team", held_by=lena)
    other = plan_in(
        programme_manager, data=b"other", actions=led_by(["Lena Osgood"], ["Front Door team"], ["Joan Sefton"])
    )
    settle(programme_manager, plan, LEADS[1][0], post)
    with django_assert_max_num_queries(5):
        mine = actions_of(me)
    assert sorted((row.pk, action.id) for row, action in mine) == [(plan.pk, "a2"), (other.pk, "a1"), (other.pk, "a2")]
    assert team.called and actions_of(person("viewer")) == []
    assert [row.key for _plan, row in whose.actions_of(me)] == ["a1", "a2", "a2"]


def test_an_entry_of_my_name_is_me_until_it_is_linked_but_never_where_two_accounts_have_the_name(plan, add):
    me = person("action_owner", full_name="Lena Osgood")
    lena = add("Lena Osgood")
    assert parties_of(me) == [lena]
    other = person("viewer", full_name="lena osgood")
    assert parties_of(me) == parties_of(other) == []


def test_my_sheet_holds_my_actions_whatever_the_plan_calls_me(client, programme_manager, plan, add):
    me = person("action_owner")
    settle(programme_manager, plan, "LO", add("Lena Osgood", account=me))
    client.force_login(me)
    answer = client.get(reverse("my:sheet", args=[plan.pk]))
    assert answer.status_code == 200
    assert [row.id for row in rows_of_sheet(load_document(answer.content, name="my.docx"))] == ["a1"]


def test_nothing_is_asked_any_more_of_somebody_who_has_left(programme_manager, plan, add):
    me = person("action_owner")
    mine = add("Lena Osgood", account=me)
    settle(programme_manager, plan, "LO", mine)
    assert [row.key for _plan, row in whose.actions_of(me)] == ["a1"]
    actions.mark_left(by=programme_manager, why="Left", party=mine, was=1, on=TODAY)
    assert whose.actions_of(me) == []


def test_a_past_day_is_shown_in_its_own_words(browser, plan, leaving):
    from goldthread_site.look.clock import lived_again

    with lived_again(TODAY + timedelta(days=3)):
        page = browser.get(at(plan, "actions") + f"?as_at={TODAY.isoformat()}").content.decode()
        now = browser.get(at(plan, "actions")).content.decode()
    assert "LO" in row_of(page, "Send each team") and "Lena Osgood" in row_of(now, "Send each team")


@pytest.mark.parametrize(
    "on, said", [("31/11/2026", "This is no day"), ("", "Write the first day"), ("1/1/2031", "more than a year")]
)
def test_a_day_of_leaving_that_is_none_is_one_sentence(browser, add, on, said):
    lena = add("Lena Osgood")
    answer = browser.post(reverse("owners:left", args=[lena.pk]), {"on": on, "version": 1})
    assert answer.status_code == 422 and said in words(answer.content.decode())
    lena.refresh_from_db()
    assert lena.left_on is None


@pytest.mark.parametrize("page", ["/owners/", "/owners/add/", "/plan/{}/owners/names/", "/plan/{}/owners/action/a1/"])
def test_only_who_runs_the_plan_may_say_who_is_who(client, plan, viewer, page):
    client.force_login(viewer)
    assert client.get(page.format(plan.pk)).status_code == 403
    assert client.get(at(plan, "load")).status_code == 200


def test_a_person_may_be_marked_as_left_and_as_here_again(browser, add):
    lena = add("Lena Osgood")
    browser.post(reverse("owners:left", args=[lena.pk]), {"on": "1/12/2026", "version": 1})
    lena.refresh_from_db()
    assert lena.left_on == date(2026, 12, 1) and not lena.has_left(TODAY)
    browser.post(reverse("owners:left", args=[lena.pk]), {"here": "1", "version": 2})
    lena.refresh_from_db()
    assert lena.left_on is None


def test_a_day_of_leaving_is_weighed_on_29_february_too(programme_manager, add):
    lena = add("Lena Osgood")
    with lived_again(date(2028, 2, 29)):
        on = date(2029, 2, 28)
        assert actions.mark_left(by=programme_manager, why="Leaves", party=lena, was=1, on=on).left_on == on


NO_NUMBER = "9" * 5000  # longer than Python reads


def test_a_number_that_no_row_can_have_is_nobody(browser, plan, add, leaving):
    lena = leaving[0]
    for address, sent in [
        (reverse("owners:left", args=[lena.pk]), {"here": "1", "version": NO_NUMBER}),
        (at(plan, "action_owners", "a1"), {"lead": f"p{NO_NUMBER}", "version": 1, "reason": "x"}),
        (reverse("plans:leaver", args=[lena.pk]), {"all": NO_NUMBER}),
        (reverse("plans:leaver", args=[lena.pk]), {"all": leaving[1].pk, "sure": "1", "was": f"x:{NO_NUMBER}"}),
    ]:
        assert browser.post(address, sent).status_code == 422
