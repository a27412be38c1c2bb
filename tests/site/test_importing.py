"""Bringing in a plan through its pages: good files, bad files, questions, corrections, and nothing half done."""

from __future__ import annotations

import hashlib
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread.documents import Doubt, read_plan
from goldthread_site.plans.models import ImportDraft, Plan
from goldthread_site.trail.models import Revision
from tests.support.office_files import WRITERS
from tests.support.plan_files import BAD, GOOD, REPEATED_REFERENCE
from tests.support.site import small_reading

pytestmark = pytest.mark.django_db
RED = {"text": ["Cover", "here"], "rag": "red"}


def upload(client, data: bytes, name: str = "plan.txt"):
    return client.post(reverse("plans:import"), {"file": SimpleUploadedFile(name, data)})


@pytest.fixture
def draft(as_programme_manager, monkeypatch):
    """A draft with two values in doubt: the due date of action 1.1 and the lead of action 1.2."""
    monkeypatch.setattr("goldthread.documents.apart.read_plan_apart", lambda data, name: small_reading())
    upload(as_programme_manager, b"small")
    return ImportDraft.objects.get()


def review_of(draft) -> str:
    return reverse("plans:import_review", args=[draft.pk])


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_a_plan_goes_in_after_its_doubts_are_decided(as_programme_manager):
    answer = upload(as_programme_manager, GOOD)
    draft = ImportDraft.objects.get()
    assert answer.status_code == 302 and answer.url == review_of(draft)
    as_programme_manager.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    draft.refresh_from_db()
    accepted = as_programme_manager.post(
        reverse("plans:import_accept", args=[draft.pk]), {"version": draft.version}, follow=True
    )
    plan = Plan.objects.get()
    assert "The plan is in: 2 recommendations and 3 actions." in text_of(accepted)
    assert [action.ref for action in plan.actions.all()] == ["1.1", "1.2", "2.1"]
    assert not ImportDraft.objects.exists()


@pytest.mark.parametrize("kind", WRITERS)
def test_a_word_excel_or_pdf_file_goes_in_as_text_does_and_shows_where_each_value_stands(as_programme_manager, kind):
    written = WRITERS[kind](read_plan(GOOD, name="plan.txt").document)
    review = upload(as_programme_manager, written, f"plan.{kind}").url
    draft = ImportDraft.objects.get()
    values = as_programme_manager.get(reverse("plans:import_values", args=[draft.pk]))
    assert as_programme_manager.get(review).status_code == values.status_code == 200
    as_programme_manager.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    draft.refresh_from_db()
    as_programme_manager.post(reverse("plans:import_accept", args=[draft.pk]), {"version": draft.version})
    plan = Plan.objects.get()
    assert [action.ref for action in plan.actions.all()] == ["1.1", "1.2", "2.1"]
    assert plan.recommendations.count() == 2


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_in_one_plain_sentence_and_nothing_is_kept(as_programme_manager, case):
    name, data, words = BAD[case]
    answer = upload(as_programme_manager, data, name)
    page = text_of(answer)
    assert answer.status_code == 422
    assert words in page.split("There is a problem")[1].split("</ul>")[0]  # in the summary, which leads to the field
    assert words in page.split('id="id_file_error"')[1].split("</p>")[0]  # and at the field
    assert "Nothing was saved." in page and "Traceback" not in page
    assert not ImportDraft.objects.exists() and not Plan.objects.exists()


def test_a_fault_of_the_reader_is_said_plainly_and_logged_without_a_word_of_the_plan(
    as_programme_manager, monkeypatch, caplog
):
    def breaks(data, name):
        raise KeyError("the name of a child")

    monkeypatch.setattr("goldthread.documents.apart.read_plan_apart", breaks)
    monkeypatch.setattr(logging.getLogger("goldthread"), "propagate", True)
    answer = upload(as_programme_manager, b"a plan", "plan.txt")
    mark = hashlib.sha256(b"a plan").hexdigest()[:12]
    assert answer.status_code == 422 and f"give them this mark: {mark}" in text_of(answer)
    assert f"reader failed file={mark} KeyError at breaks" in caplog.text
    assert "the name of a child" not in caplog.text + text_of(answer)
    assert not ImportDraft.objects.exists()


