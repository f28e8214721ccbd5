"""Somebody new, and the name and region of somebody who is here."""

from __future__ import annotations

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import DONE, KEEP_NOTHING
from peertui.presenters.people.people_commands import BEGIN_RECORD
from peertui.presenters.people.people_rows import namesake
from peertui.presenters.presenter import Presenter
from peertui.presenters.reply import Done, Reply, Say
from peertui.presenters.vault.messages import (
    NAME_NEEDED,
    REGION_OF_NEW,
    UNKEPT_ALIKE,
    UNKEPT_FULL_NAME,
    UNKEPT_PERSON,
)
from peertui.services.app_context import AppInUse
from plans.record import changes
from plans.record.models import Person, Record
from plans.record.names import seen
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.status import Level, Stays

ASK_CALLED, CALLED = "What do they like to be called?", "What they like to be called"
FULL_NAME = "Full name, if they want it on the page"
_LEAVING = f'If you lock or leave, a name typed here is kept. "{KEEP_NOTHING.words}" keeps nothing.'


class NewPerson(Presenter):
    """Ends with whether a record was begun."""

    HELP = (
        "Only what the person likes to be called is needed. A first name or a made-up name is fine. "
        "Everything here can be changed later."
    )

    def __init__(self, app: AppInUse, called: str) -> None:
        """`called`: the words that somebody was looked for by."""
        super().__init__(app)
        self.called, self.full_name = called, ""
        self.is_kept = False
        self._said_alike = ("", "")
        """The names of which it was said that somebody else has them."""

    def title(self) -> str:
        return "New person"

    def head(self) -> tuple[str, str, str]:
        return (self.title(), "", "")

    def commands(self) -> tuple[Command, ...]:
        return (BEGIN_RECORD, KEEP_NOTHING)

    def region(self) -> str:
        """Whose help lines hold for somebody new."""
        return REGION_OF_NEW.format(region=self.app.settings.region)

    def about(self) -> str:
        """What stands below the two names."""
        return f"{self.region()}\n\n{_LEAVING}"

    @property
    def names(self) -> tuple[str, str]:
        """What was typed, as far as it can be seen."""
        return seen(self.called), seen(self.full_name)

    def alike(self) -> str:
        """What has to be said first, because somebody else is listed just like that; "" if nobody is, or it was."""
        own = self.workspace.record.person.id if self.is_kept else ""
        others = (one for one in self.workspace.vault.people.all() if one.id != own)
        return "" if self._said_alike == self.names else namesake(others, *self.names)

    def allow_alike(self) -> None:
        """It was said that somebody else is listed just like that, and is not said again of these names."""
        self._said_alike = self.names

    def forget_names(self) -> None:
        """Begin anew with the names that are kept, if any are."""
        self.called, self.full_name = self.workspace.record.person.called if self.is_kept else "", ""

    def unkept(self) -> str:
        """What is not kept yet, without a word of it, and would not be before something was asked."""
        called, full_name = self.names
        if not called:
            return UNKEPT_PERSON if full_name else ""
        return "" if not self.alike() else UNKEPT_FULL_NAME if self.is_kept else UNKEPT_ALIKE

    def keep(self) -> bool:
        """Keep who is typed, as far as nothing has to be asked first. Whether anybody is kept now who was not."""
        if not self.names[0] or self.alike():
            return False
        called, full_name = self.names
        if self.is_kept:
            self.workspace.put(changes.change_person(self.workspace.record, called=called, full_name=full_name))
            return False
        region = self.app.settings.region
        person = Person(id=self.workspace.make_id(), called=called, full_name=full_name, region=region)
        self.workspace.add(Record(person=person))
        self.is_kept = True
        return True

    @does(BEGIN_RECORD)
    def begin_record(self) -> Reply:
        """Keep the person, if there is a name. That somebody else is listed just like that is said once."""
        if not self.names[0]:
            return Say(NAME_NEEDED, Level.TROUBLE)
        if alike := self.alike():
            self.allow_alike()
            return Say(f"{alike} Enter begins the record all the same.", Level.NOTE, Stays.UNTIL_CHANGED)
        self.keep()
        return Done(True)


class NameAndRegion(Presenter):
    """What a person likes to be called, and whose help lines hold. Each is kept as it is given."""

    HELP = (
        "What the person likes to be called, and their region: its help lines stand on the page and the safety card. "
        "What you type is kept as you type it."
    )

    def title(self) -> str:
        return "Name and region"

    def commands(self) -> tuple[Command, ...]:
        return (DONE,)

    def regions(self) -> tuple[Choice, ...]:
        """Every place that has help lines."""
        return tuple((region.id, region.id) for region in self.workspace.pack.regions)

    def take(self, name: str, value: str) -> Reply:
        """Keep one of the three; a name that cannot be seen leaves the old one."""
        words = value.strip() if name == "region" else seen(value)
        if name == "called" and not words:
            return Say(f"{NAME_NEEDED} The old one stays until then.", stays=Stays.UNTIL_CHANGED)
        self.workspace.put(changes.change_person(self.workspace.record, **{name: words}))
        return None

    def alike(self) -> Say | None:
        """That somebody else is listed just like that, if somebody is."""
        person = self.workspace.record.person
        others = (one for one in self.workspace.vault.people.all() if one.id != person.id)
        said = namesake(others, person.called, person.full_name)
        return Say(said, Level.NOTE, Stays.UNTIL_CHANGED) if said else None
