"""What both faces say stands in one place."""

from tests.plain.answering import NEVER_SAID
from tests.tools import ROOT
from ticlist.model import wording

TICLIST = ROOT / "ticlist"


def test_every_word_of_it_is_said_by_both() -> None:
    plain = [*(TICLIST / "plain").glob("*.py")]
    program = [TICLIST / "app.py", *(TICLIST / "screens").rglob("*.py")]
    for files in (plain, program):
        text = "\n".join(each.read_text("utf-8") for each in files)
        assert [each for each in vars(wording) if each.isupper() and each not in text] == []


def test_no_word_of_it_judges() -> None:
    for name, text in vars(wording).items():
        assert not (name.isupper() and NEVER_SAID.search(str(text)))
