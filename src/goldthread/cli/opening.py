"""Whatever file a person names, as a plan or as a report."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from goldthread.documents.interchange import is_json, reading_of_json
from goldthread.errors import BadMap, NotAPlan, NotAReport, UnreadableFile

if TYPE_CHECKING:
    from goldthread.documents import Reading
    from goldthread.documents.mapping import Mapping
    from goldthread.page import Document
    from goldthread.plan.report import Report

STANDARD_INPUT = "-"

map_option = click.option(
    "--map", "map_path", metavar="MAP", help="Read the columns as this file says, which “goldthread map” began."
)


def reading_of(path: str, map_path: str | None = None) -> Reading:
    """The reading of a document, or of a goldthread-plan/1 file, which leaves no doubts. ``-`` is standard input.

    ``map_path`` names a file that says what the document's columns are.
    """
    mapping = _map_in(map_path)
    data, name = _bytes_and_name(path)
    if is_json(data):
        if mapping:
            raise _no_columns(name)
        return reading_of_json(data, name=name)
    from goldthread.documents.apart import read_plan_apart

    return read_plan_apart(data, name=name, mapping=mapping)


def document_of(path: str, map_path: str | None = None) -> tuple[Document, Mapping | None]:
    """The document at ``path`` as it was understood, with a plan in it or none, and the map that was named."""
    from goldthread.documents.apart import read_plan_apart

    mapping = _map_in(map_path)
    data, name = _bytes_and_name(path)
    if is_json(data):
        raise _no_columns(name)
    try:
        return read_plan_apart(data, name=name, mapping=mapping).document, mapping
    except NotAPlan as fault:
        if fault.reading is None:
            raise
        return fault.reading.document, mapping


def _map_in(path: str | None) -> Mapping | None:
    if path is None:
        return None
    from goldthread.documents.load import bytes_of
    from goldthread.documents.mapping import Mapping

    return Mapping.from_toml(bytes_of(path), where=path)


def _no_columns(name: str) -> BadMap:
    return BadMap("this is a plan already", where=name, why="a map says what the columns of a document are",
                  try_="Name the document that the plan was read from")  # fmt: skip


def report_of(path: str) -> Report:
    """The inspection report in a PDF, or in a goldthread-report/1 file. ``-`` is standard input."""
    data, name = _bytes_and_name(path)
    if data.lstrip()[:1] == b"{":
        return _report_in(data, name)
    from goldthread.documents.apart import read_report_apart

    return read_report_apart(data, name=name)


def _report_in(data: bytes, name: str) -> Report:
    from goldthread.plan.report import FORMAT, Report

    report = Report.from_json(data, where=name)
    if "format" not in report.model_fields_set:  # any JSON object at all is an empty report with unknown keys
        raise NotAReport(
            "this JSON is no inspection report", where=name, why=f"it does not say “format”: “{FORMAT}”",
            try_="Choose the PDF, or a file that “goldthread report --format json” wrote",
        )  # fmt: skip
    return report


def _bytes_and_name(path: str) -> tuple[bytes, str]:
    from goldthread.documents.load import MOST_BYTES, bytes_of

    if path == STANDARD_INPUT and sys.stdin is None:  # a program started this one without any
        raise UnreadableFile("there is no standard input", try_="Name a file")
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1), "standard input"
    return bytes_of(path), path
