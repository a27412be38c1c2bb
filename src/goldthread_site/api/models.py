"""What a change answered, so that a request that was sent twice is done once."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from goldthread_site.look.privacy import NONE, Label

SENT = Label("personal", "two days: as long as a program may send the same request again")


class KeptAnswer(models.Model):
    """The answer to one request of a person's program. It holds ids and versions, never a word of a plan.

    ``key`` is a digest of what the program named its request, ``asked`` one of the request itself.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_answers")
    key = models.CharField(max_length=64)
    asked = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    answer = models.JSONField()
    made_at = models.DateTimeField()

    PRIVACY = {"id": NONE, "person": SENT, "key": NONE, "asked": NONE, "status": NONE, "answer": NONE, "made_at": NONE}

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_answer_a_request")]

    def __str__(self) -> str:
        return f"answer {self.pk}"
