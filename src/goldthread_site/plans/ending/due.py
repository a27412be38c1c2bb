"""What is due for deletion: each thing with its rule and its day. Nothing here deletes anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Max

from goldthread_site.look.clock import moment
from goldthread_site.look.pieces import counted, day
from goldthread_site.people.models import Look, User
from goldthread_site.plans import models
from goldthread_site.plans.across import plans_for
from goldthread_site.plans.ending import outside, rules
from goldthread_site.plans.ending.deleting import asked_of
from goldthread_site.plans.reports.models import ReportDraft
from goldthread_site.trail.models import Revision

HOUSE = 0  # the chain of accounts and rights


@dataclass(frozen=True, slots=True)
class PlanDue:
    """A closed plan: the day until which it is kept, why so long, its files, and who asked that it be deleted."""

    plan: int
    title: str
    closed: str
    kept: str
    because: str
    files: str
    asked: str
    is_due: bool


@dataclass(frozen=True, slots=True)
class ElseDue:
    """Something else whose time is over: what, the rule, since which day, and how it goes."""

    what: str
    rule: str
    since: str
    how: str


def plans_due(person, *, today: date) -> list[PlanDue]:
    """The closed plans that this person may end, those that are due first."""
    rows = plans_for(person).exclude(closed_on=None).order_by("keep_until", "pk")
    mine = [row for row in rows if person.can("plan.end", plan=row.pk, section="") and not _is_deleted(row)]
    return sorted((_plan(row, today) for row in mine), key=lambda each: not each.is_due)


def _is_deleted(row: models.Plan) -> bool:
    return bool((row.value.get("closing") or {}).get("deleted"))


def _plan(row: models.Plan, today: date) -> PlanDue:
    files = sum(
        bool(each.get("versions")) for each in models.Evidence.objects.filter(plan=row).values_list("value", flat=True)
    )
    asked = asked_of(row)
    said = f"Asked for by {asked.asked_by.get_full_name()} on {day(asked.asked_at.date())}" if asked else ""
    return PlanDue(
        row.pk, row.title or "Improvement plan", day(row.closed_on), day(row.keep_until) or "no day is set",
        (row.value.get("closing") or {}).get("kept_because", ""), counted(files, "file") if files else "No file", said,
        bool(row.keep_until and row.keep_until < today),
    )  # fmt: skip


def everything_else(*, today: date) -> list[ElseDue]:
    """Drafts, closed accounts, the looks of visitors and what other rooms keep, where any is past its time."""
    return [*_drafts(), *_accounts(today), *_looks(), *(ElseDue(*said) for said in outside.due(today))]


def _drafts() -> list[ElseDue]:
    oldest = moment() - timedelta(days=settings.DRAFT_KEPT_DAYS)
    found = []
    for model, words in (
        (models.ImportDraft, "file on its way in"), (ReportDraft, "report on its way in"),
        (models.SheetDraft, "update sheet on its way in"),
    ):  # fmt: skip
        rows = model.objects.filter(started_at__lt=oldest)
        if many := rows.count():
            since = day(
                (rows.order_by("started_at").first().started_at + timedelta(days=settings.DRAFT_KEPT_DAYS)).date()
            )
            how = "Thrown away when the next one is brought in"
            what = counted(many, words, words.replace(" on its", "s on their"))
            found.append(ElseDue(what, f"{settings.DRAFT_KEPT_DAYS} days after it was begun", since, how))
    return found


def _accounts(today: date) -> list[ElseDue]:
    """The accounts that were closed long ago, by the last entry of each in the trail of the house."""
    closed = [str(key) for key in User.objects.filter(is_active=False).values_list("pk", flat=True)]
    entries = Revision.objects.filter(plan=HOUSE, entity="people", key__in=closed).order_by().values("key")
    last = [row["last"].date() for row in entries.annotate(last=Max("at"))]
    kept = timedelta(days=rules.kept()["accounts_days"])
    over = sorted(on + kept for on in last if on + kept < today)
    if not over:
        return []
    rule = f"{rules.kept()['accounts_days']} days after the account was closed"
    how = "Ask the administrator. The name stays where it stands in a plan that is kept"
    return [ElseDue(counted(len(over), "closed account"), rule, day(over[0]), how)]


def _looks() -> list[ElseDue]:
    kept = timedelta(days=rules.kept()["looks_days"])
    rows = Look.objects.filter(at__lt=moment() - kept).order_by("at")
    if not (many := rows.count()):
        return []
    rule = f"{rules.kept()['looks_days']} days after the page was opened"
    what = counted(many, "line", "lines") + " of what visitors opened"
    return [ElseDue(what, rule, day((rows.first().at + kept).date()), "Ask whoever keeps the site")]
