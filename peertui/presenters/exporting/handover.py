"""Handing parts of a record to a colleague: choosing them, writing the locked file, and its passphrase, once."""

from __future__ import annotations

from exports import ExportError
from exports.handover.word_passphrase import new_passphrase
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL, WORDS_WRITTEN
from peertui.presenters.exporting.export_commands import HANDOVER_FILE, WRITE_HANDOVER
from peertui.presenters.exporting.export_questions import place_question
from peertui.presenters.exporting.handover_text import (
    NOTHING_GOES,
    NOTHING_TO_HAND_OVER,
    about_words,
    amount,
    chosen_words,
    handover_path,
    is_anything,
    part_rows,
)
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing, Presenter
from peertui.presenters.reply import Ask, Done, Open, Reply, Say, Wait, say_for_now
from peertui.presenters.vault.messages import UNKEPT_HANDOVER
from peertui.services.app_context import AppInUse
from peertui.services.exporting import handover as handing
from peertui.services.exporting.destination import destination, unsynced
from peertui.services.exporting.export_request import INSTEAD, YES
from peertui.services.exporting.handover import Written
from peertui.services.paths import place
from plans.handover import selection
from plans.record.context import Context
from plans.record.copy_log import forget_copy
from plans.record.models import Record
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level


def begin_handover(context: Context) -> Reply:
    """Choose what goes, if there is anything."""
    return Open(Place.HAND_OVER) if is_anything(context) else say_for_now(NOTHING_TO_HAND_OVER)


class HandOver(Listing):
    """Which parts go. What is private goes only when it is chosen by name."""

    HELP = (
        "Choose together what the colleague gets: {pick} puts a part in or takes it out. What is just for us, people "
        "who were not asked, and the worker's own notes stay here unless you put them in. What they like to be called, "
        "the region and the hidden parts always go along."
    )
    ENTER = HANDOVER_FILE

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self.chosen = selection.usual(self.workspace.context)

    def title(self) -> str:
        return "Hand over: choose together"

    def commands(self) -> tuple[Command, ...]:
        return (HANDOVER_FILE, CANCEL)

    def above(self) -> str:
        return chosen_words(self.workspace.context, self.chosen, self._part())

    def rows(self) -> tuple[Row, ...]:
        return part_rows(self.workspace.context, self.chosen)

    def picked(self, row_id: str) -> Reply:
        self.chosen ^= {row_id}
        part = next(row.text for row in self.rows() if row.id == row_id)
        return Say(f"{'In it' if row_id in self.chosen else 'Not in it'}: {part}", drawn=True)

    @does(HANDOVER_FILE)
    def go_on(self) -> Reply:
        """Say who it is for."""
        part = self._part()
        if not amount(part):
            return Say(NOTHING_GOES, Level.TROUBLE)
        return Open(Place.HANDOVER_FILE, (part, self.chosen), lambda written: Done() if written else None)

    def _part(self) -> Record:
        workspace = self.workspace
        return selection.cut(workspace.context, self.chosen, handover_id=workspace.make_id(), now=workspace.clock())


class HandoverFile(FormPresenter):
    """Who it is for and where it goes. Ends once the passphrase of the file was seen, or with None."""

    HELP = (
        "Say who it is for, so that you both know later who has what, and where the file goes. "
        "It is locked with six words that are made for it; they are shown next, once."
    )
    SUBMIT = WRITE_HANDOVER
    UNKEPT = UNKEPT_HANDOVER

    def __init__(self, app: AppInUse, part: Record, chosen: frozenset[str]) -> None:
        super().__init__(app)
        self._part, self._chosen = part, chosen

    def title(self) -> str:
        return "Hand over: write the file"

    def unkept(self) -> str:
        return self.UNKEPT if self.held("who") or self.held("path") not in ("", str(handover_path())) else ""

    def commands(self) -> tuple[Command, ...]:
        return (WRITE_HANDOVER, CANCEL)

    def about(self) -> str:
        return "\n".join(about_words(self.workspace.context, self._part))

    def fields(self) -> tuple[FormField, ...]:
        return (
            self.line("who", "Who is it for?", hint="can stay empty"),
            FormField("path", "Save it as", self.given.get("path", str(handover_path()))),
        )

    def why_not(self, name: str) -> str:
        if name == "who":
            return ""
        if not (typed := self.held("path")):
            return "Say where to save it first."
        return destination(typed, self.workspace.vault.folder).why_not

    @does(WRITE_HANDOVER)
    def write(self) -> Reply:
        """Write the file, asking first if there is one already."""
        if refused := self.refusal():
            return refused
        to = destination(self.held("path"), self.workspace.vault.folder)
        asked = place_question(to)
        if asked is None:
            return self._write()

        def answered(answer: str) -> Reply:
            if answer == INSTEAD and (there := unsynced(to.path)):
                self.given["path"] = str(there)
                return self.write()
            return self._write() if answer == YES else self.refuse("path", "")

        return Ask(*asked, answered)

    def _write(self) -> Reply:
        path, part, passphrase = place(self.held("path")), self._part, new_passphrase()
        before = handing.there_before(path)

        def done(written: Written) -> Reply:
            workspace = self.workspace
            handover_id = part.model_extra[selection.HANDOVER]["id"] if part.model_extra else ""
            workspace.put(
                handing.handed_over(
                    workspace.context,
                    self._chosen,
                    self.held("who"),
                    handover_id=handover_id,
                    now=workspace.clock(),
                    written=written,
                    marks=workspace.vault.copy_marks,
                )
            )

            def unseen() -> None:
                handing.take_back(written, before)
                workspace.put(forget_copy(workspace.record, handover_id))

            return Open(Place.HANDOVER_WORDS, (passphrase,), lambda _: Done(passphrase), unseen)

        return Wait(
            "Locking and writing it. This takes a few seconds.",
            lambda: handing.hand_over(path, part, passphrase),
            done,
            self.refusing("path"),
            (ExportError,),
        )


class HandoverWords(Presenter):
    """The passphrase of a handover, shown once."""

    HELP = "Write the six words down or tell them now. If they are lost, hand over again: a new file gets new words."

    def __init__(self, app: AppInUse, passphrase: str) -> None:
        super().__init__(app)
        self.passphrase = passphrase

    def title(self) -> str:
        return "Hand over: the six words"

    def commands(self) -> tuple[Command, ...]:
        return (WORDS_WRITTEN,)

    def heard(self) -> tuple[str, ...]:
        return (self.advice(), f"The six words: {self.passphrase}")

    def advice(self) -> str:
        """What to do with them."""
        return f"The file is written and locked. {handing.ADVICE}"
