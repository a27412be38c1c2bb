"""A plan of the invented council between its September board and today: a little of everything changed."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date

from django.db import transaction

from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.model import Plan as CorePlan
from goldthread_site.look.clock import lived_again
from goldthread_site.plans import actions, changing, models

CAME_IN, BOARD = date(2026, 9, 1), date(2026, 9, 22)


def _action(id_, ref, recommendation, text, lead, due, **more):
    return {"id": id_, "ref": ref, "recommendations": [recommendation], "text": text, "leads": [lead],
            "due": {"text": due, "latest": due}, **more}  # fmt: skip


PLAN = {
    "authority": "Fernshire Council",
    "title": "Improvement plan",
    "terms": {"boards": [BOARD.isoformat()]},
    "recommendations": [
        {"id": "r2", "number": "2", "text": "Assessments in time and with analysis"},
        {"id": "r6", "number": "6", "text": "Supervision that is regular and reflective"},
        {"id": "r7", "number": "7", "text": "A stable workforce"},
        {"id": "r9", "number": "9", "text": "First health assessments"},
    ],
    "outcomes": [
        {"id": "o7", "recommendations": ["r7"], "text": "Reduce agency social workers to 10% by December 2026."},
    ],
    "actions": [
        _action("a25", "2.5", "r2", "Chronology on every file", "Tom Hallow", "2026-10-31"),
        _action("a62", "6.2", "r6", "Supervision diary", "Joan Sefton", "2026-10-31"),
        _action("a64", "6.4", "r6", "Observed supervision", "Joan Sefton", "2026-10-31"),
        _action("a73", "7.3", "r7", "Exit interviews for every leaver", "Lena Osgood", "2026-11-30"),
        _action("a92", "9.2", "r9", "Agree who books the first appointment", "Owen Tarrant", "2026-09-30"),
        _action("a94", "9.4", "r9", "Report late appointments by reason", "Owen Tarrant", "2026-11-30"),
        _action("a95", "9.5", "r9", "Meet the Trust each month", "Owen Tarrant", "2026-10-15", rag="amber"),
    ],
    "positions": [
        {"recommendation": id_, "as_at": "2026-09-01", "outcome": {"rag": rag, "text": ["Some teams do it."]}}
        for id_, rag in (("r2", "amber"), ("r6", "amber"), ("r9", "red"))
    ],
    "costs": {"lines": [{"item": "Duty workers", "amounts": {"2026/27": 60000}}]},
}  # fmt: skip

_MOVED = {"a92": ("2026-10-31", "Trust has no clerk", "Ruth Calloway"), "a94": ("2027-02-28", "Waits for 9.2", "")}


def lived_plan(by) -> models.Plan:
    """The plan, brought in before the board and changed after it by ``by``."""
    with lived_again(CAME_IN), transaction.atomic():
        plan = actions.put_in(
            CorePlan.model_validate(PLAN), by=by, why="Brought in", file_name="p.json", file_digest="0" * 64
        )
    _dates(plan, by)
    _done(plan, by)
    _claims(plan, by)
    with _changes(plan, by, date(2026, 11, 3), "The agency market in the county") as change:
        _put(change, plan, models.Outcome, "o7", text="Reduce agency social workers to 15% by March 2027.")
        _put(change, plan, models.CostLine, "cost line 1", amounts={"2026/27": 65000})
        _put(change, plan, models.Action, "a95", rag="red", status="The Trust did not come", leads=["Lena Osgood"])
    return plan


def _dates(plan, by) -> None:
    with _changes(plan, by, date(2026, 10, 5), "Dates") as change:
        for key, (to, reason, agreed) in _MOVED.items():
            before = models.Action.objects.get(plan=plan, key=key).read.due
            due = {"text": to, "latest": to, "slipped_from": [before.text]}
            _put(change, plan, models.Action, key, due=due)
            change.add(models.DateMove, DateMove(
                id=f"m{key}", action=key, before=before, after=due, reason=reason, asked_by="Owen Tarrant",
                asked_on="2026-10-05", agreed_by=agreed or "Meera Lindqvist"))  # fmt: skip
        due = models.Action.objects.get(plan=plan, key="a73").read.due
        change.add(models.DateMove, DateMove(
            id="m73", action="a73", before=due, after={"latest": "2026-12-31"}, reason="HR system change",
            asked_by="Lena Osgood", asked_on="2026-10-05", state="asked"))  # fmt: skip


def _done(plan, by) -> None:
    with _changes(plan, by, date(2026, 10, 19), "Done") as change:
        for key, day in (("a25", "2026-09-30"), ("a62", "2026-10-12"), ("a64", "2026-10-19")):
            _put(change, plan, models.Action, key, completed=day, rag="blue")
        for number, (key, title) in enumerate((("a25", "Audit of 20 files"), ("a62", "Diary export")), 1):
            change.add(models.Evidence, Evidence(id=f"e{number}", title=title, used_by=[
                {"entity": "actions", "key": key}]))  # fmt: skip
        new = _action("a84", "8.4", "r9", "Second interviewer at weekends", "Lena Osgood", "2027-01-31")
        change.add(models.Action, models.Action.core.model_validate(new))


def _claims(plan, by) -> None:
    said = (("r2", "green", "All teams review at day 20.", "Tom Hallow"), ("r9", "amber", "", "Owen Tarrant"),
            ("r6", "red", "Half the diaries are empty.", "Joan Sefton"))  # fmt: skip
    with _changes(plan, by, date(2026, 11, 1), "Positions for the board") as change:
        for id_, rag, text, who in said:
            change.add(models.Position, models.Position.core.model_validate({
                "recommendation": id_, "as_at": "2026-11-01", "published": "2026-11-01", "published_by": who,
                "outcome": {"rag": rag, "text": [text] if text else []}}))  # fmt: skip


@contextmanager
def _changes(plan, by, day, why):
    with lived_again(day), changing.changing(plan, by=by, why=why) as change:
        yield change


def _put(change, plan, model, key, **values) -> None:
    row = model.objects.get(plan=plan, key=key)
    change.put(row, row.read.model_validate({**row.value, **values}), was=row.version)