def test_a_file_of_50_mb_is_refused_by_its_size(as_programme_manager):
    answer = upload(as_programme_manager, b"x\t" * 25 * 1024 * 1024, "huge.txt")
    assert answer.status_code == 422
    assert "huge.txt is larger than 10 MB." in text_of(answer)
    assert not ImportDraft.objects.exists()


def test_no_file_chosen(as_programme_manager):
    assert "Choose a file first" in text_of(as_programme_manager.post(reverse("plans:import")))


def test_a_repeated_reference_is_asked_about_and_nothing_is_in_before(as_programme_manager):
    answer = upload(as_programme_manager, REPEATED_REFERENCE)
    page = text_of(as_programme_manager.get(answer.url))
    assert "Reference 1.1 stands on line 5, for another action. Is it right here too?" in page
    assert not Plan.objects.exists()


def test_the_same_file_twice_changes_nothing_and_says_so(as_programme_manager, draft):
    as_programme_manager.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    as_programme_manager.post(reverse("plans:import_accept", args=[draft.pk]), {"version": 2})
    revisions = Revision.objects.count()
    answer = upload(as_programme_manager, b"small")
    assert "plan.txt: this file was brought in already" in text_of(answer)
    assert "Open the plan that this file became" in text_of(answer)
    assert (Plan.objects.count(), ImportDraft.objects.count(), Revision.objects.count()) == (1, 0, revisions)


def test_choosing_the_same_file_again_takes_up_the_draft_as_it_was_left(as_programme_manager, draft):
    as_programme_manager.post(review_of(draft), {"answer": "yes"})
    assert upload(as_programme_manager, b"small").url == review_of(draft)
    assert len(ImportDraft.objects.get().corrections) == 1


def test_the_review_asks_the_worst_first_beside_its_source(as_programme_manager, draft):
    page = text_of(as_programme_manager.get(review_of(draft)))
    assert "Check 2 values, then the plan can go in" in page
    assert '<h2 class="govuk-heading-m" id="question">Is this action due on 30 September 2026?' in page
    assert "<mark>Sept 2026 (moved from Feb 2026)</mark>" in page
    assert "line 4, table 1, row 3" in page
    assert "2 recommendations, 3 actions, 1 outcome" in page
    assert "Accept the plan" not in page


def test_answers_are_kept_and_the_next_question_follows(as_programme_manager, draft):
    as_programme_manager.post(review_of(draft), {"answer": "yes"})
    page = text_of(as_programme_manager.get(review_of(draft)))
    assert "Check 1 more value" in page and 'id="question">Does this lead come from the row above?' in page
    as_programme_manager.post(review_of(draft), {"answer": "other", "value": "Joan Sefton\nDan Okoro"})
    page = text_of(as_programme_manager.get(review_of(draft)))
    assert "Every value is checked: the plan can go in" in page and "Accept the plan" in page
    assert "Joan Sefton; Dan Okoro" in page


def test_a_corrected_date_is_read_like_the_plans_own(as_programme_manager, draft):
    as_programme_manager.post(review_of(draft), {"answer": "other", "value": "End Oct 2026 [slipped from Feb 2026]"})
    as_programme_manager.post(review_of(draft), {"answer": "yes"})
    draft.refresh_from_db()
    as_programme_manager.post(reverse("plans:import_accept", args=[draft.pk]), {"version": draft.version})
    action = Plan.objects.get().actions.get(key="a1")
    assert (str(action.due_latest), action.slipped) == ("2026-10-31", True)
    assert action.value["due"]["text"] == "End Oct 2026 [slipped from Feb 2026]"


def test_neither_answer_is_asked_for(as_programme_manager, draft):
    answer = as_programme_manager.post(review_of(draft), {})
    assert answer.status_code == 422 and "Choose whether to keep what was read" in text_of(answer)
    draft.refresh_from_db()
    assert draft.corrections == []


