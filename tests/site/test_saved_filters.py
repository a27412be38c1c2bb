"""A person's own filters: saved, opened, renamed, removed; one that names what is gone says so."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldthread_site.plans.models import Action, SavedFilter
from goldthread_site.plans.rows import columns_of
from goldthread_site.plans.saved import MOST
from tests.support.many import list_of
from tests.support.my_actions import plan_of_owen
from tests.support.site import given, person

pytestmark = pytest.mark.django_db

SAVE = "/plan/filters/save/"


@pytest.fixture
def plan(programme_manager):
    return plan_of_owen(by=programme_manager)


@pytest.fixture
def browser(as_programme_manager):
    return as_programme_manager


def saved(browser, plan, name="Late ones", asked="due=late"):
    return browser.post(SAVE, {"plan": plan.pk if plan else "", "asked": asked, "name": name}, follow=True)


def refs(answer) -> list[str]:
    return [row.ref for group in answer.context["groups"] for row in group.rows]


def test_the_present_filter_is_saved_and_opens_from_above_the_list(browser, plan):
    answer = saved(browser, plan, asked="due=late&sort=-due&words=first")
    number = SavedFilter.objects.get().pk
    assert answer.redirect_chain[0][0] == f"{list_of(plan)}?saved={number}"
    assert refs(answer) == ["9.2"] == refs(browser.get(list_of(plan), {"due": "late", "words": "first"}))
    assert f'href="{list_of(plan)}?saved={number}"' in browser.get(list_of(plan)).content.decode()


def test_a_filter_of_the_list_across_plans_is_that_lists_alone(browser, plan):
    answer = saved(browser, None, "Late anywhere", "due=late")
    assert {row.ref for row in answer.context["rows"]} == {"9.2", "10.4"}
    assert "Late anywhere" not in browser.get(list_of(plan)).content.decode()


def test_a_saved_filter_leads_on_to_change_all_that_it_shows(browser, plan):
    page = saved(browser, plan).content.decode()
    assert 'name="asked" value="due=late"' in page and "Change all 2 that the filter shows" in page


FAULTS = [  # name, what is asked for → the sentence
    ("", "due=late", "Give the filter a name."),
    ("  ", "due=late", "Give the filter a name."),
    ("N" * 101, "due=late", "The name is longer than 100 letters."),
    ("Nothing", "", "Nothing is left out, so there is no filter to save."),
    ("Nothing", "due=mauve", "Nothing is left out, so there is no filter to save."),
    ("Taken", "due=late", "You have a filter called “Taken” already."),
]


@pytest.mark.parametrize(("name", "asked", "said"), FAULTS)
def test_what_cannot_be_saved_is_said(browser, plan, name, asked, said):
    saved(browser, plan, "Taken")
    assert said in saved(browser, plan, name, asked).content.decode()
    assert SavedFilter.objects.count() == 1


def test_there_is_an_end_to_them(browser, plan, programme_manager):
    SavedFilter.objects.bulk_create(
        SavedFilter(person=programme_manager, plan=plan, name=str(number), asks={"due": ["late", "Late"]})
        for number in range(MOST)
    )
    assert "you have 30 filters" in saved(browser, plan).content.decode().lower()


def test_one_that_names_somebody_who_leads_nothing_any_more_says_so(browser, plan):
    page = browser.get(list_of(plan))
    joan = next(value for value, words in page.context["filter_form"].fields["lead"].choices if words == "Joan Sefton")
    saved(browser, plan, "Joan's", f"lead={joan}&due=late")
    row = Action.objects.get(plan=plan, ref="10.4")
    Action.objects.filter(pk=row.pk).update(**columns_of(row.read.model_copy(update={"leads": ("Lena Osgood",)})))
    answer = browser.get(list_of(plan), {"saved": SavedFilter.objects.get().pk})
    said = answer.context["saved"].gone
    assert len(said) == 1 and said[0].startswith("“Joan's” asks for lead “Joan Sefton”, which is in this list no more.")
    assert refs(answer) == ["9.2", "10.4"]


def test_it_is_renamed_and_removed(browser, plan):
    saved(browser, plan)
    one = reverse("plans:filter", args=[SavedFilter.objects.get().pk])
    browser.post(one, {"do": "rename", "name": "  What is   late "})
    assert SavedFilter.objects.get().name == "What is late"
    assert browser.post(one, {"do": "rename", "name": ""}).status_code == 422
    assert "What is late" in browser.get("/plan/filters/").content.decode()
    browser.post(one, {"do": "remove"})
    assert not SavedFilter.objects.exists()


def test_nobody_sees_opens_or_removes_somebody_elses(client, browser, plan):
    saved(browser, plan)
    kept = SavedFilter.objects.get()
    client.force_login(person("viewer"))
    one = reverse("plans:filter", args=[kept.pk])
    assert [client.get(one).status_code, client.post(one, {"do": "remove"}).status_code] == [404, 404]
    answer = client.get(list_of(plan), {"saved": kept.pk})
    assert "Late ones" not in answer.content.decode() and len(refs(answer)) == 6


def test_a_plan_that_she_may_no_longer_see_is_not_shown_by_her_filter(client, plan):
    guest = person("viewer", username="guest")
    client.force_login(guest)
    saved(client, plan)
    guest.grants.all().delete()
    given(guest, "viewer", plan=plan.pk + 1)
    page = client.get("/plan/filters/").content.decode()
    assert "A plan that you no longer see" in page and plan.title not in page
    assert saved(client, plan, "Again").status_code == 404
