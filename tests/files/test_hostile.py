"""Files made to cost time and memory are refused before the parser sees them."""

import tomllib

import pytest
from hypothesis import given, settings

from tests.files.spelling import TEXTS, spellings
from ticlist.errors import FileRefusedError
from ticlist.files.checklist_file import read_checklist
from ticlist.files.tomlplace import places
from ticlist.files.tomlread import parsed

LONG_KEY = "Has a key of more than 8 parts."
DEEP = "Is nested too deeply."
NINE = ".".join("abcdefghi")
MANY = ".".join("a" * 4000)
NEST = "[" * 9 + "]" * 9
EIGHT = "[" * 8 + "]" * 8
OPEN = "[" * 20

RANDOM_FILES = settings(deadline=None, max_examples=100)


@pytest.fixture
def _no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise AssertionError

    monkeypatch.setattr(tomllib, "loads", fail)


def what_is_refused(text: str) -> str:
    with pytest.raises(FileRefusedError) as caught:
        parsed(text, "a.toml")
    assert caught.value.where == "a.toml"
    return caught.value.what


@pytest.mark.usefixtures("_no_parser")
@pytest.mark.parametrize(
    "text",
    [
        f"{NINE} = 1",
        f"{MANY} = 1",
        f"[{MANY}]",
        f"[[{NINE}]]",
        f"a = {{ {NINE} = 1 }}",
        f"a = [1, {{ {MANY} = 1 }}]",
        f"x = 1\n  {NINE.replace('.', ' . ')} = 1",
        NINE.replace(".", "\t.\t") + " = 1",
        '"a".b."c".d.\'e\'.f.g.h."i" = 1',
        "'a.b'." * 8 + "a = 1",
        '"".' * 8 + "a = 1",
        f"-{NINE}- = 1",
        f'a = """"quoted"""" # {MANY}\n{MANY} = 1',
        f'a = ["""it""""", {{ {MANY} = 1 }}]',
        f'a = ["""it"""", {{ {MANY} = 1 }}]',
        f"a = ['''it'''', {{ {MANY} = 1 }}]",
        f"a = ['''it''''', {{ {MANY} = 1 }}]",
        f'a = ["\\"", {{ {MANY} = 1 }}]',
        f'a = ["\\\\", {{ {MANY} = 1 }}]',
        f'a = ["""\\"""", {{ {MANY} = 1 }}]',
        f"a = ['\\', {{ {MANY} = 1 }}]",
        f'# it"s\n{MANY} = 1',
        f"# '''\n{MANY} = 1",
    ],
)
def test_a_key_of_many_parts_is_refused_before_parsing_wherever_it_hides(text: str) -> None:
    assert what_is_refused(text) == LONG_KEY


@pytest.mark.usefixtures("_no_parser")
@pytest.mark.parametrize(
    "text",
    [
        f"a = {NEST}",
        f"a = {'[' * 100_000}",
        f"a = {'{ a = ' * 9}1{' }' * 9}",
        f"a = {'[{ a = ' * 5}1{' }]' * 5}",
        f'a = ["""it"""", {NEST}]',
        f"a = ['''it'''', {NEST}]",
        f"a = [ # ]]]]]]]]\n{NEST}]",
        f'a = [ "]]]]]]]]", {NEST}]',
    ],
)
def test_what_is_nested_deeply_is_refused_before_parsing(text: str) -> None:
    assert what_is_refused(text) == DEEP


@pytest.mark.parametrize(
    "text",
    [
        "a.b.c.d.e.f.g.h = 1",
        "[a.b.c.d.e.f.g.h]",
        f"a = {EIGHT}",
        f"[[a]]\nb = {EIGHT}\n[[a]]\nb = {EIGHT}",
        f"# {NINE} = {OPEN}",
        f'a = "{NINE} {OPEN}"',
        f"a = '{NINE} {OPEN}' # ' {OPEN}",
        f'a = """\n{NINE} {OPEN}"""',
        f"a = '''\n{NINE} {'{' * 20}'''",
        f'"{NINE}" = 1',
        "a = 1.5\nb = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5]",
    ],
)
def test_what_only_looks_deep_or_long_is_read(text: str) -> None:
    assert parsed(text, "a.toml") == tomllib.loads(text)


