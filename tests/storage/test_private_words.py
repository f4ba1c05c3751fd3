from pathlib import Path

import pytest

from ticlist.storage.paths import Paths
from ticlist.storage.private_words import PrivateWords, read_private_words


def wrote(paths: Paths, data: bytes) -> None:
    paths.config.mkdir(parents=True, exist_ok=True)
    paths.private_words.write_bytes(data)


def test_where_there_is_no_file_there_are_no_words(paths: Paths) -> None:
    assert read_private_words(paths) == PrivateWords()
    paths.config.parent.mkdir(parents=True, exist_ok=True)
    paths.config.write_text("no folder", "utf-8")
    assert read_private_words(paths) == ((), None)


def test_a_line_is_a_word_or_a_phrase(paths: Paths) -> None:
    wrote(paths, b"\xef\xbb\xbfHarbourside\r\n\n  # my colleagues\n\tElm \t House \nZo\xc3\xab\n#x")
    assert read_private_words(paths).words == ("Harbourside", "Elm House", "Zoë")
    assert read_private_words(paths).remark is None


@pytest.mark.parametrize(
    ("data", "why"),
    [(b"ok\n\xff", ":2: Is not UTF-8 text."), (b"a\n" * (1 << 20), ": Is larger than 1 MiB.")],
)
def test_a_file_that_cannot_be_read_is_told(paths: Paths, data: bytes, why: str) -> None:
    wrote(paths, data)
    assert read_private_words(paths) == (
        (),
        f"{paths.private_words}{why} Your private words are not looked for.",
    )


def test_a_file_that_cannot_be_looked_at_is_told(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "lstat", refuse)
    assert str(read_private_words(paths).remark).startswith(str(paths.private_words))
