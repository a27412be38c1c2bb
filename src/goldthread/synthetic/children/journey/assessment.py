"""An assessment: 45 working days from its start to the day on which it is authorised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.synthetic.children.childhood import Assessment, Span
from goldthread.synthetic.children.council import Team
from goldthread.synthetic.children.counted_days import working_day_after
from goldthread.synthetic.children.journey.going import LONG_AGO, NO_DAY, WORDS_FOR_A_DAY, Going, flags

_TABLE = "ssd_cin_assessments"
_LIMIT = 45
_FACTORS = ("3B", "4B", "1B", "2B", "16A", "17A", "4A", "6A", "5A", "18C", "24A", "10A", "21")


@dataclass(slots=True)
class _Recorded:
    """What the row says, and whether the assessment kept its time as far as the row can tell."""

    id: str
    start: date | str | None
    authorised: date | str | None
    in_time: bool | None


def assess(going: Going, referral: Span, team: Team) -> tuple[date, date | None]:
    """Write the assessment of a referral: its first day, and the day of its authorisation if that has come."""
    making = going.making
    start = going.by_now(going.after(referral.start, 0, 2)) or referral.start
    late = making.is_late(team.id, start)
    took = _days_taken(going, late=late)
    authorised = going.by_now(working_day_after(start, took))
    if authorised and authorised > going.adult_on:  # nobody assesses an adult: it ends at her birthday
        late, authorised = False, None
    recorded = _recorded(going, team, start, authorised, late=late)
    _write(going, recorded, referral, team, start)
    return start, authorised


def _days_taken(going: Going, *, late: bool) -> int:
    """Working days: most are authorised in the last fortnight that is allowed, a few on its very last day."""
    between = going.making.between
    if late:
        return _LIMIT + (1 if going.making.happens(0.12) else between(2, 50))
    if going.making.happens(0.08):
        return _LIMIT
    return between(30, 44) if going.making.happens(0.6) else between(8, 30)


def _recorded(going: Going, team: Team, start: date, authorised: date | None, *, late: bool) -> _Recorded:
    making = going.making
    one = _Recorded(making.new_id("ASM"), start, authorised, not late)
    if not authorised or not making.happens(0.014):
        return one
    kind = making.one_of({"missing": 0.3, "1900 date": 0.2, "impossible order": 0.25, "text in date": 0.25})
    column, what = "cina_assessment_start_date", "no start"
    if kind == "missing":
        one.start = one.in_time = None
    elif kind == "1900 date":
        one.start, one.in_time = LONG_AGO if making.happens(0.4) else NO_DAY, None
        what = f"begun on {one.start}"
    elif kind == "impossible order":
        one.authorised, one.in_time = start - timedelta(days=making.between(1, 30)), None
        column, what = "cina_assessment_auth_date", "authorised before it began"
    else:
        one.authorised = making.chance.choice(WORDS_FOR_A_DAY)
        column, what = "cina_assessment_auth_date", f"“{one.authorised}” for a day"
    making.plant(kind, _TABLE, one.id, column, what, team=team.id, day=start)
    return one


def _write(going: Going, one: _Recorded, referral: Span, team: Team, day: date) -> None:
    making, seen = going.making, going.making.happens(0.94)
    flag: str | None = making.flag(seen, _TABLE, one.id, "cina_assessment_child_seen", day) if one.authorised else ""
    if one.authorised and making.happens(0.01):
        flag = ""
        making.plant("missing", _TABLE, one.id, "cina_assessment_child_seen", "not said", team=team.id, day=day)
    going.wait(
        _TABLE,
        day,
        "cina_assessment_worker_id",
        cina_assessment_id=one.id,
        cina_person_id=going.child.id,
        cina_referral_id=referral.id,
        cina_assessment_start_date=one.start,
        cina_assessment_child_seen=flag,
        cina_assessment_auth_date=one.authorised,
        cina_assessment_outcome_json=flags("PROV_OF_SERVICES") if one.authorised else None,
        cina_assessment_outcome_nfa="N" if one.authorised else "",
        cina_assessment_team=team.id,
    )
    if one.authorised:
        _write_factors(going, one.id)
    _keep(going, one, team)
    if isinstance(one.authorised, date):
        making.truth.share("AS01", one.authorised, team.id, one.in_time)
        making.truth.share("AS03", one.authorised, team.id, seen if flag else None)


def _keep(going: Going, one: _Recorded, team: Team) -> None:
    authorised = one.authorised if isinstance(one.authorised, date) else None
    start = one.start if isinstance(one.start, date) and one.start != NO_DAY else None
    # Without a first day it is never open on a day; what was authorised still shows that she was assessed.
    going.child.assessments.append(Assessment(one.id, start or date.max, authorised, team.id))


def _write_factors(going: Going, assessment_id: str) -> None:
    making = going.making
    for _ in range(making.between(1, 3)):
        key, factor = making.new_id("FAC"), making.chance.choice(_FACTORS)
        said = {"cinf_assessment_id": assessment_id, "cinf_assessment_factors_json": factor}
        making.rows.row("ssd_assessment_factors", cinf_table_id=key, **said)
        if making.happens(0.003):
            making.rows.row("ssd_assessment_factors", cinf_table_id=key, **said)
            making.plant("duplicate", "ssd_assessment_factors", key, "", "the same row twice")
