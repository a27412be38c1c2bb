"""Care leavers: where they live, what they do, who keeps in touch; only the present is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goldthread.synthetic.children.care.draws import days_after, some_day, weighted
from goldthread.synthetic.children.care.life import Life
from goldthread.synthetic.children.childhood import Childhood
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import age_on, is_within_months, months_after

_AT_WORK = {"F1": 8, "F2": 34, "F4": 8, "F5": 26, "P1": 1, "P2": 6, "P4": 1, "P5": 12, "F3": 2, "P3": 2}
_NOT_AT_WORK = {"G4": 40, "G5": 35, "G6": 20, "": 5}
_LIVES = {"B": 14, "C": 5, "D": 17, "E": 4, "K": 3, "T": 3, "U": 36, "Z": 14, "Y": 2}
_LIVES_BADLY = {"R": 20, "S": 14, "V": 10, "W": 16, "X": 32, "G": 3, "H": 2, "Y": 3}
_OUT_OF_TOUCH = {"NO": 60, "REFU": 20, "NREQ": 20}
_GONE = {"DIED": 1, "RHOM": 4}


@dataclass(frozen=True, slots=True)
class _Leaver:
    row: str
    child: Childhood
    eligibility: str
    team: str
    worker: str

    @property
    def is_entitled(self) -> bool:
        return self.eligibility != "No Current Eligibility"


def live(making: Making, life: Life) -> None:
    """Write the row of a child in care, or just out of it, who is 16 or over, and say what is true of her."""
    born, day = life.child.born, making.council.as_at
    if born is None or age_on(born, day) < 16 or not life.in_care:
        return
    stay = life.in_care[-1]
    if (stay.last_day(day) - stay.start).days < 91 or age_on(born, stay.last_day(day)) < 16:
        return
    known = "Former Relevant" if age_on(born, day) >= 18 else "Relevant" if stay.end else "Eligible"
    _row(making, life.child, known if making.happens(0.97) else "Qualifying")


def leaver(making: Making, child: Childhood) -> None:
    """Write the row of a young person whose care is over, and say what is true of her."""
    age = age_on(child.born, making.council.as_at) if child.born else 19
    grown_up = {"Former Relevant": 86, "Qualifying": 9, "No Current Eligibility": 5}
    _row(making, child, weighted(making.chance, grown_up if age >= 18 else {"Relevant": 75, "Qualifying": 25}))


def _row(making: Making, child: Childhood, eligibility: str) -> None:
    day = making.council.as_at
    allocated = child.allocated_on(day)
    team = allocated.team if allocated else making.council.team_doing("leaving care", making.chance).id
    worker = allocated.worker if allocated else making.chance.choice(making.council.workers[team]).id
    one = _Leaver(making.new_id("CLEA"), child, eligibility, team, worker)
    in_touch, contact = _touch(making, one, day)
    suitable, lives = _home(making, one, day)
    making.rows.row(
        "ssd_care_leavers",
        clea_table_id=one.row,
        clea_person_id=child.id,
        clea_care_leaver_eligibility=eligibility,
        clea_care_leaver_in_touch=in_touch,
        clea_care_leaver_latest_contact=contact,
        clea_care_leaver_accommodation=lives,
        clea_care_leaver_accom_suitable=suitable,
        clea_care_leaver_activity=_activity(making, one, day),
        clea_pathway_plan_review_date=_pathway(making, one, day),
        clea_care_leaver_personal_advisor=_adviser(making, one, day),
        clea_care_leaver_allocated_team=team,
        clea_care_leaver_worker_id=worker,
    )


def _touch(making: Making, one: _Leaver, day: date) -> tuple[str, date | None]:
    """Whether anyone is in touch, and when last; who died or went home for good is in neither CL03 nor CL03C."""
    contact = _latest_contact(making, one, day)
    if making.happens(0.04):
        return weighted(making.chance, _GONE), contact
    if one.is_entitled:
        making.truth.case("CL03C", day, one.team, int(contact is not None and (day - contact).days <= 56))
    if making.happens(0.03):
        if one.is_entitled:
            making.truth.cannot_say("CL03", day, one.team)
        what = "nobody wrote down whether anyone is in touch with a care leaver"
        making.plant("missing", "ssd_care_leavers", one.row, "clea_care_leaver_in_touch", what, team=one.team)
        return "", contact
    is_in_touch = not making.is_late(one.team, day)
    if one.is_entitled:
        making.truth.case("CL03", day, one.team, int(is_in_touch))
    return "YES" if is_in_touch else weighted(making.chance, _OUT_OF_TOUCH), contact


def _latest_contact(making: Making, one: _Leaver, day: date) -> date | None:
    if making.is_late(one.team, day):
        return None if making.happens(0.2) else days_after(making.chance, day, -300, -57)
    return days_after(making.chance, day, -56, 0) if making.happens(0.9) else day - timedelta(days=56)


def _home(making: Making, one: _Leaver, day: date) -> tuple[str, str]:
    is_suitable = not making.is_late(one.team, day)
    _say_by_age(making, "CL01", one, day, is_suitable)
    if is_suitable:
        return "1", weighted(making.chance, _LIVES)
    if making.happens(0.05):
        what = "neither suitable nor unsuitable"
        making.plant(
            "unknown code", "ssd_care_leavers", one.row, "clea_care_leaver_accom_suitable", what, team=one.team
        )
        return "3", weighted(making.chance, _LIVES_BADLY)
    return ("2" if making.happens(0.8) else ""), weighted(making.chance, _LIVES_BADLY)


def _activity(making: Making, one: _Leaver, day: date) -> str:
    is_at_work = making.happens(0.56)
    _say_by_age(making, "CL02", one, day, is_at_work)
    return weighted(making.chance, _AT_WORK if is_at_work else _NOT_AT_WORK)


def _say_by_age(making: Making, measure: str, one: _Leaver, day: date, is_met: bool) -> None:
    """Said of those of 19 to 21, and as …Y of those of 17 and 18; of both where nobody knows how old she is.

    Who is no longer entitled to leaving care services is in neither.
    """
    if not one.is_entitled:
        return
    if one.child.born is None:
        making.truth.cannot_say(measure, day, one.team)
        making.truth.cannot_say(f"{measure}Y", day, one.team)
        return
    age = age_on(one.child.born, day)
    if 17 <= age <= 21:
        making.truth.case(measure if age >= 19 else f"{measure}Y", day, one.team, int(is_met))


def _pathway(making: Making, one: _Leaver, day: date) -> date | None:
    """The day of her last pathway plan review, said of CL04 where she is owed one."""
    is_late, earliest = making.is_late(one.team, day), _six_months_before(day)
    is_owed = one.eligibility in ("Eligible", "Relevant", "Former Relevant")
    if is_owed and one.child.born is None:
        making.truth.cannot_say("CL04", day, one.team)
    elif is_owed and one.child.born and age_on(one.child.born, day) < 21:
        making.truth.case("CL04", day, one.team, int(not is_late))
    if is_late:
        return None if making.happens(0.2) else days_after(making.chance, earliest, -200, -1)
    return earliest if making.happens(0.1) else some_day(making.chance, earliest, day)


def _six_months_before(day: date) -> date:
    """The first day from which no more than six months have gone."""
    first = months_after(day, -6) - timedelta(days=4)
    return next(one for one in (first + timedelta(days=step) for step in range(9)) if is_within_months(one, day, 6))


def _adviser(making: Making, one: _Leaver, day: date) -> str:
    has_one = not making.is_late(one.team, day)
    if one.eligibility in ("Relevant", "Former Relevant"):
        making.truth.case("CL05", day, one.team, int(has_one))
    return making.chance.choice(making.council.workers[one.team]).id if has_one else ""
