"""What `ticlist check-site` says of the server that the page makes, and of what is spoilt there."""

import json

import pytest

from tests.server.world import World
from tests.storage.making import shelve

ADA, BEN = "ada", "ben"
DROP = "/srv/ticlist/harbour-street"
STORE = f"/home/{ADA}/.local/share/ticlist"
SITE = "/etc/xdg/ticlist"
CODE = "/opt/ticlist/lib/python3.11/site-packages"
LAUNCHER = "/usr/local/bin/ticlist-login"


@pytest.fixture(scope="module")
def server(own_world: World) -> World:
    """Give a server with two members."""
    for name in (ADA, BEN):
        own_world.add_member(name)
    return own_world


def said_of(server: World, user: str = "root") -> tuple[int, list[tuple[str, str, str, str]]]:
    """Give the exit code and what is not right: kind, where, what, what to do."""
    done = server.run("ticlist check-site --json", user=user)
    assert "Traceback" not in done.stderr
    found = [tuple(each.values()) for each in json.loads(done.stdout)["findings"]]
    return done.returncode, [each for each in found if each[0] != "right"]


def test_after_the_page_everything_is_right(server: World) -> None:
    done = server.run("ticlist check-site")
    assert done.returncode == 0, done.stdout
    assert not [each for each in done.stdout.splitlines() if not each.startswith("ok    ")]
    assert "2 homes" in done.stdout
    assert (
        done.stderr == "ticlist: 15 right, 0 to mend, 0 to be asked about. Nothing was changed.\n"
    )


SPOILT_AT_ONCE = (
    (
        (f"chmod 755 {STORE}", STORE),
        (f"chmod 777 /home/{ADA}", f"/home/{ADA}"),
        (f"chmod g+w {DROP}", DROP),
        (f"chmod g-s,-t,o+r {DROP}/inbox", f"{DROP}/inbox"),
        (f"chown {BEN} {DROP}/pictures", f"{DROP}/pictures"),
        (f"rmdir {DROP}/collected", f"{DROP}/collected"),
        ("usermod --shell /bin/bash ticlist-collector", "account 'ticlist-collector'"),
        (f"chmod o+w {SITE}/settings.toml", f"{SITE}/settings.toml"),
        (f"chmod 2777 {SITE}/checklists", f"{SITE}/checklists"),
        ("echo LANG=C > /etc/default/locale", "/etc/default/locale"),
        (f"rm -r {CODE}/ticlist/__pycache__", CODE),
        (f"chmod o+w {CODE}/ticlist/cli.py", "/opt/ticlist"),
        (f"echo id >> {LAUNCHER}", LAUNCHER),
        (f"chown {BEN} /etc/ssh/ticlist-keys", "/etc/ssh/ticlist-keys"),
        (f"usermod --shell /bin/bash {BEN} && chown {BEN} /home/{BEN}", f"account '{BEN}'"),
    ),
    (
        (f"chown {BEN} {STORE}", STORE),
        (f"chgrp ticlist {DROP}/inbox", f"{DROP}/inbox"),
        ("chmod o+w /srv/ticlist", "/srv/ticlist"),
        (f"chown {BEN} {SITE}", SITE),
        (f"chmod g+w {SITE}/settings.toml", f"{SITE}/settings.toml"),
        (f"touch -d 2001-01-01 {CODE}/textual/demo/game.py", CODE),
        (f"rm {LAUNCHER}", LAUNCHER),
    ),
    (
        (f"gpasswd --add {BEN} ticlist-collector", f"{DROP}/inbox"),
        (f"chmod 750 {SITE}", SITE),
        (f"chmod 700 {CODE}/ticlist/__pycache__", CODE),
        (f"chmod o+w {LAUNCHER}", LAUNCHER),
    ),
)


@pytest.mark.parametrize("spoilt", SPOILT_AT_ONCE)
def test_what_is_spoilt_is_told_and_what_is_said_to_mend_it_does(
    server: World, spoilt: tuple[tuple[str, str], ...]
) -> None:
    server.follow("\n".join(spoils for spoils, _ in spoilt))
    code, found = said_of(server)
    assert code == 1
    assert {where for _, where in spoilt} <= {each[1] for each in found if each[0] == "to mend"}
    # What is mended may have hidden something else: root looks again, as people do.
    for _ in range(3):
        # What ends as a sentence is for a person to do.
        server.follow("\n".join(each[3] for each in found if not each[3].endswith(".")))
        code, found = said_of(server)
        if not code:
            break
    assert (code, found) == (0, [])


