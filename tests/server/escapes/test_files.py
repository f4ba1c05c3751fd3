"""Ways out by files that lie where ticlist reads or writes, put there before, as links are."""

import os
import stat
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.end_to_end.test_line_by_line import SCHOOL
from tests.server.escapes.conftest import NAME, OTHER
from tests.server.escapes.insider import OF_ANOTHER, Insider
from ticlist.screens.not_kept import NotKeptScreen

HOME = f"/home/{NAME}"
EXPORTS = f"{HOME}/ticlist-exports"
STORE = f"{HOME}/.local/share/ticlist"
REFLECTIONS = f"{STORE}/reflections"
CONFIG = f"{HOME}/.config/ticlist"
OTHERS = f"/home/{OTHER}/.local/share/ticlist"
ID = "2026-01-02-0900-school-aaaaaa"
CHOSEN = ("", "", "", "")
"""Enter at order, parts, sections and whether prompts are chosen one by one."""
BEGUN = "".join(f"{each}\n" for each in ("1", SCHOOL[0], "", *SCHOOL[1:7], "leave")).encode()
"""A walk that is begun, and left."""
SEEN = ("n", "n", "y", "n", "y")


def share(insider: Insider, pseudonym: str = "") -> str:
    """Share the newest reflection, line by line; give what was said."""
    lines = (newest(insider), "6", *CHOSEN, pseudonym, "", *SEEN, "leave")
    done = insider.ssh(options=["-T"], sent="".join(f"{each}\n" for each in lines).encode())
    assert b"Traceback" not in done.stdout + done.stderr
    return " ".join(done.stdout.decode().split())


@cache
def newest(insider: Insider) -> str:
    """Give the number that the newest reflection has at home."""
    out = insider.ssh(options=["-T"]).stdout.decode().splitlines()
    return out[out.index("Saved:") + 1].split()[0]


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@pytest.fixture
def empty(insider: Insider) -> Iterator[Path]:
    """Their folder for what they share, empty before and after."""
    # Some of it is put there by root, and watched as what a test does, not as what gets out.
    insider.world.follow(f"rm -rf {EXPORTS} && install -d -m 0700 -o {NAME} -g {NAME} {EXPORTS}")
    yield insider.exports()
    insider.world.follow(f"rm -rf {EXPORTS} && install -d -m 0700 -o {NAME} -g {NAME} {EXPORTS}")
    insider.settled()


# --- the folder for what is shared ----------------------------------------------------------------


def test_a_file_is_made_there_and_is_theirs_alone(insider: Insider, empty: Path) -> None:
    assert "It is written." in share(insider)
    [made] = empty.iterdir()
    assert (stat.S_IMODE(made.stat().st_mode), made.suffix) == (0o600, ".html")


PSEUDONYMS = {
    "above": "../../../tmp/made",
    "absolute": "/tmp/made",  # noqa: S108 - of the made-up machine
    "home": "~/made",
    "hidden": ".profile",
    "keys": ".ssh/authorized_keys",
    "command": "$(id)`id`;id",
    "dashes": "--help -rf",
    "right-to-left": "a\u202elmth.exe",
    "long": "x" * 5_000,
}


@pytest.mark.parametrize("pseudonym", PSEUDONYMS.values(), ids=PSEUDONYMS)
def test_a_name_leads_nowhere_else(insider: Insider, empty: Path, pseudonym: str) -> None:
    said = share(insider, pseudonym)
    assert "uid=" not in said
    for each in empty.iterdir():
        assert each.name.isascii()
        assert not each.name.startswith((".", "-"))
        assert each.is_file()
    assert not [*insider.world.home(NAME).glob("made*")]


FOLDERS = {
    "link-to-another": f"ln -s /home/{OTHER}/ticlist-exports",
    "link-to-the-system": "ln -s /etc",
    "link-to-everybodys": "ln -s /tmp",
    "link-to-the-inbox": "ln -s /srv/ticlist/harbour-street/inbox",
    "link-to-nothing": "ln -s /tmp/nothing",
    "link-to-itself": "ln -s ticlist-exports",
    "a-file": "touch",
    "a-pipe": "mkfifo",
    "others-may-write": "install -d -m 0777",
    "of-another": f"install -d -m 0777 -o {OTHER}",
    "of-root": "install -d -m 0755",
}


