"""Whether a person is one of an action's leads, as the directory of owners says, else as the printed name says."""

from __future__ import annotations

import re
from functools import cached_property

from django.contrib.auth import get_user_model

from goldthread_site.look.clock import today
from goldthread_site.owners.known import Known, directory, parties_of
from goldthread_site.owners.models import Party


class Lead:
    """Who one account is among the leads. What a name stands for a person said once, in the directory.

    A name of which nobody said anything yet is hers where it is her account's own, in full, and no second account has
    it.
    """

    def __init__(self, person) -> None:
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
        others = get_user_model().objects.filter(is_active=True).exclude(pk=self.person.pk)
        return self.name in map(bare, others.values_list("full_name", flat=True))

    def is_named(self, leads: str, plan: int) -> bool:
        """Whether she is one of an action's leads, one a line."""
        return any(self._is_hers(text, plan) for text in leads.split("\n"))

    def _is_hers(self, text: str, plan: int) -> bool:
        if (meant := self.known.meant(text, plan)) is not None:
            return any(party.pk in self.parties for party in meant)
        return self.has_name(text) and not self.is_one_of_two

    def has_name(self, text: str) -> bool:
        """Whether the text is her account's name in full, whoever is meant."""
        return bool(self.name) and bare(text) == self.name


def bare(name: str) -> str:
    """A name as it is compared: without case, spaces and a role behind it.

    >>> bare("Owen  Tarrant (Head of Service)"), bare("owen tarrant, head of service")
    ('owen tarrant', 'owen tarrant')
    """
    return " ".join(re.sub(r"\s*[(,].*$", "", name, flags=re.DOTALL).split()).casefold()
