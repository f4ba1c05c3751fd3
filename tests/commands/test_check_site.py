import json
from pathlib import Path

import pytest

from tests.commands.running import Run
from tests.site.making import INSTALLED, Server
from ticlist.commands import check_site
from ticlist.storage import settings


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Give a server on which everything is right, in the place of this machine."""
    top = tmp_path / "server"
    top.mkdir()
    made = Server(top)
    made.file("/etc/xdg/ticlist/settings.toml", "[site]\nlocked = true\n")
    monkeypatch.setattr(check_site, "this_machine", made.machine)
    monkeypatch.setattr(check_site, "this_installation", lambda: INSTALLED)
    monkeypatch.setattr(check_site, "read_settings", lambda _: made.settings)
    return made


def test_what_is_right_is_a_line_each_and_ends_with_nothing_to_mend(
    run: Run, server: Server
) -> None:
    said = run("check-site")
    assert said.code == 0
    assert said.err == "ticlist: 15 right, 0 to mend, 0 to be asked about. Nothing was changed.\n"
    assert said.out.splitlines()[0] == "ok    /opt/ticlist: Nobody but its owner can write there."
    assert all(each.startswith("ok    ") for each in said.out.splitlines())
    assert said.out.isascii()
    assert server.real("/opt").is_dir()


def test_what_is_to_be_mended_stands_with_what_mends_it_and_in_the_exit_code(
    run: Run, server: Server
) -> None:
    server.file("/etc/borgmatic\x1b[2J")
    server.real("/home").chmod(0o777)
    said = run("check-site")
    assert said.code == 1
    assert said.err == "ticlist: 13 right, 1 to mend, 1 to be asked about. Nothing was changed.\n"
    lines = said.out.splitlines()
    at = lines.index("MEND  /home: Others can write there.")
    assert lines[at + 1] == "      chmod go-w /home"
    assert lines[-2].startswith("?     /etc/borgmatic\u241b[2J: Does it copy homes or the drop")


def test_json_holds_the_same(run: Run, server: Server) -> None:
    server.real("/home").chmod(0o777)
    said = run("check-site", "--json")
    assert said.code == 1
    told = json.loads(said.out)
    assert (told["right"], told["to_mend"], told["questions"]) == (14, 1, 0)
    assert {
        "kind": "to mend",
        "where": "/home",
        "what": "Others can write there.",
        "what_to_do": "chmod go-w /home",
    } in told["findings"]
    assert len(told["findings"]) == 15


def test_only_the_sites_settings_count_and_every_remark_on_them_is_told(
    run: Run, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = server.file("/etc/xdg/ticlist/settings.toml", 'theme = "pink"\n[team]\ndrop = "x"\n')
    monkeypatch.setattr(check_site, "read_settings", settings.read_settings)
    monkeypatch.setattr(settings, "SITE_RULES", file)
    said = run("check-site")
    assert said.code == 1
    assert f"MEND  {'/etc/xdg/ticlist/settings.toml'}: " in said.out
    assert "1:1: 'theme' has to be one of" in said.out
    assert "3:1: 'drop' has to be the whole path of a folder." in said.out
    assert "No team is named under [team], so there is no drop folder." in said.out


def test_without_anything_set_up_it_says_so(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_site, "look_at_site", lambda *_, **__: [])
    told = "ticlist: 0 right, 0 to mend, 0 to be asked about. Nothing was changed.\n"
    assert run("check-site") == (0, "", told)
