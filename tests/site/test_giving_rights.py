"""People and their rights: added, given, ended, each with a reason and a revision; nobody gives more than she has."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.people import actions
from goldthread_site.people.models import Grant, User
from goldthread_site.people.places import EVERY_PLAN, Place
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db
PLAN_7, SECTION = Place(7, "", "Plan 7"), Place(7, "s1", "A section")
LATER = date(2027, 3, 31)
NEW = {"full_name": "Nell Ward", "username": "nell.ward", "email": "", "place": ":", "until": "", "why": "New head"}


@pytest.fixture
def ada(db):
    return person("administrator")


@pytest.fixture
def priya(db):
    """A programme manager of plan 7 alone."""
    who = User.objects.create_user("priya", "a-long-password", full_name="Priya")
    given(who, "programme_manager", plan=7)
    return who


@pytest.fixture
def owen(db):
    return person("action_owner")


def give(by, to, role, place=EVERY_PLAN, until=None, why="as agreed"):
    return actions.give(by=by, person=to, role=role, place=place, until=until, why=why)


@pytest.mark.parametrize(
    ("role", "place", "refused"),
    [
        ("programme_manager", PLAN_7, False),
        ("action_owner", PLAN_7, False),
        ("action_owner", SECTION, False),
        ("board_member", PLAN_7, False),
        ("action_owner", EVERY_PLAN, True),  # she holds it over plan 7 only
        ("action_owner", Place(8, "", "Plan 8"), True),
        ("director", PLAN_7, True),  # may agree to a moved date, which she may not
        ("team_manager", PLAN_7, True),  # sees children
        ("administrator", PLAN_7, True),
    ],
)
def test_nobody_gives_what_she_does_not_hold(priya, owen, ada, role, place, refused):
    before = (Grant.objects.count(), Revision.objects.count(), owen.session_mark)
    if refused:
        with pytest.raises(UserError, match="only rights that you hold yourself"):
            give(priya, owen, role, place)
        owen.refresh_from_db()
        assert (Grant.objects.count(), Revision.objects.count(), owen.session_mark) == before
    else:
        assert give(priya, owen, role, place).person == owen
    assert give(ada, owen, role, place, until=LATER).given_by == ada  # an administrator may give any


def test_nobody_gives_for_longer_than_she_holds_it(owen):
    for_a_time = User.objects.create_user("temp", "a-long-password", full_name="Temp")
    given(for_a_time, "programme_manager", until_day=LATER)
    with pytest.raises(UserError, match="for as long as you hold them"):
        give(for_a_time, owen, "programme_manager")
    assert give(for_a_time, owen, "programme_manager", until=LATER).until_day == LATER


@pytest.mark.parametrize(
    ("role", "until", "why", "said"),
    [
        ("viewer", None, "visit", "Say on which day the right ends: the inspector is a visitor"),
        ("adviser", None, "visit", "the adviser is a visitor"),
        ("action_owner", date(2026, 11, 19), "joins", "The last day is over"),
        ("action_owner", None, "  ", "Say why"),
        ("gardener", None, "joins", "no such role"),
    ],
)
def test_what_cannot_be_given_is_said_in_one_sentence(ada, owen, role, until, why, said):
    with pytest.raises(UserError, match=said):
        give(ada, owen, role, until=until, why=why)
    assert owen.grants.count() == 1 and not Revision.objects.exists()


def test_each_change_stands_in_the_chain_of_rights_with_who_and_why(ada, owen):
    grant = give(ada, owen, "director", until=LATER, why="stands in for Ruth")
    actions.end(by=ada, grant=grant, why="Ruth is back")
    actions.close_account(by=ada, person=owen, why="has left")
    told = [(row.entity, row.by, row.why) for row in Revision.objects.filter(plan=0)]
    assert told == [
        ("grants", ada, "stands in for Ruth"),
        ("grants", ada, "Ruth is back"),
        ("people", ada, "has left"),
    ]
    assert first_broken_link(0) is None
    assert Revision.objects.filter(entity="grants").last().value["ended"]


@pytest.mark.parametrize("broken", ["goldthread_site.people.actions.record"])
def test_without_its_revision_nothing_changes(ada, owen, monkeypatch, broken):
    monkeypatch.setattr(broken, lambda **kwargs: 1 / 0)
    for change in (
        lambda: give(ada, owen, "director"),
        lambda: actions.end(by=ada, grant=owen.grants.get(), why="x"),
        lambda: actions.close_account(by=ada, person=owen, why="x"),
        lambda: actions.describe(by=ada, person=owen, full_name="X", email="", why="x"),
        lambda: actions.add_person(by=ada, username="n", full_name="N", role="director", place=EVERY_PLAN, why="x"),
    ):
        with pytest.raises(ZeroDivisionError):
            change()
    owen = User.objects.get(pk=owen.pk)
    assert owen.is_active and owen.full_name == "A action_owner" and owen.session_mark == 0
    assert [grant.ended_on for grant in owen.grants.all()] == [None] and User.objects.count() == 2


def test_the_last_administrator_stays(ada, owen):
    key = ada.grants.get()
    with pytest.raises(UserError, match="cannot be ended: nobody else could"):
        actions.end(by=ada, grant=key, why="tired")
    with pytest.raises(UserError, match="cannot be closed: nobody else could"):
        actions.close_account(by=ada, person=ada, why="tired")
    give(ada, owen, "administrator", until=LATER)  # one for a time does not do
    with pytest.raises(UserError, match="Make another person administrator first"):
        actions.end(by=ada, grant=key, why="tired")
    give(ada, owen, "administrator")
    actions.end(by=owen, grant=key, why="tired")
    assert not User.objects.get(pk=ada.pk).can("people.run")


def test_only_an_administrator_closes_and_describes(priya, owen):
    for change in (
        lambda: actions.close_account(by=priya, person=owen, why="x"),
        lambda: actions.describe(by=priya, person=owen, full_name="X", email="", why="x"),
        lambda: actions.forget_second_step(by=priya, person=owen, why="x"),
    ):
        with pytest.raises(UserError, match="Only an administrator"):
            change()


def test_a_link_is_given_only_to_those_who_may_do_no_more(priya, ada, owen):
    nell = User.objects.create_user("nell", full_name="Nell")
    given(nell, "action_owner", plan=7)
    assert actions.hand_out_link(by=priya, person=nell).startswith("/people/choose-password/")
    soon = User.objects.create_user("soon", full_name="Administrator from next week on")
    given(soon, "administrator", from_day=date(2026, 11, 27))
    for other in (ada, owen, soon):  # an administrator; an owner of every plan
        with pytest.raises(UserError, match="only to people whose rights you hold"):
            actions.hand_out_link(by=priya, person=other)


def test_a_right_that_changes_ends_every_session_at_its_next_request(client, ada, owen):
    from django.test import Client

    phone = Client()
    client.force_login(owen)
    phone.force_login(owen)
    grant = give(ada, owen, "director", until=LATER)
    for browser in (client, phone):
        assert browser.get(reverse("home")).url.startswith("/people/sign-in/")
        browser.force_login(User.objects.get(pk=owen.pk))
    actions.end(by=ada, grant=grant, why="over")
    assert client.get(reverse("home")).url.startswith("/people/sign-in/")
    client.force_login(User.objects.get(pk=owen.pk))
    actions.close_account(by=ada, person=owen, why="left")
    assert client.get(reverse("home")).url.startswith("/people/sign-in/")


def test_a_person_is_added_and_chooses_a_password_by_a_link_that_works_once(client, ada):
    client.force_login(ada)
    page = client.post(reverse("people:new"), {**NEW, "role": "action_owner"}).content.decode()
    path = re.search(r"http://testserver(/people/choose-password/\S+)</textarea>", page)[1]
    nell = User.objects.get(username="nell.ward")
    assert not nell.has_usable_password() and nell.can("plan.act") and nell.grants.get().why == "New head"
    client.logout()
    asked = client.get(path)
    assert not User.objects.get(pk=nell.pk).has_usable_password()  # looking changes nothing
    both = {"new_password1": "a lamp in the attic", "new_password2": "a lamp in the attic"}
    assert client.post(asked.url, both).url == reverse("people:sign_in")
    client.post(reverse("people:sign_in"), {"username": "nell.ward", "password": "a lamp in the attic"})
    assert client.get(reverse("people:account")).status_code == 200
    client.logout()
    assert "This link no longer works" in client.get(path, follow=True).content.decode()


def test_what_is_wrong_with_a_new_person_is_said_and_kept(client, ada, owen):
    client.force_login(ada)
    refused = client.post(reverse("people:new"), {**NEW, "username": "Action_Owner", "role": "viewer"})
    page = refused.content.decode()
    assert refused.status_code == 422 and "“Action_Owner” is taken" in page and "Nell Ward" in page
    page = client.post(reverse("people:new"), {**NEW, "role": "viewer"}).content.decode()
    assert "Say on which day the right ends" in page
    page = client.post(reverse("people:new"), {**NEW, "role": "viewer", "until": "some day"}).content.decode()
    assert "“some day” is not a day" in page
    assert User.objects.count() == 2


def test_a_programme_manager_gives_and_ends_on_the_pages(client, programme_manager, owen):
    plan = plan_in(programme_manager)
    client.force_login(programme_manager)
    where = f"{plan.pk}:{plan.sections.first().key}"
    page = reverse("people:grant", args=[owen.pk])
    assert "director" not in [key for key, _ in client.get(page).context["form"].fields["role"].choices]
    client.post(page, {"role": "adviser", "place": where, "until": "31 March 2027", "why": "helps with visits"})
    grant = owen.grants.get(role="adviser")
    assert (grant.plan, grant.section, grant.until_day) == (plan.pk, plan.sections.first().key, LATER)
    shown = client.get(reverse("people:person", args=[owen.pk])).content.decode()
    assert "Help and protection" in shown and "until 31 Mar 2027" in shown and "helps with visits" in shown
    end = reverse("people:grant_end", args=[owen.pk, grant.pk])
    assert client.post(end, {"why": ""}).status_code == 422
    client.post(end, {"why": "visit over"})
    grant.refresh_from_db()
    assert grant.ended_on is not None
    again = client.post(end, {"why": "once more"})
    assert again.status_code == 422 and "ended already" in again.content.decode()
    assert client.get(reverse("people:grant_end", args=[programme_manager.pk, grant.pk])).status_code == 404


def test_a_place_that_is_not_offered_is_refused(client, ada, owen):
    client.force_login(ada)
    asked = {"role": "action_owner", "place": "99:", "until": "", "why": "x"}
    assert client.post(reverse("people:grant", args=[owen.pk]), asked).status_code == 422
    assert owen.grants.count() == 1


def test_the_list_says_who_may_do_what_in_few_queries(client, ada, owen, django_assert_max_num_queries):
    for number in range(8):
        given(User.objects.create_user(f"u{number}", full_name=f"U {number}"), "board_member", plan=7)
    client.force_login(ada)
    with django_assert_max_num_queries(9):
        page = client.get(reverse("people:people")).content.decode()
    assert "10 people have an account" in page and page.count("plan 7, which was taken out") == 8


def test_closing_and_opening_on_the_pages(client, ada, owen):
    client.force_login(ada)
    for deed, is_open in (("close", False), ("open", True)):
        page = reverse("people:account_deed", args=[owen.pk, deed])
        assert client.get(page).status_code == 200
        client.post(page, {"why": "left"})
        owen.refresh_from_db()
        assert owen.is_active is is_open
    assert client.get(reverse("people:account_deed", args=[owen.pk, "destroy"])).status_code == 404


def test_two_who_change_the_details_of_a_person_see_it(client, ada, owen):
    client.force_login(ada)
    where = reverse("people:details", args=[owen.pk])
    seen = client.get(where).context["form"]["seen"].value()
    mine = {"seen": seen, "full_name": owen.full_name, "email": "owen@fernshire.example", "why": "His address"}
    theirs = {"seen": seen, "full_name": "Owen Tarrant", "email": "", "why": "His name"}
    assert client.post(where, theirs).status_code == 302
    answer = client.post(where, mine)
    assert answer.status_code == 422 and "Somebody changed these details" in answer.content.decode()
    assert "owen@fernshire.example" in answer.content.decode() and "Owen Tarrant" in answer.content.decode()
    assert (User.objects.get(pk=owen.pk).full_name, User.objects.get(pk=owen.pk).email) == ("Owen Tarrant", "")
    again = {**mine, "seen": answer.context["form"]["seen"].value()}
    assert client.post(where, again).status_code == 302


def test_a_right_that_she_has_is_not_given_again(ada, owen):
    give(ada, owen, "director", until=LATER)
    with pytest.raises(UserError, match="has this right already"):
        give(ada, owen, "director", until=LATER)
    give(ada, owen, "director")
    assert owen.grants.filter(role="director").count() == 2


def test_who_runs_one_plan_reads_the_name_of_no_other(client, ada):
    hers = plan_in(ada, title="Her own plan")
    plan_in(ada, data=b"another", title="A plan of others")
    who = User.objects.create_user("mary", "a-long-password", full_name="Mary")
    given(who, "programme_manager", plan=hers.pk)
    client.force_login(who)
    for page in (reverse("people:new"), reverse("people:grant", args=[who.pk])):
        text = client.get(page).text
        assert "Her own plan" in text and "A plan of others" not in text and "Every plan" not in text
    answer = client.post(reverse("people:new"), {**NEW, "role": "action_owner", "place": ""})
    assert answer.status_code in (200, 422) and not User.objects.filter(username="nell.ward").exists()
