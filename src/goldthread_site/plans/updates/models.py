"""An update sheet on its way back into the plan."""

from __future__ import annotations

import uuid
from dataclasses import asdict

from django.conf import settings
from django.db import models

from goldthread.plan.updates import SheetRow
from goldthread_site.look.privacy import ACCOUNT, DRAFT, NONE


class SheetDraft(models.Model):
    """A sheet that came back: the rows that something was written into. Gone once it is put in or thrown away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="sheets")
    file_name = models.CharField(max_length=255)
    file_digest = models.CharField(max_length=64)
    rows = models.JSONField()
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    PRIVACY = {
        "id": NONE, "plan": NONE, "file_name": DRAFT, "file_digest": NONE, "rows": DRAFT, "started_at": DRAFT,
        "started_by": ACCOUNT,
    }  # fmt: skip

    class Meta:
        app_label = "plans"
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"update sheet {self.pk}"

    @property
    def read(self) -> tuple[SheetRow, ...]:
        """The core's rows."""
        return tuple(SheetRow(**row) for row in self.rows)


def plain(rows: tuple[SheetRow, ...]) -> list[dict]:
    """The rows as JSON values, those apart that nothing was written into and nothing is to be said of."""
    return [asdict(row) for row in rows if row.note or not row.is_empty]
