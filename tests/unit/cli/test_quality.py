"""``goldthread quality``: what stands in the records is shown, and never commands the terminal."""

HEAD = "cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_team"


def test_a_teams_name_cannot_command_the_terminal(run, tmp_path):
    extract, store = tmp_path / "x", tmp_path / "store"
    extract.mkdir()
    (extract / "ssd_cin_assessments.csv").write_text(f"{HEAD}\na1,p1,2026-03-05,2026-03-02,No\u202erth\x1b[31m\n")
    assert run("load", extract, "--into", store, "--as-at", "2026-03-31", "--authority", "E06999999").code == 0
    for further in ((), ("--rows",)):
        said = run("quality", store, *further)
        assert (said.code, "North" in said.out) == (1, True)
        assert "\u202e" not in said.out and "\x1b" not in said.out
