"""What can go wrong in a way that a person can do something about."""


class TiclistError(Exception):
    """Something went wrong; `what` is one plain sentence for the person.

    Args:
        what: what happened, in plain words.
        where: the file, or `file:line:column`, that it happened in.
        what_to_do: a second sentence, where there is something to do.
    """

    exit_code = 1

    def __init__(
        self, *, what: str, where: str | None = None, what_to_do: str | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.what_to_do = what_to_do

    def __str__(self) -> str:
        """The error as one or two plain lines: where, what, what to do."""
        first = f"{self.where}: {self.what}" if self.where else self.what
        return f"{first}\n{self.what_to_do}" if self.what_to_do else first

    def for_a_page(self) -> str:
        """The error as it is told on a page: what happened, what to do, and last where."""
        return "\n".join(each for each in (self.what, self.what_to_do, self.where) if each)


class UsedWronglyError(TiclistError):
    """A command, option or value that does not exist or does not fit."""

    exit_code = 2


class FileRefusedError(TiclistError):
    """A file that ticlist does not read: too large, not text, not TOML, or of a newer format."""


class StoreError(TiclistError):
    """A folder or file of the store that cannot be made, read or written."""


class OpenElsewhereError(StoreError):
    """A draft that another program has open."""


class NameTakenError(StoreError):
    """Something has the name already that a new file was to have."""


class NothingFitsError(TiclistError):
    """No reflection, draft or checklist is called that, or several are."""
