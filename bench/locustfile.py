"""What one of many people does at a desk: reads pages, waits, and now and then writes an update."""

from __future__ import annotations

import itertools
import json
import os
import random
from pathlib import Path

from locust import HttpUser, between, task
from lxml import html

DESKS = json.loads(Path(os.environ["GOLDTHREAD_DESKS"]).read_text(encoding="utf-8"))
_NUMBERS = itertools.count()


class Person(HttpUser):
    """Waits 3 to 8 seconds between pages; one page in ten is a form that she fills in and sends."""

    wait_time = between(3, 8)

    def on_start(self) -> None:
        self.number = next(_NUMBERS)
        self.client.cookies.set("sessionid", DESKS["sessions"][self.number % len(DESKS["sessions"])])
        self.chance = random.Random(self.number)
        self.plan = self.chance.choice(DESKS["plans"])
        self.said = 0

    def _read(self, address: str, name: str) -> str:
        with self.client.get(address, name=name, catch_response=True, allow_redirects=False) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code}")
            return answer.text

    @task(20)
    def overview(self) -> None:
        self._read(f"/plan/{self.plan}/", "the plan")

    @task(20)
    def actions(self) -> None:
        self._read(f"/plan/{self.plan}/actions/", "its actions")

    @task(15)
    def action(self) -> None:
        self._read(f"/plan/{self.plan}/action/a{self.chance.randrange(DESKS['actions'])}/", "an action")

    @task(10)
    def across(self) -> None:
        self._read("/plan/all/?due=late", "all that is late")

    @task(10)
    def my_actions(self) -> None:
        self._read("/my/", "my actions")

    @task(10)
    def recommendation(self) -> None:
        self._read(f"/plan/{self.plan}/recommendation/r1/", "a recommendation")

    @task(5)
    def history(self) -> None:
        self._read(f"/plan/{self.plan}/history/", "history")

    @task(10)
    def update(self) -> None:
        """Opens the form of an action that is not late, waits a little, and sends it; sent is a redirect."""
        key = 6 * self.chance.randrange(DESKS["actions"] // 6) + 3 + self.chance.randrange(3)
        address = f"/my/update/{self.plan}/a{key}/"
        page = html.fromstring(self._read(address, "the update form"))
        form = next((each for each in page.forms if "changed" in each.fields), None)
        if form is None:
            return
        self.said += 1
        words = f"Desk {self.number} looked at the visits for the {self.said}. time."
        typed = {
            "changed": words,
            "rag": "amber",
            "reason": "As the team says",
            "when": "planned",
            "next_step": "Go on",
        }
        fields = {**{name: value for name, value in form.form_values() if name}, **typed}
        headers = {"Referer": f"{self.host}{address}"}
        with self.client.post(
            address, fields, name="an update sent", headers=headers, catch_response=True, allow_redirects=False
        ) as answer:
            stale = answer.status_code == 422 and "saved this row while you were writing" in answer.text
            if stale:  # somebody else wrote meanwhile: both texts are shown, nothing is lost
                answer.success()
            elif answer.status_code != 302:
                answer.failure(f"{answer.status_code}")
