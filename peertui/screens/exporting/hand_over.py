"""Handing parts of a record to a colleague: choosing them, writing the locked file, and its passphrase, once."""

from __future__ import annotations

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exports import ExportError
from exports.handover.word_passphrase import new_passphrase
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL, WORDS_WRITTEN
from peertui.presenters.exporting.export_commands import HANDOVER_FILE, WRITE_HANDOVER
from peertui.presenters.exporting.export_questions import place_question
from peertui.presenters.exporting.handover_text import (
    NOTHING_GOES,
    about_words,
    amount,
    chosen_words,
    handover_path,
    part_rows,
)
from peertui.presenters.place import Place
from peertui.presenters.vault.messages import UNKEPT_HANDOVER
from peertui.screens.base.screen import BaseScreen
from peertui.screens.base.slow_work import WaitingScreen
from peertui.services.exporting import handover as handing
from peertui.services.exporting.destination import destination, unsynced
from peertui.services.exporting.export_request import INSTEAD, YES
from peertui.services.paths import place
from plans.handover import selection
from plans.record.models import Record
from widgets.forms.field_factory import FieldSubmitted, LineField
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command
from widgets.models.status import Level
from widgets.panels.text_view import TextView


class HandOverScreen(BaseScreen[None]):
    """Which parts go. What is private goes only when it is chosen by name."""

    HELP = (
        "Choose together what the colleague gets: type a number, or move to a line, and press Enter to put it in or "
        "take it out. What is just for us, people who were not asked, and the worker's own notes stay here unless "
        "you put them in. What they like to be called, the region and the hidden parts always go along."
    )

    def __init__(self) -> None:
        super().__init__()
        self._chosen: frozenset[str] = frozenset()

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "Hand over: choose together", "")

    def commands(self) -> tuple[Command, ...]:
        return (HANDOVER_FILE, CANCEL)

    def body(self) -> ComposeResult:
        yield Static(classes="question", id="chosen")
        yield NumberedList(wrap=True)

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        self._chosen = selection.usual(self.workspace.context)
        self._draw()

    def _draw(self) -> None:
        workspace = self.workspace
        go_on = Row("do:go_on", "Go on", detail="who it is for, and where", number=0)
        self.query_one(NumberedList).rows = (*part_rows(workspace.context, self._chosen), go_on)
        words = chosen_words(workspace.context, self._chosen, self._part())
        self.query_one("#chosen", Static).update(Content(words))

    def _part(self) -> Record:
        workspace = self.workspace
        return selection.cut(workspace.context, self._chosen, handover_id=workspace.make_id(), now=workspace.clock())

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        if event.row.id == "do:go_on":
            self.run(HANDOVER_FILE.id)
        else:
            self._chosen ^= {event.row.id}
            self._draw()

    @does(HANDOVER_FILE)
    def do_go_on(self) -> None:
        """Say who it is for."""
        part = self._part()
        if not amount(part):
            self.say(NOTHING_GOES, Level.TROUBLE)
            return

        def told(_: None) -> None:
            self.call_later(self.do_back_out)  # once this screen is in front again

        def written(words: str | None) -> None:
            if words:
                self.open(Place.HANDOVER_WORDS, words, then=told)

        self.open(Place.HANDOVER_FILE, part, self._chosen, then=written)


class WriteHandoverScreen(WaitingScreen[str]):
    """Who it is for and where it goes. Ends with the passphrase of the file, or None."""

    HELP = (
        "Say who it is for, so that you both know later who has what, and where the file goes. "
        "It is locked with six words that are made for it; they are shown next, once."
    )

    def __init__(self, part: Record, chosen: frozenset[str]) -> None:
        super().__init__()
        self._part, self._chosen = part, chosen

    def title_words(self) -> tuple[str, str, str]:
        return (self._part.person.called, "Hand over: write the file", "")

    def commands(self) -> tuple[Command, ...]:
        return (WRITE_HANDOVER, CANCEL)

    def body(self) -> ComposeResult:
        said = about_words(self.workspace.context, self._part)
        yield TextView("\n".join(said), id="question")  # with much in it, words to move through
        yield LineField(label="Who is it for?", hint="can stay empty", name="who")
        yield LineField(str(handover_path()), label="Save it as", name="path")

    def first_focus(self) -> Widget:
        return self.query(LineField).first()

    def troubles(self) -> tuple[type[Exception], ...]:
        return (ExportError,)

    def refused(self, why: str, error: Exception) -> None:  # noqa: ARG002
        self.refuse(self._path, why)

    def unkept(self) -> str:
        who, path = (field.value.strip() for field in self.query(LineField))
        return UNKEPT_HANDOVER if who or path not in ("", str(handover_path())) else ""

    @property
    def _path(self) -> LineField:
        return self.query(LineField).last()

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == "path":
            self.do_write()
        else:
            self.focus_next()

    @does(WRITE_HANDOVER)
    def do_write(self) -> None:
        """Write the file, asking first if there is one already."""
        typed = self._path.value.strip()
        if not typed:
            self.refuse(self._path, "Say where to save it first.")
        elif why := (to := destination(typed, self.workspace.vault.folder)).why_not:
            self.refuse(self._path, why)
        elif asked := place_question(to):
            self.ask(*asked, lambda answer: self._answered(answer, to.path))
        else:
            self._write()

    def _answered(self, answer: str | None, path: Path) -> None:
        if answer == INSTEAD and (there := unsynced(path)):
            self._path.value = str(there)
            self.do_write()
        elif answer == YES:
            self._write()

    def _write(self) -> None:
        who, path = (field.value.strip() for field in self.query(LineField))
        part, passphrase = self._part, new_passphrase()

        written: list[handing.Written] = []

        def done() -> None:
            workspace, handover_id = (
                self.workspace,
                part.model_extra[selection.HANDOVER]["id"] if part.model_extra else "",
            )
            workspace.put(
                handing.handed_over(
                    workspace.context,
                    self._chosen,
                    who,
                    handover_id=handover_id,
                    now=workspace.clock(),
                    written=written[0],
                    marks=workspace.vault.copy_marks,
                )
            )
            self.dismiss(passphrase)

        self.wait_for(
            "Locking and writing it. This takes a few seconds.",
            lambda: written.append(handing.hand_over(place(path), part, passphrase)),
            done,
        )


class SpokenScreen(BaseScreen[None]):
    """The passphrase of a handover, shown once."""

    HELP = "Write the six words down or tell them now. If they are lost, hand over again: a new file gets new words."

    def __init__(self, passphrase: str) -> None:
        super().__init__()
        self._passphrase = passphrase

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "Hand over: the six words", "")

    def commands(self) -> tuple[Command, ...]:
        return (WORDS_WRITTEN,)

    def body(self) -> ComposeResult:
        yield Static(Content(f"The file is written and locked. {handing.ADVICE}"), classes="question")
        yield Static(Content.styled(self._passphrase, "bold"), classes="key")
