"""`goldthread serve`, for real: an empty folder, the set-up address, a killed server, what it refuses to serve."""

from __future__ import annotations

import os
import re
import signal
import stat

import pytest

from tests.support.installed import ASSETS, Visitor, goldthread, serving, status_of
from tests.support.mail_server import free_port

pytestmark = pytest.mark.skipif(not ASSETS.exists(), reason="the page assets are not built (make assets)")
ADA = {"full_name": "Ada Marsh", "username": "ada", "password": "a lamp in the attic", "again": "a lamp in the attic"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A data folder that the first test finds empty, and the next as it was left."""
    return tmp_path_factory.mktemp("serve") / "data"


def test_from_an_empty_folder_to_a_signed_in_administrator(folder):
    ada = Visitor()
    with serving(folder, free_port()) as server:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        anew = re.search(r"/set-up/\S+", goldthread(folder, "serve", "--set-up").stdout).group()
        assert ada.get(server.set_up_address)[0] == 410  # a new one makes it void
        address = server.address + anew
        status, page = ada.get(address)
        assert status == 200 and "Set Goldthread up" in page
        css = re.search(r'href="(/static/build/goldthread\.\w+\.css)"', page).group(1)
        assert status_of(server.address + css) == 200
        status, page = ada.send(address, **ADA)
        assert status == 200 and "5 things are left to set up" in page
        assert Visitor().get(address)[0] == 410  # it worked once
        again = Visitor()
        status, page = again.send(f"{server.address}/people/sign-in/", username="ada", password=ADA["password"])
        assert status == 200 and "No plan is here yet" in page


def test_once_somebody_has_an_account_there_is_no_set_up_address(folder):
    with serving(folder, free_port()) as server:
        assert server.set_up_address == ""
        assert server.stop() == 0  # asked to stop, it ends well
    said = goldthread(folder, "serve", "--set-up")
    assert said.returncode == 3 and "Goldthread is set up already" in said.stderr


def test_a_killed_server_is_back_on_the_same_port(folder):
    port = free_port()
    with serving(folder, port) as server:
        os.kill(server.process.pid, signal.SIGKILL)
        server.process.wait()
        with serving(folder, port) as again:
            assert status_of(f"{again.address}/people/sign-in/") == 200


def test_a_port_that_another_program_has_is_one_sentence(folder, monkeypatch):
    from goldthread_site.look import serving as site

    with serving(folder, free_port()) as server, pytest.raises(site.CannotServe, match="another program has it"):
        site.wait_for_port("127.0.0.1", int(server.address.rpartition(":")[2]), seconds=0)


@pytest.mark.parametrize(
    "words, more, said",
    [
        (["--host", "0.0.0.0"], {"GOLDTHREAD_DEBUG": "1"}, "GOLDTHREAD_DEBUG is on, and others can reach"),
        ([], {"GOLDTHREAD_DEBUG": "1", "GOLDTHREAD_HOSTS": "plans.fernshire.example"}, "GOLDTHREAD_DEBUG is on"),
        (["--port", "0"], {}, "--port is 0. Give a number from 1 to 65535"),
        (["--workers", "0"], {}, "--workers is 0. Give a number from 1 to 64"),
        (["--host", "no.such.host.invalid"], {}, "cannot be taken"),
    ],
)
def test_what_cannot_be_served_is_one_sentence(folder, words, more, said):
    answer = goldthread(folder, "serve", "--port", str(free_port()), *words, **more)
    assert answer.returncode == 3 and said in answer.stderr
    assert more or "Traceback" not in answer.stderr  # GOLDTHREAD_DEBUG asks for it


@pytest.mark.parametrize(
    "words",
    [("backup", "--to", "-"), ("send-reminders", "--dry-run"), ("verify-trail",), ("add-people", "--dry-run", "x.csv")],
)
def test_a_command_in_a_folder_without_a_site_says_so_and_leaves_no_key_there(tmp_path, words):
    folder = tmp_path / "not-here"
    said = goldthread(folder, *words)
    assert said.returncode == 3 and f"{folder}: no site keeps its data here" in said.stderr
    assert "Run this as the user who runs the site" in said.stderr and not folder.exists()


def test_the_demo_is_never_served_to_others(folder):
    words = ("add-person", "priya", "--name", "Priya Stanmore", "--role", "administrator")
    assert goldthread(folder, *words, given="fernshire-demo-only\n").returncode == 0
    answer = goldthread(folder, "serve", "--port", str(free_port()), "--host", "0.0.0.0")
    assert answer.returncode == 3 and "1 account of the demo can be signed in to by anybody" in answer.stderr
    with serving(folder, free_port()) as server:  # to this machine alone it may be
        assert status_of(f"{server.address}/up/") == 200


def test_data_that_a_newer_release_kept_is_left_alone(settings, transactional_db):
    from django.db.migrations.recorder import MigrationRecorder

    from goldthread_site.look.serving import CannotServe, database_ready

    newer = MigrationRecorder.Migration.objects.create(app="plans", name="9999_of_the_year_2031")
    with pytest.raises(CannotServe, match="kept by a newer release"):
        database_ready()
    newer.delete()


@pytest.mark.parametrize("line, said", [
    ("GOLDTHREAD_HOSTS plans.fernshire.example", "settings.env, line 2: this is no setting"),
    ("GOLDTHREAD_DATA=/elsewhere", "cannot be in it"),
    ("GOLDTHREAD_TRAIL_KEY_FILE=/nowhere/key", "GOLDTHREAD_TRAIL_KEY_FILE names /nowhere/key, which cannot be read"),
    ("GOLDTHREAD_SMTP=mail:hunter2", "GOLDTHREAD_SMTP is no mail server"),
    ("GOLDTHREAD_DATABASE=mysql://joan:hunter2@localhost/goldthread", "GOLDTHREAD_DATABASE is no PostgreSQL database"),
    ("GOLDTHREAD_DATABASE=postgresql://joan:hunter2/x@localhost/goldthread", "write %2F for /"),
    ("GOLDTHREAD_DATABASE=postgresql://joan:hunter2@localhost", "GOLDTHREAD_DATABASE is no PostgreSQL database"),
])  # fmt: skip
def test_a_setting_that_is_wrong_is_one_sentence(tmp_path, line, said):
    (tmp_path / "settings.env").write_text(f"# of this council\n{line}\n", encoding="utf-8")
    answer = goldthread(tmp_path, "deploy-check")
    assert said in answer.stderr and "Traceback" not in answer.stderr and "hunter2" not in answer.stderr
    assert answer.returncode == 1


@pytest.mark.parametrize("name", ["trail-key", "secret-key"])
@pytest.mark.parametrize("data", [b"", b"\n", b"\xff\xfe"], ids=["empty", "a line", "no text"])
def test_a_key_that_is_none_is_not_used(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    answer = goldthread(tmp_path, "deploy-check")
    assert answer.returncode == 1 and f"{name} is empty or no text" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_key_is_under_its_name_only_once_it_is_whole(tmp_path, monkeypatch):
    from goldthread_site.config import environment

    def killed(handle):
        assert not (tmp_path / "trail-key").exists()
        raise KeyboardInterrupt

    monkeypatch.delenv("GOLDTHREAD_TRAIL_KEY", raising=False)
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(environment.os, "fsync", killed)
        environment.trail_key(tmp_path)
    assert not any(tmp_path.iterdir()) and len(environment.trail_key(tmp_path)) > 80
