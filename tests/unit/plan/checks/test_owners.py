"""The rules of owners, on wordings of our own and on near misses."""

from __future__ import annotations

import pytest

from goldthread.plan.checks.people import leads_in
from tests.support.checking import found, row, touched


def led(*cells: str, **fields) -> dict:
    return row("Agree the duty rota", leads=list(cells), **fields)


FIRES = [
    ("GT101", [led()]),
    ("GT101", [led("TBC")]),
    ("GT101", [led("n/a"), led("To be appointed")]),
    ("GT102", [led("AM", accountable=["IH"]), led("TR", accountable=["IH"]), led("AM", accountable=["tbc"])]),
    ("GT103", [led("Ada Marsh (Head of Duty)", accountable=["Ada Marsh"])]),
    ("GT104", [led("Ada Marsh, Tom Reed & Ines Holt")]),
    ("GT104", [led("AM/TR", "IH")]),
    ("GT104", [led("Ada Marsh", "Fostering Team", "Tom Reed")]),
    ("GT105", [led("Fostering Service")]),
    ("GT105", [led("All managers")]),
    ("GT105", [led("ATMs / TMs")]),
    ("GT105", [led("Safeguarding Partnership Board / Ada Marsh")]),
    ("GT106", [led("Ada Marsh"), led("Tom Reed"), led("Head of Fostering")]),
    ("GT107", [led("Councillor I. Brook")]),
    ("GT107", [led("Ada Brook (Portfolio Holder for Children)")]),
    ("GT107", [led("Lead Member for Children")]),
    ("GT108", [led("Ines McHolt"), led("Ines Mcholt")]),
    ("GT108", [led("Tom Reed"), led("Tom Read")]),
    ("GT108", [led("Katherine Brook (IRO)"), led("Ada Marsh and Catherine Brook", accountable=["Katharine Brook"])]),
    ("GT109", [led("AM / TR")] * 11 + [led("IH")] * 30),
    ("GT109", [led(f"A{chr(65 + n)}", accountable=["Ines Holt"]) for n in range(12)]),
    ("GT110", [led("AM"), led("TR / IH")]),
    ("GT112", [led("Tom Reed (Acting Service Manager, Duty)"), led("Ada Marsh (Service Manager, Duty)")]),
    ("GT113", [row("Tom Reed to write the guide", leads=["Ada Marsh"]), led("Tom Reed")]),
    ("GT113", [row("Agree a form. AM will print it", leads=["TR"]), led("AM")]),
    ("GT113", [row("Check the files (AM to lead)", leads=["AM"])]),
]
SILENT = [
    ("GT101", [led("AM")]),
    ("GT101", [led("Vacancy Panel Chair")]),
    ("GT101", [row("No further actions outstanding", leads=["N/A"])]),
    ("GT102", [led("AM", accountable=["IH"]), led("TR")]),
    ("GT103", [led("Ada Marsh", accountable=["Ada Marsham"])]),
    ("GT104", [led("Ada Marsh (Head of Duty, Assessment and Fostering)", "Tom Reed")]),
    ("GT104", [led("Ada Marsh, Head of Service, Tom Reed")]),
    ("GT105", [led("Ada Marsh, Fostering Service")]),
    ("GT105", [led("Fostering Manager")]),
    ("GT106", [led("Head of Fostering"), led("Head of Adoption")]),
    ("GT107", [led("Ada Mayer"), led("Tom Portfolio")]),
    ("GT107", [led("Ada Marsh (Head of Member Services)")]),
    ("GT108", [led("Tom Reed"), led("Tim Reed (Audit)"), led("TR"), led("TRR")]),
    ("GT108", [led("Ada Marsh"), led("Ada Holt"), led("Ida Reed")]),
    ("GT108", [led("Ada Marsh (HoS)"), led("Ada Marsh, Head of Service")]),
    ("GT109", [led("AM")] * 9),
    ("GT109", [led(f"A{chr(65 + n % 8)}") for n in range(48)]),
    ("GT110", [led("AM (Ada Marsh)"), led("Tom Reed")]),
    ("GT112", [led("Tom Reed (Acting Service Manager, Duty)"), led("Ada Marsh (Service Manager, Fostering)")]),
    ("GT112", [led("Ada Marsh (Interim Head of Duty)"), led("Ada Marsh (Head of Duty)")]),
    ("GT113", [row("Tom Reed to write the guide", leads=["Ada Marsh", "Tom Reed"])]),
    ("GT113", [row("Managers to write the guide", leads=["Ada Marsh"]), led("Tom Reed")]),
]


@pytest.mark.parametrize(("code", "rows"), FIRES)
def test_a_paraphrase_is_found(code, rows):
    assert [finding.code for finding in found(code, *rows)][:1] == [code]


@pytest.mark.parametrize(("code", "rows"), SILENT)
def test_a_near_miss_is_not(code, rows):
    assert found(code, *rows) == []


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("Ada Marsh – audits Tom Reed - outcomes", ["person", "person"]),
        ("Ines O’Holt for training; duty managers for practice", ["person", "group"]),
        ("AM/TR... IH / McB", ["initials", "initials", "initials", "initials"]),
        ("QA Board", ["group"]),
        ("Duty Social Workers in the Leaving Care Team", ["group"]),
        ("Principal Social Worker", ["post"]),
        ("Cllr Brook / Ada Marsh", ["councillor", "person"]),
        ("N/A", []),
        ("–", []),
    ],
)
def test_who_a_cell_names(cell, kinds):
    assert [lead.kind for lead in leads_in([cell])] == kinds


def test_all_the_rows_of_one_councillor_are_one_finding():
    rows = [led("Cllr Brook"), led("Cllr Brook / Ada Marsh"), led("Ada Marsh")]
    assert touched(found("GT107", *rows)) == [("a1", "a2")]


def test_a_section_lead_must_lead_in_the_section():
    sections = [{"id": "s1", "title": "A: Duty", "lead": "Service Manager – Duty"}]
    others = [led("Ada Marsh (Head of Service)", section="s1")] * 6
    assert len(found("GT111", *others, sections=sections)) == 1
    assert found("GT111", *others, led("Tom Reed (SM, Duty Team)", section="s1"), sections=sections) == []
    assert found("GT111", *others[:4], sections=sections) == []


def test_a_remedy_without_a_person_or_post_has_no_owner():
    remedy = {"recommendation": "1", "outstanding": "Files not audited", "remedies": ["Audit them"]}
    act = row("Audit the files", recs="1")
    for by, owned in (("end of June 2026", False), ("TBC", False), ("duty managers, June", True), ("Ada Marsh", True)):
        assert (found("GT115", act, remedial_actions=[{**remedy, "by": by}]) == []) is owned


def test_leads_of_the_same_action_differ_only_when_the_people_do():
    text = "Every child in care has a health plan within a month"
    one, same, other = (
        row(text, recs=str(n), leads=[who]) for n, who in enumerate(["TMs", "Team Managers", "Ada Marsh"], 1)
    )
    assert found("GT114", one, same) == []
    assert touched(found("GT114", one, other)) == [("a1", "a2")]


@pytest.mark.parametrize(
    ("by", "fires"),
    [
        ("Tom Reed to finish by May", True),
        ("Tom Reed and Ada Marsh", False),
        ("Anna Marsh by May", False),
        ("duty managers", False),
    ],
)
def test_a_remedy_in_other_hands(by, fires):
    act = row("Audit the files of the duty team", recs="1", leads=["Ada Marsh"])
    remedy = {"recommendation": "1", "outstanding": "The files of the duty team have no audit", "by": by}
    assert bool(found("GT116", act, remedial_actions=[remedy])) is fires
