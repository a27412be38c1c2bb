"""The tests' own way past the guards of the trail: to alter it as an attacker would, and to empty it after a test.

It is here, and not in the site, so that nothing that is installed can take the guards down quietly.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from goldthread_site.trail import guards


@contextmanager
def unguarded() -> Iterator[None]:
    """The trail without its guards, which stand again afterwards."""
    _settle()
    guards.remove()
    try:
        yield
    finally:
        if not connection.needs_rollback:
            _settle()
            guards.install()


def _settle() -> None:
    """Looks now at what PostgreSQL would look at when the transaction ends: until then no table can be altered."""
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        connection.check_constraints()


def behind_the_sites_back(statement: str, *values) -> None:
    """Runs a statement on the unguarded trail."""
    with unguarded(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def let_tests_empty_the_trail() -> None:
    """A test that commits is cleaned up by emptying every table, which the guards would refuse."""
    from django.test import TransactionTestCase

    teardown = TransactionTestCase._fixture_teardown

    def unguarded_teardown(self) -> None:
        with unguarded():
            teardown(self)

    if teardown.__name__ != unguarded_teardown.__name__:
        TransactionTestCase._fixture_teardown = unguarded_teardown
