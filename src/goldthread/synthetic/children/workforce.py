"""Who works for Fernshire: teams and their managers, posts that are filled, empty or covered, and the truth of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from goldthread.synthetic.children.council import Council, Making, Team, Worker
from goldthread.synthetic.children.counted_days import has_lasted_months

# What a team does, how many teams do it, their posts for each 1,000 children known in a year, and who holds them.
_WORK = {
    "front door": (2, 4.0, "Front door", "Social worker"),
    "assessment": (4, 10.0, "Assessment", "Social worker"),
    "safeguarding": (6, 26.0, "Safeguarding", "Social worker"),
    "care": (4, 13.0, "Children in care", "Social worker"),
    "leaving care": (2, 6.0, "Leaving care", "Personal adviser"),
    "early help": (3, 9.0, "Early help", "Family support worker"),
}
_PARENTS = {
    "front door": ("S1", "Front door and assessment"),
    "assessment": ("S1", "Front door and assessment"),
    "safeguarding": ("S2", "Help and protection"),
    "early help": ("S2", "Help and protection"),
    "care": ("S3", "Children in care and leaving care"),
    "leaving care": ("S3", "Children in care and leaving care"),
}
_IN_TROUBLE = {("assessment", 2), ("safeguarding", 4)}
_YEAR = 365.25


def staffed(council: Council, years: float) -> Council:
    """The council with its teams and workers, as many as its children need over so many years."""
    chance = Random(f"{council.seed}:workforce:{council.area}")
    teams = tuple(_teams(council.area))
    workers = {team.id: tuple(_workers_of(council, team, years, chance)) for team in teams}
    return replace(council, teams=teams, workers=workers, caseloads={})


def write(making: Making) -> None:
    """Write teams, professionals, staff and vacancies of the council, with what is true of them at each month's end."""
    if not making.council.area:
        for parent, name in sorted(set(_PARENTS.values())):
            making.rows.row("ssd_department", dept_team_id=parent, dept_team_name=name)
    for team in making.council.teams:
        parent, name = _PARENTS[team.does]
        said = {"dept_team_parent_id": parent, "dept_team_parent_name": name}
        making.rows.row("ssd_department", dept_team_id=team.id, dept_team_name=team.name, **said)
        for worker in making.council.workers[team.id]:
            _write_worker(making, team, worker)
        _write_vacancies(making, team)


def _teams(area: int) -> list[Team]:
    sign = f"{area + 1}" if area else ""
    return [
        Team(
            f"T{sign}{does[0].upper()}{does[-1].upper()}{count}",
            f"{name} {sign}{count}",
            does,
            (does, count) in _IN_TROUBLE,
        )
        for does, (teams, _, name, _) in _WORK.items()
        for count in range(1, teams + 1)
    ]


def _workers_of(council: Council, team: Team, years: float, chance: Random) -> list[Worker]:
    teams, posts, _, _ = _WORK[team.does]
    count = max(2, round(council.children / years / 1000 * posts / teams))
    return [worker for post in range(1, count + 1) for worker in _in_post(council, team, post, chance)]


def _in_post(council: Council, team: Team, post: int, chance: Random) -> list[Worker]:
    """Whoever held one post, one after another, with times when nobody did."""
    holders, day = [], council.first_day - timedelta(days=int(chance.uniform(0, 6 * _YEAR)) + 1000)
    while day <= council.as_at:
        agency = chance.random() < (0.6 if team.in_trouble and day < council.improved_on else 0.4)
        stays = chance.uniform(0.4, 2) if agency else chance.uniform(1, 5 if team.in_trouble else 12)
        end = day + timedelta(days=int(stays * _YEAR))
        name = f"W{team.id[1:]}-{post:02d}{chr(97 + len(holders))}"
        fte = chance.choice((1.0, 1.0, 1.0, 1.0, 0.8, 0.6, 0.5))
        fte = {0: None, 1: 0.0}.get(int(chance.random() * 80), fte)
        known = team.does not in ("early help", "leaving care") and chance.random() > 0.03
        number = f"SW{chance.randrange(10**6):06d}" if known else ""
        holders.append(Worker(name, team.id, fte, number, day, end if end <= council.as_at else None, agency))
        day = end + timedelta(days=0 if chance.random() < 0.25 else int(chance.uniform(30, 330)))
    return holders


def _write_worker(making: Making, team: Team, worker: Worker) -> None:
    made = making.rows.row
    made(
        "ssd_professionals",
        prof_professional_id=worker.id,
        prof_staff_id=f"E{worker.id[1:]}",
        prof_professional_name=f"Worker {worker.id[1:]}",
        prof_social_worker_registration_no=worker.registration,
        prof_professional_job_title=_WORK[team.does][3],
        prof_professional_department=team.name,
        prof_full_time_equivalency=worker.fte,
        prof_agency_worker_flag="Y" if worker.is_agency else "N",
    )
    staff, kind = f"E{worker.id[1:]}", "agency" if worker.is_agency else "employed"
    said = {"fte": worker.fte, "start_date": worker.start, "end_date": worker.end}
    made("local_staff", staff_id=staff, worker_id=worker.id, team_id=team.id, kind=kind, **said)
    if not worker.fte:
        kind, what = ("missing", "no full-time equivalent") if worker.fte is None else ("unknown code", "0 is no share")
        for table, column in (("ssd_professionals", "prof_full_time_equivalency"), ("local_staff", "fte")):
            key = worker.id if table == "ssd_professionals" else staff
            making.plant(kind, table, key, column, what, team=team.id, worker=worker.id)
    _say_staffing(making, worker)


def _say_staffing(making: Making, worker: Worker) -> None:
    for day in making.council.month_ends_between(worker.start, worker.end):
        if worker.is_agency:
            _weighed(making, "WF03", day, worker.team, worker.fte, worker.fte)
        else:
            for measure in ("WF01", "WF02", "WF03"):
                _weighed(making, measure, day, worker.team, 0, worker.fte)
    if worker.end and not worker.is_agency:
        for day in making.council.month_ends_between(worker.end, None):
            if not has_lasted_months(worker.end, day, 12):
                _weighed(making, "WF02", day, worker.team, worker.fte, 0 if worker.fte is not None else None)


def _weighed(
    making: Making, measure: str, day: date, team: str, numerator: float | None, denominator: float | None
) -> None:
    if numerator is None or denominator is None:
        making.truth.cannot_say(measure, day, team)
    else:
        making.truth.case(measure, day, team, numerator, denominator)


def _write_vacancies(making: Making, team: Team) -> None:
    posts: dict[str, list[Worker]] = {}
    for worker in making.council.workers[team.id]:
        posts.setdefault(worker.id[:-1], []).append(worker)
    for post, holders in posts.items():
        for before, after in zip(holders, [*holders[1:], None], strict=True):
            if before.end and (after is None or after.start > before.end):
                _write_vacancy(making, team, f"V{post[1:]}{before.id[-1]}", before, after)


def _write_vacancy(making: Making, team: Team, key: str, before: Worker, after: Worker | None) -> None:
    end = after.start if after else None
    said = {"fte": before.fte, "start_date": before.end, "end_date": end}
    making.rows.row("local_vacancies", vacancy_id=key, team_id=team.id, **said)
    if before.fte is None:
        making.plant("missing", "local_vacancies", key, "fte", "no full-time equivalent", team=team.id)
    for day in making.council.month_ends_between(before.end, end):
        _weighed(making, "WF01", day, team.id, before.fte, before.fte)
