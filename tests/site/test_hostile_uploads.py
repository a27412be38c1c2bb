"""Hostile and broken files brought in through the page: a plain sentence each, nothing kept, and others are answered.

A file that can be read rightly (macros, a hidden sheet …) becomes a draft to check, as any file does; and one with a
table but no actions a draft that asks what its columns are. Neither is a plan.
"""

from __future__ import annotations

import time
from collections import Counter
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.documents.load import sandbox
from goldthread.documents.load.limits import limits
from goldthread_site.plans.models import ImportDraft, Plan
from goldthread_site.plans.reading_room import ReadingOthers, place_to_read
from goldthread_site.trail.models import Revision
from tests.support.hostile import KINDS
from tests.support.hostile.crowd import crowd_of
from tests.support.hostile.kinds import Hostile
from tests.support.plan_files import GOOD
from tests.support.served import served

LAST = 4  # the fifth file of each kind; the first two are read in tests/unit


def upload(client, file: Hostile):
    return client.post(reverse("plans:import"), {"file": SimpleUploadedFile(file.name, file.data())})


def rows() -> tuple[int, int, int]:
    return Plan.objects.count(), Revision.objects.count(), ImportDraft.objects.count()


def ends(client, kinds) -> tuple[Counter, float]:
    """How the uploads end, and the longest; each is looked at as it comes."""
    found, longest = Counter(), 0.0
    for kind in kinds:
        begun, before = time.monotonic(), rows()
        file = Hostile(kind, LAST)
        answer = upload(client, file)
        longest = max(longest, time.monotonic() - begun)
        found[answer.status_code] += 1
        if answer.status_code == 302:
            draft = ImportDraft.objects.latest("started_at")
            assert kind.end != "refused" or not draft.understood, kind.name
            assert client.get(answer.url, follow=True).status_code == 200, kind.name
            assert rows() == (0, 0, before[2] + 1), kind.name
            continue
        page = " ".join(unescape(answer.content.decode()).split())
        assert answer.status_code == 422 and kind.end != "read", kind.name
        assert file.name in page.split("There is a problem")[1].split("</ul>")[0] or "file is empty" in page, kind.name
        assert "Nothing was saved." in page and "Traceback" not in page, kind.name
        assert rows() == before, kind.name
    return found, longest


@pytest.mark.django_db
def test_files_of_25_kinds_are_answered_with_a_sentence_or_a_draft(as_programme_manager, capsys):
    kinds = [kind for kind in KINDS.values() if not kind.slow][::3]
    assert len(kinds) >= 25 and {"docx", "xlsx", "pdf", "html", "txt"} <= {kind.format for kind in kinds}
    found, longest = ends(as_programme_manager, kinds)
    with capsys.disabled():
        print(
            f"\n{len(kinds)} hostile uploads: {found[422]} refused, {found[302]} drafts, longest {longest:.1f} s",
            end="",
        )
    assert set(found) == {422, 302}


@pytest.mark.django_db
def test_files_that_use_up_a_limit_are_refused_and_leave_nothing(as_programme_manager, monkeypatch):
    monkeypatch.setattr(sandbox, "limits", lambda: {**limits(), "seconds": 1})
    slow = [kind for kind in KINDS.values() if kind.slow and kind.end == "refused"][:4]
    found, _ = ends(as_programme_manager, slow)
    assert found == {422: 4} and rows() == (0, 0, 0)


@pytest.mark.django_db
def test_who_comes_while_others_are_read_is_asked_to_try_again(as_programme_manager, settings):
    settings.READINGS_AT_ONCE, settings.READINGS_WAITING, settings.READING_WAIT_SECONDS = 1, 1, 0.1
    with place_to_read(file_name="first.docx"):
        answer = as_programme_manager.post(reverse("plans:import"), {"file": SimpleUploadedFile("plan.txt", GOOD)})
        said = "plan.txt: Goldthread is reading other documents. Try again in a minute. Nothing was saved."
        assert answer.status_code == 422 and said in answer.content.decode()
    assert rows() == (0, 0, 0)
    with place_to_read(file_name="second.docx"):
        pass


def test_no_more_may_wait_than_there_are_seats(settings):
    settings.READINGS_AT_ONCE, settings.READINGS_WAITING, settings.READING_WAIT_SECONDS = 1, 0, 60
    with place_to_read(file_name="first.docx"), pytest.raises(ReadingOthers):  # at once, not after a minute
        place_to_read(file_name="second.docx").__enter__()


def test_readings_and_those_who_wait_leave_every_worker_threads_to_answer(settings, monkeypatch):
    from gunicorn.app.base import BaseApplication

    from goldthread_site.look.serving import serve

    taken = {}
    monkeypatch.setattr(BaseApplication, "run", lambda self: taken.update(threads=self.cfg.threads))
    monkeypatch.setattr("goldthread_site.look.serving.connection.close", lambda: None)
    serve("127.0.0.1:0")
    assert taken["threads"] > settings.READINGS_AT_ONCE + settings.READINGS_WAITING


def test_while_several_slow_files_are_read_another_persons_pages_are_answered(tmp_path, capsys):
    files = [Hostile(KINDS["letters without end, PDF"], number) for number in range(3)]
    files.append(Hostile(KINDS["rows without end"], 2))
    with served(tmp_path, people=5) as people:
        crowd = crowd_of(people, files)
    with capsys.disabled():
        print(f"\n{len(crowd.pages)} pages while 4 slow files came in, longest {crowd.longest * 1000:.0f} ms", end="")
    assert {answer.status for answer in crowd.pages} == {200} and len(crowd.pages) > 10
    assert [answer.status for answer in crowd.uploads] == [422] * 4
    assert all("Nothing was saved." in answer.page for answer in crowd.uploads)
