"""What the settings take from the machine."""

from __future__ import annotations

import os
import stat

import pytest

from goldthread_site.config import environment


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.delenv("GOLDTHREAD_SECRET_KEY", raising=False)
    key = environment.secret_key(tmp_path)
    assert len(key) >= 64 and environment.secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def test_the_environments_key_goes_first(tmp_path, monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_SECRET_KEY", "given")
    assert environment.secret_key(tmp_path) == "given" and not (tmp_path / "secret-key").exists()


def test_sqlite_takes_the_lock_at_once_and_writes_safely(tmp_path, monkeypatch):
    monkeypatch.delenv("GOLDTHREAD_DATABASE", raising=False)
    options = environment.database(tmp_path)["OPTIONS"]
    assert (options["transaction_mode"], options["timeout"]) == ("IMMEDIATE", 20)
    assert "synchronous=FULL" in options["init_command"]


def test_postgresql_from_its_address(tmp_path, monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_DATABASE", "postgresql://goldthread:p%40ss@db.internal:5433/plans")
    found = environment.database(tmp_path)
    assert found["ENGINE"].endswith("postgresql")
    assert [found[part] for part in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "plans", "goldthread", "p@ss", "db.internal", "5433",
    ]  # fmt: skip


def test_the_database_is_the_one_that_was_named():
    from django.db import connection

    wanted = "postgresql" if os.environ.get("GOLDTHREAD_DATABASE", "").startswith("postgres") else "sqlite"
    assert connection.vendor == wanted


def test_what_is_shipped_is_safe():
    from goldthread_site.config import settings

    assert settings.DEBUG is False and settings.TODAY is None
    assert "*" not in settings.ALLOWED_HOSTS


def test_a_folder_of_another_users_is_one_sentence(tmp_path, monkeypatch):
    def refused(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path))
    monkeypatch.setattr("pathlib.Path.mkdir", refused)
    with pytest.raises(SystemExit, match="cannot be opened or made: Permission denied"):
        environment.data_folder(tmp_path)
