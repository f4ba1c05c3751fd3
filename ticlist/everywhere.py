"""What is the same on every page: help, pause, support, and pages laid over one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from ticlist.kept import KeptProgram
from ticlist.screens.page import Page
from ticlist.screens.widgets.keys import action_in_words, key_in_full, keys_in_words, keys_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import SystemCommand
    from textual.dom import DOMNode
    from textual.screen import Screen

    from ticlist.screens.palette import PaletteScreen

HOW_TO_LEAVE = "Escape goes back and keeps what you wrote. F8 keeps it, clears the screen, leaves."


def _everywhere(key: str, action: str, label: str, does: str, name: str) -> Binding:
    return Binding(key, action, label, tooltip=does, id=name, priority=key != "escape")


class Everywhere(KeptProgram):
    """A program with the keys that do the same on every page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        _everywhere("f1", "help", "Help", "Help for this page", "help"),
        _everywhere("f2", "pause", "Pause", "Hide everything for a while", "pause"),
        _everywhere(
            "f7", "support", "Support", "What may help right now, and whom to turn to", "support"
        ),
        _everywhere(
            "f8", "leave_now", "Leave", "Keep the draft, clear the screen and leave", "leave-now"
        ),
        _everywhere(
            "escape", "back", "Back", "Back; from a walk: keep the draft and go home", "back"
        ),
        _everywhere("ctrl+p", "command_palette", "All", "Every action of this page", "palette"),
    ]

    # --- pages over one another -----------------------------------------------------------------

    def _show(self, screen: Screen[None]) -> None:
        """Show a screen in the place of whatever is shown."""
        self._take_off()
        self.switch_screen(screen)

    def _take_off(self) -> None:
        """Take away everything that lies over the screen of this moment."""
        while self._lies_over:
            self.pop_screen()

    @property
    def _lies_over(self) -> bool:
        # Below the screen of this moment is Textual's own empty one.
        return len(self.screen_stack) > 2  # noqa: PLR2004

    def _lay_over(self, screen: Screen[None]) -> None:
        """Show a screen over the one that is shown; go back to one of its kind that lies below."""
        if not any(isinstance(each, type(screen)) for each in self.screen_stack):
            self.push_screen(screen)
        while not isinstance(self.screen, type(screen)):
            self.pop_screen()

    def _close(self) -> None:
        if self._lies_over:  # a second click comes when it is closed already
            self.pop_screen()
            self.come_back()

    def come_back(self) -> None:
        """Do what there is to do on a page that is come back to."""

    # --- ways out that Textual has ----------------------------------------------------------------

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open nothing: no text that is shown may send anybody anywhere."""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """Offer none of Textual's own commands, of which one writes the page into a file."""
        return ()

    def save_screenshot(self, *_: object, **__: object) -> str:
        """Write no picture of a page: others could open it."""
        return ""

    def deliver_text(self, *_: object, **__: object) -> None:
        """Write no file; this is how Textual's picture of a page would be written too."""

    def deliver_binary(self, *_: object, **__: object) -> None:
        """Write no file."""

    def action_suspend_process(self) -> None:
        """Stop for no key: what would be there meanwhile is not everybody's to have."""

    # --- keys -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """While paused, nothing but going on, leaving, help and support."""
        if self._running and self._is_paused:
            return action in {"pause", "leave_now", "back", "quit", "help", "support"}
        return True

    @property
    def _is_paused(self) -> bool:
        return getattr(self.screen, "hides_everything", False)

    def action_help(self) -> None:
        """Help for the page that is shown."""
        from ticlist.screens.help import HelpScreen, KeyHelp

        keys = [KeyHelp(*each) for each in keys_in_words(self.screen)]
        about = getattr(self.screen, "ABOUT", "")
        self._lay_over(HelpScreen(about, keys, str(self.desk.paths.data)))

    def action_pause(self) -> None:
        """Hide everything, or show it again."""
        if self._is_paused:
            self.pop_screen()
        else:
            self.hide_everything()

    def hide_everything(self) -> None:
        """Show nothing that was written, until somebody comes back."""
        from ticlist.screens.pause import PauseScreen

        if not self._is_paused:
            self.push_screen(PauseScreen())

    def action_support(self) -> None:
        """Things that may help, and whom to turn to."""
        from ticlist.screens.support import SupportScreen

        self._lay_over(SupportScreen(self.desk.support()))

    def action_command_palette(self) -> None:
        """Every action of the page that is shown."""
        from ticlist.screens.palette import Action, PaletteScreen

        if isinstance(self.screen, PaletteScreen):
            return
        found = [(each.binding, each.node) for each in keys_of(self.screen)]
        actions = [
            Action(
                action_in_words(binding),
                key_in_full(binding.key),
                self._runner(binding.action, node),
            )
            for binding, node in found
            if binding.id != "palette"
        ]
        actions.sort(key=lambda each: each.words)
        self.push_screen(PaletteScreen(actions))

    def _runner(self, action: str, node: DOMNode) -> Callable[[], object]:
        async def run() -> None:
            await self.run_action(action, default_namespace=node)

        return run

    async def on_palette_screen_chosen(self, event: PaletteScreen.Chosen) -> None:
        """Do what was chosen, on the page it was offered for."""
        from ticlist.screens.palette import PaletteScreen

        if isinstance(self.screen, PaletteScreen):  # a second Enter comes when it is closed already
            self.pop_screen()
            self.call_later(event.action.run)

    def action_help_quit(self) -> None:
        """Ctrl+C where no text is marked: how to leave."""
        self._say(HOW_TO_LEAVE)

    def _say(self, words: str) -> None:
        if isinstance(self.screen, Page):
            self.screen.tell(words)
