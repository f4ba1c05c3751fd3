"""Ways out by the command that comes with a login: none, whatever it says."""

import pytest

from tests.server.escapes.conftest import OTHER
from tests.server.escapes.insider import Insider

OTHERS = f"/home/{OTHER}/.local/share/ticlist/reflections"
THERE_ARE = b"without a command ticlist opens."

REFUSED = {
    "semicolon": "list; id",
    "and": "list && id",
    "or": "list || id",
    "pipe": "list | sh",
    "background": "list & id",
    "dollar-parentheses": "show $(id)",
    "backticks": "show `id`",
    "braces": "show ${HOME}/x",
    "separator-variable": "cat$IFS/etc/passwd",
    "newline": "list\nid",
    "newline-first": "\nid",
    "carriage-return": "list\rid",
    "vertical-tab": "list\vid",
    "escape-codes": "list \x1b]52;c;aWQ=\x07",
    "backspaces": "id\b\blist",
    "end-of-transmission": "list\x04id",
    "single-quotes": "'list; id'",
    "double-quotes": 'list "; id"',
    "open-quote": "list 'id",
    "open-double-quote": 'list "$(id)',
    "dollar-quote": "list $'\\nid'",
    "backslash-last": "list \\",
    "out-to-file": "list > /tmp/out",
    "append-to-file": "list >> ~/.ssh/authorized_keys",
    "in-from-file": "find < /etc/passwd",
    "here-document": "find << END",
    "process-substitution": "show <(id)",
    "tilde": "~/evil",
    "glob": "/bin/i? *",
    "comment": "# list",
    "assignment-first": "PATH=/tmp list",
    "leading-dashes": "-- id",
    "option-of-a-shell": "-c id",
    "option-before": "--plain list",
    "debug-option-before": "--debug list",
    "help-of-everything": "--help",
    "version": "--version",
    "shell": "sh",
    "bash-login": "bash -l",
    "id": "id",
    "cat-passwd": "cat /etc/passwd",
    "python": "python -c 'import os; os.system(\"id\")'",
    "python-module": "python3 -m http.server",
    "full-path": "/usr/bin/id",
    "exec": "exec sh",
    "env": "env LIST=1 sh",
    "ticlist-twice": "ticlist ticlist list",
    "ssh-again": "ssh",
    "ticlist-ssh": "ticlist ssh",
    "launcher": "/usr/local/bin/ticlist-login",
    "reflect": "reflect school",
    "resume": "reflect --resume",
    "amend": "amend last",
    "forget": "forget last --yes",
    "restore": "restore /etc/passwd",
    "restore-from-input": "restore -",
    "backup": "backup /tmp/all.tar",
    "backup-to-output": "backup -",
    "check": "check /etc/shadow",
    "check-input": "check -",
    "check-store": "check-store",
    "check-site": "check-site",
    "scan": f"scan {OTHERS}/x.toml",
    "new-checklist": "new-checklist /tmp/mine.toml",
    "team": "team",
    "team-collect": "team --collect",
    "contribute": "contribute last --yes",
    "completions": "completions bash",
    "discuss": "discuss last",
    "look-alike-letters": "lіst",  # noqa: RUF001 - a Cyrillic letter, as somebody would try it
    "wide-letters": "ｌｉｓｔ",  # noqa: RUF001 - letters that some programs take for plain ones
    "wide-semicolon": "list； id",  # noqa: RUF001 - and a sign that is none for a shell
    "right-to-left": "list \u202eid",
    "no-break-space": "list\u00a0id",
    "zero-width-space": "list\u200b",
    "no-letters": "\udcff\udcfe",
    "one-word-too-long": "list " + "x" * 4_092,
    "a-hundred-thousand": "x" * 100_000,
    "blanks-alone": "   ",
    "sftp-server": "/usr/lib/openssh/sftp-server",
    "scp-from": "scp -f /etc/passwd",
    "scp-to": "scp -t /tmp",
    "rsync-server": "rsync --server --sender -logDtpre.iLsfxC . /etc/passwd",
    "git-upload": "git-upload-pack '/srv/x'",
    "find-of-a-word": f"find {OTHER}",
    "find-of-a-word-after-dashes": "find -- -exec",
    "export-to-a-path": "export last --to /tmp/sheet.html --yes",
    "export-to-a-path-in-one-word": "export last --to=/tmp/sheet.html --yes",
    "export-to-home": "export last --to ~/sheet.html --yes",
    "export-to-above": "export last --to ../sheet.html --yes",
    "export-to-standard-output": "export last --to /dev/stdout --yes",
    "export-to-a-descriptor": "export last --to /proc/self/fd/1 --yes",
    "export-to-keys": "export last --to ~/.ssh/authorized_keys --format md --yes",
    "export-to-start-file": "export last --to .profile --format md --yes",
    "export-to-own-folder": "export last --to ticlist-exports/sheet.html --yes",
    "export-to-a-name": "export last --to sheet.html --yes",
    "export-to-nothing": "export last --yes",
    "export-last-place-counts": "export last --to - --to /tmp/sheet.html --yes",
    "backup-to-a-path": "backup --to /tmp/all.tar",
    "backup-to-a-path-in-one-word": "backup --to=/tmp/all.tar",
    "backup-to-a-name": "backup --to all.tar",
    "backup-to-a-descriptor": "backup --to /proc/self/fd/1",
    "backup-last-place-counts": "backup --to - --to /tmp/all.tar",
    "exports-of-a-path": "exports /etc/passwd",
    "exports-above": "exports ../.profile",
    "exports-above-removed": "exports ../.local/share/ticlist/exported.toml --remove",
    "exports-of-another": f"exports ../../{OTHER}/ticlist-exports/sheet.html",
    "exports-of-a-home": f"exports ~{OTHER}/ticlist-exports/sheet.html",
    "exports-a-folder": "exports . --remove",
    "exports-what-is-hidden": "exports .ssh --remove",
    "exports-a-glob-removed": "exports * --remove",
    "exports-all-removed": "exports --remove",
    "exports-a-device": "exports /dev/stdin",
    "export-of-a-path": f"export {OTHERS} --to - --yes",
    "show-a-path-above": f"show ../../../../{OTHER}/.local/share/ticlist/reflections/x.toml",
    "show-an-absolute-path": f"show {OTHERS}/x.toml",
    "show-shadow": "show /etc/shadow --json",
    "show-a-device": "show /dev/stdin",
    "show-of-another": f"show {OTHER} --json",
    "show-a-home": f"show ~{OTHER}/last",
    "compare-paths": f"compare {OTHERS}/a.toml {OTHERS}/b.toml",
    "timeline-above": "timeline ../..",
    "list-a-folder": f"list {OTHERS}",
    "list-an-option-unknown": "list --to /tmp/x",
    "list-home-option": f"list --home=/home/{OTHER}",
    "show-an-abbreviated-option": "show last --js",
    "where-a-folder": f"where {OTHERS}",
    "drafts-a-path": "drafts ../../x",
}
"""What may not do anything, by what is tried."""

