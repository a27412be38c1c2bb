"""One row for every change, chained so that a change of the past shows."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from goldthread_site.look.privacy import ACCOUNT, NONE, STAFF_NAME


class TrailIsAppendOnly(Exception):
    """Someone tried to change or take out a revision."""


class RevisionQuerySet(models.QuerySet):
    """Refuses changes to many rows at once."""

    def update(self, **fields):
        raise TrailIsAppendOnly("a revision is never changed")

    def delete(self):
        raise TrailIsAppendOnly("a revision is never taken out")


class Revision(models.Model):
    """What a row of a plan was after a change, who made it, when and why.

    The chain runs over digests of the values, one chain a plan: a lawful erasure may take a value away and leave
    its digest, and the chain still holds.
    """

    plan = models.BigIntegerField()  # the number of the plan; not a foreign key, the trail outlives the row
    place = models.PositiveIntegerField()
    entity = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    value = models.JSONField(null=True)
    value_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()
    PRIVACY = {
        "id": NONE, "plan": NONE, "place": NONE, "entity": NONE, "key": NONE, "at": NONE, "by": ACCOUNT,
        "why": STAFF_NAME, "value": STAFF_NAME, "value_digest": NONE, "digest": NONE,
    }  # fmt: skip

    class Meta:
        ordering = ["plan", "place"]
        constraints = [models.UniqueConstraint(fields=["plan", "place"], name="one_chain_a_plan")]
        indexes = [models.Index(fields=["plan", "entity", "key"])]

    def __str__(self) -> str:
        return f"revision {self.place} of plan {self.plan}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TrailIsAppendOnly("a revision is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TrailIsAppendOnly("a revision is never taken out")
