"""The site's checklists in git, as docs/scale.md has it, where ticlist is open and where locked."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.server.page import with_value
from tests.storage.test_two_servers import block, put_program, run
from tests.tools import ROOT, needs

SCHOOL = ROOT / "checklists" / "school.toml"
LOCKED = """\
import os, pwd, sys, types
from pathlib import Path
from ticlist import cli
from ticlist.storage import settings
settings.SITE_RULES = cli.SITE_RULES = Path({rules!r})
settings._ROOT = os.getuid()
pwd.getpwuid = lambda _: types.SimpleNamespace(pw_dir={home!r})
sys.exit(cli.main())
"""

Make = Callable[[Path], object]


def a_link(file: Path) -> None:
    file.symlink_to("/etc/hostname")


def half_merged(file: Path) -> None:
    file.write_text("<<<<<<< ours\n", "utf-8")


def the_school(file: Path) -> None:
    shutil.copy(SCHOOL, file)


def locked_program(folder: Path) -> str:
    """Make a ticlist on a machine that is locked to it; give how it is called."""
    rules, does = folder / "rules.toml", folder / "locked.py"
    rules.write_text("[site]\nlocked = true\n", "utf-8")
    rules.chmod(0o644)
    does.write_text(LOCKED.format(rules=str(rules), home=str(folder)), "utf-8")
    return f"{sys.executable} {does}"


@pytest.fixture(params=["open", "locked"])
def repository(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The page's repository for checklists, and a clone of somebody who writes them."""
    needs("git")
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    is_locked = request.param == "locked"
    ticlist = locked_program(tmp_path) if is_locked else f"{sys.executable} -m ticlist"
    put_program(tmp_path / "bin", "ticlist", f'exec {ticlist} "$@"')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    hub = tmp_path / "checklists.git"
    run(with_value(block("The site's checklists in git"), "repository", str(hub)))
    run(f"git clone --quiet {hub} {tmp_path / 'desk'}")
    return hub


@pytest.fixture
def desk(repository: Path) -> Path:
    return repository.parent / "desk"


@pytest.fixture
def server(repository: Path) -> Path:
    return repository.parent / "site"


def pushed(desk: Path) -> subprocess.CompletedProcess[str]:
    commands = (
        "git add --all && git -c user.name=a -c user.email=a@example.org commit --quiet -m text"
        " && git push --quiet origin HEAD:main"
    )
    return subprocess.run(
        ["bash", "-c", commands], cwd=desk, capture_output=True, text=True, check=False
    )


def see_it_declined(desk: Path, words: str) -> None:
    done = pushed(desk)
    assert done.returncode
    assert words in done.stderr
    assert "pre-receive hook declined" in done.stderr


def on_each_server(repository: Path, server: Path) -> str:
    here = with_value(block("On each server"), "repository", str(repository))
    return with_value(here, "checklists", str(server))


def on(server: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in server.glob("*.toml")}


def test_no_checklist_gets_in_that_ticlist_cannot_use(
    repository: Path, desk: Path, server: Path
) -> None:
    the_school(desk / "school.toml")
    done = pushed(desk)
    assert done.returncode == 0, done.stderr
    run(on_each_server(repository, server))
    assert on(server) == {"school.toml": SCHOOL.read_bytes()}
    half_merged(desk / "ours.toml")
    see_it_declined(desk, "This line is no key")
    run(on_each_server(repository, server))
    assert list(on(server)) == ["school.toml"]


@pytest.mark.parametrize(
    ("name", "make", "words"),
    [
        ("link.toml", a_link, "link.toml: is no plain file."),
        ("other.toml", the_school, "other.toml: its id is not its name."),
        ('a"\t.toml', the_school, "its id is not its name."),
        ("more/ours.toml", half_merged, "more/ours.toml:"),
    ],
)
def test_no_link_no_other_name_and_nothing_hidden_gets_in(
    desk: Path, name: str, make: Make, words: str
) -> None:
    (desk / "more").mkdir()
    make(desk / name)
    # What is left out of an archive is looked at all the same.
    (desk / ".gitattributes").write_text("*.toml export-ignore\n", "utf-8")
    see_it_declined(desk, words)


@pytest.mark.parametrize("make", [a_link, half_merged])
def test_what_does_not_pass_on_a_server_changes_nothing_there(
    repository: Path, desk: Path, server: Path, make: Make
) -> None:
    the_school(desk / "school.toml")
    assert pushed(desk).returncode == 0
    run(on_each_server(repository, server))
    before = on(server)
    (repository / "hooks" / "pre-receive").unlink()
    shutil.copy(ROOT / "checklists" / "clinic.toml", desk / "clinic.toml")
    make(desk / "ours.toml")
    assert pushed(desk).returncode == 0
    done = subprocess.run(
        ["bash", "-c", on_each_server(repository, server)], capture_output=True, check=False
    )
    assert done.returncode
    assert b"ours.toml:" in done.stderr
    assert on(server) == before
    (desk / "ours.toml").unlink()
    assert pushed(desk).returncode == 0
    run(on_each_server(repository, server))
    assert set(on(server)) == {"clinic.toml", "school.toml"}