@RANDOM_FILES
@given(TEXTS)
def test_no_text_before_it_hides_a_long_key(text: str) -> None:
    for spelt in spellings(text):
        assert tomllib.loads(f"a = [{spelt}, {{ b = 1 }}]")["a"][0] == text
        assert what_is_refused(f"a = [{spelt}, {{ {NINE} = 1 }}]") == LONG_KEY
        assert what_is_refused(f"a = [{spelt}, {EIGHT}]") == DEEP


@RANDOM_FILES
@given(TEXTS)
def test_no_text_is_taken_for_a_long_key_or_for_depth(text: str) -> None:
    for spelt in spellings(f"{NINE} {'[' * 9} {text} {'{' * 9} {NINE}"):
        assert parsed(f"a = {spelt}", "a.toml") == tomllib.loads(f"a = {spelt}")


@pytest.mark.parametrize(
    "text",
    [
        '"' * 400_000,
        "'" * 400_000,
        'a = """' + '" ' * 200_000,
        "a = '''" + "' " * 200_000,
        'a = "' + "\\" * 400_001,
        'a = """' + "\\" * 400_001,
        'a = "\n' * 80_000,
        "a" * 400_000,
        ("a" * 4000 + " " * 4000 + "\n") * 50,
        "a .b " * 80_000,
        "#" * 400_000 + "\n=",
        "[" * 8 + "]" * 8 + "a" * 400_000,
    ],
)
def test_half_a_megabyte_of_anything_is_looked_through_in_one_go(text: str) -> None:
    with pytest.raises(FileRefusedError):
        parsed(text, "a.toml")


def test_a_checklist_of_nothing_but_mistakes_gives_every_one_of_them() -> None:
    keys = "".join(f"a{number} = 1\n" for number in range(10_000))
    read = read_checklist(b"format = 1\n" + keys.encode(), name="a.toml")
    assert sum("not a known key" in each.message for each in read.mistakes) == 10_000
    words = ", ".join(['"x"'] * 10_000)
    sources = "".join(f'[[source]]\nid = "s{number}"\n' for number in range(5_000))
    text = f"format = 1\n{sources}[[section]]\n[[section.prompt]]\nsource = [{words}]\n"
    read = read_checklist(text.encode(), name="a.toml")
    unknown = [each.message for each in read.mistakes if each.message.startswith("'source'")]
    assert len(unknown) == 10_000
    assert set(unknown) == {
        "'source' has to be one of s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10, s11, ...."
    }


def test_a_list_of_nothing_but_mistakes_ends_after_ten_thousand_of_them() -> None:
    words = ", ".join(['"x"'] * 20_000)
    text = f'format = 1\n[[section]]\n[[section.prompt]]\nid = "a"\ndoes = ["y", {words}]\n'
    read = read_checklist(text.encode(), name="a.toml")
    assert sum(each.message.startswith("'does'") for each in read.mistakes) == 10_000


def test_a_file_of_many_headings_has_a_place_for_each() -> None:
    found = places("".join(f"[[a{number}]]\n" for number in range(20_000)))
    assert found["a19999", 0] == (20_000, 1)


@pytest.mark.parametrize("digits", ["0x1", "0o1", "0b1", "0x1_"])
def test_a_number_too_long_to_be_shown_or_written_again_is_refused(digits: str) -> None:
    for key in ("format", "newer"):
        number = f"{digits}{'0' * 20_000}"
        assert what_is_refused(f"{key} = {number}") == "Holds a number that is too long."
    assert parsed(f"a = {digits}{'0' * 900}\nb = '0x{'0' * 2000}'", "a.toml")["a"] > 0
