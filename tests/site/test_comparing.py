"""What changed between two days of a plan, as its page says it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from html import unescape

import pypdfium2
import pytest

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import lived_again
from goldthread_site.plans import actions, changing, models
from goldthread_site.plans.comparing import days_of
from tests.support.changing import before
from tests.support.django_site import TODAY

pytestmark = pytest.mark.django_db
CAME_IN, BOARD, AFTER = date(2026, 9, 1), date(2026, 9, 22), date(2026, 11, 3)


def came_in(by, *edits, day=CAME_IN) -> models.Plan:
    from django.db import transaction

    plan = before(("plan", None, {"title": "Improvement plan", "terms": {"boards": [BOARD.isoformat()]}}), *edits)
    with lived_again(day), transaction.atomic():
        return actions.put_in(
            CorePlan.model_validate(plan), by=by, why="Brought in", file_name="p.json", file_digest="0" * 64
        )


def put(plan, model, key, values, *, by, why="The Trust has no clerk", day=AFTER):
    with lived_again(day):
        row = model.objects.get(plan=plan, key=key)
        with changing.changing(plan, by=by, why=why) as change:
            change.put(row, row.read.model_validate({**row.value, **values}), was=row.version)


def add(plan, model, value, *, by, day=AFTER):
    with lived_again(day), changing.changing(plan, by=by, why="Said on the day") as change:
        change.add(model, value)


@pytest.fixture
def plan(programme_manager):
    return came_in(programme_manager)


def page(client, plan, asked="", *, status=200) -> str:
    answer = client.get(f"/plan/{plan.pk}/compare/{asked}")
    assert answer.status_code == status
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", answer.content.decode())))


def test_nothing_changed_is_one_sentence(as_programme_manager, plan):
    said = page(as_programme_manager, plan)
    assert f"Nothing changed between 22 September and {TODAY.day} {TODAY:%B %Y}" in said


def test_what_changed_since_the_last_board(as_programme_manager, programme_manager, plan):
    position = {"outcome": {"rag": "green", "text": ["All teams review at day 20."]}, "as_at": "2026-11-01"}
    due = {"text": "Feb 2027", "latest": "2027-02-28", "slipped_from": ["30 November 2026"]}
    put(plan, models.Action, "a2", {"due": due}, by=programme_manager)
    put(plan, models.Action, "a1", {"completed": "2026-10-30"}, by=programme_manager)
    put(
        plan,
        models.Outcome,
        "o1",
        {"text": "Reduce agency social workers to 15% by December 2026"},
        by=programme_manager,
    )
    put(plan, models.Position, "position 1", position, by=programme_manager)
    said = page(as_programme_manager, plan)
    assert "Since the September board: 1 recommendation better" in said
    assert "4 things changed" in said or "5 things changed" in said
    assert "first date 30 Nov 2026 , moved once: 3 months 3 months The Trust has no clerk Nobody yet" in said
    assert "Done 30 Oct No proof yet" in said
    assert "struck out: 10%" in said and "Easier to reach: the figure goes from 10% to 15%." in said
    assert "All teams review at day 20." in said


def test_a_move_asked_for_and_proof(as_programme_manager, programme_manager, plan):
    asked = DateMove(id="m1", action="a2", before={"text": "Nov 2026", "latest": "2026-11-30"},
                     after={"latest": "2026-12-31"}, reason="HR system change", asked_by="Owen Tarrant",
                     asked_on=AFTER.isoformat(), state="asked")  # fmt: skip
    proof = Evidence(id="e1", title="Audit of 20 files", used_by=[{"entity": "actions", "key": "a1"}])
    add(plan, models.DateMove, asked, by=programme_manager)
    add(plan, models.Evidence, proof, by=programme_manager)
    put(plan, models.Action, "a1", {"completed": "2026-10-30"}, by=programme_manager)
    said = page(as_programme_manager, plan)
    assert "asked for: 31 Dec 2026" in said and "HR system change Nobody yet" in said
    assert "Done 30 Oct Audit of 20 files" in said
    before_the_move = page(as_programme_manager, plan, "?from=2026-09-22&to=2026-10-10")
    assert "Nothing changed between 22 September and 10 October 2026" in before_the_move


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("?from=2026-08-01", "Nothing is known of this plan on 1 August 2026: it came in on 1 September 2026."),
        ("?from_day=31/06/2026", "“31/06/2026” is not a date."),
        ("?to=2030-01-01", "1 January 2030 is to come."),
        ("?from=<script>", "“<script>” is not a date."),
    ],
)
def test_a_day_that_cannot_be_taken_is_a_sentence(as_programme_manager, plan, asked, says):
    assert says in page(as_programme_manager, plan, asked, status=422)


@pytest.mark.parametrize("typed", ["22/9/2026", "22 September 2026", "2026-09-22", "22nd Sept 2026"])
def test_a_day_may_be_typed_in_any_usual_form(as_programme_manager, plan, typed):
    said = page(as_programme_manager, plan, f"?from_day={typed}")
    assert "between 22 September and" in said


def test_the_later_day_first_is_the_same_comparison(as_programme_manager, plan):
    assert "between 22 September and 10 October 2026" in page(
        as_programme_manager, plan, "?from=2026-10-10&to=2026-09-22"
    )


@pytest.mark.parametrize("said, shown", [("28 October 2026", "Done 28 Oct"), ("at the half term", "at the half term")])
def test_a_day_of_completion_may_be_any_words(as_programme_manager, programme_manager, plan, said, shown):
    put(
        plan,
        models.Action,
        models.Action.objects.filter(plan=plan).first().key,
        {"completed": said},
        by=programme_manager,
    )
    assert shown in page(as_programme_manager, plan, "?from=2026-09-22")


def test_the_days_offered_are_boards_and_days_of_a_change(programme_manager, plan):
    put(plan, models.Action, "a1", {"status": "Begun"}, by=programme_manager)
    from goldthread_site.plans.rows import core_plan

    days = days_of(plan, core_plan(plan), last=TODAY)
    assert days.offered == (TODAY, AFTER, BOARD, CAME_IN) and days.first_offered == BOARD
    assert [days.named(day) for day in (BOARD, CAME_IN)] == [
        "Board of 22 September 2026", "1 September 2026, when the plan came in",
    ]  # fmt: skip


def test_the_overview_leads_to_it_and_everyone_who_sees_the_plan_may_open_it(client, viewer, plan):
    client.force_login(viewer)
    assert f'href="/plan/{plan.pk}/compare/"' in client.get(f"/plan/{plan.pk}/").content.decode()
    page(client, plan)


def test_a_part_shows_its_first_50_rows_and_the_file_all(as_programme_manager, programme_manager):
    rows = [("actions", None, {"id": f"x{n}", "text": f"Visit team {n}"}) for n in range(60)]
    plan = came_in(programme_manager, *rows)
    with lived_again(AFTER), changing.changing(plan, by=programme_manager, why="A new year") as change:
        for row in models.Action.objects.filter(plan=plan, key__startswith="x"):
            change.put(row, row.read.model_copy(update={"leads": ("Lena Osgood",)}), was=row.version)
    said = page(as_programme_manager, plan)
    assert "60 owners changed" in said and said.count("Lena Osgood") == 50
    assert "10 rows more: each part shows its first 50. The files have every row." in said
    answer = as_programme_manager.get(f"/plan/{plan.pk}/compare/docx/")
    assert text_of(answer.content, "docx").count("Lena Osgood") == 60


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_it_may_be_taken_out_as_a_file(as_programme_manager, programme_manager, plan, form):
    due = {"text": "Feb 2027", "latest": "2027-02-28", "slipped_from": ["30 November 2026"]}
    put(plan, models.Action, "a2", {"due": due}, by=programme_manager)
    put(plan, models.Outcome, "o1", {"text": "Reduce agency staff to 15%"}, by=programme_manager)
    answer = as_programme_manager.get(f"/plan/{plan.pk}/compare/{form}/?from=2026-09-22&to=2026-11-20")
    assert answer["Content-Disposition"] == f'attachment; filename="changes-2026-09-22-to-2026-11-20.{form}"'
    text = " ".join(line for line in text_of(answer.content, form).split())
    for said in ("1 date moved", "3 months", "Nobody yet", "Easier to reach", "2 things changed"):
        assert said in text


def text_of(data: bytes, form: str) -> str:
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return re.sub(r"<[^>]*>", " ", packed.read("word/document.xml").decode())
    pages = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_range() for page in pages)


def test_a_file_of_days_that_cannot_be_taken_is_a_sentence(as_programme_manager, plan):
    answer = as_programme_manager.get(f"/plan/{plan.pk}/compare/docx/?from=2026-08-01")
    assert answer.status_code == 422 and "Nothing is known of this plan on 1 August 2026" in answer.content.decode()
    assert as_programme_manager.get(f"/plan/{plan.pk}/compare/xlsx/").status_code == 404


def test_the_page_asks_few_questions_of_the_database(
    as_programme_manager, programme_manager, plan, django_assert_max_num_queries
):
    put(plan, models.Action, "a1", {"status": "Begun"}, by=programme_manager)
    with django_assert_max_num_queries(30):
        page(as_programme_manager, plan)
