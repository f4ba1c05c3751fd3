import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.making import shelve
from tests.tools import ROOT
from ticlist.errors import FileRefusedError, NothingFitsError
from ticlist.files.checklist_file import ChecklistRead, read_checklist
from ticlist.files.checklist_head import read_head
from ticlist.storage import library
from ticlist.storage.library import (
    Library,
    Shelved,
    in_language,
    read_library,
    shipped_folder,
)
from ticlist.storage.paths import Paths


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in the place of the shipped checklists, empty at first."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    monkeypatch.setattr(library, "shipped_folder", lambda: folder)
    return folder


def only(found: Library) -> Shelved:
    assert found.broken == ()
    (shelved,) = found.shelved
    return shelved


# --- where they come from ---------------------------------------------------------------------


def test_without_any_folder_there_are_no_checklists(paths: Paths, shipped: Path) -> None:
    shipped.rmdir()
    assert read_library(paths) == Library((), ())


def test_a_checklist_is_shelved_with_its_file_origin_and_fingerprint(
    paths: Paths, shipped: Path
) -> None:
    file = shelve(shipped, "school", version="7")
    shelved = only(read_library(paths))
    assert (shelved.checklist.id, shelved.checklist.version) == ("school", "7")
    assert shelved.file == file
    assert shelved.origin == "shipped"
    assert shelved.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert shelved.instead_of == ()
    assert shelved.origin_in_words == "shipped"


