"""The condensed file says what the published files say, read here a second time, without the shapes."""

import csv
import json
from datetime import date
from importlib.resources import files

import pytest

from goldthread.measures import benchmarks
from goldthread.measures.benchmarks import Status, shipped_benchmarks
from goldthread.measures.benchmarks.areas import ENGLAND
from tests.support.published import PUBLISHED, REFERENCE, TAKEN, needs_published
from tools.condense_benchmarks import condensed, texts_of

C1 = "c1_children_in_need_referrals_and_rereferrals_2013_to_2025"
STABLE = "la_cla_placement_stability"
HEALTH = "la_conviction_health_outcome_cla"
ROOF, WORK = "la_care_leavers_accommodation_suitability", "la_care_leavers_activity"
STAGES = "national_cla_adopted_average_time_between_adoption_process_stages"
CSWW = "csww_indicators_2017_to_2025"
D5 = "d5_cpps_at31march_by_duration_2013_to_2025"
# code: file, column of the value, words that the row holds
WHERE = {
    "FD03": (C1, "rereferral_percent", ()),
    "FD04": (C1, "no_further_action_percent", ()),
    "FD05": (C1, "not_in_need_percent", ()),
    "CP04": ("d3_cpps_subsequent_plan_2013_to_2025", "CPP_subsequent_percent", ()),
    "CP06": (D5, "2_years_or_more_percent", ()),
    "CP11": (D5, "CPP_At31", ()),
    "CN01": ("b1_children_in_need_2013_to_2025", "At31_episodes", ()),
    "LA06": (STABLE, "children_percent", ("With 3 or more placements during the year",)),
    "LA07": (STABLE, "children_percent", ("Living with the same carer for at least 2 years",)),
    "LA08": ("la_cla_during_year_new_placements", "children_percent",
             ("Placed outside LA boundary more than 20 miles from home",)),
    "LA10": ("la_cla_swcount", "percentage", ("3 or more social workers during the year",)),
    "LA12": ("cla_number_and_rate_per_10k_children", "rate_per_10000",
             ("Children looked after on 31 March each year",)),
    "HE02": (HEALTH, "children_percent", ("Had their annual health assessment",)),
    "HE03": (HEALTH, "children_percent", ("Had their teeth checked by a dentist",)),
    "HE04": (HEALTH, "children_percent", ("Had their immunisations up to date",)),
    "HE05": (HEALTH, "children_percent", ("SDQ score was received",)),
    "HE06": (HEALTH, "children_count", ("SDQ average score",)),
    "CL01": (ROOF, "care_leaver_percent", ("19 to 21 years", "Accommodation considered suitable")),
    "CL01Y": (ROOF, "care_leaver_percent", ("17 to 18 years", "Accommodation considered suitable")),
    "CL02": (WORK, "care_leaver_percent", ("19 to 21 years", "Total in education, employment or training")),
    "CL02Y": (WORK, "care_leaver_percent", ("17 to 18 years", "Total in education, employment or training")),
    "WF01": (CSWW, "vacancy_rate_fte", ()),
    "WF02": (CSWW, "turnover_rate_fte", ()),
    "WF03": (CSWW, "agency_rate_fte", ()),
    "WF04": (CSWW, "caseload_fte", ()),
    "population": ("ons_mid-year_population_estimates_2012_to_2024", "population_estimate", ()),
}  # fmt: skip
WORDS = {"c": "suppressed", "x": "not available", "z": "not applicable", "k": "low", "low": "low",
         "u": "low reliability"}  # fmt: skip


