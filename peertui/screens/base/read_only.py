"""A screen that only shows words: Enter and Esc go back from it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from peertui.screens.base.screen import BaseScreen
from widgets.panels.text_view import TextView


class ShowingScreen(BaseScreen[None]):
    """Shows what `words` says."""

    ONLY_SHOWS = True

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "back", show=False)]

    def words(self) -> str | Content:
        """What there is to read."""
        return ""

    def body(self) -> ComposeResult:
        yield TextView(self.words())

    def first_focus(self) -> Widget:
        return self.query_one(TextView)

    def action_back(self) -> None:
        """Enter goes back too. As a binding: a key that is only heard would go on to the screen below."""
        self.dismiss(None)
