"""A made-up server: files whose owners are said, not set, so that nobody has to be root."""

import datetime as dt
import importlib.util
import os
import py_compile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.storage.making import shelve
from ticlist.site.everything import look_at_site
from ticlist.site.finding import Finding
from ticlist.site.installed import Installation
from ticlist.site.machine import Account, Group, Machine, Seen
from ticlist.storage.settings import Settings, Team

TODAY = dt.date(2026, 11, 26)
DROP = "/srv/ticlist/harbour-street"
UTF8 = {"LANG": "C.UTF-8"}
ADA, BEN, CYD, COLLECTOR, MEMBERS = 2001, 2002, 2003, 990, 980
INSTALLED = Installation(
    "/opt/ticlist", "/opt/ticlist/lib/site-packages", "/usr/bin/python3.11", "/opt/ticlist/share"
)
LAUNCHER_TEXT = "#!/bin/sh\nexec ticlist ssh\n"
SSHD = """\
# For everybody
PermitUserEnvironment no
Match Group ticlist
    ForceCommand /usr/local/bin/ticlist-login
    AuthorizedKeysFile /etc/ssh/ticlist-keys/%u
    PermitUserRC no
    DisableForwarding yes
    AcceptEnv LANG LC_*
"""
ACCOUNTS = (
    Account("root", 0, 0, "/root", "/bin/bash"),
    Account("daemon", 1, 1, "/", "/usr/sbin/nologin"),
    Account("ticlist-collector", COLLECTOR, COLLECTOR, "/nonexistent", "/usr/sbin/nologin"),
    Account("ada", ADA, ADA, "/home/ada", "/bin/sh"),
    Account("ben", BEN, BEN, "/home/ben", "/bin/sh"),
    Account("cyd", CYD, CYD, "/home/cyd", "/bin/bash"),
)
GROUPS = (
    Group("root", 0),
    Group("ticlist", MEMBERS, ("ada", "ben")),
    Group("ticlist-collector", COLLECTOR),
    Group("ada", ADA),
    Group("ben", BEN),
    Group("friends", 3000, ("ada", "cyd")),
)


