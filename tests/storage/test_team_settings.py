"""What the settings say of the team and cannot be obeyed: nothing is counted until it can."""

from pathlib import Path

import pytest

from ticlist.storage.paths import Paths
from ticlist.storage.team_settings import not_obeyed

TEAM = '[team]\ndrop = "/srv/x"\n'


def said_of(paths: Paths, text: str) -> list[str]:
    file = paths.sites[0] / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return [each.removeprefix(f"{file}:") for each in not_obeyed(paths)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        TEAM,
        f'{TEAM}least = 12\nname = "x"\nperiod = "month"\n',
        f"{TEAM}least = 3\n",
        f"{TEAM}least = 0\n",
        f'theme = "pink"\nsomething = 1\n{TEAM}[site]\nlocked = 3\n',
    ],
)
def test_what_can_be_obeyed_or_is_not_of_the_team(paths: Paths, text: str) -> None:
    assert said_of(paths, text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f'{TEAM}least = "12"\n', "3:1: 'least' has to be a whole number"),
        (f"{TEAM}least = -3\n", "3:1: 'least' has to be a whole number"),
        (f"{TEAM}least = true\n", "3:1: 'least' has to be a whole number"),
        (f"{TEAM}leats = 12\n", "3:1: "),
        (f'{TEAM}period = "week"\n', "3:1: "),
        ('[team]\ndrop = "x"\n', "2:1: 'drop' has to be the whole path"),
        ("team = 3\n", "1:1: "),
        (f"least = 12\n{TEAM}", "1:1: "),
    ],
)
def test_what_cannot_be_is_told_with_its_place(paths: Paths, text: str, said: str) -> None:
    (found,) = said_of(paths, text)
    assert found.startswith(said)


def test_a_file_that_cannot_be_read_may_say_anything(paths: Paths) -> None:
    (found,) = said_of(paths, "[team\n")
    assert "Is not TOML" in found


def test_ones_own_settings_are_looked_at_too(paths: Paths, tmp_path: Path) -> None:
    assert tmp_path in paths.settings.parents
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    paths.settings.write_text(f"{TEAM}least = []\n", encoding="utf-8")
    (found,) = not_obeyed(paths)
    assert found.startswith(f"{paths.settings}:3:")
