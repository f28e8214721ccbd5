"""Printing or saving the page: where to, in which form, locked or open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_documents_path
from textual import on, work
from textual.app import ComposeResult
from textual.widget import Widget

from exports import DoesNotFit, ExportError, Paper, fit
from peertui.delivery import ENDINGS, Form, deliver, named_for
from peertui.places import place
from peertui.screens.ask import AskScreen
from peertui.screens.base import BaseScreen
from plans.page import candidates, compose
from widgets.command import Command
from widgets.fields import ChoiceField, FieldChanged, FieldSubmitted, LineField
from widgets.status_line import Level

if TYPE_CHECKING:
    from datetime import date

    from plans.page import Page
    from plans.record import Record

SAVE = Command("save", "Save it", "Write the file where it says.")
SHOW = Command("show", "Hide the password", "Hide or show its letters.", in_line=False)
BACK = Command("back_out", "Go back", "Back to choosing what goes on the page.")

FORMS = (
    (Form.PDF.value, "PDF to print"),
    (Form.TEXT.value, "plain text"),
    (Form.MARKDOWN.value, "Markdown"),
    (Form.JSON.value, "JSON, the whole record"),
)
FHIR = (Form.FHIR.value, "FHIR, for a record system")
LOCKED, OPEN = "locked", "open"
LOCKS = ((LOCKED, "lock it with a password"), (OPEN, "leave it open, for anyone to read"))


class ExportScreen(BaseScreen[None]):
    """A short form, and one file at the end of it."""

    HELP = (
        "Say what kind of file you want and where it goes, then choose Save it. A PDF is locked with a password unless "
        "you choose to leave it open. Other files cannot be locked: anyone who has one can "
        "read it."
    )

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper
        self._saving = False

    def title_words(self) -> tuple[str, str, str]:
        return (self.desk.record.person.called, "Print or save the page", "")

    def commands(self) -> tuple[Command, ...]:
        return (SAVE, SHOW, BACK)

    def body(self) -> ComposeResult:
        papers = ((Paper.A4.value, "A4"), (Paper.LETTER.value, "Letter"))
        from exports.fhir import is_there

        forms = (*FORMS, FHIR) if is_there() else FORMS
        yield ChoiceField(forms, Form.PDF.value, label="What kind", can_clear=False, name="form")
        yield ChoiceField(papers, self._paper.value, label="Paper", can_clear=False, name="paper")
        yield ChoiceField(LOCKS, LOCKED, label="Locked or open", can_clear=False, name="lock")
        hint = "write it down for the person; without it nobody can open the file"
        yield LineField(label="Password", hint=hint, name="password")
        yield LineField(str(default_path(Form.PDF)), label="Save it as", name="path")

    def first_focus(self) -> Widget:
        return self._field("form")

    def _field(self, name: str) -> ChoiceField | LineField:
        fields: list[ChoiceField | LineField] = [*self.query(ChoiceField), *self.query(LineField)]
        return next(field for field in fields if field.name == name)

    @property
    def _form(self) -> Form:
        return Form(str(self._field("form").answer))

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        if event.field_name == "form":
            path = self._field("path")
            with suppress(ValueError):  # nothing is typed that could have an ending
                path.answer = str(named_for(self._form, Path(str(path.answer))))
        is_pdf = self._form is Form.PDF
        self._field("paper").display = self._form in (Form.PDF, Form.FHIR)
        self._field("lock").display = is_pdf
        self._field("password").display = is_pdf and self._field("lock").answer == LOCKED

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
            self.say("Type a password for the PDF, or choose to leave it open.", Level.TROUBLE)
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
        return self._form is Form.PDF and self._field("lock").answer == LOCKED

    def _write(self) -> None:
        record, today = self.desk.record, self.desk.clock().astimezone().date()
        page = compose(record, self.desk.pack, today)
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
        desk = self.desk
        off = [c.text or c.heading for c in candidates(desk.record, desk.pack) if c.chosen and c.why_not]
        missing = (f"Chosen, but not on it: {'; '.join(off)}.",) if off else ()
        is_open = ("It is not locked: anyone who has it can read it.",) if self._form is Form.FHIR else ()
        return (*is_open, *missing, *fit(page).warnings()) if self._form is not Form.JSON else ()

    def _done(self, words: str, problem: bool) -> None:
        self._saving = False
        self.say(words, Level.TROUBLE if problem else Level.QUIET)


def is_there(typed: str) -> bool | None:
    """Whether there is a file of this name already; None where there can be none, as with a name too long."""
    try:
        return place(typed).is_file()
    except OSError:
        return None


def default_path(form: Form) -> Path:
    """A file in the documents folder whose name says nothing of the person."""
    documents = user_documents_path()
    return (documents if documents.is_dir() else Path.home()) / f"my-plan{ENDINGS[form]}"
