"""A screen for a form that has a presenter: its fields as widgets, and Enter from one to the next."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.reply import Reply, Say
from peertui.screens.base.presented import PresentedScreen
from widgets.forms.choice_field import ChoiceField
from widgets.forms.field import FieldChanged, FieldSubmitted
from widgets.forms.line_field import LineField
from widgets.panels.gauge import Gauge

ShownForm = TypeVar("ShownForm", bound=FormPresenter)


class FormScreen(PresentedScreen[ShownForm]):
    """Fields below each other; those that do not apply now are not shown. The presenter holds what is filled in."""

    DEFAULT_CSS = "FormScreen Gauge { display: none; }"

    def body(self) -> ComposeResult:
        if about := self.presenter.about():
            yield Static(Content(about), classes="question")
        for shown in self.presenter.once()[:1]:
            yield Static(Content.styled(shown, "bold"), classes="key")
        for field in self.presenter.fields():
            yield self.widget_for(field)
        if self.presenter.MEASURED:
            yield Gauge()

    def widget_for(self, field: FormField) -> ChoiceField | LineField:
        """The widget for one field."""
        label, hint, name = field.label, field.hint, field.name
        if field.choices:
            return ChoiceField(field.choices, field.value, label=label, hint=hint, can_clear=False, name=name)
        return LineField(field.value, label=label, hint=hint, password=field.is_hidden, name=name)

    def first_focus(self) -> Widget:
        return self._field(self.presenter.fields()[0].name)

    def _field(self, name: str) -> ChoiceField | LineField:
        fields: list[ChoiceField | LineField] = [*self.query(ChoiceField), *self.query(LineField)]
        return next(field for field in fields if field.name == name)

    def unkept(self) -> str:
        self._read()
        return self.presenter.unkept()

    def perform(self, command_id: str) -> None:
        self._read()
        super().perform(command_id)

    def _read(self) -> None:
        """Have the presenter know every letter, also one that is still on its way as a message."""
        for field in self.presenter.fields():
            self.presenter.given[field.name] = str(self._field(field.name).answer or "")

    def draw(self) -> None:
        for field in self.presenter.fields():
            shown = self._field(field.name)
            shown.display = field.is_asked
            if str(shown.answer or "") != field.value:
                shown.answer = field.value
            if (shown.label, shown.hint) != (field.label, field.hint):
                shown.set_label(field.label, field.hint)
            if isinstance(shown, LineField) and shown.password is not field.is_hidden:
                shown.password = field.is_hidden
        super().draw()

    def say_reply(self, said: Say) -> None:
        super().say_reply(said)
        if said.field:
            self._field(said.field).focus()

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        self._told = None
        before = next(field.value for field in self.presenter.fields() if field.name == event.field_name)
        self._read()
        self.presenter.given[event.field_name] = before
        self.show(self._taken(event))

    def _taken(self, event: FieldChanged) -> Reply:
        return self.presenter.take(event.field_name, str(event.value or ""))

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        asked = [field.name for field in self.presenter.fields() if field.is_asked]
        if event.field_name == asked[-1]:
            self.run(self.presenter.SUBMIT.id)
        else:
            self.focus_next()
