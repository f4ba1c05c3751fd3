"""The example checklists of other languages and scripts, and what they are walked with."""

import datetime as dt
import shutil
from pathlib import Path

from wcwidth import wcswidth

from ticlist.desk import Desk
from ticlist.model.reflection import Reflection
from ticlist.model.walk import Beginning
from ticlist.storage.paths import Paths
from ticlist.text import columns

FOLDER = Path(__file__).parent

TWO, RIGHT_TO_LEFT, WIDE = "two-languages", "right-to-left", "wide"

WORDS = {
    RIGHT_TO_LEFT: "كتبتُ هنا كلمات كثيرة حتى يمتلئ السطر ثم ينتقل إلى آخر، وكلمة English بينها.",
    WIDE: "ここに長い言葉を書いて、行が折り返されるまで続ける。英語のwordsも混ぜておく。終わり。",
}
"""Words to be written, longer than a line of either window."""

FIRST_PROMPT = {
    RIGHT_TO_LEFT: "أُخبر الناس مُسبَقًا بما سيحدث بعد ذلك، حتى حين يكون الوقت قصيرًا جدًّا واليوم طويلًا.",
    WIDE: "時間が短くても一日が長くても、次に何が起こるかを前もって人に伝えている。",
}


def put(paths: Paths, *names: str) -> None:
    """Put examples among a person's own checklists."""
    paths.checklists.mkdir(parents=True, exist_ok=True)
    for each in names:
        shutil.copy(FOLDER / f"{each}.toml", paths.checklists)


def saved_in(paths: Paths, language: str | None, day: int, answer: str) -> Reflection:
    """Save a reflection of the one in two languages, with its first prompt answered."""
    desk = Desk(paths, lambda _: None, language)
    walk = desk.begin(desk.library.find(TWO), Beginning("short", dt.date(2026, 11, day)))
    walk.next()
    assert walk.prompt is not None
    walk.written.choose(walk.prompt, answer)
    return desk.save()[0]


def widths(line: str) -> set[int]:
    """How many columns a line takes: as we count, and as terminals do."""
    return {columns(line), wcswidth(line)}
