"""Saying what the columns are: what is read then, what is kept for the next month, and what is forgotten."""

from __future__ import annotations

import html
import re

import pytest
from django.urls import reverse

from goldthread_site.plans import actions, models
from goldthread_site.plans.models import ColumnMapping, ImportDraft, Plan
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.plan_files import GOOD
from tests.support.site import given, person


def text_of(answer) -> str:
    """The words of a page without its marks, single spaces."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


FRONT = "Fernshire Council\nChildren's services improvement plan, {month} 2026\n\n"
ROWS = (
    ("Colour", "Shape", "Weight", "Log ({month} 2026)"),
    ("P1", "Round", "Lena Osgood", "Begun"),
    ("On track", "Square", "Omar Bell", "Done"),
)
SAID = {"t0-c0": "rag", "t0-c1": "action", "t0-c2": "lead", "t0-c3": "status"}
COLOURS = {"t0-w0": "red", "t0-w1": "green"}


def odd(month: str = "May") -> bytes:
    """A plan whose heads say nothing."""
    return (FRONT + "\n".join("\t".join(row) for row in ROWS) + "\n").replace("{month}", month).encode()


def bring_in(client, data: bytes, name: str = "odd.txt"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return client.post("/plan/import/", {"file": SimpleUploadedFile(name, data)}, follow=True)


def say(client, draft: ImportDraft, **fields):
    given = {"version": draft.version, **fields}
    return client.post(reverse("plans:import_columns", args=[draft.pk]), given, follow=True)


def accept(client, draft: ImportDraft):
    client.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    draft = ImportDraft.objects.get(pk=draft.pk)
    return client.post(reverse("plans:import_accept", args=[draft.pk]), {"version": draft.version}, follow=True)


@pytest.fixture
def client(as_programme_manager):
    return as_programme_manager


@pytest.fixture
def draft(client):
    bring_in(client, odd())
    return ImportDraft.objects.get()


@pytest.fixture
def accepted(client, draft):
    """The plan that came in after its columns were said."""
    say(client, draft, **SAID, **COLOURS)
    accept(client, ImportDraft.objects.get())
    return Plan.objects.get()


def test_a_file_that_is_not_understood_leads_to_the_question(client):
    answer = bring_in(client, odd())
    page = text_of(answer)
    assert answer.redirect_chain[-1][0].endswith("/columns/")
    assert "We could not tell which column of odd.txt holds the actions" in page
    assert all(words in page for words in ("Colour", "On track", "Omar Bell", "Log (May 2026)"))
    assert Plan.objects.count() == 0


def test_the_list_of_unfinished_imports_says_what_is_missing(client, draft):
    assert "what its columns are" in text_of(client.get("/plan/import/"))


def test_what_is_said_is_read_at_once(client, draft):
    answer = say(client, draft, **SAID, **COLOURS)
    assert answer.redirect_chain[-1][0] == reverse("plans:import_review", args=[draft.pk])
    page = text_of(answer)
    assert "2 actions" in page and "Columns were read as you said." in page
    assert "mapped by a person: “Colour” is the rating, “Shape” is the action" in page
    read = ImportDraft.objects.get().reading["plan"]["actions"]
    assert [(row["text"], row["leads"], row["rag"], row["status"]) for row in read] == [
        ("Round", ["Lena Osgood"], "red", "P1 Begun"), ("Square", ["Omar Bell"], "green", "On track Done"),
    ]  # fmt: skip
    assert ColumnMapping.objects.count() == 0, "nothing is kept before the plan is accepted"


def test_words_of_a_new_rating_column_are_asked_about_first(client, draft):
    answer = say(client, draft, **SAID)
    page = text_of(answer)
    assert "Say what the words of the rating mean" in page and "Colour of “On track”" in page
    assert ImportDraft.objects.get().mapping is None
    say(client, draft, **SAID, **{"t0-w0": "", "t0-w1": ""})
    assert [row["rag"] for row in ImportDraft.objects.get().reading["plan"]["actions"]] == [None, None]


def test_without_a_column_of_actions_nothing_is_changed(client, draft):
    answer = say(client, draft, **SAID | {"t0-c1": "lead", "t0-c2": "due", "t0-c0": "cost"})
    assert answer.status_code == 422
    assert "no action was read with these columns" in text_of(answer)
    after = ImportDraft.objects.get()
    assert (after.version, after.mapping, after.reading) == (draft.version, None, draft.reading)


def test_a_guess_is_chosen_already(client):
    rows = ("Hwb\tThing\tPwy", "G\tRota\tLena Osgood", "R\tGuide\tOmar Bell")
    bring_in(client, (FRONT.replace("{month}", "May") + "\n".join(rows) + "\n").encode())
    draft = ImportDraft.objects.get()
    form = client.get(reverse("plans:import_columns", args=[draft.pk])).context["form"]
    guessed = {name: form[name].value() for name in form.fields if "-c" in name}
    assert guessed == {"t0-c0": "rag", "t0-c1": "other", "t0-c2": "lead"}
    assert say(client, draft, **guessed).status_code == 422, "guesses without an action are not what a person said"
    say(client, draft, **guessed | {"t0-c1": "action"})
    read = ImportDraft.objects.get().reading["plan"]["actions"]
    assert [(row["text"], row["leads"], row["rag"]) for row in read] == [
        ("Rota", ["Lena Osgood"], "green"), ("Guide", ["Omar Bell"], "red"),
    ]  # fmt: skip


def test_an_unknown_field_is_refused(client, draft):
    answer = say(client, draft, **SAID | {"t0-c1": "boss"})
    assert answer.status_code == 422 and "boss" in text_of(answer)
    assert ImportDraft.objects.get().mapping is None


def test_a_row_of_the_plan_that_looks_like_heads(client):
    rows = "\n".join("\t".join(row) for row in (*ROWS[1:], ("P2", "Oval", "Joan Wren", "Not begun")))
    bring_in(client, (FRONT.replace("{month}", "May") + rows + "\n").encode())
    draft = ImportDraft.objects.get()
    said = {"t0-c0": "rag", "t0-c1": "action", "t0-c2": "lead", "t0-c3": "status", "t0-first-row": "on"}
    first = say(client, draft, **said)
    asked = {name: "" for name in first.context["form"].fields if "-w" in name}
    say(client, draft, **said, **asked)
    assert [row["text"] for row in ImportDraft.objects.get().reading["plan"]["actions"]] == ["Round", "Square", "Oval"]


def test_heads_that_look_like_a_row_of_the_plan(client):
    rows = ("Thing\t2025/26\t2026/27\tWho", "Write a guide\tdesign\tpilot\tLena Osgood", "Train all\t\tall\tOmar Bell")
    bring_in(client, (FRONT.replace("{month}", "May") + "\n".join(rows) + "\n").encode())
    draft = ImportDraft.objects.get()
    say(
        client, draft, **{"t0-c0": "action", "t0-c1": "status", "t0-c2": "other", "t0-c3": "lead", "t0-first-row": "on"}
    )
    read = ImportDraft.objects.get().reading["plan"]["actions"]
    assert [(row["text"], row["leads"], row["status"]) for row in read] == [
        ("Write a guide", ["Lena Osgood"], "design"), ("Train all", ["Omar Bell"], None),
    ]  # fmt: skip
    assert read[0]["other"] == {"2026/27": "pilot"}


def test_what_was_said_is_kept_with_the_plan_and_stands_in_its_trail(accepted, programme_manager):
    kept = ColumnMapping.objects.get()
    assert (kept.authority, kept.said_by, kept.plan) == ("Fernshire", programme_manager, accepted)
    assert [column.field for column in kept.read.columns] == ["rag", "action", "lead", "status"]
    revision = Revision.objects.get(plan=accepted.pk, entity="column_mappings")
    assert (revision.value, revision.by) == (kept.value, programme_manager)
    assert revision.why == "Said what the columns of odd.txt are"
    assert first_broken_link(accepted.pk) is None


def test_next_month_it_is_used_by_itself_and_said(client, accepted):
    answer = bring_in(client, odd("June"), "june.txt")
    page = text_of(answer)
    said_at = ColumnMapping.objects.get().said_at
    assert f"Columns were read as you said on {said_at.day} {said_at:%B %Y}." in page
    assert "Change or forget it" in page
    draft = ImportDraft.objects.get()
    assert [row["rag"] for row in draft.reading["plan"]["actions"]] == ["red", "green"]
    accept(client, draft)
    assert Plan.objects.count() == 2 and ColumnMapping.objects.get().version == 1
    assert Revision.objects.filter(entity="column_mappings").count() == 1


def test_a_colleague_reads_who_said_it(client, accepted):
    colleague = person("director")
    given(colleague, "programme_manager")
    client.force_login(colleague)
    assert "Columns were read as A programme_manager said on" in text_of(bring_in(client, odd("June"), "june.txt"))


def test_another_council_is_not_read_so(client, accepted):
    data = odd("June").replace(b"Fernshire", b"Calderwick")
    assert "We could not tell which column" in text_of(bring_in(client, data, "calderwick.txt"))


def test_a_layout_that_is_understood_is_not_kept_as_said(client):
    bring_in(client, GOOD, "plan.txt")
    draft = ImportDraft.objects.get()
    form = client.get(reverse("plans:import_columns", args=[draft.pk])).context["form"]
    same = {name: form[name].value() for name in form.fields if not name.endswith("first-row")}
    say(client, draft, **same)
    after = ImportDraft.objects.get()
    assert after.mapping is None and after.reading["plan"] == draft.reading["plan"]


def test_a_change_next_month_replaces_what_was_kept(client, accepted):
    bring_in(client, odd("June"), "june.txt")
    draft = ImportDraft.objects.get()
    say(client, draft, **SAID | {"t0-c3": "outcome"}, **COLOURS)
    assert "This is kept for the next file once you accept" in text_of(
        client.get(reverse("plans:import_review", args=[draft.pk]))
    )
    accept(client, ImportDraft.objects.get())
    kept = ColumnMapping.objects.get()
    assert (kept.version, kept.read.columns[3].field) == (2, "outcome")
    assert kept.plan == Plan.objects.first()


def test_forgetting_takes_it_from_this_file_and_the_next(client, accepted, programme_manager):
    bring_in(client, odd("June"), "june.txt")
    draft = ImportDraft.objects.get()
    answer = client.post(reverse("plans:import_columns_forget", args=[draft.pk]), follow=True)
    assert "What was said of the columns is forgotten" in text_of(answer)
    assert ColumnMapping.objects.count() == 0
    assert ImportDraft.objects.get().reading["plan"]["actions"] == []
    last = Revision.objects.filter(plan=accepted.pk).order_by("-place").first()
    assert (last.entity, last.value, last.by) == ("column_mappings", None, programme_manager)
    assert first_broken_link(accepted.pk) is None
    bring_in(client, odd("July"), "july.txt")
    assert ImportDraft.objects.get(file_name="july.txt").mapping is None


def test_forgetting_is_all_or_nothing(client, accepted, monkeypatch):
    bring_in(client, odd("June"), "june.txt")
    draft = ImportDraft.objects.get()
    models.ImportDraft.objects.filter(pk=draft.pk).update(version=9)
    with pytest.raises(actions.Stale):
        actions.forget_columns(by=accepted.accepted_by, draft=draft)
    assert ColumnMapping.objects.count() == 1


def test_a_stale_page_changes_nothing(client, draft):
    answer = say(client, draft, **SAID, **COLOURS, version=7)
    assert "changed in another window" in text_of(answer)
    assert ImportDraft.objects.get().mapping is None
    models.ImportDraft.objects.update(version=9)
    with pytest.raises(actions.Stale):
        actions.say_columns(by=draft.started_by, draft=draft, tables=_tables())
    assert ImportDraft.objects.get().mapping is None


def _tables():
    from goldthread.documents.mapping import Mapping

    return Mapping.from_values(
        {"table": [{"columns": [{"head": "Shape", "field": "action"}, {"head": "Weight", "field": "lead"}]}]}
    ).table


def test_what_was_checked_is_asked_again_after_the_columns_change(client):
    bring_in(client, GOOD, "plan.txt")
    draft = ImportDraft.objects.get()
    actions.correct_value(by=draft.started_by, draft=draft, kind="actions", key="a1", field="status", value="Sent")
    page = client.get(reverse("plans:import_columns", args=[draft.pk]))
    assert "the 1 value that you checked will be asked again" in text_of(page)
    form = page.context["form"]
    given = {name: form[name].value() for name in form.fields} | {"t0-c6": "outcome"}
    say(client, ImportDraft.objects.get(), **given)
    after = ImportDraft.objects.get()
    assert after.corrections == [] and after.reading["plan"]["outcomes"]


def test_a_draft_without_actions_cannot_go_in(draft):
    with pytest.raises(actions.StillToCheck, match="no action was read"):
        actions.accept_import(by=draft.started_by, draft=actions.confirm_rest(by=draft.started_by, draft=draft))
    assert Plan.objects.count() == 0


def test_nothing_is_kept_where_the_plan_does_not_go_in(client, draft, monkeypatch):
    say(client, draft, **SAID, **COLOURS)
    draft = actions.confirm_rest(by=draft.started_by, draft=ImportDraft.objects.get())
    monkeypatch.setattr("goldthread_site.plans.mappings.record", lambda **said: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.accept_import(by=draft.started_by, draft=draft)
    assert (Plan.objects.count(), ColumnMapping.objects.count(), Revision.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("name", ["import_columns", "import_columns_forget"])
def test_only_who_may_bring_in_plans_may_say_it(client, draft, viewer, name):
    client.force_login(viewer)
    address = reverse(f"plans:{name}", args=[draft.pk])
    assert client.post(address, SAID).status_code == 403
    assert client.get(address).status_code == 403


def test_cells_are_escaped(client):
    bring_in(client, odd().replace(b"Round", b'5 < 6 & "7"').replace(b"Shape", b"4 < 5 & 'x'"))
    draft = ImportDraft.objects.get()
    page = client.get(reverse("plans:import_columns", args=[draft.pk])).content.decode()
    assert "5 &lt; 6 &amp; &quot;7&quot;" in page and "4 &lt; 5 &amp; &#x27;x&#x27;" in page
    assert "5 < 6" not in page and "4 < 5" not in page
