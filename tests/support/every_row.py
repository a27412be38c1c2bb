"""A value for each list of a plan, with words in every place that can hold some."""

from __future__ import annotations

from goldthread.plan import model as core
from goldthread.plan.live.cross_reference import CrossReference
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.escalation import Escalation, Reply
from goldthread.plan.live.evidence import Evidence, FileVersion, Used
from goldthread.plan.live.hand_down import HandDown
from goldthread.plan.live.update import Update
from goldthread_site.plans import models

DAY = "2026-11-22"
WORDS = "Kit Marlow"


def one_of_each(recommendation: str):
    """Pairs of a model and a value of it, each speaking of the small plan's first action and of ``recommendation``."""
    due = core.Due(text=WORDS, latest=DAY, kinds=("date",))
    rated = core.Rated(text=(WORDS,), rag="amber")
    version = FileVersion(sha256="a" * 64, size=3, name=f"{WORDS}.pdf", media_type="application/pdf", by=WORDS, on=DAY)
    yield models.Section, core.Section(id="s9", title=WORDS, lead=WORDS, commitments=(WORDS,))
    yield models.Recommendation, core.Recommendation(id="r9", number="9", text=WORDS, note=WORDS)
    yield models.Outcome, core.Outcome(id="o9", text=WORDS, targets=(WORDS,))
    yield models.Indicator, core.Indicator(code=WORDS, text=WORDS)
    yield models.Position, core.Position(recommendation=recommendation, as_at=DAY, outcome=rated, impact=rated)
    yield models.PositionDraft, core.Position(recommendation=recommendation, as_at=DAY, outcome=rated, impact=rated)
    yield models.RemedialAction, core.RemedialAction(action="a1", outstanding=WORDS, remedies=(WORDS,), due=due)
    yield models.CostLine, core.CostLine(item=WORDS, amounts={"2026-27": 12.5}, actions=("a1",))
    yield models.Update, Update(id="u9", action="a1", on=DAY, by=WORDS, changed=WORDS, rag="green", completed=DAY)
    yield (
        models.DateMove,
        DateMove(id="m9", action="a1", before=due, after=due, reason=WORDS, asked_by=WORDS, asked_on=DAY, answer=WORDS),
    )
    yield (
        models.Evidence,
        Evidence(
            id="e9", title=WORDS, versions=(version,), used_by=(Used(entity="actions", key="a1"),), withdrawn=WORDS
        ),
    )
    yield (
        models.CrossReference,
        CrossReference(id="c9", entity="actions", key="a1", other_entity="actions", other_key="a2", note=WORDS),
    )
    yield models.HandDown, HandDown(id="h9", action="a1", plan=9, actions=("a1",), on=DAY, by=WORDS, note=WORDS)
    replies = (Reply(on=DAY, by=WORDS, text=WORDS),)
    yield (
        models.Escalation,
        Escalation(id="x9", action="a1", to=WORDS, on=DAY, by=WORDS, why=WORDS, replies=replies, outcome=WORDS),
    )
