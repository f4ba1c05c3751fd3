import errno
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.storage.making import FIRST, keep, shelve
from tests.storage.tree import standing
from ticlist.commands import where
from ticlist.files import durable
from ticlist.storage import library
from ticlist.storage.paths import Paths


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the shipped checklists."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    for module in (library, where):
        monkeypatch.setattr(module, "shipped_folder", lambda: folder)
    return folder


@pytest.fixture(autouse=True)
def _private() -> Iterator[None]:
    before = os.umask(0o077)
    yield
    os.umask(before)


def test_every_folder_setting_and_checklist_is_told_with_who_decided_it(
    run: Run, paths: Paths, shipped: Path
) -> None:
    shelve(shipped, "school")
    own = shelve(paths.checklists, "school")
    paths.settings.write_text('depth = "full"\nplain = true\nkeys = { help = "f3", pause = "f4" }')
    site = paths.sites[0]
    assert run("where") == (
        0,
        f"""\
Folders (decided by TICLIST_HOME):
  reflections           {paths.data}/reflections   (not there yet)
  earlier wordings      {paths.data}/history   (not there yet)
  drafts                {paths.data}/drafts   (not there yet)
  contributed           {paths.data}/contributed.toml   (not there yet)
  exported              {paths.data}/exported.toml   (not there yet)
  files to share        {paths.exports}   (not there yet)
  reports               {paths.data}/reports   (not there yet)
  own checklists        {paths.config}/checklists
  own settings          {paths.config}/settings.toml
  own support text      {paths.config}/support.txt   (not there yet)
  own private words     {paths.config}/private-words.txt   (not there yet)
  site 1                {site}   (not there yet)
  shipped checklists    {shipped}

Settings:
  theme                 ticlist-dark   (the default)
  depth                 full   ({paths.settings})
  specialist            no   (the default)
  plain                 yes   ({paths.settings})
  language              en   (the default)
  look_through_after    never   (the default)
  mark_identifiers      no   (the default)
  keys                  help = f3, pause = f4   ({paths.settings})

Checklists:
  school                own, instead of the shipped one: {own}
""",
        "",
    )


def test_without_keys_none_are_told(run: Run) -> None:
    assert "\n  keys                  none   (the default)\n" in run("where").out


def test_what_is_to_be_looked_through_is_told_as_it_was_chosen(run: Run, paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.write_text('look_through_after = "18m"')
    assert f"\n  look_through_after    18m   ({paths.settings})\n" in run("where").out


def test_every_site_is_told_with_its_number(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{tmp_path}/a:{tmp_path}/b")
    out = run("where").out
    assert f"\n  site 1                {tmp_path}/a/ticlist   (not there yet)\n" in out
    assert f"\n  site 2                {tmp_path}/b/ticlist   (not there yet)\n" in out


def test_a_long_id_stands_apart_from_its_origin(run: Run, shipped: Path) -> None:
    shelve(shipped, "a" * 40)
    assert f"\n  {'a' * 40}  shipped: " in run("where").out


def test_what_is_not_obeyed_or_broken_is_told_beside_the_result(run: Run, paths: Paths) -> None:
    file = shelve(paths.checklists, "school")
    file.write_bytes(b"\xff")
    paths.settings.write_text("plain = 1")
    said = run("where")
    assert said.code == 0
    assert said.err == (
        f"ticlist: {paths.settings}:1:1: 'plain' has to be true or false, without quotes. "
        "This line is not used.\n"
        f"ticlist: {file}:1: Is not UTF-8 text.\n"
    )


def test_a_folder_that_may_not_even_be_looked_at_ends_nothing(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A name that is too long is refused to root, too, who may enter every folder.
    shut = tmp_path / ("a" * 300)
    monkeypatch.setenv("TICLIST_HOME", str(shut))
    said = run("where")
    assert said.code == 0
    assert f"{shut}/data/drafts   (not there yet)\n" in said.out
    assert "File name too long. These settings are not used.\n" in said.err


def test_looking_makes_no_folder(run: Run, paths: Paths) -> None:
    run("where")
    assert not paths.data.exists()
    assert not paths.config.exists()


# --- the disk ---------------------------------------------------------------------------------


def test_a_disk_that_can_do_everything_is_not_spoken_of_and_left_as_it_is(
    run: Run, paths: Paths
) -> None:
    keep(paths, FIRST)
    before = {name: each for name, each in standing(paths.data).items() if name != "reflections"}
    assert run("where").err == ""
    assert standing(paths.data).items() >= before.items()
    assert [each.name for each in paths.reflections.iterdir()] == [f"{FIRST}.toml"]


def test_what_a_disk_cannot_do_is_told_once(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(paths, FIRST)
    monkeypatch.setattr(durable, "missing_here", lambda _: ("cannot make links: so what",))
    told = f"The disk of {paths.reflections} cannot make links: so what."
    assert run("where").err == f"ticlist: {told}\n"
    assert json.loads(run("where", "--json").out)["missing"] == [told]


def test_a_disk_that_nothing_can_be_written_to_is_told(
    run: Run, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.data.mkdir(parents=True)

    def refuse(_: Path) -> tuple[str, ...]:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(durable, "missing_here", refuse)
    told = f"ticlist: Nothing can be written into {paths.data}: Read-only file system.\n"
    assert run("where") == (0, run("where").out, told)


def test_a_folder_that_is_open_to_others_is_told_with_what_mends_it(run: Run, paths: Paths) -> None:
    keep(paths, FIRST)
    paths.data.chmod(0o755)
    told = f"Others can read {paths.data}: chmod 700 {paths.data} mends it."
    assert run("where").err == f"ticlist: {told}\n"
    assert json.loads(run("where", "--json").out)["open_to_others"] == [told]


def folders_of(paths: Paths, shipped: Path) -> dict[str, str]:
    return {
        "reflections": str(paths.reflections),
        "earlier wordings": str(paths.history),
        "drafts": str(paths.drafts),
        "contributed": str(paths.contributed),
        "exported": str(paths.exported),
        "files to share": str(paths.exports),
        "reports": str(paths.reports),
        "own checklists": str(paths.checklists),
        "own settings": str(paths.settings),
        "own support text": str(paths.support),
        "own private words": str(paths.private_words),
        "site 1": str(paths.sites[0]),
        "shipped checklists": str(shipped),
    }


def test_json_holds_the_same(run: Run, paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school")
    own = shelve(paths.checklists, "school")
    paths.settings.write_text('depth = "full"\nplain = 1\n[keys]\nhelp = "f3"')
    code, out, err = run("where", "--json")
    assert (code, err) == (0, "")
    (remark,) = (told := json.loads(out)).pop("remarks")
    assert remark.startswith(f"{paths.settings}:2:1: 'plain' has to be ")
    file, default = str(paths.settings), "the default"
    assert told == {
        "format": 1,
        "decided_by": "TICLIST_HOME",
        "folders": folders_of(paths, shipped),
        "settings": {
            "theme": {"value": "ticlist-dark", "decided_by": default},
            "depth": {"value": "full", "decided_by": file},
            "specialist": {"value": False, "decided_by": default},
            "plain": {"value": False, "decided_by": default},
            "language": {"value": "en", "decided_by": default},
            "look_through_after": {"value": "", "decided_by": default},
            "mark_identifiers": {"value": False, "decided_by": default},
            "keys": {"value": {"help": "f3"}, "decided_by": file},
        },
        "checklists": {
            "school": {
                "origin": "own",
                "file": str(own),
                "instead_of": ["shipped"],
                "owner": None,
            }
        },
        "missing": [],
        "open_to_others": [],
        "replaceable": [],
    }