def test_a_plan_with_values_still_to_check_does_not_go_in(as_programme_manager, draft):
    answer = as_programme_manager.post(reverse("plans:import_accept", args=[draft.pk]), {"version": 1}, follow=True)
    assert "2 values must be checked first" in text_of(answer)
    assert not Plan.objects.exists()


def test_what_is_accepted_is_what_was_seen(as_programme_manager, draft):
    as_programme_manager.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    answer = as_programme_manager.post(reverse("plans:import_accept", args=[draft.pk]), {"version": 1}, follow=True)
    assert "This import was changed in another window" in text_of(answer)
    assert not Plan.objects.exists()


def test_a_second_click_on_accept_says_that_it_is_finished(as_programme_manager, draft):
    as_programme_manager.post(reverse("plans:import_confirm_rest", args=[draft.pk]))
    address = reverse("plans:import_accept", args=[draft.pk])
    as_programme_manager.post(address, {"version": 2})
    assert "This import is finished" in text_of(as_programme_manager.post(address, {"version": 2}, follow=True))
    assert Plan.objects.count() == 1


def test_a_doubt_about_something_that_is_no_row_can_be_confirmed(as_programme_manager, monkeypatch):
    doubt = Doubt(
        "costs", "", "totals_printed", "667,961", "The printed total is not the sum of its lines. Go on?", line=4
    )
    monkeypatch.setattr("goldthread.documents.apart.read_plan_apart", lambda data, name: small_reading(doubts=(doubt,)))
    address = upload(as_programme_manager, b"totals").url
    assert "I have looked: it can go in as it is" in text_of(as_programme_manager.get(address))
    as_programme_manager.post(address, {"answer": "yes"})
    assert "Accept the plan" in text_of(as_programme_manager.get(address))


def test_any_value_can_be_corrected(as_programme_manager, draft):
    address = reverse("plans:import_value", args=[draft.pk, "actions", "a3", "leads"])
    assert "Joan Sefton" in text_of(as_programme_manager.get(address))
    answer = as_programme_manager.post(address, {"value": "Dan Okoro"}, follow=True)
    assert "Leads of action 2.1: corrected." in text_of(answer)
    draft.refresh_from_db()
    assert [(c["key"], c["field"], c["value"]) for c in draft.corrections] == [("a3", "leads", ["Dan Okoro"])]


@pytest.mark.parametrize(
    ("kind", "key", "field", "typed", "message"),
    [
        ("sections", "s1", "title", "", "Enter the title"),
        ("positions", "1", "as_at", "soon", "“soon” is not a day"),
        ("actions", "a3", "cost", "lots", "“lots” is not an amount in pounds"),
        ("costs.lines", "1", "amounts", "28,000", "is not a year and an amount"),
        ("costs.lines", "1", "amounts", "2026/27: 1\n2026/27: 2", "2026/27 stands here twice"),
        ("plan", "plan", "dated", "some day", "is not a month or a day"),
        ("actions", "a1", "rag", "purple", "Select a valid choice"),
        ("actions", "a1", "recommendations", "99", "Select a valid choice"),
    ],
)
def test_a_correction_that_means_nothing_is_refused_at_the_field(
    as_programme_manager, draft, kind, key, field, typed, message
):
    address = reverse("plans:import_value", args=[draft.pk, kind, key, field])
    answer = as_programme_manager.post(address, {"value": typed})
    assert answer.status_code == 422 and message in text_of(answer)
    draft.refresh_from_db()
    assert draft.corrections == []


