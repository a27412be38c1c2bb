"""The data of the previous release (commit 2cda06d), written by its own code from the invented council's plan.

`previous_release/` holds the database as SQL, once for each kind, and the evidence. It was made by running
`seeded_site.seed` in a copy of that commit; a release to come adds a folder of its own beside it.
"""

from __future__ import annotations

import gzip
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.support.drill import Site

HERE = Path(__file__).with_name("previous_release")
TRAIL_KEY = "invented-key-of-the-previous-release"


def put_into(site: Site) -> None:
    """Fills the empty site with what the previous release had written."""
    site.folder.mkdir(exist_ok=True)
    (site.folder / "trail-key").write_text(TRAIL_KEY)
    for file in (HERE / "evidence").iterdir():
        place = site.folder / "evidence" / file.name[:2]
        place.mkdir(parents=True)
        shutil.copyfile(file, place / file.name)
    if site.database:
        import psycopg

        with psycopg.connect(site.database) as connection:
            connection.execute(_sql("postgresql"))
    else:
        with closing(sqlite3.connect(site.folder / "goldthread.sqlite3")) as connection:
            connection.executescript(_sql("sqlite"))


def _sql(kind: str) -> str:
    return gzip.decompress((HERE / f"{kind}.sql.gz").read_bytes()).decode()
