from dataclasses import replace
from pathlib import Path

import pytest

from ticlist.storage.paths import Paths
from ticlist.storage.settings import Settings, Team, as_lines, read_settings, read_support


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def own(paths: Paths, text: str) -> Path:
    return write(paths.settings, text)


def site(paths: Paths, text: str) -> Path:
    return write(paths.sites[0] / "settings.toml", text)


# --- what is in force -------------------------------------------------------------------------


def test_without_a_file_the_defaults_are_in_force(paths: Paths) -> None:
    settings = read_settings(paths)
    assert as_lines(settings) == [
        ("theme", "ticlist-dark", "the default"),
        ("depth", "short", "the default"),
        ("specialist", False, "the default"),
        ("plain", False, "the default"),
        ("language", "en", "the default"),
        ("look_through_after", "", "the default"),
        ("mark_identifiers", False, "the default"),
        ("keys", {}, "the default"),
    ]
    assert settings.remarks == ()


def test_every_documented_setting_is_obeyed(paths: Paths) -> None:
    file = own(
        paths,
        'theme = "terminal"\ndepth = "full"\nspecialist = true\nplain = true\nlanguage = "cy"\n'
        'look_through_after = "2y"\nmark_identifiers = true\n'
        '[keys]\n"walk.next" = "f12"\nhelp = "f3"\n'
        "[site]\nlocked = true\n",
    )
    settings = read_settings(paths)
    assert as_lines(settings) == [
        ("theme", "terminal", str(file)),
        ("depth", "full", str(file)),
        ("specialist", True, str(file)),
        ("plain", True, str(file)),
        ("language", "cy", str(file)),
        ("look_through_after", "2y", str(file)),
        ("mark_identifiers", True, str(file)),
        ("keys", {"walk.next": "f12", "help": "f3"}, str(file)),
    ]
    assert settings.remarks == ()


@pytest.mark.parametrize("theme", ["ticlist-dark", "ticlist-light", "ticlist-contrast", "terminal"])
def test_every_theme_can_be_chosen(paths: Paths, theme: str) -> None:
    own(paths, f'theme = "{theme}"')
    settings = read_settings(paths)
    assert (settings.theme, settings.remarks) == (theme, ())


@pytest.mark.parametrize("depth", ["short", "full", "one"])
def test_every_depth_can_be_chosen(paths: Paths, depth: str) -> None:
    own(paths, f'depth = "{depth}"')
    settings = read_settings(paths)
    assert (settings.depth, settings.remarks) == (depth, ())


def test_own_settings_win_over_the_sites_one_by_one(paths: Paths) -> None:
    of_site = site(paths, 'theme = "ticlist-light"\ndepth = "full"')
    file = own(paths, 'depth = "short"')
    settings = read_settings(paths)
    assert (settings.theme, settings.depth) == ("ticlist-light", "short")
    assert settings.who_decided("theme") == str(of_site)
    assert settings.who_decided("depth") == str(file)
    assert settings.who_decided("language") == "the default"


def test_of_several_sites_the_first_wins(paths: Paths, tmp_path: Path) -> None:
    more = paths._replace(sites=(*paths.sites, tmp_path / "second"))
    write(tmp_path / "second/settings.toml", 'language = "fr"\ndepth = "full"')
    site(more, 'language = "cy"')
    settings = read_settings(more)
    assert (settings.language, settings.depth) == ("cy", "full")


# --- what is not obeyed -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("theme = 1", "'theme' has to be a text in quotes."),
        ('specialist = "yes"', "'specialist' has to be true or false, without quotes."),
        ('language = ""', "'language' is empty. Leave the line out instead."),
        ('look_through_after = ""', "'look_through_after' is empty. Leave the line out instead."),
        ("look_through_after = 2", "'look_through_after' has to be a text in quotes."),
        (
            'look_through_after = "2 years"',
            "'look_through_after' has to be a length of time. It looks like 2y, 18m, 26w or 90d.",
        ),
        ("keys = 1", "'keys' has to be a table: [keys]."),
        ("thme = 1", "'thme' is not a known key here. Did you mean 'theme'?"),
    ],
)
def test_a_wrong_value_is_named_with_its_place_and_is_not_used(
    paths: Paths, line: str, said: str
) -> None:
    file = own(paths, f'depth = "full"\n\n  {line}\n')
    settings = read_settings(paths)
    remark = f"{file}:3:3: {said} This line is not used."
    expected = Settings(depth="full", decided_by={"depth": str(file)}, remarks=(remark,))
    assert settings == expected


