"""Everything that is kept is looked at, and what is wrong is said of the file it is wrong with."""

import errno
import os
import stat
from pathlib import Path

import pytest

from tests.storage import owners
from tests.storage.hostile import HOSTILE, Hostile
from tests.storage.making import FIRST, SECOND, THIRD, a_draft, a_reflection, keep, shelve
from tests.storage.tree import standing
from ticlist.files.reflection_file import draft_bytes, reflection_bytes
from ticlist.storage import belongings, inspection
from ticlist.storage.inspection import Finding, inspected, open_to_others
from ticlist.storage.paths import Paths

LONG_AGO = 1_700_000_000
ODD_NAME = "Is not a name that ticlist gives; it is left alone."
OTHER_ID = "Says of itself that it has another id than its name."
CUT_OFF = "Was left by a write that was cut off; an editor shows what it holds."


def put(folder: Path, name: str, data: bytes = b"", *, mode: int = 0o600) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_bytes(data)
    file.chmod(mode)
    return file


def tidy(paths: Paths) -> None:
    """Give everything the mode that ticlist gives."""
    for folder in (paths.data, paths.config):
        for path in [folder, *folder.rglob("*")] if folder.exists() else []:
            if not path.is_symlink():
                path.chmod(0o700 if path.is_dir() else 0o600)


def found_in(paths: Paths) -> list[Finding]:
    return [finding for each in inspected(paths) for finding in each.findings]


def whole_store(paths: Paths) -> None:
    keep(paths, FIRST, SECOND)
    put(paths.drafts, f"{THIRD}.toml", draft_bytes(a_draft(THIRD)))
    put(paths.history, f"{FIRST}~1.toml", reflection_bytes(a_reflection(FIRST)))
    put(paths.data, "contributed.toml", b"a = 1\n")
    put(paths.data, "exported.toml", b"")
    put(paths.data / "reports", "2026.txt", mode=0o644)
    shelve(paths.checklists, "own")
    put(paths.config, "settings.toml", b'theme = "no theme"\n')
    put(paths.config, "support.txt", b"Whom to turn to")
    put(paths.config, "private-words.txt", b"")
    tidy(paths)


# --- nothing wrong ----------------------------------------------------------------------------


def test_a_store_as_ticlist_keeps_it_has_nothing_wrong(paths: Paths) -> None:
    whole_store(paths)
    looked = list(inspected(paths))
    assert [each for each in looked if each.findings] == []
    assert len(looked) == 6 + 10
    assert open_to_others(paths) == []


def test_where_nothing_is_kept_there_is_nothing_to_look_at(paths: Paths) -> None:
    assert list(inspected(paths)) == []
    assert open_to_others(paths) == []


# --- files ------------------------------------------------------------------------------------


@pytest.mark.parametrize("hostile", HOSTILE, ids=str)
@pytest.mark.parametrize("room", ["reflections", "drafts", "history"])
def test_every_hostile_file_is_told_and_hides_no_other_and_none_is_changed(
    paths: Paths, hostile: Hostile, room: str
) -> None:
    whole_store(paths)
    name = f"{FIRST}~7.toml" if room == "history" else f"{FIRST[:-6]}zzzzzz.toml"
    file = paths.data / room / name
    hostile.put(file)
    if file.is_file() and not file.is_symlink():
        file.chmod(0o600)
    with hostile.unread(file):
        before = standing(paths.data.parent)
        looked = list(inspected(paths))
        assert standing(paths.data.parent) == before
    assert len(looked) == 6 + 11
    [finding] = [finding for each in looked for finding in each.findings]
    if hostile.is_wrong_kind:
        told = f"Is {hostile.told}; ticlist reads plain files alone."
    else:
        told = hostile.told
    assert (finding.where, finding.what) == (f"{file}{hostile.place}", told)


