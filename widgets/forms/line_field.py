"""One line of words."""

from __future__ import annotations

from dataclasses import replace as with_
from typing import Any, ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.widgets import Input
from textual.widgets.input import Selection

from widgets.forms.field import FIELD_CSS, Field, FieldSubmitted
from widgets.models.field_values import kept_number, number_remark, phone_remark
from widgets.text.sanitise import one_line


def _own_bindings() -> list[BindingType]:
    """Input's keys, with ctrl+backspace going to the left as it does everywhere else.

    Ctrl+J is what Enter arrives as when it was pressed before the app had the terminal.
    """
    right = "ctrl+backspace,alt+backspace"
    kept = [b for b in Input.BINDINGS if isinstance(b, Binding)]
    own = [with_(b, action="delete_left_word") if b.key == right else b for b in kept]
    return [*own, Binding("ctrl+j", "submit", show=False)]


class LineField(Input, Field, inherit_css=False, inherit_bindings=False):
    """A line to write in. Enter posts `Submitted`; pasted lines become one line.

    Args:
        value: What is kept.
        placeholder: What stands there softly while it is empty.
        password: Show stars in place of letters.
        selected: The first letter typed replaces the words.
    """

    DEFAULT_CSS = f"""
    LineField {{
        {FIELD_CSS}
        overflow: hidden;
        scrollbar-size-horizontal: 0;
        &>.input--cursor {{
            background: $input-cursor-background;
            color: $input-cursor-foreground;
            text-style: $input-cursor-text-style;
        }}
        &>.input--selection {{
            background: $input-selection-foreground;
            color: $input-selection-background;
            text-style: reverse;
        }}
        &>.input--placeholder, &>.input--suggestion {{ color: $text-muted; }}
    }}
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = Input.COMPONENT_CLASSES

    BINDINGS: ClassVar[list[BindingType]] = _own_bindings()

    class Submitted(FieldSubmitted):
        """Enter was pressed."""

    def __init__(
        self,
        value: Any = "",
        *,
        label: str = "",
        hint: str = "",
        placeholder: str = "",
        password: bool = False,
        selected: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(
            placeholder=placeholder, password=password, select_on_focus=False, name=name, id=id, classes=classes
        )
        self.cursor_blink = False
        self._given: Any = value
        self._edited = False
        # Set without watchers: nothing is posted, and a field can be made before its app runs.
        words = self.shown(value)
        self._initial_value = False
        self.set_reactive(Input.value, words)
        self.set_reactive(Input.selection, Selection(0 if selected else len(words), len(words)))
        self.set_label(label, hint)
        self.say(self.remark())

    @property
    def answer(self) -> Any:
        """The words; a value set by code comes back as it was until the person changes it."""
        return self.read(self.value) if self._edited else self._given

    @answer.setter
    def answer(self, answer: Any) -> None:
        self._given, self._edited = answer, False
        self.value = self.shown(answer)
        self.cursor_position = len(self.value)
        self.say(self.remark())

    def on_mount(self) -> None:
        self.virtual_size = Size(self.content_width, 1)

    def shown(self, answer: Any) -> str:
        """How a kept answer stands in the line."""
        return "" if answer is None else one_line(str(answer))

    def read(self, typed: str) -> Any:
        """What is kept of the words typed."""
        return typed

    def remark(self) -> str:
        """Something to say softly about the words in the line, or ""."""
        return ""

    def replace(self, text: str, start: int, end: int) -> None:
        before = self.value
        super().replace(text, start, end)
        if self.value != before:
            self._edited = True
            self.say(self.remark())
            self.post_changed()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text.strip("\r\n")), *self.selection)

    def action_paste(self) -> None:
        self.replace(one_line(self.app.clipboard), *self.selection)

    async def action_submit(self) -> None:
        self.post_message(self.Submitted(self.name or "", self.answer, self))

    @property
    def cursor_screen_offset(self) -> Offset:
        # Input's own is one cell too far to the right at the end of the words.
        left, top = self.content_region.offset
        return Offset(left + self._position_to_cell(self.cursor_position) - self.scroll_offset.x, top)

    @property
    def _value(self) -> Text:
        # The bullet Input draws for a hidden word is missing from some code pages.
        if self.password:
            return Text("*" * len(self.value), no_wrap=True, overflow="ignore", end="")
        return super()._value


class PhoneField(LineField):
    """A phone number, kept as it is typed, letters and all."""

    def remark(self) -> str:
        return phone_remark(self.value)


class OrderField(LineField):
    """A whole number, or blank. Anything else is kept as typed."""

    def read(self, typed: str) -> int | str | None:
        return kept_number(typed)

    def remark(self) -> str:
        return number_remark(self.value)
