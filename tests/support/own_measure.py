"""A council's own measure, as small as one can be."""

from pathlib import Path

FRONT = """name = "People on file"
why = "A child who is on no file is nobody's child."
domain = "own"
numerator = "People"
denominator = "None: a count"
unit = "count"
polarity = "context"
kind = "flow"
period = "month"
clock = "none"
day_zero = ""
exclusions = []
source = ["Local practice standard; no published source was found"]
verification = "unverified"
owner = "Performance team"
reviewed = 2026-11-22"""
SQL = """SELECT pers_person_id AS case_id, pers_person_id AS child, NULL AS team, NULL AS worker, pers_dob AS day,
    NULL AS value, 1 AS numerator, 0 AS denominator
FROM ssd_person"""


def own_measure(folder: Path, code: str, sql: str = SQL) -> Path:
    """The file, written into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{code}.sql"
    path.write_text(f"/*\n{FRONT}\n*/\n{sql}\n", encoding="utf-8")
    return path
