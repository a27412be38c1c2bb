"""How councils write a plan down: file → Document → Plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.documents.reading import Doubt, Reading

if TYPE_CHECKING:
    from pathlib import Path

    from goldthread.page import Document

__all__ = ["Doubt", "Reading", "read_plan", "read_plan_file"]


def read_plan(data: bytes, *, name: str) -> Reading:
    """The plan in a file's bytes. Raises `UnreadableFile` or `NotAPlan`, one plain sentence each."""
    from goldthread.documents.load import load_document
    from goldthread.documents.understand import understand

    document = load_document(data, name=name)
    return _in_our_layout(document) or understand(document)


def _in_our_layout(document: Document) -> Reading | None:
    """The reading of a document that says it is in one of our own layouts, and is."""
    from goldthread.documents.layouts.read_back import read_back
    from goldthread.documents.repeats import with_repeats_doubted

    plan = read_back(document)
    return with_repeats_doubted(Reading(plan, document, (), document.notes)) if plan else None


def read_plan_file(path: str | Path) -> Reading:
    """The plan in the file at ``path``. Raises `UnreadableFile` or `NotAPlan`."""
    from goldthread.documents.load import bytes_of

    return read_plan(bytes_of(path), name=str(path))
