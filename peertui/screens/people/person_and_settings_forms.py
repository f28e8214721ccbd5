"""Short forms: a new person, a person's name and region, and the settings of this laptop."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import DONE, KEEP_NOTHING
from peertui.presenters.people.people_commands import BEGIN_RECORD, HELP_LINES
from peertui.presenters.people.people_rows import namesake
from peertui.presenters.place import Place
from peertui.presenters.vault import messages
from peertui.presenters.vault.backup_reminder import is_long
from peertui.presenters.vault.messages import (
    FRONTS,
    IDLE,
    KEPT_UNNAMED,
    NAME_NEEDED,
    NEW_KEYS_ABOUT,
    RECOVERY_ABOUT,
    REGION_OF_NEW,
    UNKEPT_ALIKE,
    UNKEPT_PERSON,
)
from peertui.presenters.vault.vault_commands import CHANGE_PASSPHRASE, NEW_KEYS, NEW_RECOVERY_KEY
from peertui.screens.base.screen import BaseScreen
from plans.record import changes
from plans.record.models import Person, Record
from plans.record.names import seen
from widgets.base import themes
from widgets.base.status_bar import SAVING
from widgets.forms.field_factory import ChoiceField, FieldChanged, FieldSubmitted, LineField
from widgets.models.command import Command
from widgets.models.status import Level, Stays

LEAVING = f'If you lock or leave, a name typed here is kept. "{KEEP_NOTHING.words}" keeps nothing.'
SEARCHED = "the words you searched for; typing replaces them"


class NewPersonScreen(BaseScreen[Person]):
    """Ends with a new person, or None."""

    HELP = (
        "Only what the person likes to be called is needed. A first name or a made-up name is fine. "
        "Enter begins the record. Everything here can be changed later. If you leave or lock with a name typed, the "
        "record is begun with it. Go back, keep nothing, begins none."
    )

    def __init__(self, called: str) -> None:
        super().__init__()
        self._called = called
        self._said_alike = ("", "")
        """The names of which it was said that somebody else has them."""

    def title_words(self) -> tuple[str, str, str]:
        return ("New person", "", "")

    def commands(self) -> tuple[Command, ...]:
        return (BEGIN_RECORD, KEEP_NOTHING)

    def body(self) -> ComposeResult:
        searched = bool(seen(self._called))
        hint = SEARCHED if searched else ""
        yield LineField(
            self._called, label="What do they like to be called?", hint=hint, selected=searched, name="called"
        )
        yield LineField(label="Full name, if they want it on the page", hint="can stay empty", name="full_name")
        region = REGION_OF_NEW.format(region=self.peertui.settings.region)
        yield Static(Content(f"{region}\n\n{LEAVING}"), classes="question")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.do_add()

    @property
    def _names(self) -> tuple[str, str]:
        called, full_name = (seen(field.value) for field in self.query(LineField))
        return called, full_name

    @property
    def _alike(self) -> str:
        """What has to be said first, because somebody else is listed just like that; "" if nobody is."""
        return "" if self._said_alike == self._names else namesake(self.workspace.vault.people.all(), *self._names)

    @property
    def _person(self) -> Person:
        called, full_name = self._names
        return Person(
            id=self.workspace.make_id(), called=called, full_name=full_name, region=self.peertui.settings.region
        )

    def unkept(self) -> str:
        called, full_name = self._names
        if called:
            return UNKEPT_ALIKE if self._alike else ""
        return UNKEPT_PERSON if full_name else ""

    def keep_typed(self) -> str:
        if not self._names[0] or self._alike:
            return ""
        self.workspace.add(Record(person=self._person))
        return KEPT_UNNAMED

    @does(BEGIN_RECORD)
    def do_add(self) -> None:
        """Keep the person, if there is a name."""
        if not self._names[0]:
            self.refuse(self.first_focus(), NAME_NEEDED)
        elif alike := self._alike:
            self._said_alike = self._names
            self.say(f"{alike} Enter begins the record all the same.", Level.NOTE, Stays.UNTIL_CHANGED)
            self.query(LineField).last().focus()
        else:
            self.dismiss(self._person)


class AboutScreen(BaseScreen[None]):
    """A person's name and region. Kept as it is typed."""

    KEEPS_TYPING: ClassVar[bool] = True
    HELP = (
        "What the person likes to be called, and their region: its help lines stand on the page and the safety card. "
        "What you type is kept as you type it."
    )

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "Name and region", "")

    def commands(self) -> tuple[Command, ...]:
        return (DONE,)

    def body(self) -> ComposeResult:
        person, regions = self.workspace.record.person, [(r.id, r.id) for r in self.workspace.pack.regions]
        yield LineField(person.called, label="What they like to be called", name="called")
        yield LineField(person.full_name, label="Full name, if they want it on the page", name="full_name")
        yield ChoiceField(regions, person.region, label="Region, for the help lines", can_clear=False, name="region")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        words = str(event.value or "").strip() if event.field_name == "region" else seen(str(event.value or ""))
        if event.field_name == "called" and not words:
            self.say(f"{NAME_NEEDED} The old one stays until then.", stays=Stays.UNTIL_CHANGED)
            return
        self.workspace.put(changes.change_person(self.workspace.record, **{event.field_name: words}))
        self.refresh_frame()

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        person = self.workspace.record.person
        others = (one for one in self.workspace.vault.people.all() if one.id != person.id)
        if event.field_name != "region" and (alike := namesake(others, person.called, person.full_name)):
            self.say(alike, Level.NOTE, Stays.UNTIL_CHANGED)
        self.focus_next()


