"""What a docx or xlsx holds besides the plan, and what was done about it: nothing is run, opened or fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.documents.load.package import Package, tree_of

_MACROS = "The file holds macros, which were not run."
_WITHIN = "The file holds other files within it, which were not opened."
_ELSEWHERE = "The file calls for things from elsewhere (pictures, templates, links to files), which were not fetched."
_FIELDS = "The file holds fields that would start or fetch something else, which were not run."
_EMBEDDED = re.compile(r"(?:word|xl)/(?:embeddings|activeX)/", re.IGNORECASE)
_LINKED_BOOK = re.compile(r"xl/(?:externalLinks/externalLink|connections)[^/]*\.xml", re.IGNORECASE)
_STARTING = re.compile(r"\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b", re.IGNORECASE)


def notes_on_extras(package: Package) -> Iterator[str]:
    """A sentence for each sort of thing in the package that is no part of what a person reads."""
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        yield _MACROS
    if any(_EMBEDDED.match(name) for name in package.names):
        yield _WITHIN
    if any(map(_LINKED_BOOK.fullmatch, package.names)) or any(_calls_out(package)):
        yield _ELSEWHERE


def note_on_fields(instructions: Iterator[str]) -> Iterator[str]:
    """The sentence on fields of Word, given what they are told to do, where one is told to reach out of the file."""
    if any(map(_STARTING.match, instructions)):
        yield _FIELDS


def _calls_out(package: Package) -> Iterator[bool]:
    """Whether a part is to come from outside; the address of a link to click on is none."""
    for name in package.names:
        if name.endswith(".rels"):
            for node in tree_of(package.part(name), package.name, name).iter("{*}Relationship"):
                clicked = (node.get("Type") or "").endswith("/hyperlink")
                yield (node.get("TargetMode") or "").lower() == "external" and not clicked
