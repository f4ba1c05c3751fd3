"""Two windows of one person, and a collector at work: what is told stays true."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.adding import AFTER, AT, Before, added, lying
from tests.storage import teams
from tests.storage.making import FIRST, a_reflection, keep
from ticlist import lodging
from ticlist.errors import NothingFitsError, StoreError
from ticlist.offered import (
    CHANGED_MEANWHILE,
    MAY_BE_THERE,
    TAKEN_BACK,
    WAS_NOT_THERE,
)
from ticlist.storage import inbox
from ticlist.storage.collected import collect
from ticlist.storage.contributed import contributed_by, forget_contributed
from ticlist.storage.forgetting import forget
from ticlist.storage.paths import Paths
from ticlist.together import Together

if TYPE_CHECKING:
    from collections.abc import Callable

# --- two windows --------------------------------------------------------------------------------


def noted_and_lying(paths: Paths, drop: Path) -> tuple[list[str], list[str]]:
    """The names that are noted, and those that lie there."""
    noted = sorted(Path(each.file).name for each in contributed_by(paths))
    return noted, sorted(each for each in teams.inbox_of(drop) if inbox.NAME.fullmatch(each))


def test_of_two_windows_that_add_at_once_one_is_told_that_it_did_not(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before
) -> None:
    offer = door.offer(a_reflection())
    right_before_it_is_put(lambda: door.add(offer, AT))
    with pytest.raises(NothingFitsError) as refused:
        door.add(offer, AT)
    assert refused.value.what == CHANGED_MEANWHILE
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert len(there) == 1
    assert door.take_back(FIRST) == TAKEN_BACK
    assert noted_and_lying(paths, drop) == ([], [])


@pytest.mark.parametrize("how", ["taken back", "forgotten"])
def test_what_is_taken_back_while_it_is_being_added_is_not_there(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before, how: str
) -> None:
    keep(paths, FIRST)
    offer = door.offer(a_reflection())
    said = []

    def meanwhile() -> None:
        said.append(door.take_back(FIRST) if how == "taken back" else forget(paths, FIRST))

    right_before_it_is_put(meanwhile)
    with pytest.raises(NothingFitsError) as refused:
        door.add(offer, AT)
    assert refused.value.what == CHANGED_MEANWHILE
    assert said == [WAS_NOT_THERE if how == "taken back" else ""]
    assert noted_and_lying(paths, drop) == ([], [])


class Late:
    """Has a window that adds put its file, and look for its note, in the middle of a taking away.

    It is right after that one has looked for the file, and has not found it.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch
        self._put, self._take_back = inbox.put, inbox.take_back
        self.after: Callable[[], object] = list

    def add(self, door: Together) -> None:
        """Begin to add; what is to be taken away is noted, and not put there yet."""
        offer, waiting = door.offer(a_reflection()), []

        def put(*given: object) -> None:
            waiting.append(given)
            self._patch.setattr(inbox, "take_back", taken)
            self._patch.setattr("ticlist.storage.forgetting.take_back", taken)
            self.after()
            self._patch.setattr(inbox, "take_back", self._take_back)

        def taken(file: Path) -> bool:
            found = self._take_back(file)
            if waiting:
                self._put(*waiting.pop())  # type: ignore[arg-type]
            return found

        self._patch.setattr(inbox, "put", put)
        with contextlib.suppress(NothingFitsError):
            door.add(offer, AT)


