"""The grades that a report gives: the table on its cover, and the sentences over the whole and over the board."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from goldthread.documents.inspection.layout import layout, pattern
from goldthread.plan.report import Judgement

_LONGEST = 120  # letters in the name of an area
_LINES_OF_AN_AREA = 3
_NUMBERED = r"(?:\bGrade\s*:?\s*)?(?:\d\s*)?\((?P<word>outstanding|good|adequate|inadequate)\)"


def judgements_in(cover: str, lines: Sequence[str]) -> tuple[Judgement, ...]:
    """The judgements of a report: ``cover`` is the text of its first page, ``lines`` those of the whole."""
    table = tuple(_table(cover)) or tuple(_record(lines)) or tuple(_graded_headings(lines))
    areas = layout()["areas"]
    overall = _said(cover, "overall_said", anywhere=True)
    board = next((grade for text in _line_pairs(lines) if (grade := _said(text, "board_said"))), None)
    graded = {judgement.area for judgement in table}
    first = [Judgement(area=areas["overall"], grade=overall)] if overall and areas["overall"] not in graded else []
    last = [Judgement(area=areas["board"], grade=board)] if board and areas["board"] not in graded else []
    return (*first, *table, *last)


def _table(cover: str) -> Iterator[Judgement]:
    seen: set[str] = set()
    for found in _row().finditer(cover):
        area = " ".join(found["area"].split())
        if area not in seen:
            yield Judgement(area=area, grade=_as_printed(found["grade"] or found["word"]))
        if area == layout()["areas"]["overall"] and seen:  # a cover's table ends with it
            return
        seen.add(area)


def _record(lines: Sequence[str]) -> Iterator[Judgement]:
    """The rows below “Record of main findings”, where older reports have their table; an area comes once a service."""
    below = [at for at, text in enumerate(lines) if pattern("areas", "record").match(text)]
    if below:
        grades = "|".join(_capitalised(one) for one in layout()["grades"]["table"])
        row = re.compile(rf"(?P<area>[A-Z].{{3,{_LONGEST}}}?)[\s:]+(?:(?P<grade>{grades})|(?i:{_NUMBERED}))")
        yield from _rows(lines[below[-1] + 1 :], row)


def _graded_headings(lines: Sequence[str]) -> Iterator[Judgement]:
    """Headings that end in their grade: “Capacity for improvement Grade 2 (Good)”."""
    graded = rf"(?:\d+[.)]?\s+)?(?P<area>[A-Z][^.]{{3,{_LONGEST}}}?)[\s:–-]+(?i:{_NUMBERED})(?P<grade>)"
    yield from _rows(lines, re.compile(graded))


def _rows(lines: Sequence[str], row: re.Pattern[str]) -> Iterator[Judgement]:
    """An area and its grade, over one line or several: all but the first begin with a small letter or a grade."""
    for at in range(len(lines)):
        first = at
        while first and at - first < _LINES_OF_AN_AREA and re.match(r"[a-z(]|Grade\b", lines[first]):
            first -= 1
        if found := row.fullmatch(" ".join(lines[first : at + 1])):
            yield Judgement(area=found["area"], grade=_as_printed(found["grade"] or found["word"]))


def _as_printed(grade: str) -> str:
    return " ".join(grade.split()).capitalize()


@cache
def _row() -> re.Pattern[str]:
    begin = "|".join(re.escape(one) for one in layout()["areas"]["begin"])
    grades = "|".join(_capitalised(one) for one in layout()["grades"]["table"])
    area = rf"(?P<area>(?:{begin})[^.:;?]{{0,{_LONGEST}}}?)"
    return re.compile(rf"\b{area}[\s:]+(?:(?P<grade>{grades})(?!\w)|(?i:{_NUMBERED}))")


def _capitalised(grade: str) -> str:
    """A grade has a capital letter, so that the “good” of a sentence is none; its other words may have one too."""
    first, *others = grade.split()
    return r"\s+".join([first.capitalize(), *(f"(?i:{word})" for word in others)])


def _line_pairs(lines: Sequence[str]) -> Iterator[str]:
    """Each line with the one below it: a heading may go over two."""
    return (" ".join(lines[at : at + 2]) for at in range(len(lines)))


def _said(text: str, key: str, *, anywhere: bool = False) -> str | None:
    for wording, grade in layout()["grades"]["sentence"].items():
        for one in layout()["areas"][key]:
            asked = re.compile(one.replace("{grade}", f"(?:{wording})(?!\\w)"), re.IGNORECASE)
            if asked.search(text) if anywhere else asked.match(text):
                return grade
    return None
