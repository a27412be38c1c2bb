"""Links that open one update form without a password, words that were not sent yet, and reminders that were sent."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from goldthread_site.look.privacy import ACCOUNT, NONE, Label

LINK = Label("personal", "a year after the link has ended")
WORDS = Label("personal", "until the update is sent or taken back, 30 days at most")


class UpdateLink(models.Model):
    """A link by e-mail that opens the update form of one action, for one person, once, for some hours.

    The address itself is never stored: ``digest`` is the SHA-256 of the secret in it. ``update`` is what it sent.
    """

    digest = models.CharField(max_length=64, unique=True)
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="update_links")
    action = models.CharField(max_length=200)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="update_links")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    used_at = models.DateTimeField(null=True)
    update = models.CharField(max_length=200, blank=True)

    PRIVACY = {
        "id": NONE, "digest": NONE, "plan": NONE, "action": NONE, "person": LINK, "made_at": LINK, "made_by": ACCOUNT,
        "expires_at": NONE, "revoked_at": NONE, "revoked_by": ACCOUNT, "used_at": LINK, "update": NONE,
    }  # fmt: skip

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"update link {self.pk}"


class LinkUse(models.Model):
    """One line of a link's log: opened, sent, or refused, and when. Not from where: that would be one more trace."""

    link = models.ForeignKey(UpdateLink, on_delete=models.CASCADE, related_name="uses")
    at = models.DateTimeField(db_index=True)
    what = models.CharField(max_length=10)

    PRIVACY = {"id": NONE, "link": NONE, "at": LINK, "what": NONE}

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.what} of update link {self.link_id}"


class WordsKept(models.Model):
    """What somebody wrote into the update form and has not sent: one for each person and action.

    What is written through a link stays with the link, because the link may have been sent on.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey("plans.Plan", on_delete=models.CASCADE, related_name="+")
    action = models.CharField(max_length=200)
    link = models.ForeignKey(UpdateLink, on_delete=models.CASCADE, null=True, related_name="+")
    words = models.JSONField()
    kept_at = models.DateTimeField()

    PRIVACY = {
        "id": NONE, "person": WORDS, "plan": NONE, "action": NONE, "link": NONE, "words": WORDS, "kept_at": WORDS,
    }  # fmt: skip

    class Meta:
        ordering = ["-kept_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "plan", "action"], condition=models.Q(link=None), name="words_kept_once"
            ),
            models.UniqueConstraint(fields=["link"], name="words_kept_once_a_link"),
        ]

    def __str__(self) -> str:
        return f"words kept {self.pk}"


class Reminder(models.Model):
    """An e-mail that was sent: to whom, about what (“plan 3, action a1, due 2026-11-30, -7 days”), so once only."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=300)
    claimed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)  # none while it is being sent

    PRIVACY = {"id": NONE, "person": LINK, "about": NONE, "claimed_at": NONE, "sent_at": LINK}

    class Meta:
        ordering = ["-claimed_at"]
        constraints = [models.UniqueConstraint(fields=["person", "about"], name="each_reminder_once")]

    def __str__(self) -> str:
        return f"reminder {self.pk}"
