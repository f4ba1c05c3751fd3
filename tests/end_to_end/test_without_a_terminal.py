"""Where there is no terminal, ticlist asks line by line, or says so and ends."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.installed import Installed
from tests.end_to_end.terminal import PATIENCE
from tests.tools import plain_environment

REFLECTING = {"reflect": 0, "reflect school": 1, "reflect --resume": 1}
"""What each ends with where no line comes, or only one that is no answer."""

INPUTS = {
    "a pipe that says nothing": "sleep 600 |",
    "a pipe with words": "printf 'hello\\n' |",
    "/dev/null": "</dev/null",
    "closed": "<&-",
}


def run(ticlist: Installed, arguments: str, given: str, errors: Path) -> tuple[int, str, str]:
    """Run the program from a shell, in a session of its own; its errors go to a file."""
    quoted = f"'{ticlist.command}' {arguments}"
    after = "" if given.endswith("|") else given
    before = given if given.endswith("|") else ""
    # The shell ends with the program, whatever feeds it.
    line = f"{{ {before} {{ {quoted} {after}; echo $? >code; kill 0; }}; }} 2>'{errors}' >out"
    if not before:
        line = f"{quoted} {after} 2>'{errors}' >out; echo $? >code"
    folder = ticlist.elsewhere()
    subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env=plain_environment(ticlist.folder),
        start_new_session=True,
        timeout=PATIENCE,
        check=False,
    )
    code = int((folder / "code").read_text(encoding="utf-8"))
    return code, (folder / "out").read_text("utf-8"), errors.read_text("utf-8")


def processes_of(command: Path) -> list[str]:
    found = []
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = line.read_bytes().split(b"\0")
        except OSError:
            continue
        if str(command).encode() in words:
            found.append(line.parent.name)
    return found


@pytest.mark.parametrize("given", INPUTS.values(), ids=INPUTS)
def test_without_a_command_it_shows_what_there_is(
    ticlist: Installed, tmp_path: Path, given: str
) -> None:
    code, out, errors = run(ticlist, "", given, tmp_path / "errors")
    assert code == 2
    assert "\x1b" not in errors
    assert out == ""
    assert errors.startswith("ticlist: ")
    assert "Examples:" in errors
    assert processes_of(ticlist.command) == []


@pytest.mark.parametrize("given", [*INPUTS][1:])
@pytest.mark.parametrize("arguments", REFLECTING)
def test_what_is_asked_line_by_line_ends_with_the_lines(
    ticlist: Installed, tmp_path: Path, arguments: str, given: str
) -> None:
    code, out, errors = run(ticlist, arguments, INPUTS[given], tmp_path / "errors")
    assert code == REFLECTING[arguments]
    assert "\x1b" not in out + errors
    if arguments == "reflect --resume":
        assert errors == "ticlist: There is no unfinished reflection.\n"
    else:
        assert errors == ""
        assert out.startswith("One question at a time." if "school" in arguments else "\n")
    assert processes_of(ticlist.command) == []
    assert not list((ticlist.home / "data" / "drafts").glob("*.toml"))


def test_errors_that_go_to_a_file_are_not_drawn_on(ticlist: Installed, tmp_path: Path) -> None:
    # Standard input is a terminal, and what would be drawn on is a file.
    ours, theirs = os.openpty()
    try:
        with (tmp_path / "errors").open("wb") as errors:
            done = subprocess.run(
                [ticlist.command, "reflect", "school"],
                cwd=ticlist.elsewhere(),
                env=plain_environment(ticlist.folder),
                stdin=theirs,
                stdout=theirs,
                stderr=errors,
                timeout=PATIENCE,
                check=False,
            )
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 2
    said = (tmp_path / "errors").read_text(encoding="utf-8")
    assert said.startswith("ticlist: Pages need a terminal.")
    assert "\x1b" not in said
