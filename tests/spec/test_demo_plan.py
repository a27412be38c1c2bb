"""The demo's plan, written by hand, read by the reader, and held to what its author meant, field by field."""

import json
from collections import Counter
from pathlib import Path

import pytest

from goldthread.documents import read_plan
from goldthread.plan.model import Plan
from goldthread.synthetic import DEMO_PLAN_NAME, demo_plan_bytes
from tests.support.comparing import as_read, differences, fields_of

MEANT = as_read(json.loads(Path(__file__).with_name("fernshire.gold.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def read() -> dict:
    reading = read_plan(demo_plan_bytes(), name=DEMO_PLAN_NAME)
    return as_read(reading.plan.model_dump(mode="json"))


@pytest.mark.parametrize(("kind", "field"), fields_of(MEANT), ids=lambda part: part or "")
def test_read_as_it_was_meant(read, kind, field):
    missed = list(differences(MEANT, read, kind, field))
    assert not missed, "\n".join(missed)


def test_the_gold_reading_keeps_to_the_format():
    plan = Plan.model_validate_json(Path(__file__).with_name("fernshire.gold.json").read_bytes())
    rags = Counter(action.rag for action in plan.actions)
    assert len(plan.actions) == 53 and set(rags) == {"red", "amber", "green", "blue", None}


def test_a_reading_that_is_wrong_in_one_place_is_seen(read):
    other = json.loads(json.dumps(MEANT))
    other["actions"][6]["due"]["latest"] = "2026-02-01"
    assert list(differences(MEANT, other, "actions", "due")) == ["actions 7 due.latest: None wanted, '2026-02-01' read"]
