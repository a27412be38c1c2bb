"""From what the document says to the plan: sections, recommendations, actions, outcomes, positions, costs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.reading import Reading
from goldthread.documents.understand import cards, contents
from goldthread.documents.understand.actions import ActionReader
from goldthread.documents.understand.context import Context
from goldthread.documents.understand.costs import costs_in
from goldthread.documents.understand.entry import Entry
from goldthread.documents.understand.events import (
    Banner,
    Event,
    Labelled,
    Loose,
    Money,
    PositionHead,
    Said,
    Work,
)  # fmt: skip
from goldthread.documents.understand.frontpage import front_page
from goldthread.documents.understand.gathered import Gathered, numbered, numbers_filled_in, place_of, source_at
from goldthread.documents.understand.headings import Headings
from goldthread.documents.understand.mending import mended, words_of
from goldthread.documents.understand.names import known_people
from goldthread.documents.understand.owners import Owners
from goldthread.documents.understand.parts import names_commitment
from goldthread.documents.understand.questions import about_columns, about_orphan, about_plan
from goldthread.documents.understand.words import is_heading, mark, names_workstream
from goldthread.page import Document, Prose
from goldthread.plan.model import Plan, Position, Rated, RemedialAction
from goldthread.plan.timescale import read_day

_MERGED_BELOW = 0.6  # where fewer lead cells than this are filled, one name stands for the rows below it
_SECTION_PARTS = {
    "section_outcome": "outcome", "position_outcome": "outcome", "commitments": "commitments",
    "section_recommendations": "recommendations", "success_measures": "success_measures", "sponsor": "sponsor",
    "section_lead": "lead", "section_timescale": "timescale",
}  # fmt: skip
_REMEDIAL_FIELDS = {"remedy": "remedies", "lead": "by"}
_POSITION_PARTS = {"position_outcome": "outcome", "position_impact": "impact", "position_done": "actions_completed"}


def assembled(document: Document, said: Sequence[Event]) -> Reading:
    """The plan that the events of a document make, with what is doubtful in it."""
    assembly = _Assembly(document, said)
    for event in said:
        assembly.take(event)
    return assembly.reading()


class _Assembly:
    def __init__(self, document: Document, said: Sequence[Event]) -> None:
        self._document = document
        self._said = said
        self._out = Gathered()
        work = [event for event in said if isinstance(event, Work) and event.kind == "action"]
        _mend_narrow_cells(document, work)
        known = known_people(line.text for event in work for line in event.entry.lines("lead"))
        self._actions = ActionReader(self._out, known, _merged_leads(work))
        self._recommendations_in_column = any(event.columns.has("recommendation") for event in work)
        self._recommendations_marked = any(
            isinstance(event, Banner) and mark("recommendation").match(event.text) for event in said
        )
        self._here = Context(self._out, [prose.text for prose in document.prose])
        self._headings = Headings(self._here, _titles_in_tables(said))
        self._owners = Owners(self._here)
        self._parent: str | None = None
        self._last: Event | None = None
        self._in_position = False
        self._numbered_cards = False
        self._asked: set[tuple[str, ...]] = set()

    def take(self, event: Event) -> None:
        """One event after another."""
        known = len(self._out.recommendations)
        if isinstance(event, Prose):
            self._parent = None if event.level or names_workstream(event.text) else self._parent
            self._headings.take(event)
        elif isinstance(event, Banner):
            self._take_banner(event)
        elif isinstance(event, Said):
            if isinstance(self._last, Prose):
                self._headings.name_section(only_if_last=True)
            self._here.recommend(event.text, event.number or None, event.place)
            self._here.on_card = self._numbered_cards = True
        elif isinstance(event, Labelled):
            self._take_labelled(event)
        elif isinstance(event, PositionHead):
            self._take_position(event)
        elif isinstance(event, Work):
            self._take_work(event)
        elif isinstance(event, Loose):
            self._here.keep(event.text)
        if isinstance(event, (Banner, Said, Labelled)):
            self._here.new_here = self._here.new_here or len(self._out.recommendations) == known + 1
        self._last = event

    # banners ---------------------------------------------------------------------------------------------------

    def _take_banner(self, banner: Banner) -> None:
        number, rest = numbered(banner.text, None)
        if isinstance(self._last, Prose) and not names_workstream(banner.text) and (
            rest != banner.text or len(rest.split()) >= 9 or names_commitment(banner.text)
        ):  # fmt: skip
            self._headings.name_section()
        self._headings.forget()
        if rest != banner.text and (mark("recommendation").match(banner.text) or mark("unnumbered").match(banner.text)):
            self._here.recommend(rest, number, banner.place)
        elif commitment := names_commitment(banner.text):
            self._here.commit(commitment)
        elif self._recommendations_marked:
            self._section_banner(banner)
        elif (not self._recommendations_in_column and not names_workstream(banner.text) and len(rest.split()) >= 9) or (
            number
            and not self._recommendations_in_column
            and len(rest.split()) >= 6
            and not is_heading("priority", rest)
        ):
            self._here.recommend(rest, number, banner.place)
        else:
            self._section_banner(banner)

    def _section_banner(self, banner: Banner) -> None:
        title = cards.mended_title(banner.text, self._here.printed)
        within = isinstance(self._last, Banner) and self._here.section is not None and not banner.before_header
        parent = self._here.section if within else (self._parent if self._parent_goes_on(title) else None)
        above = next((row for row in self._out.sections if row.id == parent), None)
        self._parent = parent
        self._here.enter_section(
            title, banner.place, **({"timescale": above.timescale, "within": parent} if above else {})
        )

    def _parent_goes_on(self, title: str) -> bool:
        """A sub-heading after another stays below the same heading; a new priority group begins afresh."""
        return (
            self._parent is not None
            and not is_heading("priority", title)
            and not names_workstream(title)
            and "(" not in title
        )

    # cards and positions -----------------------------------------------------------------------------------------

    def _take_labelled(self, card: Labelled) -> None:
        texts = [line.text for line in card.lines]
        if isinstance(self._last, Prose) and (card.label.startswith("section:") or card.label == "commitment"):
            self._headings.name_section()
        if card.label in _POSITION_PARTS and self._in_position:
            self._fill_position(card, tuple(texts))
        elif card.label == "commitment":
            self._here.commit(" ".join(texts))
        elif card.label in ("number", "recommendation", "outcome", "indicator", "section", "section_title"):
            self._take_card_part(card, texts)
        elif self._here.section and (part := _section_part(card.label)):
            self._here.fill_section(part, texts, card.place)
        else:
            self._here.keep(" ".join([card.printed, *texts]))

    def _take_card_part(self, card: Labelled, texts: list[str]) -> None:
        """A row of a card about one recommendation, printed over the table of its actions."""
        text = " ".join(texts)
        if isinstance(self._last, Prose):
            self._headings.name_section()
        if card.label in ("section", "section_title"):
            self._here.enter_section(text, card.place)
        elif card.label == "number":
            self._here.number(
                text, after_recommendation=isinstance(self._last, Labelled) and self._last.label == "recommendation"
            )
        elif card.label == "recommendation":
            self._here.recommend(text, self._here.number_pending, card.place)
        elif card.label == "outcome":
            self._here.expect(texts, card.place)
        else:
            self._here.watch(texts, card.place)

    def _take_position(self, head: PositionHead) -> None:
        self._in_position = bool(self._here.recommendations)
        if not self._in_position:
            self._here.keep(head.text)
            return
        id_ = self._here.recommendations[0]
        self._out.positions.append(
            Position(recommendation=id_, as_at=read_day(head.text), source=source_at(head.place))
        )

    def _fill_position(self, card: Labelled, texts: tuple[str, ...]) -> None:
        rated = Rated(text=texts, rag=card.rating)
        self._out.positions[-1] = self._out.positions[-1].model_copy(update={_POSITION_PARTS[card.label]: rated})

    # rows of work --------------------------------------------------------------------------------------------------

    def _take_work(self, event: Work) -> None:
        self._in_position = False
        if event.kind == "action":
            if event.columns.has("section"):
                self._headings.forget()
            elif isinstance(self._last, Prose):
                self._headings.name_section()
            self._take_action(event)
        elif event.kind == "remedial":
            self._take_remedial(event.entry)
        elif event.kind == "listed":
            self._here.list_recommendation(event.entry)
        else:
            self._owners.take(event)

    def _take_action(self, event: Work) -> None:
        entry, here = event.entry, self._here
        how = self._place_in_plan(event)
        outcomes, outcome_how = ((), {}) if event.orphan else self._outcomes_of(entry)
        if entry.has("indicator"):
            here.watch([line.text for line in entry.lines("indicator")], place_of(entry, "indicator"))
        here.new_here = False
        if here.moved:
            self._actions.new_recommendation()
            here.moved = False
        extra = {"orphan": True, "fragment": _fragment_taken_out(entry)} if event.orphan else {}
        begun = len(self._out.actions)
        for action in self._actions.read(
            entry, event.columns.header, section=here.section,
            recommendations=() if event.orphan else here.recommendations, commitment=here.commitment,
            outcomes=outcomes, how=how | outcome_how, **extra,
        ):  # fmt: skip
            self._out.actions.append(action)
        if event.orphan and len(self._out.actions) > begun:
            self._out.doubts.append(about_orphan(self._out.actions[begun], entry))
        if entry.has("remedy"):
            self._add_remedy(entry)
        self._ask_about_columns(event, begun)

    def _ask_about_columns(self, event: Work, begun: int) -> None:
        """Asks once, at a table's first action, about columns whose heads said nothing."""
        if event.columns.header not in self._asked and len(self._out.actions) > begun:
            self._asked.add(event.columns.header)
            self._out.doubts.extend(about_columns(event.columns, self._out.actions[begun], event.entry))

    def _place_in_plan(self, event: Work) -> dict[str, str]:
        """Enters the section, recommendation and commitment that a row names, or keeps those above it."""
        entry, here = event.entry, self._here
        if entry.has("section"):
            here.enter_section_of_row(entry.text("section"), place_of(entry, "section"))
        if entry.has("commitment"):
            here.commitment = entry.text("commitment")
        if event.orphan:
            return {}
        if entry.has("recommendation"):
            here.recommend(
                entry.text("recommendation"), entry.text("number") or None, place_of(entry, "recommendation")
            )
        elif entry.has("number") and contents.like_number(entry.text("number")):
            here.recommend_numbered(entry.text("number"), place_of(entry))
        elif entry.has("number"):
            entry.cells[f"other:{event.columns.header[entry.columns['number']]}"] = entry.cells.pop("number")
            here.leave_recommendations()
        elif here.recommendations:
            return {"recommendations": "inherited"}
        return {}

    def _outcomes_of(self, entry: Entry) -> tuple[tuple[str, ...], dict[str, str]]:
        texts = [line.text for line in entry.lines("outcome") if re.search(r"\w", line.text)]
        if texts:
            return self._here.expect(texts, place_of(entry, "outcome")), {}
        if self._here.outcomes and ("outcome" in entry.merged or not entry.has("recommendation")):
            return self._here.outcomes, {"outcomes": "inherited"}
        return (), {}

    def _add_remedy(self, entry: Entry) -> None:
        """What an action's own row says is to be done about it being red or late."""
        self._out.remedial.append(
            RemedialAction(
                recommendation=next(iter(self._here.recommendations), None),
                outstanding=" ".join(filter(None, (entry.text("ref"), entry.text("action")))),
                remedies=tuple(line.text for line in entry.lines("remedy") if re.search(r"\w", line.text)),
                source=source_at(place_of(entry), {"remedies": entry.columns["remedy"] + 1}),
            )
        )

    def _take_remedial(self, entry: Entry) -> None:
        texts = {
            role: tuple(line.text for line in lines if re.search(r"\w", line.text))
            for role, lines in entry.cells.items()
        }
        if not any(texts.values()):
            return
        said = lambda *roles: " ".join(text for role in roles for text in texts.get(role, ())) or None  # noqa: E731
        self._out.remedial.append(
            RemedialAction(
                recommendation=next(iter(self._here.recommendations), None),
                outstanding=said("outstanding", "action"),
                remedies=texts.get("remedy", ()),
                by=said("lead", "due"),
                completed=said("completed"),
                source=source_at(
                    place_of(entry),
                    {_REMEDIAL_FIELDS.get(role, role): place + 1 for role, place in entry.columns.items()},
                ),
            )
        )

    # the end -----------------------------------------------------------------------------------------------------

    def reading(self) -> Reading:
        """The plan, once every event has been taken."""
        self._headings.forget()
        self._owners.settle()
        out = self._out
        if self._numbered_cards:
            out.recommendations = numbers_filled_in(out.recommendations)
        front = front_page(self._document, [(row.as_at or "", _says_something(row)) for row in out.positions])
        plan = Plan(
            authority=front.authority, title=front.title, status=front.status, dated=front.dated,
            narrative=tuple(row for row in out.narrative if row.heading or row.text), sections=tuple(out.sections),
            recommendations=tuple(out.recommendations), outcomes=tuple(out.outcomes), indicators=tuple(out.indicators),
            actions=tuple(out.actions), positions=tuple(out.positions), remedial_actions=tuple(out.remedial),
            costs=costs_in([event for event in self._said if isinstance(event, Money)]),
            how=dict.fromkeys(sorted(front.inferred), "inferred"),
        )  # fmt: skip
        doubts = sorted([*about_plan(plan), *out.doubts], key=lambda doubt: -doubt.weight)
        return Reading(plan, self._document, tuple(doubts), self._document.notes)


