"""What is measured together: the load of a store, or for a region the load of each store of a folder."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goldthread.measures.definition import Definition
from goldthread.measures.disclosure.declared import FILE as COUNTED
from goldthread.measures.engine.tables import Scope
from goldthread.measures.facts import FOLDER as FACTS
from goldthread.measures.facts import Facts
from goldthread.measures.given_out import GivenOut, given_out, grains_kept
from goldthread.measures.own import FOLDER as OWN
from goldthread.measures.own import Definitions, measures_with
from goldthread.measures.settings import FILE, Settings, settings_in
from goldthread.periods import months_after
from goldthread.records.load import Load, NoSuchLoad
from goldthread.records.store import Store

GRAINS = Path("figures") / "grains.json"
_STORES_OF_A_REGION = "authority=*"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder that measures are run in: a council's store, or a region's folder of stores, one an authority."""

    root: Path
    own: tuple[Path, ...] = ()
    settings_path: Path | None = None

    @property
    def facts(self) -> Path:
        """Where its facts are."""
        return self.root / FACTS

    @property
    def definitions(self) -> Definitions:
        """The package's measures and the council's own."""
        return measures_with(*dict.fromkeys((self.root / OWN, *self.own)))

    def settings(self, among: dict[str, Definition]) -> Settings:
        """What is set here, or in the file that was named."""
        return settings_in(self.settings_path or self.root / FILE, among)

    def given_out(self, facts: Facts, *, exact: bool = False) -> GivenOut:
        """What may be seen of facts; how finely it is given out is fixed beside the figures from then on."""
        definitions = self.definitions.every
        own = [folder / COUNTED for folder in dict.fromkeys((self.root / OWN, *self.own))]
        grains = None if exact else grains_kept(self.root / GRAINS, facts, definitions.values(), own)
        return given_out(facts, definitions.values(), self.settings(definitions), grains, own=own, exact=exact)

    def loads(self, load_id: str = "") -> tuple[Load, ...]:
        """The current load of each store, or the one that is named."""
        stores = sorted(self.root.glob(_STORES_OF_A_REGION)) or [self.root]
        return tuple(_load_of(Store(folder), load_id) for folder in stores)

    def scope(self, *, load_id: str = "", first_day: date | None = None, months: int = 24) -> Scope:
        """The loads, and the day from which cases are kept: that of the first of so many months."""
        loads = self.loads(load_id)
        return Scope(loads, first_day or months_after(loads[0].as_at.replace(day=1), 1 - months))


def _load_of(store: Store, load_id: str) -> Load:
    loads = store.loads
    found = next((load for load in loads if load.id == load_id), None) if load_id else store.current
    if found is None:
        raise NoSuchLoad(
            f"there is no load “{load_id}”" if load_id else "there is no load",
            where=str(store.root),
            why=f"its loads are {', '.join(load.id for load in loads)}" if loads else "",
            try_="Take an extract in with “goldthread load”",
        )
    return found
