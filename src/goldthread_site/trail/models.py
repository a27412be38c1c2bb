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


class ChainHead(models.Model):
    """Where the chain of a plan ends, sealed with the key of the site: revisions cut off its end are missed.

    Whoever writes a revision holds this row, so that two people never add to one chain at the same time.
    """

    plan = models.BigIntegerField(primary_key=True)
    place = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    seal = models.CharField(max_length=64)

    PRIVACY = {"plan": NONE, "place": NONE, "digest": NONE, "seal": NONE}

    def __str__(self) -> str:
        return f"head of the chain of plan {self.plan}"


class Revision(models.Model):
    """What a row of a plan was after a change, who made it, when and why.

    The chain runs over digests of the value and the reason, one chain a plan: a lawful erasure may take the words away
    and leave their digests, and the chain still holds. What a link is made of stands in `goldthread.trail`.
    """

    plan = models.BigIntegerField()  # the number of the plan; not a foreign key, the trail outlives the row
    place = models.PositiveIntegerField()
    entity = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=500)
    value = models.JSONField(null=True)
    salt = models.CharField(max_length=32, blank=True, default="")
    value_digest = models.CharField(max_length=64)
    why_digest = models.CharField(max_length=64, blank=True, default="")
    digest = models.CharField(max_length=64)

    objects = RevisionQuerySet.as_manager()
    PRIVACY = {
        "id": NONE, "plan": NONE, "place": NONE, "entity": NONE, "key": NONE, "at": NONE, "by": ACCOUNT,
        "why": STAFF_NAME, "value": STAFF_NAME, "salt": NONE, "value_digest": NONE, "why_digest": NONE, "digest": NONE,
    }  # fmt: skip

    class Meta:
        ordering = ["plan", "place"]
        constraints = [models.UniqueConstraint(fields=["plan", "place"], name="one_chain_a_plan")]
        # A row's last revision by a day is found in the first without reading a value; days and months in the second.
        indexes = [
            models.Index(fields=["plan", "entity", "key", "place", "at"], name="trail_of_a_row"),
            models.Index(fields=["plan", "at", "place"], name="trail_by_day"),
        ]

    def __str__(self) -> str:
        return f"revision {self.place} of plan {self.plan}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TrailIsAppendOnly("a revision is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TrailIsAppendOnly("a revision is never taken out")


class Erasure(models.Model):
    """Somebody's request to take words out of the trail for good, and what a second person answered.

    Only the database's guards let words go: they look for such a row, with two different people. Request and answer
    stand in the chain of the plan as well.
    """

    class State(models.TextChoices):
        ASKED, AGREED, REFUSED = "asked", "agreed", "refused"

    plan = models.BigIntegerField()
    entity = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    why = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    PRIVACY = {
        "id": NONE, "plan": NONE, "entity": NONE, "key": NONE, "asked_by": ACCOUNT, "asked_at": NONE,
        "why": STAFF_NAME, "state": NONE, "decided_by": ACCOUNT, "decided_at": NONE, "answer": STAFF_NAME,
    }  # fmt: skip

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"erasure {self.pk} of plan {self.plan}"


class ErasedRevision(models.Model):
    """A revision whose words a request asks to take out."""

    erasure = models.ForeignKey(Erasure, on_delete=models.PROTECT, related_name="revisions")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="erasures")

    PRIVACY = {"id": NONE, "erasure": NONE, "revision": NONE}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["erasure", "revision"], name="once_a_request")]

    def __str__(self) -> str:
        return f"revision {self.revision_id} in erasure {self.erasure_id}"
