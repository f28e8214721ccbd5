"""Words that may take several lines."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from widgets.forms.field import FIELD_CSS, Field, FieldSubmitted
from widgets.models.field_values import kept_list
from widgets.text.sanitise import clean, one_line

SWALLOWED = ("f6", "f7")
"""Keys a TextArea would keep from the screen around it."""


class LongField(TextArea, Field, inherit_css=False, inherit_bindings=False):
    """Grows with its words. Tab moves on.

    Up on the first row and Down on the last are left to whatever is around, so that the focus can move on.

    Args:
        value: What is kept.
        placeholder: What stands there softly while it is empty.
        most_rows: It grows up to so many rows, then scrolls.
        submit_on_enter: Enter posts `Submitted`; pasted line breaks are still kept.
        clear_on_submit: It is empty at that moment, so that letters typed ahead belong to what comes next.
    """

    DEFAULT_CSS = f"""
    LongField {{
        {FIELD_CSS}
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0;
        scrollbar-color: $scrollbar;
        scrollbar-background: $scrollbar-background;
        & .text-area--cursor {{
            background: $input-cursor-background;
            color: $input-cursor-foreground;
            text-style: $input-cursor-text-style;
        }}
        & .text-area--selection {{
            background: $input-selection-foreground;
            color: $input-selection-background;
            text-style: reverse;
        }}
        & .text-area--placeholder, & .text-area--suggestion {{ color: $text-muted; }}
    }}
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = TextArea.COMPONENT_CLASSES

    BINDINGS: ClassVar[list[BindingType]] = [
        *(b for b in TextArea.BINDINGS if isinstance(b, Binding) and b.key not in SWALLOWED),
        Binding("shift+enter,ctrl+j", "line_break", "New line", show=False),
    ]

    class Submitted(FieldSubmitted):
        """Enter was pressed."""

    def __init__(
        self,
        value: Any = "",
        *,
        label: str = "",
        hint: str = "",
        placeholder: str = "",
        most_rows: int = 6,
        submit_on_enter: bool = False,
        clear_on_submit: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        self._styled_by: object = None
        super().__init__(
            self.shown(value), highlight_cursor_line=False, placeholder=placeholder, name=name, id=id, classes=classes
        )
        self.set_reactive(TextArea.cursor_blink, False)
        self.set_reactive(TextArea.match_cursor_bracket, False)
        self.submit_on_enter, self.clear_on_submit = submit_on_enter, clear_on_submit
        self._given: Any = value
        self._edited = False
        self.most_rows = most_rows
        self.set_label(label, hint)
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        """The words."""
        return self.text

    @value.setter
    def value(self, words: str) -> None:
        self.answer = words

    @property
    def answer(self) -> Any:
        """The words; a value set by code comes back as it was until the person changes it."""
        return self.read(self.text) if self._edited else self._given

    @answer.setter
    def answer(self, answer: Any) -> None:
        self._given, self._edited = answer, False
        self.load_text(self.shown(answer))
        self.move_cursor(self.document.end)

    def _draw_label(self) -> None:
        super()._draw_label()
        self.styles.max_height = self.most_rows + self.has_class("-labelled") + self.has_class("-hint-below")

    def shown(self, answer: Any) -> str:
        """How a kept answer stands in the field."""
        return "" if answer is None else clean(str(answer))

    def read(self, typed: str) -> Any:
        """What is kept of the words typed."""
        return typed

    def notify_style_update(self) -> None:
        self._styled_by = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        # TextArea looks its styles up at every drawing of the screen: a millisecond a key in a long form.
        if self._styled_by is not self._theme:
            self._theme.apply_css(self)
            self._styled_by = self._theme
        return ScrollView.render_lines(self, crop)

    def edit(self, edit: Edit) -> EditResult:
        result = super().edit(edit)
        self._person_edited()
        return result

    def undo(self) -> None:
        super().undo()
        self._person_edited()

    def redo(self) -> None:
        super().redo()
        self._person_edited()

    def _person_edited(self) -> None:
        self._edited = True
        self.post_changed()

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.enter_submits():
            event.stop()
            event.prevent_default()
            answer = self.answer
            if self.clear_on_submit:
                self.answer = ""
            self.post_message(self.Submitted(self.name or "", answer, self))

    def enter_submits(self) -> bool:
        """Whether Enter at this place posts `Submitted` rather than beginning a new line."""
        return self.submit_on_enter

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self._type(clean(event.text))

    def action_line_break(self) -> None:
        self._type("\n")

    def _type(self, words: str) -> None:
        self.replace(words, *self.selection, maintain_selection_offset=False)

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self._cursor_row == 0:
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self._cursor_row == self.wrapped_document.height - 1:
            raise SkipAction
        super().action_cursor_down(select)

    @property
    def _cursor_row(self) -> int:
        return self.wrapped_document.location_to_offset(self.cursor_location).y

    @property
    def cursor_screen_offset(self) -> Offset:
        # TextArea remembers the place from before the words were wrapped.
        place = self.wrapped_document.location_to_offset(self.cursor_location)
        return self.content_region.offset + place - self.scroll_offset

    def on_resize(self) -> None:
        self.call_next(self._settle_in)

    def _settle_in(self) -> None:
        # Many sizes one after another can leave lines on the screen that were wrapped for an earlier one.
        self._line_cache.clear()
        self.refresh()
        self.scroll_cursor_visible()


class ListField(LongField):
    """One thing on each line. Enter on an empty last line posts `Submitted`."""

    def shown(self, answer: Any) -> str:
        if isinstance(answer, (list, tuple)):
            return "\n".join(one_line(str(item)) for item in answer)
        return super().shown(answer)

    def read(self, typed: str) -> list[str]:
        return kept_list(typed)

    def enter_submits(self) -> bool:
        row, _ = self.cursor_location
        return row == self.document.line_count - 1 and not self.document.get_line(row).strip()
