"""``goldthread check``: what is found, how it is said, and the exit code."""

import csv
import io
import json

import pytest

from goldthread.cli.show.findings import FINDING_COLUMNS
from goldthread.plan.checks import all_rules
from goldthread.plan.checks.engine import FAMILIES
from goldthread.plan.model import FORMAT, Plan

KEYS = ["code", "severity", "message", "where", "recommendations", "actions"]


def a_rule_of(severity: str):
    return next(rule for rule in all_rules() if rule.severity == severity and len(example_findings(rule)) == 1)


def example_findings(rule):
    found = list(rule.find(Plan.model_validate(rule.breaks)))
    return [finding for finding in found if finding.severity == rule.severity]


@pytest.fixture
def broken(tmp_path):
    """A plan file that breaks a rule, as the rule's own example does."""

    def write(rule):
        path = tmp_path / f"{rule.code}.json"
        path.write_text(json.dumps({"format": FORMAT, **rule.breaks}), encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(("severity", "code"), [("error", 1), ("warning", 0), ("note", 0)])
def test_only_errors_make_the_exit_code_1(run, broken, severity, code):
    rule = a_rule_of(severity)
    assert run("check", broken(rule), "--select", rule.code).code == code


def test_json_is_a_list_of_findings_and_nothing_else(run, broken):
    rule = a_rule_of("error")
    found = json.loads(run("check", broken(rule), "--format", "json", "--select", rule.code).out)
    (expected,) = example_findings(rule)
    assert list(found[0]) == KEYS
    assert found == [{
        "code": rule.code, "severity": "error", "message": expected.message, "where": expected.where,
        "recommendations": list(expected.recommendations), "actions": list(expected.actions),
    }]  # fmt: skip


def test_a_plan_that_keeps_a_rule_has_an_empty_list(run, tmp_path):
    rule = a_rule_of("error")
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"format": FORMAT, **rule.keeps}), encoding="utf-8")
    said = run("check", path, "--format", "json", "--select", rule.code)
    assert (said.code, json.loads(said.out)) == (0, [])


def test_the_spreadsheet_has_a_row_for_each_finding(run, broken):
    rule = a_rule_of("warning")
    (row,) = csv.DictReader(io.StringIO(run("check", broken(rule), "--format", "csv", "--select", rule.code).out))
    assert tuple(row) == FINDING_COLUMNS
    assert (row["code"], row["severity"], row["family"], row["rule"]) == (rule.code, "warning", rule.family, rule.name)


def test_the_text_gives_the_answer_the_scores_and_the_places(run, monkeypatch, broken):
    monkeypatch.setenv("COLUMNS", "400")
    rule = a_rule_of("error")
    said = run("check", broken(rule), "--select", rule.family).out
    (finding,) = example_findings(rule)
    assert said.startswith("Mend 1 error before this goes to the board\n")
    assert f"\n{rule.family.capitalize()}, 1 error" in said
    assert f"\nERROR {rule.code} {rule.name}\n" in said
    assert rule.why in said
    assert finding.message in said


def test_the_text_scores_every_family_of_the_rules_that_were_applied(run, plan_file):
    said = run("check", plan_file).out
    assert [family for family in FAMILIES if f"\n{family.capitalize()} " in said] == sorted(
        {rule.family for rule in all_rules()}, key=FAMILIES.index
    )
    assert f"Checked against {len(all_rules())} rules." in said


def test_a_family_that_was_not_checked_has_no_score(run, plan_file):
    rule = a_rule_of("error")
    said = run("check", plan_file, "--select", rule.code).out
    assert "Checked against 1 rule." in said
    assert [family for family in FAMILIES if f"\n{family.capitalize()} " in said] == [rule.family]


def test_rules_can_be_left_out(run, broken):
    rule = a_rule_of("error")
    for word in (rule.code, rule.code.lower(), rule.code[:3], rule.family):
        said = run(
            "check", broken(rule), "--select", f"{rule.code}, {rule.family}", "--ignore", word, "--format", "json"
        )
        assert rule.code not in {finding["code"] for finding in json.loads(said.out)}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_word_that_names_no_rule_is_a_wrong_command(run, plan_file, option):
    said = run("check", plan_file, option, "weather")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("“weather” names no rule: ")
    assert "owners, dates, measures, money, ratings, text, structure" in said.err
