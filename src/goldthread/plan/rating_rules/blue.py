"""Blue is complete, proven, and seen by a second person: what is still missing before an action may be blue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action
from goldthread.plan.standing import is_done


def blue_needs(
    action: Action, updates: Sequence[Update], evidence: Sequence[Evidence], *, as_at: date | None = None
) -> str | None:
    """What is missing before the action may be blue, in a sentence; ``None`` where nothing is.

    Evidence that was withdrawn does not count, nor, where ``as_at`` is given, what has expired by then.

    >>> said = Update(id="u1", action="9.2", on="2026-11-20", by="Owen Tarrant", completed="2026-11-20")
    >>> blue_needs(Action(id="9.2", completed="20/11/2026"), [said], [])
    'Blue needs proof, and a second person who has seen it: Owen Tarrant said that it is done.'
    """
    if not is_done(action):
        return "Blue needs the action to be done first."
    proof = has_proof(action, evidence, as_at=as_at)
    if proof and is_proven(action, updates, evidence, as_at=as_at):
        return None
    claim = _claim_of_done(action, updates)
    said = f": {claim.by} said that it is done" if claim else ""
    checked = claim is not None and _checked_by_another(claim)
    if proof:
        return f"Blue needs a second person who has seen the proof{said}."
    return "Blue needs proof." if checked else f"Blue needs proof, and a second person who has seen it{said}."


def is_proven(
    action: Action, updates: Iterable[Update], evidence: Sequence[Evidence], *, as_at: date | None = None
) -> bool:
    """Whether the newest claim that the action is done has proof and a second person who is not the one who made it."""
    claim = _claim_of_done(action, updates)
    return claim is not None and _checked_by_another(claim) and has_proof(action, evidence, as_at=as_at)


def has_proof(action: Action, evidence: Iterable[Evidence], *, as_at: date | None = None) -> bool:
    """Whether evidence that stands speaks for the action."""
    return any(
        used.entity == "actions" and used.key == action.id
        for piece in evidence
        if not piece.withdrawn and not (as_at and piece.expires and piece.expires < as_at.isoformat())
        for used in piece.used_by
    )


def _claim_of_done(action: Action, updates: Iterable[Update]) -> Update | None:
    """The newest update that says the action is done, in so many words or by its colour; else the newest one."""
    mine = sorted((update for update in updates if update.action == action.id), key=lambda update: update.on)
    claims = [update for update in mine if update.completed or update.rag == "blue"]
    return (claims or mine or [None])[-1]


def _checked_by_another(claim: Update) -> bool:
    return bool(claim.checked_by) and _bare(claim.checked_by) != _bare(claim.by)


def _bare(name: str) -> str:
    return " ".join(name.split()).casefold()
