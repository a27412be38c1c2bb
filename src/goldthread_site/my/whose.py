"""Whose an action is: the one place behind which every page, link and reminder asks."""

from __future__ import annotations

from collections.abc import Iterable

from goldthread_site.owners.led import Lead
from goldthread_site.people.models import User
from goldthread_site.plans.models import Action, Plan


class Mine(Lead):
    """What one account leads and may write about."""

    def leads(self, row: Action) -> bool:
        """Whether the action is hers, and she may write about it."""
        place = {"plan": row.plan_id, "section": row.section}
        return not self.has_left and self.is_named(row.leads, row.plan_id) and self.person.can("plan.act", **place)

    def in_doubt(self, rows: Iterable[Action]) -> bool:
        """Whether one of the actions names her and somebody else of her name, and nobody said who is meant."""
        return self.is_one_of_two and any(
            self.has_name(text) and self.known.meant(text, row.plan_id) is None
            for row in rows for text in row.leads.split("\n")
        )  # fmt: skip


def actions_of(person: User) -> list[tuple[Plan, Action]]:
    """The actions that the person leads, in every plan where she may update her own, in the order of the plans."""
    mine = Mine(person)
    led = [] if mine.has_left else [row.pk for row in _rows_with_leads() if mine.leads(row)]
    rows = Action.objects.filter(pk__in=led).select_related("plan").order_by("plan", "order")
    return [(row.plan, row) for row in rows]


def names_in_doubt(person: User) -> bool:
    """Whether actions name her that may be somebody else's of the same name."""
    mine = Mine(person)
    return mine.is_one_of_two and mine.in_doubt(_rows_with_leads())


def _rows_with_leads() -> Iterable[Action]:
    """Every action still promised that names somebody, of every running plan, without its value."""
    return (
        Action.objects.filter(withdrawn=False, plan__closed_on=None)
        .exclude(leads="")
        .only("plan_id", "section", "leads")
        .order_by()
    )


def is_of(person: User, row: Action) -> bool:
    """Whether the action is the person's own."""
    return Mine(person).leads(row)
