"""What only the administrator of the machine may say, in one file, and what counts as locked."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.people import ADA, acting_as, common_ground, only_as_root
from tests.storage.test_settings import own, site, write
from ticlist.files.tomlread import read_bytes
from ticlist.storage import settings as settings_module
from ticlist.storage.paths import Paths
from ticlist.storage.settings import as_lines, read_settings


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in the place of the administrator's, of this account in the place of root."""
    file = tmp_path / "etc" / "settings.toml"
    monkeypatch.setattr(settings_module, "SITE_RULES", file)
    monkeypatch.setattr(settings_module, "_ROOT", os.getuid())
    return file


def test_without_the_administrators_file_nobody_is_ended(paths: Paths, rules: Path) -> None:
    assert read_settings(paths).idle_minutes == 0
    write(rules, 'theme = "terminal"')
    settings = read_settings(paths)
    assert (settings.idle_minutes, settings.theme, settings.remarks) == (0, "ticlist-dark", ())
    write(rules, "[site]\nlocked = true")
    assert read_settings(paths).idle_minutes == 0


def test_the_administrator_alone_can_have_files_go_to_one_folder_only(
    paths: Paths, rules: Path
) -> None:
    own(paths, "[site]\nlocked = true")
    assert not read_settings(paths).locked
    write(rules, "[site]\nlocked = true").chmod(0o644)
    settings = read_settings(paths)
    assert settings.locked
    assert as_lines(settings)[-1] == ("locked", True, str(rules))
    write(rules, '[site]\nlocked = "yes"').chmod(0o644)
    settings = read_settings(paths)
    assert (settings.locked, len(settings.remarks)) == (True, 2)


NOT_TOLD = "Until 'locked' is plainly true or false there, under [site], the site counts as locked."
NOT_ROOTS = (
    "Others than root may write it, so nothing under [site] is used, and the site counts as locked."
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[site]\nlocked = "yes"', ":2:1: 'locked' has to be true or false"),
        ("[site]\nloked = true", ":2:1: 'loked' is not a known key here. Did you mean 'locked'?"),
        ("[site]\nLocked = true", ":2:1: 'Locked' is not a known key here."),
        ("[site]\nx = 1\nidle_minutes = 3", ":2:1: 'x' is not a known key here."),
        ("site = true", ":1:1: 'site' has to be a table"),
        ("[[site]]\nlocked = true", ": 'site' has to be a table"),
        ("locked = true", None),
        ("[team]\nlocked = true", None),
        ("[sight]\nlocked = true", None),
        ("[sight]\nidle_minutes = 3", None),
        ("[[sight]]\nidle_minutes = 3", None),
        ("[keys]\nmore = [{ locked = true }]", None),
    ],
)
def test_where_it_cannot_be_told_the_site_counts_as_locked(
    paths: Paths, rules: Path, text: str, named: str | None
) -> None:
    write(rules, text).chmod(0o644)
    settings = read_settings(paths)
    assert (settings.locked, settings.who_decided("locked")) == (True, str(rules))
    *mistakes, last = settings.remarks
    assert last == f"{rules}: {NOT_TOLD}"
    assert len(mistakes) == (named is not None)
    assert not mistakes or (named or "") in mistakes[0]
    assert settings_module.is_locked()


@pytest.mark.parametrize("make", [Path.mkdir, lambda file: file.symlink_to("/nowhere")])
def test_where_it_cannot_be_read_the_site_counts_as_locked(
    paths: Paths, rules: Path, make: Callable[[Path], None]
) -> None:
    rules.parent.mkdir()
    make(rules)
    settings = read_settings(paths)
    assert (settings.locked, settings.who_decided("locked")) == (True, str(rules))
    assert len(settings.remarks) == 1


