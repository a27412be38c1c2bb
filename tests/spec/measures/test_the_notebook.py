"""The notebook of the documents runs from top to bottom, and holds no output of an earlier run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[3]
NOTEBOOK = ROOT / "docs" / "tutorial" / "measures.ipynb"
# In a process of its own, whose kernel is asked over the file system: nothing listens on a port.
RUN = """
import sys, nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, km=AsyncKernelManager(kernel_name="python3", transport="ipc"), timeout=120).execute()
nbformat.write(notebook, sys.argv[2])
"""


def test_the_notebook_runs_and_shows_what_its_text_says(tmp_path):
    assert not any(cell.get("outputs") for cell in nbformat.read(NOTEBOOK, as_version=4).cells)
    after = tmp_path / "after.ipynb"
    where = os.environ | {"PYTHONPATH": str(ROOT / "src"), "JUPYTER_PLATFORM_DIRS": "1"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(NOTEBOOK), str(after)], env=where, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-2000:]
    code = [cell for cell in nbformat.read(after, as_version=4).cells if cell.cell_type == "code" and cell.outputs]
    shown = [cell.outputs[-1]["data"]["text/plain"] for cell in code]
    assert any("Single assessments completed within 45 working days" in text for text in shown)
    both = next(text for text in shown if re.fullmatch(r"\(\d+, \d+\)", text))
    assert len(set(re.findall(r"\d+", both))) == 1, "pandas and DuckDB see the same cases that nobody can judge"
