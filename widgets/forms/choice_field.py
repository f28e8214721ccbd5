"""Choices in words: ( ) helps   (x) does not help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Offset, Region
from textual.widget import Widget

from widgets.base.line_widget import HERE, SOFT, STRONG, NumberRefused, Painted
from widgets.base.number_entry import type_digit
from widgets.forms.field import FIELD_CSS, Field, FieldSubmitted
from widgets.text.line_wrap import wrap
from widgets.text.sanitise import one_line

GAP = 2
"""Cells between two options on one line."""


class ChoiceField(Painted, Field, can_focus=True):
    """One of several options, or none. Numbers show while the focus is here.

    Arrows move, Space or a number chooses and, on the chosen one, takes the choice back. Enter chooses what
    the arrows went to, and goes on.

    Args:
        options: Id and words of each.
        value: Id of the chosen one; "" or None for none.
        can_clear: Whether a choice can be taken back.
        nothing: What stands there when there are no options.
    """

    DEFAULT_CSS = f"""
    ChoiceField {{
        {FIELD_CSS}
    }}
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Left", show=False),
        Binding("right", "step(1)", "Right", show=False),
        Binding("up", "line(-1)", "Up", show=False),
        Binding("down", "line(1)", "Down", show=False),
        Binding("space", "choose", "Choose", show=False),
        Binding("enter", "submit", "Choose and go on", show=False),
    ]

    class Submitted(FieldSubmitted):
        """Enter was pressed."""

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        value: Any = "",
        *,
        label: str = "",
        hint: str = "",
        can_clear: bool = True,
        nothing: str = "(nothing to choose from yet)",
        name: str | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._offered = tuple(options)
        self.can_clear = can_clear
        self.nothing = nothing
        """What stands there when there are no options."""
        self._value: Any = value
        self._here: int | None = None
        self._is_meant = False
        """Whether the option gone to is still to be chosen by Enter: not one whose choice was just taken back."""
        self._pending = self._refused = ""
        self._before_number: Any = None
        """What was chosen before the number: another digit, or a number that is not there, goes back to it."""
        self._places: list[Offset] = []
        self.set_label(label, hint)

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """(id, words) of all options. A value that is none of them stands last, as it was written."""
        value = self._value
        if value in ("", None) or any(value == key for key, _ in self._offered):
            return self._offered
        return (*self._offered, (value, str(value)))

    @options.setter
    def options(self, options: Sequence[tuple[str, str]]) -> None:
        self._offered = tuple(options)
        self._here = None
        self.changed(layout=True)

    @property
    def value(self) -> Any:
        """Id of the chosen option, "" for none."""
        return "" if self._value is None else self._value

    @value.setter
    def value(self, value: Any) -> None:
        self._value, self._here = value, None
        self.changed(layout=True)

    @property
    def answer(self) -> Any:
        return self.value

    @answer.setter
    def answer(self, answer: Any) -> None:
        self.value = answer

    def lay_out(self, width: int) -> list[Content]:
        self._places = []
        if not self.options:
            return [Content.styled(self.nothing, SOFT)]
        lines, wrapped = [Content("")], False
        digits = len(str(len(self.options)))
        for index, (key, words) in enumerate(self.options):
            number = f"{self._number(index):>{digits}}" if self.has_focus else " " * digits
            mark = "x" if self.is_chosen(key) else " "
            lead = f"{number}{'>' if self._is_here(index) else ' '}({mark}) "
            pieces = wrap(one_line(words), width - cell_len(lead))
            used = lines[-1].cell_length
            if used and (wrapped or len(pieces) > 1 or used + GAP + cell_len(lead + pieces[0]) > width):
                lines.append(Content(""))
            elif used:
                lines[-1] = lines[-1].append(" " * GAP)
            self._places.append(Offset(lines[-1].cell_length, len(lines) - 1))
            style = HERE if self._is_here(index) else STRONG if mark == "x" else ""
            lines[-1] = lines[-1].append(Content.styled(lead + pieces[0], style))
            lines += [Content.styled(" " * cell_len(lead) + piece, style) for piece in pieces[1:]]
            wrapped = len(pieces) > 1
        return lines

    def _number(self, index: int) -> str:
        typed = "" if self._refused else self._pending
        return typed + "_" if typed and index == self._here else str(index + 1)

    def _is_here(self, index: int) -> bool:
        return self.has_focus and index == self._here

    def on_focus(self) -> None:
        keys = [key for key, _ in self.options]
        self._here = keys.index(self._value) if self._value in keys and self._value != "" else None
        self._pending, self._is_meant = "", False
        self.changed()
        self.call_after_refresh(self._show_here)

    def _go_to(self, index: int) -> None:
        self._here = index
        self._pending, self._is_meant = "", True
        self.changed()
        self._show_here()

    def _show_here(self) -> None:
        """Where there are more options than a form has rows, keep the one gone to in sight."""
        form = self.parent
        if isinstance(form, Widget) and self._here is not None and self.outer_size.height > form.size.height:
            first = 0 if self._here == 0 else self.gutter.top + self.cursor_offset.y  # the label stands above it
            top = self.virtual_region.y + first
            form.scroll_to_region(Region(0, top, 1, 1), animate=False)

    def action_step(self, by: int) -> None:
        count = len(self.options)
        if self._here is None:
            self._go_to(0 if by > 0 else count - 1) if count else None
        else:
            self._go_to((self._here + by) % count)

    def action_line(self, by: int) -> None:
        """To the option above or below; from the first or last line the key is left to the form."""
        self.lines(self.content_size.width)
        here = self._places[self._here or 0] if self._places else Offset(0, 0)
        start = Offset(0, -1 if by > 0 and self._here is None else here.y)
        lines = sorted({place.y for place in self._places if (place.y - start.y) * by > 0})
        if not lines or (self._here is None and (by < 0 or len({p.y for p in self._places}) == 1)):
            raise SkipAction
        target = lines[0] if by > 0 else lines[-1]
        near = min((abs(p.x - here.x), n) for n, p in enumerate(self._places) if p.y == target)
        self._go_to(near[1])

    def action_choose(self) -> None:
        if self._here is None:
            self.action_step(1)
        elif self._pending and not self._refused:
            self._pending = ""
            self.changed()
        else:
            self._pending, self._is_meant = "", False
            self.choose(self.options[self._here][0])

    @property
    def under_enter(self) -> str:
        """The words of the option that Enter would choose; "" if it would only go on."""
        if self._here is None or not self._is_meant or self.is_chosen(self.options[self._here][0]):
            return ""
        return self.options[self._here][1]

    def action_submit(self) -> None:
        if self._here is not None and self._is_meant and not self.is_chosen(self.options[self._here][0]):
            self.action_choose()
        self.post_message(self.Submitted(self.name or "", self.answer, self))

    def is_chosen(self, key: Any) -> bool:
        """Whether this option is the one that is marked."""
        return self._value not in ("", None) and key == self._value

    def choose(self, key: Any) -> None:
        """Choose an option, or take the choice of it back."""
        if self.is_chosen(key):
            key = "" if self.can_clear else key
        if key != self._value:
            self._value = key
            self._here = None if self._here is None else min(self._here, len(self.options) - 1)
            self.post_changed()
        self.changed(layout=True)

    def on_key(self, event: events.Key) -> None:
        digit = event.character
        if digit is None or not (digit.isascii() and digit.isdigit()):
            return
        event.stop()
        event.prevent_default()
        numbers = range(1, len(self.options) + 1)
        typed = type_digit(self._pending, digit, numbers, at_once=numbers if len(numbers) < 10 else ())
        chosen = self._value
        if self._pending:
            self._value = self._before_number
        else:
            self._before_number = chosen
        if typed.number is not None:
            self._go_to(typed.number - 1)
            self.action_choose()
        self._pending, self._refused = typed.pending, typed.refused
        if typed.refused:
            self._is_meant = False
            if self._value != chosen:
                self.post_changed()
            self.post_message(NumberRefused(typed.refused))
        self.changed()

    @property
    def cursor_offset(self) -> Offset:
        self.lines(self.content_size.width)
        return self._places[self._here] if self._here is not None and self._places else Offset(0, 0)


class YesNoField(ChoiceField):
    """Yes, no or blank."""

    def __init__(self, value: Any = None, **names: Any) -> None:
        super().__init__((("yes", "yes"), ("no", "no")), _yes_no_words(value), **names)

    @property
    def answer(self) -> Any:
        value = self.value
        if value in ("yes", "no"):
            return value == "yes"
        return None if value == "" else value

    @answer.setter
    def answer(self, answer: Any) -> None:
        self.value = _yes_no_words(answer)


class ReferenceField(ChoiceField):
    """One of the person's own entries, by its words; kept as its id."""


def _yes_no_words(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
