"""jrnl with the same texts in one journal: a diary program that many people know."""

import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from benchmarks.commands import Told
from benchmarks.made_up import day_of, text_of
from tests.tools import ROOT, plain_environment

WANTED = "jrnl==4.6"
_ENVIRONMENT = ROOT / ".venv-bench"
_SAYS = "import importlib.metadata, sys; print(sys.version, importlib.metadata.version('jrnl'))"
_SHOWN = re.compile(r'^(?:asked|answer|note|so_what|text) = "(.*)"$', re.MULTILINE)
_CONTEXT = re.compile(r'^context = "(.*)"$', re.MULTILINE)
_SETTINGS = """\
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals:
  default:
    journal: {journal}
linewrap: 79
tagsymbols: '@'
template: false
timeformat: '%Y-%m-%d %H:%M'
version: '4.6'
"""


def short_list(folder: Path, count: int) -> Told | None:
    """Write a journal; give the command that lists it, or None where there is no jrnl to be had.

    Args:
        folder: becomes the home of somebody who has jrnl and nothing else.
        count: how many of the made-up reflections stand in the journal.
    """
    python = _python_with_jrnl()
    if not python:
        return None
    settings = folder / ".config" / "jrnl" / "jrnl.yaml"
    settings.parent.mkdir(parents=True)
    journal = folder / "journal.txt"
    settings.write_text(_SETTINGS.format(journal=journal), encoding="utf-8")
    # As jrnl keeps it, the oldest first.
    entries = [_entry(number) for number in reversed(range(count))]
    journal.write_text("\n".join(entries), encoding="utf-8")
    return Told((python, "-m", "jrnl", "--short"), plain_environment(folder), lines=count)


def _entry(number: int) -> str:
    text = text_of(number)
    (context,) = _CONTEXT.findall(text)
    body = "\n".join(_SHOWN.findall(text))
    return f"[{day_of(number)} 14:30] {context}.\n{body}\n"


def _python_with_jrnl() -> Path | None:
    python = _ENVIRONMENT / "bin" / "python"
    if not _has_jrnl(python):
        sys.stderr.write(f"ticlist: installing {WANTED} into {_ENVIRONMENT.name}\n")
        shutil.rmtree(_ENVIRONMENT, ignore_errors=True)
        venv.create(_ENVIRONMENT, with_pip=False)
        pip = [sys.executable, "-m", "pip", "--python", str(python), "--no-input", "--quiet"]
        options = ["--disable-pip-version-check", "--retries=1", "--timeout=15"]
        done = subprocess.run(
            [*pip, "install", *options, WANTED], capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.stderr.write(done.stderr)
    return python if _has_jrnl(python) else None


def _has_jrnl(python: Path) -> bool:
    """Tell whether the jrnl that is wanted is there, on the same Python as ticlist."""
    if not python.exists():
        return False
    done = subprocess.run([python, "-c", _SAYS], capture_output=True, text=True, check=False)
    return done.stdout.strip() == f"{sys.version} {WANTED.partition('==')[2]}"
