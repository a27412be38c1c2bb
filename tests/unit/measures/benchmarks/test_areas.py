"""A council is found however its name is written; a name that is none gets the nearest."""

import pytest

from goldthread.errors import UserError
from goldthread.measures.benchmarks import NoSuchCouncil, shipped_benchmarks
from goldthread.measures.benchmarks.areas import COUNCIL, Areas, areas_text, plain_name, read_areas
from tests.support.published import FERNSHIRE, fern_areas


@pytest.mark.parametrize(
    "written, code",
    [
        ("Fernshire", FERNSHIRE),
        ("fernshire city council", FERNSHIRE),
        ("City of Fernshire", FERNSHIRE),
        ("  The London Borough of FERNSHIRE ", FERNSHIRE),
        ("Royal Borough of Fernshire", FERNSHIRE),
        ("Fernshire Metropolitan Borough Council", FERNSHIRE),
        ("e06000901", FERNSHIRE),
        ("E10000901", FERNSHIRE),  # the code it had before
        ("901", FERNSHIRE),
        ("Saint Wren & Moss", "E06000992"),
        ("St Wren and Moss Council", "E06000992"),
        ("Elder County Council", "E06000993"),
        ("Alder", "E06000991"),  # not the one that was dissolved
        ("E10000990", "E10000990"),  # unless its own code is given
    ],
)
def test_a_council_is_found(written, code):
    assert fern_areas().council(written).code == code


@pytest.mark.parametrize(
    "written", ["", "West Ferns", "England", "Council", "E12000091", "Zanzibar", "E06000911 / E06000912"]
)
def test_what_is_no_council_is_said_in_one_sentence(written):
    with pytest.raises(NoSuchCouncil, match="is no council that figures are published for"):
        fern_areas().council(written)


def test_the_nearest_names_are_said():
    with pytest.raises(NoSuchCouncil, match="Nearest to it: Fernshire, City of"):
        fern_areas().council("Fernshyre")


def test_every_published_council_is_found_by_its_name_code_and_number():
    areas = shipped_benchmarks().areas
    councils = [area for area in areas if area.kind == COUNCIL and not area.ended]
    assert len(councils) == len({plain_name(area.name) for area in councils}) == 153
    ways = ("{0.name}", "London Borough of {0.name}", "{0.name} Council", "{0.code}", "{0.number}")
    lost = [way.format(area) for area in councils for way in ways if areas.council(way.format(area)) != area]
    assert lost == []
    assert {areas.region_of(area).code for area in councils} == {f"E1200000{number}" for number in range(1, 10)}


def test_areas_come_back_as_they_were_written():
    areas = list(fern_areas())
    assert sorted(read_areas(areas_text(areas, ["ferns"]), "ferns"), key=lambda area: area.code) == sorted(
        areas, key=lambda area: area.code
    )


@pytest.mark.parametrize("damage", ["council", "901,", ":v"])
def test_a_damaged_list_is_said(damage):
    text = areas_text(fern_areas()).replace(damage, "?")
    with pytest.raises(UserError, match=r"ferns\.csv: the list of areas is damaged"):
        read_areas(text, "ferns.csv")


def test_a_later_list_goes_before():
    newer = Areas([area for area in fern_areas() if area.code == FERNSHIRE])
    assert len(list(fern_areas().over(newer))) == len(list(fern_areas()))
