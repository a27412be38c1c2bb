"""What a person said of a later document: which row is which, whether it is the whole plan, that it is this plan.

It is kept with the draft's reading, so that a document read again by other columns is asked about anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from goldthread_site.plans import models

_KEY = "later"
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Settled:
    """``rows``: by list and key in the document, the key of the live row that it is, or ``None`` where it is new.

    ``whole`` is ``None`` until somebody says it; ``same`` is whether somebody said that it is this plan.
    """

    rows: Mapping[Row, str | None] = field(default_factory=dict)
    whole: bool | None = None
    same: bool = False

    def with_rows(self, said: Mapping[Row, str | None]) -> Settled:
        """The same with these answers in place of earlier ones of the same rows."""
        return replace(self, rows={**self.rows, **said})


def settled(draft: models.ImportDraft) -> Settled:
    """What was said of the draft until now."""
    kept = draft.reading.get(_KEY) or {}
    rows = {(entity, key): live for entity, key, live in kept.get("rows", ())}
    return Settled(rows, kept.get("whole"), kept.get("same", False))


def reading_with(draft: models.ImportDraft, said: Settled) -> dict:
    """The draft's reading, with what was said."""
    rows = [[*row, live] for row, live in said.rows.items()]
    return {**draft.reading, _KEY: {"rows": rows, "whole": said.whole, "same": said.same}}