def test_a_file_that_may_not_be_read_is_told_and_hides_no_other(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_store(paths)
    shut = paths.reflections / f"{FIRST}.toml"
    opened = os.open

    # Not by its mode: the tests may run as root, who may read everything.
    def refuse(path: Path, flags: int) -> int:
        if path == shut:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    assert found_in(paths) == [Finding(shut, "Cannot be read: Permission denied.")]


@pytest.mark.parametrize("kind", [stat.S_IFCHR, stat.S_IFBLK])
def test_a_device_is_not_even_opened(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, kind: int
) -> None:
    keep(paths, FIRST)
    tidy(paths)
    file = paths.reflections / f"{FIRST}.toml"
    device = os.stat_result((kind | 0o600, 0, 0, 1, os.geteuid(), 0, 0, 0, 0, 0))
    look = Path.lstat
    monkeypatch.setattr(Path, "lstat", lambda path: device if path == file else look(path))
    monkeypatch.setattr(inspection, "read_bytes", lambda *_: pytest.fail("it was opened"))
    assert found_in(paths) == [Finding(file, "Is a device; ticlist reads plain files alone.")]


def test_what_is_wrong_in_a_checklist_or_in_notes_is_told_with_its_place(paths: Paths) -> None:
    file = shelve(paths.checklists, "own")
    file.write_text(file.read_text().replace('language = "en"', "language = 1"))
    settings = put(paths.config, "settings.toml", b"a = 1\nb = \n")
    support = put(paths.config, "support.txt", b"ok\n\xff")
    noted = put(paths.data, "exported.toml", b"x")
    tidy(paths)
    assert [(each.where, each.what) for each in found_in(paths)] == [
        (f"{noted}:1:1", "Is not TOML: Expected '=' after a key in a key/value pair."),
        (f"{settings}:2:5", "Is not TOML: Invalid value."),
        (f"{support}:2", "Is not UTF-8 text."),
        (f"{file}:5:1", "'language' has to be a text in quotes."),
    ]


def test_an_id_that_is_another_than_the_name_is_told(paths: Paths) -> None:
    saved = put(paths.reflections, f"{FIRST}.toml", reflection_bytes(a_reflection(SECOND)))
    earlier = put(paths.history, f"{FIRST}~2.toml", reflection_bytes(a_reflection(SECOND)))
    draft = put(paths.drafts, f"{THIRD}.toml", draft_bytes(a_draft(FIRST)))
    tidy(paths)
    assert found_in(paths) == [Finding(each, OTHER_ID) for each in (saved, earlier, draft)]


@pytest.mark.parametrize(
    "name", ["notes.txt", f"{FIRST}.toml~", f".{FIRST}.toml.swp", "a.toml", ".hidden", "x\ny"]
)
def test_a_name_that_is_not_ticlists_is_told_and_the_file_left_alone(
    paths: Paths, name: str
) -> None:
    whole_store(paths)
    folders = (paths.reflections, paths.history, paths.data, paths.config, paths.drafts)
    odd = [put(folder, name, b"mine") for folder in folders]
    assert found_in(paths) == [Finding(each, ODD_NAME) for each in odd]


@pytest.mark.parametrize("name", [".tmp-0123456789abcdef", f".claim-{FIRST}.toml"])
def test_what_a_cut_off_write_left_is_told_and_one_under_way_is_not(
    paths: Paths, name: str
) -> None:
    whole_store(paths)
    file = put(paths.drafts, name)
    assert found_in(paths) == []
    os.utime(file, (LONG_AGO, LONG_AGO))
    assert found_in(paths) == [Finding(file, CUT_OFF)]


def test_the_lock_of_a_program_that_has_ended_is_told_and_no_other(paths: Paths) -> None:
    whole_store(paths)
    owners.hand_to(owners.a_live_one(), paths, THIRD)
    owners.hand_to(owners.one_on_another_computer(), paths, SECOND)
    owners.hand_to(owners.a_dead_one(), paths, FIRST)
    put(paths.drafts, f"{THIRD[:-6]}bbbbbb.lock", b"cannot be read")
    tidy(paths)
    told = (
        f"Was left by a program that has ended ({owners.a_dead_one().in_words()});"
        " going on with the draft takes it over."
    )
    assert found_in(paths) == [Finding(paths.drafts / f"{FIRST}.lock", told)]


@pytest.mark.parametrize("moment", ["looked at", "read"])
def test_what_goes_away_meanwhile_is_no_mistake(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    whole_store(paths)
    gone = paths.reflections / f"{FIRST}.toml"
    if moment == "looked at":
        look = Path.lstat

        def lstat(path: Path) -> os.stat_result:
            if path == gone:
                raise FileNotFoundError(errno.ENOENT, "gone")
            return look(path)

        monkeypatch.setattr(Path, "lstat", lstat)
    else:
        look_at = belongings.what_else

        def what_else(status: os.stat_result) -> str | None:
            gone.unlink(missing_ok=True)
            return look_at(status)

        monkeypatch.setattr(inspection, "what_else", what_else)
    assert found_in(paths) == []


# --- whose they are ---------------------------------------------------------------------------


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o602, 0o610, 0o666])
def test_a_file_that_is_open_to_others_is_told_with_what_mends_it(paths: Paths, mode: int) -> None:
    whole_store(paths)
    file = paths.reflections / f"{FIRST}.toml"
    file.chmod(mode)
    [finding] = found_in(paths)
    assert finding == Finding(file, f"Is open to others: chmod 600 {file} mends it.")
    os.system(finding.what.removeprefix("Is open to others: ").removesuffix(" mends it."))  # noqa: S605 - what a person would type
    assert found_in(paths) == []


