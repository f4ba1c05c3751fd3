"""The sdist and the wheels hold what they should and nothing else, and what is installed works."""

import dataclasses
import fnmatch
import json
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.tools import ROOT, plain_environment
from ticlist import __version__
from ticlist.sharing.formats import FORMATS

NAME = f"ticlist-{__version__}"
DIST_INFO = f"{NAME}.dist-info"
# Without isolation: hatchling is among the test tools, and the network may be away.
BUILD = (sys.executable, "-m", "build", "--no-isolation")
# The running environment's pip: Debian's Python cannot give a new environment its own.
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python")
CHECKLISTS = {"school", "clinic", "social-work"}


@dataclasses.dataclass(frozen=True)
class Built:
    sdist: Path
    wheel_through_sdist: Path
    wheel: Path


@dataclasses.dataclass(frozen=True)
class Started:
    """A way to start ticlist, and the folder that its checklists have to come from."""

    command: Sequence[str]
    cwd: Path
    checklists: Path


def run(command: Sequence[str | Path], home: Path, cwd: Path = ROOT, **more: str) -> str:
    done = subprocess.run(
        command,
        cwd=cwd,
        env=plain_environment(home) | more,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def build(outdir: Path, *which: str) -> None:
    run([*BUILD, "--outdir", outdir, *which, ROOT], outdir)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    both, direct = tmp_path_factory.mktemp("both"), tmp_path_factory.mktemp("direct")
    build(both)
    build(direct, "--wheel")
    wheel = f"{NAME}-py3-none-any.whl"
    return Built(both / f"{NAME}.tar.gz", both / wheel, direct / wheel)


def ignored(path: Path) -> bool:
    patterns = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split()]
    return any(fnmatch.fnmatch(part, each) for part in path.parts for each in patterns)


def files_below(folder: str, *patterns: str) -> set[str]:
    found = {path for pattern in patterns for path in (ROOT / folder).rglob(pattern)}
    relative = {path.relative_to(ROOT) for path in found if path.is_file()}
    return {path.as_posix() for path in relative if not ignored(path)}


def package() -> set[str]:
    shells = ("*.bash", "*.zsh", "*.fish")
    texts = ("*.jinja", "*.toml", "*.ttf", "*.typ", "*.xml")
    return files_below("ticlist", "*.py", "*.tcss", *texts, "py.typed", *shells)


def shipped_checklists() -> set[str]:
    return files_below("checklists", "*.toml", "*.json")


def test_the_checklists_are_there_to_be_shipped() -> None:
    expected = {f"checklists/{name}.toml" for name in CHECKLISTS}
    assert shipped_checklists() == expected | {"checklists/checklist.schema.json"}


def test_the_sdist_holds_the_project_and_nothing_else(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        held = {member.name.removeprefix(f"{NAME}/") for member in archive if member.isfile()}
    rooms = [files_below(room, "*") for room in ("tests", "benchmarks", "docs", "share")]
    assert held == set().union(
        package(),
        shipped_checklists(),
        *rooms,
        {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "LICENSE-checklists", "dev"},
        {".gitignore", "PKG-INFO"},
    )


def test_the_wheel_holds_the_package_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        held = set(archive.namelist())
        entry_points = archive.read(f"{DIST_INFO}/entry_points.txt").decode()
    about = ["METADATA", "RECORD", "WHEEL", "entry_points.txt"]
    licences = ["licenses/LICENSE", "licenses/LICENSE-checklists"]
    assert held == set().union(
        package(),
        (f"ticlist/{path}" for path in shipped_checklists()),
        (f"{NAME}.data/data/{path}" for path in files_below("share", "*")),
        (f"{DIST_INFO}/{name}" for name in about + licences),
    )
    assert entry_points.split("\n") == [
        "[console_scripts]",
        "ticlist = ticlist.__main__:main",
        "",
    ]


def test_the_wheel_through_the_sdist_is_the_same(built: Built) -> None:
    def contents(wheel: Path) -> dict[str, bytes]:
        with zipfile.ZipFile(wheel) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    assert contents(built.wheel_through_sdist) == contents(built.wheel)


def fresh_environment(folder: Path) -> Path:
    """Make an environment that sees the running one's packages; give its Python."""
    run([sys.executable, "-m", "venv", "--without-pip", folder], folder.parent)
    python = folder / "bin" / "python"
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    purelib = run([python, "-c", ask], folder.parent).strip()
    (Path(purelib) / "running.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python


def install(python: Path, *what: str | Path) -> None:
    options = ("--quiet", "--no-index", "--no-deps")
    run([*PIP, python, "install", *options, *what], python.parent)


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of somebody who keeps checklists of their own there."""
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "checklists").mkdir()
    for name in ("school", "mine"):
        (folder / "checklists" / f"{name}.toml").write_text("not = 'ours'\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session", params=["wheel", "editable", "checkout"])
def started(
    request: pytest.FixtureRequest,
    built: Built,
    elsewhere: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Started:
    if request.param == "checkout":
        return Started([sys.executable, "-m", "ticlist"], ROOT, ROOT / "checklists")
    python = fresh_environment(tmp_path_factory.mktemp(request.param) / "environment")
    command = [str(python.parent / "ticlist")]
    if request.param == "editable":
        install(python, "--no-build-isolation", "--editable", ROOT)
        return Started(command, elsewhere, ROOT / "checklists")
    install(python, built.wheel)
    ask = "import ticlist; print(ticlist.__path__[0])"
    installed = Path(run([python, "-P", "-c", ask], elsewhere, elsewhere).strip())
    assert installed.is_relative_to(python.parent.parent)
    return Started(command, elsewhere, installed / "checklists")


def test_what_is_started_has_its_own_checklists(started: Started, tmp_path: Path) -> None:
    shown = run([*started.command, "checklists", "--json"], tmp_path, started.cwd)
    checklists = json.loads(shown)["checklists"]
    assert {each["id"] for each in checklists} == CHECKLISTS
    assert {Path(each["file"]).parent for each in checklists} == {started.checklists}


def test_what_is_started_knows_its_version(started: Started, tmp_path: Path) -> None:
    shown = run([*started.command, "--version"], tmp_path, started.cwd)
    assert shown == f"ticlist {__version__}\n"


def test_what_is_installed_has_its_manual_beside_it(started: Started) -> None:
    program = Path(started.command[0])
    if program.name != "ticlist":
        return
    page = program.parent.parent / "share" / "man" / "man1" / "ticlist.1"
    assert page.read_text("utf-8") == (ROOT / "share/man/man1/ticlist.1").read_text("utf-8")


def test_the_extras_bring_what_their_formats_need(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        metadata = archive.read(f"{DIST_INFO}/METADATA").decode()
    for form in FORMATS.values():
        assert form.is_there
        if form.extra:
            assert f"Provides-Extra: {form.extra}\n" in metadata
            assert metadata.count(f"; extra == '{form.extra}'\n") == len(form.needs)


WRITE_EACH = """
import sys
from ticlist.sharing.formats import FORMATS, written
from ticlist.sharing.sheet import Passage, Sheet
for name, form in FORMATS.items():
    file = b"".join(written(Sheet("Title", (), (Passage("words", "\\U0010fffd"),)), form))
    print(name, len(file) > 0 or name in {"csv", "jsonl"})
"""


def test_what_is_started_writes_every_format(started: Started, tmp_path: Path) -> None:
    program = Path(started.command[0])
    python = program.parent / "python" if program.name == "ticlist" else program
    shown = run([python, "-c", WRITE_EACH], tmp_path, started.cwd)
    assert shown.splitlines() == [f"{name} True" for name in FORMATS]
