"""Two people hand down at once, each to the other's plan: one hand-down stands, and neither waits for ever."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from goldthread.errors import UserError
from goldthread_site.plans.models import HandDown
from tests.support.two_plans import COUNCIL, TEAM, linked, put

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite's writers stand in line: one after the other"),
]
ROUNDS = 10


def test_of_two_opposite_hand_downs_one_stands(programme_manager):
    for number in range(ROUNDS):
        council = put({**COUNCIL, "title": f"Council {number}"}, programme_manager)
        team = put({**TEAM, "title": f"Team {number}"}, programme_manager)
        assert sorted(_both_at_once(programme_manager, council, team)) == ["handed down", "round in a circle"]
        assert HandDown.objects.filter(plan__in=[council, team]).count() == 1


def _both_at_once(by, council, team) -> list[str]:
    ready = Barrier(2)

    def down(plan, below, action, key) -> str:
        ready.wait()
        try:
            linked(by, plan, below, action, key)
        except UserError as refusal:
            return "round in a circle" if "circle" in str(refusal) else str(refusal)
        finally:
            connection.close()
        return "handed down"

    with ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(down, council, team, "a1", "b2"), threads.submit(down, team, council, "b2", "a1")]
        return [each.result() for each in asked]
