"""Next year's figures: all of a file or nothing, both values of what changed, and the same file again no change."""

from datetime import date
from pathlib import Path

import pytest

from goldthread.errors import UserError
from goldthread.measures.benchmarks import NotPublishedFigures, benchmarks_for, benchmarks_in, load_benchmarks
from goldthread.measures.benchmarks import shipped_benchmarks as shipped
from goldthread.measures.benchmarks.areas import ENGLAND, Area
from tests.support.published import FERNSHIRE, REFERRALS, csv_of, fern_areas, row_of

DAY = date(2026, 11, 22)
COUNCIL = "E09000007"
PLACES = [shipped().areas.get(code) for code in (ENGLAND, "E12000007", COUNCIL)]
FERN = fern_areas().get(FERNSHIRE)
NEXT_YEAR = [row_of(area, 2026) for area in PLACES]


@pytest.fixture
def load(tmp_path):
    """Loads these rows, or this text, into a folder: ``load(rows, name="c1.csv")``."""

    def call(rows, *, name="c1_2026.csv", heads=REFERRALS, **given):
        path = tmp_path / name
        if isinstance(rows, bytes):
            path.write_bytes(rows)
        else:
            path.write_text(rows if isinstance(rows, str) else csv_of(*rows, heads=heads), encoding="utf-8")
        return load_benchmarks(path, tmp_path / "data", on=DAY, **given)

    call.folder = tmp_path / "data"
    return call


def files_in(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}


def test_next_years_figures_are_shown_from_then_on(load):
    loaded = load(NEXT_YEAR)
    found = benchmarks_for("FD03", council=COUNCIL, book=benchmarks_in(load.folder))
    assert (loaded.added, loaded.same, loaded.changed, loaded.years) == (9, 0, (), "2026")
    assert (found.year, found.england.figure.value, found.own.figure.denominator) == (2026, 20, 100)
    assert "c1_2026.csv, taken 2026-11-22" in found.source
    assert benchmarks_for("FD05", council=COUNCIL, book=benchmarks_in(load.folder)).own.figure.said != "20"
    assert benchmarks_for("FD03", council=COUNCIL, year=2025, book=benchmarks_in(load.folder)).source == (
        benchmarks_for("FD03", council=COUNCIL, year=2025).source
    )
    assert benchmarks_for("FD03").year == 2025  # what came with the release is as it was


def test_the_same_file_again_changes_nothing(load):
    load(NEXT_YEAR)
    before = files_in(load.folder)
    again = load(NEXT_YEAR, name="the same under another name.csv")
    assert (again.nothing_new, again.same) == (True, 9)
    assert files_in(load.folder) == before


def test_a_file_that_came_with_the_release_is_nothing_new(load):
    figure = shipped().figure("FD03", ENGLAND, 2025)
    own = {"referral_count": 632830, "rereferral_count": 142900, "rereferral_percent": figure.value}
    rest = {"no_further_action_count": 41340, "no_further_action_percent": 6.5, "not_in_need_count": 194620,
            "not_in_need_percent": 30.8}  # fmt: skip
    assert load([row_of(PLACES[0], 2025, **own, **rest)]).nothing_new
    assert not load.folder.exists()


def test_a_figure_that_changes_is_said_with_both_values(load):
    load(NEXT_YEAR)
    loaded = load([row_of(PLACES[0], 2026, rereferral_percent=21), row_of(PLACES[1], 2026, rereferral_count="21")])
    assert [tuple(change) for change in loaded.changed] == [
        ("FD03", ENGLAND, 2026, "20", "21"),
        ("FD03", "E12000007", 2026, "20=20/100", "20=21/100"),
    ]
    assert (loaded.added, loaded.same) == (0, 4)
    assert benchmarks_in(load.folder).figure("FD03", ENGLAND, 2026).value == 21
    assert benchmarks_in(load.folder).figure("FD03", COUNCIL, 2026).value == 20


def test_an_area_that_is_not_known_is_counted_and_left_out(load):
    loaded = load([*NEXT_YEAR, row_of(FERN, 2026)])
    assert (loaded.added, dict(loaded.left.areas)) == (9, {f"Fernshire, City of ({FERNSHIRE})": 3})
    assert benchmarks_in(load.folder).areas.get(FERNSHIRE) is None


