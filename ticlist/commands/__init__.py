"""The commands, one a module: parse, call, print. Each is loaded only when it is meant."""

COMMANDS = {
    "reflect": "open a checklist and write a reflection",
    "drafts": "unfinished reflections, to go on with",
    "list": "saved reflections, newest first",
    "show": "one reflection, as text",
    "steps": "steps, and what became of them",
    "compare": "two reflections of one checklist, prompt by prompt",
    "timeline": "the answers of one checklist over time",
    "find": "where you wrote a word",
    "amend": "change a saved reflection",
    "discuss": "add a note from supervision to it",
    "export": "a file to share, of what you choose",
    "exports": "the files you made to share, to fetch or to take away",
    "scan": "what in your words could identify a person",
    "contribute": "add your answer words to your team's picture",
    "team": "your team's picture",
    "forget": "take a reflection away for good",
    "checklists": "the checklists there are",
    "check": "every mistake in a checklist, with its place",
    "new-checklist": "a checklist of your own to write over",
    "backup": "everything personal in one file, to keep elsewhere",
    "restore": "put back what is in such a file, over nothing",
    "check-store": "read everything that is kept, and say what is wrong",
    "where": "every folder and setting in force, and who decided it",
    "completions": "what completes all this in a shell",
    "check-site": "what is right of a shared server, and what is to mend",
    "ssh": "what a login runs that opens nothing but ticlist",
}

FOR_ADMINISTRATORS = ("check-site", "ssh")
"""Those among them that are no part of anybody's day."""

OPTIONS = {
    "--help": "this page; 'ticlist COMMAND --help' for one command",
    "--version": "the version",
    "--plain": "ask line by line, as for a screen reader",
    "--full-frames": "send whole frames, where the picture goes wrong",
}


def module_of(command: str) -> str:
    """The module of `ticlist.commands` that a command is in."""
    return command.replace("-", "_")
