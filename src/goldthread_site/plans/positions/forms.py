"""The forms of a position: its day; then each part's rating and words."""

from __future__ import annotations

from datetime import date

from django import forms

from goldthread.plan.claim import STRANDS
from goldthread.plan.model import Position
from goldthread_site.look.conflicts import Side
from goldthread_site.look.pieces import WORDS as COLOURS
from goldthread_site.look.pieces import day
from goldthread_site.plans.live_pages import area, box, choice, day_typed, lines_of, seen_version
from goldthread_site.plans.presenters.claims import STRANDS as CALLED

_RATINGS = [("", "Not rated"), *COLOURS.items()]
_HINTS = {
    "outcome": "What should be different, and how far it is.",
    "impact": "What children and families notice. Leave out names, and numbers under 6.",
    "actions_completed": "What was done, and what proves it.",
}
_DAY = "The day that it speaks of. For example, 1 November 2026."


class DayForm(forms.Form):
    """The day of the next position."""

    as_at = box("As at", hint=_DAY, width="10", required=True, why="Say which day it speaks of.")

    def clean_as_at(self) -> date:
        return day_typed(self.cleaned_data["as_at"])


class PositionForm(DayForm):
    """The three parts of a position. ``carried`` says of a part that its rating was only carried over."""

    version = seen_version()

    def __init__(self, *args, carried: dict[str, str] | None = None, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for strand in STRANDS:
            hint = (carried or {}).get(strand, "")
            self.fields[f"{strand}_rag"] = choice(f"{CALLED[strand]}: rating", _RATINGS, hint=hint)
            self.fields[f"{strand}_text"] = area(CALLED[strand], hint=f"{_HINTS[strand]} One paragraph a line.", rows=5)

    def clean(self) -> dict:
        cleaned = super().clean()
        for strand in STRANDS:
            cleaned[f"{strand}_text"] = lines_of(cleaned.get(f"{strand}_text", ""))
            if cleaned.get(f"{strand}_rag") and not cleaned[f"{strand}_text"]:
                colour = COLOURS[cleaned[f"{strand}_rag"]].lower()
                self.add_error(f"{strand}_text", f"Say why {CALLED[strand].lower()} is {colour}.")
        return cleaned

    def sides(self, theirs: Position) -> list[Side]:
        """Each box as it was typed beside what the draft holds now."""
        now = initial_of(theirs)
        return [self._side(name, str(now[name])) for name in self.fields if name != "version"]

    def _side(self, name: str, now: str) -> Side:
        mine = self.data.get(name, "").replace("\r\n", "\n").strip()
        shown = [dict(_RATINGS).get(text, text) if name.endswith("_rag") else text for text in (mine, now)]
        return Side(name, self.fields[name].label, (mine,), (now,), *shown, may_join=name.endswith("_text"))


def initial_of(position: Position) -> dict[str, str]:
    """What stands in the boxes of the form."""
    found = {"as_at": day(position.as_at)}
    for strand in STRANDS:
        part = getattr(position, strand)
        found |= {f"{strand}_rag": part.rag or "", f"{strand}_text": "\n".join(part.text)}
    return found
