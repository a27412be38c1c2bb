"""What ends with a plan here: links that are out, and words that nobody sent."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

from goldthread_site.look.clock import moment
from goldthread_site.look.pieces import counted, day
from goldthread_site.my.models import UpdateLink, WordsKept
from goldthread_site.plans.ending.outside import Outside
from goldthread_site.plans.models import Plan


def _out(plan: Plan):
    return UpdateLink.objects.filter(plan=plan, used_at=None, revoked_at=None, expires_at__gt=moment())


def _waiting(plan: Plan) -> str:
    links, words = _out(plan).count(), WordsKept.objects.filter(plan=plan).count()
    said = []
    if links:
        said.append(
            f"{counted(links, 'link')} to an update form {'is' if links == 1 else 'are'} out: they open no more"
        )
    if words:
        begun = counted(words, "update that was begun and not sent", "updates that were begun and not sent")
        said.append(f"{begun}: the words are thrown away")
    return ". ".join(said)


def _end(plan: Plan, *, by) -> None:
    UpdateLink.objects.filter(plan=plan, used_at=None, revoked_at=None).update(revoked_at=moment(), revoked_by=by)
    WordsKept.objects.filter(plan=plan).delete()


def _delete(plan: Plan) -> None:
    UpdateLink.objects.filter(plan=plan).delete()
    WordsKept.objects.filter(plan=plan).delete()


def _due(today: date) -> list[tuple[str, str, str, str]]:
    kept = timedelta(days=settings.UPDATE_LINK_KEPT_DAYS)
    old = UpdateLink.objects.filter(expires_at__lt=moment() - kept).order_by("expires_at")
    if not (many := old.count()):
        return []
    rule = f"{settings.UPDATE_LINK_KEPT_DAYS} days after the link ended"
    since = day((old.first().expires_at + kept).date())
    return [(counted(many, "ended link") + " with its log", rule, since, "Thrown away with the next reminders")]


OF_LINKS_AND_WORDS = Outside(_waiting, _end, _delete, _due)
