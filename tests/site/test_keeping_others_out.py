"""Lockout, codes, idle sessions: what keeps out whoever is not who she says."""

from __future__ import annotations

import logging
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth import hashers
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from goldthread_site.people.models import User
from tests.support.site import person

pytestmark = pytest.mark.django_db
PASSWORD, SECRET = "a-long-password", "JBSWY3DPEHPK3PXP"
SIGN_IN, CODE = "/people/sign-in/", "/people/sign-in/second-step/"


@pytest.fixture
def owen(db):
    return person("action_owner")


@pytest.fixture
def with_codes(owen):
    Authenticator.objects.create(user=owen, type="totp", data={"secret": SECRET})
    return owen


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, int(time.time()) // 30))


def tries(client, name: str, password: str = "wrong", times: int = 1, address: str = "10.0.0.1"):
    """The last answer to so many tries."""
    for _ in range(times):
        answer = client.post(SIGN_IN, {"username": name, "password": password}, REMOTE_ADDR=address)
    return answer


def signed_in(client) -> bool:
    return client.get(reverse("people:account")).status_code == 200


@pytest.mark.parametrize("name", ["action_owner", "nobody-of-that-name"])
def test_after_five_wrong_tries_one_must_wait_known_or_not(client, owen, name):
    assert tries(client, name, times=4).status_code == 200
    locked = tries(client, name)
    again = timezone.localtime(timezone.now() + timedelta(minutes=15))
    assert locked.status_code == 429
    page = locked.content.decode()
    assert "wrong 5 times. You may try again at" in page
    assert f"{again:%H:%M}" in page or f"{again - timedelta(minutes=1):%H:%M}" in page
    assert tries(client, name, PASSWORD).status_code == 429 and not signed_in(client)


def test_a_colleague_cannot_be_locked_out_from_elsewhere(client, owen):
    tries(client, owen.username, times=6, address="10.0.0.9")
    tries(client, owen.username, PASSWORD, address="10.0.0.1")
    assert signed_in(client)


def test_a_lock_ends_after_its_time(client, owen):
    from axes.models import AccessAttempt

    tries(client, owen.username, times=5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    tries(client, owen.username, PASSWORD)
    assert signed_in(client)


def test_another_spelling_of_the_name_has_no_tries_of_its_own(client, owen):
    for name in ("action_owner", "Action_Owner", " action_owner ", "ACTION_OWNER"):
        tries(client, name)
    assert tries(client, "action_owneR").status_code == 429


def test_nothing_that_was_typed_is_kept(client, owen):
    from axes.models import AccessAttempt

    tries(client, "my-password-in-the-wrong-box", "another-guess")
    kept = AccessAttempt.objects.get()
    told = " ".join(str(getattr(kept, field.name)) for field in kept._meta.fields)
    assert "wrong-box" not in told and "another-guess" not in told and "10.0.0.1" in told


def test_an_unknown_name_costs_the_same_work_and_gets_the_same_answer(client, owen, monkeypatch):
    worked: list[str] = []
    real = hashers.MD5PasswordHasher.encode
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *a, **k: worked.append("") or real(*a, **k))
    seen = {}
    closed = User.objects.create_user("closed", PASSWORD, full_name="Closed", is_active=False)
    for name, password in (("nobody", "x"), (owen.username, "x"), (closed.username, "x"), (closed.username, PASSWORD)):
        worked.clear()
        answer = tries(client, name, password)
        words = answer.content.decode().split("<main")[1].replace(name, "")
        seen[name, password] = (answer.status_code, len(worked), words.split("csrfmiddlewaretoken")[0])
    assert len(set(seen.values())) == 1 and next(iter(seen.values()))[1] == 1


def test_the_address_is_the_one_that_our_own_proxy_saw(settings, rf):
    from goldthread_site.people.sign_ins import address_of

    told = rf.get("/", HTTP_X_FORWARDED_FOR="1.1.1.1, 10.9.9.9", REMOTE_ADDR="127.0.0.1")
    assert address_of(told) == "127.0.0.1"  # without a proxy of ours nobody says where she comes from
    settings.PROXIES = 1
    assert address_of(told) == "10.9.9.9"
    assert address_of(rf.get("/", HTTP_X_FORWARDED_FOR="1.1.1.1, <script>")) == "unknown"
    assert address_of(rf.get("/", REMOTE_ADDR="")) == "unknown"  # a server on a socket knows none


