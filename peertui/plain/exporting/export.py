"""Printing or saving: which kind of file, what is on it, for whom, where to, locked or open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from exports import ExportError, LettersMissing, Paper, password_trouble
from peertui.plain.console.ask_path import ask_where
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.plain.exporting.copy_content import ON, choose_for_card, choose_for_slip
from peertui.presenters.exporting.copy_log import OPENING
from peertui.presenters.exporting.export_commands import OPEN_FILE
from peertui.presenters.exporting.export_commands import PRINT as PRINT_FILE
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
from peertui.presenters.vault.messages import GOOD_PASSWORD, NAME_UNSEEN, UNKEPT_COPY
from peertui.services.exporting.copy_dispatch import can_print, send
from peertui.services.exporting.delivery import PRINTED, Form
from peertui.services.exporting.destination import unsynced
from peertui.services.exporting.export_formats import (
    EVERYTHING_ABOUT,
    EVERYTHING_FORMS,
    EVERYTHING_HELP,
    LOCKS,
    OPEN,
    PAPERS,
    default_path,
    forms,
)
from peertui.services.exporting.export_request import INSTEAD, NO, YES, Given, Giving
from peertui.services.exporting.printing import CannotPrint, has_printer, open_file
from plans.page.copy_holders import could_have_one
from plans.record.names import seen
from widgets.models.choice import Choice
from widgets.models.row import Row

HERE = Here(
    "Say what kind of file you want and where it goes. Large print takes as many sheets as it needs. The card folds to "
    "the size of a bank card. My questions has lines for the answers. A PDF is locked with a password "
    "unless you choose to leave it open. Other files cannot be locked: anyone who has one can read it."
)
WHOLE = Here(EVERYTHING_HELP)
PASSWORD = Here(
    "The password opens the file, on any computer. What you type stands in this window: hide moves it up, out of sight."
)
WHO = Here(
    "Names that are written in the plan. People who were not asked yet, or are not to be called, are not among them: "
    "type their names if they should have it."
)
SAVED = Here("The file is saved. Enter goes on: nothing more has to be done with it.")
PRINT = ("print", "Print it on paper")
WAYS = (PRINT, ("save", "Save it as a file"))
OPEN_IT, PRINT_IT = Row(OPEN_FILE.id, OPEN_FILE.words), Row(PRINT_FILE.id, PRINT_FILE.words)


def at_export(room: PlainApp, paper: Paper) -> None:
    """Ask, and write or print one copy; `back` goes to the question before, from the first out. Leave."""
    _ask_and_send(room, _Asking(room, paper))


def at_everything(room: PlainApp) -> None:
    """The same for the person's own copy of all that is kept. Leave."""
    room.say(EVERYTHING_ABOUT)
    _ask_and_send(room, _Asking(room, Paper.A4, EVERYTHING_FORMS, WHOLE))


def _ask_and_send(room: PlainApp, asking: _Asking) -> None:
    try:
        with room.form() as hold:
            giving = asking.ask(hold)
            written = _send(room, giving, None)
    except Back:
        room.say("Nothing was written.")
        return
    if written is not None and written.path is not None:
        _and_then(room, written)