class SettingsScreen(BaseScreen[None]):
    """Settings of this laptop. Kept at once; no words of any person among them."""

    KEEPS_TYPING: ClassVar[bool] = True
    HELP = (
        "Colours, the region for new people, your service's own on-call line for the safety card, and when to lock. "
        "Help lines shows where their numbers come from. In the menu too: change the passphrase, make a new recovery "
        "key, or make new keys."
    )

    def __init__(self) -> None:
        super().__init__()
        self._trouble = ""
        self._kept_at: datetime | None = None
        self._told_at: datetime | None = None

    def title_words(self) -> tuple[str, str, str]:
        return ("Settings", "", "")

    def commands(self) -> tuple[Command, ...]:
        return (
            (DONE, HELP_LINES)
            if self.peertui.demo
            else (DONE, HELP_LINES, CHANGE_PASSPHRASE, NEW_RECOVERY_KEY, NEW_KEYS)
        )

    def body(self) -> ComposeResult:
        kept, regions = self.peertui.settings, [(r.id, r.id) for r in self.peertui.pack.regions]
        colours = [(name, words) for name, words in themes.TITLES.items()]
        yield LineField(kept.on_call, label="Your service's on-call line, for the safety card", name="on_call")
        yield ChoiceField(regions, kept.region, label="Region for new people", can_clear=False, name="region")
        yield ChoiceField(colours, themes.named(kept.theme), label="Colours", can_clear=False, name="theme")
        yield ChoiceField(IDLE, kept.lock_after, label="Lock when nobody types for", can_clear=False, name="lock_after")
        yield ChoiceField(
            (("yes", "yes"), ("no", "no")), kept.hide_locks, label="F3 locks too", can_clear=False, name="hide_locks"
        )
        yield ChoiceField(FRONTS, kept.front or "screen", label="How peertui starts", can_clear=False, name="front")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def show_save_state(self) -> None:
        """The same of the settings: why they are not kept, for as long as they are not."""
        if self._trouble:
            self.say(self._trouble, Level.TROUBLE)
        elif self._kept_at:
            is_news, self._told_at = self._kept_at is not self._told_at, self._kept_at
            self.say_saved(self._kept_at, is_news=is_news)
        else:
            super().show_save_state()

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        changed: dict[str, Any] = {event.field_name: str(event.value or "")}
        trouble, self._trouble = self._trouble, self.peertui.keep_settings(replace(self.peertui.settings, **changed))
        if trouble and not self._trouble:
            self.say(SAVING)
        self._kept_at = self.workspace.clock()
        self.show_save_state()
        if event.field_name == "theme":
            self.app.theme = themes.named(self.peertui.settings.theme)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.focus_next()

    @does(HELP_LINES)
    def do_help_lines(self) -> None:
        """The help lines of the region set here."""

        self.open(Place.HELP_LINES, self.peertui.settings.region)

    @does(CHANGE_PASSPHRASE)
    def do_passphrase(self) -> None:
        """Change the passphrase."""

        self.open(Place.CHANGE_PASSPHRASE, then=self._said)

    @does(NEW_RECOVERY_KEY)
    def do_recovery(self) -> None:
        """Make a new recovery key."""

        self._ask_for_key("A new recovery key", RECOVERY_ABOUT, Place.NEW_RECOVERY_KEY)

    @does(NEW_KEYS)
    def do_new_keys(self) -> None:
        """Seal everything again with new keys."""

        self._ask_for_key("New keys", NEW_KEYS_ABOUT, Place.NEW_KEYS)

    def _ask_for_key(self, title: str, about: str, show: Place) -> None:
        from plans.vault import new_recovery_key

        def checked(passphrase: str | None) -> None:
            if passphrase is not None:
                self.open(show, passphrase, new_recovery_key(), then=self._said)

        self.open(Place.ASK_FOR_KEY, title, about, then=checked)

    def _said(self, words: str | None) -> None:
        if words and is_long(words):
            self.ask(messages.KEYS_CHANGED, words, messages.GO_ON)
        elif words:
            self.say(words)