def test_an_unknown_word_is_named_with_the_known_ones(paths: Paths) -> None:
    file = own(paths, 'depth = "shrt"')
    (remark,) = read_settings(paths).remarks
    assert remark.startswith(f"{file}:1:1: ")
    assert remark.endswith("one of short, full, one. Did you mean 'short'? This line is not used.")


def test_one_wrong_key_leaves_the_other_keys_in_force(paths: Paths) -> None:
    file = own(paths, '[keys]\nhelp = 1\npause = "f4"')
    settings = read_settings(paths)
    assert settings.keys == {"pause": "f4"}
    assert settings.remarks == (
        f"{file}:2:1: 'help' has to be a text in quotes. This line is not used.",
    )


@pytest.mark.parametrize("age", ["0d", "2", "y", "-1y", "1y 6m", "2Y"])
def test_what_is_no_length_of_time_is_never(paths: Paths, age: str) -> None:
    own(paths, f'look_through_after = "{age}"')
    settings = read_settings(paths)
    assert settings.look_through_after == ""
    assert settings.who_decided("look_through_after") == "the default"
    assert len(settings.remarks) == 1


@pytest.mark.parametrize("age", ["2y", "18m", "26w", "90d"])
def test_every_length_of_time_can_be_chosen(paths: Paths, age: str) -> None:
    own(paths, f'look_through_after = "{age}"')
    settings = read_settings(paths)
    assert (settings.look_through_after, settings.remarks) == (age, ())


def test_a_wrong_value_of_ones_own_leaves_the_sites_in_force(paths: Paths) -> None:
    site(paths, 'depth = "full"')
    own(paths, 'depth = "deep"')
    assert read_settings(paths).depth == "full"


def test_a_wrong_length_of_time_of_ones_own_leaves_the_sites_in_force(paths: Paths) -> None:
    site(paths, 'look_through_after = "18m"')
    own(paths, 'look_through_after = "later"')
    assert read_settings(paths).look_through_after == "18m"


def test_remarks_name_the_sites_file_before_ones_own(paths: Paths) -> None:
    first = site(paths, "depth = 1")
    second = own(paths, "depth = 2")
    remarks = read_settings(paths).remarks
    assert [each.partition(":1:1: ")[0] for each in remarks] == [str(first), str(second)]


def test_a_file_that_is_not_toml_is_named_and_none_of_it_is_used(paths: Paths) -> None:
    file = own(paths, 'depth = "full"\ntheme = \n')
    settings = read_settings(paths)
    assert replace(settings, remarks=()) == Settings()
    (remark,) = settings.remarks
    assert remark.startswith(f"{file}:2:9: Is not TOML: ")
    assert remark.endswith(" These settings are not used.")


def test_a_link_in_the_place_of_the_file_is_named_even_if_it_leads_nowhere(paths: Paths) -> None:
    paths.config.mkdir(parents=True)
    paths.settings.symlink_to("/nowhere")
    assert read_settings(paths).remarks == (
        f"{paths.settings}: Cannot be read: it is a link. These settings are not used.",
    )


def test_a_folder_in_the_place_of_the_file_is_named(paths: Paths) -> None:
    paths.settings.mkdir(parents=True)
    assert read_settings(paths).remarks == (
        f"{paths.settings}: Is not a plain file. These settings are not used.",
    )


def test_a_file_in_the_place_of_the_folder_counts_as_no_settings(paths: Paths) -> None:
    write(paths.config, "")
    assert read_settings(paths) == Settings()


