"""What a PDF would do besides showing its pages, and the files within it: none of it is done or opened."""

from __future__ import annotations

from collections.abc import Iterator

_SAID = "The PDF holds scripts, forms, actions or files, which were not run or opened."
_IN_NAMES = ("JavaScript", "EmbeddedFiles")
_ONLY_SHOWS = {"GoTo"}  # an action that turns to a page


def notes_on_acts(document) -> Iterator[str]:
    """The sentence where a pdfminer document has an action of its own, a script, a form of data or a file within it."""
    from pdfminer.pdftypes import resolve1

    catalog = resolve1(document.catalog) or {}
    names = resolve1(catalog.get("Names"))
    form = resolve1(catalog.get("AcroForm"))
    opening = resolve1(catalog.get("OpenAction"))
    acts = isinstance(opening, dict) and getattr(resolve1(opening.get("S")), "name", "") not in _ONLY_SHOWS
    within = isinstance(names, dict) and any(name in names for name in _IN_NAMES)
    if acts or within or "AA" in catalog or (isinstance(form, dict) and "XFA" in form):
        yield _SAID
