"""Prints who may do what at each address, as it is now: `python -m tests.site.write_permission_matrix`.

Read the difference to `tests/site/permission_matrix.txt` before you put it there: each letter is a promise.
"""

from __future__ import annotations

import sys

from tests.support import django_site


def main() -> None:
    """The table, in a database of its own that is thrown away."""
    django_site.start()
    from django.db import transaction
    from django.test.utils import setup_databases, setup_test_environment, teardown_databases

    from tests.support import permission_matrix as matrix

    setup_test_environment()
    kept = setup_databases(verbosity=0, interactive=False)
    try:
        with transaction.atomic():
            here = matrix.world()
            rows = {address.name: matrix.row_of(address, here) for address in matrix.addresses()}
            transaction.set_rollback(True)
    finally:
        teardown_databases(kept, verbosity=0)
    sys.stdout.write(matrix.written(rows))


if __name__ == "__main__":
    main()
