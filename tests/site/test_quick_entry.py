"""A line an action, typed in a meeting: saved at once and answered, or one sentence why not."""

from __future__ import annotations

import pytest
from django.urls import reverse

from goldthread_site.owners import actions as directory
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.trail.record import first_broken_link
from tests.support.many import rows
from tests.support.my_actions import plan_of_owen
from tests.support.site import given, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    plan = plan_of_owen(by=programme_manager)
    for name in ("Aisha Karim", "Sam Lee", "Sam Shah"):
        directory.add_party(by=programme_manager, why="She came", kind="person", name=name)
    return plan


@pytest.fixture
def typed(as_programme_manager, plan):
    address = reverse("plans:quick", args=[plan.pk])

    def send(line: str, **more):
        return as_programme_manager.post(address, {"line": line, **more}, follow=True)

    return send


ANSWERED = [  # the line → the answer
    ("9.3 red because the clerk left", "9.3: red, was amber. Saved."),
    ("foster red because the clerk left", "9.3: red, was amber. Saved."),
    ("9.3 due 28 Feb 2027 because recruitment", "9.3: due 28 February 2027, was 31 January 2027. Saved."),
    ("9.2 due 28 Feb 2027 because recruitment", "9.2: asked to move to 28 February 2027, 31 October 2026 stands until "
                                                "that is agreed. Saved. A 4th move needs agreement."),
    ("9.3 owner Aisha Karim", "9.3: owner Aisha Karim, was Owen Tarrant. Saved."),
    ("9.3 owner aisha", "9.3: owner Aisha Karim, was Owen Tarrant. Saved."),
    ("9.3 owner joan sefton", "9.3: owner Joan Sefton, was Owen Tarrant. Saved."),
    ("9.3 done 12/11", "9.3: done 12 November 2026, green, was amber. Saved."),
    ("9.3 note carers know the day", "9.3: note kept. Saved."),
    ("9.3 owner Aisha Karim; note all told", "9.3: owner Aisha Karim, was Owen Tarrant, note kept. Saved."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), ANSWERED)
def test_a_line_is_saved_and_answered(typed, plan, line, said):
    answer = typed(line)
    assert answer.status_code == 200 and answer.context["said"] == said
    assert answer.context["lines"][0] == {
        "line": line,
        "said": said,
        "saved": True,
        "mend": False,
        "key": answer.context["row"].key,
    }
    assert first_broken_link(plan.pk) is None


REFUSED = [  # the line → one sentence; nothing is saved
    ("9.2 green", "9.2: Say why it is green. By its dates it is amber. Write “because …” behind it. Nothing was "
                  "saved."),
    ("9.3 blue", "9.3: Blue means done and proven. Choose another colour, or say that it is done. Nothing was saved."),
    ("9.3 done; blue", "9.3: Blue asks for proof. Add a file, or choose green. Nothing was saved."),
    ("9.3 due 28 Feb 2027", "9.3: Say why the date moves. Write “because …” behind it. Nothing was saved."),
    ("9.3 due 1 May 2026 because x", "9.3: The date must be after today, 20 November 2026. Nothing was saved."),
    ("9.3 owner Nobody Known", "9.3: nobody called “Nobody Known” is in the directory or leads an action of this plan. "
                               "Check the spelling, or add them to the directory first. Nothing was saved."),
    ("9.3 owner Sam", "9.3: “Sam” may be Sam Lee or Sam Shah. Write the whole name. Nothing was saved."),
    ("10.1 due 28 Feb 2027 because x", "10.1: It is done, so its date stays. Nothing was saved."),
    ("zebra", "No action has the reference or the words “zebra”. Nothing was saved."),
]  # fmt: skip


@pytest.mark.parametrize(("line", "said"), REFUSED)
def test_what_cannot_be_is_said_and_the_line_stays_in_the_field(typed, plan, line, said):
    versions = {ref: row.version for ref, row in rows(plan).items()}
    answer = typed(line)
    assert answer.status_code == 422
    assert answer.context["said"].lower() == said.lower()
    assert answer.context["answer"].keep
    assert {ref: row.version for ref, row in rows(plan).items()} == versions and not models.Update.objects.exists()


def test_what_is_so_already_is_said(typed, plan):
    assert typed("9.3 amber because x").context["said"] == "9.3: it is so already. Nothing changed."
    typed("9.3 owner Aisha Karim")
    assert typed("9.3 owner Aisha Karim").context["said"] == "9.3: it is so already. Nothing changed."


def test_a_reference_shows_the_action_and_the_next_line_is_about_it(typed, plan):
    page = typed("9.3").context
    assert (page["shown"].ref, page["said"], page["lines"]) == ("9.3", "", [])
    answer = typed("red because the clerk left", shown="a9.3", version=page["row"].version)
    assert answer.context["said"] == "9.3: red, was amber. Saved."


def test_an_action_saved_meanwhile_is_shown_anew_and_nothing_is_saved(typed, plan, programme_manager):
    version = typed("9.3").context["row"].version
    with changing(plan, by=programme_manager, why="Told by telephone") as change:
        row = rows(plan)["9.3"]
        change.put(row, row.read.model_copy(update={"status": "A clerk came"}), was=row.version)
    answer = typed("red because the clerk left", shown="a9.3", version=version)
    assert "Somebody saved this action while you were typing" in answer.context["said"]
    assert answer.context["shown"].status == "A clerk came" and rows(plan)["9.3"].rag == "amber"
    again = typed(answer.context["answer"].keep, shown="a9.3", version=answer.context["row"].version)
    assert again.context["said"] == "9.3: red, was amber. Saved."


def test_several_that_fit_are_chosen_from_with_one_press(typed, plan):
    page = typed("appointment red because no clerk").context
    assert [each.ref for each in page["choices"]] == ["9.2", "9.4"] and page["said"].startswith("2 actions fit.")
    assert typed(page["answer"].rest, chosen="a9.4").context["said"] == "9.4: red, was amber. Saved."
    assert typed("", chosen="a9.2").context["shown"].ref == "9.2"


def test_the_last_ten_lines_stay_listed_the_newest_first(typed, plan):
    for number in range(12):
        typed(f"9.3 note step {number}")
    lines = typed("9.3").context["lines"]
    assert [line["line"] for line in lines] == [f"9.3 note step {number}" for number in range(11, 1, -1)]


def test_what_was_typed_is_shown_as_text(typed):
    page = typed("<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page


def test_a_right_over_one_section_types_for_that_section_alone(client, plan):
    mia = person("viewer", username="mia")
    given(mia, "programme_manager", plan=plan.pk, section="s10")
    client.force_login(mia)
    address = reverse("plans:quick", args=[plan.pk])
    said = client.post(address, {"line": "9.3 owner Aisha Karim"}).context["said"]
    assert said.startswith("9.3: This action is in a part of the plan that you do not run.")
    assert client.post(address, {"line": "10.4 owner Aisha Karim"}, follow=True).context["said"].endswith("Saved.")


@pytest.mark.parametrize("role", ["viewer", "action_owner", "inspector"])
def test_nobody_else_types(client, plan, role):
    client.force_login(person(role))
    assert client.get(reverse("plans:quick", args=[plan.pk])).status_code == 403