# helpers -------------------------------------------------------------------------------------------------------------


def _titles_in_tables(said: Sequence[Event]) -> list[str]:
    """Sections that banners with cards below them name, or the rows of an overview."""
    cards_below = [
        event.text for event, after in pairwise(said) if isinstance(event, Banner) and isinstance(after, Labelled)
    ]
    rows = [event.entry for event in said if isinstance(event, Work) and event.columns.overview]
    return cards_below + [entry.text(min(entry.columns, key=entry.columns.__getitem__)) for entry in rows]


def _section_part(label: str) -> str | None:
    return _SECTION_PARTS.get(label) or (label.removeprefix("section:") if label.startswith("section:") else None)


def _says_something(position: Position) -> bool:
    return any(len(text.split()) > 1 for text in position.actions_completed.text)


def _merged_leads(work: Sequence[Work]) -> frozenset[tuple[str, ...]]:
    """Headers of tables in which one lead stands for the rows below it."""
    columns: dict[tuple[str, ...], list[str]] = {}
    for event in work:
        if event.columns.has("lead") and event.entry.has("action"):
            columns.setdefault(event.columns.header, []).append(event.entry.text("lead"))
    return frozenset(header for header, cells in columns.items() if len(cells) > 2 and _merged(cells))


def _merged(cells: Sequence[str]) -> bool:
    """Fewer cells are filled than rows have leads of their own, or many are empty and no two neighbours the same."""
    filled = sum(map(bool, cells)) / len(cells)
    pairs = [(a, b) for a, b in pairwise(cells) if a and b]
    alike = sum(a == b for a, b in pairs)
    return filled < _MERGED_BELOW or (filled < 0.9 and len(pairs) > 2 and alike <= len(pairs) / 20)


def _mend_narrow_cells(document: Document, work: Sequence[Work]) -> None:
    """Puts together words that the narrow columns of dates and names broke in two."""
    words = words_of(text for table in document.tables for row in table.rows for text in row.texts)
    for event in work:
        for role in ("due", "start", "lead", "accountable"):
            if lines := event.entry.lines(role):
                event.entry.cells[role] = [replace(line, text=mended(line.text, words)) for line in lines]


def _fragment_taken_out(entry: Entry) -> str | None:
    """The end of a lost sentence before the first whole bullet of an orphan row; the entry keeps the bullets."""
    lines = entry.lines("action")
    if len(lines) > 1 and not lines[0].bullet and lines[1].bullet:
        entry.cells["action"] = lines[1:]
        return lines[0].text
    return None