HARMLESS = {
    "list-checklist-above": "list --checklist ../..",
    "steps-checklist-above": "steps --checklist ../../etc",
    "a-name-that-is-a-command": "export last --to - --format md --name '$(id)' --yes",
    "a-pseudonym-that-is-a-path": "export last --to - --format md --pseudonym ../../x --yes",
    "themes-with-escape-codes": "export last --to - --format md --layout account --yes",
    "json-of-own": "show last --json",
    "where": "where --json",
    "exports": "exports --json",
    "a-file-that-is-not-there": "exports '$(id)'",
    "find-with-a-command": "find",
    "a-tabulator": "list\t--json",
    "an-empty-word": "list ''",
    "words-in-words": "export last --to - --format md --yes --yes",
}
"""What may do what it does, with words in it that would act elsewhere."""


@pytest.mark.parametrize("command", REFUSED.values(), ids=REFUSED)
def test_a_command_that_is_refused(insider: Insider, command: str) -> None:
    done = insider.ask(command)
    assert (done.stdout, done.returncode in {1, 2}) == (b"", True), done
    assert 1 <= len(done.stderr.splitlines()) <= 4, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize("command", HARMLESS.values(), ids=HARMLESS)
def test_a_command_that_does_no_more_than_it_says(insider: Insider, command: str) -> None:
    done = insider.ask(command, sent=b"$(id); `id`\n")
    assert b"uid=" not in done.stdout + done.stderr
    assert b"Traceback" not in done.stdout + done.stderr
    assert done.returncode in {0, 1, 2}
