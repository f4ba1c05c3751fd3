"""Wheels of what the running environment holds, so that pip needs no network."""

import re
import zipfile
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

_NEVER = {"INSTALLER", "REQUESTED", "RECORD", "direct_url.json"}


def make_wheels(folder: Path, wanted: list[str]) -> None:
    """Write a wheel into a folder of each distribution, and of all that these ask for.

    Args:
        folder: where the wheels go.
        wanted: requirements as in pyproject, with their extras.
    """
    done: set[str] = set()
    open_: list[Requirement] = [Requirement(each) for each in wanted]
    while open_:
        each = open_.pop()
        name = _as_file_name(each.name).lower()
        if each.marker and not each.marker.evaluate({"extra": ""}):
            continue
        found = distribution(each.name)
        open_ += [
            inner
            for inner in map(Requirement, found.requires or ())
            if _is_for(inner, each.extras) and _as_file_name(inner.name).lower() not in done
        ]
        if name not in done:
            done.add(name)
            _write(folder, found)


def _is_for(inner: Requirement, extras: set[str]) -> bool:
    if inner.marker is None:
        return True
    if any(inner.marker.evaluate({"extra": extra}) for extra in extras or {""}):
        inner.marker = None
        return True
    return False


def _as_file_name(name: str) -> str:
    return re.sub(r"[-_.]+", "_", name)


def _write(folder: Path, found: Distribution) -> None:
    tags = re.findall(r"^Tag: (.+)$", found.read_text("WHEEL") or "", re.MULTILINE)
    tag = "-".join(
        ".".join(dict.fromkeys(part))
        for part in zip(*(each.split("-") for each in tags), strict=True)
    )
    name = f"{_as_file_name(found.name)}-{found.version}"
    info = ""
    members: list[str] = []
    with zipfile.ZipFile(folder / f"{name}-{tag}.whl", "w") as wheel:
        for each in found.files or ():
            # Scripts lie outside, and are made anew by whoever installs the wheel.
            if ".." in each.parts or "__pycache__" in each.parts or each.name in _NEVER:
                continue
            if each.name == "METADATA":
                info = each.parts[0]
            wheel.write(Path(str(each.locate())), str(each))
            members.append(str(each))
        record = "".join(f"{each},,\n" for each in (*members, f"{info}/RECORD"))
        wheel.writestr(f"{info}/RECORD", record)
