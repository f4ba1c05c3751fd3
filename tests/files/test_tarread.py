"""A tar file is read as far as it is whole, and says where it is not."""

import io
import tarfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ticlist.errors import FileRefusedError
from ticlist.files.tarread import ENDS_EARLY, Member, members

MOST = 1 << 20
WORDS = b"What I told nobody else. " * 60


def packed(*files: tuple[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as tar:
        for name, data in files:
            heading = tarfile.TarInfo(name)
            heading.size = len(data)
            tar.addfile(heading, io.BytesIO(data))
    return out.getvalue()


def read(data: bytes, most: int = MOST) -> tuple[list[Member], str | None]:
    """The members, and why reading ended before the end if it did."""
    found = []
    try:
        for each in members(io.BytesIO(data), most):
            found.append(each)  # noqa: PERF402 - what came before a refusal counts
    except FileRefusedError as error:
        return found, error.what
    return found, None


def plain(name: str, data: bytes) -> Member:
    return Member(name, "a plain file", len(data), data)


def with_heading(data: bytes, change: Callable[[bytearray], None], at: int = 0) -> bytes:
    """A tar file with one heading changed, and its sum made right again."""
    heading = bytearray(data[at : at + 512])
    change(heading)
    heading[148:156] = b" " * 8
    heading[148:156] = b"%06o\0 " % sum(heading)
    return data[:at] + bytes(heading) + data[at + 512 :]


# --- whole ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [tarfile.PAX_FORMAT, tarfile.GNU_FORMAT, tarfile.USTAR_FORMAT])
def test_every_way_of_writing_a_name_is_read(form: int) -> None:
    files = [("a.toml", WORDS), (f"{'b' * 60}/{'c' * 60}", b""), ("d", b"x" * 512)]
    if form != tarfile.USTAR_FORMAT:
        files.append(("é" * 200, b"1"))
    assert read(packed(*files, form=form)) == ([plain(*each) for each in files], None)


@settings(deadline=None, max_examples=50)
@given(st.dictionaries(st.text("abc/é.", min_size=1, max_size=150), st.binary(max_size=1500)))
def test_what_python_packs_is_read_as_it_was(files: dict[str, bytes]) -> None:
    files = {name: data for name, data in files.items() if not name.endswith("/")}
    assert read(packed(*files.items())) == ([plain(*each) for each in files.items()], None)


def test_what_is_no_plain_file_is_told_and_what_comes_after_is_read() -> None:
    out = io.BytesIO()
    kinds = {
        tarfile.SYMTYPE: "a link",
        tarfile.LNKTYPE: "a link",
        tarfile.CHRTYPE: "a device",
        tarfile.BLKTYPE: "a device",
        tarfile.DIRTYPE: "a folder",
        tarfile.FIFOTYPE: "a pipe",
    }
    with tarfile.open(fileobj=out, mode="w") as tar:
        for kind in kinds:
            heading = tarfile.TarInfo("odd")
            heading.type = kind
            heading.linkname = "/etc/passwd"
            tar.addfile(heading)
        heading = tarfile.TarInfo("a")
        heading.size = 1
        tar.addfile(heading, io.BytesIO(b"1"))
    found, stopped = read(out.getvalue())
    assert [each.kind for each in found] == [*kinds.values(), "a plain file"]
    assert [each.data for each in found] == [None] * 6 + [b"1"]
    assert stopped is None


def test_files_with_holes_and_of_unknown_kinds_are_told_and_what_comes_after_is_read() -> None:
    data = packed(("a", b"1"), ("b", b"2"))

    def of_kind(kind: bytes) -> Callable[[bytearray], None]:
        def change(heading: bytearray) -> None:
            heading[156:157] = kind
            heading[482] = kind == b"S"

        return change

    assert read(with_heading(data, of_kind(b"V"))) == (
        [Member("a", "of a kind that no backup has", 1, None), plain("b", b"2")],
        None,
    )
    holes = with_heading(data, of_kind(b"S"))
    holes = holes[:512] + bytes(504) + b"\1" + bytes(7) + bytes(512) + holes[512:]
    assert read(holes) == ([Member("a", "a file with holes", 1, None), plain("b", b"2")], None)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        heading = tarfile.TarInfo("a")
        heading.pax_headers = {"GNU.sparse.major": "1"}
        tar.addfile(heading)
    assert read(out.getvalue())[0] == [Member("a", "a file with holes", 0, None)]


def test_an_old_folder_is_a_plain_file_whose_name_ends_so() -> None:
    assert read(packed(("old/", b""))) == ([Member("old/", "a folder", 0, None)], None)


def test_what_holds_for_all_members_and_names_of_links_are_passed_over() -> None:
    out = io.BytesIO()
    with tarfile.open(
        fileobj=out, mode="w", format=tarfile.PAX_FORMAT, pax_headers={"comment": "all"}
    ) as tar:
        tar.addfile(tarfile.TarInfo("a"))
    assert read(out.getvalue()) == ([plain("a", b"")], None)
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT) as tar:
        heading = tarfile.TarInfo("a")
        heading.type = tarfile.SYMTYPE
        heading.linkname = "x" * 200
        tar.addfile(heading)
    assert read(out.getvalue()) == ([Member("a", "a link", 0, None)], None)


# --- large ------------------------------------------------------------------------------------


def test_no_more_is_read_into_memory_than_was_asked_for() -> None:
    data = packed(("a", b"1" * 1001), ("b", b"2" * 1000))
    assert read(data, most=1000) == (
        [Member("a", "a plain file", 1001, None), plain("b", b"2" * 1000)],
        None,
    )


def test_a_heading_without_end_names_nothing() -> None:
    data = packed(("n" * (1 << 17), b"1"), ("b", b"2"))
    found, stopped = read(data)
    assert [(each.name, each.data) for each in found] == [("n" * 100, b"1"), ("b", b"2")]
    assert stopped is None


@pytest.mark.parametrize("size", [b"\x80" + b"\xff" * 11, b"77777777777\0"])
def test_a_size_beyond_the_end_is_an_end_that_comes_too_early(size: bytes) -> None:
    def change(heading: bytearray) -> None:
        heading[124:136] = size

    data = packed(("a", b"1"), ("b", b"2"))
    assert read(with_heading(data, change)) == ([], ENDS_EARLY)
    assert read(with_heading(data, change, at=1024)) == ([plain("a", b"1")], ENDS_EARLY)


@pytest.mark.parametrize(
    "records",
    [b"9" * 400, b"0 a=b\n", b"x", b"12 size=-999\n", b"10 path\n\n", b"5000 " + b"x" * 100, b""],
)
def test_a_heading_of_nonsense_changes_nothing(records: bytes) -> None:
    data = packed(("x" * 150, b"1"), ("b", b"2"))
    size = len(records)

    def change(heading: bytearray) -> None:
        heading[124:136] = b"%011o\0" % size

    data = with_heading(data, change)
    data = data[:512] + records + bytes(-size % 512) + data[1024:]
    assert [each.data for each in read(data)[0]] == [b"1", b"2"]


def test_a_size_of_its_own_heading_counts_and_one_of_many_digits_does_not() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as tar:
        heading = tarfile.TarInfo("a")
        heading.size = 700
        heading.pax_headers = {"size": "700"}
        tar.addfile(heading, io.BytesIO(b"1" * 700))
        heading = tarfile.TarInfo("b")
        heading.pax_headers = {"size": "9" * 5000}
        tar.addfile(heading)
    assert read(out.getvalue()) == ([plain("a", b"1" * 700), plain("b", b"")], None)


# --- damaged ----------------------------------------------------------------------------------


def test_wherever_it_is_cut_what_came_before_is_whole_and_the_cut_is_told() -> None:
    files = [("a", b"1" * 700), ("b" * 120, b"2" * 512), ("c", b"")]
    data = packed(*files)
    end = data.rindex(b"ustar") - 257 + 512
    for at in range(1, end + 1):
        found, stopped = read(data[:at])
        assert found == [plain(*each) for each in files[: len(found)]]
        assert stopped == (ENDS_EARLY if at >= 512 else "It is not a tar file."), at
    assert read(data[:512] + data[512 : end + 512])[1] is None


def test_a_damaged_heading_is_told_with_its_place() -> None:
    data = bytearray(packed(("a", b"1"), ("b", b"2"), ("c", b"3")))
    data[1030] ^= 1
    assert read(bytes(data)) == ([plain("a", b"1")], "It is damaged from byte 1024 on.")
    data[1030] ^= 1

    def change(heading: bytearray) -> None:
        heading[124:136] = b"-1000000000\0"

    broken = with_heading(bytes(data), change, at=1024)
    assert read(broken)[1] == "It is damaged from byte 1024 on."


def test_zeros_in_the_middle_are_not_taken_for_the_end() -> None:
    data = packed(("a", b"1"), ("b", b"2"), ("c", b"3"))
    lost = data[:1024] + bytes(1024) + data[2048:]
    assert read(lost) == ([plain("a", b"1")], "It is damaged from byte 1024 on.")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "It is not a tar file."),
        (b"short", "It is not a tar file."),
        (b"long" * 1000, "It is not a tar file."),
        (b"\x1f\x8b" + b"x" * 600, "It is compressed."),
        (b"BZh9" + b"x" * 600, "It is compressed."),
        (b"\xfd7zXZ\0", "It is compressed."),
        (b"\x28\xb5\x2f\xfd" * 200, "It is compressed."),
    ],
)
def test_what_is_no_tar_file_is_told(data: bytes, told: str) -> None:
    assert read(data) == ([], told)


@settings(deadline=None, max_examples=200)
@given(st.data())
def test_no_damage_ends_in_anything_but_words(data: st.DataObject) -> None:
    whole = bytearray(packed(("a", WORDS), ("b" * 120, b"2"), ("c/", b"")))
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    read(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
