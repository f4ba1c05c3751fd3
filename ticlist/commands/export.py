"""`ticlist export`: a file to share."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from ticlist.commands.command import Command, FileArgument
from ticlist.errors import TiclistError, UsedWronglyError
from ticlist.storage.paths import current_paths
from ticlist.text import nearest

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from ticlist.outgoing import Outgoing
    from ticlist.past import Past
    from ticlist.sharing.chosen import Chosen, Event, Layout, Part
    from ticlist.sharing.formats import Format
    from ticlist.storage.paths import Paths

_STANDARD_OUTPUT = "-"


class _Going(NamedTuple):
    """Where a file goes: as it was asked for, and the place that is free for it."""

    given: Path
    place: Path | None

    @property
    def name(self) -> str:
        return self.given.name if self.place else ""


def _add_arguments(parser: ArgumentParser) -> None:
    add = parser.add_argument
    add("reflections", metavar="REFLECTION", nargs="*", help="which; or by the next three")
    add("--since", metavar="DATE", help="all from that day on")
    add("--until", metavar="DATE", help="all up to that day")
    add("--checklist", metavar="ID", help="only those of one checklist")
    add("--to", metavar="FILE", help="the file to make, by its ending; or -")
    add("--format", metavar="NAME", help="html, md, pdf, docx, csv or jsonl")
    add("--layout", metavar="NAME", default="supervision", help="supervision, account or full")
    add("--include", metavar="PART,...", default="answers", help="what is in; see below")
    add("--section", metavar="ID,...", help="only these sections; see below")
    add("--without", metavar="PROMPT,...", help="without these prompts")
    add("--passage", metavar="ID,...", help="of the words only these; see below")
    add("--name", metavar="TEXT", help="your name, which is in then")
    add("--pseudonym", metavar="TEXT", help="a word that tells your sheets from others'")
    add("--event", metavar="KIND", help="of an account: practice, feedback or learning")
    add("--themes", metavar="TEXT", help="of an account: themes of your own code")
    add("--keep", metavar="KIND:N", action="append", help="leave N of a kind in, knowingly")
    add("--yes", action="store_true", help="the four questions are answered; do not ask")


def _run(arguments: Namespace) -> int:
    form = _format(arguments)
    chosen = _chosen(arguments)
    is_asked = not arguments.yes
    if is_asked and not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise UsedWronglyError(
            what="There is nobody to show it to and to ask.",
            what_to_do="--yes says that you have seen it and answered the four questions.",
        )
    going = _going(arguments.to)
    paths = current_paths()
    outgoing = _outgoing(arguments, paths)
    _check_ids(outgoing, arguments)
    outgoing.choose(chosen)
    if not outgoing.holds_anything:
        raise TiclistError(
            what="Nothing of what was chosen is in there.",
            what_to_do="'ticlist export --help' names the parts that --include takes.",
        )
    _keep_knowingly(outgoing, arguments.keep or [], going.name)
    if is_asked:
        from ticlist.commands.export_asking import is_wanted  # noqa: PLC0415 - only when asked

        if not is_wanted(outgoing, form, str(going.given), going.name):
            return _nothing_written()
    elif not _is_decided(outgoing, going.name):
        return 1
    _write(outgoing, form, going, paths)
    return 0


def _nothing_written() -> int:
    from ticlist.commands.printing import remark  # noqa: PLC0415 - as the others here

    remark("Nothing was written.")
    return 1


# --- what is meant --------------------------------------------------------------------------------


def _format(arguments: Namespace) -> Format:
    from ticlist.sharing.formats import FORMATS, checked  # noqa: PLC0415 - help needs none

    if arguments.to is None:
        raise UsedWronglyError(
            what="It needs --to and a file, such as --to sheet.html.",
            what_to_do="'ticlist export --help' shows what it takes.",
        )
    name = arguments.format or Path(arguments.to).suffix.removeprefix(".").lower()
    if name not in FORMATS:
        what = "--to - needs --format." if arguments.to == _STANDARD_OUTPUT and not name else ""
        raise UsedWronglyError(
            what=what or f"'{name}' is no format there is.{nearest(name, list(FORMATS))}",
            what_to_do=f"There are {', '.join(FORMATS)}; the ending of the file or --format says.",
        )
    return checked(FORMATS[name])


def _chosen(arguments: Namespace) -> Chosen:
    from ticlist.sharing.chosen import EVENTS, LAYOUT, PARTS, Chosen  # noqa: PLC0415 - as above

    def ids(words: str | None) -> frozenset[str] | None:
        return None if words is None else frozenset(_listed(words))

    parts = {_one_of("--include", each, PARTS) for each in _listed(arguments.include)}
    if "name" in parts and not arguments.name:
        raise UsedWronglyError(what="--include name needs --name and the name.")
    if arguments.name:
        parts.add("name")
    event = arguments.event and _one_of("--event", arguments.event, EVENTS)
    return Chosen(
        parts=cast("frozenset[Part]", frozenset(parts)),
        layout=cast("Layout", _one_of("--layout", arguments.layout, LAYOUT)),
        sections=ids(arguments.section),
        left_out=arguments.section is not None,
        without=ids(arguments.without) or frozenset(),
        passages=ids(arguments.passage),
        name=arguments.name or "",
        pseudonym=arguments.pseudonym or "",
        event=cast("Event | None", event or None),
        themes=arguments.themes or "",
    )


def _listed(words: str) -> list[str]:
    return [each.strip() for each in words.split(",") if each.strip()]


def _one_of(option: str, word: str, known: Iterable[str]) -> str:
    if word not in known:
        raise UsedWronglyError(
            what=f"'{word}' is nothing that {option} takes.{nearest(word, list(known))}",
            what_to_do=f"It takes {', '.join(known)}.",
        )
    return word


def _going(to: str) -> _Going:
    from ticlist.storage.new_file import place_for  # noqa: PLC0415 - as above

    given = Path(to)
    if to == _STANDARD_OUTPUT:
        return _Going(given, None)
    return _Going(given, place_for(given, "--to needs the name of a file, such as sheet.html."))


def _outgoing(arguments: Namespace, paths: Paths) -> Outgoing:
    from ticlist.outgoing import outgoing_of  # noqa: PLC0415
    from ticlist.past import Past  # noqa: PLC0415
    from ticlist.storage.private_words import read_private_words  # noqa: PLC0415

    past = Past(paths, {})
    own = read_private_words(paths)
    if own.remark:
        # Better nothing leaves than something with a name in it that was to be looked for.
        raise TiclistError(what=own.remark, what_to_do="Have it put right first.")
    return outgoing_of(past, _meant(arguments, past), own.words)


def _meant(arguments: Namespace, past: Past) -> list[str]:
    """The ids of the reflections that are meant, by name or by day and checklist."""
    by_day = arguments.since is not None or arguments.until is not None or arguments.checklist
    if arguments.reflections:
        if by_day:
            raise UsedWronglyError(
                what="Name reflections, or give --since, --until or --checklist; not both."
            )
        named = [past.store.find(each).id for each in arguments.reflections]
        return list(dict.fromkeys(named))
    if not by_day:
        raise UsedWronglyError(
            what="It needs a reflection, or --since, --until or --checklist.",
            what_to_do="'ticlist export --help' shows what it takes.",
        )
    from ticlist.commands.asked import days_between  # noqa: PLC0415 - only these options need it

    first, last = days_between(arguments.since, arguments.until)
    found = [
        each.id
        for each in past.names()
        if first <= each.on <= last and arguments.checklist in {None, each.checklist}
    ]
    if not found:
        raise TiclistError(what="No saved reflection fits that.")
    return found


def _check_ids(outgoing: Outgoing, arguments: Namespace) -> None:
    """See that sections, prompts and passages that were named are there at all.

    Raises:
        UsedWronglyError: one is not.
    """
    from ticlist.sharing.chosen import OUTSIDE_SECTIONS, section_key  # noqa: PLC0415 - as above
    from ticlist.sharing.taken import OUTSIDE_PROMPTS, TELLS, prompt_key  # noqa: PLC0415

    sections = {each.id for one in outgoing.reflections for each in one.sections}
    prompts = {
        each.prompt for one in outgoing.reflections for it in one.sections for each in it.answers
    }
    words = {*map(prompt_key, prompts), *OUTSIDE_PROMPTS}
    known = {
        "section": {*map(section_key, sections), *OUTSIDE_SECTIONS},
        "without": prompts,
        "passage": words | {f"{TELLS}{each}" for each in sections},
    }
    for option, ids in known.items():
        for each in _listed(getattr(arguments, option) or ""):
            if each not in ids:
                raise UsedWronglyError(
                    what=f"'{each}' is nothing that --{option} finds in there."
                    f"{nearest(each, sorted(ids))}",
                    what_to_do="'ticlist show' and '--json' tell what is in a reflection.",
                )


# --- what was found -------------------------------------------------------------------------------


def _keep_knowingly(outgoing: Outgoing, given: list[str], file_name: str) -> None:
    """Leave in what `--keep` says, if it is as many as it says.

    Raises:
        UsedWronglyError: it is no kind, or not so many.
    """
    from ticlist.sharing.identifiers import KINDS  # noqa: PLC0415 - as above

    for each in given:
        kind, _, many = each.partition(":")
        _one_of("--keep", kind, KINDS)
        there = outgoing.counted(file_name).get(kind, 0)
        if many != str(there):
            raise UsedWronglyError(
                what=f"--keep {each}: there are {there} of that kind.",
                what_to_do="It takes the kind and how many there are, as in postcode:2.",
            )
        for hit in outgoing.hits(file_name):
            if hit.kind == kind:
                outgoing.decide(hit, "keep")


def _is_decided(outgoing: Outgoing, file_name: str) -> bool:
    """Whether nothing is left to be decided on; what is, is told."""
    from ticlist.commands.export_asking import tell_hit  # noqa: PLC0415 - as above
    from ticlist.commands.printing import remark  # noqa: PLC0415

    left = [hit for hit in outgoing.hits(file_name) if hit.is_open]
    for hit in left:
        tell_hit(hit)
    if left:
        counted = outgoing.counted(file_name)
        kinds = dict.fromkeys(hit.kind for hit in left)
        keeps = " ".join(f"--keep {kind}:{counted[kind]}" for kind in kinds)
        remark(
            "Nothing was written: this could identify a person. Change it, leave it out, or "
            f"leave it in knowingly: {keeps}"
        )
    return not left


# --- the file -------------------------------------------------------------------------------------


def _write(outgoing: Outgoing, form: Format, going: _Going, paths: Paths) -> None:
    from ticlist.commands.printing import remark, say, say_bytes  # noqa: PLC0415
    from ticlist.sharing.formats import told, written  # noqa: PLC0415 - as above
    from ticlist.storage.exports import STANDARD_OUTPUT, note  # noqa: PLC0415
    from ticlist.storage.new_file import write_new  # noqa: PLC0415

    sheet = outgoing.sheet()
    data = b"".join(written(sheet, form))
    if going.place is None:
        if form.is_text and sys.stdout.isatty():
            say(data.decode())
        else:
            say_bytes(data)
        remark("This went to standard output.")
    else:
        write_new(going.given, going.place, data)
        say(str(going.place))
    said = told(sheet, form)
    if said:
        remark(said)
    now = dt.datetime.now().astimezone()
    note(paths, outgoing.noted(now, str(going.place or STANDARD_OUTPUT), form))


COMMAND = Command(
    summary="a file to share, of what you choose",
    examples=(
        ("ticlist export last --to sheet.html", "the answers, and no words"),
        ("ticlist export last --to s.pdf --include steps", "the steps, and nothing else"),
        ("ticlist export --since 2026-09 --to term.docx", "all of a term"),
    ),
    add_arguments=_add_arguments,
    run=_run,
    files=(FileArgument("to", "--to", "standard output", "of-ones-own"),),
    notes="""\
REFLECTION is as in 'ticlist show'. It starts from the least: answers, months
and no words. What else is in has to be named each time:

  answers      answers, under the titles of their sections
  scope        answers about the scope of your role
  basis        what answers rest on
  words        notes, context, what it tells you
  steps        steps, and what became of earlier ones
  supervision  what you marked to talk about, and the one thing to take
  discussed    notes from supervision
  later        how you would answer for that time now
  dates        days, instead of months
  private      private sections and the private box, with the other parts
  name         your name

Besides sections, --section takes 'beginning' (context, earlier steps) and
'closing'. --passage takes ids of prompts, 'tells:' and the id of a section
(what it tells you), 'context', 'closing', 'earlier-steps', 'later' and
'private-box'.

On a terminal it shows what could identify a person, then exactly what leaves,
and asks four questions. With --yes it asks nothing, and still writes nothing
while something that could identify a person is not decided on.

What stands behind --name, --pseudonym and --themes is in the list of processes
while it runs, and in your shell's history; the program asks on a page.""",
)
