"""The JSON Schema of goldthread-plan/1, made from the model that checks it."""

from __future__ import annotations

import json

from goldthread.plan.model import Plan

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema_text() -> str:
    """The schema as JSON text, ending in a new line; the same text every time."""
    schema = {"$schema": _DIALECT, **Plan.model_json_schema(mode="validation")}
    return json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=False) + "\n"
