"""Who works with a child: involvements of allocated workers, with changes, gaps and a few that nobody closed."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.childhood import Allocation
from goldthread.synthetic.children.council import Team, Worker
from goldthread.synthetic.children.journey.going import Going

_CHANGES = ("MANAGE", "TSPROC", "MANAGE", "TSPROC", "ABSENC", "ORGRST", "CHCHAN", "PCCHAN", "OTHERS")
_TABLE = "ssd_involvements"


def allocate_phases(going: Going, end: date | None, referral_id: str) -> None:
    """Give the child a worker of each team that took her on, up to the end (`None`: still)."""
    phases = going.phases
    for (start, team), following in zip(phases, [*phases[1:], None], strict=False):
        until = following[0] if following else end
        if until is None or until > start:
            allocate(going, team, start, until, referral_id)
    phases.clear()
    going.child.settle_allocations()
    going.write_waiting()


def allocate(going: Going, team: Team, start: date, end: date | None, referral_id: str = "") -> None:
    """Give the child workers of one team from a day to an end, one after another."""
    making, day = going.making, start
    while True:
        worker = _worker_of(going, team, day)
        stays = making.between(60, 400 if team.in_trouble and day < making.council.improved_on else 800)
        until = min(filter(None, (day + timedelta(days=stays), worker.end if worker.works_on(day) else None)))
        over = (end is not None and until >= end) or until > going.as_at
        _write(going, worker, day, end if over else until, referral_id)
        if over:
            break
        day = until + timedelta(days=making.between(3, 30) if making.happens(0.12) else 0)
        if day > going.as_at or (end is not None and day >= end):
            break
    if making.happens(0.3):
        _write_other(going, team, start, end, referral_id)


def _worker_of(going: Going, team: Team, day: date) -> Worker:
    workers = going.making.council.workers[team.id]
    for _ in range(20):
        worker = workers[int(going.making.chance.random() * len(workers))]
        if worker.works_on(day):
            break
    return worker


def _write(going: Going, worker: Worker, start: date, end: date | None, referral_id: str) -> None:
    making, key = going.making, going.making.new_id("INV")
    end = _end_as_recorded(going, key, worker, start, end)
    role = "" if making.happens(0.04) else "ALLOCATED"
    _write_row(going, key, role, worker, start, end, referral_id)
    going.child.involvements.append(Allocation(key, start, end, worker.id, worker.team))


def _end_as_recorded(going: Going, key: str, worker: Worker, start: date, end: date | None) -> date | None:
    making, said = going.making, {"team": worker.team, "worker": worker.id}
    if end is None or not making.happens(0.006):
        return end
    column = "invo_involvement_end_date"
    if making.happens(0.5):
        making.plant("open too long", _TABLE, key, column, "an involvement that nobody closed", **said)
        return None
    making.plant("ended before begun", _TABLE, key, column, "the end lies before the start", **said)
    return start - timedelta(days=making.between(1, 40))


def _write_other(going: Going, team: Team, start: date, end: date | None, referral_id: str) -> None:
    role = going.making.one_of({"SUPERVISOR": 0.6, "IRO": 0.2, "OTHER": 0.2})
    worker = _worker_of(going, team, start)
    _write_row(going, going.making.new_id("INV"), role, worker, start, end, referral_id)


def _write_row(
    going: Going, key: str, role: str, worker: Worker, start: date, end: date | None, referral_id: str
) -> None:
    reason = going.making.chance.choice(_CHANGES) if end else ""
    going.making.rows.row(
        _TABLE,
        invo_involvements_id=key,
        invo_professional_id=worker.id,
        invo_professional_role_id=role,
        invo_professional_team=worker.team,
        invo_involvement_start_date=start,
        invo_involvement_end_date=end,
        invo_worker_change_reason="LEFTRL" if end and end == worker.end else reason,
        invo_person_id=going.child.id,
        invo_referral_id=referral_id,
    )
