"""Pages over many plans ask the database as often for five plans as for two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.support.big_plan import PEOPLE, big_plan
from tests.support.site import person, plan_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("programme_manager", "/plan/"),
        ("programme_manager", "/plan/all/"),
        ("programme_manager", "/plan/owners/"),
        ("action_owner", "/my/"),
        ("director", "/my/"),
    ],
)
def test_as_many_queries_for_five_plans_as_for_two(client, role, address):
    who = person(role, username="reader", full_name=PEOPLE[0])
    client.force_login(who)
    keeper = person("programme_manager")
    _bring_in(keeper, 0, 1)
    for_two = _queries(client, address)
    _bring_in(keeper, 2, 3, 4)
    assert _queries(client, address) == for_two


def _bring_in(by, *numbers):
    for number in numbers:
        plan_in(by, data=f"plan {number}".encode(), **big_plan(6).model_dump(mode="json"))


def _queries(client, address):
    client.get(address)  # the first look of a session writes when it was
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
