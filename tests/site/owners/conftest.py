"""A plan, the directory, and somebody who leaves."""

from __future__ import annotations

import pytest

from tests.support.django_site import TODAY
from tests.support.owners import LEADS, led_by, settle
from tests.support.site import plan_in


@pytest.fixture
def plan(programme_manager):
    return plan_in(programme_manager, actions=led_by(*LEADS))


@pytest.fixture
def browser(as_programme_manager):
    return as_programme_manager


@pytest.fixture
def add(programme_manager):
    from goldthread_site.owners import actions

    def party(name: str, kind: str = "person", **values):
        return actions.add_party(by=programme_manager, why="For a test", kind=kind, name=name, **values)

    return party


@pytest.fixture
def leaving(programme_manager, plan, add):
    """Lena, who leads three actions of two plans under three spellings, and leaves; Joan, who leads one beside her."""
    from goldthread_site.owners import actions

    lena, joan = add("Lena Osgood"), add("Joan Sefton")
    settle(programme_manager, plan, "LO", lena)
    settle(programme_manager, plan, LEADS[1][0], lena)
    settle(programme_manager, plan, LEADS[2][0], joan, lena)
    second = plan_in(programme_manager, data=b"another plan", actions=led_by(["Lena Osgood"], [], []))
    lena = actions.mark_left(by=programme_manager, why="Leaves", party=lena, was=1, on=TODAY)
    return lena, joan, second
