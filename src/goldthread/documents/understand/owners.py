"""The table of workstreams: who sponsors and leads each, or everything about it in one row."""

from __future__ import annotations

import re

from goldthread.documents.understand import cards
from goldthread.documents.understand.context import Context
from goldthread.documents.understand.entry import Entry
from goldthread.documents.understand.events import Work
from goldthread.documents.understand.gathered import place_of
from goldthread.documents.understand.parts import part_of_section
from goldthread.documents.understand.words import plain


class Owners:
    """Gathers owners until the sections are known, for the table may stand before them."""

    def __init__(self, context: Context) -> None:
        self._here = context
        self._rows: list[tuple[str, str | None, str | None]] = []

    def take(self, event: Work) -> None:
        """A row of the table of workstreams."""
        entry = event.entry
        if event.columns.overview:
            self._take_overview(event)
        else:
            sponsor = entry.text("sponsor") or entry.text("accountable") or None
            self._rows.append((entry.text("section"), sponsor, _posts_parted(entry)))

    def _take_overview(self, event: Work) -> None:
        entry, roles = event.entry, {place: role for role, place in event.entry.columns.items()}
        self._here.enter_section(entry.text(roles[0]), place_of(entry))
        for place, head in enumerate(event.columns.header[1:], 1):
            lines = [line.text for line in entry.lines(roles.get(place, ""))]
            part = part_of_section(head, lines)
            if part:
                self._here.fill_section(part, lines, place_of(entry, roles[place]))
            elif lines:
                self._here.keep(f"{head}: {' '.join(lines)}")

    def settle(self) -> None:
        """Gives each section the sponsor and lead of the row with the likest name; keeps the words of the others."""
        sections = self._here.out.sections
        for name, sponsor, lead in self._rows:
            title = cards.best_match(_without_letter(name), [_without_letter(row.title) for row in sections])
            row = next((row for row in sections if title and _without_letter(row.title) == title), None)
            if row:
                self._here.out.amend_section(row.id, sponsor=row.sponsor or sponsor, lead=row.lead or lead)
            else:
                self._here.keep(" | ".join(filter(None, (name, sponsor, lead))))


def _posts_parted(entry: Entry) -> str | None:
    """Several leads in one cell, each beginning with the same post, with semicolons between them."""
    text = entry.text("lead")
    first = re.match(r"[A-Z]\w+ [A-Z]\w+", text)
    if not first or text.count(first[0]) < 2:
        return text or None
    return re.sub(rf"\s+(?={re.escape(first[0])})", "; ", text)


def _without_letter(title: str) -> str:
    return plain(re.sub(r"^(?:workstream\s+)?[A-Za-z0-9]{1,2}\s*[:.)]\s*", "", title, flags=re.IGNORECASE))
