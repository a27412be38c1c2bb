"""What managers keep beside the case: supervision, chronologies and audits."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.childhood import Span
from goldthread.synthetic.children.journey.going import WORDS_FOR_A_DAY, Going

_GRADES = ("outstanding", "good", "requires improvement", "inadequate")
_BEFORE = {"outstanding": 0.03, "good": 0.37, "requires improvement": 0.42, "inadequate": 0.18}
_AFTER = {"outstanding": 0.08, "good": 0.55, "requires improvement": 0.31, "inadequate": 0.06}
_SUPERVISIONS, _CHRONOLOGIES, _AUDITS = "local_supervisions", "local_chronologies", "local_audits"
# Managers began to record these so many days before the first day that is shown.
_RECORDED_FROM = 400


def supervise(going: Going) -> None:
    """Write supervisions and updates of the chronology while a referral of the child is open."""
    since = going.making.council.first_day - timedelta(days=_RECORDED_FROM)
    for one in going.child.referrals:
        begun = max(one.start, since)
        until = one.end or (going.child.care and going.child.care[-1].end) or going.as_at
        _write_supervisions(going, begun, until)
        _write_chronologies(going, begun, until)
    _audit(going)


def _write_supervisions(going: Going, day: date, until: date) -> None:
    making, child = going.making, going.child
    while True:
        late = making.is_late(child.team_on(day), day)
        least, most = (70, 160) if late else (25, 56) if child.protected_on(day) else (30, 84)
        day = going.after(day, least, most)
        if day > until:
            return
        key = making.new_id("SUP")
        written: date | str = day
        if making.happens(0.002):
            written = making.chance.choice(WORDS_FOR_A_DAY)
            making.plant("text in date", _SUPERVISIONS, key, "supervision_date", f"“{written}” for a day", day=day)
        else:
            child.supervisions.append(day)
        making.rows.row(_SUPERVISIONS, supervision_id=key, person_id=child.id, supervision_date=written)


def _write_chronologies(going: Going, day: date, until: date) -> None:
    making, child = going.making, going.child
    while True:
        late = making.is_late(child.team_on(day), day)
        day = going.after(day, *((100, 190) if late else (20, 85)))
        if day > until:
            return
        child.chronologies.append(day)
        making.rows.row(_CHRONOLOGIES, chronology_id=making.new_id("CHR"), person_id=child.id, updated_date=day)


def _audit(going: Going) -> None:
    """Some cases are audited while they are open, on a day of theirs that was planned before."""
    for one in going.child.referrals:
        if one.end != one.start and (one.end is None or one.end > one.start) and going.making.happens(0.15):
            _write_audit(going, one)


def _write_audit(going: Going, one: Span) -> None:
    making, key = going.making, going.making.new_id("AUD")
    planned = going.after(one.start, 0, max(0, ((one.end or going.as_at) - one.start).days - 1))
    by = going.child.allocated_on(planned)
    team, worker = (by.team, by.worker) if by else ("", "")
    done = going.by_now(going.after(planned, 0, 35)) if making.happens(0.92) else None
    grade = making.one_of(_BEFORE if planned < making.council.improved_on else _AFTER) if done else ""
    moderated = _moderated(going, grade) if done and making.happens(0.3) else ""
    grade = _grade_as_recorded(going, key, grade, team, worker) if done else ""
    said = {"planned_date": planned, "completed_date": done, "grade": grade, "moderated_grade": moderated}
    making.rows.row(_AUDITS, audit_id=key, person_id=going.child.id, team_id=team, worker_id=worker, **said)
    making.truth.share("QA03", planned, team, done is not None)
    if done:
        making.truth.share("QA02", done, team, grade in _GRADES[:2] if grade in _GRADES else None)
    if done and moderated:
        making.truth.share("QA02M", done, team, moderated in _GRADES[:2])


def _moderated(going: Going, grade: str) -> str:
    """The moderator mostly agrees, and is the stricter one where not."""
    place = _GRADES.index(grade)
    return grade if going.making.happens(0.75) else _GRADES[min(place + 1, 3)]


def _grade_as_recorded(going: Going, key: str, grade: str, team: str, worker: str) -> str:
    making, said = going.making, {"team": team, "worker": worker}
    if making.happens(0.01):
        making.plant("missing", _AUDITS, key, "grade", "completed without a grade", **said)
        return ""
    if making.happens(0.01):
        making.plant("unknown code", _AUDITS, key, "grade", "“3” is no grade", **said)
        return "3"
    return grade
