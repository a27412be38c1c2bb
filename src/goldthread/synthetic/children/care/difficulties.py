"""Strengths and difficulties questionnaires, and the few convictions and cases of substance misuse."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.care.draws import days_after, some_day
from goldthread.synthetic.children.care.life import Life, Snapshot, Stay
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import age_on, has_lasted_months, is_within_months, months_after

_HIGHEST = 40
_OFFENCES = ("theft", "criminal damage", "common assault", "public order")


def live(making: Making, life: Life) -> None:
    """Draw and write the scores of a child, and what little else is recorded of her difficulties."""
    for stay in life.in_care:
        _scores(making, life, stay)
        if _age(life, stay.last_day(making.council.as_at)) >= 11:
            _convictions(making, life, stay)
            _substance_misuse(making, life, stay)


def look(making: Making, at: Snapshot) -> None:
    """Say HE05 and HE06 once she has been in care for 12 months and is 4 to 16."""
    if not has_lasted_months(at.stay.start, at.day, 12):
        return
    born = at.life.child.born
    if born and not 4 <= age_on(born, at.day) < 17:
        return
    scores = [one for one in at.life.scores if one[0] <= at.day and is_within_months(one[0], at.day, 12)]
    if born is None:
        for measure in ("HE05", "HE06") if scores else ("HE05",):
            making.truth.cannot_say(measure, at.day, at.team)
        return
    making.truth.case("HE05", at.day, at.team, int(bool(scores)))
    if scores:
        making.truth.case("HE06", at.day, at.team, max(scores)[2])


def _scores(making: Making, life: Life, stay: Stay) -> None:
    """A score a year from the day on which she is four, some late; a few that no questionnaire can give."""
    last, difficulty = stay.last_day(making.council.as_at), making.chance.gauss(14.5, 5.5)
    day = days_after(making.chance, stay.start, 60, 360)
    while day <= last:
        if 4 <= _age(life, day) < 17:
            _questionnaire(making, life, day, round(making.chance.gauss(difficulty, 4)))
        due = months_after(day, 12)
        is_late = making.is_late(life.child.team_on(day), day)
        day = days_after(making.chance, due, 1, 200) if is_late else days_after(making.chance, due, -60, 0)


def _questionnaire(making: Making, life: Life, day: date, score: int) -> None:
    if making.happens(0.03):
        _write(making, life, day, making.chance.choice((41, 55, 99, -1)), "")
    elif making.happens(0.05):
        _write(making, life, day, None, making.chance.choice(("SDQ2", "SDQ3", "SDQ4", "SDQ5")))
    else:
        for again in (0, 2) if making.happens(0.02) else (0,):
            _write(making, life, day, min(max(score - again, 0), _HIGHEST), "")


def _write(making: Making, life: Life, day: date, score: int | None, reason: str) -> None:
    row = making.new_id("SDQ")
    if score is not None and 0 <= score <= _HIGHEST:
        life.scores.append((day, row, score))
    making.rows.row(
        "ssd_sdq_scores",
        csdq_table_id=row,
        csdq_person_id=life.child.id,
        csdq_sdq_completed_date=day,
        csdq_sdq_reason=reason,
        csdq_sdq_score=score,
    )


def _convictions(making: Making, life: Life, stay: Stay) -> None:
    if making.happens(0.05):
        making.rows.row(
            "ssd_cla_convictions",
            clac_cla_conviction_id=making.new_id("CON"),
            clac_person_id=life.child.id,
            clac_cla_conviction_date=some_day(making.chance, stay.start, stay.last_day(making.council.as_at)),
            clac_cla_conviction_offence=making.chance.choice(_OFFENCES),
        )


def _substance_misuse(making: Making, life: Life, stay: Stay) -> None:
    if making.happens(0.06):
        making.rows.row(
            "ssd_cla_substance_misuse",
            clas_substance_misuse_id=making.new_id("SUB"),
            clas_person_id=life.child.id,
            clas_substance_misuse_date=some_day(making.chance, stay.start, stay.last_day(making.council.as_at)),
            clas_substance_misused="Y",
            clas_intervention_received="Y" if making.happens(0.6) else "N",
        )


def _age(life: Life, day: date) -> int:
    return age_on(life.child.born, day) if life.child.born else 9
