"""Prints whether random changes of three plans, replayed from the trail, equal the database.

    python -m bench.trail --operations 10000
    python -m bench.trail --operations 10000 --database postgresql --seed 7

The database is the bench's own and is thrown away.
"""

from __future__ import annotations

import sys
from datetime import date
from time import perf_counter

from bench.databases import begin_in_a_new_one, each_database

BEGUN = date(2024, 1, 8)


def in_this_process(operations: int, seed: int) -> bool:
    """Prints the figures on the database that the environment names; whether nothing differs."""
    begin_in_a_new_one()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from goldthread_site.trail.verifying import verdict
    from tests.support.random_changes import differences, lives
    from tests.support.site import person

    living, begun = lives(person("programme_manager"), person("director"), seed=seed, begun=BEGUN), perf_counter()
    living.operate(operations)
    seconds, begun = perf_counter() - begun, perf_counter()
    found, said = differences(living), verdict()
    print(f"  {operations:,} operations in {seconds:.1f} s ({seconds / operations * 1000:.1f} ms each): {_mix(living)}")
    print(f"  {len(living.expected):,} rows and {sum(chain.revisions for chain in said.chains):,} revisions", end="")
    print(f" over {(living.day - BEGUN).days:,} days, {sum(chain.erased for chain in said.chains):,} of them erased")
    print(f"  replayed and verified in {perf_counter() - begun:.1f} s: {len(found)} differences", end="")
    print(f"; the trail {'holds' if said.holds else 'does NOT hold'}")
    for line in [*found, *said.others][:5]:
        print(f"  {line}")
    return said.holds and not found


def _mix(living) -> str:
    return ", ".join(f"{count:,} {kind}" for kind, count in living.done.most_common())


def main() -> int:
    """1 where anything differs on a database."""
    title = "Random changes of 3 plans, seed {seed}"
    return each_database("bench.trail", __doc__, title, in_this_process, operations=10_000, seed=4)


if __name__ == "__main__":
    sys.exit(main())
