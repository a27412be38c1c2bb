"""Prose between tables: headings that name a section or a recommendation, labelled lines, and the narrative."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from goldthread.documents.understand.context import Context
from goldthread.documents.understand.events import Place
from goldthread.documents.understand.parts import label_part, lists_recommendation, names_commitment, part_of_section
from goldthread.documents.understand.words import is_heading, mark, names_workstream
from goldthread.page import Prose
from goldthread.plan.model import Narrative

_LABEL = re.compile(r"^([^:.;]{3,60}?)\s*[:–]\s+(\S.*)$")


# What a document says of itself on its front page: “Version: 3, agreed by the board”.
_SAYS_OF_ITSELF = re.compile(
    r"(?:version|status|dated?|author|owner|council|document|prepared|approved|agreed|produced|page|exported"
    r"|(?:last|next)?\s*(?:updated?|review(?:ed)?|revised))\b.{0,24}:",
    re.IGNORECASE,
)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text).lower()


class Headings:
    """Takes the prose of a document, line by line.

    ``titles`` are the sections that tables name: what prose says of one of them beforehand is narrative.
    """

    def __init__(self, context: Context, titles: Sequence[str] = ()) -> None:
        self._here = context
        self._titles = [_letters(title) for title in titles]
        self._heading: Prose | None = None
        self._stream: Prose | None = None
        self._part: tuple[str, list[str], int] | None = None
        self._last: Prose | None = None

    def take(self, prose: Prose) -> None:
        """One line of prose."""
        if self._part and not self._ends_part(prose):
            self._part[1].append(prose.text)
            return
        self.end_part()
        before, self._last = self._last, prose
        if not (self._recommendation(prose, before) or self._labelled(prose)):
            if self._is_heading(prose):
                self._open(prose)
            else:
                self._here.keep(prose.text)

    def _ends_part(self, prose: Prose) -> bool:
        """Whether a line is no item of the list below a heading such as “Our commitments”."""
        if prose.bullet:
            return False
        if prose.level or prose.bold or names_workstream(prose.text) or names_commitment(prose.text):
            return True
        found = _LABEL.match(prose.text)
        labelled = (
            found
            and len(found[1].split()) <= 7
            and not lists_recommendation(prose.text)
            and part_of_section(found[1], [found[2]])
        )
        return bool(labelled) or (
            len(prose.text.split()) <= 7 and label_part(prose.text) is not None and not re.search(r"[.;]$", prose.text)
        )

    def end_part(self) -> None:
        """The bullets below a heading such as “Our commitments” are over."""
        if self._part:
            part, lines, line = self._part
            self._part = None
            if lines:
                self._say(part, lines, line)

    def name_section(self, *, only_if_last: bool = False) -> None:
        """A heading right above a table of actions names the section, unless it names the plan or the table itself.

        ``only_if_last`` asks that no other line stands between them.
        """
        self.end_part()
        if only_if_last and (self._heading is None or self._heading is not self._last):
            return
        if only_if_last:
            self._here.on_card = False
        heading, self._heading = self._heading, None
        stream, self._stream = self._stream, None
        if (
            self._here.on_card
            and heading
            and not names_workstream(heading.text)
            and not is_heading("priority", heading.text)
        ):
            return  # a heading inside a recommendation's card names the table below it
        if heading is None or not self._could_be_section(heading):
            heading = stream
        if heading:
            self._here.enter_section(heading.text, Place(heading.line))
            self._drop_empty(heading.text)

    def forget(self) -> None:
        """A table begins that is headed otherwise."""
        self.end_part()
        self._heading = None

    # one line --------------------------------------------------------------------------------------------------

    def _recommendation(self, prose: Prose, before: Prose | None) -> bool:
        """“Recommendation 3: …”, the same without a number, or “Recommendation 3” with its words in the next line."""
        here, text = self._here, prose.text
        if (
            self._heading
            and self._heading is before
            and (mark("recommendation").match(text) or mark("unnumbered").match(text))
        ):
            self._last = before
            self.name_section()
            self._last = prose
        if here.number_pending and not prose.level and len(text.split()) > 3:
            here.recommend(text, here.number_pending, Place(prose.line))
            return True
        found = mark("recommendation").match(text)
        if found and re.match(r"\s*[:.–-]\s*\S|\s*$", text[found.end() :]):
            if rest := text[found.end() :].lstrip(" :.–-"):
                here.recommend(rest, found[1], Place(prose.line))
            else:
                here.number_pending = found[1]
            return True
        if mark("unnumbered").match(text) and not prose.bullet:
            here.recommend(text, None, Place(prose.line))
            return True
        return False

    def _labelled(self, prose: Prose) -> bool:
        """“Pledge: we will …” or “Sponsored by: the chief executive”."""
        if commitment := names_commitment(prose.text):
            self._here.commit(commitment)
            return True
        found = _LABEL.match(prose.text)
        if not found or len(found[1].split()) > 7 or names_workstream(prose.text):
            return False
        part = part_of_section(found[1], [found[2]])
        if part is None or part != label_part(found[1]) or (self._stream is None and self._here.section is None):
            return False
        self._say(part, [found[2]], prose.line)
        return True

    def _say(self, part: str, lines: list[str], line: int) -> None:
        stream, self._stream = self._stream, None
        if stream:
            self._here.enter_section(stream.text, Place(stream.line))
            self._drop_empty(stream.text)
        if self._here.section:
            self._here.fill_section(part, lines, Place(line))
        else:
            for text in lines:
                self._here.keep(text)

    def _is_heading(self, prose: Prose) -> bool:
        if _SAYS_OF_ITSELF.match(prose.text):
            return False
        if prose.level or prose.bold:
            return True
        short = len(prose.text.split()) <= 16 and len(prose.text) < 120 and prose.text[0].isupper()
        return (short and not prose.bullet and not re.search(r"[.!?;,:]$", prose.text)) or (
            names_workstream(prose.text) and len(prose.text) < 160 and not prose.bullet
        )

    def _open(self, prose: Prose) -> None:
        self._heading = prose
        self._here.out.narrative.append(Narrative(heading=prose.text))
        part = label_part(prose.text) if len(prose.text.split()) <= 7 else None
        if names_workstream(prose.text):
            self._stream = None if self._told_in_table(prose.text) else prose
        elif part in ("commitments", "success_measures", "recommendations", "outcome") and (
            self._stream or self._here.section
        ):
            self._part = (part, [], prose.line)
            self._heading = None

    def _told_in_table(self, text: str) -> bool:
        bare = _letters(text)
        return any(title[:24] == bare[:24] or fuzz.ratio(title, bare) > 88 for title in self._titles)

    def _could_be_section(self, heading: Prose) -> bool:
        text = heading.text
        if (self._here.printed and text == self._here.printed[0]) or is_heading("generic", text):
            return False
        if re.search(r"\b(?:action|improvement) plan\b", text, re.IGNORECASE) and not names_workstream(text):
            return False
        if heading.level or heading.bold or names_workstream(text) or is_heading("priority", text):
            return True
        return heading is self._last  # a short line of its own, right above the table or the recommendation

    def _drop_empty(self, text: str) -> None:
        """The narrative's heading goes where it became a section and nothing stands below it."""
        narrative = self._here.out.narrative
        if narrative and narrative[-1].heading == text and not narrative[-1].text:
            narrative.pop()
