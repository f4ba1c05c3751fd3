"""Put on the path of a real program as its `sitecustomize`: one call to one folder goes wrong.

FAULT_FOLDER names the folder, FAULT_AT the number of the call, FAULT_HOW an error or a kill, and
FAULT_CALLS a file that gets a line for each call.
"""

import errno
import os
import signal
from collections.abc import Callable
from typing import Any

_BY_FILE = ("close", "fchmod", "fsync", "pread", "write")
_BY_FOLDER = ("link", "open", "rename", "replace", "stat", "unlink")

_opened: set[int] = set()
_made = 0


def _concerns(name: str, given: Any, options: Any) -> bool:  # noqa: ANN401
    if name in _BY_FILE:
        return given[0] in _opened
    if options.get("dir_fd", options.get("src_dir_fd")) in _opened:
        return True
    return name == "open" and str(given[0]).endswith(f"/{os.environ['FAULT_FOLDER']}")


def _watched(name: str, real: Callable[..., Any], write: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any, **options: Any) -> Any:  # noqa: ANN401
        global _made  # noqa: PLW0603 - it stands for the disk, and there is one
        if not _concerns(name, given, options):
            return real(*given, **options)
        is_meant = _made == int(os.environ["FAULT_AT"])
        _made += 1
        write(calls, f"{name}\n".encode())
        if is_meant:
            _go_wrong(name, os.environ["FAULT_HOW"], lambda: real(*given, **options))
        done = real(*given, **options)
        if name == "open":
            _opened.add(done)
        elif name == "close":
            _opened.discard(given[0])
        return done

    return call


def _go_wrong(name: str, how: str, do: Callable[[], object]) -> None:
    # After a close that is refused the file is closed all the same.
    if name == "close" or how == "kill after":
        do()
    if how.startswith("kill"):
        os.kill(os.getpid(), signal.SIGKILL)
    number = getattr(errno, how)
    raise OSError(number, os.strerror(number))


if "FAULT_FOLDER" in os.environ:
    calls = os.open(os.environ["FAULT_CALLS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    _write = os.write
    for _name in (*_BY_FILE, *_BY_FOLDER):
        setattr(os, _name, _watched(_name, getattr(os, _name), _write))
