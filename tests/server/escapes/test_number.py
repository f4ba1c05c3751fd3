"""There are as many attempts as were asked for, each with a name of its own."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.tools import ROOT

FEWEST = 60
HERE = Path(__file__).parent


def test_there_are_at_least_sixty_named_attempts() -> None:
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", HERE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    names = [each for each in listed if "::" in each and not each.startswith(_OTHERS)]
    assert len({*names}) == len(names)
    assert len(names) >= FEWEST


_OTHERS = tuple(f"tests/server/escapes/test_{each}.py" for each in ("watch", "number"))


def test_each_of_them_is_watched() -> None:
    for file in HERE.glob("test_*.py"):
        if not str(file.relative_to(ROOT)).startswith(_OTHERS):
            for each in ast.parse(file.read_text(encoding="utf-8")).body:
                if isinstance(each, ast.FunctionDef) and each.name.startswith("test_"):
                    given = {one.arg for one in each.args.args}
                    assert given & {"insider", "careless"}, f"{file.name}: {each.name}"
