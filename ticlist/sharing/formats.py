"""The formats that a sheet can be written in, and what each needs."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ticlist.errors import TiclistError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.sharing.sheet import Sheet


class Format(NamedTuple):
    """One format.

    Args:
        name: as `--format` takes it, and as names of files end.
        title: what it is called, and what it is good for.
        module: the module of `ticlist.sharing` that writes it.
        extra: the extra of ticlist's that brings what it needs; empty where nothing more is needed.
        needs: the packages of it, as they are imported.
        is_text: whether a terminal can show it.
    """

    name: str
    title: str
    module: str
    extra: str = ""
    needs: tuple[str, ...] = ()
    is_text: bool = True

    @property
    def is_there(self) -> bool:
        """Whether what it needs is installed."""
        return all(importlib.util.find_spec(each) for each in self.needs)


FORMATS = {
    each.name: each
    for each in (
        Format("html", "a page: opens anywhere, prints well", "html"),
        Format("md", "Markdown: plain text for an e-mail or a journal", "markdown"),
        Format("pdf", "PDF: to print or to hand in", "pdf", "pdf", ("typst",), is_text=False),
        Format(
            "docx",
            "Word: for a supervisor who writes into it",
            "docx",
            "docx",
            ("docx", "PIL"),
            is_text=False,
        ),
        Format("csv", "a table for a spreadsheet", "tables"),
        Format("jsonl", "a line of JSON for each answer, for programs", "lines_of_json"),
    )
}


class ExtraMissingError(TiclistError):
    """A format needs something that is not installed."""


class _Writer(Protocol):
    def written(self, sheet: Sheet) -> Iterator[bytes]: ...


def checked(form: Format) -> Format:
    """A format, once it is known that it can be written here.

    Raises:
        ExtraMissingError: what it needs is not installed.
    """
    if not form.is_there:
        work_now = ", ".join(f".{each.name}" for each in FORMATS.values() if each.is_there)
        raise ExtraMissingError(
            what=f"For .{form.name} something more has to be installed: "
            f"pip install 'ticlist[{form.extra}]'",
            what_to_do=f"These work now: {work_now}.",
        )
    return form


def written(sheet: Sheet, form: Format) -> Iterator[bytes]:
    """The bytes of a file, in pieces; between two of them whoever waits may give up.

    Args:
        sheet: what is written.
        form: how.

    Raises:
        ExtraMissingError: what it needs is not installed.
    """
    module = importlib.import_module(f"ticlist.sharing.{checked(form).module}")
    writer: _Writer = module
    return writer.written(sheet)


def told(sheet: Sheet, form: Format) -> str:
    """What has to be said of a sheet in a format, such as letters it has no form for; or nothing.

    Raises:
        ExtraMissingError: what the format needs is not installed.
        TiclistError: it could not be found out.
    """
    module = importlib.import_module(f"ticlist.sharing.{checked(form).module}")
    said: str = module.told(sheet) if hasattr(module, "told") else ""
    return said
