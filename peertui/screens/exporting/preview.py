"""The page as it will print, as words in the terminal."""

from __future__ import annotations

from textual import events
from textual.content import Content

from exports import Paper, preview
from peertui.screens.base.read_only import ShowingScreen
from plans.page.compose import Page
from widgets.panels.text_view import TextView


class PreviewScreen(ShowingScreen):
    """The same words in the same order as on paper."""

    HELP = "The page as it will print: the same words in the same order. Arrow keys and Page Down move through it."

    def __init__(self, page: Page, paper: Paper) -> None:
        super().__init__()
        self._page, self._paper = page, paper

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "The page", "")

    def on_mount(self) -> None:
        self._draw(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        self._draw(event.size.width)

    def _draw(self, width: int) -> None:
        with self.workspace.typesetter.in_use():
            words = preview(self._page, min(width - 5, 116), self._paper)
        self.query_one(TextView).text = Content(words)  # set in lines already
