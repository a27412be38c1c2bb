"""Starting a plan from the inspection report: what is read, what goes in, who may, and nothing half done."""

from __future__ import annotations

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goldthread_site.plans.models import ImportDraft, Plan
from goldthread_site.plans.reports.models import PlanReport, ReportDraft
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.inspections import COVER, older_pdf
from tests.support.pdf import Printed, pdf_of
from tests.support.plan_files import GOOD
from tests.support.site import person

pytestmark = pytest.mark.django_db
START = "/plan/report/"
CHOSEN = {
    "title": "Improvement plan", "authority": "Fernshire County Council", "published": "1 September 2014",
    "taken": ["c1", "c2", "c3", "c4"],
}  # fmt: skip


def upload(client, data: bytes | None = None, name: str = "report.pdf"):
    return client.post(START, {"file": SimpleUploadedFile(name, older_pdf() if data is None else data)})


@pytest.fixture
def draft(as_programme_manager):
    upload(as_programme_manager)
    return ReportDraft.objects.get()


def review_of(draft) -> str:
    return reverse("plans:report_review", args=[draft.pk])


def press(client, draft, do="make", **changes):
    said = {"version": draft.version, "do": do, **CHOSEN, **changes}
    return client.post(review_of(draft), said, follow=True)


def text_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def nothing_written() -> bool:
    return not (Plan.objects.exists() or PlanReport.objects.exists() or Revision.objects.exists())


def test_the_review_shows_everything_that_was_read_and_writes_no_plan(as_programme_manager, draft):
    page = text_of(as_programme_manager.get(review_of(draft)))
    for words in (
        "4 recommendations for the council", "Single inspection framework", "23 Jun 2014 to 15 Jul 2014",
        "Published</dt><dd>1 Sep 2014", "6 judgements", "Adoption performance", "Priority and immediate action",
        "Areas for improvement: Care leavers", "22. Tell every care leaver", "Page 4 of the file",
        "1 recommendation for the board. It stays out of the plan unless you tick it.", "90. Hear from children",
        "<strong>29 Sep 2014</strong>", "<strong>8 Dec 2014</strong>", "the next working day is day 1",
    ):  # fmt: skip
        assert words in page, words
    ticked = page.count(" checked>")
    assert ticked == 4 and 'value="b1">' in page  # the board's stays out
    assert nothing_written()


def test_the_skeleton_holds_each_recommendation_with_its_page_and_is_a_draft(as_programme_manager, draft):
    page = text_of(press(as_programme_manager, draft))
    plan = Plan.objects.get()
    assert "The plan is begun: 4 recommendations, no actions yet." in page
    assert "4 recommendations and no actions yet" in page and "No actions yet." in page
    assert plan.value["status"] == "draft" and (plan.title, plan.authority) == (CHOSEN["title"], CHOSEN["authority"])
    rows = [(row.number, row.read.source.page, row.read.paragraph) for row in plan.recommendations.all()]
    assert rows == [("19", 3, "page 3"), ("20", 3, "page 3"), ("21", 3, "page 3"), ("22", 4, "page 4")]
    titles = [row.title for row in plan.sections.all()]
    assert titles[0] == "Priority and immediate action" and titles[-1] == "Areas for improvement: Care leavers"
    one = as_programme_manager.get(reverse("plans:recommendation", args=[plan.pk, "r4"]))
    assert "Inspection report, page 4" in text_of(one)
    assert not plan.actions.exists() and not ReportDraft.objects.exists()


def test_every_page_of_a_plan_without_actions_opens_and_says_what_to_do_next(as_programme_manager, draft):
    press(as_programme_manager, draft)
    plan = Plan.objects.get()
    for name in ("overview", "actions", "costs", "check"):
        answer = as_programme_manager.get(reverse(f"plans:{name}", args=[plan.pk]))
        assert answer.status_code == 200, name
        if name in ("overview", "actions"):
            assert "No actions yet." in text_of(answer) and "Bring in the plan with its actions" in text_of(answer)


def test_who_began_it_and_the_report_itself_are_kept(as_programme_manager, programme_manager, draft):
    press(as_programme_manager, draft)
    plan = Plan.objects.get()
    last = Revision.objects.filter(plan=plan.pk).last()
    assert (last.entity, last.by) == ("report", programme_manager)
    assert last.why == "Begun from the report report.pdf with 4 recommendations"
    assert [row.number for row in plan.begun_from.read.lscb_recommendations] == ["90"]
    assert last.value == plan.begun_from.value and first_broken_link(plan.pk) is None


