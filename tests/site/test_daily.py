"""`goldthread daily`, and the test e-mail: a line a job, and a failure that keeps nothing else from running."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from goldthread_site.service.management.commands import daily
from tests.support.mail_server import Post, free_port, mail_server
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site_with_an_address(settings):
    settings.ADDRESS, settings.MAIL_FROM = "https://plans.fernshire.example", "goldthread@fernshire.example"
    settings.MAIL_NEEDS = {"GOLDTHREAD_SMTP": "127.0.0.1", "GOLDTHREAD_ADDRESS": settings.ADDRESS}


def run(*words: str) -> tuple[int, list[str]]:
    """The exit code, and the lines."""
    out = StringIO()
    try:
        call_command("daily", *words, stdout=out)
        return 0, out.getvalue().splitlines()
    except SystemExit as left:
        return left.code, out.getvalue().splitlines()


def test_each_job_has_its_line_and_the_second_run_does_nothing_twice(settings, programme_manager):
    plan_in(programme_manager)
    with mail_server(settings, Post()) as post:
        code, lines = run()
        assert code == 0 and [line.partition(":")[0] for line in lines] == [
            "trail",
            "reminders",
            "evidence",
            "sessions",
        ]
        assert lines[0] == "trail: The trail holds."
        many = len(post.taken)
        assert run()[0] == 0 and len(post.taken) == many


def test_a_mail_server_that_is_down_keeps_nothing_else_from_running(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    code, lines = run()
    assert code == 1 and lines[-1] == "1 job failed: reminders."
    assert lines[1].startswith("reminders: FAILED. the mail server") and lines[2] == "evidence: 0 files taken away."
    assert run("--no-mail")[0] == 0


def test_a_fault_that_nobody_thought_of_fails_its_own_job_alone(monkeypatch):
    def broken(*words, **given):
        if words[0] == "sweep_evidence":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(daily, "call_command", broken)
    code, lines = run()
    assert code == 1 and "No space left on device" in lines[2] and lines[3] == "sessions: done."


def test_the_backup_comes_first_into_a_folder_that_is_made(monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(daily, "call_command", lambda *words, **given: asked.append(words))
    assert run("--to", str(tmp_path / "backups"), "--keep", "3")[0] == 0
    assert asked[0] == ("backup", "--to", str(tmp_path / "backups"), "--keep", "3") and len(asked) == 5
    assert (tmp_path / "backups").is_dir()


def test_a_test_mail_arrives(settings, capsys):
    with mail_server(settings, Post()) as post:
        call_command("send_test_mail", "ada@fernshire.example")
        assert len(post.to("ada@fernshire.example")) == 1
    assert "took an e-mail to ada@fernshire.example" in capsys.readouterr().out


@pytest.mark.parametrize("address, refuses, said", [
    ("nobody@fernshire.example", ["nobody@fernshire.example"], "answers, but does not take e-mails to"),
    ("ada", [], "“ada” is no e-mail address"),
])  # fmt: skip
def test_a_test_mail_that_is_not_taken_says_why(settings, address, refuses, said):
    with mail_server(settings, Post(*refuses)), pytest.raises(CommandError, match=said):
        call_command("send_test_mail", address)


def test_without_a_server_the_test_mail_names_what_is_missing(settings):
    settings.MAIL_NEEDS = {"GOLDTHREAD_SMTP": ""}
    with pytest.raises(CommandError, match="GOLDTHREAD_SMTP is not set"):
        call_command("send_test_mail", "ada@fernshire.example")
    settings.MAIL_NEEDS, settings.EMAIL_PORT = {}, free_port()
    settings.EMAIL_HOST, settings.EMAIL_BACKEND = "127.0.0.1", "django.core.mail.backends.smtp.EmailBackend"
    with pytest.raises(CommandError, match="Connection refused"):
        call_command("send_test_mail", "ada@fernshire.example")
