"""Words, kept line by line as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ticlist.desk import Desk
    from ticlist.plain.asking import Asking, Question


class Words:
    """Asks for words of a walk.

    Args:
        desk: with the walk; its draft is kept after every line.
        asking: who asks.
    """

    def __init__(self, desk: Desk, asking: Asking) -> None:
        self._desk = desk
        self._asking = asking

    def ask(self, question: Question, write: Callable[[str], None]) -> None:
        """Ask for words.

        Args:
            question: the question; what is there is shown before it.
            write: writes into the walk all that was written so far, after every line.
        """
        latest = ""

        def take(words: str) -> None:
            nonlocal latest
            latest = words
            write(words)
            self._desk.keep()

        self._asking.text(question, take)
        self._notice(latest)

    def _notice(self, words: str) -> None:
        """Say what in words could identify a person, where somebody wants that said."""
        if not words or not self._desk.settings.mark_identifiers:
            return
        from ticlist.sharing.noticed import noticed  # noqa: PLC0415 - slow, and seldom wanted
        from ticlist.storage.private_words import read_private_words  # noqa: PLC0415

        self._asking.say(noticed(words, read_private_words(self._desk.paths).words))
