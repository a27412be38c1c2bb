"""What is not made, or not restored, and the one sentence that says why. Nothing is left of what was begun."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import zipfile
from pathlib import Path
from threading import Thread

import pytest

from goldthread.errors import UserError
from goldthread_site.backups.opening import opened, refuse_newer, verified
from goldthread_site.plans.evidence import kept, sweeping
from tests.support import previous_release
from tests.support.altered_backup import written_again
from tests.support.drill import Site

pytestmark = pytest.mark.skipif("GOLDTHREAD_DATABASE" in os.environ, reason="the site here is on SQLite")
NOWHERE = print


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A site with evidence."""
    site = Site(tmp_path_factory.mktemp("site") / "data")
    previous_release.put_into(site)
    site.goldthread("upgrade")
    return site


@pytest.fixture(scope="module")
def backup(site, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("backups")
    assert site.goldthread("backup", "--to", folder).returncode == 0
    return next(folder.glob("*.zip"))


def begun_and_left(folder: Path) -> list[str]:
    """What stands in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


# --- the file ---------------------------------------------------------------------------------------------------------


def cut(path: Path, to: Path) -> None:
    to.write_bytes(path.read_bytes()[:-100])


def flipped(path: Path, to: Path) -> None:
    data = bytearray(path.read_bytes())
    data[data.index(b"Minutes of the board")] ^= 1
    to.write_bytes(data)


def hostile(said):
    said["parts"]["evidence/../../../x"] = next(iter(said["parts"].values()))


def longer(said):
    said["parts"]["database.sqlite3"]["size"] -= 1


def packed_otherwise(path: Path, to: Path) -> None:
    """A part that says of itself that it is packed in a way in which it is not."""
    data = bytearray(path.read_bytes())
    for head, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        data[data.index(head) + place] = zipfile.ZIP_LZMA
    to.write_bytes(data)


def odd(**values):
    return lambda path, to: written_again(path, to, manifest=lambda said: said.update(values))


def too_deep(path: Path, to: Path) -> None:
    with zipfile.ZipFile(to, "w") as new:
        new.writestr("manifest.json", "[" * 200_000)


DAMAGED = {
    "packed otherwise": (packed_otherwise, "the part “database.sqlite3” is not the one"),
    "no list of what is missing": (odd(missing=7), "its list of parts is not one"),
    "half a sign": (odd(heads=["\ud800"]), "its list of parts is not one"),
    "rows that are no numbers": (odd(rows={"people_user": "many"}), "its list of parts is not one"),
    "a list too deep": (too_deep, "its list of parts is not one"),
    "cut off": (cut, "it is of another kind, or its end is missing"),
    "a byte of evidence": (flipped, "is not the one that was written"),
    "another kind": (lambda path, to: to.write_text("not a backup"), "it is of another kind, or its end is missing"),
    "another ZIP": (lambda path, to: zipfile.ZipFile(to, "w").close(), "it has no list of parts"),
    "a part gone": (lambda path, to: written_again(path, to, without="evidence/"), "its parts are not those of its"),
    "a part more": (lambda path, to: written_again(path, to, more="x"), "its parts are not those of its list"),
    "a path in it": (lambda path, to: written_again(path, to, manifest=hostile), "its list of parts is not one"),
    "longer": (lambda path, to: written_again(path, to, manifest=longer), "the part “database.sqlite3” is not the one"),
    "of later": (lambda path, to: written_again(path, to, manifest=lambda said: said.update(format="x/2")), "its list"),
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_file_that_is_no_whole_backup_is_named_in_one_sentence(backup, tmp_path, kind):
    damage, why = DAMAGED[kind]
    damage(backup, tmp_path / "damaged.zip")
    with pytest.raises(UserError) as refused:
        verified(opened(tmp_path / "damaged.zip"), NOWHERE)
    assert why in str(refused.value) and "damaged.zip" in str(refused.value)


def test_a_backup_of_a_newer_release_is_not_read(backup, tmp_path):
    newer = {"release": "9.0", "migrations": ["plans.0099_later"]}
    written_again(backup, tmp_path / "newer.zip", manifest=lambda said: said.update(newer))
    with pytest.raises(UserError, match=r"was made by a newer release \(9.0\) than this one \(0.1.0\)"):
        refuse_newer(opened(tmp_path / "newer.zip").manifest, "newer.zip")


def test_the_backup_as_it_was_written_is_fine(site, backup):
    done = site.goldthread("check-backup", backup)
    assert done.returncode == 0 and done.stdout.endswith("Every part is as it was written.\n")


# --- making -----------------------------------------------------------------------------------------------------------


def no_more_than(size: int):
    """The process may write files of this size at most: the disk is full, as far as it can tell."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [1000, 200_000], ids=["at once", "in the midst"])
def test_a_full_disk_leaves_nothing_and_says_so(site, tmp_path, size):
    done = site.goldthread("backup", "--to", tmp_path, preexec_fn=no_more_than(size))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "full" in done.stderr and "No backup was made" in done.stderr
    assert begun_and_left(tmp_path) == []


def test_a_pipe_that_takes_no_more_is_said(site):
    with Path("/dev/full").open("wb") as full:
        done = site.goldthread("backup", "--to", "-", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 1 and "the disk is full. No backup was made" in done.stderr
    reads, writes = os.pipe()
    os.close(reads)
    done = site.goldthread("backup", "--to", "-", capture_output=False, stdout=writes, stderr=subprocess.PIPE)
    os.close(writes)
    assert done.returncode == 1 and "The program that the backup was sent to ended early" in done.stderr
    assert not list(site.folder.glob(".goldthread*"))


def test_no_file_is_written_over(site, backup):
    before = backup.read_bytes()
    done = site.goldthread("backup", "--to", backup)
    assert (done.returncode, backup.read_bytes()) == (1, before)
    assert done.stderr.startswith(f"{backup}: there is a file of this name. No backup was made.")


def test_keeping_two_takes_away_only_older_ones_that_this_site_made(site, backup, tmp_path):
    others = {"goldthread-2020-01-01T000000Z.zip": b"not ours", "notes.txt": b"mine"}
    for name, data in others.items():
        (tmp_path / name).write_bytes(data)
    for year in (2021, 2022, 2023):
        shutil.copyfile(backup, tmp_path / f"goldthread-{year}-01-01T000000Z.zip")
    done = site.goldthread("backup", "--to", tmp_path, "--keep", "2")
    assert done.returncode == 0 and "2 older backups taken away; the newest 2 are kept" in done.stderr
    left = begun_and_left(tmp_path)
    assert len(left) == 4 and {*others, "goldthread-2023-01-01T000000Z.zip"} < set(left)


def test_a_pipe_takes_the_same_backup(site, tmp_path):
    with (tmp_path / "piped.zip").open("wb") as pipe:
        done = site.goldthread("backup", "--to", "-", "--with-keys", capture_output=False, stdout=pipe)
    manifest = opened(tmp_path / "piped.zip").manifest
    verified(opened(tmp_path / "piped.zip"), NOWHERE)
    assert done.returncode == 0 and manifest.keys == ("secret-key", "trail-key")
    assert set(manifest.evidence) == set(site.files())
    assert not list(site.folder.glob(".goldthread*"))


def test_evidence_that_is_gone_is_named_and_the_rest_backed_up(site, tmp_path):
    (one,) = [path for path in site.folder.glob("evidence/??/*") if path.read_bytes().startswith(b"Minutes")]
    away = one.rename(tmp_path / "away")
    try:
        done = site.goldthread("backup", "--to", tmp_path)
    finally:
        away.rename(one)
    assert done.returncode == 1 and f"Missing on the server: evidence {one.name}." in done.stderr
    (file,) = tmp_path.glob("*.zip")
    again = Site(tmp_path / "again")
    restored = again.goldthread("restore", file, "--into", again.folder)
    assert restored.returncode == 1 and f"Missing on the server: evidence {one.name}." in restored.stdout
    assert again.tables()["plans_evidence"] == site.tables()["plans_evidence"]


def test_the_sweep_waits_while_a_backup_copies_what_rows_named(tmp_path, settings, monkeypatch):
    settings.EVIDENCE = tmp_path / "evidence"
    monkeypatch.setattr(sweeping, "digests_named", set)
    path = kept.place_of(kept.keep(b"no row names this"))
    os.utime(path, (0, 0))
    sweep = Thread(target=sweeping.sweep)
    with sweeping.nothing_taken_away():
        sweep.start()
        sweep.join(0.2)
        assert sweep.is_alive() and path.exists()
    sweep.join()
    assert not path.exists()


# What takes files away and knows where evidence stands: the sweep, which waits for a backup, and a file half written.
TAKES_EVIDENCE = {"sweeping.py", "kept.py"}


def test_only_the_sweep_takes_evidence_away():
    code = {str(path): path.read_text() for path in Path(sweeping.__file__).parents[2].rglob("*.py")}
    takes = {name for name, text in code.items() if re.search(r"unlink\(|rmtree\(|os\.remove\(", text)}
    knows = {name for name, text in code.items() if re.search(r"settings\.EVIDENCE\b|place_of", text)}
    assert {Path(name).name for name in takes & knows} == TAKES_EVIDENCE


# --- restoring --------------------------------------------------------------------------------------------------------


def in_a_used_folder(again):
    (again.folder / "notes.txt").write_text("mine")
    return "the folder is not empty: it holds “notes.txt”"


def with_another_trail_key(again):
    (again.folder / "trail-key").write_text("another")
    return "this trail key is not the one of the site that was backed up"


@pytest.mark.parametrize("how", [in_a_used_folder, with_another_trail_key])
def test_nothing_is_restored(backup, tmp_path, how):
    again = Site(tmp_path / "again")
    again.folder.mkdir()
    why, before = how(again), begun_and_left(again.folder)
    done = again.goldthread("restore", backup, "--into", again.folder)
    assert done.returncode == 1 and why in done.stderr and "Nothing was restored" in done.stderr
    assert begun_and_left(again.folder) == before


def test_a_disk_that_fills_up_leaves_the_folder_empty(backup, tmp_path):
    again = Site(tmp_path / "again")
    done = again.goldthread("restore", backup, "--into", again.folder, preexec_fn=no_more_than(100_000))
    assert done.returncode == 1 and "the disk is full" in done.stderr and "Nothing was restored" in done.stderr
    assert begun_and_left(again.folder) == []


def test_without_the_trail_key_it_says_where_to_put_it_and_a_lost_one_is_replaced_only_when_asked(backup, tmp_path):
    again, anew = Site(tmp_path / "again"), Site(tmp_path / "anew")
    done = again.goldthread("restore", backup, "--into", again.folder)
    assert (
        done.returncode == 0 and f"put the trail key of the site that was backed up into {again.folder}" in done.stdout
    )
    assert begun_and_left(again.folder) == ["evidence", "goldthread.sqlite3"]
    done = anew.goldthread("restore", backup, "--into", anew.folder, "--new-trail-key")
    assert done.returncode == 0 and "sealed with a new key" in done.stdout
    assert anew.goldthread("verify-trail").returncode == 0


def test_a_dump_of_postgresql_asks_for_such_a_database(backup, tmp_path):
    def to_postgresql(said):
        said["kind"], said["parts"]["database.pgdump"] = "postgresql", said["parts"].pop("database.sqlite3")

    written_again(backup, tmp_path / "backup.zip", manifest=to_postgresql)
    with zipfile.ZipFile(tmp_path / "backup.zip") as old, zipfile.ZipFile(tmp_path / "other.zip", "w") as new:
        for name in old.namelist():
            new.writestr(name.replace("database.sqlite3", "database.pgdump"), old.read(name))
    again = Site(tmp_path / "again")
    done = again.goldthread("restore", tmp_path / "other.zip", "--into", again.folder)
    assert done.returncode == 1 and "this backup is of a PostgreSQL database" in done.stderr
