"""Printing or saving the page or another copy of it: where to, in which form, locked or open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.widget import Widget

from exports import DoesNotFit, ExportError, Paper, card_fit
from peertui.delivery import PRINTED, Form, deliver, named_for, page_for
from peertui.forms import LOCKED, LOCKS, PAPERS, default_path, forms, is_there, to_know
from peertui.places import place
from peertui.screens.ask import AskScreen
from peertui.screens.base import BaseScreen
from widgets.command import Command
from widgets.fields import ChoiceField, FieldChanged, FieldSubmitted, LineField
from widgets.gauge import Gauge
from widgets.status_line import Level

if TYPE_CHECKING:
    from datetime import date

    from plans.page import Page
    from plans.record import Record

SAVE = Command("save", "Save it", "Write the file where it says.")
SHOW = Command("show", "Hide the password", "Hide or show its letters.", in_line=False)
BACK = Command("back_out", "Go back", "Back to choosing what goes on the page.")

CARD_PARTS = Command("parts", "Choose what goes on it", "Which parts of the page stand on the card.")
SLIP_PARTS = Command("parts", "Choose what to ask", "Which questions stand on the slip.")


class ExportScreen(BaseScreen[None]):
    """A short form, and one file at the end of it."""

    DEFAULT_CSS = "ExportScreen Gauge { display: none; }"

    HELP = (
        "Say what kind of file you want and where it goes, then choose Save it. Large print takes as many sheets as it "
        "needs. The card folds to the size of a bank card. My questions has lines for the answers. All that is printed "
        "is locked with a password unless you choose to leave it open. Other files cannot be locked: anyone who has "
        "one can read it."
    )

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper
        self._saving = False
        self._form = Form.PDF
        self._off_the_card: set[str] = set()

    def title_words(self) -> tuple[str, str, str]:
        return (self.desk.record.person.called, "Print or save the page", "")

    def commands(self) -> tuple[Command, ...]:
        parts = {Form.CARD: (CARD_PARTS,), Form.SLIP: (SLIP_PARTS,)}.get(self._form, ())
        return (SAVE, *parts, SHOW, BACK)

    def body(self) -> ComposeResult:
        yield ChoiceField(forms(), Form.PDF.value, label="What kind", can_clear=False, name="form")
        yield ChoiceField(PAPERS, self._paper.value, label="Paper", can_clear=False, name="paper")
        yield ChoiceField(LOCKS, LOCKED, label="Locked or open", can_clear=False, name="lock")
        hint = "write it down for the person; without it nobody can open the file"
        yield LineField(label="Password", hint=hint, name="password")
        yield LineField(str(default_path(Form.PDF)), label="Save it as", name="path")
        yield Gauge()

    def first_focus(self) -> Widget:
        return self._field("form")

    def _field(self, name: str) -> ChoiceField | LineField:
        fields: list[ChoiceField | LineField] = [*self.query(ChoiceField), *self.query(LineField)]
        return next(field for field in fields if field.name == name)

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        if event.field_name == "form":
            self._take_form(Form(str(self._field("form").answer)))
        is_printed = self._form in PRINTED
        self._field("paper").display = is_printed or self._form is Form.FHIR
        self._field("lock").display = is_printed
        self._field("password").display = is_printed and self._field("lock").answer == LOCKED

    def _take_form(self, form: Form) -> None:
        path, before = self._field("path"), self._form
        self._form = form
        with suppress(ValueError):  # nothing is typed that could have an ending
            typed = Path(str(path.answer))
            ours = typed.name == default_path(before).name
            path.answer = str(typed.with_name(default_path(form).name) if ours else named_for(form, typed))
        self.refresh_frame()
        self._measure()

    def _measure(self) -> None:
        """Say how the card fits."""
        gauge = self.query_one(Gauge)
        gauge.display = self._form is Form.CARD
        if gauge.display:
            found = card_fit(self._page())
            gauge.set(found.fullness, found.sentence())

    def _page(self) -> Page:
        desk = self.desk
        return page_for(self._form, desk.record, desk.pack, desk.clock().astimezone().date(), self._off_the_card)

    def come_back(self) -> None:
        """Measure again: what stands on the card may have been chosen."""
        super().come_back()
        self._measure()

    def do_parts(self) -> None:
        """Choose what stands on the card or the slip."""
        from peertui.screens.copy_parts import CardScreen, SlipScreen

        self.app.push_screen(CardScreen(self._off_the_card) if self._form is Form.CARD else SlipScreen())

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == "path":
            self.do_save()
        else:
            self.focus_next()

    def do_show(self) -> None:
        """Show or hide the password."""
        field = self.query(LineField).first()
        field.password = not field.password

    def do_save(self) -> None:
        """Write the file, asking first if there is one already."""
        typed = str(self._field("path").answer).strip()
        if self._saving:
            return
        if not typed:
            self.say("Say where to save it first.", Level.TROUBLE)
        elif self._wants_password and not self._field("password").answer:
            self.say("Type a password, or choose to leave it open.", Level.TROUBLE)
            self._field("password").focus()
        elif (there := is_there(typed)) is None:
            self.say("No file can have this name: choose another one.", Level.TROUBLE)
        elif there:
            choices = (("no", "No, go back"), ("yes", "Yes, write over it"))
            question = f"There is a file already: {typed}. Write over it?"
            self.app.push_screen(AskScreen("A file is there already", question, choices), self._answered)
        else:
            self._write()

    def _answered(self, answer: str | None) -> None:
        if answer == "yes":
            self._write()

    @property
    def _wants_password(self) -> bool:
        return self._form in PRINTED and self._field("lock").answer == LOCKED

    def _write(self) -> None:
        record, page = self.desk.record, self._page()
        today = self.desk.clock().astimezone().date()
        password = str(self._field("password").answer) if self._wants_password else None
        path = place(str(self._field("path").answer).strip())
        self._saving = True
        self.say("Writing the file.")
        self._deliver(path, record, page, today, password)

    @work(thread=True, exclusive=True)
    def _deliver(self, path: Path, record: Record, page: Page, today: date, password: str | None) -> None:
        paper = Paper(str(self._field("paper").answer))
        try:
            deliver(path, self._form, record, page, pack=self.desk.pack, today=today, paper=paper, password=password)
        except DoesNotFit as error:
            self.app.call_from_thread(self._done, f"Nothing was written. {error.fit.sentence()}", True)
        except ExportError as error:
            self.app.call_from_thread(self._done, str(error), True)
        else:
            self.app.call_from_thread(
                self._done, " ".join((f"Saved as {path.absolute()}.", *self._to_know(page))), False
            )

    def _to_know(self, page: Page) -> tuple[str, ...]:
        """What the person should know of the page just saved: what was chosen and is not on it, odd letters."""
        return to_know(self._form, self.desk.record, self.desk.pack, page)

    def _done(self, words: str, problem: bool) -> None:
        self._saving = False
        self.say(words, Level.TROUBLE if problem else Level.QUIET)
