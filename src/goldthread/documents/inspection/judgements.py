"""The grades that a report gives: the table on its cover, and the sentences over the whole and over the board."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from goldthread.documents.inspection.layout import layout, pattern
from goldthread.plan.report import Judgement

_LONGEST = 120  # letters in the name of an area
_NUMBERED = r"(?:\bGrade\s*:?\s*)?(?:\d\s*)?\((?P<word>outstanding|good|adequate|inadequate)\)"


def judgements_in(cover: str, lines: Sequence[str]) -> tuple[Judgement, ...]:
    """The judgements of a report: ``cover`` is the text of its first page, ``lines`` those of the whole."""
    record = tuple(_table(_record_in(lines), again=True))
    table = tuple(_table(cover)) or record or tuple(_graded_headings(lines))
    areas = layout()["areas"]
    overall = _said(cover, "overall_said", anywhere=True)
    board = next((grade for text in _line_pairs(lines) if (grade := _said(text, "board_said"))), None)
    graded = {judgement.area for judgement in table}
    first = [Judgement(area=areas["overall"], grade=overall)] if overall and areas["overall"] not in graded else []
    last = [Judgement(area=areas["board"], grade=board)] if board and areas["board"] not in graded else []
    return (*first, *table, *last)


def _table(cover: str, *, again: bool = False) -> Iterator[Judgement]:
    """The rows of a table; ``again`` where an area may come twice: once for each service that is judged."""
    seen: set[str] = set()
    for found in _row().finditer(cover):
        area = " ".join(found["area"].split())
        if again or area not in seen:
            yield Judgement(area=area, grade=_as_printed(found["grade"] or found["word"]))
        if area == layout()["areas"]["overall"] and seen and not again:  # a cover's table ends with it
            return
        seen.add(area)


def _record_in(lines: Sequence[str]) -> str:
    """What stands below “Record of main findings”, where older reports have their table."""
    below = [at for at, text in enumerate(lines) if pattern("areas", "record").match(text)]
    return " ".join(lines[below[-1] + 1 :]) if below else ""


def _graded_headings(lines: Sequence[str]) -> Iterator[Judgement]:
    """Headings that end in their grade, over one line or two: “Capacity for improvement Grade 2 (Good)”."""
    graded = re.compile(rf"(?:\d+[.)]?\s+)?(?P<area>[A-Z][^.]{{3,{_LONGEST}}}?)[\s:–-]+{_NUMBERED}", re.IGNORECASE)
    for at, text in enumerate(lines):
        # A second line of a heading begins with a small letter, and the first ends no sentence.
        two = text[:1].islower() and at and not lines[at - 1].endswith((".", ":", ";"))
        if found := graded.fullmatch(f"{lines[at - 1]} {text}" if two else text):
            yield Judgement(area=found["area"], grade=_as_printed(found["word"]))


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
