"""Who owns what: one directory for the whole council, and one meaning for each name as it is printed."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models

from goldthread_site.look.privacy import ACCOUNT, NONE, STAFF_NAME
from goldthread_site.owners.words import label_of


class Party(models.Model):
    """A person, team or post that can own actions. It is never taken out: it is marked as left.

    ``known_as`` is its name and note as they are compared: no two parties are called the same. ``held_by`` is the
    person who holds a post or speaks for a team.
    """

    PERSON, TEAM, POST = "person", "team", "post"
    KINDS = ((PERSON, "Person"), (POST, "Post"), (TEAM, "Team or body"))

    kind = models.CharField(max_length=10, choices=KINDS)
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=100, blank=True)
    known_as = models.CharField(max_length=310, unique=True)
    email = models.EmailField(blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="party"
    )
    held_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="holds")
    left_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    PRIVACY = {
        "id": NONE, "kind": NONE, "name": STAFF_NAME, "note": STAFF_NAME, "known_as": STAFF_NAME, "email": STAFF_NAME,
        "account": ACCOUNT, "held_by": STAFF_NAME, "left_on": STAFF_NAME, "version": NONE,
    }  # fmt: skip

    class Meta:
        ordering = ["known_as"]

    def __str__(self) -> str:
        return f"party {self.pk}"

    @property
    def label(self) -> str:
        """The name by which plans name this party: “Sam Lee (Education)” where there are two of the name."""
        return label_of(self.name, self.note)

    @property
    def called(self) -> str:
        """The name as pages show it: “Sam Lee, Education”. Lists cut what stands in brackets behind a name."""
        return f"{self.name}, {self.note}" if self.note else self.name

    def has_left(self, on: date) -> bool:
        """Whether the person is gone on that day; the day on which she leaves is the first."""
        return self.left_on is not None and self.left_on <= on

    def value(self) -> dict:
        """What a revision keeps."""
        return {
            "kind": self.kind, "name": self.name, "note": self.note, "email": self.email, "account": self.account_id,
            "held_by": self.held_by_id, "left_on": self.left_on.isoformat() if self.left_on else None,
        }  # fmt: skip


class Spelling(models.Model):
    """A name as printed, and whom a person took it for: nobody, one party, or several.

    It holds for the whole council where ``plan`` is 0, else for that plan alone, before the council's. The plan is no
    foreign key: what a name means outlives the plan. ``mark`` is a digest that may stand in an address.
    """

    plan = models.BigIntegerField(default=0)
    text = models.TextField()
    mark = models.CharField(max_length=16)
    parties = models.JSONField(default=list)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    PRIVACY = {
        "id": NONE, "plan": NONE, "text": STAFF_NAME, "mark": NONE, "parties": NONE, "confirmed_by": ACCOUNT,
        "confirmed_at": NONE, "version": NONE,
    }  # fmt: skip

    class Meta:
        ordering = ["plan", "text"]
        constraints = [models.UniqueConstraint(fields=["plan", "mark"], name="one_meaning_a_spelling")]

    def __str__(self) -> str:
        return f"spelling {self.pk}"

    def value(self) -> dict:
        """What a revision keeps."""
        return {"plan": self.plan, "text": self.text, "parties": self.parties}
