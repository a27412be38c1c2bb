"""Real-looking plans as Word, Excel and PDF: scored against hand-checked readings, equal to the text of the same."""

from __future__ import annotations

import json
import time
from functools import cache

import pytest

from goldthread.documents import read_plan, read_plan_file
from goldthread.plan.model import Plan
from tests.spec.test_other_councils import PLANS as COUNCILS
from tests.support.office_files import WRITERS
from tests.support.scoring import GOLD, scorer

PLANS = GOLD.parent / "plans"
OFFICE = PLANS / "office"
needs_office = pytest.mark.skipif(not OFFICE.is_dir(), reason="the office files are not on this computer")
LEAST_SCORE = 0.97
SCORED = sorted(path.name.removesuffix(".gold.json") for path in OFFICE.glob("*.gold.json"))
# A Word file and the text of the same plan, by their first letters; the Word file may hold only its beginning.
PAIRS = {path.name: next(PLANS.glob(f"{path.name[:4]}*.txt")) for path in OFFICE.glob("*.docx")}


@cache
def plan_of(path) -> Plan:
    return read_plan_file(path).plan


@needs_office
@pytest.mark.parametrize("name", SCORED)
def test_read_as_a_careful_person_reads_it(name, capsys):
    gold = json.loads((OFFICE / f"{name}.gold.json").read_text(encoding="utf-8"))
    tally = scorer().score(gold, json.loads(plan_of(OFFICE / name).to_json()))
    fields = {field: right / total for field, (right, total) in tally.rows.items()}
    score, worst = sum(fields.values()) / len(fields), min(fields, key=fields.__getitem__)
    with capsys.disabled():
        print(f"\n{name}: {score:.1%}, worst field {worst} {fields[worst]:.1%}")
    assert score >= LEAST_SCORE


def straight(text: str | None) -> str:
    """The text with the typewriter's apostrophes: Word curls them, the text files do not."""
    return " ".join((text or "").replace("’", "'").replace("‘", "'").split())


def rows_of(plan: Plan, recommendations: int) -> tuple[list, list]:
    """The first recommendations, and of their actions the text, leads and due date."""
    first = plan.recommendations[:recommendations]
    ids = {row.id for row in first}
    actions = [action for action in plan.actions if ids & set(action.recommendations)]
    said = [(action.ref, straight(action.text), action.leads, action.due) for action in actions]
    return [(row.number, straight(row.text)) for row in first], said


@needs_office
@pytest.mark.parametrize("name", PAIRS)
def test_the_word_file_says_what_the_text_of_the_same_plan_says(name):
    in_word, in_text = plan_of(OFFICE / name), plan_of(PAIRS[name])
    many = len(in_word.recommendations)
    recommendations, actions = rows_of(in_word, many)
    assert recommendations, "there is nothing to compare"
    assert (recommendations, actions) == rows_of(in_text, many)
    assert len(actions) == len(in_word.actions) > 30


@needs_office
def test_the_ratings_that_only_the_word_file_has_are_its_fills():
    with_fills = [action.rag for name in PAIRS for action in plan_of(OFFICE / name).actions if action.rag]
    assert set(with_fills) == {"red", "amber", "green"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [pytest.param(path, kind, id=f"{path.stem}-{kind}") for path in COUNCILS for kind in WRITERS],
)
def test_an_invented_councils_plan_reads_the_same_from_an_office_file(path, kind):
    reading = read_plan_file(path)
    plan = read_plan(WRITERS[kind](reading.document), name=path.stem).plan
    assert [row_said(action) for action in plan.actions] == [row_said(action) for action in reading.plan.actions]
    assert [row.text for row in plan.recommendations] == [row.text for row in reading.plan.recommendations]


def row_said(action) -> tuple:
    return action.ref, straight(action.text), action.leads, action.due, action.rag, straight(action.status)


@needs_office
def test_how_long_a_pdf_of_66_pages_takes_is_printed(tmp_path, capsys):
    import pypdfium2

    whole, path = pypdfium2.PdfDocument.new(), tmp_path / "long.pdf"
    source = pypdfium2.PdfDocument(next(OFFICE.glob("*.pdf")))
    for _ in range(3):
        whole.import_pages(source)
    whole.save(path)
    begun = time.perf_counter()
    plan = read_plan_file(path).plan
    with capsys.disabled():
        print(f"\n{len(whole)} pages of PDF: {time.perf_counter() - begun:.1f} s")
    assert len(plan.actions) == 3 * len(plan_of(next(OFFICE.glob("*.pdf"))).actions)
