"""The files that are given out to be filled in: the sheet of one owner, and the workbook of many actions."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from goldthread.documents.update_sheets import update_sheet
from goldthread.documents.workbooks import writing
from goldthread.documents.write import write_document
from goldthread.plan.owners import owners_of
from goldthread_site.plans.opened import Opened
from goldthread_site.plans.owners.filter import with_owners

log = logging.getLogger("goldthread.plans")
SHEETS = ("docx", "xlsx")


def sheet_of(it: Opened, owner: int, form: str) -> bytes | None:
    """The sheet of the owner with this number in the list; ``None`` where there is no such owner or form."""
    whole = with_owners(it).plan  # somebody spelt in two ways has one sheet
    owners = owners_of(whole)
    if form not in SHEETS or not 1 <= owner <= len(owners):
        return None
    name, day = owners[owner - 1][0], f"{it.as_at.day} {it.as_at:%B %Y}"
    return write_document(update_sheet(whole, name, as_at=day, cards=form == "docx"), form)


def workbook_of(it: Opened, keys: Sequence[str], *, by) -> bytes:
    """One workbook of these actions over all owners, by whom they may be led."""
    whole, _, known = with_owners(it)
    names = list(dict.fromkeys([party.label for party in known.may_own(on=it.as_at)]))
    names += sorted({name for action in whole.actions for name in action.leads} - set(names))
    log.info("workbook taken out plan=%s actions=%s by=%s", it.row.pk, len(keys), by.pk)
    return writing.workbook_of(whole, mark=str(it.row.pk), names=names, as_at=it.as_at, keys=keys)
