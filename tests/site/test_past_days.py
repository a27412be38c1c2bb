"""Every page of a plan on a past day: it says so, keeps the day, and changes nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goldthread_site.look.clock import lived_again
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from tests.support.django_site import TODAY
from tests.support.lived_plan import lived_plan
from tests.support.site import person, plan_in

CAME_IN, CHANGED, PAST = date(2026, 9, 1), date(2026, 10, 12), "2026-09-22"
PAGES = [
    "", "?due=late", "actions/", "actions/?words=visits&sort=due", "costs/", "check/", "dates/", "ratings/",
    "evidence/", "positions/", "remedial-actions/", "owners/", "agreements/", "compare/", "recommendation/1/",
    "action/a1/", "download/", "date/", "history/", "history/actions/a1/",
]  # fmt: skip
MOST_QUERIES = 20  # those of the frame, the plan then in one, and the live lists of a row
BAR = "You are looking at the plan as it stood on <strong>22 September 2026</strong>"


@pytest.fixture
def plan(programme_manager):
    """A plan that came in on 1 September; its first action got other words, and a new one came, on 12 October."""
    with lived_again(CAME_IN):
        plan = plan_in(programme_manager)
    with lived_again(CHANGED), changing(plan, by=programme_manager, why="The board asked") as change:
        row = models.Action.objects.get(plan=plan, key="a1")
        change.put(row, row.read.model_copy(update={"text": "Send each worker a list"}), was=row.version)
        change.add(models.Action, row.read.model_copy(update={"id": "a9", "text": "Ask families what they saw"}))
    return plan


def opened(client, plan, page: str, as_at: str = PAST) -> str:
    said = client.get(f"/plan/{plan.pk}/{page}{'&' if '?' in page else '?'}as_at={as_at}")
    assert said.status_code == 200, page
    return said.content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_page_of_the_plan_keeps_the_day(as_programme_manager, plan, page):
    html = opened(as_programme_manager, plan, page)
    main = html.replace(re.search(r'<p class="gt-past">.*?</p>', html + '<p class="gt-past"></p>')[0], "")
    links = re.findall(rf'href="(/plan/{plan.pk}/[^"]*|\?[^"]*)"', main)
    days = re.findall(r'<ul class="gt-days">.*?</ul>', html)
    links = [link for link in links if not any(link in shown for shown in days)]
    assert links and [link for link in links if f"as_at={PAST}" not in link] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_page_says_the_day_and_asks_for_no_change(as_programme_manager, plan, page):
    html = opened(as_programme_manager, plan, page)
    assert (BAR in html) == (page != "date/")
    assert "Plan as it stood: <strong>Tuesday 22 September 2026</strong>" in html
    assert "The plan as it stood on 22 September 2026." in html.split("<footer")[1]
    posts = re.findall(r'<form[^>]*action="([^"]*)"[^>]*method="post"|<form[^>]*method="post"', html)
    assert posts == [reverse("people:sign_out")]
    gets = re.findall(r'<form[^>]*method="get".*?</form>', html, re.DOTALL)
    assert all(f'name="as_at" value="{PAST}"' in form for form in gets)
    assert not re.search(r'href="[^"]*/(edit|add|update-sheets|dates-of-the-answer)/', html)


def test_the_page_is_that_of_the_day_and_today_has_no_bar(as_programme_manager, plan):
    then, now = (opened(as_programme_manager, plan, "action/a1/", day) for day in (PAST, TODAY.isoformat()))
    assert "Send each worker a list" in now and "Send each worker a list" not in then
    assert "gt-past" not in now and "as_at=" not in now.split("<main")[1]


def test_a_row_that_came_later_is_said_to_be_a_matter_of_the_day(as_programme_manager, plan):
    said = as_programme_manager.get(f"/plan/{plan.pk}/action/a9/?as_at={PAST}")
    assert said.status_code == 404
    assert "The plan had no such action on 22 September 2026." in said.content.decode()


@pytest.mark.parametrize("page", ["update-sheets/", "edit/actions/a1/", "add/actions/", "costs/", "check/", "history/"])
def test_nothing_is_changed_on_a_past_day(as_programme_manager, plan, page):
    said = as_programme_manager.post(f"/plan/{plan.pk}/{page}?as_at={PAST}", {"text": "Other words"})
    assert said.status_code == 422
    assert "it stood on 22 September 2026: a past day cannot be changed. Go back to today" in said.content.decode()


def test_a_page_that_changes_something_does_not_open_on_a_past_day(as_programme_manager, plan):
    for page in ("update-sheets/", "edit/actions/a1/", "add/actions/"):
        assert as_programme_manager.get(f"/plan/{plan.pk}/{page}?as_at={PAST}").status_code == 422


@pytest.mark.parametrize("form", ["docx", "xlsx", "pdf", "html", "csv", "json"])
def test_a_file_of_a_past_day_is_the_plan_of_that_day_and_names_it(as_programme_manager, plan, form):
    address = f"/plan/{plan.pk}/download/house/{form}/"
    then, now = as_programme_manager.get(f"{address}?as_at={PAST}"), as_programme_manager.get(address)
    assert f"-{PAST}.{form}" in then["Content-Disposition"] and PAST not in now["Content-Disposition"]
    if form in ("html", "csv", "json"):
        assert b"Ask families what they saw" in now.content and b"Ask families what they saw" not in then.content
    if form == "html":
        assert "as it stood on 22 September 2026" in then.content.decode()


def test_the_head_of_a_word_file_names_the_day():
    import io

    import docx

    from goldthread.documents.write import write_plan
    from tests.support.big_plan import big_plan

    data = write_plan(big_plan(6), "docx", stood_on=date.fromisoformat(PAST))
    head = docx.Document(io.BytesIO(data)).sections[0].header
    assert "as it stood on 22 September 2026" in " ".join(each.text for each in head.paragraphs)


@pytest.mark.parametrize("typed", ["22/9/2026", "22 September 2026", "2026-09-22", "22.09.26"])
def test_a_day_in_any_usual_form_leads_back_to_the_page(as_programme_manager, plan, typed):
    said = as_programme_manager.get(f"/plan/{plan.pk}/date/", {"page": "action/a1/", "day": typed})
    assert (said.status_code, said.url) == (302, f"/plan/{plan.pk}/action/a1/?as_at={PAST}")


@pytest.mark.parametrize(
    "typed, said",
    [
        ("", "Write the date that you want to see."),
        ("soon", "“soon” is not a day. Write it like 22 September 2026."),
        ("31/09/2026", "“31/09/2026” is not a day."),
        ("1/1/2030", "1 January 2030 is to come"),
        ("31/8/2026", "Nothing is known of this plan on 31 August 2026: it was brought in on 1 September 2026."),
    ],
)
def test_a_day_that_cannot_be_shown_is_one_sentence_at_the_field(as_programme_manager, plan, typed, said):
    answer = as_programme_manager.get(f"/plan/{plan.pk}/date/", {"page": "costs/", "day": typed})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert 'name="page" value="costs/"' in answer.content.decode()


@pytest.mark.parametrize("page", ["//elsewhere.example/", "../../people/sign-in/", "nothing/", "https://x.example"])
def test_the_day_leads_nowhere_but_to_pages_of_the_plan(as_programme_manager, plan, page):
    said = as_programme_manager.get(f"/plan/{plan.pk}/date/", {"page": page, "day": PAST})
    assert said.url == f"/plan/{plan.pk}/?as_at={PAST}"


def test_the_boards_days_and_the_days_of_change_are_offered(as_programme_manager, programme_manager, plan):
    boards = {"boards": ("2026-09-15", "2026-12-01", "2026-06-01")}
    with lived_again(CHANGED), changing(plan, by=programme_manager, why="The board's days") as change:
        change.head(terms={**plan.value["terms"], **boards})
    html = as_programme_manager.get(f"/plan/{plan.pk}/date/?page=costs/").content.decode()
    lists = re.findall(r'<ul class="gt-days">(.*?)</ul>', html)
    assert [re.findall(r">([^<]+)</a>", shown) for shown in lists] == [
        ["15 September 2026"], ["12 October 2026", "1 September 2026"],
    ]  # fmt: skip
    assert f'href="/plan/{plan.pk}/costs/?as_at=2026-09-15"' in lists[0]


def test_past_days_are_for_all_who_see_the_plan_and_the_history_for_some(client, plan):
    client.force_login(person("administrator"))  # looks after people, and may not see who changed what
    page = client.get(f"/plan/{plan.pk}/action/a1/?as_at={PAST}")
    assert page.status_code == 200 and "See another date" in page.content.decode()
    assert "History" not in page.content.decode()
    assert client.get(f"/plan/{plan.pk}/history/").status_code == 403


def test_no_template_writes_a_query_behind_an_address():
    """`{% url … %}?due=late` would put the day in the middle; `{% href … due="late" %}` keeps it."""
    from goldthread_site.config.settings import HERE

    faulty = [path.name for path in (HERE / "templates").rglob("*.html") if "%}?" in path.read_text("utf-8")]
    assert faulty == []


def test_a_past_day_asks_few_queries_whatever_the_plan_and_its_past(as_programme_manager, programme_manager):
    short, long = (lived_plan(programme_manager, actions=12, months=n, data=str(n)) for n in (2, 4))
    for page in PAGES:
        page = page.replace("recommendation/1/", "recommendation/r1/")
        few, more = (queries(as_programme_manager, plan, page) for plan in (short, long))
        apart = 2 if page == "date/" else 0  # the days of change are found one by one, twelve at most
        assert more == few + apart <= MOST_QUERIES, page


def queries(client, plan, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        opened(client, plan, page, "2026-11-10")
    return len(asked)
