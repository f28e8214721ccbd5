"""Short forms: a new person, and a person's name and region."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.people.people_commands import BEGIN_RECORD
from peertui.presenters.people.person_form import ASK_CALLED, CALLED, FULL_NAME, NameAndRegion, NewPerson
from peertui.presenters.reply import Reply, Say
from peertui.presenters.vault.messages import KEPT_UNNAMED
from peertui.screens.base.presented import PresentedScreen
from plans.record.names import seen
from widgets.forms.field_factory import ChoiceField, FieldChanged, FieldSubmitted, LineField
from widgets.models.status import Level

SEARCHED = "the words you searched for; typing replaces them"


class NewPersonScreen(PresentedScreen[NewPerson]):
    """Somebody new."""

    PRESENTER = NewPerson
    HELP = (
        f"{NewPerson.HELP} Enter begins the record. If you leave or lock with a name typed, the record is begun with "
        "it. Go back, keep nothing, begins none."
    )

    def body(self) -> ComposeResult:
        called = self.presenter.called
        searched = bool(seen(called))
        hint = SEARCHED if searched else ""
        yield LineField(called, label=ASK_CALLED, hint=hint, selected=searched, name="called")
        yield LineField(label=FULL_NAME, hint="can stay empty", name="full_name")
        yield Static(Content(self.presenter.about()), classes="question")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def unkept(self) -> str:
        self._read()
        return self.presenter.unkept()

    def keep_typed(self) -> str:
        self._read()
        return KEPT_UNNAMED if self.presenter.keep() else ""

    def perform(self, command_id: str) -> None:
        self._read()
        super().perform(command_id)

    def show(self, reply: Reply) -> None:
        super().show(reply)
        if isinstance(reply, Say):
            fields = self.query(LineField)
            (fields.first() if reply.level is Level.TROUBLE else fields.last()).focus()

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self._read()
        self.show(self.presenter.do(BEGIN_RECORD.id))

    def _read(self) -> None:
        self.presenter.called, self.presenter.full_name = (field.value for field in self.query(LineField))


class AboutScreen(PresentedScreen[NameAndRegion]):
    """A person's name and region. Kept as it is typed."""

    PRESENTER = NameAndRegion
    KEEPS_TYPING: ClassVar[bool] = True

    def body(self) -> ComposeResult:
        person, regions = self.workspace.record.person, self.presenter.regions()
        yield LineField(person.called, label=CALLED, name="called")
        yield LineField(person.full_name, label=FULL_NAME, name="full_name")
        yield ChoiceField(regions, person.region, label="Region, for the help lines", can_clear=False, name="region")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        self.show(self.presenter.take(event.field_name, str(event.value or "")))

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name != "region":
            self.show(self.presenter.alike())
        self.focus_next()
