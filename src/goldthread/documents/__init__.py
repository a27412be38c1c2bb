"""How councils write a plan down: file → Document → Plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldthread.documents.reading import Doubt, Reading

if TYPE_CHECKING:
    from pathlib import Path

    from goldthread.documents.mapping import Mapping

__all__ = ["Doubt", "Reading", "read_plan", "read_plan_file"]


def read_plan(data: bytes, *, name: str, mapping: Mapping | None = None) -> Reading:
    """The plan in a file's bytes. ``mapping`` is what a person said of its columns.

    Raises `UnreadableFile`, `NotAPlan` or `BadMap`, one plain sentence each.
    """
    from goldthread.documents.load import load_document
    from goldthread.documents.understand import understand

    return understand(load_document(data, name=name), mapping=mapping)


def read_plan_file(path: str | Path) -> Reading:
    """The plan in the file at ``path``. Raises `UnreadableFile` or `NotAPlan`."""
    from goldthread.documents.load import bytes_of

    return read_plan(bytes_of(path), name=str(path))
