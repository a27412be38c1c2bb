"""Proof that comes with an update."""

from __future__ import annotations

from goldthread_site.plans.changing import Changing


def attach(change: Changing, *, action: str, file, by) -> tuple[str, ...]:
    """The ids of the evidence that the file became, within the change of the update; none for no file."""
    return ()