def test_where_no_address_is_known_tries_are_counted_all_the_same(client, owen):
    assert tries(client, owen.username, times=5, address="").status_code == 429


def test_a_code_is_asked_for_and_nothing_opens_before_it(client, with_codes):
    assert tries(client, with_codes.username, PASSWORD).url == CODE
    assert not signed_in(client) and client.get(CODE).status_code == 200
    assert client.post(CODE, {"code": code_now()}).status_code == 302
    assert signed_in(client)


def test_a_code_works_once(client, with_codes):
    code = code_now()
    tries(client, with_codes.username, PASSWORD)
    client.post(CODE, {"code": code})
    client.logout()
    tries(client, with_codes.username, PASSWORD)
    assert "not right, or was used before" in client.post(CODE, {"code": code}).content.decode()
    assert not signed_in(client)


def test_codes_cannot_be_tried_for_ever(client, with_codes):
    """Five wrong codes lock as five wrong passwords do; a right password between them does not begin anew."""
    for _ in range(2):
        tries(client, with_codes.username, PASSWORD, address="127.0.0.1")
        for _ in range(2):
            client.post(CODE, {"code": "000000"})
    assert client.post(CODE, {"code": "000000"}).status_code == 429
    answer = client.post(CODE, {"code": code_now()})
    assert answer.status_code == 429 and not signed_in(client)
    assert tries(Client(), with_codes.username, PASSWORD, address="127.0.0.1").status_code == 429


def test_wrong_codes_stand_in_the_log_by_account(client, with_codes, caplog):
    log = logging.getLogger("goldthread.people")
    log.addHandler(caplog.handler)
    tries(client, with_codes.username, PASSWORD)
    client.post(CODE, {"code": "123456"})
    log.removeHandler(caplog.handler)
    assert f"sign-in failed account={with_codes.pk} from=127.0.0.1" in caplog.text and "123456" not in caplog.text