@pytest.mark.parametrize("made", FOLDERS.values(), ids=FOLDERS)
def test_another_thing_in_the_place_of_the_folder(insider: Insider, empty: Path, made: str) -> None:
    assert names(empty) == set()
    insider.world.follow(f"rmdir {EXPORTS} && {made} {EXPORTS}")
    if not made.startswith(("ln", "install -d -m 0777 -o", "install -d -m 0755")):
        insider.world.follow(f"chown {NAME}: {EXPORTS}")
    insider.settled()
    said = share(insider)
    assert "Nothing was written." in said
    assert "It is written." not in said
    assert not [*insider.world.home(OTHER).glob("ticlist-exports/*")]
    if insider.exports().is_dir() and not insider.exports().is_symlink():
        assert names(insider.exports()) == set()


TAKEN = {
    "link-to-keys": f"ln -s {HOME}/.ssh/authorized_keys",
    "link-to-a-file-of-everybody": "ln -s /tmp/target",
    "link-to-a-settings-file": f"ln -s {CONFIG}/settings.toml",
    "link-to-the-system": "ln -s /etc/passwd",
    "link-to-itself": "ln -s this",
    "hard-link-to-another": f"ln {OTHERS}/reflections/*.toml",
    "folder": "mkdir",
    "pipe": "mkfifo",
}


@pytest.mark.parametrize("made", TAKEN.values(), ids=TAKEN)
def test_a_name_that_is_taken(insider: Insider, empty: Path, made: str) -> None:
    share(insider)
    [first] = empty.iterdir()
    name = first.name
    first.unlink()
    there = f"{EXPORTS}/{name}"
    insider.world.follow(f"{made.replace('ln -s this', f'ln -s {name}')} {there}")
    before = (empty / name).lstat()
    insider.settled()
    assert "It is written." in share(insider)
    after = (empty / name).lstat()
    assert (after.st_ino, after.st_mode, after.st_size, after.st_mtime_ns) == (
        *(before.st_ino, before.st_mode, before.st_size),
        before.st_mtime_ns,
    )
    [other] = names(empty) - {name}
    assert other == f"{name.removesuffix('.html')}-2.html"


# --- what is read ---------------------------------------------------------------------------------

PLANTED = {
    "link-to-another": f"ln -s {OTHERS}/reflections/*.toml",
    "hard-link-to-another": f"ln {OTHERS}/reflections/*.toml",
    "link-to-shadow": "ln -s /etc/shadow",
    "link-to-passwd": "ln -s /etc/passwd",
    "link-to-a-device": "ln -s /dev/zero",
    "link-to-a-process": "ln -s /proc/1/environ",
    "link-to-itself": f"ln -s {ID}.toml",
    "pipe": "mkfifo -m 0666",
    "folder": "mkdir",
}


@pytest.fixture
def planted(insider: Insider) -> Iterator[str]:
    """Where a reflection would be."""
    yield f"{REFLECTIONS}/{ID}.toml"
    insider.world.follow(f"rm -rf {REFLECTIONS}/{ID}.toml")
    insider.settled()


@pytest.mark.parametrize("made", PLANTED.values(), ids=PLANTED)
def test_another_thing_in_the_place_of_a_reflection(
    insider: Insider, planted: str, made: str
) -> None:
    insider.world.follow(f"{made} {planted}")
    insider.settled()
    for command in (f"show {ID}", f"export {ID} --to - --format md --yes", "list --json"):
        done = insider.ask(command)
        said = done.stdout + done.stderr
        assert b"root:" not in said
        assert b"PATH=" not in said
        assert b"Traceback" not in said
        assert OF_ANOTHER.encode() not in said


FOLDERS_OF_STORE = {
    "link-to-anothers-reflections": (REFLECTIONS, f"{OTHERS}/reflections"),
    "link-to-anothers-store": (STORE, OTHERS),
    "link-of-drafts-to-everybodys": (f"{STORE}/drafts", "/tmp"),  # noqa: S108 - of the made-up machine
    "link-of-drafts-to-anothers": (f"{STORE}/drafts", f"{OTHERS}/drafts"),
}


def test_a_draft_is_kept_in_the_folder_for_drafts(insider: Insider) -> None:
    insider.ssh(options=["-T"], sent=BEGUN)
    [draft] = (insider.world.store(NAME) / "drafts").glob("*.toml")
    assert "A cold week" in draft.read_text(encoding="utf-8")
    insider.tidy()


@pytest.mark.parametrize(("place", "target"), FOLDERS_OF_STORE.values(), ids=FOLDERS_OF_STORE)
def test_a_link_in_the_place_of_a_folder_of_the_store(
    insider: Insider, place: str, target: str
) -> None:
    insider.world.follow(f"mkdir -p {place}; mv {place} ~/kept; ln -s {target} {place}")
    insider.settled()
    try:
        for command in ("list", "show last", "drafts", "where"):
            assert b"Traceback" not in insider.ask(command).stderr
        assert b"Traceback" not in insider.ssh(options=["-T"], sent=BEGUN).stdout
        assert insider.changed() == []
    finally:
        insider.world.follow(f"rm {place}; mv ~/kept {place}")
        insider.tidy()
        insider.settled()


