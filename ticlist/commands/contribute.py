"""`ticlist contribute`: add the answer words of a reflection to a team's picture."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from ticlist.commands.asked import today
from ticlist.commands.command import Command
from ticlist.commands.printing import remark, say, tell, tell_in_lines
from ticlist.errors import NothingFitsError, UsedWronglyError
from ticlist.files.contribution_file import read_contribution
from ticlist.model.contribution import as_chosen
from ticlist.offered import (
    AS_THE_FILE_HAS_IT,
    HOW_TO_TAKE_BACK,
    THE_LINE_ABOVE,
    answers_in_words,
    copied_in_words,
)
from ticlist.storage.contributed import contributed_by
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store
from ticlist.together import Together

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from ticlist.model.reflection import Reflection
    from ticlist.offered import Offer
    from ticlist.storage.paths import Paths

NOTHING_ADDED = "Nothing was added."
NOT_BY_YES = (
    "Nothing was added. The inbox is not as it has to be, and --yes does not agree to that: at a "
    "terminal, without it, you are asked."
)
IS_OTHERWISE = (
    "Nothing was added: this is not so any more. 'ticlist contribute' shows what is so now."
)

ENDING = 6
"""Letters of an id that mean it, as in `ticlist show`."""

_WORD = "add"


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reflection", metavar="REFLECTION", help="which one; see below")
    either = parser.add_mutually_exclusive_group()
    either.add_argument(
        "--replace", action="store_true", help="in the place of what you added for this period"
    )
    either.add_argument("--withdraw", action="store_true", help="take back what was added of it")
    parser.add_argument("--yes", action="store_true", help="it was seen and is agreed to")


def _run(arguments: Namespace) -> int:
    paths = current_paths()
    store = Store(paths)

    def by_now() -> Together:
        # The site's settings and the day may change while somebody reads what is asked.
        return Together.as_set_by_now(paths, today())

    if arguments.withdraw:
        added = _added(arguments.reflection, store, paths)
        say(f"{added}: {by_now().take_back(added)}")
        return 0
    return _add(arguments, store, by_now)


def _add(arguments: Namespace, store: Store, by_now: Callable[[], Together]) -> int:
    name = store.find(arguments.reflection)
    reflection = store.read(name.id)
    offer = by_now().offer(reflection)
    if offer.earlier and not arguments.replace:
        raise UsedWronglyError(
            what="You have added something for this period already, and one counts.",
            what_to_do="--replace puts this in its place.",
        )
    for each in offer.first:
        remark(each)
    if offer.first or not arguments.yes:
        _tell(offer, reflection)
    say(offer.line)
    if sys.stdin.isatty() and not sys.stdout.isatty():
        tell_in_lines(offer.line)
    why_not = _why_not(offer, arguments, lambda: by_now().offer(store.read(name.id)))
    if why_not:
        remark(why_not)
        return 1
    for each in by_now().add(offer, dt.datetime.now().astimezone()):
        remark(each)
    remark(f"Added. {HOW_TO_TAKE_BACK.format(reflection=name.id)}")
    return 0


def _added(words: str, store: Store, paths: Paths) -> str:
    """The id of the reflection that is meant; of one that was added and is not there any more, too.

    Raises:
        NothingFitsError: none is meant, or several.
    """
    try:
        return store.find(words).id
    except NothingFitsError:
        ids = {each.reflection for each in contributed_by(paths)}
        fitting = [each for each in ids if len(words) >= ENDING and each.endswith(words)]
        if len(fitting) != 1:
            raise
        return fitting[0]


def _tell(offer: Offer, reflection: Reflection) -> None:
    answers = as_chosen(read_contribution(offer.line.encode()), reflection)
    copied = copied_in_words(offer, len(answers))
    for paragraph in (*copied, *answers_in_words(answers), AS_THE_FILE_HAS_IT):
        tell_in_lines(paragraph)
    tell("")


def _why_not(offer: Offer, arguments: Namespace, again: Callable[[], Offer]) -> str:
    """Ask, where that has to be, and look again before all that was shown counts as agreed to.

    Returns:
        Why nothing is added; empty where it is to be.
    """
    if arguments.yes and not offer.first:
        return ""
    if arguments.yes and not sys.stdin.isatty():
        return NOT_BY_YES
    if not _is_agreed(offer):
        return NOTHING_ADDED
    return "" if again() == offer else IS_OTHERWISE


def _is_agreed(offer: Offer) -> bool:
    for paragraph in (THE_LINE_ABOVE, *offer.told):
        tell_in_lines(paragraph)
    if not (sys.stdin.isatty() and sys.stderr is not None and sys.stderr.isatty()):
        tell("")
        raise UsedWronglyError(
            what="There is nobody to ask whether that is wanted.", what_to_do="--yes says so."
        )
    tell_in_lines(f"Write '{_WORD}' to add it; anything else adds nothing.")
    return sys.stdin.readline().strip() == _WORD


COMMAND = Command(
    summary="add your answer words to your team's picture",
    examples=(
        ("ticlist contribute last", "shows the one line, and asks"),
        ("ticlist contribute last --replace", "in the place of what you added before"),
        ("ticlist contribute last --withdraw", "takes it back, until it is counted"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "REFLECTION is as in 'ticlist show'. Only answer words are added, together or not\n"
        "at all: no words of yours, nothing from private sections, about the scope of\n"
        "your role or about how you are, and none of 'not part of my role', 'it has not\n"
        "come up', 'leave this one today'. Nobody has to add anything, and ticlist never\n"
        "does so by itself."
    ),
)