def test_codes_are_set_up_after_the_password_was_given_again(client, owen):
    client.force_login(owen)
    asked = client.get(reverse("mfa_activate_totp"))
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert "not your password" in client.post(asked.url, {"password": "wrong"}).content.decode()
    client.post(asked.url, {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["secret"].replace(" ", "")
    assert "<svg" in page.content.decode() and "style=" not in page.content.decode()
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    codes = client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True).content.decode()
    assert "Keep these recovery codes" in codes and codes.count("<li>") >= 10
    assert "<li>" not in client.get(reverse("mfa_view_recovery_codes")).content.decode().split("<main")[1]  # once


@pytest.fixture
def step_required(settings):
    settings.SECOND_STEP_REQUIRED = True


@pytest.mark.parametrize(
    ("role", "led"), [("analyst", True), ("administrator", True), ("qa_lead", True), ("director", False)]
)
def test_who_sees_children_or_gives_rights_is_led_to_a_second_step(client, step_required, role, led):
    client.force_login(person(role))
    answer = client.get(reverse("home"))
    assert (answer.status_code == 302) is led
    if led:
        assert answer.url == reverse("people:account")
        assert "Your role needs a second step" in client.get(answer.url).content.decode()
        assert client.post(reverse("people:people")).status_code == 302


def test_the_last_second_step_of_such_a_role_stays(client, step_required, settings):
    settings.MFA_REAUTHENTICATION_REQUIRED = False
    who = person("analyst")
    Authenticator.objects.create(user=who, type="totp", data={"secret": SECRET})
    client.force_login(who)
    assert client.get(reverse("home")).status_code == 200
    assert "Your role needs a second step" in client.post(reverse("mfa_deactivate_totp")).content.decode()
    assert Authenticator.objects.exists()


def passes(client, minutes: int) -> None:
    """So many minutes pass without a request."""
    session = client.session
    session["seen"] -= minutes * 60
    session.save()


def test_a_session_that_nobody_used_ends_and_leads_back(client, owen):
    client.force_login(owen)
    passes(client, 59)
    assert signed_in(client)
    passes(client, 61)
    answer = client.get("/people/account/password/?from=here")
    assert answer.url == "/people/sign-in/?next=%2Fpeople%2Faccount%2Fpassword%2F%3Ffrom%3Dhere&idle=1"
    page = client.get(answer.url).content.decode()
    assert "nobody used this page for 60 minutes" in page and 'value="/people/account/password/?from=here"' in page
    back = client.post(SIGN_IN, {"username": owen.username, "password": PASSWORD, "next": "/people/account/password/"})
    assert back.url == "/people/account/password/"


def test_a_form_that_comes_too_late_says_that_nothing_was_saved(client, owen):
    client.force_login(owen)
    passes(client, 61)
    both = {"new_password1": "a lamp in the attic", "new_password2": "a lamp in the attic"}
    answer = client.post(reverse("people:password"), {"old_password": PASSWORD, **both})
    assert answer.status_code == 403 and "was not saved" in answer.content.decode()
    owen.refresh_from_db()
    assert owen.check_password(PASSWORD) and not signed_in(client)


def test_a_new_password_ends_all_other_sessions(client, owen):
    other = Client()
    client.force_login(owen)
    other.force_login(owen)
    both = {"new_password1": "a lamp in the attic", "new_password2": "a lamp in the attic"}
    assert client.post(reverse("people:password"), {"old_password": "wrong", **both}).status_code == 422
    client.post(reverse("people:password"), {"old_password": PASSWORD, **both})
    assert signed_in(client) and not signed_in(other)


def test_a_session_from_before_signing_in_is_not_taken_over(client, owen):
    client.get(SIGN_IN)
    session = client.session
    session["planted"] = "by someone"
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    tries(client, owen.username, PASSWORD)
    assert client.cookies["sessionid"].value != before and signed_in(client)
    thief = Client()
    thief.cookies["sessionid"] = before
    assert not signed_in(thief)


@pytest.mark.parametrize(
    "next_", ["https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)"]
)
def test_nobody_is_sent_elsewhere(client, owen, next_):
    answer = client.post(SIGN_IN, {"username": owen.username, "password": PASSWORD, "next": next_})
    assert answer.url == reverse("home")
    assert "elsewhere" not in Client().get(SIGN_IN, {"next": next_}).content.decode()
    assert client.get(SIGN_IN, {"next": next_}).url == reverse("home")


def test_each_page_of_a_visitor_is_written_down(client, programme_manager):
    from goldthread_site.people.models import Look
    from tests.support.site import plan_in

    plan = plan_in(programme_manager)
    key = plan.actions.first().key
    for who in (person("adviser"), programme_manager):
        client.force_login(who)
        client.get(reverse("plans:action", args=[plan.pk, key]))
        client.get(reverse("plans:download_file", args=[plan.pk, "house", "xlsx"]))
        client.get(reverse("people:people"))  # refused to the one, no visitor the other
    told = list(Look.objects.order_by("pk").values_list("person__username", "page", "plan", "key"))
    assert told == [("adviser", "plans:action", plan.pk, key), ("adviser", "plans:download_file", plan.pk, "")]
    page = client.get(reverse("people:looks")).content.decode()
    assert "2 looks by advisers and inspectors" in page and "A adviser" in page and f"an action {key}" in page


def test_whoever_looks_after_one_plan_reads_the_looks_at_that_plan(client, programme_manager):
    from goldthread_site.people.models import Look
    from tests.support.site import given

    visitor, manager = person("viewer"), User.objects.create_user("one", PASSWORD, full_name="One")
    given(manager, "programme_manager", plan=7)
    for plan in (7, 8, None):
        Look.objects.create(person=visitor, at=timezone.now(), page="home", plan=plan)
    client.force_login(manager)
    assert [look.place for look in client.get(reverse("people:looks")).context["looks"]] == ["plan 7"]


def test_a_closed_account_cannot_come_in_by_a_link(client, owen):
    from goldthread_site.people.links import path_of_link

    path = path_of_link(owen)
    User.objects.update(is_active=False)
    assert "no longer works" in client.get(path, follow=True).content.decode()
