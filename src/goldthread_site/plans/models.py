"""Plans as rows. A row holds the core's frozen value as JSON; its other columns are only those that are searched.

The columns are filled from the value by `plans.rows`, and nowhere else.
"""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from goldthread.documents.mapping import TableMapping
from goldthread.plan import model as core
from goldthread.plan.checks import Finding
from goldthread.plan.live.cross_reference import CrossReference as CoreCrossReference
from goldthread.plan.live.date_move import DateMove as CoreDateMove
from goldthread.plan.live.escalation import Escalation as CoreEscalation
from goldthread.plan.live.evidence import Evidence as CoreEvidence
from goldthread.plan.live.hand_down import HandDown as CoreHandDown
from goldthread.plan.live.update import Update as CoreUpdate
from goldthread.plan.value import Value
from goldthread_site.look.privacy import ACCOUNT, DRAFT, NONE, STAFF_NAME


class Plan(models.Model):
    """An improvement plan that was accepted. ``value`` is the core's plan without its rows."""

    authority = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300, blank=True)
    dated = models.CharField(max_length=10, blank=True)
    file_name = models.CharField(max_length=255)
    file_digest = models.CharField(max_length=64, unique=True)
    accepted_at = models.DateTimeField()
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_on = models.DateField(null=True)  # from that day it is read only
    keep_until = models.DateField(null=True)  # the last day on which a closed plan is kept
    version = models.PositiveIntegerField(default=1)
    value = models.JSONField()

    PRIVACY = {
        "id": NONE, "authority": NONE, "title": NONE, "dated": NONE, "file_name": NONE, "file_digest": NONE,
        "accepted_at": NONE, "accepted_by": ACCOUNT, "closed_on": NONE, "keep_until": NONE, "version": NONE,
        "value": STAFF_NAME,
    }  # fmt: skip

    class Meta:
        ordering = ["-accepted_at", "-id"]

    def __str__(self) -> str:
        return f"plan {self.pk}"


class Row(models.Model):
    """What every row of a plan has. ``core`` is the class of its value, ``entity`` the plan's own name for the list."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="%(class)ss")
    key = models.CharField(max_length=200)  # the core's id; “position 3” where the core gives none
    order = models.PositiveIntegerField()
    version = models.PositiveIntegerField(default=1)
    value = models.JSONField()

    PRIVACY = {"id": NONE, "plan": NONE, "key": NONE, "order": NONE, "version": NONE, "value": STAFF_NAME}
    core: type[Value]
    entity: str

    class Meta:
        abstract = True
        ordering = ["plan", "order"]
        constraints = [models.UniqueConstraint(fields=["plan", "key"], name="%(class)s_once_a_plan")]

    def __str__(self) -> str:
        return f"{self.entity} {self.key} of plan {self.plan_id}"

    @property
    def read(self) -> Value:
        """The core's value."""
        return self.core.model_validate(self.value)


class Section(Row):
    """A priority group or workstream."""

    core, entity = core.Section, "sections"
    title = models.TextField(blank=True)
    PRIVACY = {**Row.PRIVACY, "title": NONE}


class Recommendation(Row):
    """What the inspectors asked for."""

    core, entity = core.Recommendation, "recommendations"
    number = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    section = models.CharField(max_length=200, blank=True)
    withdrawn = models.BooleanField(default=False)
    PRIVACY = {**Row.PRIVACY, "number": NONE, "text": NONE, "section": NONE, "withdrawn": NONE}


class Action(Row):
    """What someone promised to do. ``leads`` holds one name a line, for searching."""

    core, entity = core.Action, "actions"
    ref = models.CharField(max_length=60, blank=True)
    text = models.TextField(blank=True)
    section = models.CharField(max_length=200, blank=True)
    recommendations = models.JSONField(default=list)
    leads = models.TextField(blank=True)
    rag = models.CharField(max_length=10, blank=True)
    due_latest = models.DateField(null=True)
    slipped = models.BooleanField(default=False)
    completed = models.BooleanField(default=False)  # whether the core calls it done
    withdrawn = models.BooleanField(default=False)  # kept, and no longer promised
    PRIVACY = {
        **Row.PRIVACY, "ref": NONE, "text": NONE, "section": NONE, "recommendations": NONE, "leads": STAFF_NAME,
        "rag": NONE, "due_latest": NONE, "slipped": NONE, "completed": NONE, "withdrawn": NONE,
    }  # fmt: skip


