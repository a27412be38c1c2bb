"""A report on its way in, and the report that a plan was begun from."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from goldthread.plan.report import Report
from goldthread.plan.statutory_clock import Clock, Stated, statutory_clock
from goldthread_site.look.privacy import ACCOUNT, DRAFT, NONE, STAFF_NAME


class ReportDraft(models.Model):
    """A report that was read, and what was chosen of it. Gone once the plan is made, or thrown away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_name = models.CharField(max_length=255)
    file_digest = models.CharField(max_length=64)
    report = models.JSONField()
    choices = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    PRIVACY = {
        "id": NONE, "file_name": DRAFT, "file_digest": NONE, "report": DRAFT, "choices": DRAFT, "version": NONE,
        "started_at": DRAFT, "started_by": ACCOUNT,
    }  # fmt: skip

    class Meta:
        app_label = "plans"
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"report draft {self.pk}"

    @property
    def read(self) -> Report:
        """The core's report."""
        return Report.model_validate(self.report)


class PlanReport(models.Model):
    """The report that a plan was begun from, whole, so that the plan can be held against it later.

    ``value`` holds the report, the days that were corrected or added, and the stated dates with their reasons.
    """

    plan = models.OneToOneField("plans.Plan", on_delete=models.CASCADE, related_name="begun_from")
    value = models.JSONField()
    version = models.PositiveIntegerField(default=1)

    PRIVACY = {"id": NONE, "plan": NONE, "value": STAFF_NAME, "version": NONE}

    class Meta:
        app_label = "plans"

    def __str__(self) -> str:
        return f"report of plan {self.plan_id}"

    @property
    def read(self) -> Report:
        """The core's report, as the file printed it."""
        return Report.model_validate(self.value["report"])

    @property
    def clock(self) -> Clock:
        """By when the council must answer it."""
        return clock_of(self.value)


def clock_of(said: dict) -> Clock:
    """The clock that the chosen days start: ``published``, ``received`` and ``stated`` as a form gives them."""
    stated = {name: Stated(**one) for name, one in (said.get("stated") or {}).items()}
    return statutory_clock(published=said.get("published"), received=said.get("received"), stated=stated)
