"""`goldthread deploy-check`: with the settings that the how-to documents it says nothing, else what to mend."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from goldthread_site.look.clock import moment
from goldthread_site.people.demo import load_demo_people
from goldthread_site.service import deploy_checks
from tests.support.installed import ASSETS, goldthread, serving
from tests.support.mail_server import free_port

DOCUMENTED = """
GOLDTHREAD_HOSTS=plans.fernshire.example
GOLDTHREAD_ADDRESS=https://plans.fernshire.example
GOLDTHREAD_HTTPS=1
GOLDTHREAD_PROXIES=1
GOLDTHREAD_SMTP=smtp://goldthread@mail.fernshire.example:587
GOLDTHREAD_SMTP_PASSWORD="p%ss: word"
GOLDTHREAD_MAIL_FROM=Goldthread <goldthread@fernshire.example>
"""


@pytest.fixture
def documented(tmp_path):
    """A data folder with the documented settings, and the key of the trail apart from it."""
    folder, key = tmp_path / "data", tmp_path / "trail-key"
    folder.mkdir(mode=0o700)
    key.write_text("k" * 64, encoding="ascii")
    kept = folder / "settings.env"
    kept.write_text(f"{DOCUMENTED}GOLDTHREAD_TRAIL_KEY_FILE={key}\n", encoding="utf-8")
    kept.chmod(0o600)
    return folder


@pytest.mark.skipif(not ASSETS.exists(), reason="the page assets are not built (make assets)")
def test_with_the_documented_settings_nothing_stands_in_the_way(documented):
    with serving(documented, free_port()):
        pass  # the folder is made ready
    said = goldthread(documented, "deploy-check")
    assert (said.returncode, said.stdout, said.stderr) == (0, "Nothing stands in the way of real use.\n", "")


def test_a_folder_as_it_comes_has_much_in_its_way(tmp_path):
    tmp_path.chmod(0o755)
    said = goldthread(tmp_path, "deploy-check")
    assert said.returncode == 1 and "Traceback" not in said.stderr
    known = (
        "no HTTPS",
        "under no name",
        "No e-mail",
        "beside the database",
        "Other users",
        "The database is not ready",
    )
    assert [sentence for sentence in known if sentence not in said.stdout] == []
    assert "6 things stand in the way of real use." in said.stdout


@pytest.mark.django_db
def test_a_clock_that_was_put_back_is_named(settings, monkeypatch, programme_manager):
    from tests.support.site import plan_in

    plan_in(programme_manager)
    assert deploy_checks.database() == []
    early = moment() - timedelta(days=2)
    monkeypatch.setattr(deploy_checks, "moment", lambda: early)
    assert [fault.id for fault in deploy_checks.database()] == ["goldthread.W013"]


@pytest.mark.django_db
def test_sign_ins_of_the_demo_are_named():
    load_demo_people()
    assert [fault.id for fault in deploy_checks.database()] == ["goldthread.W014"]


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_named(monkeypatch):
    from django.db import OperationalError

    def down(*args):
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", down)
    assert [fault.id for fault in deploy_checks.database()] == ["goldthread.W012"]


@pytest.mark.parametrize("changes, ids", [
    ({"HTTPS": True, "PROXIES": 0}, {"goldthread.W001", "goldthread.W003"}),
    ({"HTTPS": True, "PROXIES": 1, "ALLOWED_HOSTS": ["a.example"], "ADDRESS": "https://b.example"},
     {"goldthread.W004"}),
])  # fmt: skip
def test_names_and_proxies_are_held_together(settings, changes, ids):
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    for name, value in changes.items():
        setattr(settings, name, value)
    assert {fault.id for fault in deploy_checks.reached()} == ids


def test_little_room_is_named(settings, tmp_path, monkeypatch):
    tmp_path.chmod(0o700)
    settings.DATA = tmp_path
    assert deploy_checks.folder() == []
    monkeypatch.setattr(deploy_checks, "LEAST_FREE", 2**60)
    assert [fault.id for fault in deploy_checks.folder()] == ["goldthread.W009"]
