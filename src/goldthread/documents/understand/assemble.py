"""From what the document says to the plan: sections, recommendations, actions, outcomes, positions, costs."""

from __future__ import annotations

import re
from dataclasses import replace
from collections.abc import Sequence

from goldthread.documents import Doubt, Reading
from goldthread.documents.understand import cards
from goldthread.documents.understand.actions import ActionReader
from goldthread.documents.understand.costs import costs_in
from goldthread.documents.understand.events import (
    Banner, Event, Labelled, Loose, Money, Place, PositionHead, Said, Work,
)  # fmt: skip
from goldthread.documents.understand.frontpage import front_page
from goldthread.documents.understand.gathered import Gathered, numbered, place_of, source_at
from goldthread.documents.understand.indicators import indicators_in
from goldthread.documents.understand.mending import mended, words_of
from goldthread.documents.understand.names import known_people
from goldthread.documents.understand.words import is_heading, mark, names_workstream, plain
from goldthread.page import Document, Prose
from goldthread.plan.model import Indicator, Narrative, Outcome, Plan, Position, Rated, RemedialAction
from goldthread.plan.targets import targets_in
from goldthread.plan.timescale import read_day

_MERGED_BELOW = 0.6  # where fewer lead cells than this are filled, one name stands for the rows below it


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
        self._prose = [prose.text for prose in document.prose]
        self._section: str | None = None
        self._parent: str | None = None
        self._recommendations: tuple[str, ...] = ()
        self._inherited_recommendations = False
        self._commitment: str | None = None
        self._commitments_met = 0
        self._outcomes: tuple[str, ...] = ()
        self._owners: list[tuple[str, str | None, str | None]] = []
        self._heading: Prose | None = None
        self._number_pending: str | None = None
        self._last: Event | None = None
        self._card = False

    def take(self, event: Event) -> None:
        """One event after another."""
        if isinstance(event, Prose):
            self._take_prose(event)
        elif isinstance(event, Banner):
            self._take_banner(event)
        elif isinstance(event, Said):
            self._recommend(event.text, event.number or None, event.place)
        elif isinstance(event, Labelled):
            self._take_labelled(event)
        elif isinstance(event, PositionHead):
            self._take_position(event)
        elif isinstance(event, Work):
            {"action": self._take_action, "remedial": self._take_remedial, "owner": self._take_owner}[event.kind](event)
        elif isinstance(event, Loose):
            self._keep(event.text)
        self._last = event

    # prose and headings ----------------------------------------------------------------------------------------

    def _take_prose(self, prose: Prose) -> None:
        if self._number_pending and not prose.level and len(prose.text.split()) > 3:
            self._recommend(prose.text, self._number_pending, Place(prose.line))
            return
        found = mark("recommendation").match(prose.text)
        if found and (prose.level or prose.bold or prose.text[found.end() : found.end() + 1] in (":", ".", "", "–", "-", " ")) and not re.match(r"\s+[a-z]", prose.text[found.end() :]):
            rest = prose.text[found.end() :].lstrip(" :.–-")
            if rest:
                self._recommend(rest, found[1], Place(prose.line))
            else:
                self._number_pending = found[1]
            return
        if self._is_heading(prose):
            self._heading = prose
            self._out.narrative.append(Narrative(heading=prose.text))
        else:
            self._keep(prose.text)

    def _is_heading(self, prose: Prose) -> bool:
        if prose.level or prose.bold:
            return True
        short = len(prose.text.split()) <= 9 and len(prose.text) < 90 and prose.text[0].isupper()
        return short and not prose.bullet and not re.search(r"[.!?;,:]$", prose.text) or names_workstream(prose.text) and len(prose.text) < 160 and not prose.bullet

    def _keep(self, text: str) -> None:
        """Words that belong to no row are kept in the narrative."""
        narrative = self._out.narrative
        if not narrative:
            narrative.append(Narrative())
        narrative[-1] = narrative[-1].model_copy(update={"text": (*narrative[-1].text, text)})

    def _section_from_heading(self) -> None:
        """A heading right above a table of actions names the section, unless it names the plan or the table itself."""
        heading, self._heading = self._heading, None
        if heading is None or heading.text == (self._prose[0] if self._prose else None) or is_heading("generic", heading.text):
            return
        if re.search(r"\baction plan\b|\bimprovement plan\b", heading.text, re.IGNORECASE):
            return
        if heading.level or heading.bold or names_workstream(heading.text) or is_heading("priority", heading.text):
            self._enter_section(self._out.section(heading.text, Place(heading.line)))
            narrative = self._out.narrative
            if narrative and narrative[-1].heading == heading.text and not narrative[-1].text:
                narrative.pop()

    def _enter_section(self, id_: str) -> None:
        if id_ != self._section:
            self._actions.new_recommendation()
        self._section, self._recommendations, self._commitment, self._outcomes = id_, (), None, ()
        self._inherited_recommendations, self._commitments_met, self._heading, self._card = False, 0, None, False

    # banners ---------------------------------------------------------------------------------------------------

    def _take_banner(self, banner: Banner) -> None:
        number, rest = numbered(banner.text, None)
        in_grid = self._columns_have_recommendation()
        if mark("recommendation").match(banner.text) and rest != banner.text:
            self._recommend(rest, number, banner.place)
        elif not in_grid and not names_workstream(banner.text) and len(rest.split()) >= 9:
            self._recommend(rest, number, banner.place)
        elif number and not in_grid and len(rest.split()) >= 6 and not is_heading("priority", rest):
            self._recommend(rest, number, banner.place)
        else:
            self._section_banner(banner)

    def _columns_have_recommendation(self) -> bool:
        columns = [event.columns for event in self._said if isinstance(event, Work) and event.kind == "action"]
        return any(column.has("recommendation") for column in columns)

    def _section_banner(self, banner: Banner) -> None:
        title = cards.mended_title(banner.text, self._prose)
        within = isinstance(self._last, Banner) and self._section is not None and not banner.before_header
        parent = self._section if within else (self._parent if self._parent_goes_on(title) else None)
        above = next((row for row in self._out.sections if row.id == parent), None)
        more = {"timescale": above.timescale, "within": parent} if above else {}
        self._parent = parent
        self._enter_section(self._out.section(title, banner.place, **more))

    def _parent_goes_on(self, title: str) -> bool:
        """A sub-heading after another stays below the same heading; a new priority group begins afresh."""
        return self._parent is not None and not is_heading("priority", title) and "(" not in title

    # recommendations ---------------------------------------------------------------------------------------------

    def _recommend(self, text: str, number: str | None, place: Place, **more) -> str:
        self._number_pending = None
        known = len(self._out.recommendations)
        id_ = self._out.recommendation(text, number, place, section=self._section, **more)
        if self._recommendations != (id_,) or len(self._out.recommendations) > known:
            self._actions.new_recommendation()
            self._outcomes = ()
        self._recommendations, self._inherited_recommendations = (id_,), True
        return id_

    # cards -------------------------------------------------------------------------------------------------------

    def _take_labelled(self, card: Labelled) -> None:
        texts = [line.text for line in card.lines]
        if card.label.startswith("position_") and self._out.positions and isinstance(self._last, (PositionHead, Labelled)) and self._in_position:
            self._fill_position(card.label, tuple(texts), card.rating)
        elif card.label == "commitment":
            self._take_commitment(" ".join(texts))
        elif self._section is None or card.label in ("other", "position_done", "position_impact", "said"):
            self._keep(" ".join([card.printed, *texts]))
        else:
            self._fill_section(card.label, texts, card.place)

    _in_position = False

    def _fill_section(self, label: str, texts: list[str], place: Place) -> None:
        text = " ".join(texts)
        if label == "section_recommendations":
            text, measures = cards.untangled(text)
            self._recommend_all(cards.recommendations_in([text] if measures else texts), place)
            if measures:
                self._success([measures], place)
        elif label in ("section_outcome", "position_outcome"):
            self._out.amend_section(self._section, outcome=text)
        elif label == "commitments":
            self._out.amend_section(self._section, commitments=cards.items_in(texts, self._prose))
        elif label == "success_measures":
            self._success(texts, place)
        else:
            field = {"section_lead": "lead", "section_timescale": "timescale"}.get(label, label)
            self._out.amend_section(self._section, **{field: text})

    def _success(self, texts: list[str], place: Place) -> None:
        """Success measures are the section's, and what should be different under each of its recommendations."""
        measures = cards.items_in(texts)
        self._out.amend_section(self._section, success_measures=measures)
        here = tuple(row.id for row in self._out.recommendations if row.section == self._section)
        for measure in measures:
            self._add_outcome(measure, here, place, {"recommendations": "inferred"})

    def _recommend_all(self, found: list, place: Place) -> None:
        ids = [self._recommend(text, number, place, priority=priority) for number, text, priority in found]
        self._recommendations, self._inherited_recommendations = tuple(ids), True

    def _take_commitment(self, text: str) -> None:
        known = next((row.commitments for row in self._out.sections if row.id == self._section), ())
        self._commitment = cards.best_match(text, known, at=self._commitments_met) or text
        self._commitments_met = known.index(self._commitment) + 1 if self._commitment in known else self._commitments_met + 1

    # positions ---------------------------------------------------------------------------------------------------

    def _take_position(self, head: PositionHead) -> None:
        self._in_position = True
        if not self._recommendations:
            self._keep(head.text)
            self._in_position = False
            return
        self._out.positions.append(Position(recommendation=self._recommendations[0], as_at=read_day(head.text), source=source_at(head.place)))

    def _fill_position(self, label: str, texts: tuple[str, ...], rating) -> None:
        field = {"position_outcome": "outcome", "position_impact": "impact", "position_done": "actions_completed"}[label]
        self._out.positions[-1] = self._out.positions[-1].model_copy(update={field: Rated(text=texts, rag=rating)})

    # rows of work --------------------------------------------------------------------------------------------------

    def _take_action(self, event: Work) -> None:
        entry = event.entry
        self._in_position = False
        if isinstance(self._last, Prose):
            self._section_from_heading()
        how = self._place_in_plan(event)
        outcomes, outcome_how = self._outcomes_of(event)
        self._read_indicators(event)
        context = {
            "recommendations": self._recommendations, "section": self._section, "commitment": self._commitment,
            "outcomes": outcomes, "how": how | outcome_how,
        }  # fmt: skip
        if event.orphan:
            context |= {"recommendations": (), "outcomes": (), "orphan": True, "how": {}}
        if event.orphan:
            context["fragment"] = _fragment_taken_out(entry)
        begun = len(self._out.actions)
        for action in self._actions.read(entry, event.columns.header, **context):
            self._out.actions.append(action)
        made = self._out.actions[begun:]
        if event.orphan and made:
            self._out.doubt("actions", made[0].id, "recommendations", context["fragment"] or made[0].text,
                            "These words begin in mid-sentence: the row they belong to is missing. Which recommendation is it?", place_of(entry, "action"), 5)  # fmt: skip
        elif not made and (id_ := next(iter(self._recommendations), None)):
            self._look_for_withdrawal(id_, entry)

    def _look_for_withdrawal(self, id_: str, entry) -> None:
        row = next(row for row in self._out.recommendations if row.id == id_)
        if mark("removed").search(row.text):
            self._out.amend_recommendation(id_, withdrawn=True)

    def _place_in_plan(self, event: Work) -> dict[str, str]:
        """Enters the section, recommendation and commitment that a row names, or keeps those above it."""
        entry, how = event.entry, {}
        if entry.has("section"):
            self._enter_section_named(entry)
        if entry.has("commitment"):
            self._commitment = entry.text("commitment")
        if event.orphan:
            return how
        if entry.has("recommendation"):
            self._recommend(entry.text("recommendation"), entry.text("number") or None, place_of(entry))
        elif entry.has("number"):
            number = entry.text("number").strip(" .")
            known = self._out.recommendation_numbered(number)
            if known:
                self._recommendations = (known,)
            else:
                self._recommend("", number, place_of(entry))
        elif self._recommendations:
            how["recommendations"] = "inherited"
        return how

    def _enter_section_named(self, entry) -> None:
        id_ = self._out.section(entry.text("section"), place_of(entry, "section"))
        if id_ != self._section:
            self._enter_section(id_)

    def _outcomes_of(self, event: Work) -> tuple[tuple[str, ...], dict[str, str]]:
        entry = event.entry
        if event.orphan or not event.columns.has("outcome"):
            return (), {}
        if entry.has("outcome"):
            self._outcomes = tuple(
                self._add_outcome(text, self._recommendations, place_of(entry, "outcome"), {}) for text in _outcome_texts(entry)
            )
            return self._outcomes, {}
        if self._outcomes and ("outcome" in entry.merged or not entry.has("recommendation")):
            return self._outcomes, {"outcomes": "inherited"}
        return (), {}

    def _add_outcome(self, text: str, recommendations: tuple[str, ...], place: Place, how: dict) -> str:
        id_ = f"o{len(self._out.outcomes) + 1}"
        self._out.outcomes.append(
            Outcome(id=id_, recommendations=recommendations, text=text, targets=targets_in(text), source=source_at(place), how=how)
        )
        return id_

    def _read_indicators(self, event: Work) -> None:
        place = place_of(event.entry, "indicator")
        for found in indicators_in(line.text for line in event.entry.lines("indicator")):
            self._out.indicators.append(Indicator(recommendations=self._recommendations, source=source_at(place), **found))

    def _take_remedial(self, event: Work) -> None:
        entry = event.entry
        texts = {role: tuple(line.text for line in entry.lines(role) if re.search(r"\w", line.text)) for role in ("outstanding", "remedy", "lead", "due", "completed")}
        if not any(texts.values()):
            return
        self._out.remedial.append(
            RemedialAction(
                recommendation=next(iter(self._recommendations), None), outstanding=" ".join(texts["outstanding"]) or None,
                remedies=texts["remedy"], by=" ".join([*texts["lead"], *texts["due"]]) or None,
                completed=" ".join(texts["completed"]) or None,
                source=source_at(place_of(entry), {role: place + 1 for role, place in entry.columns.items()}),
            )  # fmt: skip
        )

    def _take_owner(self, event: Work) -> None:
        entry = event.entry
        self._owners.append((entry.text("section"), entry.text("sponsor") or None, _with_semicolons(entry)))

    # the end -----------------------------------------------------------------------------------------------------

    def _own_sections(self) -> None:
        """Sponsors and leads from the table of workstreams go to the sections of like name."""
        for name, sponsor, lead in self._owners:
            title = cards.best_match(_without_letter(name), [_without_letter(row.title) for row in self._out.sections])
            row = next((row for row in self._out.sections if title and _without_letter(row.title) == title), None)
            if row:
                self._out.amend_section(row.id, sponsor=row.sponsor or sponsor, lead=row.lead or lead)
            else:
                self._keep(" | ".join(filter(None, (name, sponsor, lead))))

    def reading(self) -> Reading:
        """The plan, once every event has been taken."""
        self._own_sections()
        out = self._out
        front = front_page(self._document, [(row.as_at or "", bool(row.actions_completed.text)) for row in out.positions])
        plan = Plan(
            authority=front.authority, title=front.title, status=front.status, dated=front.dated,
            narrative=tuple(row for row in out.narrative if row.heading or row.text), sections=tuple(out.sections),
            recommendations=tuple(out.recommendations), outcomes=tuple(out.outcomes), indicators=tuple(out.indicators),
            actions=tuple(out.actions), positions=tuple(out.positions), remedial_actions=tuple(out.remedial),
            costs=costs_in([event for event in self._said if isinstance(event, Money)]),
            how={name: "inferred" for name in sorted(front.inferred)},
        )  # fmt: skip
        doubts = sorted([*_plan_doubts(plan), *out.doubts], key=lambda doubt: -doubt.weight)
        return Reading(plan, self._document, tuple(doubts), self._document.notes)


