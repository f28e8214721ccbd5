"""A copy that leaves from a screen: asked about first, sent behind the screen, and then kept in the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from textual import work
from textual.widget import Widget

from exports import ExportError, LettersMissing, Typesetter
from peertui.presenters.command_handlers import does
from peertui.presenters.exporting.export_commands import OPEN_FILE
from peertui.presenters.exporting.export_questions import (
    as_answered,
    letters_question,
    on_its_way,
    paper_question,
    paper_words,
    question,
    sent_words,
    why_not,
)
from peertui.screens.base.slow_work import TellingScreen
from peertui.services.exporting.copy_dispatch import send
from peertui.services.exporting.destination import unsynced
from peertui.services.exporting.export_request import INSTEAD, NO, YES, Given, Giving
from peertui.services.exporting.printing import CannotPrint, open_file
from plans.progress import Progress
from plans.record.context import Context
from plans.record.models import Copy
from widgets.models.status import Level


class SendingScreen(TellingScreen[None]):
    """Writes or prints one copy at a time."""

    def __init__(self) -> None:
        super().__init__()
        self._busy = False
        self._told: tuple[str, Level] | None = None
        self.written: Giving | None = None
        """What was saved last from here."""

    @property
    def today(self) -> date:
        """The day on this laptop."""
        return self.workspace.today

    @does(OPEN_FILE)
    def do_open(self) -> None:
        """Show the file that was saved last."""
        if self.written is None or self.written.path is None:
            return
        try:
            open_file(self.written.path)
        except CannotPrint as error:
            self.say(str(error), Level.TROUBLE)
        else:
            self.say("Opening it.")

    def ask_to_send(self, giving: Giving, *, there: bool) -> None:
        """Say whose it is and where it goes, and go on with the answer."""
        if self._busy:
            return
        self.forget_told()
        workspace = self.workspace
        asked = question(giving, workspace.context, there=there)
        if asked is None:
            self._send(giving)
            return

        def answered(answer: str | None) -> None:
            if answer == INSTEAD and giving.path is not None and (there := unsynced(giving.path)):
                self.save_instead(there)
            elif answer not in (None, NO):
                self._send(as_answered(giving, asked, answer))

        self.ask(*asked, answered)

    def save_instead(self, path: Path) -> None:
        """Put another place in the form, and ask again."""

    def _send(self, giving: Giving) -> None:
        self._busy = True
        self.say(on_its_way(giving))
        workspace = self.workspace
        self._give(giving, workspace.context, workspace.make_id(), workspace.typesetter, self.new_progress())

    @work(thread=True, exclusive=True, description="sending a copy")
    def _give(self, giving: Giving, context: Context, copy_id: str, typesetter: Typesetter, progress: Progress) -> None:
        try:
            with typesetter.in_use(), progress.in_use():
                given = send(giving, self.written, context, copy_id=copy_id)
                told = sent_words(giving, given, context)
        except LettersMissing as missing:
            self.app.call_from_thread(self._ask_about_letters, giving, missing)
        except (ExportError, CannotPrint) as error:
            self.app.call_from_thread(self._refused, why_not(giving, error), error)
        else:
            self.app.call_from_thread(self._done, giving, given, told)

    def _ask_about_letters(self, giving: Giving, missing: LettersMissing) -> None:
        self._refused(why_not(giving, missing), missing)

        def answered(answer: str | None) -> None:
            if answer not in (None, NO):
                self._send(replace(giving, boxes=True))

        if self.is_attached:
            self.ask(*letters_question(missing), answered)

    def _refused(self, why: str, error: Exception) -> None:
        self._busy = False
        self.work_ended()
        self._tell(why, Level.TROUBLE)
        if field := self.field_meant(error):
            self.refuse(field, why)

    def field_meant(self, error: Exception) -> Widget | None:  # noqa: ARG002
        """The field that has to be changed before it can be tried again, if it is one."""
        return None

    def _done(self, giving: Giving, given: Given, told: tuple[str, ...]) -> None:
        self._busy = False
        self.work_ended()
        if not self.is_attached:  # it was locked away meanwhile
            return
        if given.copy is not None and not given.is_open:
            self.workspace.keep_copy(given.copy)
        if giving.path:
            self.written = giving
        self.refresh_frame()
        self._tell(" ".join(told), Level.QUIET)
        if given.copy is not None and given.is_open:
            self._ask_about_paper(given.copy)

    def _ask_about_paper(self, copy: Copy) -> None:
        def answered(answer: str | None) -> None:
            if answer == YES:
                self.workspace.keep_copy(copy)
            self._tell(paper_words(answer), Level.QUIET)

        self.ask(*paper_question(), answered)

    def _tell(self, words: str, level: Level) -> None:
        self._told = (words, level)
        self.say(words, level)

    def forget_told(self) -> None:
        """Something else is being said now."""
        self._told = None

    def show_save_state(self) -> None:
        """Leave standing what was said of the copy: that the record is saved too says less."""
        if self._told and not self.workspace.latest_save.problem:
            self.say(*self._told)
        else:
            super().show_save_state()

    def do_back_out(self) -> None:
        """Back, once nothing is on its way any more. A long copy can be stopped before it is written."""
        if self._busy and not self.is_counting:
            self.say_for_now("One moment: it is still being written or printed.")
        else:
            super().do_back_out()
