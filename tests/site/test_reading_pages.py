"""What holds for every page that reads a plan: who may open it, how often it asks the database, wrong addresses."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.support.big_plan import big_plan
from tests.support.site import person, plan_in
from tests.support.words import heading, words

pytestmark = pytest.mark.django_db
PAGES = [
    ("overview", ()), ("actions", ()), ("costs", ()), ("check", ()), ("recommendation", ("r1",)), ("action", ("a1",)),
]  # fmt: skip
# Session, person, rights, plan, its last link, each of eight lists, its live parts, who its owners are.
MOST_QUERIES = 26


def address(plan, page: str, keys: tuple[str, ...]) -> str:
    return reverse(f"plans:{page}", args=[plan.pk, *keys])


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("page, keys", PAGES)
def test_the_number_of_queries_does_not_grow_with_the_plan(as_programme_manager, programme_manager, page, keys):
    small = plan_in(programme_manager, **big_plan(12).model_dump(mode="json"))
    large = plan_in(programme_manager, data=b"large", **big_plan(300).model_dump(mode="json"))
    assert large.actions.count() == 300
    as_programme_manager.get("/")  # the first page of a session writes the session down
    asked = queries(as_programme_manager, address(large, page, keys))
    assert asked == queries(as_programme_manager, address(small, page, keys)) <= MOST_QUERIES


@pytest.mark.parametrize("page, keys", PAGES)
def test_who_may_open_it(client, programme_manager, page, keys):
    plan = plan_in(programme_manager, **big_plan(12).model_dump(mode="json"))
    assert client.get(address(plan, page, keys)).status_code == 302
    client.force_login(person("viewer"))
    assert client.get(address(plan, page, keys)).status_code == (403 if page == "check" else 200)
    client.force_login(person("gardener"))
    assert client.get(address(plan, page, keys)).status_code == 403


@pytest.mark.parametrize("page, keys", PAGES)
def test_the_title_is_the_heading_then_the_plan_then_goldthread(as_programme_manager, programme_manager, page, keys):
    plan = plan_in(programme_manager, **big_plan(12).model_dump(mode="json"))
    html = as_programme_manager.get(address(plan, page, keys)).content.decode()
    title = words("<main>" + html.split("<title>")[1].split("</title>")[0] + "</main>")
    start, *rest = title.split(" – ")
    assert heading(html).startswith(start.removesuffix(" …")) and rest == ["Improvement plan", "Goldthread"]


@pytest.mark.parametrize(
    "path",
    [
        "/plan/999/", "/plan/99999999999999999999/", "/plan/999/actions/", "/plan/999/costs/", "/plan/999/check/",
        "/plan/{}/recommendation/nothing/", "/plan/{}/action/nothing/", "/plan/{}/action/a/b/c/", "/plan/x/",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_ends_in_plain_words(as_programme_manager, programme_manager, path):
    plan = plan_in(programme_manager)
    answer = as_programme_manager.get(path.format(plan.pk))
    assert answer.status_code == 404
    assert heading(answer.content.decode()) == "Page not found"


def test_an_odd_page_number_is_taken_as_the_nearest(as_programme_manager, programme_manager):
    plan = plan_in(programme_manager)
    for number in ("0", "-1", "x", "99999"):
        answer = as_programme_manager.get(reverse("plans:actions", args=[plan.pk]) + f"?page={number}")
        assert "Train every supervisor" in answer.content.decode()


def test_the_tab_of_the_check_is_only_there_for_those_who_may_open_it(client, programme_manager):
    plan = plan_in(programme_manager)
    check = reverse("plans:check", args=[plan.pk])
    for role, there in (("viewer", False), ("director", True)):
        client.force_login(person(role))
        assert (f'href="{check}"' in client.get(reverse("plans:overview", args=[plan.pk])).content.decode()) is there


def test_what_the_plan_says_cannot_become_markup(as_programme_manager, programme_manager):
    text = "<script>alert(1)</script> & <b>bold</b>"
    from tests.support.site import SMALL_PLAN

    rows = [{**row, "text": text, "status": text, "leads": [text], "ref": '1"><i>'} for row in SMALL_PLAN["actions"]]
    plan = plan_in(programme_manager, actions=rows)
    for page, keys in [
        ("overview", ()),
        ("actions", ()),
        ("check", ()),
        ("action", ("a1",)),
        ("recommendation", ("1",)),
    ]:
        html = as_programme_manager.get(address(plan, page, keys)).content.decode()
        assert "<script>alert" not in html and "<b>bold" not in html and "<i>" not in html