def test_a_new_council_is_taken_in_when_asked(load):
    loaded = load([*NEXT_YEAR, row_of(FERN, 2026)], new_areas=True)
    assert (loaded.added, loaded.areas) == (12, (f"Fernshire, City of ({FERNSHIRE})",))
    assert benchmarks_for("FD03", council="Fernshire", book=benchmarks_in(load.folder)).own.figure.value == 20


def test_a_council_with_a_new_code_goes_on(load):
    known = PLACES[2]
    recoded = Area("E09009999", known.name, known.kind, known.region, known.number)
    load([row_of(PLACES[0], 2026), row_of(recoded, 2026)])
    book = benchmarks_in(load.folder)
    assert book.areas.council("E09009999").code == COUNCIL
    assert book.figure("FD03", COUNCIL, 2026).value == 20
    assert book.areas.get(COUNCIL).neighbours == known.neighbours


def test_what_is_not_understood_is_counted_with_examples(load):
    odd = row_of(PLACES[1], 2026, geographic_level="Planning area")
    loaded = load([row_of(PLACES[0], 2026, rereferral_percent="~"), odd], heads=[*REFERRALS, "ferns_count"])
    assert dict(loaded.left.symbols) == {"~": 1}
    assert dict(loaded.left.levels) == {"Planning area": 1}
    assert loaded.left.columns == ["category", "ferns_count"]
    assert loaded.left.wanting == ["FD03"]
    assert loaded.added == 2


def test_a_renamed_row_is_said_as_wanting(load):
    heads = [*REFERRALS[:10], "population_type", "population_estimate", "children_count", "rate_per_10000"]
    row = {"population_estimate": 8000, "children_count": 40, "rate_per_10000": 50, "population_type": "In care"}
    with pytest.raises(NotPublishedFigures, match="no figure of a measure is in this file"):
        load([row_of(PLACES[0], 2026, **row)], heads=heads)


SEMICOLONS = csv_of(*NEXT_YEAR).replace(",", ";")
BAD = {
    "web page": ("<!DOCTYPE html><p>Sorry", "this is no CSV file of figures: it is a web page"),
    "renamed workbook": (b"PK\x03\x04rest", "it is an Excel workbook or a zip archive"),
    "PDF": (b"%PDF-1.7", "it is a PDF"),
    "empty": ("", "it is empty"),
    "blank": (b"\xef\xbb\xbf \n \n", "it is empty"),
    "zeros": (b"time_period\0", "it holds bytes that are no text"),
    "Latin-1": (b"time_period,ferns\n2026," + b"\xe9t\xe9", "byte 23 is not UTF-8 text"),
    "heads alone": (csv_of(), "no figure of a measure is in this file"),
    "semicolons": (SEMICOLONS, "its columns are of no file that is understood"),
    "missing column": (
        csv_of(*NEXT_YEAR, heads=[head for head in REFERRALS if head != "rereferral_percent"]),
        "it looks like the file “Children in need: referrals and re-referrals”, but has no column rereferral_percent",
    ),
    "column twice": (csv_of(*NEXT_YEAR, heads=[*REFERRALS, "la_name"]), "the column la_name stands there twice"),
    "school years": (csv_of(row_of(PLACES[0], 202526)), "line 2 is for “202526” (Reporting year), no reporting year"),
    "a year ahead": (csv_of(row_of(PLACES[0], 2027)), "line 2 is for 2027, not for a year from 2000 to 2026"),
    "below nought": (csv_of(*NEXT_YEAR, row_of(PLACES[0], 2025, rereferral_count=-3)), "-3 is below nought"),
    "over 100": (csv_of(row_of(PLACES[0], 2026, rereferral_percent=226)), "226 is over 100 per cent"),
    "more than all": (csv_of(row_of(PLACES[0], 2026, referral_count=9)), "20 of 9 is more than all of them"),
    "cut off": (csv_of(*NEXT_YEAR)[:-30], "line 4 has"),
    "two figures": (csv_of(*NEXT_YEAR, row_of(PLACES[0], 2026, rereferral_percent=19)), "line 5 has another figure"),
    "no area": (csv_of(row_of(PLACES[0], 2026, country_code="")), "line 2 names no area by an ONS code and a name"),
    "odd code": (
        csv_of(row_of(PLACES[2], 2026, new_la_code="E09 7")),
        "line 2 names no area by an ONS code and a name",
    ),
    "no name": (csv_of(row_of(FERN, 2026, la_name="")), "line 2 names no area by an ONS code and a name"),
    "open quote": (csv_of(*NEXT_YEAR) + '"2026', "this is no CSV file of figures"),
}


