"""Section 47 enquiries, initial conferences and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.synthetic.children.childhood import Enquiry, Span
from goldthread.synthetic.children.council import Team
from goldthread.synthetic.children.counted_days import working_day_after
from goldthread.synthetic.children.journey.going import Going, flags

_ENQUIRY, _CONFERENCE = "ssd_s47_enquiry", "ssd_initial_cp_conference"
_LIMIT = 15


@dataclass(frozen=True, slots=True)
class Conference:
    """An initial conference that was held, and whether it made a plan."""

    id: str
    day: date
    makes_plan: bool


def enquire(going: Going, referral: Span, team: Team, day: date, *, to_plan: bool = False) -> Conference | None:
    """Write a section 47 enquiry that begins on a day; the conference that it led to, if one was held by now."""
    making = going.making
    key, late = making.new_id("S47"), making.is_late(team.id, day)
    known = bool(going.child.cp_plans)
    if not (to_plan or making.happens(0.6 if known else 0.3)):
        _write_enquiry(going, Enquiry(key, day, None, team.id, ended_in_nothing=making.happens(0.96)), referral)
        return None
    took = _LIMIT + (making.between(1, 2) if making.happens(0.3) else making.between(3, 25))
    took = took if late else making.between(7, _LIMIT)
    held = going.by_now(working_day_after(day, took))
    if not to_plan and making.happens(0.03):
        held = None  # planned, and never held
    one = Enquiry(key, day, None, team.id)
    if held is None or held >= going.adult_on:
        _write_enquiry(going, one, referral)
        return None
    return _hold(going, one, referral, held, late=late, makes_plan=to_plan or making.happens(0.87))


def transfer_in(going: Going, referral: Span, team: Team, day: date) -> Conference:
    """Write the conference of a child who moves in with a plan: it follows no enquiry of this council."""
    return _write_conference(going, referral, team, day, enquiry_id="", transfer=True, makes_plan=True)


def _hold(going: Going, one: Enquiry, referral: Span, held: date, *, late: bool, makes_plan: bool) -> Conference:
    making, in_time, linked = going.making, True, one.id
    met: bool | None = not late
    target = working_day_after(one.start, _LIMIT)
    if making.happens(0.006):
        linked, in_time = "" if making.happens(0.5) else f"{one.id}-X", False
        met = None
    elif making.happens(0.004):
        one.start, met = held + timedelta(days=making.between(1, 6)), None
        if one.start > going.as_at:
            one.start = held
            met = True  # the extract was made on the very day
        else:
            what = "the enquiry begins after its conference"
            making.plant(
                "impossible order", _ENQUIRY, one.id, "s47e_s47_start_date", what, team=one.team, day=one.start
            )
    one.conference = held if in_time else None
    _write_enquiry(going, one, referral)
    made = _write_conference(
        going, referral, _team(going, one.team), held, enquiry_id=linked, target=target, makes_plan=makes_plan
    )
    if not in_time:
        making.plant("missing", _CONFERENCE, made.id, "icpc_s47_enquiry_id", "no such enquiry", team=one.team, day=held)
    making.truth.share("CP01", held, one.team, met)
    return made


def _team(going: Going, team_id: str) -> Team:
    return next(team for team in going.making.council.teams if team.id == team_id)


def _write_enquiry(going: Going, one: Enquiry, referral: Span) -> None:
    making = going.making
    ended = going.by_now(working_day_after(one.start, making.between(3, 14)))
    nothing = making.flag(one.ended_in_nothing, _ENQUIRY, one.id, "s47e_s47_nfa", one.start)
    if one.ended_in_nothing and making.happens(0.01):
        nothing, one.ended_in_nothing = "", False
        making.plant("missing", _ENQUIRY, one.id, "s47e_s47_nfa", "not said", team=one.team, day=one.start)
    if ended and making.happens(0.006) and (going.as_at - one.start).days > 100:
        ended = None
        making.plant(
            "open too long", _ENQUIRY, one.id, "s47e_s47_end_date", "nobody ended it", team=one.team, day=one.start
        )
    outcome = flags("CP_CONFERENCE") if not one.ended_in_nothing else flags("NFA")
    going.wait(
        _ENQUIRY,
        one.start,
        "s47e_s47_completed_by_worker_id",
        s47e_s47_enquiry_id=one.id,
        s47e_referral_id=referral.id,
        s47e_person_id=going.child.id,
        s47e_s47_start_date=one.start,
        s47e_s47_end_date=ended,
        s47e_s47_nfa=nothing,
        s47e_s47_outcome_json=outcome if ended else None,
        s47e_s47_completed_by_team=one.team,
    )
    going.child.enquiries.append(one)
    making.truth.share("CP02", one.start, one.team, one.conference is not None)


def _write_conference(
    going: Going, referral: Span, team: Team, day: date, *, enquiry_id: str, makes_plan: bool,
    target: date | None = None, transfer: bool = False,
) -> Conference:  # fmt: skip
    making, key = going.making, going.making.new_id("ICPC")
    flag = making.flag(makes_plan, _CONFERENCE, key, "icpc_icpc_outcome_cp_flag", day)
    said: bool | None = makes_plan
    if making.happens(0.006):
        flag, said = "", None
        making.plant("missing", _CONFERENCE, key, "icpc_icpc_outcome_cp_flag", "not said", team=team.id, day=day)
    going.wait(
        _CONFERENCE,
        day,
        "icpc_icpc_worker_id",
        icpc_icpc_id=key,
        icpc_icpc_meeting_id=f"M{key}",
        icpc_s47_enquiry_id=enquiry_id,
        icpc_person_id=going.child.id,
        icpc_cp_plan_id=f"CPP{key.removeprefix('ICPC')}" if makes_plan else "",
        icpc_referral_id=referral.id,
        icpc_icpc_transfer_in="Y" if transfer else "N",
        icpc_icpc_target_date=target,
        icpc_icpc_date=day,
        icpc_icpc_outcome_cp_flag=flag,
        icpc_icpc_outcome_json=flags("CP") if makes_plan else flags("NFA"),
        icpc_icpc_team=team.id,
    )
    making.truth.share("CP03", day, team.id, said)
    return Conference(key, day, makes_plan)
