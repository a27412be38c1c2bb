"""Which loads are measured together: a store's current one, or of a region that of each store."""

import shutil
from datetime import date

import pytest

from goldthread.measures.definition import BadDefinition
from goldthread.measures.engine.tables import LoadsDiffer
from goldthread.measures.stores import Place
from goldthread.records.load import NoSuchLoad
from goldthread.records.store import Store
from tests.support.own_measure import own_measure

DAY = date(2026, 9, 30)


def store_at(root, authority="E1", as_at=DAY):
    extract = root.parent / f"extract-{authority}-{as_at}"
    extract.mkdir(parents=True)
    (extract / "ssd_person.csv").write_text(f"pers_person_id,pers_dob\np1,2010-01-01\n{authority},2010-01-01\n")
    return Store(root).take_in(extract, as_at=as_at, approve="the same again", authority=f"E0600000{authority[-1]}")


def test_a_store_gives_its_current_load_or_the_one_that_is_named(tmp_path):
    before = store_at(tmp_path / "store", as_at=date(2026, 8, 31))
    now = store_at(tmp_path / "store")
    place = Place(tmp_path / "store")
    assert [load.id for load in place.scope().loads] == [now.id]
    assert place.scope(months=2).first_day == date(2026, 8, 1)
    assert [load.id for load in place.scope(load_id=before.id).loads] == [before.id]
    with pytest.raises(NoSuchLoad, match=f"no load “x”: its loads are {before.id}, {now.id}"):
        place.scope(load_id="x")


def test_a_region_gives_the_load_of_each_store_if_they_speak_for_one_day(tmp_path):
    for authority in ("E1", "E2"):
        store_at(tmp_path / f"authority={authority}", authority)
    assert [load.authority for load in Place(tmp_path).scope().loads] == ["E06000001", "E06000002"]
    store_at(tmp_path / "authority=E2", "E2", date(2026, 10, 31))
    with pytest.raises(LoadsDiffer, match="one and the same day"):
        Place(tmp_path).scope()
    shutil.rmtree(tmp_path / "authority=E2")
    (tmp_path / "authority=E2").mkdir()
    with pytest.raises(NoSuchLoad, match="there is no load"):
        Place(tmp_path).scope()


def test_measures_of_its_own_lie_in_the_store_and_where_one_says(tmp_path):
    own_measure(tmp_path / "store" / "measures", "MY01")
    own_measure(tmp_path / "more", "MY02")
    assert Place(tmp_path / "store", (tmp_path / "more",)).definitions.own == {"MY01", "MY02"}
    own_measure(tmp_path / "more", "MY01")
    with pytest.raises(BadDefinition, match="MY01 is the code of another of the council's own"):
        _ = Place(tmp_path / "store", (tmp_path / "more",)).definitions
