"""Every change to a plan. Each is one transaction with its revisions inside: it happens whole or not at all."""

from __future__ import annotations

import hashlib
import logging
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from goldthread.documents import Reading, apart
from goldthread.documents.mapping import Mapping, TableMapping
from goldthread.errors import BadPlan, NotAPlan, UserError
from goldthread.plan.checks import Finding, check_plan, rules_digest
from goldthread.plan.model import Plan as CorePlan
from goldthread.plan.part import in_force
from goldthread.plan.rating_rules import likely_rule
from goldthread.plan.terms import Terms
from goldthread_site.look.clock import moment
from goldthread_site.look.pieces import counted, long_day
from goldthread_site.plans import mappings, models, readings, rows
from goldthread_site.plans.changing import Stale
from goldthread_site.plans.reading_safely import read_safely
from goldthread_site.trail.record import Change, record, state_of

log = logging.getLogger("goldthread.plans")


class AlreadyIn(UserError):
    """The same file was accepted before; ``plan`` is what it became, or the plan that it was taken into."""

    def __init__(self, plan: models.Plan, *, file_name: str, taken: models.PlanDocument | None = None) -> None:
        self.plan = plan
        when = timezone.localdate(taken.taken_at if taken else plan.accepted_at)
        how = "taken in as a later version of its plan" if taken else "accepted"
        super().__init__(
            "this file was brought in already", where=file_name, why=f"it was {how} on {long_day(when)}",
            try_="Open that plan, or choose another file",
        )  # fmt: skip


class StillToCheck(UserError):
    """The plan cannot go in before every doubtful value is decided."""


def digest_of(data: bytes) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def refuse_if_already_in(data: bytes, *, file_name: str) -> None:
    """Raises `AlreadyIn` where the same bytes were accepted before."""
    digest = digest_of(data)
    if plan := models.Plan.objects.filter(file_digest=digest).first():
        raise AlreadyIn(plan, file_name=file_name)
    if taken := models.PlanDocument.objects.filter(file_digest=digest).select_related("plan").first():
        raise AlreadyIn(taken.plan, file_name=file_name, taken=taken)


def start_import(*, by, data: bytes, file_name: str, plan: models.Plan | None = None) -> models.ImportDraft:
    """A draft of what the file says, to be checked. Raises `UserError` where it cannot be read; then nothing is kept.

    The same person's draft of the same file is taken up again as it was left. ``plan`` is the live plan of which the
    file is a later version.
    """
    refuse_if_already_in(data, file_name=file_name)
    digest = digest_of(data)
    _throw_away_old_drafts()
    of_this_file = models.ImportDraft.objects.filter(file_digest=digest, started_by=by, plan=plan)
    if draft := of_this_file.first():
        return draft
    # Reading may take seconds: the database is not held meanwhile.
    own = reading = _read(lambda: apart.read_plan_apart(data, name=file_name), digest, file_name)
    mapping, kept = mappings.kept_for(own)
    if mapping:
        reading = _read(lambda: apart.read_again_apart(own.document, mapping=mapping), digest, file_name)
    with transaction.atomic():
        return of_this_file.first() or models.ImportDraft.objects.create(
            file_name=file_name, file_digest=digest, data=data, reading=readings.as_json(reading),
            started_at=moment(), started_by=by, plan=plan, authority=mappings.owner_of(own),
            mapping=mappings.as_json(mapping), kept_mappings=kept,
            understood=bool(reading.plan.actions),
        )  # fmt: skip


def _read(read: Callable[[], Reading], digest: str, file_name: str) -> Reading:
    """What ``read`` reads, with no action in it where only a person can say which column holds them."""
    try:
        return read_safely(read, digest=digest, file_name=file_name, what="plan")
    except NotAPlan as fault:
        if fault.reading is None:
            raise
        return fault.reading


def _throw_away_old_drafts() -> None:
    oldest = moment() - timedelta(days=settings.DRAFT_KEPT_DAYS)
    models.ImportDraft.objects.filter(started_at__lt=oldest).delete()


