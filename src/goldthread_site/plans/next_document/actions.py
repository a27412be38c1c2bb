"""What is said of a later document, and taking it in. Each is one transaction: whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from goldthread.errors import UserError
from goldthread.plan.next_version.taking import taken
from goldthread_site.look.clock import moment, today
from goldthread_site.look.pieces import long_day
from goldthread_site.plans import mappings, models
from goldthread_site.plans.actions import changed_draft, check_once, discard_import, held_for_good, refuse_if_already_in
from goldthread_site.plans.changing import Changing, Stale, changing
from goldthread_site.plans.next_document.held import Held, held
from goldthread_site.plans.next_document.putting import put_in
from goldthread_site.plans.next_document.settled import Settled, reading_with
from goldthread_site.trail.record import state_of

_AGAIN = "Look at it again, then say it. Nothing was saved"


class PlanMovedOn(Stale):
    """The live plan was changed between looking and pressing; ``seen`` is the state that the person looked at."""

    def __init__(self, *, file_name: str, seen: str) -> None:
        self.seen = seen
        super().__init__(
            "the plan was changed while you looked at this document", where=file_name,
            try_="Look at what changed, then take the document in. Nothing was saved",
        )  # fmt: skip


def say(*, by, draft: models.ImportDraft, said: Settled) -> models.ImportDraft:
    """The draft with what was said of it. Raises `Stale` where it was changed in another window meanwhile."""
    return changed_draft(draft, _AGAIN, reading=reading_with(draft, said))


def take_in_there(*, by, draft: models.ImportDraft, plan: models.Plan) -> models.ImportDraft:
    """The draft as a later version of ``plan``; where the same file was begun there already, that one."""
    with transaction.atomic():
        begun = models.ImportDraft.objects.filter(plan=plan, started_by=by, file_digest=draft.file_digest).first()
        if begun:
            discard_import(by=by, draft=draft)
            return begun
        return changed_draft(draft, _AGAIN, plan=plan, reading=reading_with(draft, Settled()))


def take_in(
    *, by, draft: models.ImportDraft, state: str, decisions: Mapping[int, str]
) -> models.PlanDocument:  # fmt: skip
    """The document taken into its plan: a revision for each row that it changes, all of one reason.

    ``state`` is the state of the plan that the person looked at; ``decisions`` says of each conflict by its number
    whether the plan's words stay (“mine”), the document's come in (“theirs”), or which words stand instead. Raises
    `PlanMovedOn` where the plan was changed since, `UserError` where a conflict is not decided. The draft is gone.
    """
    at, why = moment(), why_of(draft)
    with changing(draft.plan, by=by, why=why) as change:
        now = _held_for_good(draft, change, state)
        published = {each.number: "mine" for each in now.merge.proposed if each.frozen}  # never changed
        after = taken(now.live, now.merge, {**decisions, **published}, marks=False)
        put_in(change, now.live, after)
        document = _kept(now, change, at)
        mappings.keep(now.draft, plan=change.plan, by=by)
        now.draft.delete()
    check_once(document.plan)
    return document


def why_of(draft: models.ImportDraft) -> str:
    """The reason that stands in the trail with every row that the document changes."""
    return f"From {draft.file_name[:200]}, taken in on {long_day(today())}"


def _held_for_good(draft: models.ImportDraft, change: Changing, state: str) -> Held:
    """The draft and the plan, both locked; refused where either is not as it was looked at."""
    draft = held_for_good(draft)
    refuse_if_already_in(bytes(draft.data), file_name=draft.file_name)
    if state_of(change.plan.pk) != state:
        raise PlanMovedOn(file_name=draft.file_name, seen=state)
    now = held(draft)
    if not now.is_ready:
        raise UserError("not all is said of this document yet", where=draft.file_name, try_="Open it again")
    return now


def _kept(now: Held, change: Changing, at: datetime) -> models.PlanDocument:
    values: dict[str, Any] = {"file_name": now.draft.file_name, "file_digest": now.draft.file_digest}
    try:
        return models.PlanDocument.objects.create(
            plan=change.plan, taken_at=at, taken_by=change.by, value=now.said_last.model_dump(mode="json"), **values
        )
    except IntegrityError:  # the same file was taken into another plan a moment ago
        raise Stale("this file was brought in already", where=now.draft.file_name, try_="Open the plan") from None
