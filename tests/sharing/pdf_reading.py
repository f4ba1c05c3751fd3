"""Reading PDF: its text, its structure, its fonts, and whether it is what PDF/UA-1 asks for."""

import re
import subprocess
import tempfile
from pathlib import Path

import page

from tests.tools import needs

_FOOTER = re.compile(r"^Page \d+ of \d+\n", re.MULTILINE)
# What says which way a text runs, put in by the reader.
_NOT_OF_THE_TEXT = re.compile("[\u202a-\u202e\f]")


def is_pdf_ua(written: bytes) -> bool:
    """Whether a file is what PDF/UA-1 asks for; what it is not is printed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.pdf"
        path.write_bytes(written)
        found = page.validate_pdf(path, profile=page.ValidationProfile.PDF_UA_1)
        for failure in found.failures[:10]:
            print(failure.rule_id, failure.message)  # noqa: T201 - pytest shows it
        return page.is_pdf_compliant(path, profile=page.ValidationProfile.PDF_UA_1)


def text_of_pdf(written: bytes) -> str:
    """The text in the order that it is read in, without the numbers of the pages."""
    text = _read("pdftotext", written, "-", "-")
    return _FOOTER.sub("", _NOT_OF_THE_TEXT.sub("", text))


def squeezed(text: str) -> str:
    """A text without its blanks and hyphens, which are lost or put in at the ends of lines."""
    return "".join(text.replace("-", "").split())


def structure_of_pdf(written: bytes) -> str:
    """What the parts are that a screen reader is told of, and what stands in each."""
    lines = _read("pdfinfo", written, "-struct-text", "-").splitlines(keepends=True)
    # Where each part stands on its page is not of the structure.
    return "".join(line for line in lines if not line.lstrip().startswith("/"))


def fonts_of_pdf(written: bytes) -> dict[str, str]:
    """The names of the fonts, and for each whether it is in the file."""
    # The name may have blanks in it, but its type has, too: what follows is of fixed kinds.
    lines = _read("pdffonts", written, "-").splitlines()[2:]
    return {line.split()[0].partition("+")[2]: line.split()[-5] for line in lines}


def _read(tool: str, written: bytes, *arguments: str) -> str:
    done = subprocess.run([needs(tool), *arguments], input=written, capture_output=True, check=True)
    # What is in it besides texts is not always of UTF-8.
    return done.stdout.decode(errors="replace")
