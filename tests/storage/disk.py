"""A disk that can be slow or full."""

import threading

from tests.storage.making import FIRST
from ticlist.errors import StoreError
from ticlist.model.reflection import Draft
from ticlist.storage.drafts import Drafts
from ticlist.storage.paths import Paths

GENEROUS = 30.0
FULL = StoreError(what="The draft could not be kept: the disk is full.")


class Disk(Drafts):
    """Drafts on a disk that can be slow or full, and that tells when something was written."""

    def __init__(self, paths: Paths) -> None:
        super().__init__(paths)
        self.fails_with: Exception | None = None
        self.tried: list[str | None] = []
        self.asked = threading.Semaphore(0)
        self.written = threading.Event()
        self.may_write = threading.Event()
        self.may_write.set()

    def keep(self, draft: Draft) -> None:
        self.tried.append(draft.reflection.context)
        self.asked.release()
        assert self.may_write.wait(GENEROUS)
        if self.fails_with:
            raise self.fails_with
        super().keep(draft)
        self.written.set()

    def wait(self, times: int = 1) -> None:
        for _ in range(times):
            assert self.asked.acquire(timeout=GENEROUS)

    def words(self) -> str | None:
        return self.read(FIRST).reflection.context
