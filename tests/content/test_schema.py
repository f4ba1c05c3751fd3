"""The JSON Schema that editors use agrees with the reader on what is right and what is wrong."""

import copy
import tomllib
from collections.abc import Iterator

import pytest
import tomli_w

from tests.content import agreement
from tests.content.agreement import JUDGE, SCHEMA
from tests.content.shipped import SETTINGS, Table, schema, table

Path = tuple[str | int, ...]

SOURCE_KEYS = {"title", "by", "year", "url"}

# Something else than what stands there; a text of another kind is what people mistype most.
INSTEAD: tuple[object, ...] = (
    "", " \t", "?", "words", "a\u202eb", "a\nb", 0, 1, -1, 7, 1.5, True, False,
    [], ["?"], [1], {}, {"en": "One"}, {"en": ""}, {"en": 1},
)  # fmt: skip


SMALL = """
format = 1
id = "ours"
setting = "our street"
version = "1"
language = "en"
title = {en = "Ours", cy = "Ein un ni"}
about = "About."
standing = {en = "New.", cy = "Newydd."}
review_by = 2027-11-01

[[source]]
id = "ours"
title = "Ours"
by = "Us"
year = 2026
url = "https://x.example"

[[section]]
id = "one"
principle = "safety"
title = "One"
about = "One."
private = false
so_what = "So?"
now_what = {en = "Now?"}

[[section.prompt]]
id = "told"
wording = 2
asks = "how-much"
text = {en = "I tell people."}
example = "A word."
short = true
staff = true
level = "competent"
samhsa = ["safety"]
does = ["respond"]
source = ["ours"]

[[section]]
id = "two"
strand = "wellbeing"
title = "Two"

[[section.prompt]]
id = "feel"
text = "What?"
"""


def small() -> Table:
    """A checklist of a team, with everything that one may hold."""
    return tomllib.loads(SMALL)


def reader_accepts(checklist: Table) -> bool:
    return agreement.reader_accepts(tomli_w.dumps(checklist))


def schema_accepts(checklist: Table) -> bool:
    return agreement.schema_accepts(tomli_w.dumps(checklist))


def paths(value: object, path: Path = ()) -> Iterator[Path]:
    """Every key and every place in a list."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from paths(inner, (*path, place))


def parent(checklist: Table, path: Path) -> Table:
    at = checklist
    for step in path[:-1]:
        at = at[step]  # type: ignore[index] # a list is stepped into by its places
    return at


# Whether a source that is cited is also listed is nothing that a schema can see.
COMPARED = [path for path in paths(small()) if "source" not in path or path[-1] in SOURCE_KEYS]


def without(path: Path) -> Table:
    checklist = small()
    del parent(checklist, path)[path[-1]]  # type: ignore[arg-type] # or a place in a list
    return checklist


def instead(path: Path, value: object) -> Table:
    checklist = small()
    parent(checklist, path)[path[-1]] = copy.deepcopy(value)  # type: ignore[index] # or a place
    return checklist


def with_more(path: Path, **more: object) -> Table:
    checklist = small()
    parent(checklist, (*path, "")).update(more)
    return checklist


@pytest.mark.parametrize("setting", SETTINGS)
def test_accepts_what_is_shipped(setting: str) -> None:
    shipped = table(setting)

    assert schema_accepts(shipped)
    assert reader_accepts(shipped)


def test_accepts_everything_a_checklist_may_hold() -> None:
    assert schema_accepts(small())
    assert reader_accepts(small())


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(with_more((), nonsense=1), id="unknown key at the top"),
        pytest.param(with_more(("source", 0), nonsense=1), id="unknown key in a source"),
        pytest.param(with_more(("section", 0), nonsense=1), id="unknown key in a section"),
        pytest.param(
            with_more(("section", 0, "prompt", 0), nonsense=1), id="unknown key in a prompt"
        ),
        pytest.param(with_more(("section", 0), strand="scope"), id="principle and strand"),
        pytest.param(without(("section", 0, "principle")), id="neither principle nor strand"),
        pytest.param(without(("section",)), id="no section"),
        pytest.param(without(("section", 0, "prompt")), id="no prompt"),
        pytest.param(without(("format",)), id="no format"),
        pytest.param(with_more((), format=2), id="a newer format"),
        pytest.param(with_more((), id="Ours"), id="a capital in an id"),
        pytest.param(with_more((), id="a" * 41), id="a long id"),
        pytest.param(
            with_more(("section", 0, "prompt", 0), id="a" * 61), id="a long id of a prompt"
        ),
        pytest.param(with_more(("section", 0), principle="hope"), id="an unknown principle"),
        pytest.param(with_more(("section", 0, "prompt", 0), does=["heal"]), id="an unknown tag"),
        pytest.param(with_more(("section", 0, "prompt", 0), source="ours"), id="a source, no list"),
        pytest.param(with_more(("section", 0, "prompt", 0), source=[1]), id="a source by number"),
        pytest.param(with_more((), source={"id": "ours"}), id="one source, no list"),
        pytest.param(without(("source", 0, "id")), id="a source without an id"),
        pytest.param(with_more(("section", 0, "prompt", 0), text={}), id="a text in no language"),
        pytest.param(
            with_more(("section", 0, "prompt", 0), text="\x1b[2J"), id="an escape in a text"
        ),
        pytest.param(
            with_more(("section", 1, "prompt", 0), asks="how-much"), id="wellbeing, answered"
        ),
    ],
)
def test_both_refuse(broken: Table) -> None:
    assert not schema_accepts(broken)
    assert not reader_accepts(broken)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(with_more(("section", 0, "prompt", 0), source=["other"]), id="unknown source"),
        pytest.param(with_more(("section", 0, "prompt", 0), id="feel"), id="an id of two prompts"),
        pytest.param(with_more(("section", 0), id="two"), id="an id of two sections"),
    ],
)
def test_only_the_reader_sees_what_lies_in_two_places(broken: Table) -> None:
    assert schema_accepts(broken)
    assert not reader_accepts(broken)


@pytest.mark.parametrize("path", COMPARED, ids=str)
def test_agrees_on_every_key_left_out(path: Path) -> None:
    changed = without(path)

    assert schema_accepts(changed) == reader_accepts(changed)


@pytest.mark.parametrize("path", COMPARED, ids=str)
def test_agrees_on_every_value_replaced(path: Path) -> None:
    differing = [
        value
        for value in INSTEAD
        if schema_accepts(instead(path, value)) != reader_accepts(instead(path, value))
    ]

    assert differing == []


def unexplained(value: object, where: str = "") -> Iterator[str]:
    """Keys of the schema that an editor could say nothing about."""
    if not isinstance(value, dict):
        return
    for key, inner in value.get("properties", {}).items():
        if not (inner.get("title") and inner.get("description")):
            yield f"{where}/{key}"
    for key, inner in value.items():
        # What follows an `if` narrows keys that are explained where they are declared.
        if key not in {"if", "then"}:
            yield from unexplained(inner, f"{where}/{key}")


def test_editors_have_words_for_every_key() -> None:
    broken = schema()
    del broken["definitions"]["prompt"]["properties"]["text"]["description"]

    assert list(unexplained(SCHEMA)) == []
    assert list(unexplained(broken)) == ["/definitions/prompt/text"]


def test_is_a_schema() -> None:
    JUDGE.check_schema(SCHEMA)
