"""Prints how long 50 people wait who use the site at once, each for 3 to 8 seconds between pages, one in ten writing.

    python -m bench.crowd                          # 2 minutes on SQLite, then on PostgreSQL
    python -m bench.crowd --people 10 --seconds 30 --database sqlite

The site is served as `goldthread serve` serves it, over ten plans of 300 actions. No answer may be an error, and 95 of
100 must come within a second. Every update that was acknowledged must stand in the plan and in the trail.
"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.databases import each_database

PLANS, ACTIONS = 10, 300
BUDGET_MS = 1000
LONGEST_SECONDS = 600

_PLANS = """
from tests.support.big_plan import big_plan
from tests.support.site import plan_in
from goldthread_site.people.models import User
by = User.objects.get(username="p0")
for number in range({plans}):
    whole = big_plan({actions}).model_dump(mode="json")
    print("plan", plan_in(by, data=f"plan {{number}}".encode(), **{{**whole, "title": f"Plan {{number}}"}}).pk)
"""
_AFTER = """
from goldthread_site.plans.models import Update
from goldthread_site.trail.models import Revision
from goldthread_site.trail.verifying import verdict
print("after", Update.objects.count(), Revision.objects.filter(entity="updates").count(), verdict().holds)
"""


def run(people: int, seconds: int) -> bool:
    """Prints a line a page; whether every answer was right and 95 of 100 came in time."""
    from tests.support.served import Server

    database = (
        {"GOLDTHREAD_DATABASE": os.environ["GOLDTHREAD_DATABASE"]} if os.environ.get("GOLDTHREAD_DATABASE") else {}
    )
    server = Server.with_data(Path(os.environ["GOLDTHREAD_DATA"]), **database)
    sessions = [person.session for person in server.people(people)]
    plans = [int(line.split()[1]) for line in server.run(_PLANS.format(plans=PLANS, actions=ACTIONS)).splitlines()]
    server.start()
    try:
        rows = _crowd(server.port, {"sessions": sessions, "plans": plans, "actions": ACTIONS}, people, seconds)
    finally:
        server.stop()
    _, said, written, holds = server.run(_AFTER).split()
    sent = next(row for row in rows if row["Name"] == "an update sent")
    print(
        f"  {sent['Request Count']} forms sent; {said} updates in the plans, {written} in the trail, it holds {holds}"
    )
    every = next(row for row in rows if row["Name"] == "Aggregated")
    in_time = int(every["95%"]) <= BUDGET_MS
    return every["Failure Count"] == "0" and in_time and said == written and holds == "True"


def _crowd(port: int, desks: dict, people: int, seconds: int) -> list[dict[str, str]]:
    """Locust's own table: a row a page and one for all of them."""
    with tempfile.TemporaryDirectory(prefix="goldthread-crowd-") as folder:
        told = Path(folder) / "desks.json"
        told.write_text(json.dumps(desks), encoding="utf-8")
        command = [
            sys.executable, "-m", "locust", "-f", "bench/locustfile.py", "--headless", "--host", f"http://127.0.0.1:{port}",
            "--users", str(people), "--spawn-rate", "5", "--run-time", f"{seconds}s", "--stop-timeout", "15",
            "--csv", f"{folder}/figures", "--only-summary", "--loglevel", "ERROR",
        ]  # fmt: skip
        environment = {**os.environ, "GOLDTHREAD_DESKS": str(told)}
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=LONGEST_SECONDS
        )
        figures = Path(folder) / "figures_stats.csv"
        if not figures.exists():
            raise SystemExit(done.stderr[-2000:])
        rows = list(csv.DictReader(figures.read_text(encoding="utf-8").splitlines()))
        faults = Path(folder) / "figures_failures.csv"
        print(*(f"    fault: {line}" for line in faults.read_text(encoding="utf-8").splitlines()[1:6]), sep="\n")
    print(f"  {'page':<22} {'asked':>6} {'errors':>7} {'median':>7} {'p95':>6} {'longest':>8}")
    for row in rows:
        counts = f"{row['Request Count']:>6} {row['Failure Count']:>7}"
        times = f"{row['Median Response Time']:>7} {row['95%']:>6} {float(row['Max Response Time']):>8.0f}"
        print(f"  {row['Name']:<22} {counts} {times}", flush=True)
    return rows


def main() -> int:
    """1 where an answer was an error, came late, or an update was lost."""
    title = f"{{people}} people for {{seconds}} s, over {PLANS} plans of {ACTIONS} actions (budget {BUDGET_MS} ms)"
    return each_database("bench.crowd", __doc__, title, run, people=50, seconds=120)


if __name__ == "__main__":
    sys.exit(main())
