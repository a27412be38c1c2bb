"""Proof of what was done: kept once, never written over, given out only as a download, with its versions."""

from __future__ import annotations

import hashlib
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from goldthread.errors import UserError
from goldthread.plan.live.evidence import Used
from goldthread_site.plans.changing import changing
from goldthread_site.plans.evidence import actions, kept, sweeping
from goldthread_site.plans.models import Evidence
from goldthread_site.trail.actions import agree_erasure, ask_erasure
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.django_site import TODAY
from tests.support.site import person, plan_in

A1, A2 = Used(entity="actions", key="a1"), Used(entity="actions", key="a2")
PDF = b"%PDF-1.7\nminutes\n%%EOF\n"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.EVIDENCE = tmp_path / "evidence"
    return settings.EVIDENCE


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager)


@pytest.fixture
def evidence(plan, programme_manager):
    return actions.add(by=programme_manager, plan=plan, on=TODAY, to=[A1], file=upload(), title="Minutes")


def upload(data: bytes = PDF, name: str = "minutes.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def on_disk(folder) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file()) if folder.exists() else []


def row(plan) -> Evidence:
    return Evidence.objects.get(plan=plan)


def page(view: str, *args, **asked) -> str:
    return reverse(f"plans:{view}", args=args, query=asked)


def said(answer) -> str:
    import html

    return html.unescape(answer.content.decode())


# --- keeping ---------------------------------------------------------------------------------------------------------


def test_bytes_are_kept_under_their_digest_once_and_are_never_written_over(folder):
    digest = kept.keep(PDF)
    path = kept.place_of(digest)
    before = path.stat().st_ino
    assert (digest, path.parent.name) == (hashlib.sha256(PDF).hexdigest(), digest[:2])
    assert kept.keep(PDF) == digest and on_disk(folder) == [digest]
    assert path.stat().st_ino == before and not path.stat().st_mode & 0o222


def test_a_change_that_is_not_made_leaves_bytes_that_harm_nobody_until_they_are_swept(folder, plan, programme_manager):
    with pytest.raises(RuntimeError), changing(plan, by=programme_manager, why="Proof") as change:
        actions.attach(change, to=[A1], file=upload(), title="", by_name="P", on=TODAY)
        raise RuntimeError("the power went")
    assert not Evidence.objects.exists() and len(on_disk(folder)) == 1
    assert sweeping.sweep() == 0  # younger than a day: its row may be on the way
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    call_command("sweep_evidence")
    assert on_disk(folder) == []


def test_the_sweep_leaves_what_stands_in_the_plan_or_stood_there(folder, plan, evidence, programme_manager):
    actions.add_version(
        by=programme_manager, plan=plan, key=evidence.id, was=1, file=upload(PDF + b"%%EOF"), why="Newer", on=TODAY,
        expires=None,
    )  # fmt: skip
    Evidence.objects.all().delete()  # as if the row were gone; the trail still names both
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    assert sweeping.sweep() == 0 and len(on_disk(folder)) == 2


def test_the_bytes_of_erased_evidence_go_with_its_words(folder, plan, evidence, programme_manager):
    rows = Revision.objects.filter(plan=plan.pk, entity="evidence").values_list("pk", flat=True)
    asked = ask_erasure(plan=plan.pk, revisions=list(rows), by=programme_manager, why="A child is named in it")
    agree_erasure(erasure=asked, by=person("director"), why="It should not be kept")
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    assert sweeping.sweep() == 1 and on_disk(folder) == []
    assert row(plan).read.newest is None and not row(plan).read.stands(as_at="2026-11-20")


def test_a_file_kept_again_while_it_is_swept_is_put_back(folder, monkeypatch):
    digest = kept.keep(PDF)
    os.utime(kept.place_of(digest), (0, 0))
    named = sweeping.digests_named
    monkeypatch.setattr(sweeping, "digests_named", lambda: kept.keep(PDF) and named())  # between the look and the move
    assert sweeping.sweep() == 0 and kept.read(digest) == PDF


# --- the change ------------------------------------------------------------------------------------------------------


def test_evidence_has_its_digest_its_size_its_name_and_who_added_it(plan, evidence, programme_manager):
    version = row(plan).read.newest
    assert (version.sha256, version.size, version.name) == (hashlib.sha256(PDF).hexdigest(), len(PDF), "minutes.pdf")
    assert (version.media_type, version.by, version.on) == ("application/pdf", "A programme_manager", "2026-11-20")
    last = Revision.objects.filter(plan=plan.pk).order_by("-place").first()
    assert (last.entity, last.key, last.by) == ("evidence", evidence.id, programme_manager)
    assert first_broken_link(plan.pk) is None


def test_the_same_bytes_again_are_the_same_evidence_used_in_one_more_place(folder, plan, evidence, programme_manager):
    again = actions.add(by=programme_manager, plan=plan, on=TODAY, to=[A1, A2], file=upload(name="copy.pdf"))
    assert again.id == evidence.id and row(plan).read.used_by == (A1, A2) and len(on_disk(folder)) == 1


@pytest.mark.parametrize(
    "what, says",
    [
        ({"file": upload(b"MZ" + PDF)}, "its contents are a program"),
        ({"file": upload(name="x.exe.pdf")}, "two endings"),
        ({"address": "javascript:alert(1)"}, "no address of a web page"),
        ({"address": "https://user:secret@example.org/x"}, "a name or a password"),
        ({"address": "file:///etc/passwd"}, "no address of a web page"),
        ({"address": "https://exa mple.org"}, "no address of a web page"),
        ({"address": "https://[::1"}, "no address of a web page"),
        ({"address": "https://example.org/x"}, "say what the link shows"),
        ({"address": "https://example.org/x", "title": "t" * 201}, "longer than 200"),
        ({}, "choose a file or give a link"),
        ({"file": upload(), "to": []}, "say what it is proof of"),
        ({"file": upload(), "to": [Used(entity="actions", key="a99")]}, "not in this plan"),
        ({"file": upload(), "to": [Used(entity="evidence", key="e1")]}, "not in this plan"),
    ],
)
def test_what_is_no_evidence_is_refused_in_one_sentence_and_nothing_is_saved(
    folder, plan, programme_manager, what, says
):
    count = Revision.objects.count()
    if what.get("file"):
        what["file"].seek(0)
    with pytest.raises(UserError, match=says) as fault:
        actions.add(by=programme_manager, plan=plan, on=TODAY, **{"to": [A1], **what})
    assert "Nothing was saved" in str(fault.value)
    assert Revision.objects.count() == count and not Evidence.objects.exists()


def test_a_path_in_the_name_is_refused_where_no_browser_took_it_off(plan, programme_manager):
    class Sent:
        name = "../../x.pdf"

        def read(self):
            return PDF

    with pytest.raises(UserError, match="a path"):
        actions.add(by=programme_manager, plan=plan, on=TODAY, to=[A1], file=Sent())


def test_a_row_that_is_no_longer_proven_loses_the_evidence_but_the_last_one_asks_to_withdraw(
    plan, evidence, programme_manager
):
    actions.use_for(by=programme_manager, plan=plan, key=evidence.id, was=1, to=A2)
    actions.stop_using(by=programme_manager, plan=plan, key=evidence.id, was=2, of=A1)
    assert row(plan).read.used_by == (A2,)
    with pytest.raises(UserError, match="Withdraw it instead"):
        actions.stop_using(by=programme_manager, plan=plan, key=evidence.id, was=3, of=A2)
    actions.withdraw(by=programme_manager, plan=plan, key=evidence.id, was=3, why="Of another team")
    with pytest.raises(UserError, match="was withdrawn: Of another team"):
        actions.use_for(by=programme_manager, plan=plan, key=evidence.id, was=4, to=A1)
