"""Who a child is: a name that nobody has, when she was born, where she lives."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.synthetic.children.childhood import Childhood
from goldthread.synthetic.children.council import Making

_FORENAMES = {
    "F": ("Alwen", "Brisa", "Calla", "Doria", "Elsbeth", "Fenna", "Gwenda", "Hesper", "Isolde", "Junia", "Kestrel"),
    "M": ("Aldo", "Bran", "Corin", "Davin", "Edric", "Fennick", "Garth", "Hale", "Ivor", "Jago", "Kit"),
}
_BEGINNINGS = ("Ash", "Bracken", "Coombe", "Dun", "Elder", "Fern", "Gorse", "Heather", "Ivy", "Larch", "Moss", "Oak")
_ENDINGS = ("field", "worth", "ley", "combe", "gate", "mere", "stead", "wick", "by", "holt")
_ETHNICITIES = {
    "WBRI": 0.68, "WOTH": 0.05, "WIRI": 0.003, "WROM": 0.007, "MWBC": 0.03, "MWBA": 0.012, "MWAS": 0.013,
    "MOTH": 0.025, "APKN": 0.03, "AIND": 0.012, "ABAN": 0.012, "AOTH": 0.016, "BAFR": 0.036, "BCRB": 0.014,
    "BOTH": 0.01, "OOTH": 0.025, "NOBT": 0.015, "REFU": 0.01,
}  # fmt: skip
_DISABILITIES = ("LD", "AUT", "BEH", "COMM", "MOB", "HEAR", "VIS", "PC", "INC", "CON", "HAND", "DDA")
_SPELT = {"F": ("Female", "f"), "M": ("Male", "m")}
_PERSON = "ssd_person"


def born_before(making: Making, first_contact: date) -> date:
    """When a child was born who is first heard of on a day; some are not born yet."""
    drawn = making.chance.random()
    if drawn < 0.02:
        return first_contact + timedelta(days=making.between(20, 150))
    if drawn < 0.12:
        return first_contact - timedelta(days=making.between(0, 364))
    return first_contact - timedelta(days=making.between(365, 17 * 365))


def person(making: Making, born: date) -> Childhood:
    """Write who a child is; her date of birth is `None` where the record does not say it."""
    key, sex = f"C{making.number:07d}", making.one_of({"M": 0.52, "F": 0.475, "U": 0.005})
    child = Childhood(key, born, sex, making.one_of(_ETHNICITIES))
    family = f"F{making.number:07d}"
    written = _born_as_recorded(making, child, born)
    _write_person(making, child, born, written)
    family_row = {"fami_table_id": making.new_id("FAM"), "fami_person_id": key}
    _maybe_twice(making, "ssd_family", "fami_family_id", family, **family_row)
    _write_addresses(making, child)
    if making.happens(0.11):
        _write_disability(making, child)
    if making.happens(0.02):
        _write_immigration(making, child)
    return child


def _born_as_recorded(making: Making, child: Childhood, born: date) -> date | str | None:
    if born > making.council.as_at:
        child.born = None
        return None
    if making.happens(0.003):
        child.born = None
        if making.happens(0.5):
            making.plant("missing", _PERSON, child.id, "pers_dob", "no date of birth")
            return None
        making.plant("text in date", _PERSON, child.id, "pers_dob", "“not known” for a day")
        return "not known"
    return born


def _write_person(making: Making, child: Childhood, born: date, written: date | str | None) -> None:
    sex, ethnicity = child.sex, child.ethnicity
    if sex in _SPELT and making.happens(0.01):
        sex = making.chance.choice(_SPELT[sex])
        making.plant("spelling", _PERSON, child.id, "pers_sex", f"“{sex}” for {child.sex}")
    if making.happens(0.004):
        ethnicity = making.chance.choice(("WBR1", "White", "XX"))
        making.plant("unknown code", _PERSON, child.id, "pers_ethnicity", f"“{ethnicity}”")
    elif making.happens(0.006):
        ethnicity = ""
        making.plant("missing", _PERSON, child.id, "pers_ethnicity", "no ethnicity")
    chance = making.chance
    making.rows.row(
        _PERSON,
        pers_person_id=child.id,
        pers_forename=chance.choice(_FORENAMES["M" if child.sex == "M" else "F"]),
        pers_surname=chance.choice(_BEGINNINGS) + chance.choice(_ENDINGS),
        pers_sex=sex,
        pers_gender={"F": "02", "M": "01"}.get(child.sex, "00"),
        pers_ethnicity=ethnicity,
        pers_dob=written,
        pers_legacy_id=f"L{making.number:06d}",
        pers_send_flag="Y" if making.happens(0.2) else "N",
        pers_expected_dob=born if born > making.council.as_at else None,
        pers_is_mother="N",
        pers_nationality="British" if making.happens(0.93) else "Other",
    )


def _write_addresses(making: Making, child: Childhood) -> None:
    start = child.born or making.council.first_day
    for last in (False, True) if making.happens(0.3) else (True,):
        key, end = making.new_id("ADR"), start + timedelta(days=making.between(100, 1500))
        if end > making.council.as_at or last:
            end = None
        postcode = f"ZZ{making.between(1, 99)} {making.between(1, 9)}{chr(65 + making.between(0, 25))}Z"
        begun: date = start
        if making.happens(0.004):
            begun = date(1900, 1, 1)
            making.plant("1900 date", "ssd_address", key, "addr_address_start_date", "since 1 January 1900")
        said = {"addr_person_id": child.id, "addr_address_type": "Home", "addr_address_postcode": postcode}
        said |= {"addr_address_start_date": begun, "addr_address_end_date": end}
        street = {"HOUSE": str(making.between(1, 200)), "STREET": f"{making.chance.choice(_BEGINNINGS)} Lane"}
        _maybe_twice(making, "ssd_address", "addr_table_id", key, addr_address_json=street, **said)
        if making.happens(0.003):
            making.rows.row("ssd_address", addr_table_id=key, **(said | {"addr_address_postcode": "ZZ1 1ZZ"}))
            making.plant("duplicate", "ssd_address", key, "addr_table_id", "two addresses under one id")
        if end is None:
            return
        start = end


def _write_disability(making: Making, child: Childhood) -> None:
    child.is_disabled = True
    for _ in range(making.between(1, 2)):
        key, code = making.new_id("DIS"), making.chance.choice(_DISABILITIES)
        if making.happens(0.02):
            code = "Autistic-ish"
            making.plant("unknown code", "ssd_disability", key, "disa_disability_code", f"“{code}”")
        said = {"disa_person_id": child.id, "disa_disability_code": code}
        _maybe_twice(making, "ssd_disability", "disa_table_id", key, **said)


def _write_immigration(making: Making, child: Childhood) -> None:
    status = making.one_of(
        {"Indefinite Leave to Remain": 0.4, "Refugee Status": 0.35, "Discretionary Leave to Remain": 1}
    )
    start = max(child.born or making.council.first_day, making.council.first_day - timedelta(days=600))
    making.rows.row(
        "ssd_immigration_status",
        immi_person_id=child.id,
        immi_immigration_status_id=making.new_id("IMM"),
        immi_immigration_status=status,
        immi_immigration_status_start_date=start,
    )


def _maybe_twice(making: Making, table: str, key_column: str, key: str, **columns: object) -> None:
    """Write a row of a table that no measure counts; a few stand there twice."""
    making.rows.row(table, **{key_column: key}, **columns)
    if making.happens(0.004):
        making.rows.row(table, **{key_column: key}, **columns)
        making.plant("duplicate", table, key, "", "the same row twice")
