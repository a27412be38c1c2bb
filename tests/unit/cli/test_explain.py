"""``goldthread explain``: each rule says what it asks and shows both sides."""

import pytest

from goldthread.plan.checks import all_rules


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_each_rule_is_explained(run, monkeypatch, code):
    monkeypatch.setenv("COLUMNS", "1000")
    (rule,) = [rule for rule in all_rules() if rule.code == code]
    said = run("explain", code.lower())
    assert said.code == 0
    assert said.out.startswith(f"{code} {rule.name}\nFamily: {rule.family}. Severity: {rule.severity}.\n")
    assert rule.sentence in said.out
    assert f"Why it matters: {rule.why}" in said.out
    assert said.out.index("This breaks it:") < said.out.index("Goldthread says: ") < said.out.index("This keeps it:")


def test_without_a_code_every_rule_is_listed(run):
    lines = run("explain").out.splitlines()
    assert [line.split()[0] for line in lines[1:] if line.startswith("GT")] == [rule.code for rule in all_rules()]


def test_an_unknown_code_names_its_neighbours(run):
    known = all_rules()[0].code
    said = run("explain", known[:-1] + "99")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"there is no rule {known[:-1]}99. The nearest are GT")
