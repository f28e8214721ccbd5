"""Handing parts of a record to a colleague, and receiving them."""

from __future__ import annotations

from exports import ExportError
from exports.handover.word_passphrase import new_passphrase
from peertui.plain.console.ask_path import ask_where
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.presenters.exporting.handover_text import (
    NOTHING_GOES,
    NOTHING_TO_HAND_OVER,
    RECEIVE_ABOUT,
    about_words,
    amount,
    chosen_words,
    handover_path,
    is_anything,
    news_rows,
    part_rows,
    whose,
)
from peertui.presenters.vault.messages import UNKEPT_HANDOVER, UNKEPT_RECEIVED
from peertui.services.exporting import handover as handing
from peertui.services.exporting.handover import Arrival
from peertui.services.paths import place
from plans.handover import selection
from plans.record.models import Record
from plans.vault.errors import VaultError
from widgets.models.row import Row

CHOOSING = Here(
    "Choose together what the colleague gets: a number puts a part in or takes it out. What is just for us, people "
    "who were not asked, and the worker's own notes stay here unless you put them in. Enter goes on."
)
WRITING = Here("Who it is for can stay empty. The file is locked with six words that are made for it and said once.")
RECEIVING = Here(
    "Type where the file is, the six words, and who it came from if you like. Capitals, hyphens and spaces do not "
    "matter, and the first four letters of each word are enough. Then you hear what is in it, and choose."
)


def hand_over(room: PlainApp) -> None:
    """Choose parts, write them as a locked file, and say its six words once. `back` leads out of it. Leave."""
    if not is_anything(room.workspace.context):
        room.say(NOTHING_TO_HAND_OVER)
        return
    try:
        chosen = _choose(room)
        part = _part(room, chosen)
        if not amount(part):
            room.say(NOTHING_GOES)
            return
        room.say(*about_words(room.workspace.context, part))
        with room.form() as hold:
            who = room.talk.ask_words("Who is it for? Or Enter:", WRITING).strip()
            hold(UNKEPT_HANDOVER if who else "")
            path = ask_where(room, handover_path(), WRITING, locked=True)
    except Back:
        room.say("Nothing was written.")
        return
    passphrase = new_passphrase()
    room.say("Locking and writing it. This takes a few seconds.")
    before = handing.there_before(path)
    try:
        written = handing.hand_over(path, part, passphrase)
    except ExportError as error:
        room.say(str(error))
        return
    try:
        room.say(f"The file is written and locked: {path.absolute()}", handing.ADVICE, f"The six words: {passphrase}")
    except BaseException:
        handing.take_back(written, before)
        raise
    workspace = room.workspace
    handover_id = part.model_extra[selection.HANDOVER]["id"] if part.model_extra else ""
    workspace.put(
        handing.handed_over(
            workspace.context,
            chosen,
            who,
            handover_id=handover_id,
            now=room.clock(),
            written=written,
            marks=workspace.vault.copy_marks,
        )
    )


def _choose(room: PlainApp) -> frozenset[str]:
    """The parts that go. Back."""
    chosen = selection.usual(room.workspace.context)
    heard: tuple[str, ...] = ()
    while True:
        workspace = room.workspace
        rows = part_rows(workspace.context, chosen)
        title = chosen_words(workspace.context, chosen, _part(room, chosen))
        picked = room.talk.pick(rows, CHOOSING, title=title, enter="Enter to go on", heard=heard)
        if not isinstance(picked, Row):
            return chosen
        heard = tuple(row.id for row in rows)
        chosen ^= {picked.id}
        room.say(f"{'In it' if picked.id in chosen else 'Not in it'}: {picked.text}")


def _part(room: PlainApp, chosen: frozenset[str]) -> Record:
    workspace = room.workspace
    return selection.cut(workspace.context, chosen, handover_id=workspace.make_id(), now=room.clock())


def receive(room: PlainApp) -> Arrival | None:
    """Open a file from a colleague and say what is in it; what is to be kept, or None. Leave."""
    room.say(RECEIVE_ABOUT)
    talk = room.talk
    try:
        with room.form() as hold:
            path = place(talk.ask_words("Which file?", RECEIVING).strip())
            hold(UNKEPT_RECEIVED)
            words = talk.ask_words("The six words:", RECEIVING, free=False)
            who = talk.ask_words("Who handed it over? Or Enter:", RECEIVING)
        room.say("Opening. This takes a few seconds.")
        theirs = handing.unsealed(path, handing.read_file(path), words, now=room.clock())
        target = _whose(room, theirs)
        here = room.workspace.vault.people.load(target).record if target else None
    except Back:
        room.say("Nothing was kept.")
        return None
    except (ExportError, VaultError) as error:
        room.say(str(error))
        return None
    return _decide(room, Arrival(theirs, here, who, room.clock()))


def _whose(room: PlainApp, theirs: Record) -> str:
    """The id of somebody here whom it is about, or "" for somebody new. Back."""
    found = whose(theirs, room.workspace.vault.people.all())
    if not found.question:
        return found.target
    answer = room.talk.choose(found.question, found.choices, RECEIVING)
    if answer is None:
        raise Back
    return answer


def _decide(room: PlainApp, arrival: Arrival) -> Arrival | None:
    look = (("look", "Hear what is new or different"),) if arrival.news else ()
    choices = (("keep", "Keep it"), *look, ("leave", "Leave it, and change nothing"))
    room.say(f"Handed over: {arrival.theirs.person.called}.", *arrival.told(room.pack))
    while True:
        answer = room.talk.choose("Keep it?", choices, RECEIVING)
        if answer == "keep":
            return arrival
        if answer != "look":
            room.say("Nothing was kept.")
            return None
        room.say(*(f"{row.text}:" if row.heading else f"- {row.text}" for row in news_rows(room.pack, arrival)))
