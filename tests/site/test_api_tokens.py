"""A token from its making to its end: what it opens follows its person's rights as they are at the moment."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest
from django.test import Client

from goldthread_site.people.models import ApiToken, Grant
from goldthread_site.people.tokens.actions import end_token, make_token
from goldthread_site.trail.models import Revision
from tests.support.api import Program, program_of, token_for
from tests.support.django_site import TODAY
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db
NEW = {"name": "Monthly report", "may": "reads", "until_day": "31 March 2027"}


def signed_in(who) -> Client:
    browser = Client()
    browser.force_login(who)
    return browser


def key_on(answer) -> str:
    """The key that the page shows, this once."""
    return answer.content.decode().partition('aria-describedby="key-hint">')[2].partition("<")[0]


def test_a_token_made_on_the_page_is_shown_once_and_kept_as_a_digest(programme_manager):
    browser = signed_in(programme_manager)
    key = key_on(browser.post("/people/tokens/", NEW))
    assert Program(key).get("/me").said["name"] == "A programme_manager"
    listed = browser.get("/people/tokens/").content.decode()
    assert "Monthly report" in listed and key not in listed
    row = ApiToken.objects.get()
    assert key not in str(row.__dict__) and (row.used_on, row.reads_only) == (TODAY, True)
    assert Revision.objects.filter(entity="api_tokens").get().value["person"] == programme_manager.pk


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("name", "", "Say what it is for"), ("may", "everything", "Choose what it may do"),
        ("until_day", "1 March 2026", "is past"), ("until_day", "1 March 2030", "more than a year"),
        ("until_day", "", "until which day"), ("until_day", "soon", "is not a day"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_the_form_of_a_token_is_said_there(programme_manager, field, value, why):
    answer = signed_in(programme_manager).post("/people/tokens/", {**NEW, field: value})
    assert answer.status_code == 422 and why in answer.content.decode()
    assert not ApiToken.objects.exists()


def test_each_way_in_which_a_token_ends_is_said_in_one_sentence(programme_manager, settings):
    plan_in(programme_manager)
    key = token_for(programme_manager)
    program, token = Program(key), ApiToken.objects.get()
    assert program.get("/plans").status_code == 200
    settings.TODAY = token.until_day + timedelta(days=1)
    over = program.get("/plans")
    settings.TODAY = TODAY
    end_token(by=programme_manager, token=token)
    ended = program.get("/plans")
    wrong = Program("gt_" + "A" * 43).get("/plans")
    none = Program().get("/plans")
    for answer, said in ((over, "last day was"), (ended, "was ended on"), (wrong, "not known"), (none, "no API token")):
        assert answer.status_code == 401 and said in answer.said["detail"], answer.said
        assert answer["WWW-Authenticate"] == "Bearer" and key not in answer.content.decode()


def test_rights_that_end_close_the_token_at_once_and_one_that_reads_changes_nothing(programme_manager):
    plan = plan_in(programme_manager)
    reads = program_of(programme_manager, reads_only=True)
    body = {"values": {"text": "x"}, "why": "y"}
    refused = reads.patch(f"/plans/{plan.pk}/actions/a1", body, was=1)
    assert refused.status_code == 403 and "only reads" in refused.said["detail"]
    assert reads.get(f"/plans/{plan.pk}").status_code == 200
    Grant.objects.filter(person=programme_manager).update(ended_on=TODAY)
    assert reads.get(f"/plans/{plan.pk}").status_code == 403


def test_an_account_that_is_closed_ends_its_tokens_for_good(programme_manager):
    from goldthread_site.people.actions import close_account, open_account

    administrator, program = person("administrator"), program_of(programme_manager)
    close_account(by=administrator, why="Left", person=programme_manager)
    assert program.get("/plans").status_code == 401
    open_account(by=administrator, why="Back", person=programme_manager)
    assert program.get("/plans").status_code == 401, "a closed account's keys are not opened again with it"


def test_who_must_have_a_second_step_makes_and_uses_tokens_only_while_she_has_one(settings):
    from allauth.mfa.models import Authenticator

    settings.SECOND_STEP_REQUIRED = True
    administrator = person("administrator")
    refused = signed_in(administrator).post("/people/tokens/", NEW)
    assert refused.status_code == 422 and "second step" in refused.content.decode()
    step = Authenticator.objects.create(user=administrator, type="totp", data={"secret": "A" * 32})
    program = program_of(administrator)
    assert program.get("/plans").status_code == 200
    step.delete()
    assert program.get("/plans").status_code == 403


def test_one_ends_ones_own_token_and_an_administrator_those_of_others(programme_manager, viewer):
    token_for(programme_manager)
    token = ApiToken.objects.get()
    assert signed_in(viewer).post(f"/people/tokens/{token.pk}/end/").status_code == 404
    administrator = signed_in(person("administrator"))
    assert "Monthly report" in administrator.get(f"/people/{programme_manager.pk}/").content.decode()
    address = f"/people/{programme_manager.pk}/token/{token.pk}/end/"
    assert signed_in(programme_manager).post(address, {"why": "x"}).status_code == 403
    assert administrator.post(address, {"why": ""}).status_code == 422
    assert administrator.post(address, {"why": "The laptop was lost"}).status_code == 302
    token.refresh_from_db()
    assert token.ended_at and Revision.objects.filter(entity="api_tokens").last().why == "The laptop was lost"


def test_no_more_tokens_than_a_person_can_look_after(programme_manager):
    from goldthread.errors import UserError

    for _ in range(20):
        token_for(programme_manager)
    with pytest.raises(UserError, match="20 tokens"):
        make_token(by=programme_manager, name="One more", reads_only=True, until_day=date(2027, 1, 1))


def test_whoever_tries_keys_is_slowed_down_and_a_good_key_goes_on_working(programme_manager):
    program, stranger = program_of(programme_manager), Program("gt_" + "A" * 43)
    answers = [stranger.get("/plans").status_code for _ in range(25)]
    assert answers == [401] * 20 + [429] * 5
    assert stranger.get("/plans")["Retry-After"] == "60"
    assert program.get("/plans").status_code == 200


def test_a_program_that_runs_wild_is_slowed_down(programme_manager, settings):
    settings.API_REQUESTS_A_MINUTE = 3
    program = program_of(programme_manager)
    assert [program.get("/me").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_a_key_stands_in_no_log(programme_manager, caplog):
    key = token_for(programme_manager)
    with caplog.at_level(logging.DEBUG):
        Program(key).get("/plans")
        Program(key + "x").get("/plans")
    assert key not in caplog.text
