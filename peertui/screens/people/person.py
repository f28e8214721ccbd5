"""One person: what can be done with them, and how far each module has been talked about."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import ENDING, FIRST_MEETING, PEOPLE, REDO, UNDO
from peertui.presenters.exporting.handover_text import NOTHING_TO_HAND_OVER, is_anything
from peertui.presenters.people.list_rows import person_rows
from peertui.presenters.people.people_commands import (
    ABOUT,
    COPIES,
    EVERYTHING,
    HAND_OVER,
    HISTORY,
    MEET,
    MEETINGS,
    NOTES,
    PLAN,
    REMOVE,
)
from peertui.presenters.place import Place
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.session_commands import FIND, PAGE
from peertui.presenters.session.step_text import meeting_words
from peertui.screens.base.screen import BaseScreen
from peertui.services.session import session_moves
from peertui.services.session.new_entries import the_ending
from plans.record import changes
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command
from widgets.models.status import Level


class PersonScreen(BaseScreen[None]):
    """The person's own start page."""

    HELP = (
        "Everything about one person. Enter on the first line begins a meeting, or goes on with the one that is open. "
        "The list below shows each part of the programme and whether you have talked about it. "
        "Nothing has to be done in order, and nothing has to be done at all. They can have a copy of everything that "
        "is kept about them at any time, and have any of it removed for good."
    )

    def __init__(self, notice: str) -> None:
        super().__init__()
        self._notice = notice

    def title_words(self) -> tuple[str, str, str]:
        person = self.workspace.record.person
        return (person.called, person.full_name, "")

    def commands(self) -> tuple[Command, ...]:
        first = FIRST_MEETING if self.workspace.record.sessions else FIRST_MEETING.in_key_line()
        seen = (MEET, first, PAGE, PLAN, NOTES, FIND, MEETINGS, ABOUT, HISTORY, HAND_OVER, COPIES, EVERYTHING)
        return (*seen, ENDING, UNDO, REDO, REMOVE, PEOPLE)

    def body(self) -> ComposeResult:
        yield NumberedList(self._rows())

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        if self._notice:
            self.say(self._notice, Level.NOTE)

    def come_back(self) -> None:
        self.query_one(NumberedList).rows = self._rows()
        super().come_back()

    def _rows(self) -> tuple[Row, ...]:
        return person_rows(self.workspace.context)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        ref = RowRef.of(event.row.id)
        if ref is None:
            return
        if ref.kind is RowKind.DO:
            self.run(ref.id)
        else:
            self.open(Place.MODULE, ref.id, then=self._begin_at)

    def _begin_at(self, place: str | None) -> None:
        if place is None:
            return
        if self.workspace.record.open_session is not None:
            self._meet(place)
            return
        words = meeting_words(self.workspace.record)

        def answered(answer: str | None) -> None:
            if answer:
                self._meet(place if answer == "here" else None)

        choices = (("here", f"{words} at this step"), ("start", f"{words} from the start"))
        self.ask("Begin a meeting", "No meeting is open now.", choices, answered)

    @does(MEET)
    def do_meet(self) -> None:
        """Begin a meeting, or go on with the open one."""
        self._meet(None)

    def _meet(self, place: str | None) -> None:

        workspace = self.workspace
        if workspace.record.open_session is None:
            workspace.put(changes.start_session(workspace.record, workspace.make_id(), workspace.clock()))
        if place:
            workspace.put(session_moves.go(workspace.context, place, workspace.clock()))
        self.open(Place.SESSION)

    @does(PAGE)
    def do_page(self) -> None:
        """Choose what goes on the page."""

        self.open(Place.PAGE)

    @does(PLAN)
    def do_plan(self) -> None:
        """All entries by section."""

        self.open(Place.PLAN)

    @does(NOTES)
    def do_notes(self) -> None:
        """All notes."""

        self.open(Place.NOTES)

    @does(FIND)
    def do_find(self) -> None:
        """Find a word."""

        self.open(Place.FIND)

    @does(MEETINGS)
    def do_meetings(self) -> None:
        """All meetings."""

        self.open(Place.MEETINGS)

    @does(ENDING)
    def do_ending(self) -> None:
        """How many meetings, who stands in for the worker, and how to finish well."""

        entry = the_ending(self.workspace)
        self.open(Place.ENTRY, entry, self.workspace.pack.kinds[entry.kind])

    @does(ABOUT)
    def do_about(self) -> None:
        """Name and region."""

        self.open(Place.ABOUT)

    @does(HISTORY)
    def do_history(self) -> None:
        """Earlier versions."""

        self.open(Place.HISTORY)

    @does(HAND_OVER)
    def do_hand_over(self) -> None:
        """Choose parts for a colleague."""
        if not is_anything(self.workspace.context):
            self.say_for_now(NOTHING_TO_HAND_OVER)
            return
        self.open(Place.HAND_OVER)

    @does(COPIES)
    def do_copies(self) -> None:
        """Who received what, and when."""

        self.open(Place.COPIES)

    @does(EVERYTHING)
    def do_everything(self) -> None:
        """The person's own copy of all that is kept."""

        self.open(Place.EVERYTHING)

    @does(REMOVE)
    def do_remove(self) -> None:
        """Remove the person for good."""
        from peertui.screens.dialogs.remove import ask_to_remove_person

        ask_to_remove_person(self, lambda: self.dismiss(None))

    def do_back_out(self) -> None:
        """Save, and go back to the people, who put the record away; stay if it cannot be saved."""
        report = self.workspace.save_now()
        if self.workspace.all_saved:
            self.dismiss(None)
        else:
            self.say(report.why, Level.NOT_SAVED)
