"""CSV in: as spreadsheet programs save it, and never a text that only has commas in it."""

from __future__ import annotations

import pytest

from goldthread.documents import read_plan
from goldthread.documents.load import load_document
from goldthread.documents.load.csv import looks_like_csv
from goldthread.errors import GoldthreadError
from goldthread.page import Prose, Table

PLAN = (
    "Recommendation,Action,Lead,Due by,RAG\r\n"
    '"1. See every child, alone","Train all staff, then audit\nSecond line",Ann Lee,May 2026,Red\r\n'
    '"2. Hold supervision","She said ""soon""",Joe Ray,June 2026,Green\r\n'
)
PROSE = """Improvement plan of Fernshire, 2026

We will listen to children, parents and carers, and act on what they say.
Social workers, managers and partners meet weekly, review cases, and learn.

The board, chaired by the chief executive, meets monthly, reads this plan, and asks why.
"""


def table_of(data: bytes | str) -> Table:
    document = load_document(data.encode() if isinstance(data, str) else data, name="plan.csv")
    (table,) = document.blocks
    assert isinstance(table, Table)
    return table


def test_commas_quotes_and_newlines_inside_a_cell():
    table = table_of(PLAN)
    assert [row.texts[0] for row in table.rows] == [
        "Recommendation", "1. See every child, alone", "2. Hold supervision",
    ]  # fmt: skip
    assert [line.text for line in table.rows[1].cells[1].lines] == ["Train all staff, then audit", "Second line"]
    assert table.rows[2].texts[1] == 'She said "soon"'


def test_a_plan_comes_out_of_it():
    plan = read_plan(PLAN.encode(), name="plan.csv").plan
    assert [action.rag for action in plan.actions] == ["red", "green"]
    assert [row.number for row in plan.recommendations] == ["1", "2"]


@pytest.mark.parametrize("change", [
    lambda text: text.replace("\r\n", "\n"),
    lambda text: text.replace("\r\n", "\r").replace("\n", " "),
    lambda text: text + "\r\n\r\n",
    lambda text: text + ",,,,\r\n,,,,\r\n",
    lambda text: "\ufeff" + text,
    lambda text: text.replace(",Due by", ',"Due\nby"'),
], ids=["newlines", "returns", "empty lines", "empty rows", "byte order mark", "a head over two lines"])  # fmt: skip
def test_odd_endings(change):
    table = table_of(change(PLAN))
    assert len(table.rows) == 3
    assert " ".join(table.rows[0].texts) == "Recommendation Action Lead Due by RAG"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_as_other_programs_write_letters(encoding):
    table = table_of(PLAN.replace("audit", "audit – £5,000").encode(encoding))
    assert table.rows[1].cells[1].lines[0].text == "Train all staff, then audit – £5,000"


def test_semicolons_where_commas_are_decimal_signs():
    text = "No;Action;Lead;Cost\n1;Train staff, then audit;Ann Lee;2,5\n2;Meet; Joe Ray;\n"
    assert [row.texts for row in table_of(text).rows][1] == ("1", "Train staff, then audit", "Ann Lee", "2,5")


def test_an_apostrophe_before_a_sign_is_not_part_of_a_cell():
    table = table_of("Action,Lead,Due,RAG,Update\n'=1+1,'@Ann,'-soon,'Red,'tis so\n")
    assert table.rows[1].texts == ("=1+1", "@Ann", "-soon", "'Red", "'tis so")


@pytest.mark.parametrize("text", [
    PROSE,
    PROSE.replace(",", ";"),
    "Recommendation 1, see all children\nAction, lead, date\n",
    "One, two\nthree, four\n",
    "Leaders, managers and partners will, over six months, make sure that every child, each week, is seen\n" * 3,
    "Action\tLead\tDue\nTrain, audit, learn\tAnn, Joe, Bo\tMay\n",
    "| Action | Lead | Due |\n| Train, audit, learn | Ann | May |\n",
    "", ",,,,\n,,,,\n", '"', '"never closed,a,b,c,d\n',
], ids=["prose", "prose with semicolons", "uneven", "two columns", "sentences as rows", "tabs", "bars", "nothing",
        "empty rows", "a quote", "a quote never closed"])  # fmt: skip
def test_what_is_not_taken_for_csv(text):
    assert not looks_like_csv(text)


def test_prose_stays_prose():
    assert all(isinstance(block, Prose) for block in load_document(PROSE.encode(), name="plan.txt").blocks)


def test_a_plan_in_text_with_commas_reads_as_before():
    text = "Fernshire improvement plan\n\nRecommendation\tAction\tDue by\n1. See, hear, help\tTrain, audit\tMay 2026\n"
    (action,) = read_plan(text.encode(), name="plan.txt").plan.actions
    assert action.text == "Train, audit"


def test_heads_alone_are_no_plan():
    with pytest.raises(GoldthreadError, match=r"plan\.csv"):
        read_plan(b"Action,Lead,Due,RAG,Update\n", name="plan.csv")
