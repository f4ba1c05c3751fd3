"""The least Textual program that one can write in: what ticlist's start and memory are held to."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, TextArea


class BareApp(App[None]):
    """A heading, a place to write, and keys at the bottom."""

    TITLE = "Bare application"

    def compose(self) -> ComposeResult:
        yield Header()
        yield TextArea("Ready to write")
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
