"""Printing or saving: which kind of file, what is on it, where to, locked or open."""

from __future__ import annotations

from pathlib import Path

from exports import DoesNotFit, ExportError, Paper, card_fit
from peertui.copy_rows import card_rows, slip_rows
from peertui.delivery import PRINTED, Form, page_for
from peertui.forms import EVERYTHING_ABOUT, EVERYTHING_FORMS, LOCKS, OPEN, PAPERS, default_path, forms, to_know
from peertui.giving import NO, Giving, as_answered, give, page_of, question
from peertui.part_choices import Choice
from peertui.plain.files import ask_where
from peertui.plain.room import Room
from peertui.plain.talk import Back, Here
from plans import changes
from plans.copies import add_copy
from plans.holders import could_have_one
from plans.slip import slip_candidates
from widgets.row import Row

HERE = Here(
    "Say what kind of file you want and where it goes. Large print takes as many sheets as it needs. The card folds to "
    "the size of a bank card. My questions has lines for the answers. All that is printed is locked with a password "
    "unless you choose to leave it open. Other files cannot be locked: anyone who has one can read it."
)
WHOLE = Here(
    "A copy of everything that is kept about the person, for them to take home. Nothing on it can be chosen: it is the "
    "whole. To have something changed or removed, open it from the plan or the notes. To have everything removed, go "
    "back to the person: the menu there has Remove this person for good."
)
CARD = Here("A number puts a part of the page on the card, or takes it off. The urgent numbers are always on it.")
SLIP = Here(
    "A number puts a question on the slip, or takes it off. What is on it counts as something that can be shared."
)
ON = "Enter to go on"


def at_export(room: Room, paper: Paper) -> None:
    """Ask, and write one file. `back` leads out of it at any question. Leave."""
    _ask_and_write(room, paper, forms(), HERE)


def at_everything(room: Room) -> None:
    """The same for the person's own copy of all that is kept. Leave."""
    room.say(EVERYTHING_ABOUT)
    _ask_and_write(room, Paper.A4, EVERYTHING_FORMS, WHOLE)


def _ask_and_write(room: Room, paper: Paper, kinds: tuple[Choice, ...], here: Here) -> None:
    talk = room.talk
    chosen = talk.choose("What kind of file?", kinds, here)
    if chosen is None:
        return
    form, password = Form(chosen), None
    off_the_card: set[str] = set()
    try:
        if form is Form.CARD:
            _choose_for_card(room, off_the_card)
        elif form is Form.SLIP:
            _choose_for_slip(room)
        if form in PRINTED or form is Form.FHIR:
            answer = talk.choose(f"Paper? It was {'A4' if paper is Paper.A4 else 'Letter'} until now.", PAPERS, here)
            if answer is None:
                raise Back
            paper = Paper(answer)
        if form in PRINTED:
            password = _password(room)
        who = "" if form is Form.BLANK or kinds is EVERYTHING_FORMS else _who(room)
        path = ask_where(room, default_path(form), here)
        giving = _agreed(room, Giving(form, paper, path, who, password, frozenset(off_the_card)))
    except Back:
        room.say("Nothing was written.")
        return
    _write(room, path, giving)


def _choose_for_card(room: Room, left_out: set[str]) -> None:
    """Which parts of the page stand on the card; changed in place. Back."""
    heard: tuple[str, ...] = ()
    while True:
        desk, today = room.desk, room.clock().astimezone().date()
        rows = card_rows(desk.pack, desk.record, today, left_out)
        title = card_fit(page_for(Form.CARD, desk.record, desk.pack, today, left_out)).sentence()
        picked = room.talk.pick(rows, CARD, title=title, enter=ON, heard=heard)
        if not isinstance(picked, Row):
            return
        heard = tuple(row.id for row in rows)
        left_out ^= {picked.id}
        room.say(f"{'Not on the card' if picked.id in left_out else 'On the card'}: {picked.text}")


def _choose_for_slip(room: Room) -> None:
    """Which questions stand on the slip. Back."""
    heard: tuple[str, ...] = ()
    while True:
        desk = room.desk
        rows = slip_rows(desk.pack, desk.record)
        title = "My questions: choose together." if rows else "No question is written yet."
        picked = room.talk.pick(rows, SLIP, title=title, enter=ON, heard=heard)
        if not isinstance(picked, Row):
            return
        heard = tuple(row.id for row in rows)
        found = next(c for c in slip_candidates(desk.record, desk.pack) if c.entry.id == picked.id)
        desk.put(changes.choose_for_slip(desk.record, picked.id, not found.chosen, room.clock()))
        why_not = (found.why_not,) if found.why_not and not found.chosen else ()
        room.say(f"{'Not on the slip' if found.chosen else 'On the slip'}: {picked.text}", *why_not)


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


def _who(room: Room) -> str:
    """Who it is for, "" for the person's own copy. Back."""
    names = could_have_one(room.desk.record, room.desk.pack)
    if names:
        room.say(f"Names in the plan: {', '.join(names)}.")
    return room.talk.ask_words("Who is it for? Enter alone means it is their own copy:", HERE).strip()


def _agreed(room: Room, giving: Giving) -> Giving:
    """The copy, once it was said whose it is and where it goes. Back."""
    desk = room.desk
    asked = question(giving, desk.record, desk.pack, room.clock().astimezone().date(), there=False)
    if asked is None:
        return giving
    room.say(*asked.words.splitlines())
    answer = room.talk.choose(asked.title, asked.choices, HERE)
    if answer in (None, NO):
        raise Back
    return as_answered(giving, asked, answer)


def _write(room: Room, path: Path, giving: Giving) -> None:
    desk, today, copy_id = room.desk, room.clock().astimezone().date(), room.desk.make_id()
    page = page_of(giving, desk.record, desk.pack, today, copy_id)
    room.say("Writing the file.")
    try:
        copy = give(giving, desk.record, desk.pack, today, copy_id=copy_id)
    except DoesNotFit as error:
        room.say(f"Nothing was written. {error.fit.sentence()}")
    except ExportError as error:
        room.say(str(error))
    else:
        if copy is not None:
            desk.put(add_copy(desk.record, copy))
        room.say(f"Saved as {path.absolute()}", *to_know(giving.form, desk.record, desk.pack, page))
