"""Finding a word of the record."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow, here_at
from peertui.plain.console.prompts import Back
from peertui.presenters.session.find import Find
from widgets.models.row import Row


def at_find(room: PlainApp) -> None:
    """Find any word of the record. Leave."""
    listing = Find(room)
    while True:
        try:
            listing.wanted = room.talk.ask_words("Find which word?", here_at(listing))
            if listing.wanted.strip():
                _found(room, listing)
        except Back:
            return


def _found(room: PlainApp, listing: Find) -> None:
    while True:
        listing.look_again()
        if not (rows := listing.rows()):
            room.say(listing.empty())
            return
        title = f"{listing.found()}."
        answer = room.talk.pick(rows, here_at(listing), title=title, enter="Enter to look for another word")
        if not isinstance(answer, Row):
            return
        follow(room, listing.pick(answer.id))
