"""Ways out by variables that come from the other computer, also past a careless administrator."""

import subprocess
from collections.abc import Iterator

import pytest

from tests.server.escapes.conftest import OTHER
from tests.server.escapes.insider import Insider
from tests.server.world import World

BAIT = "/srv/bait"
LET_THROUGH = {
    *("TERM", "LANG", "SSH_ORIGINAL_COMMAND", "SSH_TTY"),
    *("LC_ALL", "LC_COLLATE", "LC_CTYPE", "LC_MESSAGES", "LC_MONETARY", "LC_NUMERIC", "LC_TIME"),
}
_RUNS = "#!/bin/sh\necho it ran\n"
_IMPORTED = "print('it ran')\nclass Driver: ...\n"
_NAMED = ("env", "sh", "id", "python", "python3", "ticlist", "less", "vi", "xdg-open")

VARIABLES = {
    "home-of-another": {"HOME": f"/home/{OTHER}"},
    "ticlist-home": {"TICLIST_HOME": f"/home/{OTHER}"},
    "data-of-another": {"XDG_DATA_HOME": f"/home/{OTHER}/.local/share"},
    "settings-of-ones-own": {"XDG_CONFIG_HOME": BAIT, "XDG_CONFIG_DIRS": BAIT},
    "debug": {"TICLIST_DEBUG": "1"},
    "path": {"PATH": BAIT},
    "shell": {"SHELL": f"{BAIT}/sh"},
    "start-file-of-a-shell": {"ENV": f"{BAIT}/sh", "BASH_ENV": f"{BAIT}/sh"},
    "function-of-a-shell": {"BASH_FUNC_exec%%": "() { id; }", "BASH_FUNC_env%%": "() { id; }"},
    "separators-of-a-shell": {"IFS": "/", "PS4": "$(id)", "SHELLOPTS": "xtrace", "CDPATH": BAIT},
    "library-first": {"LD_PRELOAD": f"{BAIT}/none.so", "LD_LIBRARY_PATH": BAIT},
    "python-path": {"PYTHONPATH": BAIT, "PYTHONHOME": BAIT},
    "python-start-file": {"PYTHONSTARTUP": f"{BAIT}/sitecustomize.py", "PYTHONINSPECT": "1"},
    "python-words": {"PYTHONWARNINGS": "error", "PYTHONBREAKPOINT": "sitecustomize.Driver"},
    "textual-log": {"TEXTUAL_LOG": f"{BAIT}/log"},
    "textual-driver": {"TEXTUAL_DRIVER": "sitecustomize:Driver", "TEXTUAL": "devtools"},
    "textual-screenshot": {"TEXTUAL_SCREENSHOT": "1", "TEXTUAL_SCREENSHOT_LOCATION": BAIT},
    "textual-keys": {"TEXTUAL_PRESS": "f8"},
    "browser-and-editor": {"BROWSER": BAIT, "PAGER": BAIT, "EDITOR": BAIT, "VISUAL": BAIT},
    "places-for-the-moment": {"TMPDIR": BAIT, "TMP": BAIT, "TEMP": BAIT},
    "another-command": {"SSH_ORIGINAL_COMMAND": "amend last", "SSH_TTY": "/dev/tty"},
    "language-that-runs": {"LC_ALL": "$(id)", "LANG": "`id`"},
    "language-of-two-lines": {"LC_ALL": "C.UTF-8\nENV=/srv/bait/sh\nid"},
    "language-that-is-a-path": {"LC_ALL": "../../../srv/bait", "LC_MESSAGES": "/srv/bait"},
    "language-with-quotes": {"LC_ALL": "\"; id; '", "LC_CTYPE": "-S id"},
    "language-of-a-hundred-thousand": {"LC_ALL": "x" * 100_000},
    "language-of-no-letters": {"LC_TIME": "\udcff\x1b]52;c;aWQ=\x07"},
    "language-of-no-kind": {"LC_EVIL": "$(id)", "LC_PYTHONPATH": BAIT},
    "places-of-languages": {"LOCPATH": BAIT, "NLSPATH": BAIT, "TEXTDOMAINDIR": BAIT},
    "places-of-terminals": {"TERMINFO": BAIT, "TERMINFO_DIRS": BAIT, "TERMCAP": f"{BAIT}/x"},
    "nothing-between": {"LC_ALL": "", "LANG": ""},
}
"""What comes from the other computer, by what is tried."""

