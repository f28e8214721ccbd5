"""The people in this vault: a list that narrows to a part of a name, and what is done from there."""

from __future__ import annotations

from dataclasses import replace

from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.people.people_commands import BACK_UP, NEW, RECEIVE, SETTINGS
from peertui.presenters.people.people_rows import people_row
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Ask, Open, Reply
from peertui.presenters.vault.reminders import to_know, to_know_in_short
from peertui.presenters.vault.vault_commands import RESTORE
from peertui.services.app_context import AppInUse
from peertui.services.exporting.handover import Arrival
from plans.vault import Summary
from widgets.models.command import Command
from widgets.models.row import Row, RowFilter

RECEIVED = "What was handed over is here now."


class PeopleList(Listing):
    """Who is kept here."""

    HELP = (
        "The people you work with. Type a part of a name to find someone. {pick} opens their record. New person begins "
        "one. Backing up and the settings are in the menu."
    )
    EMPTY = "Nobody here yet."

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self.wanted = ""
        """The part of a name that the list is narrowed to."""
        self._people: tuple[Summary, ...] = ()
        self._filter = RowFilter(())

    def title(self) -> str:
        return "People"

    def head(self) -> tuple[str, str, str]:
        return (self.title(), "", "demo: nothing here is kept" if self.app.demo else "")

    def commands(self) -> tuple[Command, ...]:
        backing_up = () if self.app.demo else (BACK_UP, RESTORE)
        return (NEW, commands.FIRST_MEETING, RECEIVE, *backing_up, SETTINGS)

    def look_again(self) -> None:
        people = self.workspace.vault.people.all()
        if people is not self._people:  # the vault gives the same ones until somebody changes
            self._people, self._filter = people, RowFilter(map(people_row, people))

    def rows(self) -> tuple[Row, ...]:
        return self._filter.matching(self.wanted)

    def empty(self) -> str:
        part = self.wanted.strip()
        return f'No name has "{part}" in it.' if part else self.EMPTY

    def to_know(self, *, short: bool, outside: str = "") -> str:
        """What to know about words, keys and copies, if anything. Only here: never in a meeting.

        Args:
            short: for a status line of three lines.
            outside: what somebody else has changed, as it is said shortly; nothing that was found is hidden by it.
        """
        app, workspace = self.app, self.workspace
        if not (app.demo or app.settings.backup_day) and workspace.vault.people.all():
            app.take_and_keep(replace(app.settings, backup_day=app.today.isoformat()))
        known = (workspace, app.settings, app.programme, app.today)
        return to_know_in_short(*known, demo=app.demo, outside=outside) if short else to_know(*known, demo=app.demo)

    def picked(self, row_id: str) -> Reply:
        """Take out a person's record and show it."""
        opened = self.workspace.open(row_id)
        return self._show(" ".join(words for words in (*opened.notices, self.workspace.clock_words) if words))

    def _show(self, told: str) -> Reply:
        return Open(Place.PERSON, (told,), self._put_away)

    def _put_away(self, still_to_say: Reply) -> Reply:
        self.workspace.put_away()
        return still_to_say

    def unknown(self) -> Ask:
        """Whether a name that nobody here has is that of somebody new."""
        choices = (("no", "No, hear everyone again"), ("yes", f'Yes, begin a record with the name "{self.wanted}"'))
        question = f"{self.empty()} Is this a new person?"
        about = "Nobody is added before you say so."
        return Ask(self.title(), question, choices, lambda answer: self.add() if answer == "yes" else None, about)

    @does(NEW)
    def add(self) -> Reply:
        """Begin a record, with the name that was looked for."""

        def ended(begun: bool | None) -> Reply:
            if not begun:
                return None
            self.wanted = ""
            return self._show("")

        return Open(Place.NEW_PERSON, (self.wanted,), ended)

    @does(RECEIVE)
    def receive(self) -> Reply:
        """Keep what was handed over, in the record as it is now, and show the person."""

        from peertui.services.exporting.handover import take_in

        def decided(arrival: Arrival | None) -> Reply:
            if arrival is None:
                return None
            take_in(self.workspace, arrival)
            return self._show(RECEIVED)

        return Open(Place.RECEIVE, then=decided)

    @does(BACK_UP)
    def back_up(self) -> Reply:
        """Write a backup."""
        return Open(Place.BACKUP)

    @does(RESTORE)
    def restore(self) -> Reply:
        """Bring back a backup into a new folder."""
        return Open(Place.RESTORE)

    @does(SETTINGS)
    def settings(self) -> Reply:
        """Settings of this laptop."""
        return Open(Place.SETTINGS)