def test_what_mends_the_owner_of_the_drop_folder_gives_away_no_contribution(
    server: World,
) -> None:
    folders = f"{DROP} {DROP}/inbox {DROP}/pictures {DROP}/collected"
    for name in (ADA, BEN):
        server.follow(f"touch {DROP}/inbox/of-{name} && chown {name} {DROP}/inbox/of-{name}")
    server.follow(f"chown root {folders}")
    code, [found] = said_of(server)
    assert (code, found[1]) == (1, DROP)
    server.follow(found[3])
    assert said_of(server) == (0, [])
    assert server.follow(f"stat -c %U {DROP}/inbox/of-*") == f"{ADA}\n{BEN}\n"
    server.follow(f"rm {DROP}/inbox/of-*")


@pytest.mark.parametrize(
    ("spoils", "kind"),
    [
        ("sed -i '/^Include/d' sshd_config", "to mend"),
        ("sed -i 's/Group ticlist$/Group ticlists/' sshd_config.d/ticlist.conf", "to mend"),
        (
            r"printf 'Match User ada\nForceCommand none\n' > sshd_config.d/10-ours.conf",
            "question",
        ),
    ],
)
def test_a_configuration_by_which_sshd_runs_a_shell_is_told(
    server: World, spoils: str, kind: str
) -> None:
    server.follow("cp -a /etc/ssh ~/before")
    runs = "sshd -T -h /etc/ssh/throw-away -C user=ada | grep ^forcecommand"
    assert server.follow(runs) == f"forcecommand {LAUNCHER}\n"
    server.follow(f"cd /etc/ssh; {spoils}")
    assert server.follow(runs) == "forcecommand none\n"
    code, found = said_of(server)
    server.follow("cp -a ~/before/. /etc/ssh; rm -rf ~/before")
    server.follow("rm -f /etc/ssh/sshd_config.d/10-ours.conf")
    assert [each[:2] for each in found] == [(kind, "/etc/ssh/sshd_config")]
    assert code == (kind == "to mend")
    assert said_of(server) == (0, [])


def test_a_checklist_with_a_mistake_is_told_and_one_without_is_right(server: World) -> None:
    shelve(server.path(f"{SITE}/checklists"), "ours").chmod(0o644)
    assert said_of(server) == (0, [])
    server.follow(f"sed -i 's/^principle.*/principle = 1/' {SITE}/checklists/ours.toml")
    code, [found] = said_of(server)
    assert (code, found[0]) == (1, "to mend")
    assert found[1].startswith(f"{SITE}/checklists/ours.toml:")
    server.follow(f"rm {SITE}/checklists/*")


def test_settings_that_do_not_count_are_told_line_by_line(server: World) -> None:
    server.follow(f"cp -p {SITE}/settings.toml ~/before")
    spoils = "s/^least.*/least = 3/; s/^locked.*/locked = 1\\nloked = true/"
    server.follow(f"sed -i '{spoils}' {SITE}/settings.toml")
    code, found = said_of(server)
    said = "\n".join(each[2] for each in found)
    assert code == 1
    assert "'least' is never below 5" in said
    assert "'locked' has to be true or false" in said
    assert "'loked'" in said
    server.follow(f"cp -p ~/before {SITE}/settings.toml && rm ~/before")
    assert said_of(server) == (0, [])


def test_a_member_is_told_what_only_root_can_look_at(server: World) -> None:
    code, found = said_of(server, ADA)
    assert code == 0
    assert {each[0] for each in found} == {"question"}
    assert found[0][1] == "here"
    assert "homes" in {each[1] for each in found}


def test_an_access_list_that_opens_a_store_is_told_and_mended(server: World) -> None:
    gives = (
        "import os, struct, sys\n"
        "rows = [(1, 7, -1), (2, 7, int(sys.argv[2])), (4, 0, -1), (16, 7, -1), (32, 0, -1)]\n"
        "data = struct.pack('<I', 2) + b''.join(struct.pack('<HHi', *each) for each in rows)\n"
        "try:\n"
        "    os.setxattr(sys.argv[1], 'system.posix_acl_access', data)\n"
        "except OSError:\n"
        "    print('none')\n"
    )
    done = server.run(["/usr/bin/python3", "-c", gives, STORE, str(server.uid(BEN))])
    if done.stdout == "none\n":
        pytest.skip("the disk of the made-up server has no access control lists")
    assert done.returncode == 0, done.stderr
    code, found = said_of(server)
    server.run(
        [
            "/usr/bin/python3",
            "-c",
            f"import os; os.removexattr({STORE!r}, 'system.posix_acl_access')",
        ]
    )
    server.follow(f"chmod 700 {STORE}")
    assert code == 1
    assert ("to mend", STORE) in {each[:2] for each in found}
    assert f"the account '{BEN}' read, write and enter" in found[-1][2]
    assert said_of(server) == (0, [])
