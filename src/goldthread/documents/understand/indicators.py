"""Scorecard indicators in a cell: page, code and what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PAGE = re.compile(r"\b[Pp](?:age\s*)?\.?\s?(\d{1,3})\b")
_CODE = r"(?:NI|KPI|PI|[A-Z]{1,5})\s?-?\d{1,4}[a-z]?"
_CODES = re.compile(rf"\b{_CODE}(?:\s*(?:/|&|and|,)\s*{_CODE})*\b(?!/)")
_NEXT = re.compile(rf"\s*(?:/|;|\n)\s*(?=(?:[Pp]\d{{1,3}}\s+)?{_CODE}\s+(?![/&])[a-z%(])")


def indicators_in(lines: Iterable[str]) -> list[dict]:
    """Each indicator of a cell as ``code``, ``page``, ``text`` and ``note`` (what stood before the code).

    >>> indicators_in(["P4 XY12 % of visits on time"])
    [{'code': 'XY12', 'page': 'P4', 'text': '% of visits on time', 'note': None}]
    """
    found = []
    for line in lines:
        page = None
        for part in filter(None, _NEXT.split(line)):
            one = _indicator(part, page)
            page = one["page"]
            found.append(one)
    return found


def _indicator(text: str, page_before: str | None) -> dict:
    page = _PAGE.search(text[:60])
    code = next((c for c in _CODES.finditer(text[:90]) if not (page and c.start() == page.start())), None)
    if code is None or not text[code.end() :].strip():
        return {"code": None, "page": page[0] if page and page.start() == 0 else None, "text": text, "note": None}
    before = text[: code.start()]
    if page:
        before = before.replace(page[0], " ", 1)
    note = " ".join(before.split()).strip(" :-–")
    return {
        "code": code[0], "page": page[0] if page else page_before,
        "text": text[code.end() :].strip(" :-–"), "note": note or None,
    }  # fmt: skip
