"""What is written is read again as it was, however it is spelt and whoever wrote more into it."""

import datetime as dt
import tomllib
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.reflections import WHOLE, drafts, reflections
from tests.files.spelling import spelt
from ticlist.files.reflection_file import (
    draft_bytes,
    read_draft,
    read_reflection,
    reflection_bytes,
    reflection_table,
)
from ticlist.model.reflection import Discussed, Draft, LaterLook, Reflection

RANDOM_FILES = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow]
)


def empty_keys(value: object, path: str = "") -> list[str]:
    """Every key of a table whose value is empty or false, but for those of a newer ticlist."""
    if isinstance(value, dict):
        inner = [(f"{path}.{key}", each) for key, each in value.items() if "newer" not in key]
    elif isinstance(value, list):
        inner = [(path, each) for each in value]
    else:
        return []
    found = [name for name, each in inner if not each]
    return found + [each for name, deeper in inner for each in empty_keys(deeper, name)]


@RANDOM_FILES
@given(reflections())
def test_any_reflection_is_read_as_it_was_written(reflection: Reflection) -> None:
    data = reflection_bytes(reflection)
    assert read_reflection(data, where="a.toml") == reflection
    assert reflection_bytes(read_reflection(data, where="a.toml")) == data


@RANDOM_FILES
@given(reflections(), st.integers(-86_399, 86_399).filter(lambda each: each % 60))
def test_a_clock_whose_offset_has_seconds_costs_no_word(
    reflection: Reflection, offset: int
) -> None:
    odd = dt.timezone(dt.timedelta(seconds=offset))
    moment = dt.datetime(2026, 11, 21, 14, 30, 5, tzinfo=odd)
    later = LaterLook(moment, "told-beforehand", note="Now I would ask first.")
    discussed = Discussed(moment, "We talked about it.")
    written = replace(
        reflection,
        started=moment,
        saved=moment,
        amended=(moment,),
        later=(later,),
        discussed=(discussed,),
    )
    assert read_reflection(reflection_bytes(written), where="a.toml") == written


@RANDOM_FILES
@given(drafts())
def test_any_draft_is_read_as_it_was_written(draft: Draft) -> None:
    assert read_draft(draft_bytes(draft), where="a.toml") == draft


@RANDOM_FILES
@given(reflections())
def test_a_file_says_what_the_table_says_and_holds_nothing_empty(reflection: Reflection) -> None:
    table = tomllib.loads(reflection_bytes(reflection).decode())
    assert table == reflection_table(reflection)
    assert empty_keys(table) == []


@RANDOM_FILES
@given(st.data(), reflections())
def test_a_reflection_may_be_spelt_in_every_way_of_the_language(
    data: st.DataObject, reflection: Reflection
) -> None:
    text = data.draw(spelt(reflection_table(reflection))).text
    assert read_reflection(text.encode(), where="a.toml") == reflection


@RANDOM_FILES
@given(drafts())
def test_line_ends_and_a_mark_of_windows_are_accepted(draft: Draft) -> None:
    data = draft_bytes(draft)
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    windows = b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    assert read_draft(windows, where="a.toml") == draft


def test_what_a_newer_ticlist_wrote_anywhere_is_still_there_after_an_amendment() -> None:
    def with_more(value: Any) -> Any:  # noqa: ANN401 - any TOML value
        if isinstance(value, dict):
            newer = {"mood": 0, "calm": False, "tags": [], "said": "", "place": {"kind": "x"}}
            return {key: with_more(each) for key, each in value.items()} | newer
        return [with_more(each) for each in value] if isinstance(value, list) else value

    written = with_more(reflection_table(WHOLE))
    import tomli_w  # noqa: PLC0415 - only here

    read = read_reflection(tomli_w.dumps(written).encode(), where="a.toml")
    assert reflection_table(read) == written
    assert tomllib.loads(reflection_bytes(read).decode()) == written
