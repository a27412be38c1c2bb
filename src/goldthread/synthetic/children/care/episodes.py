"""Episodes of care: a new one whenever the legal status or the placement changes."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.care.draws import some_day
from goldthread.synthetic.children.care.life import Legal, Life, Placement, Stay, open_on
from goldthread.synthetic.children.council import Making

State = tuple[Legal | None, Placement | None]


def live(making: Making, life: Life, stay: Stay) -> None:
    """Write the episodes of a stay; all carry the day on which she entered care."""
    need = making.chance.choice(("N1", "N1", "N1", "N2", "N3", "N4", "N5", "N5", "N6", "N8"))
    states = _states(stay)
    is_cut_short = stay.end is None and len(states) > 1 and making.happens(0.01)
    before: State | None = None
    for place, (day, state) in enumerate(states):
        ended = states[place + 1][0] if place + 1 < len(states) else stay.end
        why_ended = "X1" if place + 1 < len(states) else stay.care.reason
        episode = making.new_id("EP")
        if is_cut_short and place + 1 == len(states):
            ended, why_ended = _cut_short(making, episode, day)
        making.rows.row(
            "ssd_cla_episodes",
            clae_cla_episode_id=episode,
            clae_person_id=life.child.id,
            clae_cla_episode_start_date=day,
            clae_cla_episode_start_reason=_why_begun(before, state),
            clae_cla_primary_need_code=need,
            clae_cla_episode_ceased_date=ended,
            clae_cla_episode_ceased_reason=why_ended,
            clae_cla_id=stay.care.id,
            clae_referral_id=stay.care.referral_id,
            clae_cla_placement_id=state[1].id if state[1] else None,
            clae_entered_care_date=stay.start,
            clae_cla_last_iro_contact_date=stay.reviews[-1] if stay.reviews else None,
        )
        before = state
        if ended and not why_ended:
            _plant_missing_reason(making, life, episode, ended)


def _cut_short(making: Making, episode: str, day: date) -> tuple[date, str]:
    """The last episode ends because the next begins, which nobody has entered: she is in care all the same."""
    what = "an episode ended for the next one, which is not there"
    making.plant("missing", "ssd_cla_episodes", episode, "clae_cla_episode_ceased_date", what)
    return some_day(making.chance, day, making.council.as_at), "X1"


def _states(stay: Stay) -> list[tuple[date, State]]:
    days = {one.start for one in (*stay.legal, *stay.placements)}
    days |= {one.end for one in stay.placements if one.end}
    states: list[tuple[date, State]] = []
    for day in sorted(day for day in days | {stay.start} if stay.end is None or day < stay.end):
        state = open_on(stay.legal, day), stay.placement_on(day)
        if not states or states[-1][1] != state:
            states.append((day, state))
    return states


def _why_begun(before: State | None, now: State) -> str:
    if before is None:
        return "S"
    legal, moved = before[0] is not now[0], before[1] is not now[1]
    if not moved:
        return "L"
    same_carer = before[1] and now[1] and before[1].carer == now[1].carer
    return ("U" if same_carer else "B") if legal else ("T" if same_carer else "P")


def _plant_missing_reason(making: Making, life: Life, episode: str, ended: date) -> None:
    column, what = "clae_cla_episode_ceased_reason", "a child left care and nobody wrote down why"
    making.plant("missing", "ssd_cla_episodes", episode, column, what, team=life.child.team_on(ended))
