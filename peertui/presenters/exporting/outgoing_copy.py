"""A copy that leaves: asked about first, then written or printed, kept in the record, and opened again."""

from __future__ import annotations

from dataclasses import replace

from exports import ExportError, LettersMissing
from peertui.presenters.command_handlers import does
from peertui.presenters.exporting.copy_log import OPENING
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
from peertui.presenters.form import FormPresenter
from peertui.presenters.reply import Ask, Reply, Say, Wait, trouble
from peertui.services.app_context import AppInUse
from peertui.services.exporting.copy_dispatch import send
from peertui.services.exporting.destination import unsynced
from peertui.services.exporting.export_request import INSTEAD, NO, YES, Given, Giving
from peertui.services.exporting.printing import CannotPrint, open_file
from plans.record.models import Copy
from widgets.models.status import Level

ONE_MOMENT = "One moment: it is still being written or printed."
NOTHING_LEFT = Say("Nothing was written or printed.")


class Sending(FormPresenter):
    """Writes or prints one copy at a time."""

    LEFT = NOTHING_LEFT.words

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self.written: Giving | None = None
        """What was saved last from here."""

    @does(OPEN_FILE)
    def open_written(self) -> Reply:
        """Show the file that was saved last."""
        if self.written is None or self.written.path is None:
            return None
        try:
            open_file(self.written.path)
        except CannotPrint as error:
            return trouble(error)
        return Say(OPENING)

    def ask(self, giving: Giving, *, there: bool) -> Reply:
        """Say whose it is and where it goes, and go on with the answer. `there`: a file has the name already."""
        asked = question(giving, self.workspace.context, there=there)
        if asked is None:
            return self.send(giving)

        def answered(answer: str) -> Reply:
            if answer == INSTEAD and giving.path is not None and (there := unsynced(giving.path)):
                return self.save_instead(replace(giving, path=there))
            return NOTHING_LEFT if answer == NO else self.send(as_answered(giving, asked, answer))

        return Ask(*asked, answered, declined=NOTHING_LEFT)

    def save_instead(self, giving: Giving) -> Reply:
        """Another place was chosen, that nothing copies elsewhere: ask about that."""
        return self.ask(giving, there=giving.path is not None and giving.path.exists())

    def send(self, giving: Giving) -> Wait:
        """Write or print it, and keep that it left."""
        workspace, saved = self.workspace, self.written
        context, copy_id, typesetter = workspace.context, workspace.make_id(), workspace.typesetter

        def slow() -> tuple[Given, tuple[str, ...]]:
            with typesetter.in_use():
                given = send(giving, saved, context, copy_id=copy_id)
                return given, sent_words(giving, given, context)

        return Wait(
            on_its_way(giving),
            slow,
            lambda made: self.sent(giving, *made),
            lambda error: self._refused(giving, error),
            (ExportError, CannotPrint),
            ONE_MOMENT,
        )

    def sent(self, giving: Giving, given: Given, told: tuple[str, ...]) -> Reply:
        """It left: keep it in the record, and say so. Of one that another program has open, ask whether it was printed.

        Args:
            giving: What was asked for.
            given: What was written, printed or opened.
            told: What is said of it.
        """
        opened = given.copy if given.is_open else None
        if given.copy is not None and opened is None:
            self.workspace.keep_copy(given.copy)
        if giving.path:
            self.written = giving
        return Say(" ".join(told), then=self._ask_about_paper(opened) if opened else None)

    def _ask_about_paper(self, copy: Copy) -> Ask:
        def answered(answer: str) -> Reply:
            if answer == YES:
                self.workspace.keep_copy(copy)
            return Say(paper_words(answer))

        return Ask(*paper_question(), answered, declined=Say(paper_words(None)))

    def _refused(self, giving: Giving, error: Exception) -> Reply:
        """Why nothing left; letters that no font here has are asked about."""
        if not isinstance(error, LettersMissing):
            cannot_be_written = giving.path is not None and type(error) is ExportError
            return Say(why_not(giving, error), Level.TROUBLE, field="path" if cannot_be_written else "")

        def answered(answer: str) -> Reply:
            return NOTHING_LEFT if answer == NO else self.send(replace(giving, boxes=True))

        return Ask(*letters_question(error), answered, declined=NOTHING_LEFT)
