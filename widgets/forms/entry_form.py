"""The form of one entry, drawn from the pack's entry kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message

from plans.pack.models import EntryKind, FieldSpec
from plans.record.models import Share, Voice
from widgets.forms.choice_field import ChoiceField
from widgets.forms.field import Field, FieldChanged, FieldSubmitted
from widgets.forms.field_factory import field_for
from widgets.forms.suggestion_list import OffersField
from widgets.models.standard_fields import OWN_SHARE, VOICES, own_share, place_of, places, read_place, take_value


class EntryForm(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Every field of a kind, then whose words they are, and whether they go on the page.

    Up and Down go from field to field. Enter goes on to the next field, and from the last one posts `Done`.
    Values of fields the kind does not know are kept as they are.

    Args:
        kind: What the fields are.
        values: What they hold, by their names.
        may_print: Whether the page has a place for entries of this kind.
        references: What a field may point to, by its name: ids and words.
        offers: Names that a field offers, by its name: each with the words beside it.
        take_focus: Whether the words can be typed at once.
        today: Which day it is.
    """

    DEFAULT_CSS = """
    EntryForm {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "Field above", show=False),
        Binding("down", "go(1)", "Field below", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
    ]

    @dataclass
    class Changed(Message):
        """The person changed something in the form."""

        values: dict[str, Any]
        voice: Voice
        share: Share
        on_page: bool
        form: EntryForm

        @property
        def control(self) -> EntryForm:
            return self.form

    @dataclass
    class Done(Message):
        """Enter was pressed in the last field."""

        form: EntryForm

        @property
        def control(self) -> EntryForm:
            return self.form

    def __init__(
        self,
        kind: EntryKind,
        values: Mapping[str, Any] | None = None,
        *,
        voice: Voice = Voice.PERSON,
        share: Share = Share.PRIVATE,
        on_page: bool = False,
        may_print: bool = True,
        references: Mapping[str, tuple[tuple[str, str], ...]] | None = None,
        offers: Mapping[str, tuple[tuple[str, str], ...]] | None = None,
        take_focus: bool = True,
        today: Callable[[], date] = date.today,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.kind = kind
        self.values: dict[str, Any] = dict(values or {})
        """All values as they stand, those of unknown fields included."""
        self.voice = voice
        self.share = share
        self.on_page = on_page
        self._may_print = may_print
        self._references, self._offers = references or {}, offers or {}
        self._take_focus, self._today = take_focus, today
        self._fields: list[Field] = []
        self._own_rows: list[Field] = []
        self._rows: list[Field] = []
        """All of them as they stand, one below the other, with the names that are offered."""
        for spec in kind.fields:
            if spec.name not in self.values and spec.default is not None:
                self.values[spec.name] = spec.default

    def compose(self) -> ComposeResult:
        self._fields = [self._field(spec) for spec in self.kind.fields]
        self._own_rows = [ChoiceField(VOICES, self.voice, label="Whose words", can_clear=False, name="voice")]
        if self.kind.field(OWN_SHARE) is None:
            place = place_of(self.on_page, self.share)
            label, choices = places(place, on_page=self._may_print)
            self._own_rows.append(ChoiceField(choices, place, label=label, can_clear=False, name="place"))
        self._rows = [row for field in self._fields for row in self._with_offers(field)] + self._own_rows
        yield from self._rows

    def _field(self, spec: FieldSpec) -> Field:
        return field_for(spec, self.values.get(spec.name), self._references.get(spec.name, ()), self._today)

    def _with_offers(self, field: Field) -> tuple[Field, ...]:
        offered = self._offers.get(field.name or "", ())
        return (field, OffersField(offered, field.answer, name=field.name)) if offered else (field,)

    def on_mount(self) -> None:
        if self._take_focus:
            self.focus_main()

    @property
    def main_field(self) -> Field:
        """The field that stands for the entry."""
        return self.field(self.kind.main)

    def field(self, name: str) -> Field:
        """The widget of one of the kind's fields.

        Raises:
            KeyError: There is none.
        """
        for field in self._fields:
            if field.name == name:
                return field
        raise KeyError(name)

    def focus_main(self) -> None:
        """Put the focus where the next words are typed."""
        self.main_field.focus()

    @on(FieldChanged)
    def _take_change(self, event: FieldChanged) -> None:
        event.stop()
        if event.control in self._own_rows:
            self._take_own_row(event.field_name, event.value)
        else:
            self._take_value(event.field_name, event.value)
            for offers in self._offers_of(event.field_name):
                offers.words = event.value
        self._post_changed()

    @on(OffersField.Picked)
    def _take_name(self, event: OffersField.Picked) -> None:
        event.stop()
        name = event.control.name or ""
        self.field(name).answer = event.words
        self._take_value(name, event.words)
        self._post_changed()

    def _offers_of(self, name: str) -> list[OffersField]:
        return [row for row in self._rows if isinstance(row, OffersField) and row.name == name]

    def _post_changed(self) -> None:
        self.post_message(self.Changed(dict(self.values), self.voice, self.share, self.on_page, self))

    def _take_own_row(self, name: str, value: str) -> None:
        if name == "voice":
            self.voice = Voice(value)
        else:
            self.on_page, self.share = read_place(value)

    def _take_value(self, name: str, value: Any) -> None:
        self.values = take_value(self.kind, self.values, name, value)
        self.share = own_share(name, value) or self.share

    @on(FieldSubmitted)
    def _go_on(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.control not in self._own_rows:
            following = self._fields.index(self.field(event.field_name)) + 1
            if following < len(self._fields):
                self._fields[following].focus()
                return
        elif event.control is not self._own_rows[-1]:
            self._own_rows[-1].focus()
            return
        self.post_message(self.Done(self))

    def action_go(self, by: int) -> None:
        """To the field above or below; from the first or last one the key is left to the screen."""
        focused = self.screen.focused
        index = self._rows.index(focused) + by if isinstance(focused, Field) and focused in self._rows else -1
        if not 0 <= index < len(self._rows):
            raise SkipAction
        self._rows[index].focus()

    def action_page(self, by: int) -> None:
        """Scroll by what is in sight, the focus staying where it is."""
        self.scroll_relative(y=by * max(1, self.size.height - 1), animate=False)
