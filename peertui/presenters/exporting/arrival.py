"""Receiving what a colleague handed over: the file and its six words, then what is in it, then keep or leave."""

from __future__ import annotations

from exports import ExportError
from exports.errors import WrongHandoverPassphrase
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL
from peertui.presenters.exporting.export_commands import OPEN_HANDOVER
from peertui.presenters.exporting.handover_text import RECEIVE_ABOUT, news_rows, whose
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Ask, Done, Open, Reply, Wait
from peertui.presenters.vault.messages import UNKEPT_RECEIVED
from peertui.services.app_context import AppInUse
from peertui.services.exporting import handover
from peertui.services.exporting.handover import Arrival
from peertui.services.paths import place
from plans.record.models import Record
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.row import Row


class Receive(FormPresenter):
    """Ends with what is to be kept, or None."""

    HELP = (
        "Type where the file is, the six words, and who it came from if you like. Capitals, hyphens and spaces do not "
        "matter, and the first four letters of each word are enough. Then you see what is in it, and choose."
    )
    SUBMIT = OPEN_HANDOVER
    UNKEPT = UNKEPT_RECEIVED
    LEFT = "Nothing was kept."

    def part_of(self) -> str:
        return "People"

    def title(self) -> str:
        return "Receive a handover"

    def commands(self) -> tuple[Command, ...]:
        return (OPEN_HANDOVER, CANCEL)

    def about(self) -> str:
        return RECEIVE_ABOUT

    def fields(self) -> tuple[FormField, ...]:
        return (
            self.line("path", "Which file?"),
            self.line("words", "The six words"),
            self.line("who", "Who handed it over?", hint="can stay empty"),
        )

    def why_not(self, name: str) -> str:
        what = {"path": "the file", "words": "the six words"}.get(name)
        return f"Type {what} first." if what and not self.held(name) else ""

    @does(OPEN_HANDOVER)
    def open(self) -> Reply:
        """Open the file, and show what is in it."""
        file, words, now = place(self.held("path")), self.held("words"), self.workspace.clock()

        def slow() -> Record:
            return handover.unsealed(file, handover.read_file(file), words, now=now)

        def refused(error: Exception) -> Reply:
            return self.refuse("words" if isinstance(error, WrongHandoverPassphrase) else "path", str(error))

        return self.refusal() or Wait("Opening. This takes a few seconds.", slow, self.opened, refused, (ExportError,))

    def opened(self, theirs: Record) -> Reply:
        """Who it is about: somebody here by their id, or by the worker's word, or somebody new."""
        found = whose(theirs, self.workspace.vault.people.all())
        if not found.question:
            return self._arrived(theirs, found.target)
        return Ask(found.title, found.question, found.choices, lambda answer: self._arrived(theirs, answer))

    def _arrived(self, theirs: Record, target: str) -> Reply:
        here = self.workspace.vault.people.load(target).record if target else None
        return self._decide(Arrival(theirs, here, self.given.get("who", ""), self.workspace.clock()))

    def _decide(self, arrival: Arrival) -> Reply:
        def answered(answer: str) -> Reply:
            if answer == "look":
                return Open(Place.NEWS, (arrival,), lambda _: self._decide(arrival))
            return Done(arrival if answer == "keep" else None)

        look: tuple[Choice, ...] = (("look", "See what is new or different"),) if arrival.news else ()
        choices = (("keep", "Keep it"), *look, ("leave", "Leave it, and change nothing"))
        question = "\n\n".join(arrival.told(self.workspace.pack))
        return Ask(f"Handed over: {arrival.theirs.person.called}", question, choices, answered)


class HandoverNews(Listing):
    """What a handover brings to someone who is here: other wordings first."""

    HELP = "Where words differ, both are kept: the later ones in their place, the others beside them, off the page."

    def __init__(self, app: AppInUse, arrival: Arrival) -> None:
        super().__init__(app)
        self._arrival = arrival

    def part_of(self) -> str:
        return self._arrival.theirs.person.called

    def title(self) -> str:
        return "New or different"

    def heard(self) -> tuple[str, ...]:
        return tuple(f"{row.text}:" if row.heading else f"- {row.text}" for row in self.rows())

    def rows(self) -> tuple[Row, ...]:
        return news_rows(self.workspace.pack, self._arrival)

    def picked(self, row_id: str) -> Reply:  # noqa: ARG002
        return None
