"""Whose an action is: the one place behind which every page, link and reminder asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from goldthread_site.look.clock import today
from goldthread_site.owners.known import Known, directory, parties_of
from goldthread_site.owners.models import Party
from goldthread_site.people.models import User
from goldthread_site.plans.models import Action, Plan


class Mine:
    """What one account leads. A spelling that somebody settled decides; else the printed name is held against hers."""

    def __init__(self, person: User) -> None:
        self.person, self.name = person, bare(person.get_full_name())

    @cached_property
    def known(self) -> Known:
        """The directory."""
        return directory()

    @cached_property
    def _entries(self) -> list[Party]:
        return parties_of(self.person)

    @cached_property
    def parties(self) -> frozenset[int]:
        """Who she is in the directory: herself, the posts that she holds, the teams that she speaks for."""
        return frozenset(party.pk for party in self._entries if not self.known.gone(party, on=today()))

    @cached_property
    def has_left(self) -> bool:
        """Whether the directory says that she left, or her account is closed."""
        own = [party for party in self._entries if party.kind == Party.PERSON]
        return not self.person.is_active or any(party.has_left(today()) for party in own)

    @cached_property
    def is_one_of_two(self) -> bool:
        """Whether another account has her name: then the name alone does not say whose an action is."""
        others = User.objects.filter(is_active=True).exclude(pk=self.person.pk).values_list("full_name", flat=True)
        return self.name in map(bare, others)

    def leads(self, row: Action) -> bool:
        """Whether the action is hers, and she may write about it."""
        place = {"plan": row.plan_id, "section": row.section}
        return not self.has_left and self._is_named(row) and self.person.can("plan.act", **place)

    def _is_named(self, row: Action) -> bool:
        return any(self._is_hers(text, row.plan_id) for text in row.leads.split("\n"))

    def _is_hers(self, text: str, plan: int) -> bool:
        if (meant := self.known.meant(text, plan)) is not None:
            return any(party.pk in self.parties for party in meant)
        return self._is_her_name(text) and not self.is_one_of_two

    def _is_her_name(self, text: str) -> bool:
        return bool(self.name) and bare(text) == self.name

    def in_doubt(self, rows: Iterable[Action]) -> bool:
        """Whether one of the actions names her and somebody else of her name, and nobody said who is meant."""
        return self.is_one_of_two and any(
            self._is_her_name(text) and self.known.meant(text, row.plan_id) is None
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
    """Every action that names somebody, of every plan, without its value."""
    return Action.objects.exclude(leads="").only("plan_id", "section", "leads").order_by()


def is_of(person: User, row: Action) -> bool:
    """Whether the action is the person's own."""
    return Mine(person).leads(row)


def bare(name: str) -> str:
    """A name as it is compared: without case, spaces and a role behind it.

    >>> bare("Owen  Tarrant (Head of Service)"), bare("owen tarrant, head of service")
    ('owen tarrant', 'owen tarrant')
    """
    return " ".join(re.sub(r"\s*[(,].*$", "", name, flags=re.DOTALL).split()).casefold()
