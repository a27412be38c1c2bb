"""A stranger's plan or report, read whole in a process of its own: opening it and understanding it are both limited."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from goldthread.errors import NotAPlan

if TYPE_CHECKING:
    from collections.abc import Callable

    from goldthread.documents.load.sandbox import Child
    from goldthread.documents.mapping import Mapping
    from goldthread.documents.reading import Reading
    from goldthread.page import Document
    from goldthread.plan.report import Report


def read_plan_apart(data: bytes, *, name: str, mapping: Mapping | None = None) -> Reading:
    """The plan in a file's bytes, as `read_plan` gives it. Raises what that raises, and `FaultInReader`."""
    return _reading_from(_begun("plan", data, name, mapping=_plain(mapping)))


def read_again_apart(document: Document, *, mapping: Mapping | None) -> Reading:
    """The plan in a document that was read before, its columns as a person says. Raises as `read_plan_apart`."""
    from goldthread.documents.load.sandbox import Child
    from goldthread.documents.load.wire import packed

    return _reading_from(Child("document's plan", packed(document), name=document.name, mapping=_plain(mapping)))


def read_report_apart(data: bytes, *, name: str) -> Report:
    """The report in a PDF's bytes, as `read_report` gives it. Raises what that raises, and `FaultInReader`."""
    child = _begun("report", data, name)
    from goldthread.plan.report import Report

    return Report.from_json(child.answer(), where=name)


def packed_reading(data: bytes, *, name: str, mapping: Any = None) -> bytes:
    """The reading of a file as JSON, to pass from one process to another; ``mapping`` is a map's plain values."""
    from goldthread.documents import read_plan

    return _packed(lambda said: read_plan(data, name=name, mapping=said), mapping)


def packed_reading_again(data: bytes, *, name: str, mapping: Any = None) -> bytes:
    """The reading of a document that `wire` packed, as `packed_reading` gives it."""
    from goldthread.documents import plan_in
    from goldthread.documents.load.wire import unpacked

    return _packed(lambda said: plan_in(unpacked(data, name=name), mapping=said), mapping)


def packed_report(data: bytes, *, name: str) -> bytes:
    """The report as JSON, to pass from one process to another."""
    from goldthread.documents.reports import read_report

    return read_report(data, name=name).to_json().encode()


def _begun(work: str, data: bytes, name: str, **more: Any) -> Child:
    from goldthread.documents.load import refuse_too_big
    from goldthread.documents.load.sandbox import Child

    refuse_too_big(data, name)
    return Child(work, data, name=name, **more)


def _plain(mapping: Mapping | None) -> Any:
    return mapping.model_dump(mode="json") if mapping else None


def _packed(read: Callable[[Mapping | None], Reading], mapping: Any) -> bytes:
    """What was read, and why it is refused where it holds no action but columns that a person could name."""
    if mapping is not None:
        from goldthread.documents.mapping import Mapping

        mapping = Mapping.from_values(mapping)
    try:
        both = read(mapping), None
    except NotAPlan as fault:
        if fault.reading is None:
            raise
        both = fault.reading, fault.said
    return _both().dump_json(both)


def _reading_from(child: Child) -> Reading:
    both = _both()  # the child reads meanwhile
    reading, refusal = both.validate_json(child.answer())
    if refusal is None:
        return reading
    fault = NotAPlan(**refusal)
    fault.reading = reading
    raise fault


@cache
def _both():
    from pydantic import TypeAdapter

    from goldthread.documents.reading import Reading

    return TypeAdapter(tuple[Reading, dict[str, str] | None])
