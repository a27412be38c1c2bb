"""How councils write a plan down: file → Document → Plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from goldthread.documents.mapping import Mapping
    from goldthread.documents.reading import Doubt, Reading
    from goldthread.page import Document

__all__ = ["Doubt", "Reading", "plan_in", "read_plan", "read_plan_file"]


def read_plan(data: bytes, *, name: str, mapping: Mapping | None = None) -> Reading:
    """The plan in a file's bytes. ``mapping`` is what a person said of its columns.

    Raises `UnreadableFile`, `NotAPlan`, `BadPlan` or `BadMap`, one plain sentence each.
    """
    from goldthread.documents.interchange import is_json, reading_of_json
    from goldthread.documents.load import load_document

    if mapping is None and is_json(data):
        return reading_of_json(data, name=name)

    return plan_in(load_document(data, name=name), mapping=mapping)


def plan_in(document: Document, *, mapping: Mapping | None = None) -> Reading:
    """The plan in a document that was opened. Raises `NotAPlan` or `BadMap`."""
    from goldthread.documents.understand import understand

    if mapping is None and (ours := _in_our_layout(document)):
        return ours
    return understand(document, mapping=mapping)


def _in_our_layout(document: Document) -> Reading | None:
    """The reading of a document that says it is in one of our own layouts, and is."""
    from goldthread.documents.layouts.read_back import read_back
    from goldthread.documents.reading import Reading
    from goldthread.documents.repeats import with_repeats_doubted

    plan = read_back(document)
    return with_repeats_doubted(Reading(plan, document, (), document.notes)) if plan else None


def read_plan_file(path: str | Path) -> Reading:
    """The plan in the file at ``path``. Raises `UnreadableFile` or `NotAPlan`."""
    from goldthread.documents.load import bytes_of

    return read_plan(bytes_of(path), name=str(path))


def __getattr__(name: str) -> object:
    """What a reading is made of, loaded when it is asked for: a process that only opens a file needs no plan."""
    if name in ("Doubt", "Reading"):
        from goldthread.documents import reading

        return getattr(reading, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
