"""One action as its update form needs it: its row, what was said of it, its moves, and the colour by the rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from goldthread.plan import moves
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action
from goldthread.plan.rating_rules import Computed, RatingRule, computed, is_proven, rating_rule_named
from goldthread.plan.rating_rules.blue import has_proof
from goldthread.plan.rating_rules.rule import NoSuchRatingRule
from goldthread.plan.recurring import repeats
from goldthread.plan.relative import relative_due
from goldthread.plan.standing import is_done
from goldthread.plan.terms import Terms
from goldthread_site.look.pieces import WORDS
from goldthread_site.plans import models
from goldthread_site.plans.rows import live

USUAL_RULE = "progress_and_date"


@dataclass(frozen=True)
class OpenAction:
    """An action on the day of its update. Each list is asked for once."""

    row: models.Action
    as_at: date

    @property
    def plan(self) -> models.Plan:
        """The row of its plan."""
        return self.row.plan

    @cached_property
    def value(self) -> Action:
        """The core's action, a date such as “3 months” counted from the plan's start."""
        read = self.row.read
        return read.model_copy(update={"due": relative_due(read.due, self.terms.starts)})

    @cached_property
    def terms(self) -> Terms:
        """How the council runs the plan."""
        return Terms.model_validate(self.plan.value.get("terms") or {})

    @cached_property
    def updates(self) -> tuple[Update, ...]:
        """What was said of it, the oldest first."""
        return live(self.plan, models.Update, action=self.row.key)

    @cached_property
    def moves(self) -> tuple[DateMove, ...]:
        """Its moves, agreed, asked for or refused."""
        return live(self.plan, models.DateMove, action=self.row.key)

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The plan's evidence that speaks for it."""
        return tuple(
            piece for piece in live(self.plan, models.Evidence)
            if any((used.entity, used.key) == ("actions", self.row.key) for used in piece.used_by)
        )  # fmt: skip

    @property
    def last(self) -> Update | None:
        """The newest update."""
        return self.updates[-1] if self.updates else None

    @property
    def is_done(self) -> bool:
        """Whether the plan claims that it is done."""
        return is_done(self.value)

    @property
    def is_late(self) -> bool:
        """Whether its date has passed and it is not done. What comes round again is never late for good."""
        latest = self.value.due.latest
        return bool(latest and latest < self.as_at.isoformat() and not self.is_done and not self.recurs)

    @property
    def recurs(self) -> bool:
        """Whether it comes round again."""
        return repeats(self.value.due) is not None

    @property
    def has_proof(self) -> bool:
        """Whether evidence that stands speaks for it."""
        return has_proof(self.value, self.evidence, as_at=self.as_at)

    @property
    def waiting(self) -> DateMove | None:
        """The move that waits for agreement."""
        return moves.waiting_move(self.value, self.moves)

    @cached_property
    def rule(self) -> RatingRule:
        """The plan's rule; the usual one where the plan names one that is not there."""
        try:
            return rating_rule_named(self.terms.rating_rule)
        except NoSuchRatingRule:
            return rating_rule_named(USUAL_RULE)

    def word(self, rag: str | None) -> str:
        """The plan's own word for a colour, else the usual one."""
        return self.terms.colour_words.get(rag) or WORDS.get(rag, "Not rated")

    @cached_property
    def computed(self) -> Computed:
        """The colour by the plan's rule as the action stands."""
        return self.computed_of(self.value)

    def computed_of(self, action: Action) -> Computed:
        """The colour that the rule gives the action with other values."""
        start = date.fromisoformat(self.terms.starts) if self.terms.starts else None
        proven = is_proven(action, self.updates, self.evidence, as_at=self.as_at)
        return computed(action, rule=self.rule, as_at=self.as_at, start=start, proven=proven)
