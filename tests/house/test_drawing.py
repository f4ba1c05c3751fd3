"""The drawing of the code in docs/architecture.md is the code's."""

import re
import tomllib
from pathlib import PurePosixPath

import pytest

from tests.tools import ROOT

FENCED = re.compile(r"^```[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"(?<![\w./-])[\w/-]+\.(?:py|tcss)(?!\w)|(?<![\w./-])py\.typed(?!\w)")
FOLDER = re.compile(r"([\w-]+)/(?:\s|$)")
INDENT = 2

Layers = list[list[str]]


def block_with_line(start: str) -> str:
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    line = re.compile(rf"^{re.escape(start)}", re.MULTILINE)
    blocks: list[str] = [block for block in FENCED.findall(text) if line.search(block)]
    assert len(blocks) == 1, f"{len(blocks)} fenced blocks have a line that starts with {start!r}"
    return blocks[0]


def layers_drawn(block: str) -> Layers:
    """Read `a → b | c → d`, over as many lines as it takes."""
    drawn = " ".join(block.split())
    return [sorted(layer.split(" | ")) for layer in drawn.split(" → ")]


def layers_held() -> Layers:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    [layers] = [each["layers"] for each in contracts if each["id"] == "layers"]
    return [sorted(re.split(r" *[|:] *", layer)) for layer in layers]


def files_drawn(block: str) -> list[str]:
    """Read the files under `ticlist/`: every name of a file counts, wherever in a line it stands.

    Two blanks at the start of a line are one folder deeper. A folder's own files may stand on its
    line. Lines of deeper columns than a folder allows go on with what the line before said.
    """
    files = []
    folders: list[str] = []
    for line in block.splitlines():
        depth, rest = divmod(len(line) - len(line.lstrip()), INDENT)
        if not line.strip() or rest or depth > len(folders):
            files += [str(PurePosixPath(*folders, name)) for name in FILE.findall(line)]
            continue
        folders = folders[:depth]
        if folder := FOLDER.match(line.strip()):
            folders.append(folder[1])
        files += [str(PurePosixPath(*folders, name)) for name in FILE.findall(line)]
    return [name for name in files if name.startswith("ticlist/")]


def files_there() -> set[str]:
    """List what has to be drawn: all but the `__init__.py` of rooms, which say what a room is."""
    kinds = ("*.py", "*.tcss", "py.typed")
    found = [path for kind in kinds for path in (ROOT / "ticlist").rglob(kind)]
    names = {path.relative_to(ROOT).as_posix() for path in found}
    rooms = {name for name in names if name.count("/") > 1 and name.endswith("/__init__.py")}
    return names - rooms


def test_the_layers_drawn_are_those_held() -> None:
    assert layers_drawn(block_with_line("__main__ → cli → ")) == layers_held()


def test_the_files_drawn_are_those_there() -> None:
    drawn = files_drawn(block_with_line("ticlist/"))
    twice = {name for name in drawn if drawn.count(name) > 1}
    assert not twice
    assert set(drawn) == files_there()


@pytest.mark.parametrize(
    ("block", "files"),
    [
        ("ticlist/\n  text.py  safe text\n", ["ticlist/text.py"]),
        ("ticlist/\n  a/   data\n    b.py, c.py   both\n  d.py\n", ["a/b.py", "a/c.py", "d.py"]),
        ("ticlist/\n  a/    b.py  c.py (both)\n", ["a/b.py", "a/c.py"]),
        ("ticlist/\n  a/  x, widgets/y.py\n", ["a/widgets/y.py"]),
        ("ticlist/\n  a.py  said\n        on; b.py\n", ["a.py", "b.py"]),
        ("dev\nticlist/\n  py.typed\ntests/  all.py\n", ["py.typed"]),
    ],
)
def test_a_drawing_is_read(block: str, files: list[str]) -> None:
    assert files_drawn(block) == [f"ticlist/{name.removeprefix('ticlist/')}" for name in files]