@pytest.mark.parametrize("how", ["taken back", "forgotten"])
def test_what_comes_while_it_is_taken_away_goes_too(
    door: Together, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    keep(paths, FIRST)
    late, said = Late(monkeypatch), []
    late.after = lambda: said.append(
        door.take_back(FIRST) if how == "taken back" else forget(paths, FIRST)
    )
    late.add(door)
    assert said == [TAKEN_BACK if how == "taken back" else ""]
    assert noted_and_lying(paths, drop) == ([], [])


def test_what_comes_and_cannot_be_taken_away_is_noted_again(
    door: Together, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    added(door, a_reflection())
    take_back, tried = inbox.take_back, []

    def refused_the_second_time(file: Path) -> bool:
        tried.append(file)
        if len(tried) == 1:
            return False
        raise StoreError(what="The inbox does not answer.")

    monkeypatch.setattr(inbox, "take_back", refused_the_second_time)
    with pytest.raises(StoreError, match="does not answer"):
        door.take_back(FIRST)
    monkeypatch.setattr(inbox, "take_back", take_back)
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert door.take_back(FIRST) == TAKEN_BACK


def test_a_half_written_one_that_another_window_took_away_is_told_so(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before
) -> None:
    offer = door.offer(a_reflection())

    def meanwhile() -> None:
        (note,) = contributed_by(paths)
        forget_contributed(paths, note.file)
        (drop / "inbox").rename(drop / "aside")

    right_before_it_is_put(meanwhile)
    with pytest.raises(NothingFitsError) as refused:
        door.add(offer, AT)
    assert refused.value.what == CHANGED_MEANWHILE
    assert contributed_by(paths) == []


def test_what_was_counted_and_is_another_windows_by_now_is_not_said_to_be_nothing(
    door: Together,
    drop: Path,
    paths: Paths,
    right_before_it_is_put: Before,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer = door.offer(a_reflection())
    right_before_it_is_put(lambda: door.take_back(FIRST))
    counted = iter([False, False, True])
    monkeypatch.setattr(lodging, "is_counted", lambda _: next(counted, False))
    monkeypatch.setattr(inbox, "take_back", lambda _: False)
    with pytest.raises(inbox.MayBeThereError) as doubtful:
        door.add(offer, AT)
    assert doubtful.value.what == MAY_BE_THERE
    noted, there = noted_and_lying(paths, drop)
    assert noted == there


def test_a_note_that_stands_twice_takes_nothing_away(
    door: Together, drop: Path, paths: Paths, right_before_it_is_put: Before
) -> None:
    def doubled() -> None:
        paths.contributed.write_bytes(paths.contributed.read_bytes() * 2)

    right_before_it_is_put(doubled)
    added(door, a_reflection())
    assert lying(drop) == ["often"]
    assert len(door.added(FIRST)) == 2


def test_what_cannot_be_taken_away_again_is_noted_again(
    door: Together,
    drop: Path,
    paths: Paths,
    right_before_it_is_put: Before,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer = door.offer(a_reflection())

    def meanwhile() -> None:
        (note,) = contributed_by(paths)
        forget_contributed(paths, note.file)

        def refused(*_: object) -> bool:
            raise StoreError(what="The inbox does not answer.")

        monkeypatch.setattr(inbox, "take_back", refused)

    right_before_it_is_put(meanwhile)
    with pytest.raises(inbox.MayBeThereError) as hindered:
        door.add(offer, AT)
    assert hindered.value.what == MAY_BE_THERE
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert len(there) == 1


def test_what_stays_noted_is_noted_once(
    door: Together, paths: Paths, right_before_it_is_put: Before, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, take_back = door.offer(a_reflection()), inbox.take_back
    files: list[str] = []

    def refused(file: Path) -> bool:
        if str(file) in files:
            raise StoreError(what="The inbox does not answer.")
        return take_back(file)

    def meanwhile() -> None:
        files.extend(each.file for each in contributed_by(paths))
        monkeypatch.setattr(inbox, "take_back", refused)
        door.add(offer, AT)

    right_before_it_is_put(meanwhile)
    with pytest.raises(inbox.MayBeThereError):
        door.add(offer, AT)
    noted = [each.file for each in contributed_by(paths)]
    assert len(noted) == len({*noted}) == 2


# --- a collector at work ------------------------------------------------------------------------


def test_what_is_counted_right_after_it_was_put_is_not_said_to_be_nothing(
    door: Together, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, put = door.offer(a_reflection()), inbox.put

    def and_counted(*given: object) -> None:
        put(*given)  # type: ignore[arg-type]
        assert collect(drop, AFTER).counted == 1

    monkeypatch.setattr(inbox, "put", and_counted)
    assert door.add(offer, AT) == []
    (note,) = door.added(FIRST)
    assert door.is_counted(note)
    assert len(teams.collected_in(drop)) == 1


def test_what_is_counted_and_another_window_said_was_not_there_is_doubtful_and_noted(
    door: Together, drop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, put = door.offer(a_reflection()), inbox.put

    def between_two(*given: object) -> None:
        said.append(door.take_back(FIRST))
        put(*given)  # type: ignore[arg-type]
        collect(drop, AFTER)

    said: list[str] = []
    monkeypatch.setattr(inbox, "put", between_two)
    with pytest.raises(inbox.MayBeThereError) as doubtful:
        door.add(offer, AT)
    assert (said, doubtful.value.what) == ([WAS_NOT_THERE], MAY_BE_THERE)
    assert len(door.added(FIRST)) == 1


def test_interrupted_after_another_window_took_the_note_it_is_noted(
    door: Together,
    drop: Path,
    paths: Paths,
    right_before_it_is_put: Before,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offer = door.offer(a_reflection())
    right_before_it_is_put(lambda: door.take_back(FIRST))

    def interrupted(*_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(lodging, "_has_closed", interrupted)
    with pytest.raises(KeyboardInterrupt):
        door.add(offer, AT)
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert len(there) == 1


def test_an_inbox_that_stops_answering_after_it_was_put_is_not_said_to_have_taken_nothing(
    door: Together, drop: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer, put, aside = door.offer(a_reflection()), inbox.put, drop / "aside"

    def and_gone(*given: object) -> None:
        put(*given)  # type: ignore[arg-type]
        (drop / "inbox").rename(aside)

    monkeypatch.setattr(inbox, "put", and_gone)
    with pytest.raises(inbox.MayBeThereError) as hindered:
        door.add(offer, AT)
    assert hindered.value.what == MAY_BE_THERE
    aside.rename(drop / "inbox")
    noted, there = noted_and_lying(paths, drop)
    assert noted == there
    assert door.take_back(FIRST) == TAKEN_BACK
