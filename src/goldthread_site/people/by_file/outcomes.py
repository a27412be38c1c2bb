"""What would become of each row: a new account, a change, nothing, or a refusal with every reason."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from goldthread.plan.impossible_days import why_no_date
from goldthread.plan.timescale import read_day
from goldthread.spreadsheet import begins_a_formula
from goldthread_site.look.clock import today
from goldthread_site.look.pieces import long_day
from goldthread_site.people import giving
from goldthread_site.people.by_file.reading import Row
from goldthread_site.people.forms import PLAIN_NAME
from goldthread_site.people.models import User
from goldthread_site.people.places import EVERY_PLAN, Place, places
from goldthread_site.people.roles import Role, roles

NEW, CHANGED, SAME, REFUSED = "new", "changed", "same", "refused"
_LIMITS = {"username": 150, "full_name": 200, "email": 254}
_OF_A_PLAN = re.compile(r"(?:plan\s*)?(\d{1,18})", re.IGNORECASE)


@dataclass(slots=True)
class Outcome:
    """What becomes of a row. ``gives`` is the right to be given, ``describes`` whether name or address changes.

    ``person`` is the account that is here; ``None`` where there is none yet.
    """

    row: Row
    person: User | None = None
    kind: str = SAME
    reasons: list[str] = field(default_factory=list)
    role: Role | None = None
    place: Place = EVERY_PLAN
    until: date | None = None
    why: str = ""
    begins: bool = False
    gives: bool = False
    describes: bool = False

    @property
    def said(self) -> str:
        """What happens, in words."""
        if self.kind == REFUSED:
            return ". ".join(reason.rstrip(".") for reason in self.reasons) + "."
        if self.kind == SAME:
            return "is here with this right already"
        changes = ["a new account"] if self.begins else []
        changes += ["another name or address"] if self.describes else []
        changes += [self._right()] if self.gives else []
        return ", ".join(changes)

    def _right(self) -> str:
        until = f" until {long_day(self.until)}" if self.until else ""
        where = "every plan" if self.place.plan is None else self.place.name
        return f"{self.role.name} for {where}{until}"


def judged(rows: Sequence[Row], *, by: User | None, why: str = "") -> list[Outcome]:
    """What becomes of each row, in order. ``by`` is ``None`` on the server's command line, which may give anything."""
    return _Judge(by, why).of(rows)


def mark_of(outcomes: Sequence[Outcome]) -> str:
    """What these outcomes are known again by, so that what is put in is what was looked at."""
    told = "\n".join(f"{one.row.line} {one.kind} {one.said} {one.row.username}" for one in outcomes)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


class _Judge:
    """Holds what every row is held against: who is here, what may be given, what the rows above said."""

    def __init__(self, by: User | None, why: str) -> None:
        self.by, self.why = by, why
        self.here = {who.username.casefold(): who for who in User.objects.prefetch_related("grants")}
        for who in self.here.values():
            who.all_grants = list(who.grants.all())
        self.roles = {name.casefold(): role for role in roles().values() for name in (role.key, role.name)}
        self.places = places()
        self.above: dict[str, Row] = {}
        self.rights: set[tuple] = set()

    def of(self, rows: Sequence[Row]) -> list[Outcome]:
        return [self._one(row) for row in rows]

    def _one(self, row: Row) -> Outcome:
        found = Outcome(row)
        faults = [*_cell_faults(row), *self._person_faults(row), *self._right(found)]
        if faults:
            found.kind, found.reasons = REFUSED, list(dict.fromkeys(faults))
            return found
        self._compare(found)
        if found.describes and self.by is not None and not self.by.can("people.run"):
            found.kind = REFUSED
            found.reasons.append("Only an administrator may change a name or an address")
        return found

    def _person_faults(self, row: Row) -> list[str]:
        there, above = self.here.get(row.username.casefold()), self.above.setdefault(row.username.casefold(), row)
        faults = []
        if row.username and (above.full_name, above.email) != (row.full_name, row.email):
            faults.append(f"Line {above.line} gives this sign-in name another name or address")
        if there and not there.is_active:
            faults.append("The account is closed: open it again first")
        return faults

    def _right(self, found: Outcome) -> list[str]:
        """Fills in the right that the row names; what is wrong with it."""
        row, faults = found.row, []
        found.role = self.roles.get(row.role.casefold())
        if found.role is None:
            known = ", ".join(role.name for role in roles().values())
            faults.append(f"“{row.role}” is no role. There are: {known}" if row.role else "The role is missing")
        found.why = row.why or self.why
        if not found.why.strip():
            faults.append("It says not why: fill in the column, or the reason for all rows")
        faults += [*self._place(found), *_days(found)]
        may = self.by is None or faults or giving.may_give(self.by, found.role, found.place, found.until)
        return faults if may else ["You may give only rights that you hold yourself, for as long as you hold them"]

    def _place(self, found: Outcome) -> list[str]:
        plan, section = found.row.plan, found.row.section
        if not plan:
            return ["A section is named and no plan"] if section else []
        matching = [place for place in self.places if place.plan and not place.section and _is_called(place, plan)]
        if len(matching) != 1:
            said = "several plans are called so" if matching else "there is no such plan"
            return [f"“{plan}”: {said}. Write the number of the plan, which stands in its address"]
        found.place = matching[0]
        if not section:
            return []
        within = [one for one in self.places if one.plan == found.place.plan and _is_section(one, section, found.place)]
        if len(within) != 1:
            return [f"“{section}” is no section of that plan"]
        found.place = within[0]
        return []

    def _compare(self, found: Outcome) -> None:
        row, key = found.row, found.row.username.casefold()
        right = (key, found.role.key, found.place.plan, found.place.section, found.until)
        there = found.person = self.here.get(key)
        found.begins = there is None and self.above[key] is row
        found.describes = bool(there and self.above[key] is row and _differs(there, row))
        found.gives = right not in self.rights and not (there and _holds(there, found))
        self.rights.add(right)
        found.kind = NEW if there is None and found.gives else CHANGED if found.describes or found.gives else SAME


