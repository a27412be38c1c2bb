"""A plan closed: where it stands, the final position, what is open and ends; opened again."""

from __future__ import annotations

import html
from datetime import date, timedelta

import pytest
from django.urls import reverse

from goldthread.errors import UserError
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.escalation import Escalation
from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.live.update import Update
from goldthread_site.my.models import UpdateLink, WordsKept
from goldthread_site.plans import models
from goldthread_site.plans.changing import Closed, Stale, changing
from goldthread_site.plans.ending.actions import close as close_it
from goldthread_site.plans.ending.actions import reopen
from goldthread_site.plans.ending.waiting import waiting
from goldthread_site.plans.positions.actions import start_draft
from goldthread_site.plans.rows import core_plan, live
from goldthread_site.trail.models import Revision
from goldthread_site.trail.record import first_broken_link
from goldthread_site.trail.verifying import rows_that_differ
from tests.support.django_site import TODAY
from tests.support.ending import answers, close, next_plan
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager, positions=[])


def text(answer) -> str:
    return " ".join(html.unescape(answer.content.decode()).split())


def open_things(plan, by) -> None:
    """One of each that can be open: a move, blue unseen, an escalation, a hand-down, a link, words, a draft."""
    due = models.Action.objects.get(plan=plan, key="a1").read.due
    asked = {
        "action": "a1",
        "reason": "No clerk",
        "asked_by": "Lena Osgood",
        "asked_on": "2026-11-01",
        "state": "asked",
    }
    with changing(plan, by=by, why="As the test needs it") as change:
        change.add(
            models.DateMove, DateMove(id="m9", before=due, after=due.model_copy(update={"text": "May"}), **asked)
        )
        change.add(models.Update, Update(id="u9", action="a1", on="2026-11-01", by="Lena Osgood", rag="blue"))
        said = {"on": "2026-11-01", "by": "A manager"}
        change.add(models.Escalation, Escalation(id="x9", action="a1", to="The trust", why="No clinic", **said))
        change.add(models.HandDown, HandDown(id="h9", action="a1", plan=99, actions=("t1",), **said))
    times = {"made_at": plan.accepted_at, "expires_at": plan.accepted_at + timedelta(days=9000)}
    link = UpdateLink.objects.create(digest="d" * 64, plan=plan, action="a1", person=by, **times)
    WordsKept.objects.create(person=by, plan=plan, action="a1", link=link, words={}, kept_at=plan.accepted_at)
    start_draft(by=by, plan=plan, recommendation="1", as_at=TODAY, today=TODAY)


def test_the_first_page_says_where_the_plan_stands_and_what_is_open(as_programme_manager, programme_manager, plan):
    open_things(plan, programme_manager)
    said = text(as_programme_manager.get(reverse("plans:close", args=[plan.pk])))
    assert "3 of 3 actions are unfinished, 1 of them late" in said
    assert "done, without proof" in said and "No position was ever published" in said
    assert "Lena Osgood asks to move a date" in said and "An action was taken to The trust" in said
    assert "1 link to an update form is out: they open no more" in said and "1 draft of a position" in said
    assert models.Plan.objects.get(pk=plan.pk).closed_on is None


def test_a_plan_closes_whole_with_its_final_position_in_words_and_colours(programme_manager, plan):
    close(plan, programme_manager, on=TODAY)
    closing = core_plan(plan).closing
    assert (closing.on, closing.by, closing.position) == (
        TODAY.isoformat(),
        "A programme_manager",
        ("Children are seen sooner",),
    )
    assert (plan.closed_on, plan.keep_until) == (TODAY, date(2036, 11, 20))
    assert [each.kind for each in closing.fates] == ["stopped"] * 3
    finals = core_plan(plan).positions
    assert [(row.recommendation, row.outcome.rag, row.impact.rag, row.published) for row in finals] == [
        ("1", "green", "amber", TODAY.isoformat()), ("2", "green", "amber", TODAY.isoformat()),
    ]  # fmt: skip
    assert finals[0].outcome.text == ("Visits are on time in 3 of 4 teams",)
    assert first_broken_link(plan.pk) is None and list(rows_that_differ()) == []


