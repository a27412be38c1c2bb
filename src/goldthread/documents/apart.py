"""A stranger's plan or report, read whole in a process of its own: opening it and understanding it are both limited."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.documents.reading import Reading
    from goldthread.plan.report import Report


def read_plan_apart(data: bytes, *, name: str) -> Reading:
    """The plan in a file's bytes, as `read_plan` gives it. Raises `UnreadableFile`, `NotAPlan`, `FaultInReader`."""
    child = _begun("plan", data, name)
    from pydantic import TypeAdapter  # the child reads meanwhile

    from goldthread.documents.reading import Reading

    return TypeAdapter(Reading).validate_json(child.answer())


def read_report_apart(data: bytes, *, name: str) -> Report:
    """The report in a PDF's bytes, as `read_report` gives it. Raises as `read_plan_apart`, or `NotAReport`."""
    child = _begun("report", data, name)
    from goldthread.plan.report import Report

    return Report.model_validate_json(child.answer())


def packed_reading(data: bytes, *, name: str) -> bytes:
    """The reading as JSON, to pass from one process to another."""
    from pydantic import TypeAdapter

    from goldthread.documents import read_plan
    from goldthread.documents.reading import Reading

    return TypeAdapter(Reading).dump_json(read_plan(data, name=name))


def packed_report(data: bytes, *, name: str) -> bytes:
    """The report as JSON, to pass from one process to another."""
    from goldthread.documents.reports import read_report

    return read_report(data, name=name).model_dump_json().encode()


def _begun(work: str, data: bytes, name: str):
    from goldthread.documents.load import MOST_BYTES, too_big
    from goldthread.documents.load.sandbox import Child

    if len(data) > MOST_BYTES:
        raise too_big(name, len(data))
    return Child(work, data, name=name)
