"""A full disk, one that cannot be written to, a database that is away: one plain sentence, and no word is lost."""

from __future__ import annotations

import errno
import logging

import pytest
from django.db import OperationalError, connection

from goldthread_site.look.storage import AWAY, BUSY, FULL, READ_ONLY, why_not_saved
from goldthread_site.plans.models import Update
from goldthread_site.trail.models import Revision
from tests.support.forms import filled_in
from tests.support.my_actions import plan_of_owen

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "The trust now offers a date within 10 days."


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), FULL),
        (OSError(errno.EROFS, "Read-only file system"), READ_ONLY),
        (OperationalError("database or disk is full"), FULL),
        (OperationalError("attempt to write a readonly database"), READ_ONLY),
        (OperationalError("disk I/O error"), READ_ONLY),
        (OperationalError("unable to open database file"), READ_ONLY),
        (OperationalError("database is locked"), BUSY),
        (OperationalError("connection failed: connection to server on socket failed: No such file"), AWAY),
        (OperationalError("server closed the connection unexpectedly"), AWAY),
        (OperationalError('no such table: "plans_plan"'), ""),
        (OSError(errno.ENOENT, "No such file or directory"), ""),
        (ValueError("connection"), ""),
    ],
)
def test_a_fault_says_why_nothing_was_saved(fault, why):
    assert why_not_saved(fault) == why
    try:
        raise RuntimeError("what it led to") from fault
    except RuntimeError as later:
        assert why_not_saved(later) == why


@pytest.fixture
def full_disk(db):
    """SQLite told that its file may not grow: the fault is its own, as on a disk that is full."""
    if connection.vendor != "sqlite":
        pytest.skip("a full disk is made with SQLite's own limit")
    yield lambda: (_told("VACUUM"), _told("PRAGMA max_page_count = 1"))  # never less than the file has
    _told("PRAGMA max_page_count = 1073741823")


@pytest.fixture
def read_only(db):
    if connection.vendor != "sqlite":
        pytest.skip("a read-only database is made with SQLite's own switch")
    yield lambda: _told("PRAGMA query_only = ON")
    _told("PRAGMA query_only = OFF")


def _told(words: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(words)


@pytest.mark.parametrize("kind", ["full_disk", "read_only"])
def test_an_update_that_cannot_be_saved_stands_on_the_page(kind, request, client, programme_manager, caplog):
    break_it = request.getfixturevalue(kind)
    plan = plan_of_owen(by=programme_manager)
    client.force_login(programme_manager)
    client.raise_request_exception = False
    address = f"/my/update/{plan.pk}/a9.3/"
    page = client.get(address)
    said = filled_in(
        page.content.decode(), having="changed", changed=WORDS, rag="green", when="planned", next_step="Go on"
    )
    before = Revision.objects.count(), Update.objects.count()
    break_it()
    with caplog.at_level(logging.ERROR):
        answer = client.post(address, {**said, "changed": WORDS * 40, "next_step": "Ask again"})
    words = answer.content.decode()
    assert answer.status_code == 503
    assert {"full_disk": "is full.", "read_only": "cannot be written to."}[kind] in words
    assert "Nothing was saved" in words and words.count(WORDS) >= 40 and "Ask again" in words
    assert "Traceback" not in words and "OperationalError" not in words
    assert (Revision.objects.count(), Update.objects.count()) == before
    assert client.get(address).status_code == 200  # reading goes on


def test_it_goes_on_where_it_stopped_once_there_is_room(full_disk, client, programme_manager):
    plan = plan_of_owen(by=programme_manager)
    client.force_login(programme_manager)
    client.raise_request_exception = False
    address = f"/my/update/{plan.pk}/a9.3/"
    said = filled_in(
        client.get(address).content.decode(), having="changed", changed=WORDS * 40, rag="green", when="planned"
    )
    full_disk()
    assert client.post(address, said).status_code == 503
    _told("PRAGMA max_page_count = 1073741823")
    assert client.post(address, said).status_code == 302
    assert Update.objects.get().read.changed == WORDS * 40
