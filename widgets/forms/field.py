"""What every field of a form shares: its name, its label line, and the messages it posts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from widgets.base.line_widget import SOFT, STRONG
from widgets.base.status_bar import StatusLine
from widgets.text.line_wrap import cut
from widgets.text.sanitise import one_line

FIELD_CSS = """
    background: $background;
    color: $foreground;
    width: 1fr;
    height: auto;
    padding: 0 1 0 2;
    border-left: solid $border-blurred;
    border-title-color: $foreground;
    border-subtitle-color: $foreground;
    &.-labelled { border-top: blank $background; }
    &.-hint-below { border-bottom: blank $background; border-subtitle-align: left; }
    &:focus { border-left: thick $border; background: $surface; }
"""
"""The look all fields share. The bar at the left is thin, and thick where the focus is."""


@dataclass
class FieldMessage(Message):
    """Something happened in a field."""

    field_name: str
    value: Any
    field: Widget

    @property
    def control(self) -> Widget:
        return self.field


class FieldChanged(FieldMessage):
    """The person changed a field. Never posted for a value set by code."""


class FieldSubmitted(FieldMessage):
    """The person pressed Enter: this field is done with."""


class Field(Widget):
    """Mixed into a widget: `label` above it, `hint` softly beside the label, or below when it is long."""

    label: str = ""
    hint: str = ""
    _said: str = ""

    @property
    def answer(self) -> Any:
        """What the field holds, as the record keeps it."""
        raise NotImplementedError

    @answer.setter
    def answer(self, answer: Any) -> None:
        raise NotImplementedError

    def set_label(self, label: str, hint: str = "") -> None:
        """The words above and beside the field."""
        self.label, self.hint = one_line(label), one_line(hint)
        self.set_class(bool(self.label), "-labelled")
        self._draw_label()

    def say(self, words: str) -> None:
        """Say something softly in the hint's place; "" brings the hint back."""
        if words != self._said:
            self._said = words
            self._draw_label()

    async def _on_key(self, event: events.Key) -> None:
        """Do a key of this field at once: by way of the app it would come after letters that were typed later."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return

    def on_resize(self) -> None:
        self._draw_label()
        if self.has_focus:
            self.scroll_visible(animate=False)

    def _draw_label(self) -> None:
        if not self.label:
            return
        width = max(self.outer_size.width, 24) - 4
        label = cut(self.label, width)
        room = width - cell_len(label) - 2
        beside, below = place_hint(self._said or self.hint, room, width)
        spans = [(label, STRONG), (f"  {beside}", SOFT)] if beside else [(label, STRONG)]
        self.border_title = Content.assemble(*spans)
        self.set_class(bool(below), "-hint-below")
        self.border_subtitle = Content.styled(below, SOFT) if below else None

    def post_changed(self) -> None:
        """Tell that the person changed something; what says whether it is saved hears of it at once."""
        if (line := self.screen.query_one_optional(StatusLine)) is not None:
            line.typed()
        self.post_message(FieldChanged(self.name or "", self.answer, self))


def place_hint(hint: str, beside: int, below: int) -> tuple[str, str]:
    """The hint in two parts: beside the label and below the field.

    It stays whole where it can, then breaks between sentences; only what fits neither way is cut.

    Args:
        hint: All of it.
        beside: Cells beside the label.
        below: Cells below the field.
    """
    if cell_len(hint) <= beside:
        return hint, ""
    if cell_len(hint) <= below:
        return "", hint
    first, _, rest = hint.partition(". ")
    if rest and cell_len(first) < beside and cell_len(rest) <= below:
        return f"{first}.", rest
    return "", cut(hint, below)
