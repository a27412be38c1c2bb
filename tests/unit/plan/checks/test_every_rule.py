"""What holds for every rule of the plan check: a code of its own, a file named after it, telling examples."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings

from goldthread.plan.checks import all_rules, check_plan, rule_named, scores
from goldthread.plan.checks.engine import FAMILIES, SEVERITIES
from goldthread.plan.model import Plan
from tests.support.plans import plans

RULES = all_rules()
HUNDRED = {"1": "owners", "2": "dates", "3": "measures", "4": "money", "5": "ratings", "6": "text", "7": "structure"}
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_codes_are_unique():
    codes = [rule.code for rule in RULES]
    assert len(codes) == len(set(codes)) > 40


@each_rule
def test_the_file_is_named_after_the_code(rule):
    module = rule.find.__module__.rpartition(".")[2]
    assert re.fullmatch(rf"{rule.code.lower()}_[a-z0-9_]+", module)


@each_rule
def test_the_code_begins_with_its_family(rule):
    assert rule.family == HUNDRED[rule.code[2]] and rule.family in FAMILIES and rule.severity in SEVERITIES


@each_rule
def test_the_breaking_example_is_found(rule):
    findings = list(rule.find(Plan.model_validate(rule.breaks)))
    assert findings and {finding.code for finding in findings} == {rule.code}
    assert all(finding.message and finding.where and finding.severity in SEVERITIES for finding in findings)


@each_rule
def test_the_keeping_example_is_not(rule):
    assert list(rule.find(Plan.model_validate(rule.keeps))) == []


@each_rule
def test_findings_name_rows_that_are_there(rule):
    plan = Plan.model_validate(rule.breaks)
    for finding in rule.find(plan):
        assert set(finding.actions) <= {row.id for row in plan.actions}
        assert set(finding.recommendations) <= {row.id for row in plan.recommendations}


@each_rule
def test_it_says_what_and_why_in_sentences(rule):
    assert rule.sentence.endswith(".") and rule.why.endswith((".", "?"))
    assert "GT" not in rule.sentence and rule.name and rule is rule_named(rule.code.lower())


@given(plans())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_plan_breaks_a_rule_itself(plan):
    found = check_plan(plan)
    assert {finding.code for finding in found} <= {rule.code for rule in RULES}
    assert all(0 <= score.score <= 100 for score in scores(plan, found))
