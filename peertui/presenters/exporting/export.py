"""Printing or saving the page or another copy of it: for whom, where to, in which form, locked or open."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from exports import Paper, password_trouble
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import BACK_OUT
from peertui.presenters.exporting.consent_text import NAMES_HELP
from peertui.presenters.exporting.copy_content import card_fullness
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
from peertui.presenters.exporting.outgoing_copy import Sending
from peertui.presenters.form import FormField
from peertui.presenters.place import Place
from peertui.presenters.presenter import Fullness
from peertui.presenters.reply import Open, Reply, Say
from peertui.presenters.vault.messages import GOOD_PASSWORD, NAME_UNSEEN, UNKEPT_COPY
from peertui.services.app_context import AppInUse
from peertui.services.exporting.copy_dispatch import can_print
from peertui.services.exporting.delivery import EVERYTHING, PRINTED, Form, named_for
from peertui.services.exporting.destination import Destination, destination
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
from plans.record.models import Record
from plans.record.names import seen
from widgets.models.choice import Choice
from widgets.models.command import Command

_PASSWORD_HELP = (
    "The password opens the file, on any computer. What you type stands in this window: hide moves it up, out of sight."
)
_ON_PAPER, _AS_FILE = "print", "save"
_WAYS = ((_ON_PAPER, "Print it on paper"), (_AS_FILE, "Save it as a file"))


class Export(Sending):
    """A short form, and one file or one print at the end of it."""

    HELP = (
        "Say what kind of file it is, who it is for and where it goes. You see once more whose it is before anything "
        "leaves. A PDF is locked with a password unless you leave it open; other files cannot be locked, and anyone "
        'who has one can read it. "Who received what", in their list, keeps it, and can delete the file again.'
    )
    SUBMIT = SAVE
    MEASURED = True
    KINDS_HELP: ClassVar[str] = (
        "Large print takes as many sheets as it needs. The card folds to the size of a bank card. My questions has "
        "lines for the answers."
    )
    TITLE: ClassVar[str] = "Print or save the page"
    FIRST: ClassVar[Form] = Form.PDF

    def __init__(self, app: AppInUse, paper: Paper) -> None:
        super().__init__(app)
        self._off_the_card: set[str] = set()
        self._hides_password = False
        self._typed_for_last = ("", "")
        self._measured: tuple[Record, frozenset[str], Fullness] | None = None
        """The card as it was measured last: not at every letter that is typed."""
        self.given = {
            "form": self.FIRST.value,
            "way": _AS_FILE,
            "who": "",
            "paper": paper.value,
            "lock": LOCKED,
            "password": "",
            "path": str(default_path(self.FIRST)),
        }

    def title(self) -> str:
        return self.TITLE

    def kinds(self) -> tuple[Choice, ...]:
        """The kinds of file to choose from."""
        return forms()

    @property
    def _form(self) -> Form:
        return Form(self.given["form"])

    @property
    def _is_for_somebody(self) -> bool:
        """Whether it is asked who it is for: the empty form is nobody's, and everything kept is the person's own."""
        return self._form is not Form.BLANK and self._form not in EVERYTHING

    @property
    def _wants_password(self) -> bool:
        return self._form in PRINTED and self.given["lock"] == LOCKED

    def commands(self) -> tuple[Command, ...]:
        parts = {Form.CARD: (CARD_PARTS,), Form.SLIP: (SLIP_PARTS,)}.get(self._form, ())
        names = (NAMES,) if self._is_for_somebody else ()
        hiding = (SHOW_PASSWORD if self._hides_password else HIDE_PASSWORD,) if self._wants_password else ()
        opening = (OPEN_FILE,) if self.written else ()
        return (SAVE, *self._printing, *opening, *parts, *names, *hiding, BACK_OUT)

    def afterwards(self) -> tuple[Command, ...]:
        return (OPEN_FILE, *self._printing) if self.written else ()

    @property
    def _printing(self) -> tuple[Command, ...]:
        return (PRINT,) if can_print(self._form, self.written) else ()

    def fields(self) -> tuple[FormField, ...]:
        given, is_printed, help_words = self.given, self._form in PRINTED, f"{self.HELP} {self.KINDS_HELP}".strip()
        has_paper = is_printed or self._form is Form.FHIR
        return (
            FormField("form", "What kind of file?", given["form"], choices=self.kinds(), about=help_words),
            FormField(
                "who",
                "Who is it for?",
                given["who"],
                hint="can stay empty: then it is their own copy",
                names=could_have_one(self.workspace.context),
                is_asked=self._is_for_somebody,
                empty="their own copy",
                about=NAMES_HELP,
            ),
            FormField("paper", "Which paper?", given["paper"], choices=PAPERS, is_asked=has_paper),
            FormField("lock", "Locked or open?", given["lock"], choices=LOCKS, is_asked=is_printed),
            FormField(
                "password",
                "Password for the file",
                given["password"],
                hint="write it down for the person; without it nobody can open the file",
                is_asked=self._wants_password,
                is_hidden=self._hides_password,
                is_secret=True,
                about=_PASSWORD_HELP,
            ),
            FormField("path", "Save it as", given["path"]),
        )

    def in_turn(self) -> tuple[FormField | Open, ...]:
        form, *rest = super().in_turn()
        parts = (self._parts,) if self._parts else ()
        if not can_print(self._form, None):
            return (form, *parts, *rest)
        way = FormField("way", "On paper or as a file?", self.given["way"], choices=_WAYS)
        of_file = ("lock", "password", "path") if self.given["way"] == _ON_PAPER else ()
        return (form, *parts, way, *(one for one in rest if isinstance(one, FormField) and one.name not in of_file))

    def take(self, name: str, value: str) -> Reply:
        before = self._form
        super().take(name, value)
        if name == "form":
            self._rename(before)
        if name == "password":
            return Say((password_trouble(value) or self.doubt(name) or GOOD_PASSWORD) if value else "")
        return None

    def _rename(self, before: Form) -> None:
        """Give the file the ending of its kind; the whole name, if it is still ours."""
        with suppress(ValueError):  # nothing is typed that could have an ending
            typed = Path(self.given["path"])
            ours = typed.name == default_path(before).name
            now = typed.with_name(default_path(self._form).name) if ours else named_for(self._form, typed)
            self.given["path"] = str(now)

    def why_not(self, name: str) -> str:
        typed = self.given[name]
        match name:
            case "who" if typed.strip() and not seen(typed):
                return NAME_UNSEEN
            case "password":
                return password_trouble(typed) if typed.strip() else "Type a password, or choose to leave it open."
            case "path":
                return self._to.why_not if typed.strip() else "Say where to save it first."
        return ""

    @property
    def _to(self) -> Destination:
        return destination(self.given["path"].strip(), self.workspace.vault.folder)

    def doubt(self, name: str) -> str:
        from plans.vault.crypto.passphrase_strength import advice

        return (advice(self.given[name]) or "") if name == "password" else ""

    def fullness(self) -> Fullness | None:
        if self._form is not Form.CARD:
            return None
        record, off = self.workspace.record, frozenset(self._off_the_card)
        if self._measured is None or self._measured[0] is not record or self._measured[1] != off:
            self._measured = (record, off, card_fullness(self.app, off))
        return self._measured[2]

    def unkept(self) -> str:
        return UNKEPT_COPY if self._typed not in (("", ""), self._typed_for_last) else ""

    @property
    def _typed(self) -> tuple[str, str]:
        """Who it is for and where it goes, as far as somebody typed it."""
        who, path = (self.given[name].strip() for name in ("who", "path"))
        return (who if self._is_for_somebody else "", path if path != str(default_path(self._form)) else "")

    # -- what can be done ----------------------------------------------------------------------------------------------

    @property
    def _parts(self) -> Open | None:
        """Where it is chosen what stands on it, for a copy that has parts to choose from."""
        parts = {Form.CARD: Open(Place.CARD, (self._off_the_card,)), Form.SLIP: Open(Place.SLIP)}
        return parts.get(self._form)

    @does(CARD_PARTS, SLIP_PARTS)
    def choose_parts(self) -> Reply:
        """Choose what stands on the card or the slip."""
        return self._parts

    @does(NAMES)
    def choose_name(self) -> Reply:
        """Choose who it is for from the names in the plan."""

        def picked(name: str | None) -> Reply:
            if name is None:
                return None
            self.given["who"] = name
            return Say("", field="who")

        return Open(Place.NAMES, (could_have_one(self.workspace.context),), picked)

    @does(SHOW_PASSWORD, HIDE_PASSWORD)
    def show_or_hide(self) -> Reply:
        """Show or hide the password."""
        self._hides_password = not self._hides_password
        return None

    def submit(self) -> Reply:
        on_paper = self.given["way"] == _ON_PAPER and can_print(self._form, None)
        return self.do((PRINT if on_paper else SAVE).id)

    @does(SAVE)
    def save_it(self) -> Reply:
        """Write the file, once it was asked."""
        if refusal := self.refusal():
            return refusal
        return self.ask(self._giving(self._to.path), there=self._to.there)

    @does(PRINT)
    def print_it(self) -> Reply:
        """Send it to the printer, once it was asked."""
        return self.refusal("who") or self.ask(self._giving(None), there=False)

    def _giving(self, path: Path | None) -> Giving:
        return Giving(
            form=self._form,
            paper=Paper(self.given["paper"]),
            path=path,
            who=self.given["who"].strip() if self._is_for_somebody else "",
            password=self.given["password"] if path and self._wants_password else None,
            leave_out=frozenset(self._off_the_card) if self._form is Form.CARD else (),
        )

    def save_instead(self, giving: Giving) -> Reply:
        self.given["path"] = str(giving.path)
        return super().save_instead(giving)

    def sent(self, giving: Giving, given: Given, told: tuple[str, ...]) -> Reply:
        self._typed_for_last = self._typed
        return super().sent(giving, given, told)


class Everything(Export):
    """The same short form, for the person's own copy of all that is kept."""

    HELP = EVERYTHING_HELP
    KINDS_HELP = ""
    TITLE = "Everything kept about me"
    FIRST = Form.EVERYTHING

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app, Paper.A4)

    def about(self) -> str:
        return EVERYTHING_ABOUT

    def kinds(self) -> tuple[Choice, ...]:
        return EVERYTHING_FORMS

    @property
    def _is_for_somebody(self) -> bool:
        """It is the person's own."""
        return False
