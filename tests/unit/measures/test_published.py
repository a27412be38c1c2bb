"""Figures as first published, beside what they are now."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from goldthread.errors import UserError
from goldthread.measures.published import Published, beside, figures_to_publish, first_published, publish, revisions
from goldthread.measures.series import series
from goldthread.periods import month_of, quarter_of
from tests.support.series import cell

MARCH = month_of(date(2026, 3, 1))
FIGURE = Published("AS01", "Fernshire", MARCH, None, 50, 60, 62, 2, "load-1", date(2026, 4, 12))
LATER = replace(FIGURE, numerator=48, denominator=62, load="load-2", published_on=date(2026, 5, 12))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "facts" / "published.jsonl"


def test_the_first_publication_is_never_overwritten(path):
    team = replace(FIGURE, team="North", numerator=9, denominator=10)
    assert publish(path, [FIGURE, team]) == (FIGURE, team)
    before = path.read_bytes()
    new = replace(LATER, period=quarter_of(MARCH.first))
    assert publish(path, [LATER, new]) == (new,)
    assert path.read_bytes().startswith(before)
    assert first_published(path) == {FIGURE.key: FIGURE, team.key: team, new.key: new}


def test_the_same_again_does_not_touch_the_file(path):
    publish(path, [FIGURE])
    written = path.stat()
    assert publish(path, [FIGURE, LATER, FIGURE]) == ()
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)


def test_what_dies_while_it_writes_leaves_the_file_as_it_was(path, monkeypatch):
    publish(path, [FIGURE])
    before = path.read_bytes()

    def full(_):
        raise OSError("No space left on device")

    monkeypatch.setattr("goldthread.measures.published.os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        publish(path, [replace(LATER, team="South")])
    assert path.read_bytes() == before
    monkeypatch.undo()
    assert publish(path, [replace(LATER, team="South")])


def test_of_two_lines_for_one_figure_the_first_holds(path, tmp_path):
    publish(path, [FIGURE])
    publish(tmp_path / "other.jsonl", [LATER])
    path.write_bytes(path.read_bytes() + (tmp_path / "other.jsonl").read_bytes())
    assert first_published(path) == {FIGURE.key: FIGURE}


def test_all_lines_that_were_altered_are_named(path):
    publish(path, [FIGURE, replace(FIGURE, team="North"), replace(FIGURE, team="South")])
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([lines[0], lines[1][:40], lines[2].replace("2026-03-01", "2026-03-02")]), encoding="utf-8"
    )
    with pytest.raises(UserError) as told:
        publish(path, [LATER])
    assert str(told.value).startswith("published.jsonl: lines 2, 3 cannot be read")


def test_two_figures_for_one_place_are_refused_and_nothing_is_written(path):
    with pytest.raises(UserError, match="two different figures of AS01 for March 2026"):
        publish(path, [FIGURE, LATER])
    assert first_published(path) == {}


@pytest.mark.parametrize(
    ("unit", "now", "sentence", "revised"),
    [
        ("percent", {}, "March 2026: published on 12 April 2026 as 83.3%, and the same now.", False),
        (
            "percent",
            {"numerator": 48, "denominator": 60},
            "March 2026: published on 12 April 2026 as 83.3%; now 80.0%, which is 3.3 percentage points lower.",
            True,
        ),
        ("count", {"numerator": 52}, "March 2026: published on 12 April 2026 as 50; now 52, which is 2 higher.", False),
        (
            "percent",
            {"numerator": 0, "denominator": 0, "cannot_say": 62},
            "March 2026: published on 12 April 2026 as 83.3%; now “cannot be said”.",
            True,
        ),
        (
            "count",
            {"numerator": 0, "cases": 3, "cannot_say": 3},
            "March 2026: published on 12 April 2026 as 50; now “cannot be said”.",
            True,
        ),
    ],
)
def test_as_first_published_beside_as_now(path, unit, now, sentence, revised):
    publish(path, [FIGURE])
    [pair] = beside(path, [replace(FIGURE, load="load-2", **now)], unit=unit, beyond=2)
    assert (pair.sentence, pair.revised) == (sentence, revised)


def test_revisions_are_listed_the_furthest_first(path):
    first = [replace(FIGURE, team=team) for team in ("North", "South", "East", "West")]
    publish(path, first)
    now = [replace(one, numerator=numerator) for one, numerator in zip(first, (49, 40, 57, 50), strict=True)]
    now.append(replace(FIGURE, team="new since", numerator=1))
    found = revisions(beside(path, now, unit="percent", beyond=5))
    assert [(pair.first.team, round(pair.moved, 1)) for pair in found] == [("South", -16.7), ("East", 11.7)]


@pytest.mark.parametrize("changed", [{"measure": ""}, {"load": ""}, {"numerator": float("nan")}, {"cannot_say": 63}])
def test_a_figure_that_says_nothing_is_refused(changed):
    with pytest.raises(ValueError):
        replace(FIGURE, **changed)


def test_half_a_month_is_not_published():
    made = series(
        [cell(date(2026, 2, 1), 1, 2), cell(MARCH.first, 2, 2)],
        kind="flow",
        unit="percent",
        covered_from=date(2026, 1, 1),
        covered_to=date(2026, 3, 14),
        first=date(2025, 12, 1),
    )
    told = {"measure": "AS01", "authority": "Fernshire", "team": None, "load": "l", "published_on": date(2026, 3, 14)}
    assert [figure.period.name for figure in figures_to_publish(made, **told)] == ["January 2026", "February 2026"]


def test_many_who_publish_at_once_lose_nothing(path):
    figures = [replace(FIGURE, team=str(number)) for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda figure: publish(path, [figure]), figures))
    assert set(first_published(path).values()) == set(figures)
