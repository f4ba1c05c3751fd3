"""Every path, once. Nothing here makes a folder or reads a file.

Without `annotations` from `__future__`, for the reason that `names.py` gives.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ticlist.errors import StoreError

SETTINGS = "settings.toml"
CHECKLISTS = "checklists"
SCHEMA = "checklist.schema.json"
SUPPORT = "support.txt"
PRIVATE_WORDS = "private-words.txt"
CONTRIBUTED = "contributed.toml"
EXPORTED = "exported.toml"
REPORTS = "reports"

SITE_RULES = Path("/etc/xdg/ticlist/settings.toml")
"""The one file whose `[site]` counts, whatever the environment says."""


def is_there(file: Path) -> bool:
    """Whether there is a file; what cannot even be looked at counts as there.

    Only "not there" is an answer: whoever goes on to read the file is told what else it is.
    """
    try:
        os.lstat(file)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


class Paths(NamedTuple):
    """The folders in force.

    Args:
        data: reflections, their history and drafts.
        config: own checklists, settings and support text.
        sites: the site's folders, the one that counts first in front.
        decided_by: what decided `data` and `config`, in words.
        shared: where files go that are made to be shared; None for beside `data`.
    """

    data: Path
    config: Path
    sites: tuple[Path, ...]
    decided_by: str
    shared: Path | None = None

    @property
    def reflections(self) -> Path:
        """Saved reflections."""
        return self.data / "reflections"

    @property
    def history(self) -> Path:
        """Earlier wordings of amended reflections."""
        return self.data / "history"

    @property
    def drafts(self) -> Path:
        """Unfinished reflections."""
        return self.data / "drafts"

    @property
    def contributed(self) -> Path:
        """What was added to a team's picture."""
        return self.data / CONTRIBUTED

    @property
    def exported(self) -> Path:
        """What was exported."""
        return self.data / EXPORTED

    @property
    def exports(self) -> Path:
        """Files that are made to be shared, unless somebody wants them elsewhere."""
        return self.shared or self.data.parent / "exports"

    @property
    def reports(self) -> Path:
        """What went wrong in the program, without a word of what was written."""
        return self.data / REPORTS

    @property
    def checklists(self) -> Path:
        """Own checklists."""
        return self.config / CHECKLISTS

    @property
    def settings(self) -> Path:
        """Own settings."""
        return self.config / SETTINGS

    @property
    def support(self) -> Path:
        """Own support text."""
        return self.config / SUPPORT

    @property
    def private_words(self) -> Path:
        """Words of one's own that an export is searched for."""
        return self.config / PRIVATE_WORDS


def current_paths() -> Paths:
    """The paths that this process's own environment means.

    Raises:
        StoreError: there is no home folder, and nothing else says where to keep things.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - never raises
    paths = paths_from(os.environ, home)
    if not (paths.data.is_absolute() and paths.config.is_absolute()):
        # Or what is written would land in whatever folder the person happens to be in.
        raise StoreError(
            what="There is no home folder to keep anything in.",
            what_to_do="Set TICLIST_HOME to the full path of a folder of your own.",
        )
    return paths


def paths_from(environment: Mapping[str, str], home: Path) -> Paths:
    """The paths that an environment means.

    Args:
        environment: as `os.environ`; an unset, empty or relative variable counts as unset.
        home: the person's home folder.
    """

    def folder(name: str, default: Path) -> Path:
        given = Path(environment.get(name) or "")
        return given if given.is_absolute() else default

    given = (environment.get("XDG_CONFIG_DIRS") or "").split(":")
    site_folders = [each for each in given if each.startswith("/")] or ["/etc/xdg"]
    sites = tuple(Path(each) / "ticlist" for each in site_folders)
    together = Path(environment.get("TICLIST_HOME") or "")
    if together.is_absolute():
        return Paths(together / "data", together / "config", sites, "TICLIST_HOME")
    return Paths(
        folder("XDG_DATA_HOME", home / ".local" / "share") / "ticlist",
        folder("XDG_CONFIG_HOME", home / ".config") / "ticlist",
        sites,
        "the XDG folders",
        home / "ticlist-exports",
    )
