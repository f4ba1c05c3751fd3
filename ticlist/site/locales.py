"""Whether what people write can be spelt: the locale that logins get, and this one's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ticlist.site.finding import question, right, to_mend

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ticlist.site.finding import Finding
    from ticlist.site.machine import Machine

FILES = ("/etc/default/locale", "/etc/locale.conf")
_ADDS = "echo LANG=C.UTF-8 >> {}"
# The lines that decide it go, and no other: the file may say how dates are written.
_OLD = r"/^\s*(export\s+)?(LC_ALL|LC_CTYPE|LANG)=/d"
_MENDS = f"sed -i --follow-symlinks -E -e 1iLANG=C.UTF-8 -e '{_OLD}' {{}}"
_NAMES = ("LC_ALL", "LC_CTYPE", "LANG")
_LINE = re.compile(r"\s*(?:export\s+)?(LC_ALL|LC_CTYPE|LANG)=[\"']?([^\"'\s]*)")


def look_at_locales(machine: Machine, environment: Mapping[str, str]) -> Iterator[Finding]:
    """What is to be said of the locale.

    Args:
        machine: where the files are that decide what logins get.
        environment: that of this process.
    """
    said = False
    for file in FILES:
        text = machine.text(file)
        chosen = _chosen(_in_file(text)) if text is not None else ""
        if not chosen:
            continue
        said = True
        if _is_utf8(chosen):
            yield right(file, f"Logins get UTF-8 ({chosen}).")
        else:
            what = f"Logins get '{chosen}', in which not every letter can be spelt."
            yield to_mend(file, what, _MENDS.format(file))
    here = _chosen(environment)
    if not said:
        what = "Says no locale: who sends none of their own gets signs of ASCII alone."
        yield question(FILES[0], what, _ADDS.format(FILES[0]))
    if not _is_utf8(here):
        shown = f"'{here}'" if here else "not set"
        yield question("here", f"The locale of this shell is {shown}, which is not UTF-8.")


def _in_file(text: str) -> dict[str, str]:
    found = (_LINE.match(line) for line in text.splitlines())
    return {each[1]: each[2] for each in found if each}


def _chosen(values: Mapping[str, str]) -> str:
    return next((values[name] for name in _NAMES if values.get(name)), "")


def _is_utf8(locale: str) -> bool:
    _, _, encoding = locale.partition(".")
    return encoding.partition("@")[0].lower().replace("-", "") == "utf8"
