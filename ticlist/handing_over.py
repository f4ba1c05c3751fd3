"""The last steps of sharing in the program: seeing what leaves, four questions, writing."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ticlist.advice import fetched_by
from ticlist.desk import now
from ticlist.errors import StoreError, TiclistError
from ticlist.looking import Looking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ticlist.desk import Desk
    from ticlist.outgoing import Hit, Outgoing
    from ticlist.screens.asked import AskedScreen
    from ticlist.screens.page import Page
    from ticlist.sharing.formats import Format
    from ticlist.sharing.sheet import Sheet
    from ticlist.storage.sharing_place import PlaceToShare


class Sharing(NamedTuple):
    """What is being shared: what leaves, and as what."""

    outgoing: Outgoing
    form: Format


class _Made(NamedTuple):
    """A file that was written: its path, which reflection it is of, what to say, how to have it."""

    path: str
    subject: str
    remark: str
    fetched_by: tuple[str, ...] = ()


class HandingOver(Looking):
    """A program in which what was chosen to leave is shown, asked about and written.

    Args:
        desk: what lies on it.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        # Begun anew each time: nothing that was chosen once is chosen the next time.
        self._sharing: Sharing | None = None
        self._made: _Made | None = None

    def _while_there(self, screen: Page, items: Iterator[Any]) -> Generator[Any, None, None]:
        """Items, as long as the page is open that is to show what comes of them."""
        try:
            for each in items:
                if screen not in self.screen_stack:
                    return
                yield each
        finally:
            if isinstance(items, Generator):
                items.close()

    def _file_name(self, sharing: Sharing) -> str:
        from ticlist.storage.sharing_place import first_place

        return Path(first_place(self.desk.paths, sharing.outgoing.name(sharing.form))).name

    def on_found_screen_done(self) -> None:
        """Show exactly what leaves."""
        from ticlist.screens.seen import SeenScreen

        if self._sharing is not None:
            form, name = self._sharing.form.name, self._file_name(self._sharing)
            self.push_screen(SeenScreen(self._sharing.outgoing.sheet(), form, name))

    # --- writing --------------------------------------------------------------------------------

    def on_seen_screen_done(self) -> None:
        """Ask the four questions."""
        from ticlist.screens.asked import AskedScreen, Where
        from ticlist.storage.sharing_place import first_place

        if self._sharing is not None:
            name = self._sharing.outgoing.name(self._sharing.form)
            where = Where(first_place(self.desk.paths, name), self.desk.settings.locked)
            self.push_screen(AskedScreen(where, self._sharing.form.name))

    def on_asked_screen_write_asked(self, event: AskedScreen.WriteAsked) -> None:
        """Make the file, once its name is looked through too."""
        from ticlist.screens.asked import AskedScreen
        from ticlist.sharing.identifiers import KINDS
        from ticlist.storage.sharing_place import place_to_share

        screen, sharing = self.screen, self._sharing
        if sharing is None or not isinstance(screen, AskedScreen):
            return
        name = sharing.outgoing.name(sharing.form)
        try:
            wanted = "" if self.desk.settings.locked else event.place
            place = place_to_share(self.desk.paths, wanted, name)
        except TiclistError as error:
            screen.stop(error.for_a_page())
            return
        found = [hit for hit in sharing.outgoing.hits(place.file.name) if hit.is_open]
        if found:
            said = [f"{KINDS[hit.kind].words}, {hit.matched}" for hit in found]
            can_stay = all(map(_is_only_in_name, found))
            screen.tell_of_name(place.file.name, said, can_stay=can_stay)
        else:
            self._make(screen, sharing, place)

    def on_asked_screen_keep_asked(self, event: AskedScreen.KeepAsked) -> None:
        """Leave in the name of the file what stands nowhere else."""
        if self._sharing is not None:
            for hit in self._sharing.outgoing.hits(event.name):
                if hit.is_open and _is_only_in_name(hit):
                    self._sharing.outgoing.decide(hit, "keep")

    def _make(self, screen: AskedScreen, sharing: Sharing, place: PlaceToShare) -> None:
        pieces: list[bytes] = []
        remarks: list[str] = []

        def show(made: list[bytes | str | TiclistError], is_all: bool) -> None:  # noqa: FBT001
            if not self._is_there(screen):
                return
            for each in made:
                if isinstance(each, TiclistError):
                    self._background.give_up()
                    screen.stop(each.for_a_page())
                    return
                if isinstance(each, str):
                    remarks.append(each)
                else:
                    pieces.append(each)
            screen.tell_made(sum(map(len, pieces)))
            if is_all:
                self._write(screen, sharing, place, b"".join(pieces), remarks)

        screen.tell_made(0)
        making = _made(sharing.outgoing.sheet(), sharing.form)
        self._background.begin(self._while_there(screen, making), show)

    def stops_making(self) -> bool:
        """Stop making a file, where one is being made; whether one was."""
        from ticlist.screens.asked import AskedScreen

        screen = self.screen
        if not (isinstance(screen, AskedScreen) and screen.is_making):
            return False
        self._background.give_up()
        screen.stop()
        return True

    def _write(
        self,
        screen: AskedScreen,
        sharing: Sharing,
        place: PlaceToShare,
        data: bytes,
        remarks: list[str],
    ) -> None:
        """Write the file and remember that."""
        from ticlist.storage.exports import note
        from ticlist.storage.new_file import write_new

        try:
            write_new(place.given, place.file, data)
        except StoreError as error:
            screen.stop(error.for_a_page())
            return
        try:
            note(self.desk.paths, sharing.outgoing.noted(now(), str(place.file), sharing.form))
        except StoreError as error:
            remarks.append(error.for_a_page())
        shared = sharing.outgoing.reflections
        subject = shared[0].id if len(shared) == 1 else ""
        how = fetched_by(place.file) if self.desk.settings.locked else ()
        self._made = _Made(str(place.file), subject, "\n".join(remarks), how)
        screen.be_over()

    def on_asked_screen_over(self) -> None:
        """Say where the file is; what was chosen is forgotten."""
        from ticlist.screens.shared import SharedScreen

        if self._made is not None:
            self._show(SharedScreen(*self._made))
        self._sharing = self._made = None


def _made(sheet: Sheet, form: Format) -> Generator[bytes | str | TiclistError, None, None]:
    """The pieces of a file, or why it could not be made; last what there is to say of it."""
    from ticlist.files.durable import why
    from ticlist.sharing.formats import told, written

    try:
        yield from written(sheet, form)
        said = told(sheet, form)
        if said:
            yield said
    except TiclistError as error:
        yield error
    except OSError as error:
        yield StoreError(what=f"It could not be made: {why(error)}.")


def _is_only_in_name(hit: Hit) -> bool:
    from ticlist.outgoing import FILE_NAME

    return all(place.where == FILE_NAME for place in hit.places)
