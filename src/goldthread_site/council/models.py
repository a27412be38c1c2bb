"""Which council this is, and the boards that receive its plans."""

from __future__ import annotations

from datetime import date

from django.db import models

from goldthread_site.look.privacy import NONE, STAFF_NAME

THE_ONE = 1  # the number of the only row


class Council(models.Model):
    """The council that runs this site. There is one row at most."""

    name = models.CharField(max_length=120)
    version = models.PositiveIntegerField(default=1)

    PRIVACY = {"id": NONE, "name": NONE, "version": NONE}

    def __str__(self) -> str:
        return self.name

    def value(self) -> dict:
        """What a revision keeps."""
        return {"name": self.name}


class Board(models.Model):
    """A board that receives the council's plans, with the days on which it met or meets.

    One that meets no longer stays, with the day from which it is not offered any more: plans went to it.
    """

    IMPROVEMENT, SCRUTINY, PARENTING, SAFEGUARDING, OTHER = (
        "improvement",
        "scrutiny",
        "parenting",
        "safeguarding",
        "other",
    )
    KINDS = (
        (IMPROVEMENT, "Improvement board"), (SCRUTINY, "Scrutiny committee"),
        (PARENTING, "Corporate parenting board"), (SAFEGUARDING, "Safeguarding partnership"), (OTHER, "Another board"),
    )  # fmt: skip

    kind = models.CharField(max_length=20, choices=KINDS)
    name = models.CharField(max_length=120, unique=True)
    chair = models.CharField(max_length=200, blank=True)
    days = models.JSONField(default=list)  # of meeting, as ISO dates, the first one first
    ended_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    PRIVACY = {
        "id": NONE, "kind": NONE, "name": NONE, "chair": STAFF_NAME, "days": NONE, "ended_on": NONE, "version": NONE,
    }  # fmt: skip

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"board {self.pk}"

    @property
    def meets(self) -> list[date]:
        """The days of meeting, the first one first."""
        return [date.fromisoformat(day) for day in self.days]

    def value(self) -> dict:
        """What a revision keeps."""
        ended = self.ended_on.isoformat() if self.ended_on else None
        return {"kind": self.kind, "name": self.name, "chair": self.chair, "days": self.days, "ended": ended}
