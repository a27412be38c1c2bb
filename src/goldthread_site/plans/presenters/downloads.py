"""The forms and layouts that a plan can be taken out in, and what each layout would leave out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.text import slugify

from goldthread.documents.layouts import layout_named, layout_names
from goldthread.documents.layouts.carried import left_out
from goldthread.documents.write import FORMS
from goldthread.plan.model import Plan
from goldthread_site.look.pieces import counted

_HINTS = {
    "docx": "To edit, and to send to people who will.", "xlsx": "To filter, sort and count.",
    "pdf": "To read, print and publish. It can be read aloud.", "html": "One page that opens in any browser.",
    "csv": "For other programs.", "json": "To bring into another Goldthread, whole.",
}  # fmt: skip
_LONGEST_NAME = 60
_NAMED = 3  # of what a layout leaves out, beside the layout; the whole list stands below
WHOLE = "json"  # the form that holds a plan whole, in no layout


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
    button: str
    left_out: tuple[tuple[str, int], ...]


def download(plan: Plan, form: str, layout: str) -> Download:
    """The page for this form and layout."""
    forms = tuple(Choice(key, one.title, _HINTS[key], key == form) for key, one in FORMS.items())
    layouts = tuple(
        Choice(name, layout_named(name).title, _hint(_left_out(plan, form, name)), name == layout)
        for name in layout_names()
    )
    lost = _left_out(plan, form, layout)
    kind = FORMS[form].title.partition(",")[0]
    title = FORMS[form].title if form == WHOLE else f"{FORMS[form].title}, {layout_named(layout).title}"
    return Download(forms, layouts, form, layout, title, f"Take the file: {kind}", lost)


def _left_out(plan: Plan, form: str, layout: str) -> tuple[tuple[str, int], ...]:
    """What the layout leaves out of the plan in this form, the most rows first."""
    lost = () if form == WHOLE else left_out(plan, layout_named(layout), sheets=FORMS[form].sheets)
    return tuple(sorted(lost, key=lambda pair: -pair[1]))


def _hint(lost: tuple[tuple[str, int], ...]) -> str:
    """The most that a layout leaves out, in one sentence.

    >>> _hint((("updates", 51), ("narrative", 16), ("cost lines", 6), ("sections", 2), ("ratings", 1)))
    'No place for updates (51), narrative (16), cost lines (6) and 2 more things.'
    """
    if not lost:
        return "Leaves nothing out."
    first = [f"{what} ({many})" for what, many in lost[:_NAMED]]
    more = counted(len(lost) - _NAMED, "more thing") if len(lost) > _NAMED else first.pop() if len(first) > 1 else ""
    return f"No place for {', '.join(first)}{f' and {more}' if more else ''}."


def file_name(plan: Plan, form: str, layout: str, *, stood_on: date | None = None) -> str:
    """A name for the file, of plain letters, with the past day whose plan it is.

    >>> file_name(Plan(authority="Ynys Môn / Anglesey"), "docx", "house"), file_name(Plan(), "json", "house")
    ('ynys-mon-anglesey-plan-house.docx', 'improvement-plan.json')
    """
    whose = slugify(plan.authority or "")[:_LONGEST_NAME].strip("-_") or "improvement"
    name = f"{whose}-plan" if form == WHOLE else f"{whose}-plan-{layout}"
    return f"{name}-{stood_on.isoformat()}.{form}" if stood_on else f"{name}.{form}"
