from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ticlist.errors import StoreError
from ticlist.storage.paths import current_paths, paths_from

HOME = Path("/home/ana")
XDG = Path("/etc/xdg/ticlist")


def test_without_any_variable_everything_is_where_linux_has_it() -> None:
    paths = paths_from({}, HOME)
    assert paths.reflections == HOME / ".local/share/ticlist/reflections"
    assert paths.history == HOME / ".local/share/ticlist/history"
    assert paths.drafts == HOME / ".local/share/ticlist/drafts"
    assert paths.checklists == HOME / ".config/ticlist/checklists"
    assert paths.settings == HOME / ".config/ticlist/settings.toml"
    assert paths.support == HOME / ".config/ticlist/support.txt"
    assert paths.sites == (XDG,)
    assert paths.decided_by == "the XDG folders"


def test_ticlist_home_moves_everything_personal_and_nothing_of_the_site() -> None:
    xdg = {"XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c", "XDG_CONFIG_DIRS": "/s"}
    paths = paths_from({"TICLIST_HOME": "/t", **xdg}, HOME)
    assert (paths.data, paths.config) == (Path("/t/data"), Path("/t/config"))
    assert paths.sites == (Path("/s/ticlist"),)
    assert paths.decided_by == "TICLIST_HOME"


def test_the_xdg_folders_are_heeded_one_by_one() -> None:
    only_data = paths_from({"XDG_DATA_HOME": "/d"}, HOME)
    assert (only_data.data, only_data.config) == (Path("/d/ticlist"), HOME / ".config/ticlist")
    only_config = paths_from({"XDG_CONFIG_HOME": "/c"}, HOME)
    assert only_config.data == HOME / ".local/share/ticlist"
    assert only_config.config == Path("/c/ticlist")


@pytest.mark.parametrize("value", ["", "relative", "./relative", "~/somewhere"])
@pytest.mark.parametrize(
    "name", ["TICLIST_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"]
)
def test_an_empty_or_relative_variable_counts_as_unset(name: str, value: str) -> None:
    assert paths_from({name: value}, HOME) == paths_from({}, HOME)


def test_the_site_can_have_several_folders_the_first_counting_first() -> None:
    paths = paths_from({"XDG_CONFIG_DIRS": "/a:relative::/b"}, HOME)
    assert paths.sites == (Path("/a/ticlist"), Path("/b/ticlist"))


@given(
    st.dictionaries(
        st.sampled_from(["TICLIST_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"]),
        st.text(st.sampled_from("/a:.~ "), max_size=6),
    )
)
def test_whatever_the_environment_says_every_path_is_a_full_one(env: dict[str, str]) -> None:
    paths = paths_from(env, HOME)
    assert paths.data.is_absolute()
    assert paths.config.is_absolute()
    assert paths.sites
    assert all(site.is_absolute() and site.name == "ticlist" for site in paths.sites)


def test_a_process_has_the_paths_of_its_own_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TICLIST_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", "/c")
    assert current_paths() == paths_from({"XDG_CONFIG_HOME": "/c"}, tmp_path)


def test_looking_at_the_paths_makes_nothing(tmp_path: Path) -> None:
    current_paths()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home"]


@pytest.mark.parametrize("home", ["relative", "."])
def test_without_a_home_nothing_is_kept_in_the_folder_somebody_is_in(
    home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TICLIST_HOME")
    monkeypatch.setenv("HOME", home)
    with pytest.raises(StoreError) as raised:
        current_paths()
    assert str(raised.value) == (
        "There is no home folder to keep anything in.\n"
        "Set TICLIST_HOME to the full path of a folder of your own."
    )


def test_without_a_home_the_xdg_folders_are_enough_if_both_are_given(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("TICLIST_HOME")
    monkeypatch.setenv("HOME", "relative")
    monkeypatch.setenv("XDG_DATA_HOME", "/d")
    with pytest.raises(StoreError):
        current_paths()
    monkeypatch.setenv("XDG_CONFIG_HOME", "/c")
    assert current_paths().data == Path("/d/ticlist")
