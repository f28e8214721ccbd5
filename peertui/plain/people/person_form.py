"""A new person, and a person's name and region."""

from __future__ import annotations

from collections.abc import Callable

from peertui.plain.console.field_prompts import Fields
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow, here_at
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.presenters.people.person_form import ASK_CALLED, CALLED, FULL_NAME, NameAndRegion, NewPerson
from peertui.presenters.vault.messages import KEPT_NEWCOMER, NAME_NEEDED
from plans.record.names import seen
from plans.vault.errors import VaultError

ALIKE = (("no", "No, write another name"), ("yes", "Yes, begin the record"))


def begin_record(room: PlainApp, called: str) -> bool:
    """Begin a record; only the first answer is needed. Whether somebody is kept. Leave."""
    newcomer = NewPerson(room, called)
    try:
        with room.form() as hold:
            asking = _Asking(room, newcomer, hold)
            in_turn(lambda: (asking.ask_called, asking.ask_full_name))
    except Back:
        pass
    except VaultError as error:
        room.say(str(error))
    if newcomer.is_kept:
        room.say(newcomer.region())
    return newcomer.is_kept


class _Asking:
    """Somebody new is kept as soon as the list of people tells them from everybody, or it was said that it does not."""

    def __init__(self, room: PlainApp, newcomer: NewPerson, hold: Callable[[str], None]) -> None:
        self._talk, self._newcomer, self._hold = room.talk, newcomer, hold
        self._here, self._is_given = Here(newcomer.HELP), bool(newcomer.names[0])

    def ask_called(self) -> None:
        """What they like to be called, unless that was typed before. Back, Leave, VaultError."""
        called, asked = self._newcomer.names[0], ASK_CALLED
        prompt = f"{asked} Now: {called}. Enter to leave it:" if called else asked
        if not self._is_given:
            while not (typed := seen(self._talk.ask_words(prompt, self._here)) or called):
                self._talk.say(NAME_NEEDED)
            self._newcomer.called = typed
        self._is_given = False
        self._keep()

    def ask_full_name(self) -> None:
        """The full name, and whether it is right that somebody is listed just like that. Back, Leave, VaultError."""
        newcomer = self._newcomer
        typed = self._talk.ask_words(f"{FULL_NAME} (or Enter):", self._here)
        newcomer.full_name = typed if seen(typed) else newcomer.full_name
        self._keep()
        if alike := newcomer.alike():
            self._talk.say(alike)
            if self._talk.choose("Begin the record all the same?", ALIKE, self._here) != "yes":
                newcomer.forget_names()
                self._hold("")
                raise Back
            newcomer.allow_alike()
            self._keep()

    def _keep(self) -> None:
        if self._newcomer.keep():
            self._talk.say(KEPT_NEWCOMER.format(called=self._newcomer.names[0]))
        self._hold(self._newcomer.unkept())


def at_about(room: PlainApp) -> None:
    """Name and region, kept after each answer. `back` ends it at any question."""
    about = NameAndRegion(room)
    fields, person = Fields(room.talk, here_at(about), room.today), room.workspace.record.person
    try:
        while not seen(called := fields.line(CALLED, person.called)):
            room.say(NAME_NEEDED)
        about.take("called", called)
        about.take("full_name", fields.line(FULL_NAME, person.full_name))
        follow(room, about.alike())
        about.take("region", fields.one("Region, for the help lines", about.regions(), person.region))
    except Back:
        return
