"""Reading many reflections for their answers alone: what was written is not kept in memory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ticlist.errors import FileRefusedError
from ticlist.files.reflection_file import read_answered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ticlist.model.answered import Answered
    from ticlist.storage.names import Named
    from ticlist.storage.store import Store


def answered_each(
    store: Store, names: Iterable[Named]
) -> Iterator[tuple[Named, Answered | FileRefusedError]]:
    """Read the answers of many, one after the other; as `Store.read_each` does the whole of them.

    Returns:
        Each name with the answers, or with why its file cannot be read. One that has gone since it
        was named is left out.
    """
    for name in names:
        path = store.path_of(name.id)
        try:
            answered = read_answered(store.bytes_of(name.id), where=str(path))
        except FileRefusedError as error:
            if os.path.lexists(path):
                yield name, error
        else:
            yield name, answered._replace(id=name.id)
