"""Sign-in through the council's directory: only people of the list, by a signed answer to the question asked."""

from __future__ import annotations

import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.asymmetric import rsa
from django.urls import reverse

from goldthread_site.config import environment
from goldthread_site.people.models import User
from tests.support.directory import CLIENT, NELL, SECRET, served
from tests.support.site import given

pytestmark = pytest.mark.django_db
_BOTH = {"GOLDTHREAD_OIDC_CLIENT_ID": "a", "GOLDTHREAD_OIDC_SECRET": "b"}
ANOTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@pytest.fixture
def directory(settings, monkeypatch):
    with served() as here:
        monkeypatch.setenv("GOLDTHREAD_OIDC_ISSUER", here.address)
        monkeypatch.setenv("GOLDTHREAD_OIDC_CLIENT_ID", CLIENT)
        monkeypatch.setenv("GOLDTHREAD_OIDC_SECRET", SECRET)
        settings.SOCIALACCOUNT_PROVIDERS = environment.directory()
        yield here


@pytest.fixture
def nell(db):
    who = User.objects.create_user(
        "nell", "a-long-password", full_name="Nell Ward", email="Nell.Ward@fernshire.example"
    )
    given(who, "action_owner")
    return who


def come(client, directory, **form):
    """The answer when the person presses the button, is known to the directory, and comes back."""
    asked = client.post(reverse("people:directory"), form)
    assert asked.url.startswith(f"{directory.address}/authorize?")
    return client.get(directory.asked(asked.url))


def signed_in(client) -> bool:
    return client.get(reverse("people:account")).status_code == 200


def test_a_person_comes_in_by_her_address_and_from_then_on_by_her_number(client, directory, nell):
    assert "Sign in with the council’s directory" in client.get(reverse("people:sign_in")).content.decode()
    answer = come(client, directory, next="/people/account/password/")
    assert answer.url == "/people/account/password/" and signed_in(client) and directory.exchanged == 1
    kept = SocialAccount.objects.get()
    assert (kept.user, kept.uid, kept.extra_data) == (nell, "0001", {})
    assert User.objects.get().check_password("a-long-password")  # the password stays as it was
    client.logout()
    directory.person["email"] = "nell.after-the-wedding@fernshire.example"
    come(client, directory)
    assert signed_in(client) and User.objects.get().email == nell.email


@pytest.mark.parametrize(
    ("instead", "why"),
    [
        ({"nonce": "of another question"}, "could not be trusted"),
        ({"nonce": None}, "could not be trusted"),
        ({"iss": "https://elsewhere.example"}, "could not be trusted"),
        ({"aud": "another site"}, "could not be trusted"),
        ({"exp": 1_600_000_000}, "could not be trusted"),
        ({"email": "somebody.else@fernshire.example"}, "Nobody here has the address"),
        ({"email": ""}, "Nobody here has the address"),
        ({"email_verified": False}, "Nobody here has the address"),
    ],
)
def test_who_cannot_be_trusted_or_is_not_known_is_refused_in_one_sentence(client, directory, nell, instead, why):
    directory.instead = instead
    answer = come(client, directory)
    assert answer.status_code == 403 and why in answer.content.decode()
    assert not signed_in(client) and not SocialAccount.objects.exists() and User.objects.count() == 1


@pytest.mark.parametrize(
    "falsely", [{"signing_key": ANOTHER_KEY}, {"algorithm": "none"}, {"algorithm": "HS256", "signing_key": "x" * 32}]
)
def test_an_answer_that_the_directory_did_not_sign_is_refused(client, directory, nell, falsely):
    vars(directory).update(falsely)
    assert come(client, directory).status_code == 403 and not signed_in(client)


def test_a_code_that_another_browser_asked_for_is_refused(client, directory, nell):
    from django.test import Client

    theirs = directory.asked(Client().post(reverse("people:directory")).url)
    client.post(reverse("people:directory"))
    assert client.get(theirs).status_code == 403 and not signed_in(client)


def test_an_answer_works_once(client, directory, nell):
    back = directory.asked(client.post(reverse("people:directory")).url)
    client.get(back)
    client.logout()
    assert client.get(back).status_code == 403 and not signed_in(client)


def test_an_address_that_was_given_to_a_new_colleague_does_not_open_the_old_account(client, directory, nell):
    come(client, directory)
    client.logout()
    directory.person["sub"] = "0002"
    assert come(client, directory).status_code == 403 and not signed_in(client)


def test_a_closed_account_and_two_of_one_address_are_refused(client, directory, nell):
    User.objects.create_user("twin", full_name="Twin", email=NELL["email"])
    assert come(client, directory).status_code == 403
    User.objects.filter(username="twin").update(email="")
    come(client, directory)
    User.objects.update(is_active=False)
    answer = come(client, directory)
    assert answer.status_code == 403 and "Your account here is closed" in answer.content.decode()


def test_the_second_step_is_asked_for_here_too(client, directory, nell):
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=nell, type="totp", data={"secret": "A" * 32})
    assert come(client, directory).url == reverse("mfa_authenticate") and not signed_in(client)


def test_nobody_is_sent_elsewhere_afterwards(client, directory, nell):
    assert come(client, directory, next="https://elsewhere.example/").url == reverse("home")


def test_a_directory_that_is_away_says_so(client, directory, nell, settings):
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    apps[0]["settings"]["server_url"] = "http://127.0.0.1:9"
    answer = client.post(reverse("people:directory"))
    assert answer.status_code == 403 and "The directory does not answer" in answer.content.decode()


def test_without_a_directory_there_is_no_button(client):
    assert "council’s directory" not in client.get(reverse("people:sign_in")).content.decode()
    assert client.post(reverse("people:directory")).status_code == 404


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ({"GOLDTHREAD_OIDC_ISSUER": "https://d.example"}, "not GOLDTHREAD_OIDC_CLIENT_ID and GOLDTHREAD_OIDC_SECRET"),
        ({"GOLDTHREAD_OIDC_ISSUER": "http://d.example", **_BOTH},
         "must begin with https"),
    ],
)  # fmt: skip
def test_a_directory_half_named_stops_the_site_in_one_sentence(monkeypatch, said, what):
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=what):
        environment.directory()
