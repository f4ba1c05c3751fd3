"""An editor that knows TOML schemas completes, explains and checks a new checklist, offline.

Tried with tombi, which is a program of 20 MB and so none of the tools that tests need: where it is
not there, these are skipped. docs/checklist-author.md says what was tried.
"""

import datetime as dt
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.tools import plain_environment
from ticlist.model.checklist import PRINCIPLES
from ticlist.storage.new_checklist import schema_bytes, started
from ticlist.storage.paths import SCHEMA

TOMBI = shutil.which("tombi")

pytestmark = pytest.mark.skipif(TOMBI is None, reason="tombi is not installed")

PRINCIPLE = 'principle = "safety"'
MOST_ANSWERS = 2000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A new checklist with the schema beside it."""
    made = tmp_path / "ours.toml"
    made.write_bytes(started("ours", dt.date(2026, 11, 21)))
    (tmp_path / SCHEMA).write_bytes(schema_bytes())
    return made


class Server:
    """A language server, asked over its standard input."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process
        self._asked = 0

    def ask(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 - any JSON
        """Ask, and give what it answers."""
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        for _ in range(MOST_ANSWERS):
            message = self._receive()
            if message.get("id") == self._asked and "method" not in message:
                return message["result"]
            if "id" in message:
                self._send({"id": message["id"], "result": None})
        pytest.fail(f"no answer to {method}")

    def tell(self, method: str, **parameters: object) -> None:
        """Tell it something that it does not answer."""
        self._send({"method": method, "params": parameters})

    def _send(self, message: dict[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


@contextmanager
def opened(file: Path) -> Iterator[Server]:
    """An editor's language server with a file open in it."""
    command = [str(TOMBI), "lsp", "--offline"]
    with subprocess.Popen(
        command,
        env=plain_environment(file.parent),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            server = Server(process)
            folder = file.parent.as_uri()
            server.ask("initialize", processId=None, rootUri=folder, capabilities={})
            server.tell("initialized")
            text = file.read_text("utf-8")
            document = {"uri": file.as_uri(), "languageId": "toml", "version": 1, "text": text}
            server.tell("textDocument/didOpen", textDocument=document)
            yield server
        finally:
            process.kill()


def asked_at_the_end_of(file: Path, start: str, method: str) -> Any:  # noqa: ANN401 - any JSON
    lines = file.read_text("utf-8").splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith(start))
    place = {"line": number, "character": len(start)}
    with opened(file) as server:
        # It answers with nothing until it has read what it was told of.
        for _ in range(MOST_ANSWERS):
            found = server.ask(method, textDocument={"uri": file.as_uri()}, position=place)
            if found:
                return found
    return None


def with_instead(file: Path, before: str, after: str) -> Path:
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return file


def lint(file: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(TOMBI), "lint", "--offline", file.name],
        cwd=file.parent,
        env=plain_environment(file.parent) | {"NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_words_that_a_key_takes_are_offered_with_what_they_mean(file: Path) -> None:
    file.write_text(re.sub(f"{PRINCIPLE}.*", "principle = ", file.read_text("utf-8")), "utf-8")
    found = asked_at_the_end_of(file, "principle = ", "textDocument/completion")
    items = found["items"] if isinstance(found, dict) else found
    assert [each["label"] for each in items] == [f'"{each}"' for each in PRINCIPLES]
    assert "The principle that the section is about" in str(items[0])


def test_a_key_is_explained(file: Path) -> None:
    found = asked_at_the_end_of(file, "wording", "textDocument/hover")
    assert "goes up by one whenever the meaning of the words changes" in str(found)


def test_a_new_checklist_is_right_and_one_with_a_mistake_is_not(file: Path) -> None:
    assert lint(file).returncode == 0
    wrong = lint(with_instead(file, 'principle = "trust"', 'principle = "trst"'))
    assert wrong.returncode == 1
    assert '"trst"' in wrong.stdout + wrong.stderr
