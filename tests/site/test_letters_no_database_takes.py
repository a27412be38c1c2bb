"""A NUL sent in a form by hand: PostgreSQL would refuse it with a fault of the server, so none reaches the database."""

from __future__ import annotations

import pytest
from django.db import connection
from django.urls import reverse

from tests.support.two_plans import COUNCIL, TEAM, put

pytestmark = pytest.mark.django_db
NUL = "h00000000000a\0"


@pytest.mark.parametrize("page", ["filters", "hand_down", "found_again"])
def test_no_nul_reaches_the_database(as_programme_manager, programme_manager, page):
    plan, other = put(COUNCIL, programme_manager), put(TEAM, programme_manager)
    address, sent = {
        "filters": (reverse("plans:filter_save"), {"plan": plan.pk, "asked": "due=late", "name": NUL}),
        "hand_down": (f"{reverse('plans:hand_down', args=[plan.pk, 'a1'])}?team={other.pk}", {"once": NUL}),
        "found_again": (
            reverse("plans:found_again_answer", args=[plan.pk]), {"earlier": other.pk, "answer": "apart", "key": NUL}
        ),
    }[page]  # fmt: skip
    with connection.execute_wrapper(refusing_nul):
        assert as_programme_manager.post(address, sent).status_code in (302, 422)


def refusing_nul(execute, sql, params, many, context):
    """As PostgreSQL answers."""
    assert not any("\0" in value for value in params or () if isinstance(value, str)), sql
    return execute(sql, params, many, context)
