"""Folders nothing can be kept in, checklists that are broken, checklists of one's own."""

import pytest

from tests.end_to_end import boxes
from tests.end_to_end.installed import Installed, Open
from tests.end_to_end.person import Person
from tests.tools import needs

GOOD = """\
format = 1
id = "{id}"
setting = "{id}"
version = "1"
language = "en"
title = "Our own {id}"

[[section]]
id = "safety"
principle = "safety"
title = "Safety"

[[section.prompt]]
id = "first"
wording = 1
asks = "how-much"
text = "I look up when somebody comes in."
short = true
"""


def put_checklists(ticlist: Installed, **texts: str) -> str:
    folder = ticlist.home / "config" / "checklists"
    folder.mkdir(parents=True)
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return str(folder)


def test_a_broken_checklist_among_good_ones_is_named_with_its_line(
    ticlist: Installed, open_ticlist: Open
) -> None:
    broken = GOOD.format(id="broken").replace('principle = "safety"', 'principle = "safty"')
    folder = put_checklists(
        ticlist, broken=broken, torn="format = 1\nid = \n", good=GOOD.format(id="good")
    )
    person = open_ticlist(size=(160, 40))
    person.wait_for(
        "> School", "> Our own good", f"{folder}/torn.toml:2:", f"{folder}/broken.toml:10:"
    )
    assert "Our own broken" not in person.text()
    done = ticlist.run("checklists")
    assert done.returncode == 1
    assert f"{folder}/torn.toml:2:" in done.stderr


def test_an_own_checklist_is_walked_like_any_other(ticlist: Installed, open_ticlist: Open) -> None:
    put_checklists(ticlist, good=GOOD.format(id="good"))
    person = open_ticlist("reflect", "good")
    person.wait_for("Our own good: before you start")
    person.settle()
    person.turn()
    person.wait_for("I look up when somebody comes in.")
    person.settle()
    person.answer("1")
    person.turn("f4")
    person.turn("f4")
    (answer,) = ticlist.saved()["section"][0]["answer"]
    assert answer["asked"] == "I look up when somebody comes in."


def does_not_begin(person: Person, folder: str) -> None:
    person.wait_for("> School")
    said = person.settle().replace("\n", " ")
    assert "Nothing can be kept here" in said
    assert folder in said
    person.turn("enter")
    person.wait_for("Nothing can be kept here")
    person.press("pagedown")
    assert "before you start" in person.where()
    person.press("escape")
    person.leave("escape")


def test_a_folder_below_a_file_is_said_before_the_walk(
    ticlist: Installed, open_ticlist: Open
) -> None:
    file = ticlist.folder / "file"
    file.write_text("plain", encoding="utf-8")
    person = open_ticlist(size=(160, 40), env={"TICLIST_HOME": str(file / "ticlist")})
    does_not_begin(person, str(file / "ticlist" / "data"))
    assert file.read_text(encoding="utf-8") == "plain"


def on_a_mount(ticlist: Installed, options: str) -> Installed:
    """The same command, started where a small file system stands in for the store."""
    unshare = needs("unshare")
    ticlist.home.mkdir()
    script = ticlist.folder / "mounted"
    script.write_text(
        f"""\
#!/bin/sh
if [ "$1" != inside ]; then exec {unshare} --mount --map-root-user "$0" inside "$@"; fi
shift
mount -t tmpfs -o {options} none '{ticlist.home}' && exec '{ticlist.command}' "$@"
""",
        encoding="utf-8",
    )
    script.chmod(0o755)
    mounted = ticlist._replace(command=script)
    if mounted.run("--version").returncode:
        pytest.skip("no file system can be mounted here")
    return mounted


def test_a_read_only_folder_is_said_before_the_walk(ticlist: Installed) -> None:
    mounted = on_a_mount(ticlist, "ro")
    with mounted.opened(size=(160, 40)) as person:
        does_not_begin(person, str(ticlist.home / "data"))


def test_a_full_disk_is_said_and_nothing_typed_is_lost(ticlist: Installed) -> None:
    mounted = on_a_mount(ticlist, "size=16k")
    with mounted.opened("reflect", "school", size=(100, 40)) as person:
        person.begin()
        person.tab_to(boxes.NOTE)
        person.paste("many words " * 3000 + "to-the-end")
        person.wait_for("The draft could not be kept: the disk is full.")
        person.wait_for("to-the-end")
        person.send("escape")
        person.wait_for("Not kept yet", "Leave without them")
        person.tab_to("> Go back")
        person.press("enter")
        person.wait_for("to-the-end")
