"""Run docs/notebook.ipynb on the shipped seeds and write what its cells print into it: ``python docs/run_notebook.py``.

No Jupyter is needed: the cells run one after the other in one process of Python, in a folder in which ``kg build`` has been.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from refresh_readme import ROOT, build

NOTEBOOK = ROOT / "docs/notebook.ipynb"
#: reads cells, runs each with the names of those before it, and writes what each printed
_RUN = """
import contextlib, io, json, sys
names, printed = {"__name__": "__main__"}, []
for cell in json.load(sys.stdin):
    with contextlib.redirect_stdout(io.StringIO()) as said:
        exec(compile(cell, "cell", "exec"), names)
    printed.append(said.getvalue())
json.dump(printed, sys.stdout)
"""


def executed(notebook: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The notebook as it must stand, its cells run in ``folder``; a cell that fails is an error."""
    cells = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    command = [sys.executable, "-W", "ignore", "-c", _RUN]
    result = subprocess.run(command, cwd=folder, input=json.dumps(cells), capture_output=True, text=True, check=False)
    if result.returncode:
        raise RuntimeError(result.stderr)
    numbered = iter(enumerate(json.loads(result.stdout), 1))
    return notebook | {
        "cells": [_with_output(cell, *next(numbered)) if cell["cell_type"] == "code" else cell for cell in notebook["cells"]]
    }


def _with_output(cell: dict[str, Any], number: int, printed: str) -> dict[str, Any]:
    stream = {"name": "stdout", "output_type": "stream", "text": printed.splitlines(keepends=True)}
    return cell | {"execution_count": number, "outputs": [stream] if printed else []}


def text_of(notebook: dict[str, Any]) -> str:
    """The bytes of the file, as Jupyter writes them."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        build(Path(scratch) / "project")
        after = executed(json.loads(NOTEBOOK.read_text(encoding="utf-8")), Path(scratch) / "project")
    NOTEBOOK.write_text(text_of(after), encoding="utf-8")
