"""Prints what becomes of updates when the server is killed (kill -9) again and again while people write them.

    python -m bench.crashes                       # 1,000 updates, 50 kills, SQLite and then PostgreSQL
    python -m bench.crashes --updates 100 --kills 5 --database sqlite

Eight people write updates by the form in their browsers; at random moments the server and all its workers are killed
and started again on the same data. Every update that was acknowledged must stand in the plan and in the trail, once;
one whose answer never came may stand there or not, but not twice. At the end the trail must verify.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from bench.databases import each_database

PEOPLE = 8
LONGEST_LIFE = 2.5  # seconds at most between two kills
LONGEST_RUN = 1500  # seconds; then it stops by itself
BACK_IN = 10  # seconds in which the server must answer again

_PLAN = """
from tests.support.big_plan import big_plan
from tests.support.site import plan_in
from goldthread_site.people.models import User
plan = plan_in(User.objects.get(username="p0"), **big_plan({actions}).model_dump(mode="json"))
print("plan", plan.pk)
"""
_FOUND = """
import json
from collections import Counter
from django.db import connection
from goldthread_site.plans.models import Update
from goldthread_site.trail.models import Revision
from goldthread_site.trail.verifying import verdict
rows = Counter(value["changed"] for value in Update.objects.values_list("value", flat=True))
trail = Counter(value["changed"] for value in Revision.objects.filter(entity="updates").values_list("value", flat=True))
connection.check_constraints()
sound = True
if connection.vendor == "sqlite":
    with connection.cursor() as cursor:
        sound = cursor.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
print("found", json.dumps([rows, trail, verdict().holds, sound]))
"""


@dataclass
class Told:
    """What the people saw."""

    acknowledged: list[str] = field(default_factory=list)
    unanswered: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    kills: int = 0
    back: list[float] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)


def run(updates: int, kills: int) -> bool:
    """Prints the figures of a run on the database that the environment names; whether nothing was lost."""
    from tests.support.served import Server

    database = (
        {"GOLDTHREAD_DATABASE": os.environ["GOLDTHREAD_DATABASE"]} if os.environ.get("GOLDTHREAD_DATABASE") else {}
    )
    server = Server.with_data(Path(os.environ["GOLDTHREAD_DATA"]), **database)
    people = server.people(PEOPLE)
    plan = int(server.run(_PLAN.format(actions=PEOPLE * 6)).split()[1])
    told, begun = Told(), time.monotonic()
    server.start()
    try:
        writers = [threading.Thread(target=_write, args=(who, n, plan, updates, told)) for n, who in enumerate(people)]
        for writer in writers:
            writer.start()
        _kill_now_and_then(server, kills, updates, told, begun)
        for writer in writers:
            writer.join()
    finally:
        server.kill()
    rows, trail, holds, sound = json.loads(server.run(_FOUND).split("found ", 1)[1])
    return _print(told, rows, trail, holds and sound, time.monotonic() - begun)


def _kill_now_and_then(server, kills: int, updates: int, told: Told, begun: float) -> None:
    chance = random.Random(5)
    while told.kills < kills and time.monotonic() - begun < LONGEST_RUN:
        time.sleep(chance.uniform(0.05, LONGEST_LIFE))
        server.kill()
        told.kills += 1
        told.back.append(server.start())
    while len(told.acknowledged) < updates and time.monotonic() - begun < LONGEST_RUN:
        time.sleep(0.1)
    told.over.set()


def _write(who, number: int, plan: int, updates: int, told: Told) -> None:
    """One person's updates, one after another on actions that are not late, until all is over."""
    nth = 0
    while not told.over.is_set():
        mark = f"Visits by team {number} were checked, number {nth}."
        nth += 1
        try:
            _send(who, f"/my/update/{plan}/a{number * 6 + 3 + nth % 3}/", mark, told)
        except (OSError, http.client.HTTPException):  # the server died under the request
            told.over.wait(0.05)


def _send(who, address: str, mark: str, told: Told) -> None:
    from tests.support.forms import filled_in

    page = who.get(address)
    if page.status != 200:
        raise OSError(f"the form answers {page.status}")
    said = {"changed": mark, "next_step": "Go on", "rag": "amber", "reason": "As the team says", "when": "planned"}
    form = filled_in(page.page, having="changed", **said)
    try:
        answer = who.send(address, form)
    except (OSError, http.client.HTTPException):
        told.unanswered.append(mark)
        raise
    (told.acknowledged if answer.status == 302 else told.refused).append(mark)


def _print(told: Told, rows: dict[str, int], trail: dict[str, int], sound: bool, seconds: float) -> bool:
    lost = [mark for mark in told.acknowledged if rows.get(mark) != 1 or trail.get(mark) != 1]
    unsure = [mark for mark in (*told.unanswered, *told.refused) if rows.get(mark, 0) != trail.get(mark, 0)]
    twice = [mark for mark in rows if rows[mark] > 1]
    stood = sum(mark in rows for mark in told.unanswered)
    longest = max(told.back, default=0)
    print(f"  {len(told.acknowledged):,} updates acknowledged, {told.kills} kills, {seconds:.0f} s")
    print(f"  acknowledged and lost {len(lost)}; without an answer {len(told.unanswered)}, of which saved {stood}")
    print(f"  refused {len(told.refused)}; saved twice {len(twice)}; in the plan but not in the trail {len(unsure)}")
    print(f"  trail and database hold {sound}; back after {median(told.back):.1f} s, at most {longest:.1f} s")
    return not (lost or twice or unsure or told.refused) and sound and longest < BACK_IN


def main() -> int:
    """1 where anything was lost, was saved twice, or was not back in time."""
    title = "{updates} updates, {kills} kills"
    return each_database("bench.crashes", __doc__, title, run, updates=1000, kills=50)


if __name__ == "__main__":
    sys.exit(main())
