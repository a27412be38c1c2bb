"""A later document held against its plan: which row is which, and what it proposes. Nothing is changed here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.next_version.ids import under_live_ids
from goldthread.plan.next_version.matching import Matching, Pair, matched
from goldthread.plan.next_version.merging import Merge, merge
from goldthread.plan.next_version.recognised import looks_like_another
from goldthread.plan.next_version.said_last import said_last
from goldthread_site.plans import models, readings
from goldthread_site.plans.next_document.settled import Settled, settled
from goldthread_site.plans.rows import core_plan
from goldthread_site.trail.models import Revision

_ROWS_THAT_TELL = ("recommendations", "actions")


@dataclass(frozen=True)
class Held:
    """A draft beside the plan of which it is a later version, as both stand now."""

    draft: models.ImportDraft
    live: CorePlan
    document: CorePlan
    said: Settled

    @cached_property
    def matching(self) -> Matching:
        """Which row of the document is which row of the plan."""
        return matched(self.live, self.document, said=self.said.rows, base=self.base)

    @cached_property
    def base(self) -> CorePlan:
        """What the documents said until now."""
        return base_of(self.draft.plan)

    @cached_property
    def asked(self) -> tuple[Pair, ...]:
        """The rows of the document of which nobody has said yet which they are."""
        return tuple(pair for pair in self.matching.pairs if not pair.sure and pair.document is not None)

    @cached_property
    def answered(self) -> tuple[Pair, ...]:
        """The rows of the document of which somebody said which they are."""
        return tuple(pair for pair in self.matching.pairs if (pair.entity, pair.document) in self.said.rows)

    @cached_property
    def said_by_ids(self) -> CorePlan:
        """What the document says, under the plan's own ids."""
        return under_live_ids(self.live, self.document, self.matching)

    @cached_property
    def merge(self) -> Merge:
        """What the document proposes, held against what the last one said and what was changed here since."""
        whole = bool(self.said.whole)
        return merge(self.base, self.live, self.said_by_ids, whole=whole, matching=self.matching)

    @property
    def said_last(self) -> CorePlan:
        """What the next document is held against once this one is taken in."""
        return said_last(self.base, self.said_by_ids, self.merge)

    @property
    def warning(self) -> str:
        """Why the document looks like another plan altogether; nothing where it does not, or somebody said it is."""
        if self.said.same or not self.draft.understood:
            return ""
        # Only those that are sure: two plans number their rows alike, and say quite other things.
        known = sum(
            pair.entity in _ROWS_THAT_TELL and bool(pair.live and pair.document) and pair.sure
            for pair in self.matching.pairs
        )
        return looks_like_another(self.live, self.document, known=known) or ""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is left to say before the difference can be shown."""
        return not self.asked and self.said.whole is not None


def held(draft: models.ImportDraft) -> Held:
    """The draft held against its plan as it stands now."""
    document = readings.corrected_plan(draft.reading, draft.corrections)
    return Held(draft, core_plan(draft.plan), document, settled(draft))


def base_of(plan: models.Plan) -> CorePlan:
    """What the plan's documents said, under the plan's ids; before a second one, the plan as it came in."""
    if last := models.PlanDocument.objects.filter(plan=plan).last():
        return CorePlan.model_validate(last.value)
    first = Revision.objects.filter(plan=plan.pk).order_by("place").values_list("at", flat=True).first()
    return core_plan(plan, at=first + timedelta(microseconds=1))  # all rows of the first document have this moment
