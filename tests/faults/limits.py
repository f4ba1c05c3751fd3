"""What a store does on disks with a limit of their own; called where a namespace was made for it.

Called as `python -m tests.faults.limits HOME`, as the root of that namespace.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.storage.making import FIRST, SECOND, a_draft, a_reflection, home_in
from ticlist.errors import StoreError
from ticlist.files.reflection_file import reflection_bytes
from ticlist.model.walk import with_another_id
from ticlist.storage.drafts import Drafts
from ticlist.storage.store import Store

PATH = f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin"


def mount(*arguments: str) -> None:
    """Mount something, in this namespace only."""
    subprocess.run(["mount", *arguments], check=True, env={"PATH": PATH})


def fill(home: Path) -> None:
    """Save until the disk is full: each that was said to be saved is there and whole."""
    paths = home_in(home)
    store, drafts = Store(paths), Drafts(paths)
    drafts.keep(a_draft())
    kept, refused = {}, 0
    for number in range(200):
        reflection = with_another_id(a_reflection(context=f"{number} " * 300))
        words = refusal_of(partial(store.save, reflection))
        if words:
            assert "the disk is full" in words, words
            refused += 1
        else:
            kept[store.path_of(reflection.id)] = reflection_bytes(reflection)
    assert kept
    assert refused
    for file, data in kept.items():
        assert file.read_bytes() == data
    assert {*paths.reflections.glob("[!.]*")} == {*kept}
    assert_refused(lambda: drafts.keep(a_draft(context="long " * 9000)), "the disk is full")
    assert drafts.read(FIRST).reflection == a_draft().reflection


def read_only(home: Path) -> None:
    """A disk that has become one to be read only."""
    paths = home_in(home)
    store = Store(paths)
    file = store.save(a_reflection(SECOND))
    mount("-o", "remount,ro", str(home))
    assert_refused(lambda: store.save(a_reflection()), "can only be read, not written")
    assert_refused(lambda: Drafts(paths).keep(a_draft()), "can only be read, not written")
    assert file.read_bytes() == reflection_bytes(a_reflection(SECOND))
    mount("-o", "remount,rw", str(home))
    store.save(a_reflection())
    assert len(store.names()) == 2


def assert_refused(do: Callable[[], object], words: str) -> None:
    """See that something is refused, in these words."""
    said = refusal_of(do)
    assert words in said, said


def refusal_of(do: Callable[[], object]) -> str:
    """Do something; give why it was refused, nothing where it was not."""
    try:
        do()
    except StoreError as error:
        return error.what
    return ""


def main(home: Path) -> None:
    """Try each on a small disk of its own."""
    for number, (size, each) in enumerate((("64k", fill), ("1m", read_only))):
        folder = home / str(number)
        folder.mkdir(parents=True)
        mount("-t", "tmpfs", "-o", f"size={size},mode=700", "none", str(folder))
        each(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
