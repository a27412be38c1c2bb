"""The forms and layouts that a plan can be taken out in, and what each layout would leave out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldthread.documents.layouts import HOUSE, layout_named, layout_names
from goldthread.documents.layouts.carried import left_out
from goldthread.documents.write import FORMS
from goldthread.plan.model import Plan

_HINTS = {
    "docx": "To edit, and to send to people who will.", "xlsx": "To filter, sort and count.",
    "pdf": "To read, print and publish. It can be read aloud.", "html": "One page that opens in any browser.",
    "csv": "For other programs.", "json": "To bring into another Goldthread, whole.",
}  # fmt: skip
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its value, its words, a hint below, and whether it is chosen."""

    value: str
    text: str
    hint: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Download:
    """What the page shows. ``left_out`` is (what, in how many rows) for the form and layout chosen."""

    forms: tuple[Choice, ...]
    layouts: tuple[Choice, ...]
    form: str
    layout: str
    title: str
    left_out: tuple[tuple[str, int], ...]


def download(plan: Plan, form: str, layout: str) -> Download:
    """The page for this form and layout."""
    forms = tuple(Choice(key, one.title, _HINTS[key], key == form) for key, one in FORMS.items())
    layouts = tuple(
        Choice(name, layout_named(name).title, "Leaves nothing out." if name == HOUSE else "", name == layout)
        for name in layout_names()
    )
    lost = () if form == "json" else left_out(plan, layout_named(layout), sheets=FORMS[form].sheets)
    return Download(forms, layouts, form, layout, f"{FORMS[form].title}, {layout_named(layout).title}", lost)


def file_name(plan: Plan, form: str, layout: str) -> str:
    """A name for the file, of plain letters: “fernshire-plan-house.docx”."""
    whose = re.sub(r"[^a-z0-9]+", "-", (plan.authority or "improvement").lower()).strip("-")[:_LONGEST_NAME]
    return f"{whose or 'improvement'}-plan.json" if form == "json" else f"{whose or 'improvement'}-plan-{layout}.{form}"
