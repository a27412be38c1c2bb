"""The server is killed: what was acknowledged stands, and nothing is left half done."""

from __future__ import annotations

from tests.support.benches import on_both, once, printed


@once
@on_both
def test_no_acknowledged_update_is_lost_when_the_server_is_killed(database):
    said = printed("bench.crashes", "--updates", "20", "--kills", "2", database=database)
    assert "2 kills" in said and "acknowledged and lost 0;" in said
    assert "saved twice 0; in the plan but not in the trail 0" in said and "hold True" in said


@once
@on_both
def test_an_import_or_a_later_document_killed_at_any_stage_is_whole_or_nothing(database):
    said = printed("bench.killed_imports", database=database)
    assert said.count("of which whole 1, partial 0") == 3 and "trail holds True" in said
