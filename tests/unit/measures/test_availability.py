"""What a load can say of a measure is worked out of the columns that its SQL reads."""

from dataclasses import replace
from datetime import date

import pytest

from goldthread.measures.availability import Availability, availability, worst
from goldthread.measures.engine.reads import lineage
from goldthread.measures.library import library
from goldthread.records.load import Load, LoadedTable
from goldthread.records.schema import tables

AS_AT = date(2026, 9, 30)


def a_load(shape="ssd", without=()):
    """A load of every table and column but those `without` names, as “table” or “table.column”."""
    held = {
        name: LoadedTable(name, 1, tuple(f.name for f in table.fields if f"{name}.{f.name}" not in without), "")
        for name, table in tables().items()
        if name not in without
    }
    return Load(None, "load", AS_AT, "E06999999", shape, "", held)


def said(code, without=(), shape="ssd", **settings):
    found = availability(a_load(shape, without), library()[code], settings)
    return found.says, found.why


@pytest.mark.parametrize("code", list(library()))
def test_a_load_that_has_everything_says_every_measure_exactly(code):
    assert said(code) == ("exact", "")


@pytest.mark.parametrize(
    ("code", "lacking", "settings", "says", "word"),
    [
        ("AS01", "ssd_cin_assessments", {}, "not possible", "ssd_cin_assessments."),
        ("AS01", "ssd_cin_assessments.cina_assessment_start_date", {}, "not possible", "cina_assessment_start_date"),
        ("AS01", "ssd_cin_episodes.cine_referral_date", {}, "exact", ""),
        ("AS01", "ssd_cin_episodes.cine_referral_date", {"start": "referral"}, "not possible", "cine_referral_date"),
        ("AS02", "ssd_cin_episodes.cine_referral_date", {}, "exact", ""),
        ("AS02", "ssd_cin_episodes.cine_referral_date", {"start": "referral"}, "not possible", "cine_referral_date"),
        ("AS01", "ssd_cin_assessments.cina_assessment_team", {}, "exact", "child, team and worker"),
        ("LA06", "ssd_cla_placement.clap_person_id", {}, "approximate", "found by her periods of care"),
        ("LA09", "ssd_cla_placement.clap_person_id", {}, "approximate", "found by her periods of care"),
        ("MI03", "ssd_involvements", {}, "exact", "ssd_involvements"),
        ("LA01", "ssd_involvements", {}, "exact", "ssd_involvements"),
        ("WF04", "ssd_involvements", {}, "not possible", "ssd_involvements"),
        ("LA01", "ssd_legal_status", {}, "approximate", "short breaks"),
        ("LA03", "ssd_legal_status", {}, "not possible", "ssd_legal_status"),
        ("QA04", "ssd_cp_plans.cppl_cp_plan_ola", {}, "approximate", "other authorities"),
        ("MI04", "local_return_interviews.returned_at", {}, "not possible", "returned_at"),
    ],
)
def test_what_lacks_decides(code, lacking, settings, says, word):
    found, why = said(code, without=(lacking,), **settings)
    assert found == says
    assert word in why


def test_a_column_without_which_a_measure_is_approximate_says_so():
    assert said("LA01", without=("ssd_cla_reviews.clar_cla_review_cancelled",)) == (
        "approximate",
        "Without ssd_cla_reviews.clar_cla_review_cancelled in the source, what it would change is not seen.",
    )


def test_an_empty_table_is_said():
    load = a_load()
    nobody = replace(load, tables=load.tables | {"ssd_missing": replace(load.tables["ssd_missing"], rows=0)})
    assert availability(nobody, library()["MI02"]).why == "There is not one row in ssd_missing."


def test_a_measure_of_the_present_state_speaks_of_the_day_of_the_load_alone():
    assert availability(a_load(), library()["CL01"]).window == AS_AT
    assert availability(a_load(), library()["AS01"]).window is None


def test_the_lists_for_inspectors_reach_so_far_back_and_cannot_count_otherwise():
    found = availability(a_load("annex-a"), library()["FD03"])
    assert (found.says, found.window) == ("exact", date(2026, 3, 31))
    assert said("FD03", shape="annex-a", months=6)[0] == "approximate"
    assert said("FD01", shape="annex-a") == ("not possible", "List 1 does not say what a contact led to.")


def test_the_least_of_several_is_said():
    exact, about = Availability("exact"), Availability("approximate", "Why.", AS_AT)
    assert worst([exact, about, exact]) is about
    assert worst([]) == exact


def test_what_a_text_only_compares_is_read_too():
    reads = lineage("SELECT miss_table_id AS case_id, NULL AS child, NULL AS team, NULL AS worker, "
                    "miss_missing_episode_end_date AS day, NULL AS value, 1 AS numerator, 1 AS denominator "
                    "FROM ssd_missing WHERE miss_missing_episode_type = 'M'")  # fmt: skip
    assert reads.figures["ssd_missing"] == {
        "miss_table_id", "miss_missing_episode_end_date", "miss_missing_episode_type",
    }  # fmt: skip
