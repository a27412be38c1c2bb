"""Part of `restore`, where a backup of SQLite goes into PostgreSQL; not for people."""

from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings

from goldthread_site.backups.manifest import NAME, read_manifest
from goldthread_site.backups.moving import move
from goldthread_site.backups.plain_command import PlainCommand
from goldthread_site.backups.settling import held_against


class Command(PlainCommand):
    """Prints what was found as one line of JSON."""

    help = "Part of “restore”."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--no-seals", action="store_true")

    def act(self, *, no_seals: bool, **options) -> None:
        move()
        manifest = read_manifest((Path(settings.DATA) / NAME).read_bytes(), NAME)
        self.stdout.write(json.dumps(held_against(manifest, seals=not no_seals)))
