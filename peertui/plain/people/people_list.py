"""The people in this vault: picked by number or by a part of a name."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow, here_at
from peertui.plain.console.prompts import Back, Gone
from peertui.presenters.people.people_commands import NEW
from peertui.presenters.people.people_list import PeopleList
from widgets.models.command import Command
from widgets.models.row import Row, RowFilter

DEMO = "This is the demo, with a made-up person. Nothing here is kept. Type help at any question, quit to stop."


def at_people(room: PlainApp) -> None:
    """Stay at the list of people until they leave. Leave."""
    listing = PeopleList(room)
    if room.demo and (first := next(iter(room.workspace.vault.people.all()), None)):
        follow(room, listing.pick(first.id))
    room.say(*filter(None, (room.told_outside(), listing.to_know(short=False))))
    while True:
        try:
            _once(room, listing)
        except Back:
            if not listing.wanted:
                room.say("This is the first list. To stop, type quit.")
            listing.wanted = ""
        except Gone:
            listing.wanted = ""


def _once(room: PlainApp, listing: PeopleList) -> None:
    """One round of the list, which may be narrowed to a part of a name."""
    listing.look_again()
    found, part = listing.rows(), listing.wanted
    if part and not found:
        follow(room, listing.unknown())
        listing.wanted = ""
        return
    title = f'Names with "{part}" in them:' if part else f"{listing.title()}:" if found else listing.empty()
    rows = (*found, Row(NEW.id, NEW.words))
    answer = room.talk.pick(rows, here_at(listing), title=title, prompt="Number, or a part of a name", words=True)
    listing.wanted = ""
    if isinstance(answer, str):
        narrowed = RowFilter(found).matching(answer)
        if len(narrowed) == 1:
            follow(room, listing.pick(narrowed[0].id))
        else:
            listing.wanted = answer
    elif isinstance(answer, Command) or answer.id == NEW.id:
        follow(room, listing.do(answer.id))
    else:
        follow(room, listing.pick(answer.id))
