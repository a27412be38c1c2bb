"""A plan that is goldthread-plan/1 already: there is nothing to understand, so nothing of it is in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.errors import NotAPlan

if TYPE_CHECKING:  # to look at the first byte of a file takes no model of a plan
    from goldthread.documents.reading import Reading


def is_json(data: bytes) -> bool:
    """Whether the bytes begin as a JSON object does, and not as a rich text file does."""
    return data.lstrip()[:1] == b"{" and not data.startswith(b"{\\rtf")


def reading_of_json(data: bytes, *, name: str) -> Reading:
    """The plan that goldthread-plan/1 text holds. Raises `BadPlan`, and `NotAPlan` for any other JSON."""
    from goldthread.documents.reading import Reading
    from goldthread.page import Document
    from goldthread.plan.model import FORMAT, Plan

    plan = Plan.from_json(data, where=name)
    if "format" not in plan.model_fields_set:  # any JSON object at all is an empty plan with unknown keys
        raise NotAPlan(
            "this JSON is not a plan", where=name, why=f"it does not say “format”: “{FORMAT}”",
            try_="Choose a file that “goldthread read --format json” wrote",
        )  # fmt: skip
    return Reading(plan, Document((), name))
