"""A terminal of a test's own, in the place of the one that the tests have."""

import os
import pty
import tty
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def on_a_terminal() -> Iterator[int]:
    """A terminal in the place of standard input and standard error; the other end of it."""
    person, program = pty.openpty()
    tty.setraw(program)
    before = os.dup(0), os.dup(2)
    for number in (0, 2):
        os.dup2(program, number)
    os.close(program)
    try:
        yield person
    finally:
        for number, was in zip((0, 2), before, strict=True):
            os.dup2(was, number)
            os.close(was)
