"""Many actions at once: ticked or by filter, looked at, and changed by one press or not at all."""

from __future__ import annotations

import pytest

from goldthread.plan.model import Plan
from goldthread_site.owners import actions as directory
from goldthread_site.plans import actions as of_plans
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from tests.support.many import BULK, every, list_of, review, rows, states, tick
from tests.support.my_actions import owens_plan, plan_of_owen
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db

DATE = {"what": "date", "when": "by", "number": "1", "unit": "months", "why": "The trust has no clerk"}


@pytest.fixture
def plan(programme_manager):
    return plan_of_owen(by=programme_manager)


@pytest.fixture
def browser(as_programme_manager):
    return as_programme_manager


@pytest.fixture
def aisha(programme_manager):
    return directory.add_party(by=programme_manager, why="She came", kind="person", name="Aisha Karim")


def test_the_boxes_stand_on_the_list_and_the_filter_says_how_many(browser, plan):
    page = browser.get(list_of(plan), {"due": "late"}).content.decode()
    there = rows(plan)
    assert f'id="row-{there["9.2"].pk}"' in page and f'id="row-{there["9.3"].pk}"' not in page
    assert "Change all 2 that the filter shows" in page


def test_each_action_is_shown_before_and_after_and_nothing_is_saved_yet(browser, plan):
    answer, _ = review(browser, tick(plan, "9.2", "9.3", "9.4", "10.1", "10.3"), **DATE)
    # 9.2 moved 3 times already: a 4th needs agreement. 10.1 is done. 10.3 comes round again and has no day.
    assert states(answer) == {"refused": ["10.1", "10.3"], "asks": ["9.2"], "changes": ["9.3", "9.4"]}
    page = answer.content.decode()
    assert answer.context["page"].heading == "2 of 5 actions will change"
    for words in (
        "31 January 2027",
        "28 February 2027",
        "A 4th move needs agreement.",
        "It is done, so its date stays.",
    ):
        assert words in page
    assert not models.DateMove.objects.exists()


def test_one_press_changes_what_was_shown_with_a_revision_each_and_one_reason(browser, plan):
    before = {ref: row.version for ref, row in rows(plan).items()}
    _, button = review(browser, tick(plan, "9.2", "9.3", "9.4"), **DATE)
    done = browser.post(BULK, button, follow=True)
    said = " ".join(map(str, done.context["messages"]))
    assert "2 actions changed. 1 waits for a second person to agree." in said and f"/plan/{plan.pk}/history/" in said
    after = rows(plan)
    dues = {ref: after[ref].read.due.latest for ref in ("9.2", "9.3", "9.4")}
    assert dues == {"9.2": "2026-10-31", "9.3": "2027-02-28", "9.4": "2027-03-31"}  # the end of a month stays one
    assert after["9.4"].read.due.slipped_from == ("30 Nov 2026", "28 Feb 2027")
    assert {move.action: move.state for move in models.DateMove.objects.all()} == {
        "a9.2": "asked", "a9.3": "agreed", "a9.4": "agreed",
    }  # fmt: skip
    whys = set(Revision.objects.filter(plan=plan.pk, entity="date_moves").values_list("why", flat=True))
    assert whys == {"The trust has no clerk"}
    assert {ref for ref in after if after[ref].version != before[ref]} == {"9.2", "9.3", "9.4"}
    assert first_broken_link(plan.pk) is None


OWNERS = [  # how, who, instead of → the leads of 9.2 (Owen Tarrant) and 10.4 (Joan Sefton)
    ({"how": "give", "who": "aisha"}, (["Aisha Karim"], ["Aisha Karim"])),
    ({"how": "replace", "gone": "t:Owen Tarrant", "who": "aisha"}, (["Aisha Karim"], ["Joan Sefton"])),
    ({"how": "add", "who": "aisha"}, (["Owen Tarrant", "Aisha Karim"], ["Joan Sefton", "Aisha Karim"])),
    ({"how": "remove", "out": "t:Joan Sefton"}, (["Owen Tarrant"], [])),
]


@pytest.mark.parametrize(("change", "leads"), OWNERS)
def test_an_owner_is_given_replaced_added_or_taken_out(browser, plan, aisha, change, leads):
    change = {name: f"p{aisha.pk}" if value == "aisha" else value for name, value in change.items()}
    _, button = review(browser, tick(plan, "9.2", "10.4"), what="owner", **change)
    browser.post(BULK, button)
    there = rows(plan)
    assert (there["9.2"].value["leads"], there["10.4"].value["leads"]) == leads


