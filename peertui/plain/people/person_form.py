"""A new person, and a person's name and region."""

from __future__ import annotations

from collections.abc import Callable

from peertui.plain.console.field_prompts import Fields
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.presenters.people.people_rows import namesake
from peertui.presenters.vault.messages import KEPT_NEWCOMER, NAME_NEEDED, REGION_OF_NEW, UNKEPT_ALIKE, UNKEPT_FULL_NAME
from plans.record import changes
from plans.record.models import Person, Record
from plans.record.names import seen

NEW = Here("Only what the person likes to be called is needed. A first name or a made-up name is fine.")
HERE = Here(
    "What the person likes to be called, and their region: its help lines stand on the page and the safety card."
)
ALIKE = (("no", "No, write another name"), ("yes", "Yes, begin the record"))
FULL_NAME = "Full name, if they want it on the page"


def begin_record(room: PlainApp, called: str) -> None:
    """Begin a record; only the first answer is needed. Back if nobody was kept, Leave, VaultError."""
    with room.form() as hold:
        newcomer = _Newcomer(room, called, hold)
        try:
            in_turn(lambda: (newcomer.ask_called, newcomer.ask_full_name))
        except Back:
            if not newcomer.is_kept:
                raise
    room.say(REGION_OF_NEW.format(region=room.settings.region))


class _Newcomer:
    """Somebody new, kept as soon as the list of people tells them from everybody, or it was said that it does not."""

    def __init__(self, room: PlainApp, called: str, hold: Callable[[str], None]) -> None:
        self._room, self._hold = room, hold
        self._called, self._full_name, self._is_given = seen(called), "", bool(seen(called))
        self.is_kept = False

    def ask_called(self) -> None:
        """What they like to be called, unless that was typed before. Back, Leave, VaultError."""
        talk, asked = self._room.talk, "What do they like to be called?"
        prompt = f"{asked} Now: {self._called}. Enter to leave it:" if self._called else asked
        if not self._is_given:
            while not (called := seen(talk.ask_words(prompt, NEW)) or self._called):
                self._room.say(NAME_NEEDED)
            self._called = called
        self._is_given = False
        if not self._alike:
            self._keep()
        else:
            self._hold(UNKEPT_ALIKE)

    def ask_full_name(self) -> None:
        """The full name, and whether it is right that somebody is listed just like that. Back, Leave, VaultError."""
        self._full_name = seen(self._room.talk.ask_words(f"{FULL_NAME} (or Enter):", NEW)) or self._full_name
        if alike := self._alike:
            self._hold(UNKEPT_FULL_NAME if self.is_kept else UNKEPT_ALIKE)
            self._room.say(alike)
            if self._room.talk.choose("Begin the record all the same?", ALIKE, NEW) != "yes":
                self._called, self._full_name = self._room.workspace.record.person.called if self.is_kept else "", ""
                self._hold("")
                raise Back
        self._keep()

    @property
    def _alike(self) -> str:
        workspace = self._room.workspace
        own = workspace.record.person.id if self.is_kept else ""
        return namesake((one for one in workspace.vault.people.all() if one.id != own), self._called, self._full_name)

    def _keep(self) -> None:
        workspace, names = self._room.workspace, {"called": self._called, "full_name": self._full_name}
        if self.is_kept:
            workspace.put(changes.change_person(workspace.record, **names))
        else:
            workspace.add(Record(person=Person(id=workspace.make_id(), region=self._room.settings.region, **names)))
            self._room.say(KEPT_NEWCOMER.format(called=self._called))
        self.is_kept = True
        self._hold("")


def at_about(room: PlainApp) -> None:
    """Name and region, kept after each answer. `back` ends it at any question."""
    workspace, fields = room.workspace, Fields(room.talk, HERE, room.today)

    def keep(**changed: str) -> None:
        workspace.put(changes.change_person(workspace.record, **changed))

    try:
        while not (called := seen(fields.line("What they like to be called", workspace.record.person.called))):
            room.say(NAME_NEEDED)
        keep(called=called)
        keep(full_name=seen(fields.line(FULL_NAME, workspace.record.person.full_name)))
        others = (one for one in workspace.vault.people.all() if one.id != workspace.record.person.id)
        if alike := namesake(others, workspace.record.person.called, workspace.record.person.full_name):
            room.say(alike)
        regions = [(region.id, region.id) for region in room.pack.regions]
        keep(region=fields.one("Region, for the help lines", regions, workspace.record.person.region))
    except Back:
        return
