"""Changing what somebody has set, one thing at a time, in files that they may write by hand too.

A value is changed in its place in the text, so that comments and all other lines stay what they
were. What comes of it is read before it is written: a file that cannot be read, or that is laid out
in a way that a value cannot be put into, is left as it is.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

from ticlist.errors import FileRefusedError, StoreError
from ticlist.files.fields import Fields, Mistake
from ticlist.files.tomlplace import Spans
from ticlist.files.tomlread import CHECKLIST_BYTES, decoded, parsed, read_bytes
from ticlist.storage.settings import taken_from
from ticlist.text import clean, in_lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ticlist.storage.paths import Paths

Value = str | bool | None
"""What a setting is to be; None takes it out of the file: then the site or the default counts."""

_KEYS = "keys"
_NOT_WANTED = {"", "0", "false"}


def changed(text: str, path: tuple[str, ...], value: Value) -> str:
    """The text of a file of settings with one of them changed, and every other line as it was.

    Args:
        text: as `decoded` gives it.
        path: the name of a setting, or `("keys", name)`.
        value: what it is to be.

    Raises:
        FileRefusedError: the text is no TOML, or such that this value cannot be changed in it.
    """
    table = _filled(parsed(text, ""))
    wanted = _with_value(table, path, value)
    if wanted == table:
        return text
    found = _rewritten(text, wanted, path, value)
    try:
        is_right = _filled(parsed(found, "")) == wanted
    except FileRefusedError:
        is_right = False
    if not is_right:
        raise FileRefusedError(
            what=f"'{'.'.join(path)}' is written in a way that ticlist cannot change.",
            what_to_do="The file is left as it is. It can be changed with an editor.",
        )
    return found


def write_setting(paths: Paths, path: tuple[str, ...], value: Value) -> None:
    """Change one setting in the person's own file, which is made if it is not there.

    Args:
        paths: the folders in force.
        path: the name of a setting, or `("keys", name)`.
        value: what it is to be.

    Raises:
        FileRefusedError: the file cannot be read, or not be changed; it is left as it is.
        UsedWronglyError: that is no value for it; nothing is written.
        StoreError: the file cannot be written.
    """
    file = paths.settings
    data = _bytes_of(file)
    try:
        text = decoded(data, str(file))
        wanted = changed(text, path, value)
    except FileRefusedError as error:
        raise FileRefusedError(
            what=error.what,
            where=f"{file}{error.where}" if (error.where or "").startswith(":") else str(file),
            what_to_do=error.what_to_do or "The file is left as it is.",
        ) from None
    _refuse_wrong(path, value)
    if wanted != text:
        _write(file, _as_it_was_laid_out(wanted, data))


def read_own_text(file: Path) -> str:
    """The text of a file of one's own; nothing where there is none.

    Raises:
        FileRefusedError: it is there and cannot be read.
    """
    return decoded(_bytes_of(file), str(file))


def write_own_text(file: Path, text: str) -> None:
    """Write the text of a file of one's own; with nothing in it the file goes.

    Raises:
        FileRefusedError: what is there cannot be read, and is left as it is.
        StoreError: it cannot be written.
    """
    before = _bytes_of(file)
    if decoded(before, str(file)) == text:
        return
    words = clean(in_lines(text))
    ends = "" if words.endswith("\n") else "\n"
    _write(file, _as_it_was_laid_out(f"{words}{ends}", before) if words.strip() else None)


def decided_elsewhere(environment: Mapping[str, str]) -> dict[str, str]:
    """What the environment decides whatever the files say: a setting, and why in a sentence."""
    said = {}
    if environment.get("NO_COLOR"):
        said["theme"] = "NO_COLOR is set: the terminal's own colours are used."
    if environment.get("ACCESSIBLE", "").lower() not in _NOT_WANTED:
        said["plain"] = "ACCESSIBLE is set: ticlist asks line by line, unless it is told otherwise."
    return said


# --- the text -------------------------------------------------------------------------------------


def _filled(table: Mapping[str, Any]) -> dict[str, Any]:
    """A table without the tables in it that hold nothing: a heading may stay, with its comments."""
    return {key: value for key, value in table.items() if value != {}}


def _with_value(table: Mapping[str, Any], path: tuple[str, ...], value: Value) -> dict[str, Any]:
    """A table with another value; one inside it with nothing left in it goes too."""
    first, *rest = path
    inside: Any = value
    if rest:
        held = table.get(first)
        inside = _with_value(held if isinstance(held, dict) else {}, tuple(rest), value)
    found = {**table, first: inside}
    return {key: each for key, each in found.items() if each is not None and each != {}}


def _rewritten(text: str, wanted: Mapping[str, Any], path: tuple[str, ...], value: Value) -> str:
    spans = Spans(text)
    inline = spans.values.get((_KEYS,)) if path[0] == _KEYS else None
    if inline is not None and wanted.get(_KEYS):
        # In one line, where no comment can stand: it is written anew.
        pairs = ", ".join(
            f"{_quoted(key)} = {_quoted(each)}" for key, each in wanted[_KEYS].items()
        )
        return f"{text[: inline[0]]}{{ {pairs} }}{text[inline[1] :]}"
    if value is None:
        return _without(text, spans, path if inline is None else (_KEYS,))
    if place := spans.values.get(path):
        return f"{text[: place[0]]}{_toml(value)}{text[place[1] :]}"
    return _added(text, spans, path, _toml(value))


def _added(text: str, spans: Spans, path: tuple[str, ...], value: str) -> str:
    """A text with a setting that was not in it: below the last of its table."""
    table, last = path[:-1], _quoted(path[-1])
    heading = spans.keys.get(table) if table else None
    if table and heading is None:
        gap = "\n" if text.strip() else ""
        return f"{_ended(text)}{gap}[{table[0]}]\n{last} = {value}\n"
    if heading and text.startswith("[", heading[0]):
        return _below(text, spans, heading[0], f"{last} = {value}\n")
    name = f"{table[0]}.{last}" if table else path[0]
    return _below(text, spans, -1, f"{name} = {value}\n")


def _below(text: str, spans: Spans, start: int, line: str) -> str:
    """A text with a line below the last statement of the table that begins at an offset."""
    headings = [span for span in spans.keys.values() if text.startswith("[", span[0])]
    end = min((at for at, _ in headings if at > start), default=len(text))
    ends = [behind for at, behind in (*headings, *spans.values.values()) if start <= at < end]
    if ends:
        at = text.find("\n", max(ends)) + 1 or len(text)
        return f"{_ended(text[:at])}{line}{text[at:]}"
    return f"{line}\n{text}" if headings else f"{_ended(text)}{line}"


def _without(text: str, spans: Spans, path: tuple[str, ...]) -> str:
    """A text without a setting; a comment behind it stays."""
    found = spans.values.get(path)
    if found is None:
        return text
    start = text.rfind("\n", 0, spans.keys[path][0]) + 1
    end = found[1]
    behind = text.find("\n", end)
    behind = len(text) if behind < 0 else behind
    rest = text[end:behind].strip()
    return f"{text[:start]}{rest}{text[behind:] if rest else text[behind + 1 :]}"


def _ended(text: str) -> str:
    return f"{text}\n" if text and not text.endswith("\n") else text


def _toml(value: str | bool) -> str:  # noqa: FBT001 - it is a value
    return _quoted(value) if isinstance(value, str) else str(value).lower()


def _quoted(value: object) -> str:
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


# --- the files ------------------------------------------------------------------------------------


def _refuse_wrong(path: tuple[str, ...], value: Value) -> None:
    mistakes: list[Mistake] = []
    if value is not None:
        taken_from(Fields(_with_value({}, path, value), (), mistakes))
    if mistakes:
        from ticlist.errors import UsedWronglyError  # noqa: PLC0415

        raise UsedWronglyError(what=mistakes[0].message)


def _bytes_of(file: Path) -> bytes:
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError:
        pass  # reading it says why it cannot be read
    return read_bytes(file, CHECKLIST_BYTES)


def _as_it_was_laid_out(text: str, before: bytes) -> bytes:
    """A text with the byte order mark and the line ends that its file had."""
    lines = before.count(b"\n")
    if lines and before.count(b"\r\n") == lines:
        text = text.replace("\n", "\r\n")
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    return mark + text.encode()


def _write(file: Path, data: bytes | None) -> None:
    from ticlist.files import durable  # noqa: PLC0415 - reading settings needs none of it

    try:
        durable.make_private_folder(file.parent)
        if data is None:
            durable.remove(file.parent, file.name)
        else:
            durable.replace(file.parent, file.name, data)
    except OSError as error:
        raise StoreError(
            what=f"This could not be kept: {durable.why(error)}.", where=str(file)
        ) from None
