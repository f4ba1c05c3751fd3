"""Reading a file of Word's: its parts, its text, and what becomes of it as PDF."""

import io
import subprocess
import tempfile
import zipfile
from pathlib import Path

from lxml import etree  # type: ignore[import-untyped]  # it brings no types

from tests.tools import needs, plain_environment

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SAID = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}


def parts_of_docx(written: bytes) -> dict[str, bytes]:
    """The parts of the file by their names."""
    with zipfile.ZipFile(io.BytesIO(written)) as file:
        return {name: file.read(name) for name in file.namelist()}


def body_of_docx(written: bytes) -> etree._Element:
    """The document itself."""
    return etree.fromstring(parts_of_docx(written)["word/document.xml"])


def text_of_docx(written: bytes) -> str:
    """The text, a line for each paragraph and each of its line ends."""
    return "\n".join(
        "".join(
            _SAID.get(each.tag) or each.text or "" for each in paragraph.iter(f"{WORD}t", *_SAID)
        )
        for paragraph in body_of_docx(written).iter(f"{WORD}p")
    )


def as_pdf(written: bytes) -> bytes:
    """What LibreOffice makes of it."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "sheet.docx").write_bytes(written)
        subprocess.run(
            [
                needs("soffice"),
                f"-env:UserInstallation={(home / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                folder,
                str(home / "sheet.docx"),
            ],
            env=plain_environment(home),
            capture_output=True,
            check=True,
            timeout=120,
        )
        return (home / "sheet.pdf").read_bytes()
