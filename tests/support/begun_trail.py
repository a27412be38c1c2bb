"""Makes a database, where the environment says, with a trail of nine revisions."""

from __future__ import annotations

from tests.support import django_site


def main() -> None:
    """Nine revisions of plan 1."""
    django_site.start()
    from django.core.management import call_command
    from django.db import transaction

    call_command("migrate", verbosity=0)
    from goldthread_site.trail.record import Change, record
    from tests.support.site import person

    changes = [Change("notes", f"n{number}", {"text": f"Note {number}"}) for number in range(1, 10)]
    with transaction.atomic():
        record(plan=1, changes=changes, by=person("programme_manager"), why="Begun")


if __name__ == "__main__":
    main()
