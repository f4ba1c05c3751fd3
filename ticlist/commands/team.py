"""`ticlist team`: the team's picture of a period; for the collector's account, making it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ticlist.commands.asked import today
from ticlist.commands.command import Command
from ticlist.commands.printing import add_json, remark, say, say_json
from ticlist.errors import StoreError, TiclistError, UsedWronglyError
from ticlist.model.periods import WHAT_A_PERIOD_LOOKS_LIKE, days_of, has_ended, period_in_words
from ticlist.storage.paths import current_paths
from ticlist.storage.settings import read_settings
from ticlist.together import Together

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Mapping

    from ticlist.model.picture import Picture
    from ticlist.storage.paths import Paths
    from ticlist.storage.settings import Settings, Team

_WIDTH = 78


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--period", metavar="P", help="which: 2026-11, 2026-Q4 or 2026")
    parser.add_argument("--checklist", metavar="ID", help="only of one checklist")
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument(
        "--publish", action="store_true", help="the collector's: count, and make the pictures"
    )
    doing.add_argument(
        "--collect", action="store_true", help="the collector's: only count, as for several servers"
    )
    add_json(parser)


def _run(arguments: Namespace) -> int:
    paths = current_paths()
    settings = read_settings(paths)
    if arguments.period is not None and days_of(arguments.period) is None:
        raise UsedWronglyError(
            what=f"'{arguments.period}' is no period.", what_to_do=WHAT_A_PERIOD_LOOKS_LIKE
        )
    together = Together(paths, settings.team, today())
    if arguments.publish or arguments.collect:
        for each in settings.remarks:
            remark(each)
        return _count(together.team, arguments, paths)
    period = arguments.period or together.newest_period()
    found = [each for when, each in together.pictures() if when == period]
    wanted = found if arguments.checklist is None else [arguments.checklist]
    if not (wanted or arguments.json):
        remark(_none_of(together, period, arguments.period))
        return 0
    pictures, code = _read(together, period, wanted)
    if arguments.json:
        say_json(pictures=[each._asdict() for each in pictures.values() if each is not None])
    else:
        _print(pictures, paths, settings, period)
    return code


def _read(
    together: Together, period: str, wanted: list[str]
) -> tuple[dict[str, Picture | None], int]:
    """The pictures that can be read, and the exit code: one that is damaged hides no other."""
    read, code = {}, 0
    for each in wanted:
        try:
            read[each] = together.picture(period, each)
        except StoreError as error:
            remark(str(error))
            code = error.exit_code
    return read, code


def _print(
    pictures: Mapping[str, Picture | None], paths: Paths, settings: Settings, period: str
) -> None:
    from ticlist.model.picture_lines import not_here, picture_lines  # noqa: PLC0415 - only showing
    from ticlist.storage.library import read_library  # noqa: PLC0415

    library = read_library(paths, settings.language)
    team = settings.team.name if settings.team else ""
    for each, picture in pictures.items():
        try:
            checklist = library.find(each).checklist
        except TiclistError:
            if picture is None:
                raise
            checklist = not_here(each)
        for line in picture_lines(checklist, period, picture, team, _WIDTH):
            say(line.text)


def _none_of(together: Together, period: str, asked: str | None) -> str:
    there = together.pictures()
    known = ", ".join(dict.fromkeys(when for when, _ in there))
    none = f"There is no picture of {period_in_words(period)}."
    if asked is not None and not has_ended(asked, today()):
        none = f"There is no picture of {period_in_words(period)}: it is made after its end."
    elif asked is None and not there:
        none = together.nothing_made_yet()
    others = f" There are pictures of: {known}." if there else ""
    return (
        f"{none}{others}\nWith --checklist ID you get the questions of one, to talk about together."
    )


def _see_that_all_of_it_is_obeyed(paths: Paths) -> None:
    """Stop where settings of the team are not obeyed: a picture by others could not be undone."""
    from ticlist.storage.team_settings import not_obeyed  # noqa: PLC0415 - only here

    wrong = not_obeyed(paths)
    if wrong:
        raise StoreError(
            what=wrong[0],
            what_to_do="Nothing was counted: a picture is made once, so put that right first.",
        )


def _count(team: Team, arguments: Namespace, paths: Paths) -> int:
    from ticlist.storage.collected import collect  # noqa: PLC0415 - only here
    from ticlist.storage.pictures import publish  # noqa: PLC0415
    from ticlist.storage.untrusted import refused_in_words  # noqa: PLC0415

    only, now = arguments.period, today()
    if only is not None and not has_ended(only, now):
        raise UsedWronglyError(what=f"{period_in_words(only)} is not over yet.")
    _see_that_all_of_it_is_obeyed(paths)
    collected = collect(team.drop, now, only, least=team.least)
    done = [f"{each} is counted." for each in collected.periods]
    refused = list(collected.refused)
    if arguments.publish:
        made, not_counted = publish(team.drop, team.least, now, only)
        done += [f"The picture of {each.period} for '{each.checklist}' is made." for each in made]
        refused += not_counted
    for each in done:
        say(each)
    if refused:
        remark(refused_in_words(refused))
    if not done:
        remark("Nothing was due.")
    return 0


COMMAND = Command(
    summary="your team's picture, in which nobody is picked out",
    examples=(
        ("ticlist team", "the newest picture"),
        ("ticlist team --period 2026-Q3", "those of one period"),
        ("ticlist team --publish", "the collector's: make what is due"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    notes=(
        "Made once after a period has ended, and then left as it is. It says which side\n"
        "most lean to, never how many, and nothing where fewer people answered than your\n"
        "site's 'least' (never under 5): there it has the questions, to talk about."
    ),
)
