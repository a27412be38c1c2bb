"""Plans that live for some random years: thousands of changes of every kind, and what the trail makes of them.

The replay is the slow, obvious one: the revisions of an exported copy, one after another, into a dictionary.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from goldthread.errors import UserError
from goldthread.plan.live.cross_reference import CrossReference
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Due
from goldthread.trail import Revision as CoreRevision
from goldthread.trail import digest_of
from goldthread_site.look.clock import lived_again
from goldthread_site.plans import models
from goldthread_site.plans.changing import StaleRow, changing
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.actions import agree_erasure, ask_erasure, refuse_erasure
from goldthread_site.trail.models import Revision
from goldthread_site.trail.past import end_of
from goldthread_site.trail.verifying import revisions
from tests.support.site import plan_in

WORDS = ("visits", "Tüesday", "£12", "“quoted”", "né", "\t", "100%", "🙂", "", "plan\nin two lines", "e = mc²")
MIX = {"put": 60, "add": 15, "head": 5, "erase": 3, "clock": 5, "stale": 7, "bad": 5}
Key = tuple[int, str, str]


@dataclass
class Lives:
    """Plans under random changes; ``expected`` is what each row must be, as whoever made the changes knows it."""

    plans: list[models.Plan]
    one: Any
    other: Any
    chance: random.Random
    day: date
    expected: dict[Key, str] = field(default_factory=dict)
    done: Counter = field(default_factory=Counter)
    days: list[date] = field(default_factory=list)

    def operate(self, many: int) -> None:
        """So many operations, each in a random plan."""
        for _ in range(many):
            kind = self.chance.choices(list(MIX), MIX.values())[0]
            with lived_again(self.day):
                getattr(self, f"_{kind}")(self.chance.choice(self.plans))
            self.done[kind] += 1

    def _text(self) -> str:
        return " ".join(self.chance.choices(WORDS, k=self.chance.randint(1, 6)))

    def _row(self, plan) -> models.Row:
        model = self.chance.choice((models.Action, models.Action, models.Action, *models.EVERY_ROW.values()))
        rows = model.objects.filter(plan=plan)
        count = rows.count()
        return rows.order_by("order")[self.chance.randrange(count)] if count else self._row(plan)

    def _other_value(self, row: models.Row):
        fields = ("text", "title", "status", "changed", "reason", "note", "outstanding", "item", "rag")
        name = self.chance.choice([name for name in fields if name in type(row).core.model_fields] or ["extra"])
        said = self.chance.choice(("red", "amber", "green", "blue", None)) if name == "rag" else self._text()
        return row.read.model_copy(update={name: said})

    def _kept(self, row: models.Row) -> None:
        self.expected[row.plan_id, row.entity, row.key] = digest_of(row.value)

    def _put(self, plan) -> None:
        row = self._row(plan)
        value = self._other_value(row)
        with changing(plan, by=self.one, why=self._text() + ".") as change:
            change.put(row, value, was=row.version)
        self.expected[plan.pk, row.entity, row.key] = digest_of(value.model_dump(mode="json"))

    def _add(self, plan) -> None:
        model, value = self.chance.choice(list(self._new(f"n{self.chance.getrandbits(60)}")))
        with changing(plan, by=self.other, why="More") as change:
            row = change.add(model, value)
        self._kept(row)

    def _new(self, id_: str):
        when, text = self.day.isoformat(), self._text()
        due, a1 = Due(latest=when), {"id": id_, "action": "a1"}
        yield models.Action, Action(id=id_, text=text)
        yield models.Update, Update(**a1, on=when, by="A Person", changed=text)
        yield models.DateMove, DateMove(**a1, before=due, after=due, reason=text, asked_by="A Person", asked_on=when)
        yield models.Evidence, Evidence(id=id_, title=text, kind="link", address="https://example.org/")
        pair = {"entity": "actions", "key": "a1", "other_entity": "actions", "other_key": "a2"}
        yield models.CrossReference, CrossReference(id=id_, **pair, note=text)

    def _head(self, plan) -> None:
        with changing(plan, by=self.one, why="Another title") as change:
            change.head(title=self._text(), terms={"most_moves": self.chance.randint(1, 9)})
        plan.refresh_from_db()
        self.expected[plan.pk, "plan", str(plan.pk)] = digest_of(plan.value)

    def _erase(self, plan) -> None:
        row = self._row(plan)
        ids = list(
            Revision.objects.filter(plan=plan.pk, entity=row.entity, key=row.key, value__isnull=False)
            .order_by("place").values_list("pk", flat=True)
        )  # fmt: skip
        chosen = self.chance.sample(ids, self.chance.randint(1, len(ids)))
        asked = ask_erasure(plan=plan.pk, revisions=chosen, by=self.one, why="A child is named")
        if self.chance.random() < 0.3:
            refuse_erasure(erasure=asked, by=self.other, why="Nobody is named")
            return
        agree_erasure(erasure=asked, by=self.other, why="Agreed")
        if ids[-1] in chosen:
            row.refresh_from_db()
            assert "This text was erased" in str(row.value)
            self._kept(row)

    def _clock(self, plan) -> None:
        self.days.append(self.day)
        self.day += timedelta(days=self.chance.randint(1, 5))

    def _stale(self, plan) -> None:
        row = self._row(plan)
        try:
            with changing(plan, by=self.other, why="Too late") as change:
                change.add(models.Evidence, Evidence(id=f"lost{self.chance.getrandbits(60)}", title="Not to be kept"))
                change.put(row, self._other_value(row), was=row.version - 1)
        except StaleRow:
            return
        raise AssertionError("a stale edit went through")

    def _bad(self, plan) -> None:
        row = models.Action.objects.filter(plan=plan).first()
        try:
            with changing(plan, by=self.other, why="No such section") as change:
                change.put(row, row.read.model_copy(update={"section": "nowhere"}), was=row.version)
        except UserError:
            return
        raise AssertionError("a row of no plan went in")


def lives(one, other, *, seed: int, begun: date, plans: int = 3) -> Lives:
    """The small plan, so many times, with what each of its rows is."""
    with lived_again(begun):
        made = [plan_in(one, data=f"plan {number}".encode()) for number in range(plans)]
    lives = Lives(made, one, other, random.Random(seed), begun)
    for plan in made:
        lives.expected[plan.pk, "plan", str(plan.pk)] = digest_of(plan.value)
        for model in models.EVERY_ROW.values():
            for row in model.objects.filter(plan=plan):
                lives._kept(row)
    return lives


def replayed(rows: Iterable[CoreRevision], *, until: str = "9") -> dict[tuple[str, str], dict]:
    """The rows of a plan as its revisions, one after another, leave them; those written before ``until``."""
    rows = list(rows)
    left = {
        int(place): kept
        for row in rows
        if row.entity == "erasures" and row.value["state"] == "agreed"
        for place, kept in row.value["kept"].items()
    }
    state: dict[tuple[str, str], dict] = {}
    for row in rows:
        if row.at >= until or row.entity == "erasures":
            continue
        value = left.get(row.place) if row.value is None else row.value
        if value is None:
            state.pop((row.entity, row.key), None)
        else:
            state[row.entity, row.key] = value
    return state


def differences(lives: Lives) -> list[str]:
    """Where the trail, the database and whoever made the changes do not say the same; nothing where all do."""
    found = []
    for plan in lives.plans:
        plan.refresh_from_db()
        rows, there = revisions(plan.pk), _rows_of(plan)
        now = replayed(rows)
        known = {key[1:]: digest for key, digest in lives.expected.items() if key[0] == plan.pk}
        found += [f"plan {plan.pk}: {key} is only in the trail" for key in now.keys() - there.keys()]
        for key, value in there.items():
            if value != now.get(key):
                found.append(f"plan {plan.pk}: {key} is not what the trail says")
            if digest_of(value) != known.get(key):
                found.append(f"plan {plan.pk}: {key} is not what was made of it")
        for day in lives.chance.sample(lives.days, min(5, len(lives.days))):
            found += _differences_on(plan, day, replayed(rows, until=end_of(day).isoformat()))
    return found


def _rows_of(plan) -> dict[tuple[str, str], dict]:
    rows = [row for model in models.EVERY_ROW.values() for row in model.objects.filter(plan=plan)]
    return {("plan", str(plan.pk)): plan.value} | {(row.entity, row.key): row.value for row in rows}


def _differences_on(plan, day: date, state: dict[tuple[str, str], dict]) -> list[str]:
    then = core_plan(plan, at=end_of(day))
    for model in models.ROWS:
        values = then.costs.lines if model.entity == "costs.lines" else getattr(then, model.entity)
        wanted = [model.core.model_validate(value) for (entity, _), value in state.items() if entity == model.entity]
        if list(values) != wanted:
            return [f"plan {plan.pk}: {model.entity} on {day} are not as the trail replays them"]
    return []
