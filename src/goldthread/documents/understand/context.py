"""Where in the plan the reader stands: the section, recommendation and commitment of what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.understand import cards
from goldthread.documents.understand.entry import Entry
from goldthread.documents.understand.events import Place
from goldthread.documents.understand.gathered import Gathered, bare_number, place_of, source_at
from goldthread.documents.understand.indicators import indicators_in
from goldthread.plan.model import Indicator, Narrative, Outcome
from goldthread.plan.targets import targets_in


class Context:
    """The place in the plan, and the ways to move it. ``printed`` are the document's lines of prose."""

    def __init__(self, out: Gathered, printed: Sequence[str]) -> None:
        self.out = out
        self.printed = printed
        self.section: str | None = None
        self.recommendations: tuple[str, ...] = ()
        self.commitment: str | None = None
        self.outcomes: tuple[str, ...] = ()
        self.number_pending: str | None = None
        self.moved = False
        self.on_card = False
        self.new_here = False
        self._commitments_met = 0

    # moving ----------------------------------------------------------------------------------------------------

    def enter_section(self, title: str, place: Place, **more) -> None:
        """Goes to the section with this title; its own recommendations, if any are known, are those of what follows."""
        id_ = self.out.section(title, place, **more)
        if id_ == self.section:
            return
        self.section, self.commitment, self.outcomes, self._commitments_met = id_, None, (), 0
        self.on_card = False
        self.recommendations = tuple(row.id for row in self.out.recommendations if row.section == id_)
        self.moved = True

    def enter_section_of_row(self, title: str, place: Place) -> None:
        """Goes to the section that a row of work names; a recommendation whose first row this is goes with it."""
        going = self.recommendations if self.new_here else ()
        self.enter_section(title, place)
        for id_ in going:
            self.out.amend_recommendation(id_, section=self.section)
        self.recommendations = going or self.recommendations

    def recommend(self, text: str, number: str | None, place: Place, **more) -> str:
        """Goes to a recommendation, made if it is new. Returns its id."""
        self.number_pending = None
        known = len(self.out.recommendations)
        id_ = self.out.recommendation(text, number, place, section=self.section, **more)
        if self.recommendations != (id_,) or len(self.out.recommendations) > known:
            self.moved, self.outcomes = True, ()
        self.recommendations = (id_,)
        self.new_here = False
        return id_

    def recommend_numbered(self, number: str, place: Place) -> None:
        """Goes to the recommendation with this number, made without words if it is unknown."""
        number = bare_number(number) or number
        known = self.out.recommendation_numbered(number)
        if known and self.recommendations != (known,):
            self.recommendations, self.moved, self.outcomes = (known,), True, ()
        elif not known:
            self.recommend("", number, place)

    def leave_recommendations(self) -> None:
        """What comes next answers no recommendation."""
        self.recommendations, self.outcomes, self.moved, self.new_here = (), (), True, False

    def list_recommendation(self, entry: Entry) -> None:
        """A row of a table that says what was recommended: it is known from here on, and nothing belongs to it yet."""
        if entry.has("section"):
            self.enter_section(entry.text("section"), place_of(entry, "section"))
        self.recommend(entry.text("recommendation"), entry.text("number") or None, place_of(entry, "recommendation"))
        self.leave_recommendations()

    def recommend_all(self, found: Sequence[tuple], place: Place) -> None:
        """Goes to several recommendations at once, as a section's card lists them."""
        self.recommendations = tuple(
            self.recommend(text, number, place, priority=priority) for number, text, priority in found
        )

    def number(self, text: str, *, after_recommendation: bool) -> None:
        """A number printed before its recommendation, or after it."""
        number = bare_number(text)
        row = next(
            (row for row in self.out.recommendations if after_recommendation and row.id in self.recommendations), None
        )
        if row and row.number is None:
            self.out.amend_recommendation(row.id, number=number)
        else:
            self.number_pending = number

    def commit(self, text: str) -> None:
        """Goes to the commitment that these words, perhaps garbled, stand for among those of the section."""
        known = next((row.commitments for row in self.out.sections if row.id == self.section), ())
        self.commitment = cards.best_match(text, known, at=self._commitments_met) or text
        self._commitments_met = (
            known.index(self.commitment) + 1 if self.commitment in known else self._commitments_met + 1
        )
        self.moved = True

    # adding ----------------------------------------------------------------------------------------------------

    def fill_section(self, part: str, texts: Sequence[str], place: Place) -> None:
        """Sets a part of the section, by the names that `parts.part_of_section` gives."""
        texts, text = list(texts), " ".join(texts)
        if part == "recommendations":
            text, measures = cards.untangled(text)
            self.recommend_all(cards.recommendations_in([text] if measures else texts), place)
            if measures:
                self.succeed([measures], place)
        elif part == "commitments":
            self.out.amend_section(self.section, commitments=cards.items_in(texts, self.printed))
        elif part == "success_measures":
            self.succeed(texts, place)
        else:
            self.out.amend_section(self.section, **{part: text})

    def succeed(self, texts: Sequence[str], place: Place) -> None:
        """Success measures are the section's, and what should be different under each of its recommendations."""
        measures = cards.items_in(texts)
        self.out.amend_section(self.section, success_measures=measures)
        here = tuple(row.id for row in self.out.recommendations if row.section == self.section)
        for measure in measures:
            self.add_outcome(measure, here, place, {"recommendations": "inferred"})

    def expect(self, texts: Sequence[str], place: Place) -> tuple[str, ...]:
        """Sets the outcomes of what follows. Returns their ids."""
        self.outcomes = tuple(self.add_outcome(text, self.recommendations, place, {}) for text in texts)
        return self.outcomes

    def add_outcome(self, text: str, recommendations: tuple[str, ...], place: Place, how: dict) -> str:
        """Adds an outcome. Returns its id."""
        id_ = f"o{len(self.out.outcomes) + 1}"
        self.out.outcomes.append(
            Outcome(
                id=id_,
                recommendations=recommendations,
                text=text,
                targets=targets_in(text),
                source=source_at(place),
                how=how,
            )
        )
        return id_

    def watch(self, texts: Sequence[str], place: Place) -> None:
        """Adds the indicators that a cell names."""
        for found in indicators_in(texts):
            self.out.indicators.append(
                Indicator(recommendations=self.recommendations, source=source_at(place), **found)
            )

    def keep(self, text: str) -> None:
        """Words that belong to no row are kept in the narrative."""
        narrative = self.out.narrative
        if not narrative:
            narrative.append(Narrative())
        narrative[-1] = narrative[-1].model_copy(update={"text": (*narrative[-1].text, text)})
