"""The record of permanence: adoptions with their days, special guardianships, and decisions that were reversed."""

from __future__ import annotations

from datetime import date

from goldthread.synthetic.children.care.life import Adoption, Life, Stay
from goldthread.synthetic.children.council import Making
from goldthread.synthetic.children.counted_days import has_lasted_months, is_within_months

_ORDERS = {
    "E41": "Child Arrangements Order/ Residence Order",
    **dict.fromkeys(("E45", "E46", "E47", "E48"), "Special Guardianship"),
}


def live(making: Making, life: Life, stay: Stay) -> None:
    """Write the row of a stay that led, or was to lead, to a permanent home, and say what is true of it."""
    if stay.adoption:
        _adoption(making, life, stay, stay.adoption)
    elif stay.end and stay.care.reason in _ORDERS:
        making.rows.row(
            "ssd_permanence",
            perm_table_id=making.new_id("PERM"),
            perm_person_id=life.child.id,
            perm_cla_id=stay.care.id,
            perm_permanence_order_date=stay.end,
            perm_permanence_order_type=_ORDERS[stay.care.reason],
        )


def _adoption(making: Making, life: Life, stay: Stay, plan: Adoption) -> None:
    """One plan for adoption; here and there a day is not written down, or not to which period of care it belongs."""
    row = making.new_id("PERM")
    fostered = _fostered(stay, plan)
    entered: date | None = stay.start
    if making.happens(0.04):
        entered = _forgotten(making, row, "perm_cla_id", "a plan for adoption that belongs to no period of care")
    placed, matched = plan.placed, plan.matched
    if placed and making.happens(0.04):
        placed = _forgotten(making, row, "perm_placed_for_adoption_date", "the day of moving in was not written down")
    if matched and making.happens(0.04):
        matched = _forgotten(making, row, "perm_matched_date", "the day of the match was not written down")
    if fostered and making.happens(0.08):
        fostered = _forgotten(making, row, "perm_placed_foster_carer_date", "the day of fostering was not written down")
    recorded = Adoption(plan.decided, plan.ordered, matched, placed, plan.adopted, plan.by_carer, plan.reversed)
    _write(making, life, stay, row, recorded, fostered, bool(entered))
    _say_adopted(making, life, recorded, entered, fostered)
    _say_waiting(making, life, recorded, entered)
    if plan.reversed:
        making.truth.case("AD07", plan.reversed, life.child.team_on(plan.reversed), 1, 0)


def _fostered(stay: Stay, plan: Adoption) -> date | None:
    """When she came to the foster carers who adopt her."""
    if not plan.by_carer:
        return None
    carer = next((one.carer for one in stay.placements if one.start == plan.placed), None)
    return min((one.start for one in stay.placements if one.carer == carer), default=None)


def _forgotten(making: Making, row: str, column: str, what: str) -> None:
    making.plant("missing", "ssd_permanence", row, column, what)


def _say_adopted(making: Making, life: Life, plan: Adoption, entered: date | None, fostered: date | None) -> None:
    """AD01, AD02 and AD03, in days."""
    if plan.adopted is None:
        return
    team = life.child.team_on(plan.adopted)
    _days(making, "AD01", plan.adopted, team, entered, plan.placed)
    _days(making, "AD02", plan.adopted, team, entered, fostered if plan.by_carer else plan.placed)
    if plan.ordered is None or plan.placed is None or plan.placed >= plan.adopted:
        return
    _days(making, "AD03", plan.adopted, team, plan.ordered, plan.matched and max(plan.matched, plan.ordered))


def _days(making: Making, measure: str, day: date, team: str, start: date | None, end: date | None) -> None:
    if start is None or end is None or end < start:
        making.truth.cannot_say(measure, day, team)
    else:
        making.truth.case(measure, day, team, (end - start).days)


def _say_waiting(making: Making, life: Life, plan: Adoption, entered: date | None) -> None:
    """AD04 at each month's end from the decision on, until it is reversed or three years after the adoption."""
    for day in making.council.month_ends_between(plan.decided, plan.reversed):
        if plan.adopted and plan.adopted <= day and has_lasted_months(plan.adopted, day, 36):
            return
        team = life.child.team_on(day)
        if entered is None:
            making.truth.cannot_say("AD04", day, team)
        elif plan.placed and plan.placed <= day:
            making.truth.case("AD04", day, team, int(is_within_months(entered, plan.placed, 14)))
        else:
            making.truth.case("AD04", day, team, int(not has_lasted_months(entered, day, 14)))


def _write(
    making: Making, life: Life, stay: Stay, row: str, plan: Adoption, fostered: date | None, has_care: bool
) -> None:
    chance = making.chance
    sex = chance.choice(("MF", "MF", "MF", "FF", "MM", "F1", "M1")) if plan.adopted else ""
    siblings = chance.choice((0, 0, 1, 2))
    making.rows.row(
        "ssd_permanence",
        perm_table_id=row,
        perm_person_id=life.child.id,
        perm_cla_id=stay.care.id if has_care else None,
        perm_adm_decision_date=plan.decided,
        perm_placement_order_date=plan.ordered,
        perm_placed_for_adoption_date=plan.placed,
        perm_matched_date=plan.matched,
        perm_adopted_by_carer_flag="Y" if plan.by_carer else "N",
        perm_decision_reversed_date=plan.reversed,
        perm_placed_foster_carer_date=fostered,
        perm_part_of_sibling_group=int(siblings > 0),
        perm_siblings_placed_together=siblings,
        perm_siblings_placed_apart=0,
        perm_decision_reversed_reason=chance.choice(("RD1", "RD2", "RD3", "RD4")) if plan.reversed else "",
        perm_permanence_order_date=plan.adopted,
        perm_permanence_order_type="Adoption" if plan.adopted else "",
        perm_adopter_sex=sex,
        perm_adopter_legal_status=("L0" if sex in ("F1", "M1") else "L11" if sex == "MF" else "L12") if sex else "",
        perm_number_of_adopters=("1" if sex in ("F1", "M1") else "2") if sex else "",
    )
