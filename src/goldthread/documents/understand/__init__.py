"""Document → Plan: rows joined over pages, columns recognised, the plan assembled. Layout knowledge is data."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from goldthread.documents.reading import Reading
from goldthread.errors import NotAPlan
from goldthread.page import Document

if TYPE_CHECKING:
    from goldthread.documents.mapping import Mapping


def understand(document: Document, *, mapping: Mapping | None = None) -> Reading:
    """The plan in a document; ``mapping`` is what a person said of its columns, and wins over what is read.

    Raises `NotAPlan` where there is no plan, and `BadMap` where the map fits no table of the document.
    """
    from goldthread.documents.repeats import with_repeats_doubted
    from goldthread.documents.understand.assemble import assembled
    from goldthread.documents.understand.calendars import with_calendars_as_dates
    from goldthread.documents.understand.facts import with_facts_as_rows
    from goldthread.documents.understand.frontpage import with_front_in_prose
    from goldthread.documents.understand.given import notes_on
    from goldthread.documents.understand.spoken import with_spoken_actions_in_tables
    from goldthread.documents.understand.stitch import events

    document = with_spoken_actions_in_tables(with_calendars_as_dates(with_facts_as_rows(with_front_in_prose(document))))
    said = notes_on(mapping, document) if mapping else ()
    reading = with_repeats_doubted(assembled(document, events(document, mapping)))
    reading = replace(reading, notes=reading.notes + said)
    if not reading.plan.actions:
        raise _no_plan(reading)
    return reading


def _no_plan(reading: Reading) -> NotAPlan:
    from goldthread.documents.understand.layouts import layouts_in

    document = reading.document
    tables = list(document.tables)
    if not tables:
        return NotAPlan("no table was found", where=document.name, why="a plan's actions stand in a table",
                        try_="Save the plan with its tables, with a tab or a | between the columns")  # fmt: skip
    first = next((row for row in tables[0].rows if any(row.texts)), tables[0].rows[0])
    heads = ", ".join(f"“{text}”" for text in first.texts if text)[:120]
    could_be_named = bool(layouts_in(document))
    other = ", or say what the columns are (goldthread map)" if could_be_named else " and choose the file again"
    fault = NotAPlan(
        "no column of actions was found", where=f"{document.name}, line {first.line}",
        why=f"the first table begins with {heads or 'empty cells'}",
        try_=f"Name the column of actions “Action” in the header row{other}",
    )  # fmt: skip
    fault.reading = reading if could_be_named else None
    return fault