def test_what_is_so_already_stays_as_it_is(browser, plan):
    answer, button = review(browser, tick(plan, "9.2", "10.4"), what="owner", how="give", who="t:Owen Tarrant")
    assert states(answer) == {"changes": ["10.4"], "already": ["9.2"]}
    versions = {ref: row.version for ref, row in rows(plan).items()}
    browser.post(BULK, button)
    assert {ref for ref, row in rows(plan).items() if row.version != versions[ref]} == {"10.4"}


def test_a_rating_keeps_to_the_rule_of_the_update_form(browser, plan):
    answer, _ = review(browser, tick(plan, "9.2", "9.3"), what="rating", rag="green")
    assert states(answer) == {"refused": ["9.2"], "changes": ["9.3"]}  # 9.2 is late: green there needs a reason
    assert "Say why it is green." in answer.content.decode()
    answer, button = review(browser, tick(plan, "9.2", "9.3"), what="rating", rag="red", why="The clerk left")
    assert states(answer) == {"changes": ["9.2", "9.3"]}
    browser.post(BULK, button)
    assert {row.rag for ref, row in rows(plan).items() if ref in ("9.2", "9.3")} == {"red"}
    assert {each.read.reason for each in models.Update.objects.all()} == {"The clerk left"}


def test_blue_without_proof_is_refused_and_blue_with_it_waits_for_a_second_person(browser, plan, programme_manager):
    from goldthread.plan.live.evidence import Evidence, Used

    answer, button = review(browser, tick(plan, "9.3", "10.1"), what="rating", rag="blue")
    assert states(answer) == {"refused": ["9.3", "10.1"]} and answer.context["page"].button == ""
    address, used = "https://fernshire.example/register", (Used(entity="actions", key="a10.1"),)
    piece = Evidence(id="e1", title="Register", kind="link", address=address, used_by=used)
    with changing(plan, by=programme_manager, why="Proof") as change:
        change.add(models.Evidence, piece)
    answer, button = review(browser, tick(plan, "10.1"), what="rating", rag="blue")
    assert states(answer) == {"asks": ["10.1"]}
    browser.post(BULK, button)
    row, said = rows(plan)["10.1"], models.Update.objects.get().read
    assert (row.rag, row.value["completed"], said.waits_for_check) == ("green", "30 June 2026", True)


def test_an_action_saved_meanwhile_is_named_and_nothing_is_saved(browser, plan, programme_manager):
    _, button = review(browser, tick(plan, "9.3", "9.4"), **DATE)
    row = rows(plan)["9.4"]
    with changing(plan, by=programme_manager, why="Told by telephone") as change:
        change.put(row, row.read.model_copy(update={"status": "A clerk came"}), was=row.version)
    answer = browser.post(BULK, button)
    assert answer.status_code == 409 and not models.DateMove.objects.exists()
    assert "9.4, saved by A programme_manager: 1 action was changed while you looked at them" in answer.content.decode()
    again = {**button, "picked": answer.context["picked"].with_versions, "looked": answer.context["looked"]}
    assert browser.post(BULK, again).status_code == 302 and models.DateMove.objects.count() == 2


def test_a_second_press_changes_nothing_more(browser, plan):
    _, button = review(browser, tick(plan, "9.3"), **DATE)
    assert [browser.post(BULK, button).status_code for _ in range(2)] == [302, 409]
    assert models.DateMove.objects.count() == 1


def test_a_withdrawn_action_and_a_plan_closed_meanwhile_stay_as_they_are(browser, plan, programme_manager):
    from goldthread.plan.closing import Closing

    sent = tick(plan, "9.3", "9.4")
    _, button = review(browser, sent, **DATE)
    row = rows(plan)["9.4"]
    with changing(plan, by=programme_manager, why="Not promised any more") as change:
        change.put(row, row.read.model_copy(update={"withdrawn": True}), was=row.version)
    answer, _ = review(browser, sent, **DATE)
    assert states(answer) == {"refused": ["9.4"], "changes": ["9.3"]}
    with changing(plan, by=programme_manager, why="It ends") as change:
        change.head(closing=Closing(on="2026-11-20", by="A", why="It ends", keep_until="2032-11-20").model_dump())
    answer, _ = review(browser, sent, **DATE)
    assert set(states(answer)) == {"refused"} and "Its plan was closed" in answer.content.decode()
    assert browser.post(BULK, button).status_code == 409 and not models.DateMove.objects.exists()


def test_several_plans_change_in_one_transaction(browser, plan, programme_manager):
    other = plan_in(programme_manager, title="The other plan")
    answer, button = review(browser, every(), what="owner", how="give", who="t:Joan Sefton")
    assert answer.context["page"].several_plans and "The other plan" in answer.content.decode()
    browser.post(BULK, button)
    for each in (plan, other):
        assert all(row.value["leads"] == ["Joan Sefton"] for row in rows(each).values())
        assert first_broken_link(each.pk) is None