def test_where_nobody_can_tell_whether_it_is_there_the_site_counts_as_locked(
    paths: Paths, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules.parent.mkdir()
    assert not settings_module.is_locked()
    # Root may enter every folder; a name that is too long is refused to everyone in the same way.
    shut = rules.parent / ("a" * 300) / "settings.toml"
    monkeypatch.setattr(settings_module, "SITE_RULES", shut)
    settings = read_settings(paths)
    assert (settings.locked, settings.who_decided("locked")) == (True, str(shut))
    assert settings.remarks == (
        f"{shut}: Cannot be read: File name too long. These settings are not used.",
    )
    assert settings_module.is_locked()


def test_a_folder_that_members_may_not_enter_locks_the_site(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_as_root()
    with common_ground() as ground:
        rules = write(ground / "ticlist" / "settings.toml", 'theme = "terminal"')
        monkeypatch.setattr(settings_module, "SITE_RULES", rules)
        with acting_as(ADA):
            assert not settings_module.is_locked()
        rules.parent.chmod(0o750)
        with acting_as(ADA):
            assert settings_module.is_locked()
            assert read_settings(paths).who_decided("locked") == str(rules)


@pytest.mark.parametrize("mode", [0o664, 0o646])
def test_a_file_that_others_may_write_opens_nothing(paths: Paths, rules: Path, mode: int) -> None:
    write(rules, "[site]\nidle_minutes = 30\nlocked = false").chmod(mode)
    settings = read_settings(paths)
    assert (settings.idle_minutes, settings.locked) == (0, True)
    assert settings.remarks == (f"{rules}: {NOT_ROOTS}",)
    assert settings.who_decided("locked") == str(rules)


def test_a_file_of_somebody_else_opens_nothing(
    paths: Paths, rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_module, "_ROOT", os.getuid() + 1)
    write(rules, 'theme = "terminal"').chmod(0o644)
    settings = read_settings(paths)
    assert (settings.locked, settings.remarks) == (True, (f"{rules}: {NOT_ROOTS}",))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# locked = true",
        'thme = "terminal"\nmore = [1, "locked"]',
        '[team]\nname = "The locked ward"\n[keys]\nhelp = "f3"',
        '[site]\nidle_minutes = "x"  # locked',
        "[site]\nlocked = false\nloked = true\n[sight]\nlocked = true",
    ],
)
def test_what_says_nothing_of_a_lock_or_plainly_no_locks_nothing(rules: Path, text: str) -> None:
    write(rules, text).chmod(0o644)
    assert not settings_module.is_locked()


def test_a_mistake_elsewhere_in_it_locks_nothing(paths: Paths, rules: Path) -> None:
    write(rules, '[site]\nidle_minutes = "x"').chmod(0o644)
    assert not read_settings(paths).locked
    write(rules, "[site]\nlocked = false").chmod(0o644)
    assert not settings_module.is_locked()


def test_the_administrators_idle_limit_is_obeyed_and_told(paths: Paths, rules: Path) -> None:
    write(rules, "[site]\nidle_minutes = 30").chmod(0o644)
    settings = read_settings(paths)
    assert settings.idle_minutes == 30
    assert as_lines(settings)[-1] == ("idle_minutes", 30, str(rules))


def test_no_other_file_sets_a_limit(paths: Paths, rules: Path) -> None:
    assert not rules.exists()
    own(paths, "[site]\nidle_minutes = 1")
    site(paths, "[site]\nidle_minutes = 1")
    settings = read_settings(paths)
    assert (settings.idle_minutes, settings.remarks) == (0, ())


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ('[site]\nidle_minutes = "30"', ":2:1: "),
        ("[site", "Is not TOML"),
    ],
)
def test_a_limit_that_makes_no_sense_is_named_once(
    paths: Paths, rules: Path, text: str, remark: str
) -> None:
    write(rules, text).chmod(0o644)
    settings = read_settings(paths)
    assert settings.idle_minutes == 0
    assert len(settings.remarks) == 1
    assert remark in settings.remarks[0]


def test_a_file_that_goes_away_while_it_is_read_locks_the_site(
    rules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(rules, "[site]\nlocked = false").chmod(0o644)

    def read_and_lose(file: Path, most: int) -> bytes:
        data = read_bytes(file, most)
        file.unlink()
        return data

    monkeypatch.setattr(settings_module, "read_bytes", read_and_lose)
    assert settings_module.is_locked()
    assert not settings_module.is_locked()
