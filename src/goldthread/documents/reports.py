"""An inspection report out of its PDF: whose it is, how it judges, and everything that it asks for."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.inspection.cover import authority_of, framework_of, is_a_report
from goldthread.documents.inspection.dates import inspected, published
from goldthread.documents.inspection.judgements import judgements_in
from goldthread.documents.inspection.lists import ListReader
from goldthread.documents.inspection.pages import lines_of_the_text, usual_size
from goldthread.documents.load.confined import is_confined
from goldthread.documents.load.pdf_pages import Page, load_pdf_pages, refuse_what_is_no_pdf
from goldthread.errors import NotAReport
from goldthread.plan.report import Report

_FIRST_PAGES = 2


def read_report(data: bytes, *, name: str) -> Report:
    """The inspection report in a PDF's bytes, read in a process of its own, with its limits.

    Raises `UnreadableFile` or `NotAReport`, one plain sentence each.
    """
    refuse_what_is_no_pdf(data, name)  # no process is needed to see that
    if is_confined():
        return report_from_pages(load_pdf_pages(data, name), name=name)
    from goldthread.documents.apart import read_report_apart

    return read_report_apart(data, name=name)


def report_from_pages(pages: Sequence[Page], *, name: str) -> Report:
    """The inspection report that stands on these pages. Raises `NotAReport`."""
    lines = lines_of_the_text(pages)
    cover = [placed.text for placed in lines if placed.page == pages[0].number]
    first = " ".join(placed.text for placed in lines if placed.page < pages[0].number + _FIRST_PAGES)
    begins, ends = inspected(first)
    judgements = judgements_in(" ".join(cover), [placed.text for placed in lines])
    council, board = ListReader(lines, usual_size(pages)).read()
    whole = " ".join(line.text for page in pages[:_FIRST_PAGES] for line in page.lines)  # a title may head every page
    if not is_a_report(whole) or not (begins or judgements):
        raise _not_a_report(name)
    return Report(
        authority=authority_of(cover), framework=framework_of(first), inspected_from=begins, inspected_to=ends,
        published=published(first), judgements=judgements, recommendations=council, lscb_recommendations=board,
    )  # fmt: skip


def _not_a_report(name: str) -> NotAReport:
    return NotAReport(
        "this is no inspection report on children's services", where=name,
        why="its first pages name no inspection, with its dates or its judgements",
        try_="Choose the report as Ofsted published it",
    )  # fmt: skip