def test_what_is_open_ends_with_the_plan(programme_manager, plan):
    open_things(plan, programme_manager)
    close(plan, programme_manager, on=TODAY)
    assert live(plan, models.DateMove)[0].state == "refused"
    assert live(plan, models.DateMove)[0].answer == "Ended when the plan was closed, 20 November 2026"
    assert not live(plan, models.Update)[0].waits_for_check and live(plan, models.Escalation)[0].ended
    assert live(plan, models.HandDown)[0].withdrawn
    assert UpdateLink.objects.get().revoked_at and not WordsKept.objects.exists()
    assert models.PositionDraft.objects.get(plan=plan).value["published"] and waiting(plan) == []


def test_what_is_open_goes_on_with_an_action_that_is_carried(programme_manager, plan):
    from goldthread_site.plans.ending.actions import Said
    from goldthread_site.plans.ending.carrying import Place

    open_things(plan, programme_manager)
    to = next_plan(programme_manager)
    close(plan, programme_manager, on=TODAY, to=to, a1=Said("carried", place=Place("n1")))
    new = live(to, models.CrossReference)[0].key
    assert [(row.action, row.state) for row in live(to, models.DateMove)] == [(new, "asked")]
    assert [(row.action, row.ended) for row in live(to, models.Escalation)] == [(new, None)]
    assert [(row.action, row.plan, row.actions) for row in live(to, models.HandDown)] == [(new, 99, ("t1",))]
    assert live(plan, models.DateMove)[0].state == "refused" and not live(to, models.Update)


def test_done_meanwhile_is_done_and_says_so(programme_manager, plan):
    from goldthread_site.plans.ending.actions import Said

    close(plan, programme_manager, on=TODAY, a3=Said("done", "All 14 were trained by June"))
    row = models.Action.objects.get(plan=plan, key="a3")
    assert row.completed and row.read.completed == "20 November 2026"
    assert live(plan, models.Update, action="a3")[0].changed == "All 14 were trained by June"


@pytest.mark.parametrize("spoil, said", [
    ({"a9": None}, "were changed while you were writing"),
    ({"a1": ("stopped", "")}, "an action stops without a reason"),
    ({"a1": ("carried", "")}, "no plan is chosen"),
])  # fmt: skip
def test_a_closing_that_is_not_whole_changes_nothing(programme_manager, plan, spoil, said):
    from goldthread_site.plans.ending.actions import Said

    before = Revision.objects.count()
    fates = {key: Said(*(value or ("stopped", "x"))) for key, value in spoil.items()}
    with pytest.raises(UserError, match=said):
        close(plan, programme_manager, on=TODAY, **fates)
    assert Revision.objects.count() == before and models.Plan.objects.get(pk=plan.pk).closed_on is None


