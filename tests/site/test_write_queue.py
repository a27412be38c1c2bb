"""Writers to a SQLite file wait in line for a lock file, and whoever is done leaves the line."""

from __future__ import annotations

import fcntl

import pytest
from django.db import DatabaseError, connection, connections, transaction

from goldthread_site.config.sqlite.base import DatabaseWrapper

pytestmark = pytest.mark.django_db


@pytest.fixture
def on_disk(tmp_path):
    """A connection to a file, as the site has one; the tests' own database is in memory."""
    settings = {**connection.settings_dict, "NAME": str(tmp_path / "x.sqlite3"), "CONN_MAX_AGE": 0}
    settings |= {"ENGINE": "goldthread_site.config.sqlite", "OPTIONS": {"transaction_mode": "IMMEDIATE"}}
    made = DatabaseWrapper(settings, "on_disk")
    made.cursor().execute("CREATE TABLE row (id INTEGER PRIMARY KEY)")
    connections["on_disk"] = made
    yield made
    del connections["on_disk"]
    made.close()


@pytest.fixture
def somebody_waits(tmp_path):
    """Whether another writer would have to wait."""

    def ask() -> bool:
        with (tmp_path / "x.sqlite3-queue").open("a") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    return ask


class _Wrong(Exception):
    """Goes wrong in the middle of a transaction."""


def test_others_wait_from_the_beginning_of_a_transaction_to_its_end(on_disk, somebody_waits):
    assert not somebody_waits()
    with transaction.atomic("on_disk"):
        assert somebody_waits()
        with transaction.atomic("on_disk"):
            on_disk.cursor().execute("INSERT INTO row VALUES (1)")
        assert somebody_waits()
    assert not somebody_waits()
    with pytest.raises(_Wrong), transaction.atomic("on_disk"):
        assert somebody_waits()
        raise _Wrong
    assert not somebody_waits()


def test_a_statement_outside_a_transaction_waits_as_well_and_reading_does_not(on_disk, somebody_waits, monkeypatch):
    entered = []
    enter = on_disk._queue.enter
    monkeypatch.setattr(on_disk._queue, "enter", lambda: (entered.append(1), enter()))
    on_disk.cursor().execute("SELECT * FROM row")
    assert not entered
    on_disk.cursor().execute("INSERT INTO row VALUES (1)")
    with pytest.raises(DatabaseError):
        on_disk.cursor().execute("INSERT INTO row VALUES (1)")
    assert len(entered) == 2 and not somebody_waits()


def test_whoever_goes_away_leaves_the_line(on_disk, somebody_waits):
    on_disk.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    assert somebody_waits()
    on_disk.close()
    assert not somebody_waits()
