"""The words that somebody wants to be told of before anything leaves: names, a school, a street."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ticlist.errors import FileRefusedError
from ticlist.files.tomlread import CHECKLIST_BYTES, decoded, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from ticlist.storage.paths import Paths

_NOTE = "#"


class PrivateWords(NamedTuple):
    """The words, and what there is to say of their file.

    Args:
        words: words and phrases, in the order of the file.
        remark: why the file could not be read; then there are no words.
    """

    words: tuple[str, ...] = ()
    remark: str | None = None


def read_private_words(paths: Paths) -> PrivateWords:
    """The person's own list, one word or phrase a line; none where there is no file.

    Empty lines, and those that begin with `#`, are none.

    Args:
        paths: the folders in force.
    """
    file = paths.private_words
    if _is_not_there(file):
        return PrivateWords()
    try:
        text = decoded(read_bytes(file, CHECKLIST_BYTES), str(file))
    except FileRefusedError as error:
        return PrivateWords(remark=f"{error} Your private words are not looked for.")
    lines = (" ".join(line.split()) for line in text.splitlines())
    return PrivateWords(tuple(line for line in lines if line and not line.startswith(_NOTE)))


def _is_not_there(file: Path) -> bool:
    try:
        file.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        # What cannot even be looked at counts as there: reading it says why it cannot be used.
        return False
    return False