def test_a_fault_in_the_second_plan_undoes_the_first(programme_manager, plan, monkeypatch):
    from goldthread_site.plans.ending import waiting as module
    from goldthread_site.plans.ending.actions import Said

    to, before = next_plan(programme_manager), Revision.objects.count()
    before = Revision.objects.count()
    monkeypatch.setattr(module.outside, "end", lambda *args, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        close(plan, programme_manager, on=TODAY, to=to, a1=Said("carried"))
    assert Revision.objects.count() == before and to.actions.count() == 1


def test_who_may_not_run_the_next_plan_carries_nothing_into_it(programme_manager, plan):
    from django.core.exceptions import PermissionDenied

    from goldthread_site.people.models import User
    from goldthread_site.plans.ending.actions import Said

    to = next_plan(programme_manager)
    one_plan = User.objects.create_user("only-one", "a-long-password", full_name="Only One")
    given(one_plan, "programme_manager", plan=plan.pk)
    with pytest.raises(PermissionDenied):
        close(plan, one_plan, on=TODAY, to=to, a1=Said("carried"))
    assert to.actions.count() == 1


def test_a_plan_that_a_running_plan_handed_work_to_is_not_closed(programme_manager, plan):
    other = next_plan(programme_manager)
    with changing(other, by=programme_manager, why="Handed down") as change:
        said = {"on": "2026-11-01", "by": "A manager"}
        change.add(models.HandDown, HandDown(id="h1", action="b1", plan=plan.pk, actions=("a1",), **said))
    with pytest.raises(UserError, match="1 action of “Plan after the re-inspection” is handed down to this plan"):
        close(plan, programme_manager, on=TODAY)


def test_a_plan_changed_meanwhile_is_looked_at_again(programme_manager, plan):
    was = plan.version
    with changing(plan, by=programme_manager, why="Renamed") as change:
        change.head(title="Another title")
    with pytest.raises(Stale):
        close_it(by=programme_manager, plan=plan, was=was, answers=answers(plan), today=TODAY)


def test_the_form_closes_the_plan_and_what_is_missing_is_said_at_its_box(as_programme_manager, plan):
    address = reverse("plans:close_final", args=[plan.pk])
    plan.refresh_from_db()
    data = {"version": plan.version, "position": "Better", "why": "The board said so", "keep_until": "20/11/2036",
            "kept_because": "Ten years", "stop_why": "Out of scope"}  # fmt: skip
    for row in models.Recommendation.objects.filter(plan=plan):
        data |= {f"r{row.pk}_outcome": "green", f"r{row.pk}_words": "In 3 of 4 teams"}
    missing = text(as_programme_manager.post(address, data))
    assert missing.count("Say what becomes of Action 1.1.") == 2  # in the summary, and at its box
    data |= {f"a{row.pk}": "stopped" for row in models.Action.objects.filter(plan=plan)}
    answer = as_programme_manager.post(address, data, follow=True)
    assert "Closed on 20 November 2026: 0 of 3 actions were done" in text(answer)
    assert models.Plan.objects.get(pk=plan.pk).closed_on == TODAY


def test_every_page_of_a_closed_plan_says_so_and_names_the_next(as_programme_manager, programme_manager, plan):
    from goldthread_site.plans.ending.actions import Said

    to = next_plan(programme_manager)
    close(plan, programme_manager, on=TODAY, to=to, a1=Said("carried"))
    alone = ("overview", "actions", "dates", "ratings", "positions", "load", "costs", "evidence", "end")
    for view, args in (*((view, []) for view in alone), ("action", ["a1"]), ("recommendation", ["1"])):
        said = text(as_programme_manager.get(reverse(f"plans:{view}", args=[plan.pk, *args])))
        assert "Closed on <strong>20 November 2026</strong> by A programme_manager, read only." in said, view
        assert "Plan after the re-inspection</a>." in said, view
    assert "read only" in text(as_programme_manager.get(reverse("my:links", args=[plan.pk])))


def test_the_next_plan_is_not_named_to_who_may_not_see_it(client, programme_manager, plan):
    to = next_plan(programme_manager)
    close(plan, programme_manager, on=TODAY, to=to)
    reader = person("administrator", username="reader")
    reader.grants.all().delete()
    given(reader, "viewer", plan=plan.pk)
    client.force_login(reader)
    said = text(client.get(reverse("plans:overview", args=[plan.pk])))
    assert "Closed on" in said and "Plan after the re-inspection" not in said


def test_running_plans_stand_first_and_closed_ones_below(as_programme_manager, programme_manager, plan):
    next_plan(programme_manager)
    close(plan, programme_manager, on=TODAY)
    said = text(as_programme_manager.get(reverse("plans:plans")))
    assert "1 plan: nothing is late" in said and "1 plan closed" in said
    assert said.index("Plan after the re-inspection") < said.index("1 plan closed") < said.index("20 Nov 2036")


def test_a_closed_plan_opens_again_with_a_reason(programme_manager, plan):
    close(plan, programme_manager, on=TODAY)
    with pytest.raises(UserError, match="say why"):
        reopen(by=programme_manager, plan=plan, was=plan.version, why=" ")
    reopen(by=programme_manager, plan=plan, was=plan.version, why="The board took it back")
    plan.refresh_from_db()
    assert (
        plan.closed_on is None and Revision.objects.filter(plan=plan.pk).latest("place").why == "The board took it back"
    )
    with changing(plan, by=programme_manager, why="It runs") as change:
        change.head(title="Again")


@pytest.mark.parametrize("role, status", [("director", 200), ("action_owner", 403), ("administrator", 403)])
def test_who_may_close_a_plan(client, plan, role, status):
    client.force_login(person(role))
    assert client.get(reverse("plans:close", args=[plan.pk])).status_code == status


def test_nothing_of_a_closed_plan_changes(programme_manager, plan):
    close(plan, programme_manager, on=TODAY)
    with pytest.raises(Closed), changing(plan, by=programme_manager, why="Too late"):
        pass
