"""The pages of evidence: adding, newer versions, downloads, withdrawing, and who may do each."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.plan.live.evidence import Used
from goldthread_site.look.clock import lived_again
from goldthread_site.people.models import Grant, User
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.evidence import actions, forms, kept
from goldthread_site.plans.models import Evidence
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


# --- the pages -------------------------------------------------------------------------------------------------------


def test_adding_a_file_on_the_page(as_programme_manager, plan):
    answer = as_programme_manager.post(
        page("evidence_add", plan.pk),
        {"row": "actions:a1", "file": upload(), "title": "Minutes of May", "expires": "31/3/2027"}, follow=True,
    )  # fmt: skip
    assert "“Minutes of May” is kept as proof" in said(answer) and "on 31 Mar 2027" in said(answer)
    assert "Minutes of May" in said(as_programme_manager.get(page("action", plan.pk, "a1")))
    assert "Minutes of May" in said(as_programme_manager.get(page("recommendation", plan.pk, "1")))


def test_a_file_between_10_and_20_mb_is_taken_and_one_over_20_mb_is_refused(as_programme_manager, plan):
    large = b"on time\n" * (12 * 1024 * 128)
    sent = {"row": "actions:a1", "file": upload(large, "visits.txt")}
    assert as_programme_manager.post(page("evidence_add", plan.pk), sent).status_code == 302
    sent["file"] = upload(large + large, "visits.txt")
    answer = as_programme_manager.post(page("evidence_add", plan.pk), sent)
    assert answer.status_code == 422 and "visits.txt is larger than 20 MB" in said(answer)
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize(
    "name, says",
    [("x.pdf.exe", "a program cannot be kept"), ("a" * 300 + ".pdf", "150 at most"), ("x\u202efdp.exe", "a program")],
)
def test_a_hostile_name_is_one_sentence_at_the_field(as_programme_manager, plan, name, says):
    answer = as_programme_manager.post(page("evidence_add", plan.pk), {"row": "actions:a1", "file": upload(name=name)})
    assert answer.status_code == 422 and says in said(answer) and not Evidence.objects.exists()


def test_a_path_that_a_browser_sends_is_kept_as_its_last_part(as_programme_manager, plan):
    from django.test.client import BOUNDARY, MULTIPART_CONTENT

    parts = "".join(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n{value}\r\n'
        for name, more, value in [
            ("row", "", "actions:a1"),
            ("file", '; filename="..\\\\..\\\\evil/../a b.pdf"\r\nContent-Type: text/html', PDF.decode()),
        ]
    )
    body = f"{parts}--{BOUNDARY}--\r\n".encode()
    as_programme_manager.generic("POST", page("evidence_add", plan.pk), body, MULTIPART_CONTENT)
    assert row(plan).read.newest.name == "a b.pdf" and row(plan).read.newest.media_type == "application/pdf"


@pytest.mark.parametrize(
    "sent, says",
    [
        ({"row": "", "file": upload()}, "Choose what it is proof of"),
        ({"row": "actions:a1"}, "Choose a file or give a link"),
        ({"row": "actions:a1", "address": "https://example.org"}, "Say what the link shows"),
        (
            {"row": "actions:a1", "file": upload(), "expires": "31/06/2027"},
            "31/06/2027 is not a date. June has 30 days.",
        ),
        ({"row": "actions:a1", "file": upload(b"", "x.pdf")}, "The file is empty"),
    ],
)
def test_what_is_missing_is_said_at_the_field(as_programme_manager, plan, sent, says):
    answer = as_programme_manager.post(page("evidence_add", plan.pk), sent)
    assert answer.status_code == 422 and says in said(answer) and not Evidence.objects.exists()


def test_a_file_is_a_download_that_no_browser_opens(as_programme_manager, plan, evidence, caplog):
    caplog.set_level("INFO", "goldthread.evidence")
    answer = as_programme_manager.get(page("evidence_file", plan.pk, evidence.id, 1))
    assert answer.content == PDF
    assert answer["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert (answer["X-Content-Type-Options"], answer["Content-Type"]) == ("nosniff", "application/pdf")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox" and "no-store" in answer["Cache-Control"]
    looked = caplog.messages[-1]
    assert f"plan={plan.pk} evidence={evidence.id} version=1" in looked and "minutes" not in looked


def test_a_name_with_signs_of_a_header_cannot_leave_the_header(as_programme_manager, plan, programme_manager):
    name = 'a";filename=x.exe;é.pdf'
    actions.add(by=programme_manager, plan=plan, on=TODAY, to=[A1], file=upload(name=name))
    answer = as_programme_manager.get(page("evidence_file", plan.pk, row(plan).key, 1))
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''a%22%3Bfilename%3Dx.exe")


def test_a_file_that_was_altered_on_disk_is_not_given_out(as_programme_manager, plan, evidence, caplog):
    path = kept.place_of(row(plan).read.newest.sha256)
    path.chmod(0o600)
    path.write_bytes(PDF + b"and more")
    answer = as_programme_manager.get(page("evidence_file", plan.pk, evidence.id, 1))
    assert answer.status_code == 422 and "changed on the server" in said(answer) and PDF not in answer.content
    assert "altered on disk" in caplog.text
    path.unlink()
    assert "missing on the server" in said(as_programme_manager.get(page("evidence_file", plan.pk, evidence.id, 1)))


def test_older_versions_stay_to_be_downloaded(as_programme_manager, plan, evidence):
    sent = {"file": upload(PDF + b"2 %%EOF"), "why": "Signed", "was": 1, "expires": ""}
    answer = as_programme_manager.post(page("evidence_version", plan.pk, evidence.id), sent, follow=True)
    assert "Version 2, the newest" in said(answer)
    for number, data in ((1, PDF), (2, PDF + b"2 %%EOF")):
        assert as_programme_manager.get(page("evidence_file", plan.pk, evidence.id, number)).content == data
    assert as_programme_manager.get(page("evidence_file", plan.pk, evidence.id, 3)).status_code == 404


def test_two_people_who_add_a_version_lose_neither(as_programme_manager, plan, evidence, client):
    theirs = {"file": upload(PDF + b"theirs %%EOF"), "why": "Theirs", "was": 1}
    as_programme_manager.post(page("evidence_version", plan.pk, evidence.id), theirs)
    mine = {"file": upload(PDF + b"mine %%EOF", "mine.pdf"), "why": "Mine", "was": 1}
    answer = as_programme_manager.post(page("evidence_version", plan.pk, evidence.id), mine)
    assert answer.status_code == 422 and "Yours, mine.pdf, is not in yet" in said(answer)
    assert len(row(plan).read.versions) == 2
    form = answer.context["form"]
    again = {name: form[name].value() or "" for name in ("why", "was", "kept", "expires")}
    as_programme_manager.post(page("evidence_version", plan.pk, evidence.id), again)
    assert [version.name for version in row(plan).read.versions] == ["minutes.pdf", "minutes.pdf", "mine.pdf"]


def test_a_kept_file_that_was_made_up_is_no_file(as_programme_manager, plan, evidence):
    answer = as_programme_manager.post(
        page("evidence_version", plan.pk, evidence.id), {"why": "Mine", "was": 1, "kept": "made:up:token"}
    )
    assert answer.status_code == 422 and "Choose a file first" in said(answer)


def test_two_versions_at_the_same_moment_are_one_after_another(plan, evidence, programme_manager, monkeypatch):
    def add(text: bytes) -> None:
        said = {"why": "Newer", "on": TODAY, "expires": None, "was": 1}
        actions.add_version(by=programme_manager, plan=plan, key=evidence.id, file=upload(PDF + text), **said)

    def taken_in(file):
        monkeypatch.setattr(actions, "take_in", kept.take_in)
        add(b"theirs %%EOF")  # somebody else saves while these bytes are being written
        return kept.take_in(file)

    monkeypatch.setattr(actions, "take_in", taken_in)
    with pytest.raises(StaleRow, match="saved this row"):
        add(b"mine %%EOF")
    assert len(row(plan).read.versions) == 2 and first_broken_link(plan.pk) is None


def test_a_link_is_shown_with_its_host_and_tells_the_other_side_nothing(as_programme_manager, plan):
    sent = {"row": "actions:a1", "address": "https://docs.example.org/a?b=1", "title": "The rota"}
    shown = said(as_programme_manager.post(page("evidence_add", plan.pk), sent, follow=True))
    assert "Leads to docs.example.org" in shown and 'rel="noopener noreferrer"' in shown
    assert "link to docs.example.org" in said(as_programme_manager.get(page("evidence", plan.pk)))


def test_the_list_names_what_is_done_without_proof_and_what_has_expired(client, programme_manager):
    plan = plan_in(programme_manager, actions=[
        {"id": "a1", "recommendations": ["1"], "ref": "1.1", "text": "List the visits", "completed": "May 2026"},
        {"id": "a2", "recommendations": ["1"], "ref": "1.2", "text": "Set up cover", "completed": "June 2026"},
        {"id": "a3", "recommendations": ["1"], "ref": "1.3", "text": "Record by phone"},
    ])  # fmt: skip
    client.force_login(programme_manager)
    actions.add(by=programme_manager, plan=plan, on=TODAY, to=[A1], file=upload(), expires=date(2026, 12, 11))
    shown = said(client.get(page("evidence", plan.pk)))
    assert "1 of 2 actions that are done have no proof" in shown and "expires in 3 weeks" in shown
    with lived_again(date(2026, 12, 14)):
        later = said(client.get(page("evidence", plan.pk)))
    assert "2 of 2 actions that are done have no proof" in later and "expired 3 days ago" in later


def test_withdrawing_asks_for_a_reason_and_keeps_both(as_programme_manager, plan, evidence):
    where = page("evidence_withdraw", plan.pk, evidence.id)
    assert "Say why it is withdrawn" in said(as_programme_manager.post(where, {"why": " ", "was": 1}))
    shown = said(as_programme_manager.post(where, {"why": "Of another team", "was": 1}, follow=True))
    assert "Withdrawn: it proves nothing any more" in shown and "Of another team" in shown
    assert as_programme_manager.get(page("evidence_file", plan.pk, evidence.id, 1)).content == PDF


# --- who may ---------------------------------------------------------------------------------------------------------


def test_an_owner_adds_proof_for_her_own_actions_only(client, plan):
    owner = User.objects.create_user("owner", "a-long-password", full_name="Lena Osgood", role="action_owner")
    client.force_login(owner)
    assert "Add proof" in said(client.get(page("action", plan.pk, "a1")))
    assert "Add proof" not in said(client.get(page("action", plan.pk, "a3")))
    mine, others = ({"row": f"actions:{key}", "file": upload()} for key in ("a1", "a3"))
    assert client.post(page("evidence_add", plan.pk), others).status_code == 422
    assert client.post(page("evidence_add", plan.pk), mine).status_code == 302


def test_an_owner_touches_no_evidence_of_others(client, plan, evidence, programme_manager):
    actions.use_for(by=programme_manager, plan=plan, key=evidence.id, was=1, to=Used(entity="actions", key="a3"))
    actions.stop_using(by=programme_manager, plan=plan, key=evidence.id, was=2, of=A1)
    client.force_login(User.objects.create_user("owner", "x", full_name="Lena Osgood", role="action_owner"))
    for view, sent in (
        ("evidence_version", {"file": upload(b"x", "x.txt"), "why": "Mine", "was": 3}),
        ("evidence_withdraw", {"why": "Mine", "was": 3}),
        ("evidence_use", {"row": "actions:a1", "was": 3}),
    ):
        answer = client.post(page(view, plan.pk, evidence.id), sent)
        assert answer.status_code == 422 and "somebody else's" in said(answer)
    assert row(plan).version == 3


def test_a_reader_sees_and_changes_nothing_and_without_the_right_opens_no_file(client, plan, evidence, viewer):
    client.force_login(viewer)
    for view in ("evidence_version", "evidence_withdraw", "evidence_use"):
        assert client.post(page(view, plan.pk, evidence.id), {}).status_code == 403
    assert client.post(page("evidence_add", plan.pk), {}).status_code == 403
    shown = said(client.get(page("evidence_one", plan.pk, evidence.id)))
    assert "Download minutes.pdf" in shown and "Withdraw" not in shown
    client.force_login(person("board_member"))
    assert client.get(page("evidence_file", plan.pk, evidence.id, 1)).status_code == 403
    assert "Download" not in said(client.get(page("evidence_one", plan.pk, evidence.id)))


def test_evidence_of_another_plan_is_not_there(as_programme_manager, plan, evidence, programme_manager):
    other = plan_in(programme_manager, data=b"another", title="Another")
    for view, args in (
        ("evidence_one", ()),
        ("evidence_file", (1,)),
        ("evidence_version", ()),
        ("evidence_withdraw", ()),
    ):
        assert as_programme_manager.get(page(view, other.pk, evidence.id, *args)).status_code == 404


def test_on_a_past_day_the_list_is_as_it_was_and_nothing_can_be_added(as_programme_manager, programme_manager):
    with lived_again(date(2026, 9, 1)):
        plan = plan_in(programme_manager)
    actions.add(by=programme_manager, plan=plan, on=TODAY, to=[A1], file=upload(), title="Later")
    shown = said(as_programme_manager.get(page("evidence", plan.pk, as_at="2026-10-01")))
    assert "Later" not in shown and "Add proof" not in shown
    for answer in (
        as_programme_manager.get(page("evidence_add", plan.pk, as_at="2026-10-01")),
        as_programme_manager.post(
            page("evidence_add", plan.pk, as_at="2026-10-01"), {"row": "actions:a1", "file": upload()}
        ),
    ):
        assert answer.status_code == 422 and "past day cannot be changed" in said(answer)
    assert Evidence.objects.count() == 1


def part_of(plan, role: str, section: str, name: str = "Joan Sefton") -> User:
    """Somebody who holds the role in one part of the plan."""
    user = User.objects.create_user("part", "a-long-password", full_name=name)
    day = {"from_day": date(2026, 1, 1), "given_at": "2026-01-01T00:00Z", "why": "Test"}
    Grant.objects.create(person=user, role=role, plan=plan.pk, section=section, **day)
    return user


def test_who_runs_one_part_changes_and_opens_the_proof_of_that_part_only(client, programme_manager):
    plan = plan_in(programme_manager, actions=[
        {"id": "a1", "recommendations": ["1"], "text": "List the visits", "section": "s1"},
        {"id": "a2", "recommendations": ["2"], "text": "Record by phone", "section": "s2"},
    ])  # fmt: skip
    here, there = (
        actions.add(by=programme_manager, plan=plan, on=TODAY, to=[row], file=upload(PDF + row.key.encode() + b"%%EOF"))
        for row in (A1, A2)
    )
    client.force_login(part_of(plan, "programme_manager", "s1"))
    assert client.get(page("evidence_file", plan.pk, here.id, 1)).status_code == 200
    assert client.get(page("evidence_file", plan.pk, there.id, 1)).status_code == 403
    for key, status in ((here.id, 302), (there.id, 422)):
        answer = client.post(page("evidence_withdraw", plan.pk, key), {"why": "Of another team", "was": 1})
        assert answer.status_code == status
    assert client.post(page("evidence_add", plan.pk), {"row": "actions:a2", "file": upload()}).status_code == 422
    shown = said(client.get(page("evidence", plan.pk)))
    assert here.id in shown and there.id not in shown
    assert client.get(page("evidence_one", plan.pk, there.id)).status_code == 404
    whole = (
        page("position_new", plan.pk, "1"), page("remedial_add", plan.pk, "actions", "a1"),
        page("cost_line_add", plan.pk), page("reference_add", plan.pk), page("positions", plan.pk),
    )  # fmt: skip
    assert [client.get(address).status_code for address in whole] == [403] * 5


def test_proof_of_others_too_is_not_withdrawn_by_one_of_its_owners(client, plan, evidence, programme_manager):
    actions.use_for(by=programme_manager, plan=plan, key=evidence.id, was=1, to=Used(entity="actions", key="a3"))
    client.force_login(User.objects.create_user("owner", "x", full_name="Lena Osgood", role="action_owner"))
    answer = client.post(page("evidence_withdraw", plan.pk, evidence.id), {"why": "Mine", "was": 2})
    assert answer.status_code == 422 and "somebody else's work too" in said(answer)
    assert "Withdraw it" not in said(client.get(page("evidence_one", plan.pk, evidence.id)))
    assert row(plan).version == 2
    away = client.post(page("evidence_use", plan.pk, evidence.id), {"away": "actions:a1", "was": 2})
    assert away.status_code == 302 and row(plan).version == 3


def test_a_link_given_twice_is_one_piece_of_evidence(as_programme_manager, plan):
    sent = {"row": "actions:a1", "address": "https://fernshire.example/minutes", "title": "Minutes"}
    for _ in range(2):
        assert as_programme_manager.post(page("evidence_add", plan.pk), sent).status_code == 302
    assert Evidence.objects.filter(plan=plan).count() == 1


def test_a_version_that_waited_too_long_is_said_to_be_gone(as_programme_manager, plan, evidence):
    gone = forms.signed(kept.Kept("0" * 64, 3, "new.txt", "text/plain"))
    answer = as_programme_manager.post(
        page("evidence_version", plan.pk, evidence.id), {"kept": gone, "why": "Newer", "was": 1}
    )
    assert answer.status_code == 422 and "new.txt waited too long and is gone" in said(answer)
    assert len(row(plan).read.versions) == 1