@dataclass(frozen=True, slots=True)
class _MadeUp(Machine):
    """A machine whose owners are those that were said; the rest is root's."""

    owners: dict[str, tuple[int, int]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def look(self, path: str) -> Seen:
        if any(path == each or path.startswith(f"{each}/") for each in self.hidden):
            return Seen(path, None, "Permission denied")
        seen = Machine.look(self, path)
        if seen.status is None:
            return seen
        told = list(seen.status[:10])
        told[4], told[5] = self.owners.get(path, (0, 0))
        return Seen(path, os.stat_result(told))


class Server:
    """A server that is set up as the page for administrators says, to be spoilt by a test."""

    def __init__(self, top: Path) -> None:
        self.top = top
        self.owners: dict[str, tuple[int, int]] = {}
        self.hidden: set[str] = set()
        self.accounts = {each.name: each for each in ACCOUNTS}
        self.groups = {each.name: each for each in GROUPS}
        self.settings = Settings(team=Team(Path(DROP)), locked=True)
        self.environment = UTF8
        self.euid = 0
        top.chmod(0o755)
        self._installed()
        self._site()
        self._drop()
        for name, uid in (("ada", ADA), ("ben", BEN)):
            self.folder(f"/home/{name}", 0o750, 0, uid)
            for store in (".local/share/ticlist", ".config/ticlist", "ticlist-exports"):
                self.folder(f"/home/{name}/{store}", 0o700, uid, uid)

    def real(self, path: str) -> Path:
        return Path(f"{self.top}{path}")

    def folder(self, path: str, mode: int = 0o755, uid: int = 0, gid: int = 0) -> Path:
        for each in reversed((Path(path), *Path(path).parents[:-1])):
            real = self.real(str(each))
            if not real.exists():
                real.mkdir()
                real.chmod(0o755)
        self.real(path).chmod(mode)
        self.owners[path] = (uid, gid)
        return self.real(path)

    def file(self, path: str, text: str = "", mode: int = 0o644) -> Path:
        if not self.real(path).parent.exists():
            self.folder(str(Path(path).parent))
        self.real(path).write_text(text, encoding="utf-8")
        self.real(path).chmod(mode)
        return self.real(path)

    def changed(self, name: str, *, runs: str, home: str = "") -> None:
        """Give an account another shell, and another home if one is said."""
        old = self.accounts[name]
        self.accounts[name] = Account(name, old.uid, old.gid, home or old.home, runs)

    def machine(self) -> Machine:
        return _MadeUp(
            tuple(self.accounts.values()),
            tuple(self.groups.values()),
            self.euid,
            str(self.top),
            self.owners,
            self.hidden,
        )

    def all_said(self) -> list[Finding]:
        """Everything that is said of it."""
        return list(
            look_at_site(
                self.machine(),
                INSTALLED,
                self.settings,
                today=TODAY,
                environment=self.environment,
            )
        )

    def to_say(self) -> list[str]:
        """Give what is said of it beyond that it is right, a line each."""
        return [in_a_line(each) for each in self.all_said() if each.kind != "right"]

    def right(self) -> Iterator[str]:
        return (in_a_line(each) for each in self.all_said() if each.kind == "right")

    def _installed(self) -> None:
        self.folder("/root", 0o700)
        self.file("/usr/bin/python3.11", mode=0o755)
        self.file("/opt/ticlist/share/ticlist/ticlist-login", LAUNCHER_TEXT)
        self.module("/opt/ticlist/lib/site-packages/ticlist/cli.py")
        self.module("/opt/ticlist/lib/site-packages/textual/app.py")
        self.real("/opt/ticlist/lib64").symlink_to("lib")

    def module(self, path: str) -> Path:
        source = self.file(path, "A = 1\n")
        compiled = Path(importlib.util.cache_from_source(str(source)))
        py_compile.compile(str(source), cfile=str(compiled))
        compiled.chmod(0o644)
        compiled.parent.chmod(0o755)
        return source

    def _site(self) -> None:
        self.file("/etc/xdg/ticlist/settings.toml", "[site]\nlocked = true\n")
        folder = self.folder("/etc/xdg/ticlist/checklists")
        shelve(folder, "ours").chmod(0o644)
        self.file("/etc/default/locale", "# the system's\nLANG=C.UTF-8\n")
        self.file("/usr/local/bin/ticlist-login", LAUNCHER_TEXT, 0o755)
        self.file(
            "/etc/ssh/sshd_config", "Include /etc/ssh/sshd_config.d/*.conf\nAcceptEnv LANG LC_*\n\n"
        )
        self.file("/etc/ssh/sshd_config.d/ticlist.conf", SSHD)
        for name, uid in (("ada", ADA), ("ben", BEN)):
            self.file(f"/etc/ssh/ticlist-keys/{name}", f"restrict,pty ssh-ed25519 A {name}")
            self.file(f"/etc/systemd/system/user-{uid}.slice.d/ticlist.conf")
        self.file("/etc/systemd/system/timers.target.wants/ticlist-publish.timer")
        self.file("/etc/cron.daily/dpkg", mode=0o755)

    def _drop(self) -> None:
        self.folder(DROP, 0o750, COLLECTOR, MEMBERS)
        self.folder(f"{DROP}/inbox", 0o3733, COLLECTOR, COLLECTOR)
        self.folder(f"{DROP}/pictures", 0o2755, COLLECTOR, MEMBERS)
        self.folder(f"{DROP}/collected", 0o700, COLLECTOR, COLLECTOR)


def in_a_line(found: Finding) -> str:
    """A finding as tests compare it: what is to be done is said only where something is."""
    does = f" -> {found.what_to_do}" if found.what_to_do else ""
    return f"{found.kind}: {found.where}: {found.what}{does}"