def say_columns(*, by, draft: models.ImportDraft, tables: Sequence[TableMapping]) -> models.ImportDraft:
    """The draft read again as a person says that its columns are; what was corrected in it is asked anew.

    Raises `UserError` where no action can be read so, and `Stale` where the draft was changed meanwhile; then nothing
    is changed.
    """
    mapping = mappings.of_tables(tables)
    reading = _read_again(draft, mapping)
    if not reading.plan.actions:
        raise UserError(
            "no action was read with these columns", where=draft.file_name,
            try_="Choose “Action: what will be done” for the column that says what will be done",
        )  # fmt: skip
    return _with_reading(draft, reading, mapping=mappings.as_json(mapping))


def forget_columns(*, by, draft: models.ImportDraft) -> models.ImportDraft:
    """The draft read again without what was said of its columns, which is not kept any longer. All or nothing."""
    reading = _read_again(draft, None)
    with transaction.atomic():
        mappings.forget(draft, by=by)
        return _with_reading(draft, reading, mapping=None, kept_mappings=[])


def _read_again(draft: models.ImportDraft, mapping: Mapping | None) -> Reading:
    document = readings.from_json(draft.reading).document
    return _read(lambda: apart.read_again_apart(document, mapping=mapping), draft.file_digest, draft.file_name)


def _with_reading(draft: models.ImportDraft, reading: Reading, **changes) -> models.ImportDraft:
    changes |= {"reading": readings.as_json(reading), "corrections": [], "understood": bool(reading.plan.actions)}
    return changed_draft(
        draft, "Look at what it says now, then say what the columns are. Nothing was changed", **changes
    )


def correct_value(
    *, by, draft: models.ImportDraft, kind: str, key: str, field: str, value: object
) -> models.ImportDraft:
    """The draft with one value corrected. Raises `UserError` where the plan would no longer hold together."""
    correction = readings.Correction(kind=kind, key=key, field=field, value=value, by=by.pk, at=moment().isoformat())
    return _with_correction(draft, correction)


def confirm_value(*, by, draft: models.ImportDraft, kind: str, key: str, field: str) -> models.ImportDraft:
    """The draft with one doubtful value confirmed as it was read."""
    correction = readings.Correction(kind=kind, key=key, field=field, confirmed=True, by=by.pk, at=moment().isoformat())
    return _with_correction(draft, correction)


def confirm_rest(*, by, draft: models.ImportDraft) -> models.ImportDraft:
    """The draft with every doubtful value that nobody decided on taken as it was read."""
    places = readings.places_to_check(draft.reading, draft.corrections)
    now = moment().isoformat()
    said = [readings.Correction(*place, confirmed=True, by=by.pk, at=now) for place in places]
    return _with_corrections(draft, said) if said else draft


def _with_correction(draft: models.ImportDraft, correction: readings.Correction) -> models.ImportDraft:
    return _with_corrections(draft, [correction])


def _with_corrections(draft: models.ImportDraft, said: list[readings.Correction]) -> models.ImportDraft:
    corrections = draft.corrections
    for correction in said:
        corrections = readings.with_correction(corrections, correction)
    _refuse_what_does_not_hold_together(draft, corrections)
    return changed_draft(
        draft, "Look at the value again, then save it. Your change was not saved", corrections=corrections
    )


def changed_draft(draft: models.ImportDraft, try_: str, **changes) -> models.ImportDraft:
    """The draft with these values. Raises `Stale`, with what to try, where it has another version by now."""
    held = models.ImportDraft.objects.filter(pk=draft.pk, version=draft.version)
    if not held.update(**changes, version=F("version") + 1):
        raise Stale("this import was changed in another window", where=draft.file_name, try_=try_)
    return models.ImportDraft.objects.get(pk=draft.pk)


def _refuse_what_does_not_hold_together(draft: models.ImportDraft, corrections: list[dict]) -> None:
    try:
        readings.corrected_plan(draft.reading, corrections)
    except BadPlan as fault:
        raise UserError(
            "the plan does not hold together with this value", why="; ".join(fault.faults[:2]),
            try_="Change it and save again. Nothing was saved",
        ) from None  # fmt: skip


def discard_import(*, by, draft: models.ImportDraft) -> None:
    """Throws the draft away, the file with it. Nothing of it was in a plan, so nothing is left to record."""
    draft.delete()


