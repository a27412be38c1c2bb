"""Measures worked out again in slow, plain Python: loops over rows, day by day, sharing nothing with the SQL.

An oracle takes the `Records` and gives its `Cases`: by case and day, the team, the numerator (None where nobody can
say) and the denominator. Write it in a module of this folder under `@oracle("CODE")`, with settings under
`@oracle("CODE", limit=15)`.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from tests.support.oracle.records import Records

Cases = dict[tuple, tuple]


class Oracle(NamedTuple):
    """One way of working out a measure: its code, the settings it answers for, the function that answers."""

    code: str
    settings: dict[str, object]
    answer: Callable[[Records], Cases]


_KNOWN: list[Oracle] = []


def oracle(code: str, **settings: object) -> Callable:
    """Marks a function as the oracle of a measure; `from_` stands for the setting “from”, a word of Python's own."""

    def keep(answer: Callable[[Records], Cases]) -> Callable[[Records], Cases]:
        _KNOWN.append(Oracle(code, {name.rstrip("_"): value for name, value in settings.items()}, answer))
        return answer

    return keep


def oracles() -> list[Oracle]:
    """Every oracle of the modules in this folder."""
    for path in sorted(Path(__file__).parent.glob("*.py")):
        if path.stem != "__init__":
            import_module(f"{__name__}.{path.stem}")
    return sorted(_KNOWN, key=lambda one: (one.code, str(one.settings)))