def _cell_faults(row: Row) -> list[str]:
    faults = []
    for name, said in (("username", "sign-in name"), ("full_name", "name"), ("email", "e-mail"), ("why", "reason")):
        text = getattr(row, name)
        if not text and name in ("username", "full_name"):
            faults.append(f"The {said} is missing")
        if begins_a_formula(text):
            faults.append(f"The {said} “{text[:40]}” begins like a formula")
        if any(unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") for letter in text):
            faults.append(f"The {said} holds a sign that cannot be seen")
        if len(text) > _LIMITS.get(name, 300):
            faults.append(f"The {said} is too long")
    return faults + _form_faults(row)


def _form_faults(row: Row) -> list[str]:
    faults = []
    name = row.username
    if name and not begins_a_formula(name) and not PLAIN_NAME.regex.search(name):
        faults.append(f"The sign-in name “{name[:40]}” may hold letters, digits and . @ + - _ only, no spaces")
    try:
        if row.email:
            validate_email(row.email)
    except ValidationError:
        faults.append(f"“{row.email[:60]}” is no e-mail address")
    return faults


def _days(found: Outcome) -> list[str]:
    text, must_end = found.row.until, found.role is not None and found.role.must_end
    if not text:
        return [f"It says not until when: the right of an {found.role.name} must end"] if must_end else []
    day = read_day(text)
    if day is None:
        return [why_no_date(text) or f"“{text[:40]}” is not a day. Write it like 31 March 2027"]
    found.until = date.fromisoformat(day)
    return [f"The last day, {long_day(day)}, is over"] if found.until < today() else []


def _is_called(place: Place, text: str) -> bool:
    number = _OF_A_PLAN.fullmatch(text)
    if number:
        return place.plan == int(number[1])
    full = place.name.casefold()
    short = re.sub(r" \(plan \d+\)$", "", full)
    return text.casefold() in (full, short, short.rpartition(" – ")[2])


def _is_section(place: Place, text: str, plan: Place) -> bool:
    title = place.name.removeprefix(f"{plan.name}: ").casefold()
    return bool(place.section) and text.casefold() in (place.section.casefold(), title)


def _differs(person: User, row: Row) -> bool:
    """Whether the row gives another name, or another address; an empty one leaves the address as it is."""
    return (person.full_name, person.email) != (row.full_name, row.email or person.email)


def _holds(person: User, found: Outcome) -> bool:
    """Whether the person has this right, today and until the same day."""
    wanted = (found.role.key, found.place.plan, found.place.section, found.until)
    return any((one.role, one.plan, one.section, one.until_day) == wanted for one in person.grants_on())
