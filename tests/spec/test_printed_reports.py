"""Invented reports of seven kinds, from 2009 to 2025, printed as PDFs: each is read as a careful person reads it."""

from __future__ import annotations

import json

import pytest

from goldthread.documents.reports import read_report
from tests.support.printed_reports import NAMES, report_named


@pytest.mark.parametrize("name", NAMES)
def test_read_as_a_careful_person_reads_it(name):
    report = report_named(name)
    read = json.loads(read_report(report.pdf, name=name).to_json())
    gold = report.gold
    assert {key: read[key] for key in gold} == gold


def test_they_cover_what_reports_are_known_to_do():
    """Each way of printing that the reader must know stands in at least one of them."""
    printed = "\n".join(
        "|".join((kind + mark, rest)) for name in NAMES for kind, mark, rest in report_named(name).lines
    )
    needed = (
        "<super",
        "&shy;",
        "\ufb01",
        "N*|(1)|",
        "N*|i.|",
        "N*|1)|",
        "BB|a)|",
        "\uf0b7",
        "»",
        "|None.",
        "(paragraph",
    )
    assert [form for form in needed if form not in printed] == []