def test_a_folder_that_may_not_be_entered_is_named_and_ends_nothing(paths: Paths) -> None:
    # Root may enter every folder; a name that is too long is refused to everyone in the same way.
    shut = paths.config / ("a" * 300)
    own(paths, 'depth = "full"')
    settings = read_settings(paths._replace(sites=(shut,)))
    assert settings.depth == "full"
    said = "Cannot be read: File name too long. These settings are not used."
    assert settings.remarks == (f"{shut}/settings.toml: {said}",)


# --- support text -----------------------------------------------------------------------------


def test_without_a_support_text_there_is_none(paths: Paths) -> None:
    assert read_support(paths) is None


def test_the_sites_support_text_is_read_where_there_is_no_own(paths: Paths) -> None:
    write(paths.sites[0] / "support.txt", "Ask the duty desk.\n")
    assert read_support(paths) == "Ask the duty desk.\n"


def test_ones_own_support_text_wins(paths: Paths) -> None:
    write(paths.sites[0] / "support.txt", "Ask the duty desk.")
    write(paths.support, "Ring Mo.")
    assert read_support(paths) == "Ring Mo."


def test_windows_marks_in_a_support_text_are_not_shown(paths: Paths) -> None:
    write(paths.support, "").write_bytes(b"\xef\xbb\xbfRing Mo.\r\nOr Jo.\r\n")
    assert read_support(paths) == "Ring Mo.\nOr Jo.\n"


@pytest.mark.parametrize("data", [b"\xff\xfeR\x00", b"a" * ((1 << 20) + 1)])
def test_a_support_text_that_cannot_be_read_gives_way_to_the_sites(
    paths: Paths, data: bytes
) -> None:
    write(paths.sites[0] / "support.txt", "Ask the duty desk.")
    write(paths.support, "").write_bytes(data)
    assert read_support(paths) == "Ask the duty desk."


# --- a team -----------------------------------------------------------------------------------


TEAM = '[team]\nname = "Harbour Street"\ndrop = "/srv/drop"\nleast = 9\nperiod = "month"\n'


def test_a_team_is_read_and_told(paths: Paths) -> None:
    file = str(site(paths, TEAM))
    settings = read_settings(paths)
    assert settings.team == Team(Path("/srv/drop"), "Harbour Street", 9, "month")
    assert as_lines(settings)[-4:] == [
        ("team.name", "Harbour Street", file),
        ("team.drop", "/srv/drop", file),
        ("team.least", 9, file),
        ("team.period", "month", file),
    ]


def test_a_folder_is_all_that_a_team_has_to_have(paths: Paths) -> None:
    own(paths, '[team]\ndrop = "/srv/drop"\n')
    settings = read_settings(paths)
    assert settings.team == Team(Path("/srv/drop"), "", 8, "quarter")
    assert ("team.name", "not given", str(paths.settings)) in as_lines(settings)


def test_the_team_of_the_site_stands_before_ones_own(paths: Paths) -> None:
    file = site(paths, TEAM)
    own(paths, 'depth = "full"\n[team]\ndrop = "/home/somebody"\n')
    settings = read_settings(paths)
    assert settings.team is not None
    assert settings.team.drop == Path("/srv/drop")
    assert settings.who_decided("team") == str(file)
    assert settings.depth == "full"


@pytest.mark.parametrize("least", [0, 1, 4])
def test_below_five_it_is_five_and_that_is_said(paths: Paths, least: int) -> None:
    file = site(paths, f'[team]\ndrop = "/srv/drop"\nleast = {least}\n')
    settings = read_settings(paths)
    assert settings.team is not None
    assert settings.team.least == 5
    said = "'least' is never below 5, whatever is written here."
    assert settings.remarks == (f"{file}:3:1: {said} This line is not used.",)


@pytest.mark.parametrize("line", ["", 'drop = "drop"', "drop = 1"])
def test_without_the_whole_path_of_a_folder_there_is_no_team(paths: Paths, line: str) -> None:
    site(paths, f"[team]\n{line}\n")
    settings = read_settings(paths)
    assert settings.team is None
    said = "'drop' has to be the whole path of a folder."
    assert any(said in remark for remark in settings.remarks)