TERMS = {
    "term-that-is-a-path": "../../srv/bait",
    "term-with-escape-codes": "xterm\x1b]0;it ran\x07",
    "term-that-runs": "$(id)",
    "term-of-two-lines": "xterm\nENV=/srv/bait/sh",
    "term-of-ten-thousand": "x" * 10_000,
}


@pytest.fixture(scope="module", autouse=True)
def _bait(server: World) -> Iterator[None]:
    """What each of the variables leads to says that it ran, or is a folder to write into."""
    folder = server.path(BAIT)
    folder.mkdir()
    for each in _NAMED:
        (folder / each).write_text(_RUNS, encoding="utf-8")
    for each in ("sitecustomize.py", "usercustomize.py", "ticlist.py", "textual.py", "os.py"):
        (folder / each).write_text(_IMPORTED, encoding="utf-8")
    server.follow(f"chmod 0777 {BAIT} && chmod 0755 {BAIT}/*")
    yield
    server.follow(f"rm -r {BAIT}")


def ask(insider: Insider, variables: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """List, and send variables with that."""
    return insider.ask("list", options=[f"-oSendEnv={each}" for each in variables], env=variables)


def tried(insider: Insider, variables: dict[str, str]) -> None:
    """List by a channel with variables; they changed nothing of what it says."""
    done = ask(insider, variables)
    assert b"it ran" not in done.stdout + done.stderr
    assert b"uid=" not in done.stdout + done.stderr
    assert not [*insider.world.path(BAIT).glob("log*")]
    for each in insider.environments():
        assert each.keys() <= LET_THROUGH
        assert each["SSH_ORIGINAL_COMMAND"] == "list"
    assert insider.environments()
    assert (done.returncode, done.stdout.count(b"\n"), b"school" in done.stdout) == (0, 1, True)


@pytest.mark.parametrize("variables", VARIABLES.values(), ids=VARIABLES)
def test_variables_change_nothing(insider: Insider, variables: dict[str, str]) -> None:
    tried(insider, variables)


@pytest.mark.parametrize("variables", VARIABLES.values(), ids=VARIABLES)
def test_past_a_careless_administrator_too(careless: Insider, variables: dict[str, str]) -> None:
    tried(careless, variables)


def test_that_one_really_lets_variables_in(careless: Insider) -> None:
    ask(careless, {"PYTHONPATH": BAIT, "LC_EVIL": "1"})
    # The shell that starts the launcher has it, and ticlist has not.
    started = [each for each in careless.executed() if each.startswith("sh -c")]
    assert [each for each in started if "PYTHONPATH" in each and "LC_EVIL" in each]
    assert careless.environments()[0].keys() <= LET_THROUGH


def test_the_page_lets_in_those_of_languages_alone(insider: Insider) -> None:
    ask(insider, {"PYTHONPATH": BAIT, "LC_EVIL": "1"})
    started = [each for each in insider.executed() if each.startswith("sh -c")]
    assert [each for each in started if "LC_EVIL" in each]
    assert not [each for each in started if "PYTHONPATH" in each]


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_the_name_of_a_terminal(insider: Insider, term: str) -> None:
    typed = insider.command("--", "list", options=["-tt"])
    done = insider.run(typed, env={"TERM": term})
    assert b"school" in done.stdout
    assert b"it ran" not in done.stdout + done.stderr
    assert b"uid=" not in done.stdout + done.stderr
