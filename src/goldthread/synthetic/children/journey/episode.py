"""One time of a child with the council: contact, referral, assessment, what follows from it, and the end of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.synthetic.children import care
from goldthread.synthetic.children.childhood import Span
from goldthread.synthetic.children.council import Team
from goldthread.synthetic.children.journey import front_door
from goldthread.synthetic.children.journey.again import assess_again
from goldthread.synthetic.children.journey.allocating import allocate_phases
from goldthread.synthetic.children.journey.assessment import assess
from goldthread.synthetic.children.journey.going import Going
from goldthread.synthetic.children.journey.need import help_in_need
from goldthread.synthetic.children.journey.protection import Conference, enquire, transfer_in
from goldthread.synthetic.children.journey.protection_plan import protect

# What follows an assessment that led to no plan of protection; of those who come again, more stay in need of help.
_OUTCOMES = {"nothing": 0.36, "early help": 0.16, "need": 0.445, "care": 0.035}
_AFTER_PROTECTION = {"need": 0.58, "over": 0.3, "care": 0.12}
_AFTER_NEED = {"over": 0.93, "protection": 0.05, "care": 0.02}
_AFTER_NEED_AGAIN = {"over": 0.73, "protection": 0.25, "care": 0.02}
_REASONS = {"nothing": "RC8", "early help": "RC9", "over": "RC7", "care": "RC7"}


@dataclass(slots=True)
class _Time:
    """One time with the council: its referral, the team that assesses and the one that helps, and what came of it."""

    going: Going
    referral: Span
    assessing: Team
    helping: Team
    conference: Conference | None = None
    came_of_it: str = "over"


def referred(going: Going, contact_day: date, *, into_care_on: date | None = None) -> date | None:
    """Write all that follows a contact that leads to a referral; the day on which it is over, `None`: not yet.

    With `into_care_on` she enters care on that day.
    """
    making = going.making
    decided = front_door.contact(going, contact_day, leads_on=True)
    start = going.by_now(going.after(decided, 0, 2) if making.happens(0.2) else decided) if decided else None
    if start is None or start >= going.adult_on:
        return None
    assessing, helping = going.team("assessment"), going.team("safeguarding")
    nothing = into_care_on is None and making.happens(0.07)
    time = _Time(going, front_door.referral(going, start, assessing, nothing=nothing), assessing, helping)
    going.take_on(assessing, start)
    if nothing:
        end, reason = going.last_day(going.after(start, 0, 5)), "RC7"
    else:
        end = _followed_up(time, into_care_on)
        reason = _REASONS[time.came_of_it] if end else ""
    if not nothing:
        assess_again(going, time.referral, going.phases[-1][1], start, end)
    time.referral.end = end
    front_door.close(going, time.referral, assessing, reason, nothing=nothing)
    allocate_phases(going, max(end, start + timedelta(days=1)) if end else None, time.referral.id)
    return end


def _followed_up(time: _Time, into_care_on: date | None) -> date | None:
    """The day on which the referral is closed, after the assessment and all that follows."""
    going, making = time.going, time.going.making
    begun, authorised = assess(going, time.referral, time.assessing)
    if into_care_on:
        return _in_care(time, into_care_on)
    if making.happens(0.012):
        time.conference = transfer_in(going, time.referral, time.assessing, begun)
    elif making.happens(0.75 if going.child.cp_plans else 0.28):
        day = going.by_now(going.after(begun, 0, 12))
        time.conference = enquire(going, time.referral, time.assessing, day) if day else None
    if time.conference and time.conference.makes_plan:
        return _step_by_step(time, "protection", time.conference.day)
    if authorised is None:
        return None if going.adult_on > going.as_at else going.adult_on
    outcome = making.one_of(_OUTCOMES)
    if outcome in ("need", "care"):
        return _step_by_step(time, outcome, authorised)
    time.came_of_it = outcome
    if outcome == "early help":
        front_door.early_help(going, authorised)
    return going.last_day(going.after(authorised, 0, 10))


def _step_by_step(time: _Time, step: str, day: date | None) -> date | None:
    """The day on which all is over, one step following another; `None` where it is not over yet."""
    going, making = time.going, time.going.making
    while day is not None and step != "over":
        if day >= going.adult_on:
            break
        if step == "care":
            return _in_care(time, day)
        going.take_on(time.helping, day)
        if step == "protection":
            day = protect(going, time.referral, time.conference, time.helping) if time.conference else day
            step = making.one_of(_AFTER_PROTECTION)
        else:
            day = help_in_need(going, time.referral, time.helping, going.by_now(going.after(day, 0, 10)) or day)
            step = making.one_of(_AFTER_NEED_AGAIN if going.child.cp_plans else _AFTER_NEED)
            if day and step == "protection":
                step, day = _back_to_protection(time, day)
    return going.last_day(going.after(day, 0, 21)) if day else None


def _back_to_protection(time: _Time, day: date) -> tuple[str, date | None]:
    """A child in need for whom a conference is called again; where none is held, her plan is followed by another."""
    time.conference = enquire(time.going, time.referral, time.helping, day, to_plan=True)
    return ("protection", time.conference.day) if time.conference else ("need", day)


def _in_care(time: _Time, entered: date) -> date | None:
    """Care from a day on, as care itself decides; the day on which the referral is closed."""
    going, making = time.going, time.going.making
    periods = care.periods(making, going.child, entered, time.referral.id)
    if not periods:  # she is about to come of age
        return going.last_day(entered)
    going.child.care.extend(periods)
    going.take_on(going.team("care"), entered)
    time.came_of_it, left = "care", periods[-1].end
    return going.by_now(going.after(left, 0, 90)) if left else None