def test_what_is_not_ticked_stays_out_and_the_boards_comes_in_when_it_is(as_programme_manager, draft):
    press(as_programme_manager, draft, taken=["c2", "b1"])
    plan = Plan.objects.get()
    assert [row.number for row in plan.recommendations.all()] == ["20", "90"]
    assert [row.title for row in plan.sections.all()][1] == "Safeguarding board: Areas for improvement"


def test_saving_works_the_dates_out_and_keeps_what_was_chosen(as_programme_manager, draft):
    page = text_of(press(as_programme_manager, draft, do="save", received="3 Sept 2014", taken=["c1"]))
    assert "<strong>1 Oct 2014</strong>" in page and "Counted from the day the report was received, 3 Sep 2014." in page
    assert page.count(" checked>") == 1
    draft.refresh_from_db()
    assert draft.version == 2 and nothing_written()
    press(as_programme_manager, draft, received="3 Sept 2014")
    assert PlanReport.objects.get().clock.counted_from == "2014-09-03"


def test_a_stated_date_goes_before_the_one_worked_out_and_keeps_its_reason(as_programme_manager, draft):
    page = text_of(press(as_programme_manager, draft, final_day="10 December 2014", final_why="The letter says so."))
    assert "<strong>10 Dec 2014</strong>" in page
    assert "Stated: The letter says so. Worked out, it would be 8 Dec 2014." in page


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"taken": []}, "Tick at least one recommendation"),
        ({"taken": ["c9"]}, "Select a valid choice"),
        ({"title": " "}, "Enter a title for the plan"),
        ({"authority": ""}, "Enter the name of the council"),
        ({"published": "soon"}, "“soon” is not a day. Write it like 16 May 2026."),
        ({"received": "31 June 2014"}, "“31 June 2014” is not a day"),
        ({"received": "1 July 2014"}, "must be on or after 15 Jul 2014, when the inspection ended"),
        ({"draft_day": "1 October 2014"}, "Say why the draft is due on 1 Oct 2014."),
        ({"draft_why": "The letter says so."}, "Enter the date that this reason is for"),
        ({"final_day": "1 May 2014", "final_why": "The letter."}, "The date must be after 1 Sep 2014."),
    ],
)
def test_what_does_not_hold_is_refused_at_its_field_and_nothing_is_written(
    as_programme_manager, draft, changes, message
):
    answer = press(as_programme_manager, draft, **changes)
    assert answer.status_code == 422 and message in text_of(answer).split("There is a problem")[1]
    draft.refresh_from_db()
    assert (draft.version, draft.choices) == (1, {}) and nothing_written()


def test_a_second_press_makes_no_second_plan(as_programme_manager, draft):
    press(as_programme_manager, draft)
    page = text_of(press(as_programme_manager, draft))
    assert "This report is finished: its plan was made, or it was thrown away." in page
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("do", ["make", "save"])
@pytest.mark.parametrize("version", [7, "", "x", "²"])
def test_a_stale_window_changes_nothing(as_programme_manager, draft, do, version):
    page = text_of(press(as_programme_manager, draft, do=do, version=version))
    assert "was changed or finished in another window" in page
    draft.refresh_from_db()
    assert draft.version == 1 and nothing_written()


def test_the_same_report_again_leads_to_its_draft_and_then_to_its_plan(as_programme_manager, draft):
    assert upload(as_programme_manager).url == review_of(draft)
    press(as_programme_manager, draft)
    page = text_of(upload(as_programme_manager))
    assert "this file was brought in already" in page and "Open the plan that this report became" in page
    assert (Plan.objects.count(), ReportDraft.objects.count()) == (1, 0)


