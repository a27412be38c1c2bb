"""Words that were typed into the update form and not sent: kept on this side, never in the browser."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from goldthread_site.look.clock import moment
from goldthread_site.my.models import UpdateLink, WordsKept
from goldthread_site.plans.models import Action


def keep_words(*, by, row: Action, words: dict[str, str], link: UpdateLink | None = None) -> None:
    """Keeps what was typed in place of what was kept before; nothing typed, nothing kept."""
    place = {"person": by, "plan": row.plan, "action": row.key, "link": link}
    if not words:
        WordsKept.objects.filter(**place).delete()
        return
    WordsKept.objects.update_or_create(**place, defaults={"words": words, "kept_at": moment()})


def kept_words(*, by, row: Action, link: UpdateLink | None = None) -> dict[str, str]:
    """What was typed and not sent; empty where nothing is kept, or it was kept too long ago."""
    oldest = moment() - timedelta(days=settings.DRAFT_KEPT_DAYS)
    place = {"person": by, "plan": row.plan, "action": row.key, "link": link}
    return WordsKept.objects.filter(**place, kept_at__gte=oldest).values_list("words", flat=True).first() or {}


def forget_old_words() -> int:
    """Throws away what nobody sent in time; how many."""
    oldest = moment() - timedelta(days=settings.DRAFT_KEPT_DAYS)
    return WordsKept.objects.filter(kept_at__lt=oldest).delete()[0]
