"""Changing one setting leaves every other letter of the file alone, or the whole of it."""

import itertools
import os
import tomllib
from pathlib import Path

import pytest

from ticlist.errors import FileRefusedError, StoreError, UsedWronglyError
from ticlist.files import durable
from ticlist.storage.paths import Paths
from ticlist.storage.settings import read_settings
from ticlist.storage.settings_file import (
    changed,
    decided_elsewhere,
    read_own_text,
    write_own_text,
    write_setting,
)

NEXT = ("keys", "walk.next")
WRITTEN = """\
# mine, by hand
theme   = "terminal"  # calm
depth = 'full'

# what I press
[keys]
"walk.next" = "f12"   # the only key
help = "f3"

[team]
name = "Harbour"
"""


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (("theme",), "ticlist-light", '"terminal"', '"ticlist-light"'),
        (("theme",), None, 'theme   = "terminal"  # calm', "# calm"),
        (("depth",), None, "depth = 'full'\n", ""),
        (("plain",), True, "depth = 'full'\n", "depth = 'full'\nplain = true\n"),
        (("specialist",), False, "'full'\n", "'full'\nspecialist = false\n"),
        (NEXT, "ctrl+n", '"f12"', '"ctrl+n"'),
        (NEXT, None, '"walk.next" = "f12"   # the only key', "# the only key"),
        (("keys", "help"), None, 'help = "f3"\n', ""),
        (("keys", "back"), "f10", 'help = "f3"\n', 'help = "f3"\n"back" = "f10"\n'),
        (("theme",), "terminal", "", ""),
        (("language",), None, "", ""),
    ],
)
def test_one_thing_is_changed_in_its_place(
    path: tuple[str, ...], value: str | None, before: str, after: str
) -> None:
    assert changed(WRITTEN, path, value) == WRITTEN.replace(before, after, 1)


@pytest.mark.parametrize(
    ("text", "path", "value", "found"),
    [
        ("", ("depth",), "one", 'depth = "one"\n'),
        ("# mine", ("depth",), "one", '# mine\ndepth = "one"\n'),
        ("plain = true", ("depth",), "one", 'plain = true\ndepth = "one"\n'),
        ("[team]\nleast = 8\n", ("depth",), "one", 'depth = "one"\n\n[team]\nleast = 8\n'),
        ("", NEXT, "f12", '[keys]\n"walk.next" = "f12"\n'),
        ("plain = true", NEXT, "f12", 'plain = true\n\n[keys]\n"walk.next" = "f12"\n'),
        ("[keys]\n# none yet", NEXT, "f12", '[keys]\n"walk.next" = "f12"\n# none yet'),
        ('keys.help = "f3"\n', NEXT, "f12", 'keys.help = "f3"\nkeys."walk.next" = "f12"\n'),
        ('keys.help = "f3"', ("keys", "help"), None, ""),
        ('keys = {help = "f3"}', NEXT, "f", 'keys = { "help" = "f3", "walk.next" = "f" }'),
        ('keys = {help = "f3"} # k\n', ("keys", "help"), None, "# k\n"),
        ("keys = {}\n", NEXT, "f12", 'keys = { "walk.next" = "f12" }\n'),
        ("keys = 3\n", NEXT, "f12", 'keys = { "walk.next" = "f12" }\n'),
        ("theme = 3\n", ("theme",), "terminal", 'theme = "terminal"\n'),
        ('language = """\ncy"""\n', ("language",), 'a "b" \\', 'language = "a \\"b\\" \\\\"\n'),
    ],
)
def test_files_are_written_in_many_ways(
    text: str, path: tuple[str, ...], value: str | None, found: str
) -> None:
    assert changed(text, path, value) == found


PIECES = (
    "# a comment",
    'theme = "terminal"  # behind it',
    "plain = true",
    'look_through_after = """2y"""',
)
TABLES = (
    "",
    '[keys]\n# c\nhelp = "f3"',
    '[team]\nname = "[keys]"\n[keys]\n"walk.next" = "f12" # d',
    "[keys]\n[team]\nleast = 8\n",
)
CHANGES: tuple[tuple[tuple[str, ...], str | bool | None], ...] = (
    (("theme",), "ticlist-light"),
    (("theme",), None),
    (("plain",), False),
    (("look_through_after",), "18m"),
    (("depth",), "one"),
    (NEXT, "f9"),
    (NEXT, None),
    (("keys", "help"), None),
)


