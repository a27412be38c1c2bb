"""Prints what becomes of the edits of many people who work on a few rows at once: none may be lost, none locked out.

    python -m bench.edits                    # 50 processes, 20 edits each, on 4 rows, in SQLite and in PostgreSQL
    python -m bench.edits --people 8 --edits 5 --database sqlite

Every person is a process of its own. An edit adds a mark to the words of a row that she read before; where somebody
saved the row since, it is refused as stale, and she reads it again and tries again. Each also signs in, and writes to
her session, as a browser's visit does. At the end every mark must stand in its row, and in the trail, once.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
from collections import Counter
from dataclasses import dataclass, field
from statistics import quantiles
from time import perf_counter, sleep

from bench.databases import begin_in_a_new_one, each_database

ROWS = 4
MOST_LOCKED = 50  # refusals by the database after which somebody gives up
READS_BOTH = 1.0  # seconds at most that somebody who was refused looks at both texts; hammering would measure nothing
LONGEST_RUN = 540  # seconds; whoever is still at work then is stopped, and what she did not do counts as lost


@dataclass
class Told:
    """What one person saw."""

    saved: list[str] = field(default_factory=list)
    stale: int = 0
    locked: int = 0
    other: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def edits_of(person: int, many: int, plan: int, start, answers) -> None:
    """One person's work, in a process of her own."""
    from django.db import connections

    connections.close_all()
    told = Told()
    try:
        start.wait()
        _work(person, many, plan, told)
    except Exception as fault:  # told to whoever counts, never swallowed
        told.other.append(f"{type(fault).__name__}: {fault}")
    answers.put(told)
    connections.close_all()


def _work(person: int, many: int, plan: int, told: Told) -> None:
    from django.contrib.auth.models import update_last_login
    from django.contrib.sessions.backends.db import SessionStore

    from goldthread_site.people.models import User
    from goldthread_site.plans.models import Plan

    chance = random.Random(person)
    who, session = User.objects.get(username=f"p{person}"), SessionStore()
    _until_free(lambda: update_last_login(None, who), told)
    _until_free(session.save, told)
    row, keys = Plan.objects.get(pk=plan), list(_rows(plan))
    for number in range(many):
        mark = f"[{person}.{number}]"
        _edit(row, chance, chance.choice(keys), mark, who, told)
        session["seen"] = mark
        _until_free(session.save, told)


def _rows(plan: int):
    from goldthread_site.plans.models import Action

    return Action.objects.filter(plan=plan).order_by("order").values_list("key", flat=True)[:ROWS]


def _until_free(write, told: Told) -> None:
    from django.db import OperationalError

    for _ in range(5):
        try:
            return write()
        except OperationalError as fault:
            told.locked += 1
            told.other.append(str(fault))


def _edit(plan, chance: random.Random, key: str, mark: str, who, told: Told) -> None:
    while not (saved := _pressed(plan, key, mark, who, told)):
        if told.locked > MOST_LOCKED:
            raise RuntimeError("locked out")
        sleep(chance.uniform(0, READS_BOTH))
    told.saved.append(saved)


def _pressed(plan, key: str, mark: str, who, told: Told) -> str:
    """One press of the button: the mark where it was saved, else nothing."""
    from django.db import OperationalError

    from goldthread_site.plans import models
    from goldthread_site.plans.changing import StaleRow, changing

    row, begun = models.Action.objects.get(plan=plan, key=key), perf_counter()
    value = row.read.model_copy(update={"status": f"{row.read.status or ''}{mark}"})
    try:
        with changing(plan, by=who, why=f"Added {mark}") as change:
            change.put(row, value, was=row.version)
        return mark
    except StaleRow:
        told.stale += 1
    except OperationalError as fault:
        told.locked += 1
        told.other.append(str(fault))
    finally:
        told.seconds.append(perf_counter() - begun)
    return ""


def run(people: int, edits: int) -> dict[str, object]:
    """The figures of one run, on the database that the settings name, which must be empty."""
    plan = _made_ready(people)
    fork = multiprocessing.get_context("fork")
    start, answers = fork.Event(), fork.SimpleQueue()
    workers = [fork.Process(target=edits_of, args=(n, edits, plan, start, answers)) for n in range(people)]
    for worker in workers:
        worker.start()
    begun = perf_counter()
    start.set()
    told = _answers(workers, answers, begun)
    seconds = perf_counter() - begun
    return _figures(plan, told, people * edits, seconds)


def _answers(workers, answers, begun: float) -> list[Told]:
    told = []
    while len(told) < len(workers) and perf_counter() - begun < LONGEST_RUN:
        if answers._reader.poll(1):
            told.append(answers.get())
    for worker in workers:
        worker.join(1)
        if worker.is_alive():
            worker.terminate()
    return told


def _made_ready(people: int) -> int:
    from django.core.management import call_command
    from django.db import connections

    call_command("migrate", verbosity=0)
    from tests.support.big_plan import big_plan
    from tests.support.site import person, plan_in

    for number in range(people):
        person("programme_manager", username=f"p{number}")
    plan = plan_in(person("programme_manager"), **big_plan(6).model_dump(mode="json"))
    connections.close_all()  # a process that is forked must open its own
    return plan.pk


def _figures(plan: int, told: list[Told], wanted: int, seconds: float) -> dict[str, object]:
    from goldthread_site.plans.models import Action
    from goldthread_site.trail.models import Revision
    from goldthread_site.trail.verifying import verdict

    marks = [mark for one in told for mark in one.saved]
    words = "".join(row.value["status"] or "" for row in Action.objects.filter(plan=plan))
    written = Counter(Revision.objects.filter(plan=plan).values_list("why", flat=True))
    waits = [second for one in told for second in one.seconds]
    return {
        "edits": len(marks), "not saved": wanted - len(marks), "stale and tried again": sum(one.stale for one in told),
        "lost": sum(words.count(mark) != 1 or written[f"Added {mark}"] != 1 for mark in marks),
        "locked": sum(one.locked for one in told), "seconds": round(seconds, 1),
        "p95 of a save, ms": round(quantiles(waits, n=20)[-1] * 1000), "longest, ms": round(max(waits) * 1000),
        "trail holds": verdict().holds, "faults": sorted({fault for one in told for fault in one.other})[:3],
    }  # fmt: skip


def in_this_process(people: int, edits: int) -> bool:
    """Prints the figures on the database that the environment names; whether nothing was lost and nobody locked out."""
    begin_in_a_new_one()
    found = run(people, edits)
    print("  " + ", ".join(f"{name} {value}" for name, value in found.items()))
    return bool(found["trail holds"]) and not (found["lost"] or found["locked"] or found["not saved"])


def main() -> int:
    """1 where an edit was lost or somebody was locked out."""
    title = f"{{people}} processes, {{edits}} edits each, on {ROWS} rows"
    return each_database("bench.edits", __doc__, title, in_this_process, people=50, edits=20)


if __name__ == "__main__":
    sys.exit(main())
