"""The reference pages say what the code says."""

import json

import pytest

from goldthread.plan.model import Plan
from tools.write_reference import REFERENCE, pages


@pytest.mark.parametrize(
    "name", ["goldthread-plan-1.schema.json", "measures.md", "rating-rules.md", "rules.md", "settings.md"]
)
def test_the_page_is_as_the_code_would_write_it(name):
    is_current = (REFERENCE / name).read_text(encoding="utf-8") == pages()[name]
    assert is_current, f"docs/reference/{name} is out of date: run `make docs`"


def test_the_schema_describes_every_part_of_a_plan():
    schema = json.loads(pages()["goldthread-plan-1.schema.json"])
    assert set(schema["properties"]) == set(Plan.model_fields)
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert schema["additionalProperties"] is True
