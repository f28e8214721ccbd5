"""Short forms: a new person, a person's name and region, and the settings of this laptop."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui import settings as stored_settings
from peertui.screens.base import BaseScreen
from plans import changes
from plans.record import Person
from widgets import themes
from widgets.command import Command
from widgets.fields import ChoiceField, FieldChanged, FieldSubmitted, LineField
from widgets.status_line import Level

ADD = Command("add", "Begin the record", "Keep this person and open their screen.")
DONE = Command("back_out", "Done", "Everything typed is kept already.")
BACK = Command("back_out", "Go back", "Nothing is kept.")


class NewPersonScreen(BaseScreen[Person]):
    """Ends with a new person, or None."""

    HELP = "Only what the person likes to be called is needed. A first name or a made-up name is fine."

    def __init__(self, called: str) -> None:
        super().__init__()
        self._called = called

    def title_words(self) -> tuple[str, str, str]:
        return ("New person", "", "")

    def commands(self) -> tuple[Command, ...]:
        return (ADD, BACK)

    def body(self) -> ComposeResult:
        yield LineField(self._called, label="What do they like to be called?", name="called")
        yield LineField(label="Full name, if they want it on the page", hint="can stay empty", name="full_name")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.do_add()

    def do_add(self) -> None:
        """Keep the person, if there is a name."""
        called, full_name = (field.value.strip() for field in self.query(LineField))
        if not called:
            self.say("A name is needed, or any word they like to be called by.", Level.TROUBLE)
            self.focus_first()
            return
        self.dismiss(
            Person(id=self.desk.make_id(), called=called, full_name=full_name, region=self.peertui.settings.region)
        )


class AboutScreen(BaseScreen[None]):
    """A person's name and region. Kept as it is typed."""

    HELP = "What the person likes to be called, and the region whose help lines stand on the page and the safety card."

    def title_words(self) -> tuple[str, str, str]:
        return (self.desk.record.person.called, "Name and region", "")

    def commands(self) -> tuple[Command, ...]:
        return (DONE,)

    def body(self) -> ComposeResult:
        person, regions = self.desk.record.person, [(r.id, r.id) for r in self.desk.pack.regions]
        yield LineField(person.called, label="What they like to be called", name="called")
        yield LineField(person.full_name, label="Full name, if they want it on the page", name="full_name")
        yield ChoiceField(regions, person.region, label="Region, for the help lines", can_clear=False, name="region")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        words = str(event.value or "").strip()
        if event.field_name == "called" and not words:
            self.say("A name is needed, or any word they like to be called by. The old one stays until then.")
            return
        self.desk.put(changes.change_person(self.desk.record, **{event.field_name: words}))
        self.refresh_frame()

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.focus_next()


class SettingsScreen(BaseScreen[None]):
    """Settings of this laptop. Kept at once; no words of any person among them."""

    HELP = "Colours, the region for new people, and your service's own on-call line for the safety card."

    def title_words(self) -> tuple[str, str, str]:
        return ("Settings", "", "")

    def commands(self) -> tuple[Command, ...]:
        return (DONE,)

    def body(self) -> ComposeResult:
        kept, regions = self.peertui.settings, [(r.id, r.id) for r in self.peertui.pack.regions]
        colours = [(name, words) for name, words in themes.TITLES.items()]
        yield LineField(kept.on_call, label="Your service's on-call line, for the safety card", name="on_call")
        yield ChoiceField(regions, kept.region, label="Region for new people", can_clear=False, name="region")
        yield ChoiceField(colours, themes.named(kept.theme), label="Colours", can_clear=False, name="theme")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        changed: dict[str, Any] = {event.field_name: str(event.value or "")}
        kept = replace(self.peertui.settings, **changed)
        try:
            stored_settings.save(self.peertui.folder, kept)
        except OSError as error:
            self.say(f"The settings could not be kept: {error.strerror}.", Level.TROUBLE)
        self.peertui.settings = kept
        if event.field_name == "theme":
            self.app.theme = themes.named(kept.theme)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.focus_next()
