"""The line of things that can be done now, in words, as one widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive

from widgets.base.line_widget import HERE, Painted
from widgets.models.command import Command
from widgets.text.line_wrap import cut
from widgets.text.sanitise import one_line


class ActionLine(Painted, can_focus=True):
    """Left and Right choose, Enter does it. The chosen one stands in square brackets."""

    DEFAULT_CSS = """
    ActionLine { background: $panel; color: $foreground; max-height: 3; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("enter", "choose", "Do it", show=False),
    ]

    commands: reactive[tuple[Command, ...]] = reactive((), init=False)
    here: reactive[int] = reactive(0, init=False)
    """Index of the highlighted command."""

    @dataclass
    class Chosen(Message):
        """The person chose a command."""

        command: Command
        line: ActionLine

        @property
        def control(self) -> ActionLine:
            return self.line

    def __init__(self, commands: Sequence[Command] = (), *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.set_reactive(ActionLine.commands, tuple(commands))
        self._places: list[Offset] = []

    def lay_out(self, width: int) -> list[Content]:
        lines, self._places = [Content("")], []
        for index, command in enumerate(self.commands):
            words = cut(one_line(command.words), width - 2)
            here = self.has_focus and index == self.here
            piece = Content.styled(f"[{words}]", HERE) if here else Content(f" {words} ")
            if lines[-1].cell_length and lines[-1].cell_length + 1 + cell_len(words) + 2 > width:
                lines.append(Content(""))
            if lines[-1].cell_length:
                lines[-1] = lines[-1].append(" ")
            self._places.append(Offset(lines[-1].cell_length, len(lines) - 1))
            lines[-1] = lines[-1].append(piece)
        return lines

    def go_to(self, command_id: str) -> None:
        """Highlight this command, if it is there."""
        self.here = next((n for n, c in enumerate(self.commands) if c.id == command_id), self.here)

    @property
    def under_enter(self) -> str:
        """The words of the command that Enter would do; "" without one."""
        return self.commands[self.here].words if self.commands else ""

    def validate_here(self, here: int) -> int:
        return max(0, min(here, len(self.commands) - 1))

    def watch_here(self) -> None:
        self.changed()

    def watch_commands(self, before: tuple[Command, ...], now: tuple[Command, ...]) -> None:
        held = before[self.here].id if self.here < len(before) else ""
        self.here = next((n for n, c in enumerate(now) if c.id == held), 0)
        self.changed(layout=True)

    def action_move(self, by: int) -> None:
        if self.commands:
            self.here = (self.here + by) % len(self.commands)

    def action_first(self) -> None:
        self.here = 0

    def action_last(self) -> None:
        self.here = len(self.commands) - 1

    def action_choose(self) -> None:
        if self.commands:
            self.post_message(self.Chosen(self.commands[self.here], self))

    @property
    def cursor_offset(self) -> Offset:
        self.lines(self.content_size.width)
        return self._places[self.here] + Offset(1, 0) if self._places else Offset(0, 0)
