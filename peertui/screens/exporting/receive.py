"""Receiving what a colleague handed over: the file and its six words, then what is in it, then keep or leave."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exports import ExportError
from exports.errors import WrongHandoverPassphrase
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import BACK_OUT, CANCEL
from peertui.presenters.exporting.export_commands import OPEN_HANDOVER
from peertui.presenters.exporting.handover_text import RECEIVE_ABOUT, news_rows, whose
from peertui.presenters.place import Place
from peertui.presenters.vault.messages import UNKEPT_RECEIVED
from peertui.screens.base.screen import BaseScreen
from peertui.screens.base.slow_work import WaitingScreen
from peertui.services.exporting import handover
from peertui.services.exporting.handover import Arrival
from peertui.services.paths import place
from plans.record.models import Record
from plans.vault import VaultError
from widgets.forms.field_factory import FieldSubmitted, LineField
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.status import Level


class ReceiveScreen(WaitingScreen[Arrival]):
    """Ends with what is to be kept, or None."""

    HELP = (
        "Type where the file is, the six words, and who it came from if you like. Capitals, hyphens and spaces do not "
        "matter, and the first four letters of each word are enough. Then you see what is in it, and choose."
    )

    def title_words(self) -> tuple[str, str, str]:
        return ("People", "Receive a handover", "")

    def commands(self) -> tuple[Command, ...]:
        return (OPEN_HANDOVER, CANCEL)

    def body(self) -> ComposeResult:
        yield Static(Content(RECEIVE_ABOUT), classes="question")
        yield LineField(label="Which file?", name="path")
        yield LineField(label="The six words", name="words")
        yield LineField(label="Who handed it over?", hint="can stay empty", name="who")

    def first_focus(self) -> Widget:
        return self._fields[0]

    @property
    def _fields(self) -> list[LineField]:
        return list(self.query(LineField))

    def unkept(self) -> str:
        return UNKEPT_RECEIVED if any(field.value.strip() for field in self._fields) else ""

    def troubles(self) -> tuple[type[Exception], ...]:
        return (ExportError,)

    def refused(self, why: str, error: Exception) -> None:
        """Say why, and leave what was typed to be changed."""
        file, words, _ = self._fields
        self.refuse(words if isinstance(error, WrongHandoverPassphrase) else file, why)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == "who":
            self.do_open()
        else:
            self.focus_next()

    @does(OPEN_HANDOVER)
    def do_open(self) -> None:
        """Open the file, and show what is in it."""
        path, words, _ = (field.value.strip() for field in self._fields)
        for field, typed, what in zip(self._fields, (path, words), ("the file", "the six words"), strict=False):
            if not typed:
                self.refuse(field, f"Type {what} first.")
                return
        opened: list[Record] = []
        file, now = place(path), self.workspace.clock()

        def slow() -> None:
            opened.append(handover.unsealed(file, handover.read_file(file), words, now=now))

        self.wait_for("Opening. This takes a few seconds.", slow, lambda: self._find(opened[0]))

    def _find(self, theirs: Record) -> None:
        """Who it is about: somebody here by their id, or by the worker's word, or somebody new."""
        found = whose(theirs, self.workspace.vault.people.all())
        if not found.question:
            self._show(theirs, found.target)
            return

        def answered(answer: str | None) -> None:
            if answer is not None:
                self._show(theirs, answer)

        self.ask(found.title, found.question, found.choices, answered)

    def _show(self, theirs: Record, target: str) -> None:
        try:
            here = self.workspace.vault.people.load(target).record if target else None
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self._decide(Arrival(theirs, here, self._fields[-1].value, self.workspace.clock()))

    def _decide(self, arrival: Arrival) -> None:
        def answered(answer: str | None) -> None:
            if answer == "look":
                self.open(Place.NEWS, arrival, then=lambda _: self._decide(arrival))
            elif answer == "keep":
                self.dismiss(arrival)
            elif answer == "leave":
                self.dismiss(None)

        look: tuple[Choice, ...] = (("look", "See what is new or different"),) if arrival.news else ()
        choices = (("keep", "Keep it"), *look, ("leave", "Leave it, and change nothing"))
        question = "\n\n".join(arrival.told(self.workspace.pack))
        self.ask(f"Handed over: {arrival.theirs.person.called}", question, choices, answered)


class NewsScreen(BaseScreen[None]):
    """What a handover brings to someone who is here: other wordings first."""

    ONLY_SHOWS = True

    HELP = "Where words differ, both are kept: the later ones in their place, the others beside them, off the page."

    def __init__(self, arrival: Arrival) -> None:
        super().__init__()
        self._arrival = arrival

    def title_words(self) -> tuple[str, str, str]:
        return (self._arrival.theirs.person.called, "New or different", "")

    def commands(self) -> tuple[Command, ...]:
        return (BACK_OUT,)

    def body(self) -> ComposeResult:
        yield NumberedList(self._rows(), wrap=True)

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def _rows(self) -> tuple[Row, ...]:
        return news_rows(self.workspace.pack, self._arrival)
