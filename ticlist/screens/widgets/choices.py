"""Choosing one of several, or any of several.

Each choice is a line of its own that takes the focus, so that Tab and Enter reach it, and says with
a mark and not by colour whether it is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ticlist.text import columns, visible_line, wrapped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from textual import events
    from textual.app import ComposeResult
    from textual.geometry import Size


def _quiet(key: str, action: str, does: str, name: str, of: str = "choice") -> Binding:
    return Binding(key, action, does, show=False, tooltip=does, id=f"{of}.{name}")


class Option(NamedTuple):
    """Something to choose: its value, what is shown, what it means, and a digit for it."""

    value: str
    label: str
    meaning: str | None = None
    key: str | None = None


class Choice(Widget, can_focus=True):
    """One thing that can be chosen.

    Args:
        option: what it stands for.
        marks: what stands before it when it is not chosen and when it is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        _quiet("enter", "pick(True)", "Choose this; an answer that is chosen: go on", "enter"),
        _quiet("space", "pick(False)", "Choose this", "space"),
        _quiet("up", "app.focus_previous", "The line above", "above"),
        _quiet("down", "app.focus_next", "The line below", "below"),
        # Some choices stand beside each other.
        _quiet("left", "app.focus_previous", "The one before", "before"),
        _quiet("right", "app.focus_next", "The one after", "after"),
    ]

    chosen: reactive[bool] = reactive(default=False)

    class Picked(Message):
        """Somebody picked this choice; `by_enter` tells Enter from Space and the mouse."""

        def __init__(self, choice: Choice, *, by_enter: bool) -> None:
            super().__init__()
            self.choice = choice
            self.by_enter = by_enter

    def __init__(self, option: Option, marks: tuple[str, str]) -> None:
        super().__init__()
        self.option = option
        self._marks = marks

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """As wide as its words, at most as wide as there is room."""
        prefix, label, meaning = self._parts()
        words = f"{prefix}{label}{'  ' + meaning if meaning else ''}"
        return min(container.width, columns(words))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as its words take at a width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The mark, the digit, the words, and what they mean, wrapped under the words."""
        lines = self._lines(self.content_size.width)
        prefix, label, _ = self._parts()
        content = Content("\n".join(lines))
        words = len(prefix) + len(label)
        content = content.stylize("$text-muted", words)
        return content.stylize("bold", 0, words) if self.chosen else content

    def action_pick(self, by_enter: bool) -> None:  # noqa: FBT001 - as bindings give it
        """Have this one chosen."""
        self.post_message(self.Picked(self, by_enter=by_enter))

    def on_click(self, event: events.Click) -> None:
        """Have this one chosen with the mouse."""
        event.stop()
        self.action_pick(by_enter=False)

    def _parts(self) -> tuple[str, str, str]:
        key = f"{self.option.key}  " if self.option.key else ""
        prefix = f"{self._marks[self.chosen]} {key}"
        return prefix, visible_line(self.option.label), visible_line(self.option.meaning or "")

    def _lines(self, width: int) -> list[str]:
        prefix, label, meaning = self._parts()
        words = f"{label}  {meaning}" if meaning else label
        lines = wrapped(words, max(8, width - len(prefix)))
        return [
            f"{prefix if not number else ' ' * len(prefix)}{line}"
            for number, line in enumerate(lines)
        ]


class _Choices(Vertical):
    MARKS: ClassVar[tuple[str, str]]

    def __init__(
        self,
        options: Iterable[Option],
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._options = tuple(options)

    def compose(self) -> ComposeResult:
        for option in self._options:
            choice = Choice(option, self.MARKS)
            choice.set_reactive(Choice.chosen, self.is_chosen(option.value))
            yield choice

    async def offer(self, options: Iterable[Option]) -> None:
        """Offer other values; what is chosen stays so, as far as it is offered."""
        found = tuple(options)
        if found != self._options:
            self._options = found
            await self.recompose()

    def is_chosen(self, value: str) -> bool:
        """Whether a value is chosen."""
        raise NotImplementedError

    def show_chosen(self) -> None:
        """Draw what is chosen now."""
        for choice in self.query(Choice):
            choice.chosen = self.is_chosen(choice.option.value)


class OneOf(_Choices):
    """Choosing one of several, or none.

    Args:
        options: what there is to choose.
        value: what is chosen at first.
    """

    MARKS = ("( )", "(*)")

    class Changed(Message):
        """Another value is chosen, or none."""

        def __init__(self, one_of: OneOf, value: str | None) -> None:
            super().__init__()
            self.one_of = one_of
            self.value = value

        @property
        def control(self) -> OneOf:
            """Where."""
            return self.one_of

    def __init__(
        self,
        options: Iterable[Option],
        value: str | None = None,
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(options, id=id, classes=classes)
        self.value = value

    def is_chosen(self, value: str) -> bool:
        """Whether a value is the chosen one."""
        return value == self.value

    def choose(self, value: str | None) -> None:
        """Choose a value, or none."""
        if value != self.value:
            self.value = value
            self.show_chosen()
            self.post_message(self.Changed(self, value))

    def on_choice_picked(self, event: Choice.Picked) -> None:
        """Choose what was picked."""
        event.stop()
        self.choose(event.choice.option.value)


class AnyOf(_Choices):
    """Choosing any number of several.

    Args:
        options: what there is to choose.
        values: what is chosen at first.
    """

    MARKS = ("[ ]", "[x]")

    class Changed(Message):
        """Something was chosen, or is chosen no longer; `values` in the order of the options."""

        def __init__(self, any_of: AnyOf, values: tuple[str, ...]) -> None:
            super().__init__()
            self.any_of = any_of
            self.values = values

        @property
        def control(self) -> AnyOf:
            """Where."""
            return self.any_of

    def __init__(
        self,
        options: Iterable[Option],
        values: Collection[str] = (),
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(options, id=id, classes=classes)
        self._chosen = set(values)

    @property
    def values(self) -> tuple[str, ...]:
        """What is chosen, in the order of the options."""
        return tuple(each.value for each in self._options if each.value in self._chosen)

    def is_chosen(self, value: str) -> bool:
        """Whether a value is among the chosen ones."""
        return value in self._chosen

    def take(self, values: Collection[str]) -> None:
        """Have these chosen and no others, which is nothing that somebody did."""
        self._chosen = set(values)
        self.show_chosen()

    def toggle(self, value: str) -> None:
        """Choose a value, or choose it no longer."""
        self._chosen ^= {value}
        self.show_chosen()
        self.post_message(self.Changed(self, self.values))

    def on_choice_picked(self, event: Choice.Picked) -> None:
        """Choose what was picked, or choose it no longer."""
        event.stop()
        self.toggle(event.choice.option.value)


class Answers(OneOf, can_focus=True):
    """The answers of a prompt: a digit answers, Enter on the chosen one goes on.

    The whole of it has the focus at first, with no line of it, so that Enter answers nothing by
    accident. Once something is chosen it is one stop for Tab.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            _quiet(str(digit), f"digit('{digit}')", f"Answer {digit}", str(digit), "answer")
            for digit in range(1, 8)
        ),
        _quiet("0", "choose_nothing", "Clear the answer", "0", "answer"),
        _quiet("enter", "go_on", "Go on", "go-on", "answer"),
        _quiet("down", "first", "The first answer", "first", "answer"),
        _quiet("tab", "leave", "Past the answers, once one is chosen", "leave", "answer"),
    ]

    class GoOn(Message):
        """Somebody is done with this answer."""

    def action_digit(self, digit: str) -> None:
        """Choose the answer of a digit, and go to its line."""
        for choice in self.query(Choice):
            if choice.option.key == digit:
                self.choose(choice.option.value)
                self.screen.set_focus(choice)

    def action_choose_nothing(self) -> None:
        """Clear the answer."""
        self.choose(None)
        self.screen.set_focus(self)

    def action_go_on(self) -> None:
        """Be done with it."""
        self.post_message(self.GoOn())

    def action_first(self) -> None:
        """Go to the line of the first answer."""
        self.screen.set_focus(self.query(Choice).first())

    def action_leave(self) -> None:
        """Go to the next line, or past the rest of them when one is chosen."""
        self.screen.focus_next()
        while self.value is not None and isinstance(self.screen.focused, Choice):
            if self.screen.focused.parent is not self:
                break
            self.screen.focus_next()

    def on_choice_picked(self, event: Choice.Picked) -> None:
        """Choose what was picked; Enter on what is chosen already goes on."""
        event.stop()
        value = event.choice.option.value
        if value == self.value and event.by_enter:
            self.action_go_on()
        else:
            self.choose(value)
