"""A bare app that holds widgets under test, and what they posted."""

from collections.abc import Iterator
from typing import Any

from textual import on
from textual.app import App, ComposeResult
from textual.message import Message
from textual.widget import Widget

from widgets.base import themes
from widgets.base.line_widget import NumberRefused
from widgets.base.terminal_cursor import FollowCursor
from widgets.forms.entry_form import EntryForm
from widgets.forms.field import FieldChanged, FieldSubmitted
from widgets.lists.numbered_list import NumberedList
from widgets.panels.command_bar import ActionLine


class Stage(FollowCursor, App[None]):
    """Shows widgets one below the other; `heard` holds their messages in order."""

    CSS = themes.SHARED_CSS
    AUTO_FOCUS = None

    def __init__(self, *shown: Widget, theme: str = themes.DARK) -> None:
        super().__init__()
        self.heard: list[Message] = []
        self.noted: list[str] = []
        self._shown = shown
        themes.install(self)
        self.theme = theme

    def compose(self) -> ComposeResult:
        yield from self._shown

    @on(FieldChanged)
    @on(FieldSubmitted)
    @on(EntryForm.Changed)
    @on(EntryForm.Done)
    @on(ActionLine.Chosen)
    @on(NumberedList.Picked)
    @on(NumberedList.Moved)
    @on(NumberedList.Carried)
    @on(NumberRefused)
    def _hear(self, message: Message) -> None:
        self.heard.append(message)

    def action_note(self, what: str) -> None:
        self.noted.append(what)

    def of(self, kind: type[Message]) -> list[Any]:
        """The messages of one kind."""
        return [message for message in self.heard if isinstance(message, kind)]

    @property
    def lines(self) -> list[str]:
        """The text on the screen, line by line."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]

    @property
    def shown(self) -> str:
        """The text on the screen."""
        return "\n".join(self.lines)

    def segments(self) -> Iterator[Any]:
        """Every segment on the screen."""
        for strip in self.screen._compositor.render_strips():
            yield from strip
