"""Reading many for their answers: one that cannot be read hides no other."""

from pathlib import Path

import pytest

from tests.storage.making import FIRST, THIRD, a_reflection, home_in, keep
from ticlist.errors import FileRefusedError
from ticlist.lookback.answers import answered_each
from ticlist.model.answered import answered
from ticlist.storage.paths import Paths
from ticlist.storage.store import Store


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return home_in(tmp_path)


def test_each_is_read_in_the_order_given(paths: Paths) -> None:
    keep(paths, FIRST, THIRD)
    store = Store(paths)
    read = list(answered_each(store, store.names()))
    assert [name.id for name, _ in read] == [THIRD, FIRST]
    assert [each for _, each in read] == [answered(a_reflection(each)) for each in (THIRD, FIRST)]


def test_its_name_is_its_id_whatever_stands_in_it(paths: Paths) -> None:
    keep(paths, FIRST)
    (paths.reflections / f"{FIRST}.toml").rename(paths.reflections / f"{THIRD}.toml")
    store = Store(paths)
    [(_, read)] = answered_each(store, store.names())
    assert not isinstance(read, FileRefusedError)
    assert read.id == THIRD


def test_one_that_cannot_be_read_comes_with_the_reason(paths: Paths) -> None:
    keep(paths, FIRST, THIRD)
    (paths.reflections / f"{THIRD}.toml").write_text("no")
    store = Store(paths)
    [(_, refused), (_, read)] = answered_each(store, store.names())
    assert isinstance(refused, FileRefusedError)
    assert read == answered(a_reflection(FIRST))


def test_one_that_has_gone_meanwhile_is_left_out(paths: Paths) -> None:
    keep(paths, FIRST, THIRD)
    store = Store(paths)
    names = store.names()
    store.path_of(THIRD).unlink()
    assert [name.id for name, _ in answered_each(store, names)] == [FIRST]
