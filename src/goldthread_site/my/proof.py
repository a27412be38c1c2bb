"""Proof that comes with an update: taken in as soon as it arrives, and put into the plan with the update."""

from __future__ import annotations

from dataclasses import asdict

from django.core import signing

from goldthread.plan.live.evidence import Used
from goldthread_site.look.clock import today
from goldthread_site.plans.changing import Changing
from goldthread_site.plans.evidence import actions
from goldthread_site.plans.evidence.kept import Kept, still_kept, take_in

__all__ = ["Kept", "attach", "signed", "still_kept", "take_in", "unsigned"]
_SALT = "goldthread_site.my.proof"


def attach(change: Changing, *, action: str, file: Kept, by) -> tuple[str, ...]:
    """The id of the evidence that the file became, within the change of the update."""
    to = [Used(entity="actions", key=action)]
    return (actions.attach(change, to=to, file=file, by_name=by.get_full_name(), on=today()).id,)


def signed(kept: Kept) -> str:
    """A file that came in already, for the form that is shown again; it cannot be made up."""
    return signing.dumps(asdict(kept), salt=_SALT)


def unsigned(text: str) -> Kept | None:
    """The file that `signed` named; ``None`` for anything else."""
    try:
        return Kept(**signing.loads(text, salt=_SALT)) if text else None
    except signing.BadSignature:
        return None
