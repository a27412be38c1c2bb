"""The forms in which a source writes its days, each declared: no form is ever guessed from the values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldthread.records.faults import BadExtract

DEFAULT = ("yyyy-mm-dd", "dd/mm/yyyy")
# Each part of a form: as a pattern, and as DuckDB's strptime names it.
_PARTS = {
    "yyyy": (r"\d{4}", "%Y"),
    "mmmm": (r"[A-Za-z]{3,9}", "%B"),
    "mmm": (r"[A-Za-z]{3}", "%b"),
    "mm": (r"\d{1,2}", "%m"),
    "dd": (r"\d{1,2}", "%d"),
}
_PART = re.compile("|".join(_PARTS))
_FORM = re.compile(rf"(?:{'|'.join(_PARTS)}|[-/. ])+")
_TIME = r"([ T]\d{1,2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?"
_ISO = rf"\d{{4}}-\d{{2}}-\d{{2}}{_TIME}"
_ISO_WITH_ZONE = r"\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)? ?(Z|[+-]\d{2}(:?\d{2})?)"
LONDON = "'Europe/London'"


@dataclass(frozen=True, slots=True)
class DayForms:
    """The declared forms of one table's days, such as `("yyyy-mm-dd", "dd/mm/yyyy")`.

    Day first and month first cannot stand side by side in numbers alike: 03/04/2026 would be two days.
    """

    forms: tuple[str, ...] = DEFAULT

    def __post_init__(self) -> None:
        for form in self.forms:
            if not _FORM.fullmatch(form) or sorted(p[0] for p in _PART.findall(form)) != ["d", "m", "y"]:
                raise BadExtract(
                    f"“{form}” is no form of a date that is known",
                    try_="Write it with dd, mm (or mmm, mmmm for names) and yyyy, such as dd/mm/yyyy or dd-mmm-yyyy",
                )
        shapes = [re.sub("dd|mm", "##", form) for form in self.forms if "mmm" not in form]
        if len(set(shapes)) < len(shapes):
            raise BadExtract(f"{' and '.join(self.forms)} cannot both be declared: one text could be two days")

    def moment(self, text: str) -> str:
        """SQL of the day and time on the wall clock that an SQL text says; null where it is in none of the forms."""
        return f"CASE {' '.join(self._case(form, text) for form in self.forms)} END"

    def looks_right(self, text: str) -> str:
        """SQL of whether a text is in one of the forms, if only the day existed."""
        patterns = [_ISO_WITH_ZONE] * ("yyyy-mm-dd" in self.forms) + [_pattern(form) for form in self.forms]
        return f"regexp_full_match({text}, '{'|'.join(f'({pattern})' for pattern in patterns)}')"

    def _case(self, form: str, text: str) -> str:
        if form == "yyyy-mm-dd":
            # A time with its zone (a database's, or .NET's) is the clock in London at that instant.
            return (
                f"WHEN regexp_full_match({text}, '{_ISO}') THEN try_cast({text} AS TIMESTAMP) "
                f"WHEN regexp_full_match({text}, '{_ISO_WITH_ZONE}') "
                f"THEN timezone({LONDON}, try_cast({text} AS TIMESTAMPTZ))"
            )
        read = _PART.sub(lambda part: _PARTS[part[0]][1], form)
        asked = ", ".join(f"'{read}{time}'" for time in ("", " %H:%M", " %H:%M:%S", " %H:%M:%S.%f"))
        return f"WHEN regexp_full_match({text}, '{_pattern(form)}') THEN try_strptime({text}, [{asked}])"

    def __str__(self) -> str:
        return " or ".join(self.forms)


def _pattern(form: str) -> str:
    if form == "yyyy-mm-dd":
        return _ISO
    return _PART.sub(lambda part: _PARTS[part[0]][0], form.replace(".", "[.]")) + _TIME.replace("[ T]", " ").replace(
        "1,9", "1,6"
    )