CHECKLIST = """\
format = 1
id = "evil"
setting = "school"
version = "1"
language = "en"
title = "{text}"

[[section]]
id = "safety"
principle = "safety"
title = "{text}"

[[section.prompt]]
id = "one"
text = "{text}"
short = true
"""
MARKUP = "[@click=app.open_url('file:///etc/passwd')]$(id)[/]"


@pytest.fixture
def own_checklists(insider: Insider) -> Iterator[Path]:
    """Their folder for checklists."""
    checklists = f"{CONFIG}/checklists"
    insider.world.follow(f"install -d -o {NAME} -g {NAME} {checklists}")
    insider.settled()
    yield insider.world.path(checklists)
    insider.world.follow(f"rm -r {checklists}")


def test_markup_in_a_checklist_of_their_own_opens_nothing(
    insider: Insider, own_checklists: Path
) -> None:
    (own_checklists / "evil.toml").write_text(CHECKLIST.format(text=MARKUP), encoding="utf-8")
    said = insider.ssh(options=["-T"]).stdout
    assert (b"[@click" in said, b"uid=" in said) == (True, False)
    with insider.terminal(size=(120, 40)) as person:
        for _ in range(2):
            person.click_on("[@click")
            person.settle()
        person.leave()


SIGNS = {
    "escape": "\\u001b]8;;file:///etc\\u0007",
    "right-to-left": "\\u202e",
    "zero": "\\u0000",
    "of-eight-bits": "\\u009b",
}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS)
def test_signs_that_act_in_a_checklist_of_their_own_do_not_come_through(
    insider: Insider, own_checklists: Path, sign: str
) -> None:
    (own_checklists / "evil.toml").write_text(CHECKLIST.format(text=sign), encoding="utf-8")
    done = insider.ssh(options=["-T"])
    assert b"evil.toml:6" in done.stdout
    for each in ("\x1b", "\u202e", "\0", "\x9b"):
        assert each.encode() not in done.stdout + done.stderr


# --- a store that cannot be written ---------------------------------------------------------------


@pytest.fixture
def turn_drafts_off(insider: Insider) -> Iterator[Callable[[], object]]:
    """What makes their drafts be refused from then on."""
    drafts = f"{STORE}/drafts"
    yield lambda: insider.world.follow(f"chown root: {drafts}; chmod 0555 {drafts}")
    insider.world.follow(f"chown {NAME}: {drafts}; chmod 0700 {drafts}; rm -f {drafts}/*")


def test_a_copy_goes_into_their_own_folder_alone(
    insider: Insider, empty: Path, turn_drafts_off: Callable[[], object]
) -> None:
    with insider.terminal() as person:
        person.wait_for("> School")
        person.look()
        person.turn("enter")
        person.look()
        person.turn()
        person.look()
        turn_drafts_off()
        person.answer("4")
        person.send("f8")
        person.wait_for(NotKeptScreen.SAYS)
        person.tab_to("> Save a copy somewhere else")
        person.send("enter")
        person.wait_for("The copy will be", "ticlist-exports")
        person.type("/etc/made")  # there is no line to write on
        person.settle()
        person.tab_to("> Save the copy there")
        person.send("enter")
        person.wait_for("Leave ticlist: the copy is kept")
        person.send("enter")
        assert person.wait_for_exit() == 0
    [copy] = empty.iterdir()
    assert (copy.suffix, stat.S_IMODE(copy.stat().st_mode)) == (".toml", 0o600)
    assert os.stat(copy).st_uid == insider.world.uid(NAME)  # noqa: PTH116 - beside `lstat` above


def test_settings_are_written_through_no_link(insider: Insider) -> None:
    insider.world.follow(f"rm -f {CONFIG}/settings.toml")
    insider.world.follow(f"install -m 0600 -o {NAME} -g {NAME} /dev/null /tmp/target")
    insider.world.follow(f"ln -s /tmp/target {CONFIG}/settings.toml")
    try:
        with insider.terminal() as person:
            person.wait_for("> School")
            person.look()
            person.turn("s")
            person.look()
            person.press("down", "space")
            person.settle()
            person.send("f8")
            person.wait_for_exit()
        assert insider.world.path("/tmp/target").read_bytes() == b""  # noqa: S108 - of the made-up machine
    finally:
        insider.world.follow(f"rm -f {CONFIG}/settings.toml /tmp/target")
        insider.settled()
