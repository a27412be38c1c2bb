"""Plan → file: Word, Excel, PDF, web page, CSV or JSON, in a layout."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from goldthread.documents.layouts import HOUSE, laid_out, layout_named
from goldthread.errors import NoSuchLayout, UserError
from goldthread.page import Document
from goldthread.plan.model import Plan

__all__ = ["FORMS", "Form", "write_document", "write_plan"]


class Form(NamedTuple):
    """A form that plans are written in: its name for people, its media type, and whether it has sheets, not pages."""

    title: str
    media: str
    sheets: bool = False


FORMS: dict[str, Form] = {
    "docx": Form("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": Form("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", sheets=True),
    "pdf": Form("PDF", "application/pdf"),
    "html": Form("Web page", "text/html; charset=utf-8"),
    "csv": Form("CSV, the actions alone", "text/csv; charset=utf-8", sheets=True),
    "json": Form("JSON, everything Goldthread knows", "application/json"),
}


def write_plan(plan: Plan, to: str, layout: str = HOUSE, *, stood_on: date | None = None) -> bytes:
    """The plan as a file of this form in this layout; ``stood_on`` is the past day whose plan it is.

    Raises `NoSuchLayout` for a form or layout that there is not.
    JSON is goldthread-plan/1, whole, in no layout.
    """
    if to not in FORMS:
        raise NoSuchLayout(f"plans are not written as “{to}”", try_=f"Choose one of: {', '.join(FORMS)}")
    chosen = layout_named(layout)
    if to == "json":
        return (plan.to_json(indent=2) + "\n").encode("utf-8")
    return write_document(laid_out(plan, chosen, sheets=FORMS[to].sheets, stood_on=stood_on), to)


def write_document(document: Document, to: str) -> bytes:
    """The document as a file of this form. Raises `UserError` where a package that the form needs is not installed."""
    try:
        writer: Callable[[Document], bytes] = getattr(
            importlib.import_module(f"goldthread.documents.write.{to}"), f"{to}_of"
        )
        return writer(document)
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("goldthread"):
            raise
        raise UserError(
            f"{FORMS[to].title} files cannot be written", why=f"the package {missing.name} is not installed",
            try_='Install Goldthread with its writers: pip install "goldthread[write]"',
        ) from None  # fmt: skip