@pytest.mark.parametrize("text, why", BAD.values(), ids=BAD)
def test_a_bad_file_is_one_sentence_and_changes_nothing(load, text, why):
    load(NEXT_YEAR)
    before = files_in(load.folder)
    with pytest.raises(UserError) as refused:
        load(text, name="bad.csv")
    said = str(refused.value)
    assert said.startswith("bad.csv")
    assert why in said
    assert "\n" not in said
    assert files_in(load.folder) == before


def test_all_faults_are_said_at_once(load):
    rows = [row_of(area, 2026, rereferral_count=-1, referral_count=-2) for area in PLACES]
    with pytest.raises(NotPublishedFigures, match=r"for 12 faults: .*; and 7 more") as refused:
        load(rows)
    assert len(refused.value.faults) == 12


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.mkdir()], ids=["missing", "a folder"])
def test_a_file_that_cannot_be_read(tmp_path, make):
    make(tmp_path / "figures.csv")
    with pytest.raises(NotPublishedFigures, match=r"figures\.csv: the file cannot be read"):
        load_benchmarks(tmp_path / "figures.csv", tmp_path, on=DAY)


def test_a_folder_that_cannot_be_written_is_said(load):
    load.folder.write_text("a file")
    with pytest.raises(UserError, match=r"the figures cannot be written|the loaded figures cannot be read"):
        load(NEXT_YEAR)


def test_a_move_that_fails_leaves_the_earlier_figures_and_nothing_beside(load, monkeypatch):
    load(NEXT_YEAR)
    before = files_in(load.folder)

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UserError, match="the figures cannot be written: No space left on device"):
        load([row_of(PLACES[0], 2026, rereferral_percent=21)])
    assert files_in(load.folder) == before


def neighbours_file(**cells: str) -> str:
    council = PLACES[2]
    near = [shipped().areas.get(code).number for code, _ in reversed(council.neighbours)]
    row = {"old_la_code": council.number, "la_name": council.name}
    row |= {f"SN_{place}": number for place, number in enumerate(near, start=1)}
    row |= {f"SN_{place}P": "Close " for place in range(1, 11)}
    return csv_of({**row, **cells}, heads=list(row))


def test_next_years_neighbours_are_taken_in(load):
    loaded = load(neighbours_file(), name="sn_model_2026_wide.csv")
    area = benchmarks_in(load.folder).areas.get(COUNCIL)
    assert loaded.areas == (f"neighbours of {area.name}",)
    assert [near.code for near in area.neighbours] == [near.code for near in reversed(PLACES[2].neighbours)]
    assert {near.closeness for near in area.neighbours} == {"close"}
    assert load(neighbours_file(), name="sn_model_2026_wide.csv").nothing_new
    load(NEXT_YEAR)  # figures that come later leave the neighbours, and their source, as they are
    book = benchmarks_in(load.folder)
    assert book.areas.get(COUNCIL).neighbours == area.neighbours
    assert book.sources["neighbours"].file == "sn_model_2026_wide.csv"


@pytest.mark.parametrize(
    "text, name, why",
    [
        (neighbours_file(), "neighbours.csv", "which year's neighbours these are is not said"),
        (neighbours_file(), "sn_model_2031_wide.csv", "which year's neighbours these are is not said"),
        (neighbours_file(SN_3="000"), "sn_2026.csv", "line 2 names a council by a number that is not known"),
        (neighbours_file(SN_3=PLACES[2].number), "sn_2026.csv", "has not ten other councils as neighbours"),
        (neighbours_file(SN_1P="Far"), "sn_2026.csv", "line 2: “far” says not how close a neighbour is"),
        (neighbours_file().splitlines()[0] + "\n", "sn_2026.csv", "there is no council below its heads"),
        (neighbours_file().replace("SN_7P", "SN_7Q"), "sn_2026.csv", "it has no column SN_7P"),
    ],
)
def test_a_bad_list_of_neighbours_is_refused(load, text, name, why):
    with pytest.raises(NotPublishedFigures, match=why):
        load(text, name=name)
    assert not load.folder.exists()
