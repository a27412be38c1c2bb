"""Sends every operation of the API what its description allows and what it forbids, and prints what came back.

    python -m bench.api --examples 100 [--database sqlite|postgresql|both]

The numbers are how often each status came back. An answer with 500, with a status or a shape that is not described, or
that takes what is forbidden, is printed whole and ends with 1.
"""

from __future__ import annotations

import sys
import traceback
from collections import Counter
from time import perf_counter

from bench.databases import each_database

PERSONS = ("programme_manager", "director", "action_owner", "viewer", "nobody")


def main() -> int:
    """1 where an operation has a fault; ``examples`` are requests an operation, allowed and forbidden each."""
    title = "The API, tried with schemathesis"
    return each_database("bench.api", __doc__, title, in_this_process, examples=20, seed=1)


def in_this_process(examples: int, seed: int) -> bool:
    """Tries each operation as each person, in a database that is thrown away; whether none has a fault."""
    from tests.support import django_site

    django_site.start()
    from django.conf import settings
    from django.db import connection, transaction
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    settings.API_REQUESTS_A_MINUTE = 0
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    setup_test_environment()
    kept = setup_databases(verbosity=0, interactive=False)
    try:
        with transaction.atomic():
            faults = _tried(examples, seed, connection.vendor)
            transaction.set_rollback(True)
    finally:
        teardown_databases(kept, verbosity=0)
    return not faults


def _tried(examples: int, seed: int, vendor: str) -> int:
    from tests.support import api_fuzz

    rows, keys = api_fuzz.living()
    operations, faults = list(api_fuzz.operations()), 0
    print(f"{len(operations)} operations of the API on {vendor}, {examples} requests allowed and forbidden each")
    for who in PERSONS:
        began, found = perf_counter(), Counter()
        for operation in operations:
            for allowed in (True, False):
                asked = {"key": keys[who], "rows": rows, "examples": examples, "allowed": allowed, "number": seed}
                try:
                    found += api_fuzz.tried(operation, **asked)
                except (Exception, BaseExceptionGroup):
                    faults += 1
                    print(f"FAULT {who} {operation.label}")
                    traceback.print_exc(limit=0)
        counted = ", ".join(f"{status}: {times:,}" for status, times in sorted(found.items()))
        print(f"  {who:<18} {found.total():>7,} requests in {perf_counter() - began:5.0f} s   {counted}")
    print(f"  {faults} operations with a fault")
    return faults


if __name__ == "__main__":
    sys.exit(main())