def rows_in(name: str) -> list[dict[str, str]]:
    with (PUBLISHED / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def published():
    return {name: rows_in(name) for name in {name for name, _, _ in WHERE.values()}}


@needs_published
@pytest.mark.parametrize("code", WHERE)
def test_every_figure_is_as_published(code, published):
    book, (name, column, words) = shipped_benchmarks(), WHERE[code]
    rows = [row for row in published[name] if set(words) <= set(row.values())]
    wrong = []
    for row in rows:
        area = book.areas.get(row["new_la_code"] or row["region_code"] or row["country_code"]).code
        figure = book.figure(code, area, int(row["time_period"]))
        expected = WORDS.get(row[column]) or float(row[column])
        found = figure.value if figure.status is Status.PUBLISHED else figure.status.value
        if found != expected:
            wrong.append((area, row["time_period"], expected, found))
    assert wrong == []
    assert len(rows) == sum(len(cells) for series, cells in book.rows.items() if series.code == code)


@needs_published
@pytest.mark.parametrize(
    "code, stage, months", [("AD01", "4. ", 19), ("AD02", "4. ", 19), ("AD03", "2. ", 10)]
)  # 01:07 is a year and seven months
def test_stages_of_adoption_are_in_months(code, stage, months):
    rows = [row for row in rows_in(STAGES) if row["age_start_poc"] == "Total"]
    found = {
        row["time_period"]: int(row["number"][:2]) * 12 + int(row["number"][3:])
        for row in rows
        if row["stage_of_adoption_process"].startswith(stage)
    }
    book = shipped_benchmarks()
    assert found["2025"] == months
    assert {year: book.figure(code, ENGLAND, int(year)).value for year in found} == found


# What the list of indicators says of England, as the part of which figure. None: no measure needs that figure.
OF_ENGLAND = {
    ("FD03", "referrals_percent"): "value",
    ("FD03", "referrals"): "denominator",
    ("FD03", "children_percent"): None,  # the measure counts referrals, not children
    ("CP04", "starts"): "denominator",
    ("CP06", "plans"): "denominator",
    ("CN01", "children"): "value",
    ("LA06", "children"): "denominator",
    ("LA07", "children"): "denominator",
    ("LA08", "new_placements_outside_over_20_percent"): "value",
    ("LA08", "unknown_percent"): None,  # the measure leaves unknown distances out
    ("LA12", "children"): "numerator",
    ("HE02", "children"): "denominator",
    ("HE05", "children"): "denominator",
    ("HE06", "average"): "value",
    ("HE06", "concern_percent"): None,  # the measure is the mean score
    ("CL01", "17_18_percent"): "CL01Y",
    ("CL02", "17_18_percent"): "CL02Y",
    ("CL02", "19_21_neet"): None,  # the measure counts who is in education, employment or training
}


@needs_published
def test_england_is_as_the_list_of_indicators_says():
    indicators = json.loads((REFERENCE / "indicators.json").read_text(encoding="utf-8"))
    book, differing, compared = shipped_benchmarks(), [], 0
    for entry in indicators:
        for key, number in entry.get("england", {}).items():
            part = OF_ENGLAND.get((entry["code"], key), "value")
            if key == "year" or part is None:
                continue
            code, part = (part, "value") if part.startswith("CL") else (entry["code"], part)
            found = getattr(book.figure(code, ENGLAND, entry["england"]["year"]), part)
            compared += 1
            if found != number:
                differing.append((entry["code"], key, number, found))
    assert differing == []
    assert compared == 30


@needs_published
def test_the_files_in_the_package_are_what_the_tool_writes():
    texts = texts_of(condensed(sorted(PUBLISHED.glob("*.csv")), date.fromisoformat(TAKEN)))
    package = files(benchmarks)
    current = {name: (package / name).read_bytes().decode() == text for name, text in texts.items()}
    assert current == {"figures.csv": True, "areas.csv": True}


@needs_published
def test_each_councils_neighbours_are_as_published():
    areas, rows = shipped_benchmarks().areas, rows_in("sn_model_2025_wide")
    wrong = []
    for row in rows:
        expected = [(row[f"SN_{place}"], row[f"SN_{place}P"].strip().lower()) for place in range(1, 11)]
        found = [(areas.get(code).number, close) for code, close in areas.get(row["old_la_code"]).neighbours]
        wrong += [row["old_la_code"]] if found != expected else []
    assert (wrong, len(rows)) == ([], 153)


def test_the_package_is_small_and_names_its_licence():
    texts = [(files(benchmarks) / name).read_bytes() for name in ("figures.csv", "areas.csv")]
    assert sum(map(len, texts)) < 600_000
    assert all(b"Open Government Licence v3.0" in text.splitlines()[0] for text in texts)


def test_every_figure_has_a_source_that_is_named():
    book = shipped_benchmarks()
    assert {cell.source for cells in book.rows.values() for cell in cells.values()} == set(book.sources) - {
        "neighbours"
    }
    assert [
        source for source in book.sources.values() if not (source.publisher and source.title and source.years)
    ] == []
