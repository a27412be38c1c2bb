"""Signing in and out, and what each role may do."""

from __future__ import annotations

import logging

import pytest
from django.urls import reverse

from tests.support.site import person

pytestmark = pytest.mark.django_db
PASSWORD = "a-long-password"


def test_signing_in_leads_to_the_first_page(client):
    who = person("director")
    answer = client.post(reverse("people:sign_in"), {"username": who.username, "password": PASSWORD}, follow=True)
    assert answer.wsgi_request.user == who
    assert "A director</a>, director" in " ".join(answer.content.decode().split())


def test_a_wrong_password_says_so_and_stands_in_no_log(client, caplog):
    who = person("director")
    with caplog.at_level(logging.DEBUG):
        answer = client.post(reverse("people:sign_in"), {"username": who.username, "password": "my-secret-guess"})
    assert "The sign-in name or the password is not right" in answer.content.decode()
    assert "my-secret-guess" not in caplog.text + answer.content.decode()
    assert not answer.wsgi_request.user.is_authenticated


@pytest.fixture
def keeper_sees(caplog):
    """The log that the site's keeper reads."""
    log = logging.getLogger("goldthread.people")
    log.addHandler(caplog.handler)
    yield caplog
    log.removeHandler(caplog.handler)


def test_a_failed_sign_in_is_logged_by_account_never_by_what_was_typed(client, keeper_sees):
    who = person("director")
    for name in (who.username, "my-secret-in-the-wrong-box"):
        client.post(reverse("people:sign_in"), {"username": name, "password": "guess"})
    said = [record.getMessage() for record in keeper_sees.records if record.name == "goldthread.people"]
    assert list(dict.fromkeys(said)) == [  # pytest may listen twice
        f"sign-in failed account={who.pk} from=127.0.0.1",
        "sign-in failed account=none from=127.0.0.1",
    ]


def test_empty_boxes_are_named(client):
    page = client.post(reverse("people:sign_in"), {}).content.decode()
    assert "Enter your sign-in name" in page and "Enter your password" in page


def test_a_closed_account_cannot_sign_in(client):
    who = person("director", is_active=False)
    client.post(reverse("people:sign_in"), {"username": who.username, "password": PASSWORD})
    assert client.get(reverse("home")).status_code == 302


def test_signing_out_needs_a_form_and_ends_the_session(as_programme_manager):
    assert as_programme_manager.get(reverse("people:sign_out")).status_code == 405
    as_programme_manager.post(reverse("people:sign_out"))
    assert as_programme_manager.get(reverse("home")).status_code == 302


def test_after_signing_in_nobody_is_sent_to_another_site(client):
    who = person("director")
    details = {"username": who.username, "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert client.post(reverse("people:sign_in"), details).url == reverse("home")


def test_a_role_that_is_gone_may_do_nothing(client):
    client.force_login(person("gardener"))
    assert client.get(reverse("home")).status_code == 403


def test_links_are_shown_only_to_those_who_may_follow_them(client, viewer, programme_manager):
    link = f'href="{reverse("plans:import")}"'
    client.force_login(viewer)
    assert link not in client.get(reverse("home"), follow=True).content.decode()
    client.force_login(programme_manager)
    assert link in client.get(reverse("home"), follow=True).content.decode()


def test_passwords_are_kept_as_slow_hashes(settings):
    from goldthread_site.config import settings as shipped

    assert not hasattr(shipped, "PASSWORD_HASHERS")  # Django's own first choice: PBKDF2, salted
    who = person("director")
    assert PASSWORD not in who.password and who.check_password(PASSWORD)
