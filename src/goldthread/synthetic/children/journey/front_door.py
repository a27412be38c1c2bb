"""The front door: contacts and what was decided on them, early help, and referrals."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.childhood import Contact, Span
from goldthread.synthetic.children.council import Team
from goldthread.synthetic.children.counted_days import is_within_months, working_day_after, working_days_between
from goldthread.synthetic.children.journey.allocating import allocate
from goldthread.synthetic.children.journey.going import LONG_AGO, NO_DAY, WORDS_FOR_A_DAY, Going, flags

_SOURCES = {
    "6": 0.29, "2A": 0.2, "3A": 0.05, "3E": 0.06, "3B": 0.04, "3F": 0.05, "1A": 0.09, "1C": 0.03, "1D": 0.04,
    "5A": 0.05, "5B": 0.03, "5D": 0.03, "4": 0.01, "7": 0.02, "9": 0.01,
}  # fmt: skip
_NEEDS = {"N1": 0.57, "N2": 0.08, "N3": 0.03, "N4": 0.09, "N5": 0.13, "N6": 0.03, "N8": 0.04, "N0": 0.02, "N9": 0.01}
_CONTACTS, _CINE, _EARLY = "ssd_contacts", "ssd_cin_episodes", "ssd_early_help_episodes"


def contact(going: Going, day: date, *, leads_on: bool) -> date | None:
    """Write a contact; the day on which it was decided, `None` where that has not come."""
    making, team = going.making, going.team("front door")
    key, late = making.new_id("CON"), making.is_late(team.id, day)
    took = making.between(2, 6) if late else making.between(0, 1)
    decided = going.by_now(working_day_after(day, took) if took else day)
    _write_contact(going, key, day, leads_on=leads_on and decided is not None)
    until = max(decided, day + timedelta(days=1)) if decided else None
    if making.happens(0.97):
        allocate(going, team, day, until if until and until <= going.as_at else None)
    _write_decision(going, Contact(key, day, decided), team, late=late, leads_on=leads_on)
    return decided


def _write_contact(going: Going, key: str, day: date, *, leads_on: bool) -> None:
    making, column = going.making, "cont_contact_outcome_json"
    flag: str | None = "Y" if leads_on else "N"
    if making.happens(0.006):
        flag = ""
        making.plant("missing", _CONTACTS, key, column, "no flag whether the contact became a referral", day=day)
    elif making.happens(0.005):
        flag = "perhaps"
        making.plant("unknown code", _CONTACTS, key, column, "“perhaps” is neither Y nor N", day=day)
    outcome = {"NEW_REFERRAL_FLAG": flag} | flags("ADVICE", value="N" if leads_on else "Y")
    source = making.one_of(_SOURCES)
    person = {"cont_contact_id": key, "cont_person_id": going.child.id, "cont_contact_date": day}
    making.rows.row(_CONTACTS, **person, cont_contact_source_code=source, cont_contact_outcome_json=outcome)
    going.say("FD01", day, leads_on if flag in ("Y", "N") else None)
    going.maybe_recorded_late(_CONTACTS, key, "cont_contact_date", day)


def _write_decision(going: Going, one: Contact, team: Team, *, late: bool, leads_on: bool) -> None:
    making, table, said = going.making, "local_contact_decisions", {"team": team.id, "day": one.day}
    key, written = making.new_id("DEC"), one.decision
    met: bool | None = not late
    if one.decision is not None and making.happens(0.002):
        one.decision = written = one.day - timedelta(days=making.between(1, 9))
        making.plant("impossible order", table, key, "decision_date", "decided before the contact", **said)
        met = None
    elif one.decision is not None and making.happens(0.004):
        one.decision, written = None, making.chance.choice(WORDS_FOR_A_DAY)
        making.plant("text in date", table, key, "decision_date", f"“{written}” for a day", **said)
    elif one.decision is not None and not leads_on and making.happens(0.01):
        one.decision = written = None
    if written is not None:
        making.rows.row(table, decision_id=key, contact_id=one.id, decision_date=written)
    if one.decision and making.happens(0.02):
        again = going.by_now(going.after(one.decision, 1, 20))
        making.rows.row(table, decision_id=making.new_id("DEC"), contact_id=one.id, decision_date=again)
    going.child.contacts.append(one)
    if one.decision is not None:
        going.say("FD02", one.day, met)
    elif working_days_between(one.day, going.as_at) > 1:
        going.say("FD02", one.day, False)


def early_help(going: Going, day: date) -> None:
    """Write an episode of early help that begins some days after a day."""
    making, team = going.making, going.team("early help")
    start, key = going.after(day, 3, 20), making.new_id("EH")
    end = going.last_day(going.after(start, 60, 330))
    if start > going.as_at or start >= going.adult_on:
        return
    worker = making.chance.choice(making.council.workers[team.id]).id
    said = {"team": team.id, "worker": worker}
    if making.happens(0.006):
        start = LONG_AGO if making.happens(0.4) else NO_DAY
        making.plant("1900 date", _EARLY, key, "earl_episode_start_date", f"begun on {start}", **said)
    elif end and making.happens(0.006):
        end = start - timedelta(days=making.between(1, 60))
        making.plant("ended before begun", _EARLY, key, "earl_episode_end_date", "ended before it began", **said)
    elif end and making.happens(0.008):
        end = None
        making.plant("open too long", _EARLY, key, "earl_episode_end_date", "never closed", **said)
    organisation = making.one_of({"Council": 0.6, "School": 0.3, "Health visiting": 0.1})
    columns = {"earl_episode_start_date": start, "earl_episode_end_date": end, "earl_episode_reason": "Family support"}
    columns |= {"earl_episode_organisation": organisation, "earl_episode_worker_id": worker}
    making.rows.row(_EARLY, earl_episode_id=key, earl_person_id=going.child.id, **columns)
    if start != NO_DAY:
        going.child.early_help.append(Span(key, start, end))
        making.truth.case("EH01", start, "", 1, 0)


def referral(going: Going, day: date, team: Team, *, nothing: bool) -> Span:
    """Begin a referral; `nothing`: no further action is taken on it."""
    one = Span(going.making.new_id("REF"), day)
    if nothing:
        return one
    if going.making.happens(0.006):
        second = Span(going.making.new_id("REF"), day, going.by_now(going.after(day, 0, 3)))
        close(going, second, team, "RC7", nothing=True)
    return one


def close(going: Going, one: Span, team: Team, reason: str, *, nothing: bool = False) -> None:
    """Write a referral whose end is known (`None`: it is open), with what is true of it."""
    making, said = going.making, {"team": team.id, "day": one.start}
    flag, met_nothing = _nothing_said(going, one, team, nothing)
    reason = reason if one.end else ""
    met_reason: bool | None = reason == "RC8"
    recorded = one.end
    if recorded and making.happens(0.006):
        reason, met_reason = "", None
        making.plant("missing", _CINE, one.id, "cine_close_reason", "closed without a reason", **said)
    if recorded and making.happens(0.004):
        recorded = one.start - timedelta(days=making.between(1, 90))
        making.plant("impossible order", _CINE, one.id, "cine_close_date", "closed before it began", **said)
    elif recorded and not nothing and making.happens(0.004):
        recorded, reason, met_reason = None, "", False
        making.plant("open too long", _CINE, one.id, "cine_close_date", "nobody closed it", **said)
    dated = not making.happens(0.003)
    _wait_for_row(going, one, recorded, reason, flag, team, nothing=met_nothing is True, dated=dated)
    one.end = recorded
    if not dated:  # without a day it is in no month, and open on no day
        making.plant("missing", _CINE, one.id, "cine_referral_date", "no day of referral", **said)
        return
    _say_referral(going, one, team, met_nothing=met_nothing, met_reason=met_reason)
    if not met_nothing:
        going.child.referrals.append(one)
    going.child.referred_on.append(one.start)


def _wait_for_row(
    going: Going, one: Span, closed: date | None, reason: str, flag: str, team: Team, *, nothing: bool, dated: bool
) -> None:
    making, source = going.making, going.making.one_of(_SOURCES)
    if making.happens(0.005):
        source = making.chance.choice(("2Z", "99", "Police Force"))
        making.plant(
            "unknown code", _CINE, one.id, "cine_referral_source_code", f"“{source}”", team=team.id, day=one.start
        )
    outcome = flags("NFA") if nothing else flags("SINGLE_ASSESSMENT")
    going.wait(
        _CINE,
        one.start,
        "cine_referral_worker_id",
        cine_referral_id=one.id,
        cine_person_id=going.child.id,
        cine_referral_date=one.start if dated else None,
        cine_cin_primary_need_code=making.one_of(_NEEDS),
        cine_referral_source_code=source,
        cine_referral_outcome_json=outcome,
        cine_referral_nfa=flag,
        cine_close_reason=reason,
        cine_close_date=closed,
        cine_referral_team=team.id,
    )


def _nothing_said(going: Going, one: Span, team: Team, nothing: bool) -> tuple[str, bool | None]:
    making = going.making
    if making.happens(0.005):
        making.plant(
            "missing",
            _CINE,
            one.id,
            "cine_referral_nfa",
            "not said whether action is taken",
            team=team.id,
            day=one.start,
        )
        return "", None
    return making.flag(nothing, _CINE, one.id, "cine_referral_nfa", one.start), nothing


def _say_referral(going: Going, one: Span, team: Team, *, met_nothing: bool | None, met_reason: bool | None) -> None:
    earlier = [day for day in going.child.referred_on if day < one.start]
    again = any(is_within_months(day, one.start, 12) for day in earlier)
    for measure, met in (("FD03", again), ("FD04", met_nothing), ("FD05", met_reason)):
        going.making.truth.share(measure, one.start, team.id, met)