# helpers -------------------------------------------------------------------------------------------------------------


def _merged_leads(work: Sequence[Work]) -> frozenset[tuple[str, ...]]:
    """Headers of tables in which one lead stands for the rows below it: fewer cells are filled than rows there are."""
    filled: dict[tuple[str, ...], list[bool]] = {}
    for event in work:
        if event.columns.has("lead") and event.entry.has("action"):
            filled.setdefault(event.columns.header, []).append(event.entry.has("lead"))
    return frozenset(header for header, cells in filled.items() if len(cells) > 2 and sum(cells) / len(cells) < _MERGED_BELOW)


def _mend_narrow_cells(document: Document, work: Sequence[Work]) -> None:
    """Puts together words that the narrow columns of dates and names broke in two."""
    words = words_of(text for table in document.tables for row in table.rows for text in row.texts)
    for event in work:
        for role in ("due", "start", "lead", "accountable"):
            lines = event.entry.lines(role)
            event.entry.cells[role] = [replace(line, text=mended(line.text, words)) for line in lines] if lines else []


def _fragment_taken_out(entry) -> str | None:
    """The end of a lost sentence before the first whole bullet of an orphan row; the entry keeps the bullets."""
    lines = entry.lines("action")
    if len(lines) > 1 and not lines[0].bullet and lines[1].bullet:
        entry.cells["action"] = lines[1:]
        return lines[0].text
    return None


def _outcome_texts(entry) -> list[str]:
    return [line.text for line in entry.lines("outcome") if re.search(r"\w", line.text)]


def _with_semicolons(entry) -> str | None:
    text = entry.text("lead")
    return re.sub(r"\s+(?=Service Manager\b|Head of\b)(?<=\w\s)", "; ", text) if text.count("Service Manager") > 1 else text or None


def _without_letter(title: str) -> str:
    return plain(re.sub(r"^(?:workstream\s+)?[A-Za-z0-9]{1,2}\s*[:.)]\s*", "", title, flags=re.IGNORECASE))


def _plan_doubts(plan: Plan) -> list[Doubt]:
    doubts = []
    if plan.how.get("authority") == "inferred":
        doubts.append(Doubt("plan", "", "authority", plan.authority or "", "The council’s name stands only in the body of the plan. Is this the council?", weight=6))
    elif plan.authority is None:
        doubts.append(Doubt("plan", "", "authority", "", "No council is named. Whose plan is this?", weight=6))
    if plan.dated is None:
        doubts.append(Doubt("plan", "", "dated", "", "The plan has no date. Of when is it?", weight=2))
    return doubts
