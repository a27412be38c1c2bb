"""A re-inspection's recommendations held against an earlier plan: suggested, confirmed by a person, shown on both."""

from __future__ import annotations

import html

import pytest
from django.urls import reverse

from goldthread_site.plans import models
from goldthread_site.plans.rows import live
from goldthread_site.trail.record import first_broken_link
from tests.support.django_site import TODAY
from tests.support.ending import close, next_plan
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db
CLAIM = "Closed as green on 20 November 2026; 0 of 2 actions done."


@pytest.fixture
def plan(programme_manager):
    return close(plan_in(programme_manager), programme_manager, on=TODAY)


@pytest.fixture
def to(programme_manager):
    return next_plan(programme_manager)


def text(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def answered(client, to, plan, **said):
    data = {"earlier": plan.pk, "now": "n1", "before": "1", **said}
    return client.post(reverse("plans:found_again_answer", args=[to.pk]), data, follow=True)


def test_likely_pairs_are_suggested_with_what_the_old_plan_claimed(as_programme_manager, plan, to):
    said = text(as_programme_manager.get(reverse("plans:found_again", args=[to.pk])))
    assert "Nothing is said to be found again yet: 1 likely pair to look at" in said
    assert "Visit children on time, and see them alone" in said and CLAIM in said


def test_a_confirmed_pair_shows_on_both_pages_and_in_the_list(as_programme_manager, plan, to):
    said = text(answered(as_programme_manager, to, plan, answer="again"))
    assert "1 of 2 recommendations was found before; 1 of them was claimed green or blue" in said
    new = text(as_programme_manager.get(reverse("plans:recommendation", args=[to.pk, "n1"])))
    assert "<strong>Found before:</strong>" in new and CLAIM in new
    old = text(as_programme_manager.get(reverse("plans:recommendation", args=[plan.pk, "1"])))
    assert "<strong>Found again:</strong>" in old and "in Plan after the re-inspection" in old and CLAIM in old
    assert first_broken_link(to.pk) is None and first_broken_link(plan.pk) is None


def test_another_thing_is_not_suggested_again_and_two_can_be_taken_apart(as_programme_manager, plan, to):
    answered(as_programme_manager, to, plan, answer="other")
    assert "Nothing was found again" in text(as_programme_manager.get(reverse("plans:found_again", args=[to.pk])))
    answered(as_programme_manager, to, plan, answer="again", now="n2", before="2")
    link = next(row for row in models.CrossReference.objects.filter(plan=to) if not row.read.withdrawn)
    answered(as_programme_manager, to, plan, answer="apart", key=link.key, version=link.version)
    assert not any(not each.withdrawn for each in live(to, models.CrossReference))


@pytest.mark.parametrize("spoil, said", [
    ({"now": "n9"}, "one of the two recommendations is not there"),
    ({"earlier": "12345"}, "no earlier plan is chosen"),
])  # fmt: skip
def test_what_is_not_there_is_not_linked(as_programme_manager, plan, to, spoil, said):
    answer = answered(as_programme_manager, to, plan, answer="again", **spoil)
    assert answer.status_code == 422 and said in text(answer).lower() and not live(to, models.CrossReference)


def test_who_may_not_see_the_earlier_plan_sees_nothing_of_it(client, as_programme_manager, plan, to):
    answered(as_programme_manager, to, plan, answer="again")
    reader = person("viewer", username="reader")
    reader.grants.all().delete()
    given(reader, "viewer", plan=to.pk)
    client.force_login(reader)
    for view, args in (("found_again", []), ("recommendation", ["n1"])):
        assert "Visit children on time<" not in text(client.get(reverse(f"plans:{view}", args=[to.pk, *args])))
    assert client.post(reverse("plans:found_again_answer", args=[to.pk])).status_code == 403