class Outcome(Row):
    """What should be different."""

    core, entity = core.Outcome, "outcomes"
    text = models.TextField(blank=True)
    PRIVACY = {**Row.PRIVACY, "text": NONE}


class Indicator(Row):
    """A figure that is to show it."""

    core, entity = core.Indicator, "indicators"
    code = models.CharField(max_length=60, blank=True)
    PRIVACY = {**Row.PRIVACY, "code": NONE}


class Position(Row):
    """Where a recommendation stood on a day."""

    core, entity = core.Position, "positions"
    recommendation = models.CharField(max_length=200)
    as_at = models.DateField(null=True)
    PRIVACY = {**Row.PRIVACY, "recommendation": NONE, "as_at": NONE}


class RemedialAction(Row):
    """What is to be done about something red or late."""

    core, entity = core.RemedialAction, "remedial_actions"
    recommendation = models.CharField(max_length=200, blank=True)
    PRIVACY = {**Row.PRIVACY, "recommendation": NONE}


class CostLine(Row):
    """A line of the plan's budget."""

    core, entity = core.CostLine, "costs.lines"
    item = models.TextField(blank=True)
    recurrent = models.BooleanField(null=True)
    PRIVACY = {**Row.PRIVACY, "item": NONE, "recurrent": NONE}


ROWS: tuple[type[Row], ...] = (
    Section, Recommendation, Action, Outcome, Indicator, Position, RemedialAction, CostLine,
)  # fmt: skip


class Update(Row):
    """What somebody said of an action on a day."""

    core, entity = CoreUpdate, "updates"
    action = models.CharField(max_length=200, db_index=True)
    on = models.DateField()
    PRIVACY = {**Row.PRIVACY, "action": NONE, "on": NONE}


class DateMove(Row):
    """A date that moved, or that somebody asks to move."""

    core, entity = CoreDateMove, "date_moves"
    action = models.CharField(max_length=200, db_index=True)
    state = models.CharField(max_length=10)
    PRIVACY = {**Row.PRIVACY, "action": NONE, "state": NONE}


class Evidence(Row):
    """A piece of evidence."""

    core, entity = CoreEvidence, "evidence"
    expires = models.DateField(null=True)
    PRIVACY = {**Row.PRIVACY, "expires": NONE}


class CrossReference(Row):
    """A row that speaks of another, here or in another plan."""

    core, entity = CoreCrossReference, "cross_references"
    other_plan = models.BigIntegerField(null=True)
    PRIVACY = {**Row.PRIVACY, "other_plan": NONE}


class PositionDraft(Row):
    """A position on its way: seen only by whoever runs the plan. Published, it becomes a `Position`, and rests."""

    core, entity = core.Position, "position_drafts"
    recommendation = models.CharField(max_length=200)
    as_at = models.DateField(null=True)
    PRIVACY = {**Row.PRIVACY, "recommendation": NONE, "as_at": NONE}


class HandDown(Row):
    """An action that a team's plan carries out."""

    core, entity = CoreHandDown, "hand_downs"
    action = models.CharField(max_length=200, db_index=True)
    team_plan = models.BigIntegerField(db_index=True)
    PRIVACY = {**Row.PRIVACY, "action": NONE, "team_plan": NONE}


class Escalation(Row):
    """A stuck action that was taken to somebody who can move it."""

    core, entity = CoreEscalation, "escalations"
    action = models.CharField(max_length=200, db_index=True)
    ended = models.BooleanField(default=False)
    PRIVACY = {**Row.PRIVACY, "action": NONE, "ended": NONE}


# What happens to a plan once it runs: no part of the document, but of its trail.
LIVE_ROWS: tuple[type[Row], ...] = (
    Update, DateMove, Evidence, CrossReference, PositionDraft, HandDown, Escalation,
)  # fmt: skip
EVERY_ROW: dict[str, type[Row]] = {model.entity: model for model in (*ROWS, *LIVE_ROWS)}