def test_a_fault_in_the_second_plan_leaves_the_first_as_it_was(browser, plan, programme_manager, monkeypatch):
    other = plan_in(programme_manager)
    _, button = review(browser, every(), what="owner", how="give", who="t:Joan Sefton")
    from goldthread_site.plans import changing as module

    def fails_for_the_other(*, plan, **told):
        if plan == other.pk:
            raise RuntimeError("the disk is full")
        return []

    monkeypatch.setattr(module, "record", fails_for_the_other)
    with pytest.raises(RuntimeError):
        browser.post(BULK, button)
    assert rows(plan)["9.2"].value["leads"] == ["Owen Tarrant"]


def test_a_right_over_one_section_changes_that_section_alone(client, plan):
    mia = person("viewer", username="mia")
    given(mia, "programme_manager", plan=plan.pk, section="s10")
    client.force_login(mia)
    page = client.get(list_of(plan)).content.decode()
    there = rows(plan)
    assert f'id="row-{there["10.4"].pk}"' in page and f'id="row-{there["9.2"].pk}"' not in page
    answer = client.post(BULK, tick(plan, "9.2", "10.4"))
    assert answer.context["picked"].words == str(there["10.4"].pk)
    assert "1 action that you chose is left out" in answer.content.decode()
    assert client.post(BULK, tick(plan, "9.2")).status_code == 404
    _, button = review(client, tick(plan, "10.4"), **DATE)
    forged = {**button, "picked": f"{there['9.3'].pk}.{there['9.3'].version}"}
    assert client.post(BULK, forged).status_code == 404 and not models.DateMove.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("action_owner", 403), ("inspector", 403)])
def test_nobody_else_changes_many(client, plan, role, status):
    client.force_login(person(role))
    assert client.post(BULK, tick(plan, "9.2")).status_code == status
    assert 'name="row"' not in client.get(list_of(plan)).content.decode()


FAULTS = [  # what was chosen → the sentence
    ({}, "Choose what is to change."),
    ({"what": "owner"}, "Choose how."),
    ({"what": "owner", "how": "give"}, "Choose a person."),
    ({"what": "owner", "how": "give", "who": "p99999"}, "Choose one from the list."),
    ({"what": "date", "when": "to", "to": "31/01/2027"}, "Say why the dates move."),
    ({**DATE, "why": "TBC"}, "Say why the dates move."),
    ({**DATE, "when": "to", "to": "31/06/2027"}, "31/06/2027 is not a date. June has 30 days."),
    ({**DATE, "when": "to", "to": "1 May 2026"}, "The date must be after today, 20 November 2026."),
    ({**DATE, "number": "-3"}, "Write a number from 1 to 60."),
    ({**DATE, "number": "9999"}, "Write a number from 1 to 60."),
    ({"what": "rating"}, "Choose a rating."),
    ({"what": "rating", "rag": "mauve"}, "Choose a rating."),
]


@pytest.mark.parametrize(("change", "said"), FAULTS)
def test_what_cannot_be_is_said_at_its_field(browser, plan, change, said):
    answer, _ = review(browser, tick(plan, "9.3"), **change)
    assert answer.status_code == 422 and said in answer.content.decode().replace("&#x27;", "'")


@pytest.mark.parametrize(
    "sent", [{"which": "ticked"}, {"which": "ticked", "row": ["x", "-1", "9" * 40]}, {"picked": ""}]
)
def test_no_selection_leads_back_to_the_list_and_says_so(browser, plan, sent):
    answer = browser.post(BULK, {**sent, "plan": plan.pk, "asked": "due=late"}, follow=True)
    assert "No action was ticked" in answer.content.decode()
    assert answer.redirect_chain[0][0] == f"{list_of(plan)}?due=late"


def test_a_thousand_actions_are_chosen_by_the_filter_and_change_together(browser, programme_manager):
    whole = owens_plan()
    one = whole.actions[1].model_dump()
    many = [{**one, "id": f"x{number}", "ref": f"X{number}"} for number in range(1000)]
    big = Plan.model_validate({**whole.model_dump(), "title": "A long plan", "actions": many})
    plan = of_plans.put_in(big, by=programme_manager, why="Brought in", file_name="b.json", file_digest="2" * 64)
    answer, button = review(browser, every(plan, words="foster"), **DATE)
    assert answer.context["page"].heading == "1,000 actions will change"
    assert len(button) < 20, "one field for all of them: a form may have 500"
    assert browser.post(BULK, button).status_code == 302
    assert models.Action.objects.filter(plan=plan, due_latest="2027-02-28", version=2).count() == 1000
    assert first_broken_link(plan.pk) is None
