"""What `ticlist list` costs in instructions, which do not depend on how busy a machine is."""

import compileall
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figure import Figure
from benchmarks.store import home_with_reflections
from tests.tools import ROOT

TARGET = 6.0
REFLECTIONS = 10
_LEAST = [sys.executable, "-c", "pass"]
_OURS = [sys.executable, "-m", "ticlist", "list"]
_COLLECTED = re.compile(r"Collected : (\d+)")


def measure(valgrind: str) -> Figure:
    """Count the instructions of listing ten reflections and of starting Python.

    Args:
        valgrind: the program's path.
    """
    compileall.compile_dir(str(ROOT / "ticlist"), quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        env = home_with_reflections(Path(folder), REFLECTIONS) | {"PYTHONHASHSEED": "0"}
        # Once without counting, so that what ticlist imports is compiled too.
        listed = subprocess.run(
            _OURS, env=env, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout
        if len(listed.splitlines()) != REFLECTIONS:
            message = f"{REFLECTIONS} reflections were to be listed, not:\n{listed}"
            raise RuntimeError(message)
        ours = _count(valgrind, _OURS, env)
        least = _count(valgrind, _LEAST, env)
    return Figure(
        "instructions of `ticlist list`",
        f"{ours / 1e6:.1f} M",
        f"{least / 1e6:.1f} M",
        ours / least,
        TARGET,
    )


def _count(valgrind: str, command: Sequence[str], env: dict[str, str]) -> int:
    tool = [valgrind, "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    done = subprocess.run(
        [*tool, *command], env=env, cwd=ROOT, capture_output=True, text=True, check=True
    )
    collected = _COLLECTED.search(done.stderr)
    if not collected:
        message = f"valgrind counted nothing:\n{done.stderr}"
        raise RuntimeError(message)
    return int(collected[1])