def test_ones_own_checklist_wins_over_the_sites_and_the_shipped_one(
    paths: Paths, shipped: Path
) -> None:
    shelve(shipped, "school", version="1")
    shelve(paths.sites[0] / "checklists", "school", version="2")
    file = shelve(paths.checklists, "school", version="3")
    shelved = only(read_library(paths))
    assert (shelved.checklist.version, shelved.file) == ("3", file)
    assert (shelved.origin, shelved.instead_of) == ("own", ("site", "shipped"))
    assert shelved.origin_in_words == "own, instead of the site and the shipped one"
    assert shelved.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_sites_checklist_wins_over_the_shipped_one(paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school", version="1")
    shelve(paths.sites[0] / "checklists", "school", version="2")
    shelved = only(read_library(paths))
    assert (shelved.checklist.version, shelved.origin) == ("2", "site")
    assert shelved.origin_in_words == "site, instead of the shipped one"


def test_of_several_sites_the_first_wins(paths: Paths, tmp_path: Path) -> None:
    more = paths._replace(sites=(*paths.sites, tmp_path / "second"))
    shelve(tmp_path / "second/checklists", "school", version="2")
    shelve(more.sites[0] / "checklists", "school", version="1")
    shelved = only(read_library(more))
    assert (shelved.checklist.version, shelved.instead_of) == ("1", ("site",))
    shelve(more.checklists, "school", version="0")
    assert only(read_library(more)).origin_in_words == "own, instead of the site one"


def test_the_shipped_three_come_first_and_then_the_rest_by_id(paths: Paths, shipped: Path) -> None:
    for each in ("social-work", "zoo", "school", "clinic"):
        shelve(shipped, each)
    shelve(paths.checklists, "art")
    ids = [each.checklist.id for each in read_library(paths).shelved]
    assert ids == ["school", "clinic", "social-work", "art", "zoo"]


def test_a_checklist_is_read_in_the_language_asked_for_where_it_has_it(
    paths: Paths, shipped: Path
) -> None:
    shelve(shipped, "school", title='{ en = "School", cy = "Ysgol" }')
    titles = [
        only(read_library(paths, language)).checklist.title for language in ("cy", "fr", None)
    ]
    assert titles == ["Ysgol", "School", "School"]


def test_other_files_beside_checklists_are_let_be(paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school")
    (shipped / "checklist.schema.json").write_text("{}")
    (shipped / "school.toml~").write_text("rubbish")
    assert only(read_library(paths)).checklist.id == "school"


# --- what is wrong with them ------------------------------------------------------------------


def test_a_broken_checklist_is_named_with_its_place_and_the_next_one_used(
    paths: Paths, shipped: Path
) -> None:
    shelve(shipped, "school", version="1")
    file = shelve(paths.checklists, "school")
    file.write_text(file.read_text().replace('setting = "school"', "setting = 1"))
    found = read_library(paths)
    assert [each.origin for each in found.shelved] == ["shipped"]
    assert found.broken == (
        f"{file}:3:1: 'setting' has to be a text in quotes. The shipped one is used instead.",
    )


def test_a_broken_checklist_keeps_no_other_from_being_read(paths: Paths) -> None:
    shelve(paths.checklists, "art").write_bytes(b"\xff")
    shelve(paths.checklists, "school")
    shelve(paths.checklists, "zoo").write_bytes(b"\xff")
    found = read_library(paths)
    assert [each.checklist.id for each in found.shelved] == ["school"]
    assert found.broken == (
        f"{paths.checklists}/art.toml:1: Is not UTF-8 text.",
        f"{paths.checklists}/zoo.toml:1: Is not UTF-8 text.",
    )


def test_of_many_mistakes_the_first_is_told_and_the_rest_counted(paths: Paths) -> None:
    file = shelve(paths.checklists, "school")
    text = file.read_text().replace('setting = "school"', "setting = 1").replace("true", "1")
    file.write_text(text)
    more = "And 1 more: 'ticlist check' tells them all."
    assert read_library(paths).broken == (
        f"{file}:3:1: 'setting' has to be a text in quotes. {more}",
    )


def test_what_is_not_toml_is_named_with_its_place(paths: Paths) -> None:
    file = shelve(paths.checklists, "school")
    file.write_text("format = 1\nid = \n")
    (broken,) = read_library(paths).broken
    assert broken.startswith(f"{file}:2:6: Is not TOML: ")
    assert broken.endswith(". 'ticlist check' says it in plain words.")


def test_a_link_is_named_by_its_full_path_once(paths: Paths) -> None:
    paths.checklists.mkdir(parents=True)
    link = paths.checklists / "school.toml"
    link.symlink_to("/etc/passwd")
    assert read_library(paths).broken == (f"{link}: Cannot be read: it is a link.",)


def test_a_folder_in_the_place_of_a_checklist_is_named(paths: Paths) -> None:
    folder = paths.checklists / "school.toml"
    folder.mkdir(parents=True)
    assert read_library(paths).broken == (f"{folder}: Is not a plain file.",)


def test_a_file_in_the_place_of_the_folder_is_named(paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school")
    paths.config.mkdir(parents=True)
    paths.checklists.touch()
    found = read_library(paths)
    assert [each.checklist.id for each in found.shelved] == ["school"]
    assert found.broken == (f"{paths.checklists}: Cannot be read: Not a directory.",)


def test_of_several_with_one_id_it_is_said_which_is_used(paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school")
    own = shelve(paths.checklists, "school")
    site = shelve(paths.sites[0] / "checklists", "school")
    site.write_bytes(b"\xff")
    assert read_library(paths).broken == (
        f"{site}:1: Is not UTF-8 text. The own one is used instead.",
    )
    own.write_bytes(b"\xff")
    used = "Is not UTF-8 text. The shipped one is used instead."
    assert read_library(paths).broken == (f"{own}:1: {used}", f"{site}:1: {used}")


def test_a_changed_file_is_read_as_it_is_then_and_a_mended_one_is_there(paths: Paths) -> None:
    file = shelve(paths.checklists, "art", version="1")
    assert only(read_library(paths)).checklist.version == "1"
    shelve(paths.checklists, "art", version="2")
    assert only(read_library(paths)).checklist.version == "2"
    file.write_text("format = 1", encoding="utf-8")
    assert read_library(paths).shelved == ()
    shelve(paths.checklists, "art", version="3")
    assert only(read_library(paths)).checklist.version == "3"


@pytest.mark.parametrize(
    ("origin", "instead_of", "whose"),
    [
        ("shipped", (), ""),
        ("own", (), "your own"),
        ("own", ("site", "shipped"), "your own, instead of the shipped one"),
        ("own", ("site",), "your own"),
        ("site", ("shipped",), "your site's, instead of the shipped one"),
    ],
)
def test_whose_a_checklist_is_can_be_told(
    paths: Paths, origin: str, instead_of: tuple[str, ...], whose: str
) -> None:
    shelve(paths.checklists, "art")
    found = replace(only(read_library(paths)), origin=origin, instead_of=instead_of)
    assert found.whose == whose


# --- in another language ----------------------------------------------------------------------


def in_two_languages(folder: Path) -> Path:
    file = shelve(folder, "school")
    text = file.read_text("utf-8")
    two = 'text = { en = "I tell pupils.", cy = "Dywedaf." }'
    file.write_text(text.replace('text = "I tell pupils beforehand."', two), encoding="utf-8")
    return file


def test_a_checklist_can_be_had_in_another_of_its_languages(paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school")
    in_two_languages(paths.checklists)
    english = only(read_library(paths))
    assert (english.checklist.language, english.checklist.languages) == ("en", ("en", "cy"))
    welsh = in_language(english, "cy")
    assert welsh.checklist == only(read_library(paths, "cy")).checklist
    assert welsh.checklist.sections[0].prompts[0].text == "Dywedaf."
    assert (welsh.file, welsh.origin, welsh.sha256) == (english.file, "own", english.sha256)
    assert welsh.instead_of == english.instead_of == ("shipped",)


def test_where_it_cannot_be_had_in_another_language_it_stays_as_it_is(paths: Paths) -> None:
    file = in_two_languages(paths.checklists)
    english = only(read_library(paths))
    assert in_language(english, "en") is english
    assert in_language(english, "fr") is english
    file.unlink()
    assert in_language(english, "cy") is english


# --- what is shipped --------------------------------------------------------------------------


def test_what_is_shipped_is_read_whole_only_when_it_is_asked_for(
    paths: Paths, shipped: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = shelve(shipped, "school", title='{ en = "School", cy = "Ysgol" }')
    in_two = file.read_text("utf-8").replace(
        '"I tell pupils beforehand."', '{ en = "a", cy = "b" }'
    )
    file.write_text(in_two, encoding="utf-8")
    read: list[str] = []

    def told(data: bytes, file: Path, language: str | None) -> ChecklistRead:
        read.append(file.name)
        return read_checklist(data, name=file.name, language=language)

    monkeypatch.setattr(library, "checklist_read", told)
    one = only(read_library(paths, "cy"))
    assert (one.id, one.title, read) == ("school", "Ysgol", [])
    assert one.checklist.title == "Ysgol"
    assert one.checklist is one.checklist
    assert read == ["school.toml"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ('id = "school"', "'id' is missing."),
        ('title = "School"', "'title' is missing."),
        ("format = 1", "There has to be a line: format = 1."),
    ],
)
def test_what_is_shipped_and_cannot_be_read_is_named(
    paths: Paths, shipped: Path, change: str, said: str
) -> None:
    file = shelve(shipped, "school")
    file.write_text(file.read_text("utf-8").replace(change, ""), encoding="utf-8")
    found = read_library(paths)
    if found.shelved:
        with pytest.raises(FileRefusedError) as raised:
            _ = only(found).checklist
        assert said in str(raised.value)
    else:
        assert said in found.broken[0]


@pytest.mark.parametrize("head", ["format = 2", "format = 1\nid = ", "x = 1"])
def test_the_head_tells_nothing_where_it_cannot_be_read(head: str) -> None:
    assert read_head(head.encode(), name="school.toml") is None


# --- finding one ------------------------------------------------------------------------------


def test_a_checklist_is_found_by_its_id(paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school")
    shelve(shipped, "clinic")
    assert read_library(paths).find("clinic").checklist.id == "clinic"


def test_a_checklist_that_is_not_there_is_none(paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school")
    found = read_library(paths)
    school = found.checklist("school")
    assert school is found.find("school").checklist
    assert found.checklist("clinic") is None


def test_a_misspelt_id_is_told_with_the_nearest_one(paths: Paths, shipped: Path) -> None:
    shelve(shipped, "school")
    shelve(shipped, "clinic")
    with pytest.raises(NothingFitsError) as raised:
        read_library(paths).find("scool")
    assert str(raised.value) == (
        "There is no checklist 'scool'. Did you mean 'school'?\n"
        "'ticlist checklists' shows which there are."
    )


def test_one_that_is_broken_is_not_told_as_one_that_is_not_there(paths: Paths) -> None:
    file = shelve(paths.checklists, "art")
    file.write_bytes(b"\xff")
    with pytest.raises(NothingFitsError) as raised:
        read_library(paths).find("art")
    assert str(raised.value) == f"{file}:1: Is not UTF-8 text."
    with pytest.raises(NothingFitsError, match="There is no checklist 'rt'"):
        read_library(paths).find("rt")


# --- the shipped ones -------------------------------------------------------------------------


def test_in_a_checkout_the_shipped_ones_are_at_its_top() -> None:
    assert shipped_folder() == ROOT / "checklists"


def test_in_an_installed_package_they_are_inside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site-packages/ticlist"
    (package / "checklists").mkdir(parents=True)
    (tmp_path / "site-packages/checklists").mkdir()
    monkeypatch.setattr(library, "__file__", str(package / "storage/library.py"))
    assert shipped_folder() == package / "checklists"


def test_the_name_of_a_broken_file_makes_no_line_of_its_own(paths: Paths) -> None:
    paths.checklists.mkdir(parents=True)
    for text in ("format = 1\n", "format = "):
        (paths.checklists / "odd\nname.toml").write_text(text, encoding="utf-8")
        [line] = read_library(paths).broken
        assert line.startswith(f"{paths.checklists}/odd name.toml:1:")