def accept_import(*, by, draft: models.ImportDraft) -> models.Plan:
    """The plan made of the draft, with a revision for each row; the draft is gone. All or nothing.

    Raises `StillToCheck` while a doubtful value is undecided.
    """
    with transaction.atomic():
        held = held_for_good(draft)
        if held.plan_id:
            raise UserError("this is a later version of a plan", where=draft.file_name, try_="Take it in there")
        plan = _plan_from(held, by)
        mappings.keep(held, plan=plan, by=by)
        held.delete()
        check_once(plan)
        return plan


def held_for_good(draft: models.ImportDraft) -> models.ImportDraft:
    """The draft, locked until the transaction ends, of which nothing is left to check.

    Raises `Stale` where it has another version by now, `StillToCheck` while a doubtful value is undecided.
    """
    held = models.ImportDraft.objects.select_for_update().filter(pk=draft.pk, version=draft.version).first()
    if held is None:
        raise Stale(
            "this import was changed or accepted in another window", where=draft.file_name,
            try_="Open it again and check what it says now",
        )  # fmt: skip
    if not held.understood:
        raise StillToCheck("no action was read: say what the columns are first", where=draft.file_name)
    if left := readings.places_to_check(held.reading, held.corrections):
        raise StillToCheck(counted(len(left), "value") + " must be checked first", where=draft.file_name)
    return held


def check_once(plan: models.Plan) -> None:
    """Keeps what the check finds. A fault of a rule is logged and keeps no plan out."""
    try:
        with transaction.atomic():
            keep_check(plan=plan)
    except Exception as fault:
        place = traceback.extract_tb(fault.__traceback__)[-1]
        log.error("check failed plan=%s %s at %s:%s", plan.pk, type(fault).__name__, place.name, place.lineno)


def keep_check(*, plan: models.Plan) -> tuple[Finding, ...]:
    """What the check finds in the plan, kept in place of what was kept before.

    The state is read before the plan: a change in between leaves findings under the older state, which nobody asks for.
    """
    state = state_of(plan.pk)
    found = check_plan(in_force(rows.core_plan(plan)))
    values = {"state": state, "rules": rules_digest(), "findings": [asdict(finding) for finding in found]}
    models.KeptCheck.objects.update_or_create(plan=plan, defaults=values)
    return found


def _plan_from(draft: models.ImportDraft, by) -> models.Plan:
    core_plan = readings.corrected_plan(draft.reading, draft.corrections)
    return put_in(core_plan, by=by, why=_why(draft), file_name=draft.file_name, file_digest=draft.file_digest)


def put_in(core_plan: CorePlan, *, by, why: str, file_name: str, file_digest: str) -> models.Plan:
    """The plan as rows, with a revision for each. Call inside the transaction that also ends its draft."""
    if core_plan.terms == Terms():  # nobody said yet how it is run
        core_plan = core_plan.model_copy(update={"terms": Terms(rating_rule=likely_rule(core_plan))})
    plan = _head(rows.columns_of_plan(core_plan), by, file_name, file_digest)
    entities = list(rows.rows_of(core_plan))
    for entity in entities:
        entity.plan = plan
    for model in models.ROWS:
        model.objects.bulk_create([row for row in entities if type(row) is model], batch_size=200)
    changes = [Change("plan", str(plan.pk), plan.value), *(Change(row.entity, row.key, row.value) for row in entities)]
    record(plan=plan.pk, changes=changes, by=by, why=why)
    return plan


def _head(columns: dict, by, file_name: str, file_digest: str) -> models.Plan:
    try:
        return models.Plan.objects.create(
            file_name=file_name, file_digest=file_digest, accepted_at=moment(), accepted_by=by, **columns
        )
    except IntegrityError:  # another window accepted the same file a moment ago
        raise Stale("this file was brought in already", where=file_name, try_="Open the plan") from None


def _why(draft: models.ImportDraft) -> str:
    corrected = sum(not c.get("confirmed") for c in draft.corrections)
    confirmed = len(draft.corrections) - corrected
    return f"Brought in from {draft.file_name[:200]}: {counted(confirmed, 'value')} confirmed, {corrected} corrected"