class PlanDocument(models.Model):
    """A later version of a plan's document that was taken in.

    ``value`` is what it said, under the plan's own ids, and what those before it said where it is silent. What the
    next one says is held against it: a difference from it is the document's, all else is the live plan's.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="documents")
    file_name = models.CharField(max_length=255)
    file_digest = models.CharField(max_length=64, unique=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    value = models.JSONField()

    PRIVACY = {
        "id": NONE, "plan": NONE, "file_name": NONE, "file_digest": NONE, "taken_at": NONE, "taken_by": ACCOUNT,
        "value": STAFF_NAME,
    }  # fmt: skip

    class Meta:
        ordering = ["taken_at", "pk"]

    def __str__(self) -> str:
        return f"document {self.pk} of plan {self.plan_id}"


class SavedFilter(models.Model):
    """What a person asks for again and again of a list: of one plan's actions, or of those of every plan."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_filters")
    plan = models.ForeignKey(Plan, null=True, on_delete=models.CASCADE, related_name="saved_filters")
    name = models.CharField(max_length=100)
    asks = models.JSONField()

    PRIVACY = {"id": NONE, "person": ACCOUNT, "plan": NONE, "name": NONE, "asks": STAFF_NAME}

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "plan", "name"], name="one_filter_a_name_in_a_plan"),
            models.UniqueConstraint(
                fields=["person", "name"], condition=models.Q(plan=None), name="one_filter_a_name_across"
            ),
        ]

    def __str__(self) -> str:
        return f"filter {self.pk}"


class KeptCheck(models.Model):
    """What the plan check found, so that no page waits for it. It follows from the plan, so it is no part of the trail.

    It holds while the plan is in ``state``, the last link of its trail, and the rules' code and data make ``rules``.
    """

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="kept_check")
    state = models.CharField(max_length=64)
    rules = models.CharField(max_length=64)
    findings = models.JSONField()

    PRIVACY = {"id": NONE, "plan": NONE, "state": NONE, "rules": NONE, "findings": STAFF_NAME}

    def __str__(self) -> str:
        return f"check of plan {self.plan_id}"

    @property
    def read(self) -> tuple[Finding, ...]:
        """The core's findings, in their order."""
        return tuple(
            Finding(**{name: tuple(part) if isinstance(part, list) else part for name, part in found.items()})
            for found in self.findings
        )


class ImportDraft(models.Model):
    """A file on its way in: what was read, what was corrected. Gone once accepted or thrown away.

    ``plan`` is the live plan of which the file is a later version; none where it is to become a plan of its own.
    """

    plan = models.ForeignKey(Plan, null=True, on_delete=models.CASCADE, related_name="import_drafts")
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField(max_length=255)
    file_digest = models.CharField(max_length=64)
    data = models.BinaryField()
    reading = models.JSONField()
    corrections = models.JSONField(default=list)
    understood = models.BooleanField(default=True)  # whether a column of actions was found
    authority = models.CharField(max_length=200, blank=True)  # as the reader itself read it, whatever a person said
    mapping = models.JSONField(null=True)  # the core's map of columns by which the file was read
    kept_mappings = models.JSONField(default=list)  # the ids of the kept ones that fitted the file
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    PRIVACY = {
        "plan": NONE, "id": NONE, "file_name": DRAFT, "file_digest": NONE, "data": DRAFT, "reading": DRAFT,
        "corrections": DRAFT, "understood": NONE, "authority": NONE, "mapping": NONE, "kept_mappings": NONE,
        "version": NONE, "started_at": DRAFT, "started_by": ACCOUNT,
    }  # fmt: skip

    class Meta:
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"import {self.pk}"


class ColumnMapping(models.Model):
    """What a person said that the columns of one layout of table hold, kept for the council's next file.

    ``value`` is the core's map of that layout; ``signature`` is a digest of the heads by which it is known again.
    ``plan`` is the plan it last came in with, in whose trail every change of it stands.
    """

    authority = models.CharField(max_length=200, blank=True)
    signature = models.CharField(max_length=64)
    value = models.JSONField()
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="column_mappings")
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    PRIVACY = {
        "id": NONE, "authority": NONE, "signature": NONE, "value": NONE, "plan": NONE, "said_at": NONE,
        "said_by": ACCOUNT, "version": NONE,
    }  # fmt: skip

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["authority", "signature"], name="one_meaning_a_layout")]

    def __str__(self) -> str:
        return f"column mapping {self.pk}"

    @property
    def read(self) -> TableMapping:
        """The core's map of the layout."""
        return TableMapping.model_validate(self.value)


from goldthread_site.plans.reports.models import PlanReport, ReportDraft  # noqa: E402, F401, so that Django finds them
from goldthread_site.plans.updates.models import SheetDraft  # noqa: E402, F401
