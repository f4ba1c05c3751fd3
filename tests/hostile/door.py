"""Reading the program's own code for texts that reach a widget around `ticlist/text.py`.

A text is safe where the code itself says so: it is written there, or it comes from `visible`,
`visible_line` or one of the few functions whose words are ours. Everything else that a widget is
given to show is reported with its place. What cannot be followed is reported too: putting `visible`
around what is safe already costs nothing.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DOOR = {"visible", "visible_line", "shortened"}
OURS = {"in_words", "question_for", "action_in_words", "key_in_full"}
"""Functions whose words are our own: a day, what is asked, an action, a key."""

AS_IT_IS = {"Content", "Text"}
"""What is never read as markup, but holds whatever it is given."""

NUMBERS = {"len", "sum", "int", "max", "min"}

FRAMES = {
    "Said": (("text",), 1),
    "Row": (("text",), 1),
    "WordsBox": (("hint",), 2),
    "LineBox": (("hint",), 2),
    "Turning": (("on", "back"), 2),
    "_button": (("label",), 1),
    "SystemCommand": (("title", "help"), 2),
    "Choice": ((), 0),
    "KeyLine": ((), 0),
    "Lines": ((), 0),
    "Ticks": ((), 0),
    "Grid": ((), 0),
}
"""The frames of the door, which make a text visible themselves or show it as it is, never as
markup: what they are given to show, by name and by how many places. They are not looked into."""

CLEANED = {"WordsBox": 0, "LineBox": 0}
"""The place of the text that a box cleans itself."""

SHOWN_BY = {"say", "say_in_place", "update", "notify", "set_label", "write_line", "add_option"}
"""Methods that show what they are given."""

DRAWS = {"render", "render_line", "get_default_label"}
"""Methods that give what is shown; of a text that they give, Textual reads the markup."""

SHOWN_AS = {"border_title", "border_subtitle", "title", "sub_title", "tooltip", "placeholder"}
SHOWN_AS |= {"label", "prompt", "help_text"}
"""Attributes and arguments that are shown."""

READ_AS_MARKUP = {"from_markup", "render_str", "from_ansi", "Markdown", "MarkdownViewer", "RichLog"}


class Found(NamedTuple):
    """A text that goes around the door."""

    place: str
    code: str


def around_the_door(source: str, name: str) -> list[Found]:
    """Every text in a module that a widget is given to show around the door."""
    tree = ast.parse(source)
    reader = _Module(tree)
    found = sorted(reader.wrong(), key=lambda each: (each.lineno, each.col_offset))
    return [Found(f"{name}:{each.lineno}", ast.unparse(each)) for each in found]


def of_file(file: Path, root: Path) -> list[Found]:
    """The same for a file, named from the root of the repository."""
    return around_the_door(file.read_text("utf-8"), str(file.relative_to(root)))


class _Module:
    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._above = {
            child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)
        }
        self._shows = _shows(tree)
        self._looked_at: set[ast.AST] = set()

    def wrong(self) -> Iterator[ast.expr]:
        for node in ast.walk(self._tree):
            if self._frame(node):
                continue
            if isinstance(node, ast.Call):
                yield from self._wrong_in_call(node)
            elif isinstance(node, ast.FunctionDef) and node.name in DRAWS:
                ends = [each.value for each in ast.walk(node) if isinstance(each, ast.Return)]
                yield from (each for each in ends if each is not None and not self._is_plain(each))
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                shown = any(isinstance(t, ast.Attribute) and t.attr in SHOWN_AS for t in targets)
                if shown and node.value is not None and not self._is_plain(node.value):
                    yield node.value

    def _frame(self, node: ast.AST) -> bool:
        return any(
            isinstance(each, ast.ClassDef | ast.FunctionDef) and each.name in FRAMES
            for each in self._and_above(node)
        )

    def _wrong_in_call(self, call: ast.Call) -> Iterator[ast.expr]:
        name = _name(call.func)
        if name in READ_AS_MARKUP:
            yield call
        elif name in FRAMES:
            names, many = FRAMES[name]
            first = CLEANED.get(name, -1) + 1
            given = [*call.args[first:many], *(k.value for k in call.keywords if k.arg in names)]
            yield from (each for each in given if not self.is_safe(each))
        elif name in AS_IT_IS:
            yield from (each for each in call.args if not self.is_safe(each))
        elif self._shows_text(call, name):
            as_it_is = any(_is_false(k.value) for k in call.keywords if k.arg == "markup")
            given = [*call.args, *(k.value for k in call.keywords if k.arg in SHOWN_AS)]
            right = self.is_safe if as_it_is else self._is_plain
            yield from (each for each in given if not right(each))
        elif name in SHOWN_BY:
            right = self.is_safe if name in {"say", "say_in_place"} else self._is_plain
            yield from (each for each in call.args if not right(each))

    def _shows_text(self, call: ast.Call, name: str) -> bool:
        if name in self._shows:
            return True
        if name != "__init__" or "super()" not in ast.unparse(call.func):
            return False
        inside = (each for each in self._and_above(call) if isinstance(each, ast.ClassDef))
        return any(
            _name(base) in self._shows | FRAMES.keys() for each in inside for base in each.bases
        )

    def _is_plain(self, node: ast.expr) -> bool:
        """Whether a text cannot be taken for markup: it is written here, or made a Content."""
        if isinstance(node, ast.Starred):
            return self._is_plain(node.value)
        if isinstance(node, ast.GeneratorExp | ast.ListComp):
            return self._is_plain(node.elt)
        if isinstance(node, ast.Call):
            return _name(node.func) in self._shows | AS_IT_IS  # it is looked at by itself
        return isinstance(node, ast.Constant)

    def is_safe(self, node: ast.expr) -> bool:
        """Whether a text is ours, or has gone through the door."""
        if isinstance(node, ast.Constant):
            return True
        if isinstance(node, ast.Name | ast.Attribute):
            return self._is_safe_name(node)
        if isinstance(node, ast.Call):
            return self._is_safe_call(node)
        if isinstance(node, ast.BinOp) and self._is_number(node):
            return True
        parts = _parts(node)
        return bool(parts) and all(map(self.is_safe, parts))

    def _is_number(self, node: ast.expr) -> bool:
        # A number and a text cannot be added: what one part is, all of it is.
        if isinstance(node, ast.BinOp):
            return self._is_number(node.left) or self._is_number(node.right)
        if isinstance(node, ast.Call):
            return _name(node.func) in NUMBERS
        return isinstance(node, ast.Constant) and isinstance(node.value, int)

    def _is_safe_call(self, call: ast.Call) -> bool:
        name = _name(call.func)
        if name in DOOR | OURS | NUMBERS:
            return True
        if name in AS_IT_IS:
            return all(map(self.is_safe, call.args))
        functions = [
            each
            for each in ast.walk(self._tree)
            if isinstance(each, ast.FunctionDef) and each.name == name
        ]
        ends = [n.value for f in functions for n in ast.walk(f) if isinstance(n, ast.Return)]
        given = [each for each in ends if each is not None]
        return bool(given) and self._all_safe(call, given)

    def _is_safe_name(self, node: ast.Name | ast.Attribute) -> bool:
        name = node.id if isinstance(node, ast.Name) else node.attr
        if name.isupper():
            return True  # what is written in capitals is written once, in the code
        if isinstance(node, ast.Attribute):
            own = isinstance(node.value, ast.Name) and node.value.id == "self"
            given = list(_given(self._tree, ast.unparse(node))) if own else []
        else:
            inside = (
                each
                for each in self._and_above(node)
                if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
            )
            given = list(_given(next(inside, self._tree), name))
        return bool(given) and self._all_safe(node, given)

    def _all_safe(self, node: ast.AST, given: list[ast.expr]) -> bool:
        if node in self._looked_at:
            return True  # it leads back to itself, and everything else about it is looked at
        self._looked_at.add(node)
        safe = all(map(self.is_safe, given))
        self._looked_at.discard(node)
        return safe

    def _and_above(self, node: ast.AST) -> Iterator[ast.AST]:
        above: ast.AST | None = node
        while above is not None:
            yield above
            above = self._above.get(above)


def _shows(tree: ast.Module) -> set[str]:
    """What a module takes from Textual or Rich that shows texts."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            ("textual.widget", "textual.command", "textual.content", "rich")
        ):
            found |= {each.asname or each.name for each in node.names}
    return found - {"Content", "Text", *FRAMES}


def _given(inside: ast.AST, name: str) -> Iterator[ast.expr]:
    """What a name is given in a part of the code."""
    for node in ast.walk(inside):
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.For | ast.comprehension):
            pairs = [(node.target, node.iter)]
        elif isinstance(node, ast.AugAssign | ast.AnnAssign) and node.value:
            pairs = [(node.target, node.value)]
        else:
            continue
        for target, value in pairs:
            if name in map(ast.unparse, _targets(target)):
                yield value


def _targets(target: ast.expr) -> list[ast.expr]:
    if isinstance(target, ast.Tuple):
        return [each for part in target.elts for each in _targets(part)]
    return [target]


def _parts(node: ast.expr) -> list[ast.expr]:
    """What a text is put together from; nothing where that cannot be seen."""
    match node:
        case ast.JoinedStr(values=parts) | ast.BoolOp(values=parts):
            return parts
        case ast.FormattedValue(value=one) | ast.Starred(value=one):
            return [one]
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, op=ast.Add(), right=other):
            return [one, other]
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return parts
        case _:
            return []


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False
