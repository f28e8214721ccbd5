"""One person: what can be done with them, and how far each module has been talked about."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters import commands
from peertui.presenters.people.list_rows import person_rows
from peertui.presenters.session.step_text import meeting_words
from peertui.screens.base.screen import BaseScreen
from peertui.screens.dialogs.question import AskScreen
from peertui.services.session import session_moves
from peertui.services.session.new_entries import the_ending
from plans.record import changes
from widgets.base.status_bar import Level
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command

MEET = Command("meet", "Begin or go on with a meeting", "It goes on at the step where it stopped.", in_line=False)
PAGE = Command("page", "The page", "Choose what goes on the page, see it and print it.", key="f9", in_line=False)
PLAN = Command("plan", "The plan", "All entries, by section; add, change, move and leave out.", in_line=False)
NOTES = Command("notes", "Notes", "All notes, with whose words they are.", in_line=False)
FIND = Command("find", "Find", "Look for any word of the record.", in_line=False)
MEETINGS = Command("meetings", "Meetings", "Every meeting, and what was talked about.", in_line=False)
ABOUT = Command("about", "Name and region", "What they like to be called, and whose help lines hold.", in_line=False)
HISTORY = Command("history", "What was saved before", "Earlier versions, and putting back from them.", in_line=False)
HAND_OVER = Command(
    "hand_over", "Hand over to a colleague", "Chosen parts, in a file that six words open.", in_line=False
)
COPIES = Command(
    "copies", "Who received what", "Copies and handovers: to whom, when, and where the files are.", in_line=False
)
EVERYTHING = Command(
    "everything", "Everything kept about me", "A copy of all of it for the person, to read and keep.", in_line=False
)
REMOVE = Command(
    "remove", "Remove this person for good", "Every word of them, from every version. It is asked first.", in_line=False
)
PEOPLE = Command("back_out", "People", "Back to the list of people.")


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
        first = commands.FIRST_MEETING if self.workspace.record.sessions else commands.FIRST_MEETING_NOW
        seen = (MEET, first, PAGE, PLAN, NOTES, FIND, MEETINGS, ABOUT, HISTORY, HAND_OVER, COPIES, EVERYTHING)
        return (*seen, commands.ENDING, commands.UNDO, commands.REDO, REMOVE, PEOPLE)

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
        return person_rows(self.workspace.pack, self.workspace.record)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        what, _, row_id = event.row.id.partition(":")
        if what == "do":
            self.run(row_id)
        else:
            from peertui.screens.session.module import ModuleScreen

            self.app.push_screen(ModuleScreen(row_id), self._begin_at)

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
        self.app.push_screen(AskScreen("Begin a meeting", "No meeting is open now.", choices), answered)

    def do_meet(self) -> None:
        """Begin a meeting, or go on with the open one."""
        self._meet(None)

    def _meet(self, place: str | None) -> None:
        from peertui.screens.session.session import SessionScreen

        workspace = self.workspace
        if workspace.record.open_session is None:
            workspace.put(changes.start_session(workspace.record, workspace.make_id(), workspace.clock()))
        if place:
            workspace.put(
                session_moves.go(workspace.pack, workspace.record, workspace.session, place, workspace.clock())
            )
        self.app.push_screen(SessionScreen())

    def do_page(self) -> None:
        """Choose what goes on the page."""
        from peertui.screens.exporting.page import PageScreen

        self.app.push_screen(PageScreen())

    def do_plan(self) -> None:
        """All entries by section."""
        from peertui.screens.people.plan import PlanScreen

        self.app.push_screen(PlanScreen())

    def do_notes(self) -> None:
        """All notes."""
        from peertui.screens.people.plan import NotesScreen

        self.app.push_screen(NotesScreen())

    def do_find(self) -> None:
        """Find a word."""
        from peertui.screens.session.find import FindScreen

        self.app.push_screen(FindScreen())

    def do_meetings(self) -> None:
        """All meetings."""
        from peertui.screens.session.module import MeetingsScreen

        self.app.push_screen(MeetingsScreen())

    def do_ending(self) -> None:
        """How many meetings, who stands in for the worker, and how to finish well."""
        from peertui.screens.session.entry import EntryScreen

        entry = the_ending(self.workspace)
        self.app.push_screen(EntryScreen(entry, self.workspace.pack.kinds[entry.kind]))

    def do_about(self) -> None:
        """Name and region."""
        from peertui.screens.people.person_and_settings_forms import AboutScreen

        self.app.push_screen(AboutScreen())

    def do_history(self) -> None:
        """Earlier versions."""
        from peertui.screens.people.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    def do_hand_over(self) -> None:
        """Choose parts for a colleague."""
        from peertui.presenters.exporting.handover_text import NOTHING_TO_HAND_OVER, is_anything
        from peertui.screens.exporting.hand_over import HandOverScreen

        if not is_anything(self.workspace.pack, self.workspace.record):
            self.say_for_now(NOTHING_TO_HAND_OVER)
            return
        self.app.push_screen(HandOverScreen())

    def do_copies(self) -> None:
        """Who received what, and when."""
        from peertui.screens.exporting.copy_log import CopiesScreen

        self.app.push_screen(CopiesScreen())

    def do_everything(self) -> None:
        """The person's own copy of all that is kept."""
        from peertui.screens.exporting.full_record import EverythingScreen

        self.app.push_screen(EverythingScreen())

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