def test_whatever_stands_there_every_other_line_stays() -> None:
    for many in range(len(PIECES) + 1):
        for pieces in itertools.permutations(PIECES, many):
            for table, (path, value) in itertools.product(TABLES, CHANGES):
                text = "\n".join(filter(None, (*pieces, table)))
                found = changed(text, path, value)
                held = tomllib.loads(found)
                for name in path[:-1]:
                    held = held.get(name, {})
                assert held.get(path[-1]) == value
                lines = found.split("\n")
                gone = [each for each in text.split("\n") if each not in lines]
                assert len(gone) <= 1, (text, found)
                comments = [each.partition("#")[2] for each in text.split("\n") if "#" in each]
                assert all(each in found for each in comments), (text, found)


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ('"the\\u006de" = "terminal"\n', ("theme",), "f9"),
        ('"the\\u006de" = "terminal"\n', ("theme",), None),
        ('[keys]\n"walk\\u002enext" = "f12"\n', NEXT, "f9"),
        ('[keys.help]\nf3 = "f3"\n', ("keys", "help"), "f9"),
    ],
)
def test_what_cannot_be_changed_is_refused(
    text: str, path: tuple[str, ...], value: str | None
) -> None:
    with pytest.raises(FileRefusedError, match="in a way that ticlist cannot change"):
        changed(text, path, value)


# --- the files --------------------------------------------------------------------------------


def test_the_file_is_made_private_and_obeyed(paths: Paths) -> None:
    write_setting(paths, ("theme",), "ticlist-contrast")
    write_setting(paths, NEXT, "f12")
    assert paths.settings.stat().st_mode & 0o777 == 0o600
    settings = read_settings(paths)
    assert (settings.theme, settings.keys) == ("ticlist-contrast", {"walk.next": "f12"})
    before = paths.settings.stat().st_ino
    write_setting(paths, ("theme",), "ticlist-contrast")
    assert paths.settings.stat().st_ino == before
    write_setting(paths, ("theme",), None)
    assert read_settings(paths).who_decided("theme") == "the default"


def test_line_ends_and_a_byte_order_mark_stay(paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_bytes(b"\xef\xbb\xbf# a\r\nplain = true\r\n")
    write_setting(paths, ("plain",), value=False)
    assert paths.settings.read_bytes() == b"\xef\xbb\xbf# a\r\nplain = false\r\n"
    paths.settings.write_bytes(b"# a\r\nplain = true\n")
    write_setting(paths, ("plain",), value=False)
    assert paths.settings.read_bytes() == b"# a\nplain = false\n"


@pytest.mark.parametrize(
    "data", [b"theme = ", b"plain = true\nplain = true\n", b"\xff", b"[keys\n"]
)
def test_a_file_that_cannot_be_read_is_left_as_it_is(paths: Paths, data: bytes) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_bytes(data)
    with pytest.raises(FileRefusedError) as error:
        write_setting(paths, ("theme",), "terminal")
    assert (error.value.where or "").startswith(str(paths.settings))
    assert error.value.what_to_do == "The file is left as it is."
    assert paths.settings.read_bytes() == data


def test_nor_is_what_is_no_plain_file(paths: Paths, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text("plain = true\n", encoding="utf-8")
    paths.config.mkdir(parents=True)
    for file in (paths.settings, paths.support):
        file.symlink_to(other)
    with pytest.raises(FileRefusedError):
        write_setting(paths, ("plain",), value=False)
    with pytest.raises(FileRefusedError):
        write_own_text(paths.support, "mine")
    assert other.read_text("utf-8") == "plain = true\n"


def test_what_cannot_be_looked_at_is_refused(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(file: Path) -> os.stat_result:
        raise PermissionError(13, "Permission denied", str(file))

    paths.config.mkdir(parents=True)
    paths.support.write_text("mine", encoding="utf-8")
    monkeypatch.setattr(Path, "lstat", locked)
    assert read_own_text(paths.support) == "mine"


@pytest.mark.parametrize(
    ("path", "value"),
    [(("theme",), "red"), (("look_through_after",), "soon"), (("plain",), "yes"), (("them",), "x")],
)
def test_a_wrong_value_is_said_and_not_written(
    paths: Paths, path: tuple[str, ...], value: str
) -> None:
    with pytest.raises(UsedWronglyError, match=path[0]):
        write_setting(paths, path, value)
    assert not paths.settings.exists()


def test_a_disk_that_refuses_is_told(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(durable, "replace", full)
    with pytest.raises(StoreError, match="the disk is full") as error:
        write_setting(paths, ("plain",), value=True)
    assert error.value.where == str(paths.settings)


def test_own_texts_are_written_and_go_when_they_are_emptied(paths: Paths) -> None:
    file = paths.private_words
    assert read_own_text(file) == ""
    write_own_text(file, "")
    assert not paths.config.exists()
    write_own_text(file, "Ada\n\u202eHarbour Street")
    assert file.read_bytes() == b"Ada\nHarbour Street\n"
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.stat().st_ino
    write_own_text(file, "Ada\nHarbour Street\n")
    assert file.stat().st_ino == before
    write_own_text(file, " \n")
    assert not file.exists()


def test_what_the_environment_decides_is_told() -> None:
    assert decided_elsewhere({}) == {}
    assert decided_elsewhere({"NO_COLOR": "", "ACCESSIBLE": "0"}) == {}
    said = decided_elsewhere({"NO_COLOR": "1", "ACCESSIBLE": "1"})
    assert list(said) == ["theme", "plain"]
