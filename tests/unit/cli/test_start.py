"""The command starts without loading what it does not need, speaks UTF-8 and survives a closed pipe."""

import json
import os
import subprocess
import sys

import pytest

from goldthread import __version__
from goldthread.cli.main import VERBS

HEAVY = {"pydantic", "rich", "lxml", "rapidfuzz", "goldthread.plan", "goldthread.documents"}


def loaded_by(*arguments: str) -> set[str]:
    script = (
        "import sys\nfrom goldthread.cli.main import main\ntry:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print('\\n', *sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    return set(ran.stderr.split())


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_a_look_at_the_help_loads_nothing_heavy(arguments):
    assert loaded_by(*arguments) & HEAVY == set()


def test_json_is_read_without_the_library_for_text_output(plan_file):
    loaded = loaded_by("read", str(plan_file), "--format", "json")
    assert "pydantic" in loaded
    assert "rich" not in loaded


def test_the_version(run):
    assert run("--version").out == f"goldthread, version {__version__}\n"


def test_the_help_lists_every_verb(run):
    said = run("--help")
    assert said.code == 0
    assert all(f"  {verb} " in said.out for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_help(run, verb):
    said = run(verb, "--help")
    assert said.code == 0
    assert said.out.startswith(f"Usage: goldthread {verb}")


@pytest.mark.parametrize("arguments", [["sing"], ["read"], ["read", "x", "--format", "pdf"], ["check", "--nonsense"]])
def test_a_wrong_command_is_said_so_with_code_2(run, arguments):
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "Error: " in said.err


def test_output_is_utf8_even_where_the_machine_speaks_ascii(run_process, plan_file):
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    ran = run_process("read", plan_file, "--format", "json", env=plain)
    assert ran.returncode == 0
    assert json.loads(ran.stdout.decode("utf-8"))["title"] == "Children’s services improvement plan"
    assert "Children’s" in run_process("read", plan_file, env=plain).stdout.decode("utf-8")


@pytest.mark.parametrize("verb", ["plan-schema", "explain"])
def test_a_pipe_that_closes_early_is_no_fault(verb):
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "goldthread", verb]
    ran = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_the_schema_is_printed_as_json(run):
    said = run("plan-schema")
    assert said.code == 0
    assert json.loads(said.out)["title"] == "Plan"