BAD = {
    "a plan": (GOOD, "this is not a PDF"),
    "nothing": (b"", "The file is empty"),
    "no report": (pdf_of([[Printed("Minutes of a meeting")]]), "this is no inspection report on children"),
    "cut short": (b"%PDF-1.4\n1 0 obj", "the PDF is damaged"),
    "pictures only": (pdf_of([[]]), "no text can be found in this PDF"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_file_is_refused_in_a_sentence_and_nothing_is_kept(as_programme_manager, case):
    data, words = BAD[case]
    answer = upload(as_programme_manager, data)
    page = text_of(answer)
    assert answer.status_code == 422 and "Traceback" not in page
    assert words.replace("'", "&#x27;") in page.split("There is a problem")[1].split("</ul>")[0]
    assert "Nothing was saved." in page and not ReportDraft.objects.exists() and nothing_written()


def test_a_fault_of_the_reader_is_logged_without_a_word_of_the_report(as_programme_manager, monkeypatch, caplog):
    def breaks(data, name):
        raise KeyError("what the report says")

    monkeypatch.setattr("goldthread.documents.apart.read_report_apart", breaks)
    monkeypatch.setattr(logging.getLogger("goldthread"), "propagate", True)
    answer = upload(as_programme_manager)
    assert answer.status_code == 422 and "this is a fault of ours, not of your report" in text_of(answer)
    assert "KeyError at breaks" in caplog.text and "what the report says" not in caplog.text + text_of(answer)


def test_a_file_over_the_limit_is_refused_by_its_size(as_programme_manager):
    answer = upload(as_programme_manager, b"x" * 11 * 1024 * 1024, "huge.pdf")
    assert answer.status_code == 422 and "huge.pdf is larger than 10 MB." in text_of(answer)


def test_nothing_of_a_plan_is_left_when_a_write_fails_half_way(as_programme_manager, draft, monkeypatch):
    def breaks(*args, **kwargs):
        raise RuntimeError("the trail cannot be written")

    monkeypatch.setattr("goldthread_site.plans.reports.actions.record", breaks)
    with pytest.raises(RuntimeError):
        press(as_programme_manager, draft)
    assert nothing_written() and ReportDraft.objects.exists()


def test_a_report_that_asks_nothing_offers_no_plan(as_programme_manager):
    quiet = pdf_of([COVER, [Printed("Executive summary", bold=True), Printed("All is well.")]])
    page = text_of(as_programme_manager.get(upload(as_programme_manager, quiet).url))
    assert "This report asks nothing of the council" in page and "Make the plan" not in page


def test_a_report_without_a_date_says_what_is_missing(as_programme_manager):
    undated = [line for line in COVER if "published" not in line.text]
    asked = [Printed("Recommendations", bold=True), Printed("1. Listen.")]
    page = text_of(as_programme_manager.get(upload(as_programme_manager, pdf_of([undated, asked])).url))
    assert "The report prints no date of publication. Say on which day it was received." in page
    assert "cannot be said" in page


def test_the_dates_can_be_changed_later_with_a_revision(as_programme_manager, draft):
    press(as_programme_manager, draft)
    plan = Plan.objects.get()
    address = reverse("plans:report_dates", args=[plan.pk])
    said = {"version": 1, "received": "2014-09-03", "draft_day": "6 Oct 2014", "draft_why": "Ofsted agreed."}
    page = text_of(as_programme_manager.post(address, said, follow=True))
    assert "The dates are changed." in page and "<strong>6 Oct 2014</strong>" in page
    assert "<strong>10 Dec 2014</strong>" in page
    last = Revision.objects.filter(plan=plan.pk).last()
    assert last.why == "Dates of the statement of action changed. draft: Ofsted agreed."
    page = text_of(as_programme_manager.post(address, said, follow=True))  # a second press, from a stale window
    assert "were changed in another window" in page
    assert Revision.objects.filter(plan=plan.pk).last() == last and first_broken_link(plan.pk) is None


def test_a_plan_from_elsewhere_has_no_clock(as_programme_manager, programme_manager):
    from tests.support.site import plan_in

    plan = plan_in(programme_manager)
    assert as_programme_manager.get(reverse("plans:report_dates", args=[plan.pk])).status_code == 404
    overview = as_programme_manager.get(reverse("plans:overview", args=[plan.pk]))
    assert "By when the council must answer" not in text_of(overview)


def test_throwing_away_asks_once_and_leaves_nothing(as_programme_manager, draft):
    address = reverse("plans:report_discard", args=[draft.pk])
    assert "Throw this report away?" in text_of(as_programme_manager.get(address))
    assert ReportDraft.objects.exists()
    as_programme_manager.post(address)
    assert not ReportDraft.objects.exists() and not ImportDraft.objects.exists() and nothing_written()


@pytest.mark.parametrize("role", ["viewer", "action_owner", "director"])
def test_only_who_may_bring_in_a_plan_may_begin_one(client, as_programme_manager, draft, role):
    press(as_programme_manager, draft, do="save")
    client.logout()
    client.force_login(person(role))
    draft.refresh_from_db()
    for address in (START, review_of(draft), reverse("plans:report_discard", args=[draft.pk])):
        assert client.get(address).status_code == client.post(address).status_code == 403
    assert press(client, draft).status_code == 403
    assert nothing_written() and ReportDraft.objects.count() == 1


def test_who_may_only_read_sees_the_clock_and_may_not_change_it(client, as_programme_manager, draft):
    press(as_programme_manager, draft)
    plan = Plan.objects.get()
    client.logout()
    client.force_login(person("viewer"))
    page = text_of(client.get(reverse("plans:overview", args=[plan.pk])))
    assert "<strong>8 Dec 2014</strong>" in page and "Change these dates" not in page
    assert "Your programme manager brings in the plan with its actions." in page
    assert client.post(reverse("plans:report_dates", args=[plan.pk]), {"version": 1}).status_code == 403
    assert PlanReport.objects.get().version == 1
