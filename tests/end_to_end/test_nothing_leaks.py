"""Nothing that is written shows up where others, or a log, would see it."""

import contextlib
import re
from pathlib import Path

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person

MARKER = "Zebrafinch"
# OSC 0, 1 and 2 set titles, 7 the folder, 9 and 777 notify, 52 fills the clipboard.
TITLES = re.compile(rb"\x1b\](?:0|1|2|7|9|52|777);|\x1bk")


def seen_by_others(person: Person) -> bytes:
    """What other accounts see of the program, and its environment where this one may see it."""
    process = Path(f"/proc/{person.pid}")
    found = (process / "cmdline").read_bytes()
    with contextlib.suppress(PermissionError):  # it lets nobody but the administrator look
        found += (process / "environ").read_bytes()
    return found


def test_words_show_up_nowhere_but_on_the_screen_and_in_the_file(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.write(MARKER)
    ticlist.wait_for_draft(MARKER)
    seen = seen_by_others(person)
    assert str(ticlist.command).encode() in seen
    assert MARKER.encode() not in seen
    person.turn("f4")
    person.turn("f4")
    (file,) = ticlist.reflections
    person.leave("f8")
    holding = [
        each
        for each in ticlist.folder.rglob("*")
        if each.is_file() and MARKER.encode() in each.read_bytes()
    ]
    assert holding == [file]
    after = bytes(person.raw).rsplit(b"\x1b[?1049l", maxsplit=1)[1]
    assert MARKER.encode() not in after
    assert TITLES.search(bytes(person.raw)) is None


def test_text_that_a_terminal_would_obey_is_kept_out(
    ticlist: Installed, open_ticlist: Open
) -> None:
    person = open_ticlist("reflect", "school")
    person.begin()
    person.tab_to(boxes.NOTE)
    person.paste("[@click=app.quit]x[/] \x1b]0;owned\x07 \u202eend")
    person.wait_for("[@click=app.quit]x[/]")
    person.settle()
    assert TITLES.search(bytes(person.raw)) is None
    person.leave()
    note = ticlist.draft()["section"][0]["answer"][0]["note"]
    assert "[@click=app.quit]x[/]" in note
    assert not set(note) & {"\x1b", "\x07", "\u202e"}


def test_a_file_that_a_terminal_would_obey_is_shown_with_stand_ins(
    ticlist: Installed, open_ticlist: Open
) -> None:
    folder = ticlist.home / "data" / "reflections"
    folder.mkdir(parents=True)
    name = "2026-11-21-1430-school-k7f3xq"
    (folder / f"{name}.toml").write_text(
        f'format = 1\nid = "{name}"\non = 2026-11-21\nstarted = 2026-11-21T14:30:05+00:00\n'
        'saved = 2026-11-21T14:52:41+00:00\ndepth = "short"\nlanguage = "en"\n'
        'context = "\\u001b]0;owned\\u0007 [/b] \\u202e \\u009b31m"\nwritten_with = "x"\n'
        '[checklist]\nid = "school"\nversion = "1"\ntitle = "[@click=app.quit]School\\u001b[2J"\n',
        encoding="utf-8",
    )
    shown = ticlist.run("show", "last").stdout
    assert not set(shown) & {"\x1b", "\x07", "\u202e", "\u009b"}
    person = open_ticlist()
    person.wait_for("> School, 21 November 2026")
    person.settle()
    person.tab_to("> School, 21")
    person.turn("enter")
    person.wait_for("[@click=app.quit]School", "␛]0;owned", "[/b]")
    assert TITLES.search(bytes(person.raw)) is None
    person.leave("f8")
