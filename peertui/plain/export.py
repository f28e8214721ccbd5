"""Printing or saving: which kind of file, where to, locked or open. A new form of `delivery` is offered by itself."""

from __future__ import annotations

from pathlib import Path

from exports import DoesNotFit, ExportError, Paper, fit
from peertui.delivery import ENDINGS, Form, deliver
from peertui.places import documents, place
from peertui.plain.room import Room
from peertui.plain.talk import Back, Here
from plans.page import Page, candidates, compose

HERE = Here(
    "Say what kind of file you want and where it goes. A PDF is locked with a password unless you choose to leave it "
    "open. Other kinds of file cannot be locked: anyone who has them can read them."
)
WORDS = {
    Form.PDF: "PDF to print",
    Form.TEXT: "plain text",
    Form.MARKDOWN: "Markdown",
    Form.JSON: "JSON, the whole record",
}
LOCKED, OPEN = "locked", "open"
LOCKS = ((LOCKED, "Lock it with a password"), (OPEN, "Leave it open, for anyone to read"))
PAPERS = ((Paper.A4.value, "A4"), (Paper.LETTER.value, "Letter"))
AGAIN = (("no", "No, go back"), ("yes", "Yes, write over it"))


def at_export(room: Room, paper: Paper) -> None:
    """Ask, and write one file. `back` leads out of it at any question. Leave."""
    talk = room.talk
    forms = [(form.value, WORDS.get(form, form.value)) for form in Form]
    chosen = talk.choose("What kind of file?", forms, HERE)
    if chosen is None:
        return
    form, password = Form(chosen), None
    try:
        if ENDINGS[form] == ".pdf":
            answer = talk.choose(f"Paper? It was {'A4' if paper is Paper.A4 else 'Letter'} until now.", PAPERS, HERE)
            paper = Paper(answer) if answer else paper
            password = _password(room)
        path = _path(room, form)
    except Back:
        room.say("Nothing was written.")
        return
    _write(room, path, form, paper, password)


def _password(room: Room) -> str | None:
    """The password for a PDF, or None for an open one. Back."""
    answer = room.talk.choose("Locked or open?", LOCKS, HERE)
    if answer is None:
        raise Back
    if answer == OPEN:
        return None
    room.say("Write the password down for the person: without it nobody can open the file.")
    while not (typed := room.talk.ask_words("Password for the file:", HERE)):
        room.say("Type a password, or go back and leave the file open.")
    return typed


def _path(room: Room, form: Form) -> Path:
    """Where to save it. An existing file is asked about first. Back."""
    usual = documents() / f"my-plan{ENDINGS[form]}"
    while True:
        room.say(f"Save it as: {usual}")
        typed = room.talk.ask_words("Enter for that name, or type another:", HERE).strip()
        path = place(typed) if typed else usual
        try:
            there = path.is_file()
        except OSError:
            room.say("No file can have this name: choose another one.")
            continue
        question = f"There is a file already: {path}. Write over it?"
        if not there or room.talk.choose(question, AGAIN, HERE) == "yes":
            return path


def _write(room: Room, path: Path, form: Form, paper: Paper, password: str | None) -> None:
    desk = room.desk
    page = compose(desk.record, desk.pack, room.clock().astimezone().date())
    room.say("Writing the file.")
    try:
        deliver(path, form, desk.record, page, paper=paper, password=password)
    except DoesNotFit as error:
        room.say(f"Nothing was written. {error.fit.sentence()}")
    except ExportError as error:
        room.say(str(error))
    else:
        room.say(f"Saved as {path.absolute()}", *(() if form is Form.JSON else _to_know(room, page)))


def _to_know(room: Room, page: Page) -> tuple[str, ...]:
    """What was chosen and is not on the page, and odd letters."""
    desk = room.desk
    off = [c.text or c.heading for c in candidates(desk.record, desk.pack) if c.chosen and c.why_not]
    missing = (f"Chosen, but not on it: {'; '.join(off)}.",) if off else ()
    return (*missing, *fit(page).warnings())
