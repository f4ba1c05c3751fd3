"""`ticlist forget`: take a reflection away for good."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ticlist.advice import files_that_stay, goes_too
from ticlist.commands.command import Command
from ticlist.commands.printing import remark, say
from ticlist.errors import NothingFitsError, UsedWronglyError
from ticlist.storage.drafts import Drafts
from ticlist.storage.forgetting import OUT_OF_REACH, forget, forget_earlier
from ticlist.storage.paths import current_paths
from ticlist.storage.store import Store

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from ticlist.storage.names import Named
    from ticlist.storage.paths import Paths


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("reflection", metavar="REFLECTION", help="which one; see below")
    parser.add_argument("--earlier", action="store_true", help="only its earlier wordings")
    parser.add_argument("--yes", action="store_true", help="do it without asking")


def _run(arguments: Namespace) -> int:
    paths = current_paths()
    name = _meant(paths, arguments.reflection)
    what = "Its earlier wordings" if arguments.earlier else "All of it"
    for line in [] if arguments.earlier else goes_too(paths, name.id):
        remark(line)
    if not (arguments.yes or _is_wanted(f"{name.id}: {what} will be gone for good.")):
        remark("Nothing was taken away.")
        return 1
    if arguments.earlier:
        many = forget_earlier(paths, name.id)
        say(f"{name.id}: {_wordings(many)} taken away. The reflection itself is as it was.")
    else:
        made_of_it = files_that_stay(paths, name.id)
        not_taken_back = forget(paths, name.id)
        say(f"{name.id}: taken away, with its earlier wordings and its draft.")
        if not_taken_back:
            remark(not_taken_back)
        for line in made_of_it:
            remark(line)
    remark(OUT_OF_REACH)
    return 0


def _meant(paths: Paths, words: str) -> Named:
    try:
        return Store(paths).find(words)
    except NothingFitsError:
        drafts = Drafts(paths)
        if words and any(each.id.endswith(words) or each.id == words for each in drafts.names()):
            return drafts.find(words)
        raise


def _is_wanted(what: str) -> bool:
    if not sys.stdin.isatty():
        raise UsedWronglyError(
            what="There is nobody to ask whether that is wanted.", what_to_do="--yes says so."
        )
    remark(f"{what} Write 'forget' to do it; anything else leaves it as it is.")
    return sys.stdin.readline().strip() == "forget"


def _wordings(many: int) -> str:
    return {0: "There was no earlier wording; nothing was", 1: "One earlier wording was"}.get(
        many, f"{many} earlier wordings were"
    )


COMMAND = Command(
    summary="take a reflection away for good, with all that there is of it",
    examples=(
        ("ticlist forget k7f3xq", "the one whose id ends so, after asking"),
        ("ticlist forget k7f3xq --earlier", "only what it said before it was changed"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "REFLECTION is as in 'ticlist show'; a draft is named by its id or the end of it.\n"
        f"{OUT_OF_REACH}"
    ),
)
