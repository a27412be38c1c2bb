"""Setting up, page by page: the first administrator, what is left, the liveness address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.urls import reverse

from goldthread_site.council import actions, set_up_address
from goldthread_site.look.clock import moment
from goldthread_site.people.models import User
from goldthread_site.trail.models import Revision
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db
ADA = {"full_name": "Ada Marsh", "username": "ada", "email": "", "password": "a lamp in the attic",
       "again": "a lamp in the attic"}  # fmt: skip


@pytest.fixture(autouse=True)
def data(settings, tmp_path):
    settings.DATA = tmp_path


def test_the_first_administrator_is_made_once_signed_in_and_written_into_the_trail(client):
    address = set_up_address.new()
    answer = client.post(address, ADA)
    ada = User.objects.get()
    assert answer.url == reverse("council:overview") and ada.can("people.run")
    assert "5 things are left to set up" in client.get(answer.url).content.decode()
    assert set(Revision.objects.values_list("why", flat=True)) == {actions.WHY_FIRST}
    assert client.post(address, ADA | {"username": "eve"}).status_code == 410


@pytest.mark.parametrize("changed, said", [
    ({"password": "short", "again": "short"}, "too short"),
    ({"again": "another lamp"}, "The two passwords differ"),
    ({"username": "ada marsh"}, "without spaces"),
    ({"full_name": ""}, "Enter your name"),
])  # fmt: skip
def test_what_cannot_be_taken_leaves_the_address_as_it_is(client, changed, said):
    address = set_up_address.new()
    answer = client.post(address, ADA | changed)
    assert answer.status_code == 422 and said in answer.content.decode() and not User.objects.exists()
    assert client.get(address).status_code == 200


def test_the_address_is_over_after_an_hour(client, monkeypatch):
    address = set_up_address.new()
    late = moment() + timedelta(minutes=61)
    monkeypatch.setattr(set_up_address, "moment", lambda: late)
    assert client.get(address).status_code == 410


def test_of_two_people_one_is_the_first(settings):
    set_up_address.new()
    assert (set_up_address.use_up(), set_up_address.use_up()) == (True, False)
    with pytest.raises(Exception, match="set Goldthread up meanwhile"):
        actions.first_administrator(**{name: ADA[name] for name in ("username", "full_name", "email", "password")})
    assert not User.objects.exists()


def test_what_is_left_is_counted_until_nothing_is(client, settings):
    admin = person("administrator")
    client.force_login(admin)
    settings.MAIL_NEEDS = {"GOLDTHREAD_SMTP": "mail.example"}
    actions.name_council(by=admin, why="Named", name="Fernshire County Council", was=0)
    actions.add_board(by=admin, why="Added", kind="scrutiny", name="Scrutiny committee", chair="", days=["2026-12-01"])
    page = client.get(reverse("council:overview")).content.decode()
    assert "2 things are left to set up" in page and "next the scrutiny committee on 1 December 2026" in page
    plan_in(person("programme_manager"))
    page = client.get(reverse("council:overview")).content.decode()
    assert "Goldthread is set up for Fernshire County Council" in page


def test_a_watcher_is_told_whether_the_database_answers_and_nothing_else(client, monkeypatch):
    answer = client.get("/up/")
    assert (answer.status_code, answer.content) == (200, b"Up.\n")

    def down(*args, **kwargs):
        raise OperationalError("no route to 10.0.0.1")

    monkeypatch.setattr(connection, "cursor", down)
    answer = client.get("/up/")
    assert (answer.status_code, answer.content) == (503, b"The database does not answer.\n")