def test_what_is_open_and_broken_is_told_as_both(paths: Paths) -> None:
    file = put(paths.reflections, f"{FIRST}.toml", b"\xff", mode=0o644)
    paths.reflections.chmod(0o700)
    paths.data.chmod(0o700)
    assert [each.where for each in found_in(paths)] == [str(file), f"{file}:1"]


@pytest.mark.parametrize("folder", ["data", "config", "data/reflections", "data/drafts"])
def test_a_folder_that_is_open_to_others_is_told_with_what_mends_it(
    paths: Paths, folder: str
) -> None:
    whole_store(paths)
    opened = paths.data.parent / folder
    opened.chmod(0o750)
    mended = f"chmod 700 {opened} mends it."
    assert found_in(paths) == [Finding(opened, f"Is open to others: {mended}")]
    can_be_entered = opened in {paths.data, paths.config}
    told = [f"Others can read {opened}: {mended}"]
    assert open_to_others(paths) == (told if can_be_entered else [])


def test_what_mends_it_can_be_typed_wherever_the_folder_is(tmp_path: Path) -> None:
    odd = tmp_path / "it's $HOME; here"
    paths = Paths(odd / "data", odd / "config", (), "a test")
    paths.data.mkdir(parents=True, mode=0o755)
    [line] = open_to_others(paths)
    command = line.removeprefix(f"Others can read {paths.data}: ").removesuffix(" mends it.")
    assert os.system(command) == 0  # noqa: S605 - what a person would type
    assert open_to_others(paths) == []


@pytest.mark.parametrize(("uid", "account"), [(0, "'root'"), (4_000_001, "4000001")])
def test_what_belongs_to_somebody_else_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch, uid: int, account: str
) -> None:
    keep(paths, FIRST)
    tidy(paths)
    whose = os.stat_result((0o40700, 0, 0, 1, uid, 0, 0, 0, 0, 0))
    monkeypatch.setattr(os, "geteuid", lambda: 4711)
    monkeypatch.setattr(inspection, "rooms_of", lambda _: ())
    monkeypatch.setattr(Path, "stat", lambda _: whose)
    assert open_to_others(paths) == [
        f"{folder} belongs to the account {account}, who can read all in it."
        for folder in (paths.data, paths.config)
    ]
    file = paths.reflections / f"{FIRST}.toml"
    told = [each.what for each in inspection._whose(file, whose, 0o600)]
    assert told == [f"Belongs to the account {account}."]


def test_looking_for_open_folders_reads_none_of_the_files(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_store(paths)

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("something was opened or listed")

    for name in ("open", "listdir", "scandir"):
        monkeypatch.setattr(os, name, refuse)
    assert open_to_others(paths) == []


# --- folders ----------------------------------------------------------------------------------


def test_what_is_in_the_place_of_a_folder_is_told_and_the_others_are_looked_at(
    paths: Paths, tmp_path: Path
) -> None:
    put(paths.drafts, f"{THIRD}.toml", b"\xff")
    paths.reflections.symlink_to(tmp_path)
    put(paths.data, "history")
    tidy(paths)
    assert found_in(paths) == [
        Finding(paths.reflections, "Is a link, and has to be a folder."),
        Finding(paths.history, "Is a plain file, and has to be a folder."),
        Finding(paths.drafts / f"{THIRD}.toml", "Is not UTF-8 text.", 1),
    ]


def test_all_folders_together_may_be_a_link(paths: Paths, tmp_path: Path) -> None:
    whole_store(paths)
    elsewhere = tmp_path / "elsewhere"
    paths.data.rename(elsewhere)
    paths.data.symlink_to(elsewhere)
    assert found_in(paths) == []
    elsewhere.chmod(0o755)
    assert open_to_others(paths) == [
        f"Others can read {paths.data}: chmod 700 {paths.data} mends it."
    ]


def test_a_folder_that_cannot_be_listed_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole_store(paths)
    look = Path.iterdir

    def iterdir(path: Path) -> object:
        if path == paths.history:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return look(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    assert found_in(paths) == [Finding(paths.history, "Cannot be read: Permission denied.")]


def test_a_hundred_broken_ones_among_a_thousand_hide_none(paths: Paths) -> None:
    letters = "abcdefghij"
    for number in range(1000):
        ending = "aaa" + "".join(letters[int(digit)] for digit in f"{number:03}")
        name = f"2026-01-01-1200-school-{ending}"
        data = b"\xff" if number % 10 == 0 else reflection_bytes(a_reflection(name))
        put(paths.reflections, f"{name}.toml", data)
    tidy(paths)
    looked = list(inspected(paths))
    assert len(looked) == 1002
    assert sum(bool(each.findings) for each in looked) == 100