class _Asking:
    def __init__(
        self, room: PlainApp, paper: Paper, kinds: tuple[Choice, ...] | None = None, here: Here = HERE
    ) -> None:
        self._room, self._talk, self._kinds, self._here = room, room.talk, kinds, here
        self._giving = Giving(Form.PDF, paper)
        self._off_the_card: set[str] = set()
        self._printing = False
        self._hold: Callable[[str], None] = lambda _: None

    def ask(self, hold: Callable[[str], None]) -> Giving:
        """One question after another; which ones depends on the answers before. Back, from the first one.

        `hold` is told once somebody is named whom it is for.
        """
        self._hold = hold
        in_turn(self._steps)
        leave_out = frozenset(self._off_the_card) if self._giving.form is Form.CARD else frozenset()
        return replace(self._giving, leave_out=leave_out)

    def _steps(self) -> list[Callable[[], None]]:
        form = self._giving.form
        printed = form in PRINTED
        asked = (
            (True, self._kind),
            (form is Form.CARD, lambda: choose_for_card(self._room, self._off_the_card)),
            (form is Form.SLIP, lambda: choose_for_slip(self._room)),
            (can_print(form, None), self._way),
            (form is not Form.BLANK and self._kinds is None, self._who),
            (printed or form is Form.FHIR, self._paper),
            (printed and not self._printing, self._lock),
            (not self._printing, self._where),
        )
        return [ask for wanted, ask in asked if wanted]

    def _kind(self) -> None:
        form = Form(self._choose("What kind of file?", self._kinds or forms()))
        who = "" if form is Form.BLANK else self._giving.who
        self._giving = Giving(form, self._giving.paper, who=who)
        self._printing = False

    def _way(self) -> None:
        self._printing = self._choose("On paper or as a file?", WAYS) == PRINT[0]
        self._giving = replace(self._giving, path=None, password=None)

    def _paper(self) -> None:
        now = dict(PAPERS)[self._giving.paper.value]
        rows = [Row(paper, words) for paper, words in PAPERS]
        picked = self._talk.pick(rows, self._here, title="Which paper?", enter=f"Enter for {now}")
        if isinstance(picked, Row):
            self._giving = replace(self._giving, paper=Paper(picked.id))

    def _who(self) -> None:
        rows = [Row(name, name) for name in could_have_one(self._room.workspace.context)]
        prompt, own = "Number, or a name" if rows else "A name", "Enter for their own copy"
        while True:
            answer = self._talk.pick(rows, WHO, title="Who is it for?", prompt=prompt, enter=own, words=True)
            who = answer.text if isinstance(answer, Row) else answer if isinstance(answer, str) else ""
            if not who.strip() or seen(who):
                break
            self._room.say(NAME_UNSEEN)
        self._giving = replace(self._giving, who=who.strip())
        self._hold(UNKEPT_COPY if who.strip() else "")

    def _lock(self) -> None:
        password = None
        if self._choose("Locked or open?", LOCKS) != OPEN:
            password = self._password()
        self._giving = replace(self._giving, password=password)

    def _password(self) -> str:
        from plans.vault.crypto.passphrase_strength import advice

        self._room.say("Write the password down for the person: without it nobody can open the file.")
        typed = self._typed_password("Password for the file:")
        while weak := advice(typed):
            self._room.say(weak)
            another = self._typed_password("Type another, or Enter to keep this one:", typed)
            if another == typed:
                return typed
            typed = another
        self._room.say(GOOD_PASSWORD)
        return typed

    def _typed_password(self, prompt: str, kept: str = "") -> str:
        """A password that can lock a file; `kept`, if there is one, where nothing is typed. Back."""
        while True:
            typed = self._talk.ask_words(prompt, PASSWORD)
            if not typed.strip() and kept:
                return kept
            if not typed.strip():
                self._room.say("Type a password, or go back and leave the file open.")
            elif why := password_trouble(typed):
                self._room.say(why)
            else:
                return typed

    def _where(self) -> None:
        self._giving = replace(self._giving, path=ask_where(self._room, default_path(self._giving.form), self._here))

    def _choose(self, title: str, choices: tuple[Choice, ...]) -> str:
        answer = self._talk.choose(title, choices, self._here)
        if answer is None:
            raise Back
        return answer


def _send(room: PlainApp, giving: Giving, saved: Giving | None, *, there: bool = False) -> Giving | None:
    """Say once more whose it is, and write or print it. What was done; None if nothing was. Back."""
    workspace = room.workspace
    asked = question(giving, workspace.context, there=there)
    if asked is not None:
        room.say(f"{asked.title}.", *asked.words.splitlines())
        answer = room.talk.choose("Is that right?", asked.choices, HERE)
        if answer in (None, NO):
            raise Back
        if answer == INSTEAD and giving.path is not None and (other := unsynced(giving.path)):
            return _send(room, replace(giving, path=other), saved, there=other.exists())
        giving = as_answered(giving, asked, answer)
    room.say(on_its_way(giving))
    try:
        given, told = _sent(room, giving, saved)
    except (ExportError, CannotPrint) as error:
        room.say(why_not(giving, error))
        return None
    room.say(*told)
    if given.copy is not None and (not given.is_open or _is_on_paper(room)):
        workspace.keep_copy(given.copy)
    return giving


def _is_on_paper(room: PlainApp) -> bool:
    """Ask whether a copy that another program has open was printed there."""
    asked = paper_question()
    answer = room.talk.choose(asked.title, asked.choices, Here(asked.words))
    room.say(paper_words(answer))
    return answer == YES


def _sent(room: PlainApp, giving: Giving, saved: Giving | None) -> tuple[Given, tuple[str, ...]]:
    """Write or print it; once more with boxes if some letters are missing and that is wanted. Back, or as `send`."""
    workspace = room.workspace
    try:
        copy_id = workspace.make_id()
        with workspace.typesetter.in_use():
            given = send(giving, saved, workspace.context, copy_id=copy_id)
        return given, sent_words(giving, given, workspace.context)
    except LettersMissing as missing:
        asked = letters_question(missing)
        room.say(asked.words)
        if room.talk.choose(f"{asked.title}. Print boxes?", asked.choices, HERE) in (None, NO):
            raise Back from None
        return _sent(room, replace(giving, boxes=True), saved)


def _and_then(room: PlainApp, saved: Giving) -> None:
    """Open what was saved, or have Windows print it, as often as wanted. Leave."""
    printing = not has_printer() and can_print(saved.form, saved)
    rows = (OPEN_IT, PRINT_IT) if printing else (OPEN_IT,)
    heard: tuple[str, ...] = ()
    while True:
        try:
            picked = room.talk.pick(rows, SAVED, enter=ON, heard=heard)
            if not isinstance(picked, Row):
                return
            heard = tuple(row.id for row in rows)
            if picked.id == PRINT_IT.id:
                _send(room, replace(saved, path=None, password=None, named=False), saved)
            else:
                _open(room, saved.path)
        except Back:
            return


def _open(room: PlainApp, path: Path | None) -> None:
    try:
        if path is not None:
            open_file(path)
    except CannotPrint as error:
        room.say(str(error))
    else:
        room.say(OPENING)
