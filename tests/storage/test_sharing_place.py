"""Where a file goes that is made to be shared: over nothing, and through no link of somebody's."""

from pathlib import Path

import pytest

from ticlist.errors import StoreError, UsedWronglyError
from ticlist.storage.paths import Paths
from ticlist.storage.sharing_place import (
    first_place,
    place_by_name,
    place_of_copy,
    place_to_share,
)

NAME = "supervision-school-2026-11.html"


def test_without_a_wish_it_is_a_folder_of_ones_own_under_the_name_of_ticlists(
    paths: Paths,
) -> None:
    assert first_place(paths, NAME) == str(paths.exports / NAME)
    assert not paths.exports.exists()
    place = place_to_share(paths, "", NAME)
    assert place == (paths.exports / NAME, paths.exports.resolve() / NAME)
    assert paths.exports.stat().st_mode & 0o777 == 0o700
    place.file.write_bytes(b"")
    assert first_place(paths, NAME) == str(paths.exports / "supervision-school-2026-11-2.html")
    assert place_to_share(paths, "", NAME).file.name == "supervision-school-2026-11-2.html"


def test_any_folder_that_is_there_and_any_new_name_in_one(paths: Paths, tmp_path: Path) -> None:
    home = Path.home()
    assert place_to_share(paths, "~", NAME).file == home.resolve() / NAME
    assert place_to_share(paths, "~/Mine.HTML", NAME).file == home.resolve() / "Mine.HTML"
    up = place_to_share(paths, f"{home}/../mine.html", NAME)
    assert up.file == tmp_path.resolve() / "mine.html"


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ("mine.html", "Give the whole path"),
        ("../mine.html", "Give the whole path"),
        ("~/mine.txt", "has to end in .html"),
        ("~/.bashrc", "has to end in .html"),
    ],
)
def test_what_is_no_place_for_it(paths: Paths, wanted: str, why: str) -> None:
    (Path.home() / ".bashrc").write_text("mine", encoding="utf-8")
    with pytest.raises(UsedWronglyError, match=why):
        place_to_share(paths, wanted, NAME)


def test_over_nothing_that_is_there(paths: Paths) -> None:
    there = Path.home() / "there.html"
    there.write_text("mine", encoding="utf-8")
    (Path.home() / "link.html").symlink_to(there)
    for name in ("there.html", "link.html"):
        with pytest.raises(StoreError, match="a file of this name already"):
            place_to_share(paths, f"~/{name}", NAME)
    with pytest.raises(StoreError, match="no such folder"):
        place_to_share(paths, "~/nowhere/mine.html", NAME)


@pytest.mark.parametrize("wanted", ["", "{exports}", "{exports}/mine.html"])
def test_a_folder_for_it_that_leads_elsewhere_takes_nothing(
    paths: Paths, tmp_path: Path, wanted: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    paths.exports.parent.mkdir(parents=True, exist_ok=True)
    paths.exports.symlink_to(elsewhere)
    with pytest.raises(StoreError, match="not a folder of yours alone"):
        place_to_share(paths, wanted.format(exports=paths.exports), NAME)
    assert list(elsewhere.iterdir()) == []


# --- on a locked site -----------------------------------------------------------------------------


def test_a_name_is_one_in_the_folder_of_ones_own(paths: Paths) -> None:
    assert place_by_name(paths, "My sheet.html") == paths.exports / "My sheet.html"
    assert paths.exports.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "/etc/x", ".hidden", "-rf", " a", "a\nb", "a\x1b", "\u202ea"]
)
def test_what_hides_leads_or_acts_is_no_name(paths: Paths, name: str) -> None:
    with pytest.raises(UsedWronglyError, match="That is no name for a file here"):
        place_by_name(paths, name)
    assert not paths.exports.exists()


def test_a_copy_of_a_draft_has_a_name_that_is_free(paths: Paths) -> None:
    draft = "2026-11-21-1430-school-k7f3xq"
    assert place_of_copy(paths, draft) == paths.exports / f"{draft}.toml"
    assert not paths.exports.exists()
    paths.exports.mkdir(parents=True)
    (paths.exports / f"{draft}.toml").touch()
    assert place_of_copy(paths, draft) == paths.exports / f"{draft}-2.toml"
