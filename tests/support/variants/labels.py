"""The words above a variant's columns: one synonym for each role, printed in the variant's style."""

from __future__ import annotations

from types import SimpleNamespace

from .recipe import dealt, synonyms

HeaderRows = tuple[dict[str, str], ...]


class Labels:
    """The synonyms dealt to one seed."""

    def __init__(self, seed: int, salt: str) -> None:
        self._dealt = {
            (kind, role): dealt(phrases, seed, f"{salt}/{kind}/{role}")
            for kind, roles in synonyms().items()
            for role, phrases in roles.items()
        }

    def of(self, role: str, kind: str = "columns") -> str:
        """The phrase for a role."""
        return self._dealt[kind, role]

    def header(self, roles: tuple[str, ...], chosen: SimpleNamespace) -> tuple[HeaderRows, tuple[str, ...]]:
        """The rows of a table's heading, and the roles that its first row puts under one phrase."""
        names = {role: styled(self.of(role), chosen, n) for n, role in enumerate(roles) if role != "blank"}
        under = tuple(role for role in roles if role in ("lead", "accountable", "start", "due"))
        if not chosen.header_group:
            return (names,), ()
        above = {role: name for role, name in names.items() if role not in under}
        above[under[0]] = styled(self.of("delivery", "words"), chosen, 0)
        return (above, {role: names[role] for role in under}), under


def styled(phrase: str, chosen: SimpleNamespace, place: int) -> str:
    """A phrase in the variant's style of heading; “two lines” is a line break at the middle space."""
    style = chosen.header_style
    if style == "capitals":
        return phrase.upper()
    if style == "colon":
        return f"{phrase}:"
    if style == "marked":
        return phrase + {2: "*", 4: "¹"}.get(place, "")
    if style == "two lines" and " " in phrase:
        spaces = [n for n, letter in enumerate(phrase) if letter == " "]
        at = min(spaces, key=lambda n: abs(n - len(phrase) / 2))
        return f"{phrase[:at]}\n{phrase[at + 1 :]}"
    return phrase
