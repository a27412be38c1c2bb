"""The first accounts of a site that is not the demo."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goldthread_site.people.models import User

pytestmark = pytest.mark.django_db


def add(monkeypatch, password: str, *arguments: str) -> str:
    """What the command says when the password comes through a pipe."""
    out = StringIO()
    monkeypatch.setattr("sys.stdin", StringIO(f"{password}\n"))
    call_command("add_person", *arguments, stdout=out)
    return out.getvalue().strip()


ADA = ("ada", "--name", "Ada Marsh", "--role", "programme_manager")


def test_a_person_who_was_added_may_sign_in(monkeypatch, client):
    assert add(monkeypatch, "a lamp in the attic", *ADA) == "Ada Marsh may sign in as “ada”, programme manager."
    client.post("/people/sign-in/", {"username": "ada", "password": "a lamp in the attic"})
    assert client.get("/").status_code != 302 or "sign-in" not in client.get("/").url
    assert User.objects.get().can("plan.import")


@pytest.mark.parametrize(
    "password, arguments, said",
    [
        ("short", ADA, "too short"),
        ("a lamp in the attic", (*ADA[:4], "gardener"), "invalid choice: 'gardener'"),
    ],
)
def test_what_cannot_be_taken_makes_no_account(monkeypatch, password, arguments, said):
    with pytest.raises(CommandError, match=said):
        add(monkeypatch, password, *arguments)
    assert not User.objects.exists()


def test_a_name_that_is_taken_stays_with_its_person(monkeypatch):
    add(monkeypatch, "a lamp in the attic", *ADA)
    with pytest.raises(CommandError, match="“ada” is taken"):
        add(monkeypatch, "another lamp entirely", "ada", "--name", "Ada Other", "--role", "viewer")
    assert User.objects.get().full_name == "Ada Marsh"
