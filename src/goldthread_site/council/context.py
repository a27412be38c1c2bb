"""The council's name for the header of pages that are of no plan; asked for only where it is shown."""

from __future__ import annotations

from django.utils.functional import SimpleLazyObject

from goldthread_site.council.boards import council_name


def council(request) -> dict:
    """The variable ``council_name`` of `base.html`."""
    return {"council_name": SimpleLazyObject(council_name)}
