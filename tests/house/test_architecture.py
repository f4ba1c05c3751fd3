"""Rules of the house that linters do not see."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import ROOT, plain_environment

PACKAGE = ROOT / "ticlist"
FACES = {
    "app",
    "commands",
    "ending",
    "everywhere",
    "handing_over",
    "kept",
    "looking",
    "pasting",
    "screens",
    "taking",
}
FACES |= {"arranging", "drawn", "joining", "set_up", "showing", "terminal", "wire"}
SOURCES = sorted(
    path
    for room in ("ticlist", "tests", "benchmarks", "docs")
    for path in (ROOT / room).rglob("*.py")
)
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40

USER_VISIBLE = [
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "LICENSE-checklists",
    "docs/architecture.md",
    "checklists/school.toml",
    "checklists/clinic.toml",
    "checklists/social-work.toml",
    "checklists/checklist.schema.json",
    "ticlist/py.typed",
]

# Every module is the first one to be imported once, in a child that has imported nothing else:
# another order would hide what a module needs and does not say.
IMPORT_EACH_FIRST = """
import json, os, sys
root, *names = sys.argv[1:]
sys.path.insert(0, root)
for name in names:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            __import__(name)
            loaded = sorted(sys.modules)
        except BaseException as error:
            loaded = [f"{type(error).__name__}: {error}"]
        with open(writing, "w") as pipe:
            print(json.dumps([name, loaded]), file=pipe)
        os._exit(0)
    os.close(writing)
    with open(reading) as pipe:
        sys.stdout.write(pipe.read())
    os.waitpid(child, 0)
"""


def dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def core_modules() -> list[str]:
    names = {dotted(path) for path in PACKAGE.rglob("*.py")}
    return sorted(name for name in names if not FACES.intersection(name.split(".")[1:2]))


@pytest.fixture(scope="module")
def loaded_by(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What stands in `sys.modules` after a module was imported first, for each core module."""
    done = subprocess.run(
        [sys.executable, "-I", "-c", IMPORT_EACH_FIRST, str(ROOT), *core_modules()],
        # Coverage in the child would import importlib.metadata itself.
        env=plain_environment(tmp_path_factory.mktemp("home")),
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: set(loaded) for name, loaded in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("module", core_modules())
def test_a_core_module_loads_no_screen(module: str, loaded_by: dict[str, set[str]]) -> None:
    assert module in loaded_by[module], f"it cannot be imported first: {loaded_by[module]}"
    assert not loaded_by[module] & {"textual", "rich"}


def test_the_command_line_loads_nothing_slow(loaded_by: dict[str, set[str]]) -> None:
    slow = {"textual", "rich", "importlib.metadata", "platformdirs"}
    assert not loaded_by["ticlist.cli"] & slow


def test_no_module_is_too_long() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {dotted(path): n for path, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_no_function_is_too_long() -> None:
    too_long = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    too_long[f"{dotted(path)}:{node.lineno} {node.name}"] = length
    assert too_long == {}


def test_no_second_folder_of_checklists() -> None:
    # The package would prefer it to the one at the top, and only in a checkout.
    assert not (PACKAGE / "checklists").exists()


@pytest.mark.parametrize("name", USER_VISIBLE)
def test_what_people_look_for_is_there(name: str) -> None:
    assert (ROOT / name).is_file()


@pytest.mark.parametrize("name", ["dev", ".ci/run"])
def test_scripts_can_be_run(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