@pytest.mark.parametrize(
    ("kind", "key", "field", "typed", "kept"),
    [
        ("recommendations", "1", "section", {"value": ""}, None),
        ("recommendations", "1", "withdrawn", {"value": "yes"}, True),
        ("actions", "a1", "rag", {"value": ""}, None),
        ("actions", "a1", "recommendations", {"value": ["1", "2"]}, ["1", "2"]),
        ("actions", "a3", "cost", {"value": "£29,400"}, {"text": "£28,000", "amount": 29400.0}),
        ("positions", "2", "as_at", {"value": "20/11/2026"}, "2026-11-20"),
        ("positions", "1", "outcome", {"value": "Cover\nhere", "rating": "red"}, RED),
        ("costs.lines", "2", "recurrent", {"value": "unknown"}, None),
        ("costs.lines", "1", "amounts", {"value": "2026/27: £1,000.50"}, {"2026/27": 1000.5}),
        ("plan", "plan", "dated", {"value": "March 2026"}, "2026-03"),
    ],
)  # fmt: skip
def test_each_type_of_value_is_understood(as_programme_manager, draft, kind, key, field, typed, kept):
    as_programme_manager.post(reverse("plans:import_value", args=[draft.pk, kind, key, field]), typed)
    draft.refresh_from_db()
    assert [c["value"] for c in draft.corrections] == [kept]


@pytest.mark.parametrize("kind", ["plan", "sections", "recommendations", "actions", "positions", "costs.lines"])
def test_every_list_shows_what_was_read(as_programme_manager, draft, kind):
    answer = as_programme_manager.get(reverse("plans:import_values", args=[draft.pk]), {"kind": kind})
    assert answer.status_code == 200


def test_the_page_of_every_value_says_how_each_came_to_be_known(as_programme_manager, draft):
    page = text_of(as_programme_manager.get(reverse("plans:import_values", args=[draft.pk]), {"kind": "actions"}))
    assert "Visit children on time" not in page  # a recommendation is named by its number
    assert "from above" in page and "Action 1.2" in page and "line 5, table 1, row 4" in page


def test_unknown_rows_and_lists_are_not_found(as_programme_manager, draft):
    for args in (["actions", "a99", "leads"], ["actions", "a1", "colour"], ["nothing", "a1", "leads"]):
        assert as_programme_manager.get(reverse("plans:import_value", args=[draft.pk, *args])).status_code == 404
    assert as_programme_manager.get(reverse("plans:import_values", args=[draft.pk]), {"kind": "x"}).status_code == 404


def test_throwing_away_asks_once_and_leaves_nothing(as_programme_manager, draft):
    address = reverse("plans:import_discard", args=[draft.pk])
    assert "Throw this import away?" in text_of(as_programme_manager.get(address))
    assert ImportDraft.objects.exists()
    as_programme_manager.post(address)
    assert not ImportDraft.objects.exists() and not Plan.objects.exists() and not Revision.objects.exists()


def test_a_viewer_may_not_bring_in_a_plan(client, viewer, draft):
    client.force_login(viewer)
    for name in ("import_review", "import_values", "import_discard"):
        assert client.get(reverse(f"plans:{name}", args=[draft.pk])).status_code == 403
    assert client.post(reverse("plans:import_accept", args=[draft.pk])).status_code == 403
    assert client.get(reverse("plans:import")).status_code == 403


@pytest.mark.parametrize("number", ["²", "٣", "9" * 5000, "-1", "\0", "x"])
def test_a_number_in_the_address_that_is_none_shows_the_first_value(as_programme_manager, draft, number):
    asked = as_programme_manager.get(review_of(draft), {"value": number})
    assert asked.status_code == 200
    assert asked.context["value"].place == as_programme_manager.get(review_of(draft)).context["value"].place


def test_a_value_longer_than_the_reader_takes_in_is_refused(as_programme_manager, draft):
    address = reverse("plans:import_value", args=[draft.pk, "actions", "a1", "text"])
    answer = as_programme_manager.post(address, {"value": "w" * 100_000})
    draft.refresh_from_db()
    assert answer.status_code == 422 and draft.corrections == []
    assert "at most" in answer.content.decode()


def test_an_amount_without_end_comes_in_as_none(as_programme_manager):
    figure = "9" * 400
    data = f"Ref\tAction\tCost\n1\tWrite a guide\t£{figure}\n\nItem\t2026/27\nTrainer\t£{figure}\nRoom\t£5\n"
    assert upload(as_programme_manager, data.encode()).status_code == 302
