"""What is planted in the records of an invented council is found, in its row, with the team that can mend it."""

from collections import Counter

import pytest

from goldthread.records import Store, findings_in
from tests.support.invented import AS_AT, invented, rows_of

# Spellings are understood, which is no fault; what was recorded late is told from the load before.
NO_FAULT = {"spelling", "recorded late"}
# Nothing in the record says that these are over: a worker without any other record, an episode of some years.
NOBODY_CAN_TELL = {"ssd_involvements.invo_involvement_end_date", "ssd_cin_episodes.cine_close_date"}
# The row that is twice there is known by its family, not by the number that was planted.
KNOWN_BY_ANOTHER_KEY = {"ssd_family."}

HAVE_A_TEAM = {
    "ssd_cin_assessments",
    "ssd_cin_episodes",
    "ssd_initial_cp_conference",
    "ssd_professionals",
    "local_audits",
}


@pytest.fixture(scope="session")
def looked_at(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planted")
    made = invented(folder / "council", children=1200, seed=5)
    load = Store(folder / "store").take_in(made, as_at=AS_AT, authority="E06999999")
    return rows_of(made, "planted"), findings_in(load)


def test_planted_faults_are_found(looked_at):
    planted, findings = looked_at
    found = {(one.table, one.key) for one in findings.found}
    wanted = [row for row in planted if row["kind"] not in NO_FAULT]
    missed = [row for row in wanted if (row["table"], row["key"]) not in found]
    left = NOBODY_CAN_TELL | KNOWN_BY_ANOTHER_KEY
    unexplained = [row for row in missed if f"{row['table']}.{row['column']}" not in left]
    print(f"\n{len(wanted)} planted, {len(missed)} not found:", Counter((row["kind"], row["table"]) for row in missed))
    assert len(wanted) > 100
    assert len(unexplained) <= len(wanted) * 0.04, unexplained


def test_the_team_of_the_record_or_of_the_worker_is_named(looked_at):
    planted, findings = looked_at
    teams = {}
    for one in findings.found:
        teams.setdefault((one.table, one.key), set()).add(one.team)
    # Other rows name no team: there it is that of whoever is allocated now, since those who left can mend nothing.
    asked = [row for row in planted if row["table"] in HAVE_A_TEAM and (row["table"], row["key"]) in teams]
    assert len(asked) > 20
    assert [row for row in asked if row["team"] not in teams[row["table"], row["key"]]] == []
