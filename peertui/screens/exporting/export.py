"""Printing or saving the page or another copy of it: for whom, where to, in which form, locked or open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from exports import ExportError, Paper, card_fit, password_trouble
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import BACK_OUT
from peertui.presenters.exporting.export_commands import (
    CARD_PARTS,
    HIDE_PASSWORD,
    NAMES,
    OPEN_FILE,
    PRINT,
    SAVE,
    SHOW_PASSWORD,
    SLIP_PARTS,
)
from peertui.presenters.place import Place
from peertui.presenters.vault.messages import GOOD_PASSWORD, NAME_UNSEEN, UNKEPT_COPY
from peertui.screens.exporting.outgoing_copy import SendingScreen
from peertui.services.exporting.copy_dispatch import can_print
from peertui.services.exporting.delivery import EVERYTHING, PRINTED, Form, named_for, page_for
from peertui.services.exporting.destination import destination
from peertui.services.exporting.export_formats import (
    EVERYTHING_ABOUT,
    EVERYTHING_FORMS,
    EVERYTHING_HELP,
    LOCKED,
    LOCKS,
    PAPERS,
    default_path,
    forms,
)
from peertui.services.exporting.export_request import Given, Giving
from plans.page.copy_holders import could_have_one
from plans.record.names import seen
from widgets.forms.field_factory import ChoiceField, FieldChanged, FieldSubmitted, LineField
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.panels.gauge import Gauge


class ExportScreen(SendingScreen):
    """A short form, and one file or one print at the end of it."""

    DEFAULT_CSS = "ExportScreen Gauge { display: none; }"

    HELP = (
        "Say what kind of file it is, who it is for and where it goes, then choose Save it. You see once more whose it "
        "is before anything leaves. A PDF is locked with a password unless you leave it open; other files cannot be "
        'locked, and anyone who has one can read it. "Who received what", in their list, keeps '
        "it, and can delete the file again."
    )

    TITLE: ClassVar[str] = "Print or save the page"
    FIRST: ClassVar[Form] = Form.PDF

    def __init__(self, paper: Paper) -> None:
        super().__init__()
        self._paper = paper
        self._form = self.FIRST
        self._off_the_card: set[str] = set()
        self._typed_for_last = ("", "")

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, self.TITLE, "")

    def kinds(self) -> tuple[Choice, ...]:
        """The kinds of file to choose from."""
        return forms()

    def commands(self) -> tuple[Command, ...]:
        parts = {Form.CARD: (CARD_PARTS,), Form.SLIP: (SLIP_PARTS,)}.get(self._form, ())
        printing = (PRINT,) if can_print(self._form, self.written) else ()
        opening = (OPEN_FILE,) if self.written else ()
        names = (NAMES,) if self._is_for_somebody else ()
        hiding = (SHOW_PASSWORD if self._password_field.password else HIDE_PASSWORD,) if self._wants_password else ()
        return (SAVE, *printing, *opening, *parts, *names, *hiding, BACK_OUT)

    @property
    def _is_for_somebody(self) -> bool:
        """Whether it is asked who it is for: the empty form is nobody's, and everything kept is the person's own."""
        return self._form is not Form.BLANK and self._form not in EVERYTHING

    def body(self) -> ComposeResult:
        yield ChoiceField(self.kinds(), self.FIRST.value, label="What kind", can_clear=False, name="form")
        yield LineField(label="Who is it for?", hint="can stay empty: then it is their own copy", name="who")
        yield ChoiceField(PAPERS, self._paper.value, label="Paper", can_clear=False, name="paper")
        yield ChoiceField(LOCKS, LOCKED, label="Locked or open", can_clear=False, name="lock")
        hint = "write it down for the person; without it nobody can open the file"
        yield LineField(label="Password", hint=hint, name="password")
        yield LineField(str(default_path(self.FIRST)), label="Save it as", name="path")
        yield Gauge()

    def first_focus(self) -> Widget:
        return self._field("form")

    def _field(self, name: str) -> ChoiceField | LineField:
        fields: list[ChoiceField | LineField] = [*self.query(ChoiceField), *self.query(LineField)]
        return next(field for field in fields if field.name == name)

    @property
    def _password_field(self) -> LineField:
        return next(field for field in self.query(LineField) if field.name == "password")

    @property
    def _wants_password(self) -> bool:
        return self._form in PRINTED and self._field("lock").answer == LOCKED

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        self.forget_told()
        if event.field_name == "password":
            self._advise(str(event.value or ""))
            return
        if event.field_name == "form":
            self._take_form(Form(str(self._field("form").answer)))
        is_printed = self._form in PRINTED
        self._field("who").display = self._is_for_somebody
        self._field("paper").display = is_printed or self._form is Form.FHIR
        self._field("lock").display = is_printed
        self._field("password").display = self._wants_password
        if event.field_name in ("form", "lock"):
            self.refresh_frame()

    def _advise(self, typed: str) -> None:
        from plans.vault.crypto.passphrase_strength import advice

        self.say(password_trouble(typed) or advice(typed) or GOOD_PASSWORD if typed else "")

    def _take_form(self, form: Form) -> None:
        path, before = self._field("path"), self._form
        self._form = form
        with suppress(ValueError):  # nothing is typed that could have an ending
            typed = Path(str(path.answer))
            ours = typed.name == default_path(before).name
            path.answer = str(typed.with_name(default_path(form).name) if ours else named_for(form, typed))
        self._measure()

    def _measure(self) -> None:
        """Say how the card fits."""
        gauge = self.query_one(Gauge)
        gauge.display = self._form is Form.CARD
        if gauge.display:
            workspace = self.workspace
            with workspace.typesetter.in_use():
                found = card_fit(page_for(self._form, workspace.context, self._off_the_card))
            gauge.set(found.fullness, found.sentence())

    def come_back(self) -> None:
        """Measure again: what stands on the card may have been chosen."""
        super().come_back()
        self._measure()

    @does(CARD_PARTS, SLIP_PARTS)
    def do_parts(self) -> None:
        """Choose what stands on the card or the slip."""
        if self._form is Form.CARD:
            self.open(Place.CARD, self._off_the_card)
        else:
            self.open(Place.SLIP)

    @does(NAMES)
    def do_names(self) -> None:
        """Choose who it is for from the names in the plan."""

        def picked(name: str | None) -> None:
            if name is not None:
                self._field("who").answer = name
                self._field("who").focus()

        self.open(Place.NAMES, could_have_one(self.workspace.context), then=picked)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == "path":
            self.do_save()
        else:
            self.focus_next()

    @does(SHOW_PASSWORD, HIDE_PASSWORD)
    def do_show(self) -> None:
        """Show or hide the password."""
        self._password_field.password = not self._password_field.password
        self.refresh_frame()

    def unkept(self) -> str:
        return UNKEPT_COPY if self._typed not in (("", ""), self._typed_for_last) else ""

    @property
    def _typed(self) -> tuple[str, str]:
        """Who it is for and where it goes, as far as somebody typed it."""
        who, path = (str(self._field(name).answer).strip() for name in ("who", "path"))
        return (who if self._is_for_somebody else "", path if path != str(default_path(self._form)) else "")

    def _done(self, giving: Giving, given: Given, told: tuple[str, ...]) -> None:
        super()._done(giving, given, told)
        if self.is_attached:
            self._typed_for_last = self._typed

    # -- what leaves ---------------------------------------------------------------------------------------------------

    @does(SAVE)
    def do_save(self) -> None:
        """Write the file, once it was asked."""
        path = self._field("path")
        typed = str(path.answer).strip()
        if not typed:
            self.refuse(path, "Say where to save it first.")
        elif self._has_unseen_name():
            pass
        elif self._wants_password and not str(self._field("password").answer).strip():
            self.refuse(self._field("password"), "Type a password, or choose to leave it open.")
        elif self._wants_password and (why := password_trouble(str(self._field("password").answer))):
            self.refuse(self._field("password"), why)
        elif why := (to := destination(typed, self.workspace.vault.folder)).why_not:
            self.refuse(path, why)
        else:
            self.ask_to_send(self._giving(to.path), there=to.there)

    def save_instead(self, path: Path) -> None:
        self._field("path").answer = str(path)
        self.do_save()

    def field_meant(self, error: Exception) -> Widget | None:
        return self._field("path") if type(error) is ExportError else None  # a file that cannot be written

    @does(PRINT)
    def do_print(self) -> None:
        """Send it to the printer, once it was asked."""
        if not self._has_unseen_name():
            self.ask_to_send(self._giving(None), there=False)

    def _has_unseen_name(self) -> bool:
        """Whether whoever it is for has a name of which nothing can be seen; it is said, and can be typed again."""
        who = self._field("who")
        if not self._is_for_somebody or not str(who.answer).strip() or seen(str(who.answer)):
            return False
        self.refuse(who, NAME_UNSEEN)
        return True

    def _giving(self, path: Path | None) -> Giving:
        return Giving(
            form=self._form,
            paper=Paper(str(self._field("paper").answer)),
            path=path,
            who=str(self._field("who").answer).strip() if self._is_for_somebody else "",
            password=str(self._field("password").answer) if path and self._wants_password else None,
            leave_out=frozenset(self._off_the_card) if self._form is Form.CARD else (),
        )


class EverythingScreen(ExportScreen):
    """The same short form as for the page, for all that is kept."""

    DEFAULT_CSS = """
    EverythingScreen Gauge { display: none; }
    EverythingScreen #about { padding: 0 1; height: auto; }
    """
    HELP = EVERYTHING_HELP
    TITLE = "Everything kept about me"
    FIRST = Form.EVERYTHING

    def __init__(self) -> None:
        super().__init__(Paper.A4)

    def kinds(self) -> tuple[Choice, ...]:
        return EVERYTHING_FORMS

    @property
    def _is_for_somebody(self) -> bool:
        """It is the person's own."""
        return False

    def body(self) -> ComposeResult:
        yield Static(Content(EVERYTHING_ABOUT), id="about")
        yield from super().body()

    def on_mount(self) -> None:
        super().on_mount()
        self._field("who").display = False

    def first_focus(self) -> ChoiceField:
        return self.query(ChoiceField).first()
