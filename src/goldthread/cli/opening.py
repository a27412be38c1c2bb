"""Whatever file a person names, as a plan."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.documents import Reading

STANDARD_INPUT = "-"


def reading_of(path: str) -> Reading:
    """The reading of a document, or of a goldthread-plan/1 file, which leaves no doubts. ``-`` is standard input."""
    from goldthread.documents import Reading, read_plan
    from goldthread.page import Document
    from goldthread.plan.model import Plan

    data, name = _bytes_and_name(path)
    if data.lstrip()[:1] == b"{":
        return Reading(Plan.from_json(data, where=name), Document((), name))
    return read_plan(data, name=name)


def _bytes_and_name(path: str) -> tuple[bytes, str]:
    from goldthread.documents.load import MOST_BYTES, bytes_of

    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1), "standard input"
    return bytes_of(path), path
