"""Plans of invented councils in some sixty layouts of Word, Excel, PDF, web page and OpenDocument.

Each layout is a function in ``tests/support/layouts`` that writes one of the councils' plans its own way and says what
it prints. What was printed must come back, and no word of the file may be lost.
"""

from __future__ import annotations

import re
from functools import cache

import pytest

from goldthread.documents.load import load_document
from goldthread.documents.understand import understand
from goldthread.documents.understand.words import vocabulary
from goldthread.page import Document, Prose
from tests.support.layouts import excel, excel_rules, opened, others, pdf, web, word, word_cards
from tests.support.layouts.content import Content, content_of, read_in, said_by

MODULES = (word, word_cards, excel, excel_rules, pdf, web, others, opened)
LAYOUTS = {f"{module.__name__.rpartition('.')[2]}-{layout.__name__}": layout
           for module in MODULES for layout in module.LAYOUTS}  # fmt: skip
COUNCILS = ("eastmoor", "wyvale", "marlshire")
# What only says what stands beside or below it: labels, numbers of recommendations, letters for colours.
LABELS = frozenset(
    re.findall(r"\w+", "recommendation recommendations ofsted said so we will led by complete are where now rec no "
               "r a g b brag update may june jun apr april 2024 24 s plan for")
)  # fmt: skip


@cache
def written(name: str) -> tuple[Content, Document]:
    """One council's plan in a layout, and the document read from the file."""
    kept = LAYOUTS[name] in opened.LAYOUTS  # their files are kept beside the tests
    content = content_of(COUNCILS[0] if kept else COUNCILS[list(LAYOUTS).index(name) % len(COUNCILS)])
    return content, load_document(LAYOUTS[name](content), name=name)


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_a_layout_prints_is_read(name):
    content, document = written(name)
    wanted, read = said_by(content), read_in(understand(document).plan, content)
    for kind, rows in wanted.items():
        assert _plain(read[kind]) == _plain(rows)


@pytest.mark.parametrize("name", LAYOUTS)
def test_no_word_of_a_layout_is_lost(name):
    _, document = written(name)
    plan = understand(document).plan.to_json()
    kept = set(_words(plan)) | LABELS | _words_of_heads()
    said = {word for block in document.blocks for text in _texts(block) for word in _words(text)}
    together = "".join(_words(plan))  # the edge of a narrow cell breaks a word, which the reader puts together
    assert sorted(word for word in said - kept if len(word) < 3 or word not in together) == []


def test_what_was_left_out_or_done_with_a_file_is_said():
    said = {name: " ".join(written(name)[1].notes) for name in LAYOUTS}
    assert "tracked changes" in said["word-changes_tracked"]
    assert "hidden rows" in said["excel-hidden_parts"] and "“2019 plan” is hidden" in said["excel-hidden_parts"]
    assert "Hidden columns" in said["excel-hidden_parts"]


def _texts(block) -> list[str]:
    return [block.text] if isinstance(block, Prose) else [text for row in block.rows for text in row.texts]


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


@cache
def _words_of_heads() -> frozenset[str]:
    """The words that heads of columns are known by."""
    said = (part for role in vocabulary("columns").values() for part in (*role["phrases"], *role["words"]))
    return frozenset(word for part in said for word in _words(part)) | {"responsible", "commentary", "professional"}


def _plain(value):
    """A value without what no reader would argue over: spaces, and the stop at the end."""
    if isinstance(value, str):
        return " ".join(value.split()).rstrip(" .;") or None
    return [_plain(each) for each in value] if isinstance(value, (list, tuple)) else value
