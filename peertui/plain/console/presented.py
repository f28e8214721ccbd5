"""Staying at a place that has a presenter: it knows what stands there; here it is only said and forwarded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module
from typing import Any

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing, Presenter, safely
from peertui.presenters.reply import Ask, Done, Open, Reply, Say
from plans.vault.errors import VaultError
from widgets.models.command import Command
from widgets.models.row import Row

LISTINGS: Mapping[Place, str] = {
    Place.HISTORY: "people.history.History",
    Place.VERSION: "people.history.SavedRecord",
    Place.COPIES: "exporting.copy_log.CopyLog",
}
"""The presenter of each place that is only a list, below `peertui.presenters`."""
PLACES: Mapping[Place, str] = {}
"""The function that stays at each other place, below `peertui.plain`: it is given the room and what it needs."""


def open_place(room: PlainApp, place: Place, *given: Any) -> Any:
    """Go to a place, and stay until they leave it. Returns what it ends with, None for going back. Leave."""
    if place in LISTINGS:
        return stay(room, _named("peertui.presenters", LISTINGS[place])(room, *given))
    return _named("peertui.plain", PLACES[place])(room, *given)


def _named(package: str, path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(f"{package}.{module}"), name)


def here_at(presenter: Presenter) -> Here:
    """What help and menu say at a presenter's place."""
    return Here(presenter.HELP.format(pick="The number of a line"), presenter.commands())


def follow(room: PlainApp, reply: Reply) -> Done | None:
    """Say, ask or open what a presenter answered, until nothing more comes of it. Leave.

    Returns:
        `Done` if the place is left by it.
    """
    while reply is not None and not isinstance(reply, Done):
        match reply:
            case Say():
                room.say(reply.words)
                reply = reply.then
            case Ask():
                reply = _asked(room, reply)
            case Open():
                result = open_place(room, reply.place, *reply.given)
                reply = safely(partial(reply.then, result)) if reply.then else None
    return reply


def stay(room: PlainApp, listing: Listing) -> Any:
    """At a list until it is left; one that they know is not said again.

    Returns:
        What the place ends with; None for going back.

    Raises:
        Leave: they want to stop.
    """
    heard: tuple[Row, ...] = ()
    while True:
        try:
            listing.look_again()
        except VaultError as error:
            room.say(str(error))
            return None
        listed = listing.rows()
        empty = () if listed else (Row("empty", listing.EMPTY, heading=True),)
        rows = (*listed, *empty, *(Row(command.id, command.words) for command in listing.listed_commands()))
        known = _said_of(rows) == _said_of(heard)
        title = "" if known else listing.title()
        try:
            picked = room.talk.pick(
                rows,
                here_at(listing),
                title=f"{title}." if title and title[-1].isalnum() else title,
                heard=[row.id for row in rows] if known else (),
            )
        except Back:
            return None
        heard = rows
        if not isinstance(picked, str) and (done := follow(room, _reply(listing, picked))):
            return done.result


def _reply(listing: Listing, picked: Row | Command) -> Reply:
    return listing.do(picked.id) if picked.id in listing.HANDLERS else listing.pick(picked.id)


def _said_of(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    """What makes a list another one to whoever heard it; what is marked in it is said when it is marked."""
    return [(row.id, row.text) for row in rows]


def _asked(room: PlainApp, asked: Ask) -> Reply:
    if asked.title.endswith("?"):  # else it only names the screen
        room.say(asked.title)
    answer = room.talk.choose(asked.question.replace("\n\n", "\n"), asked.choices, Here(asked.about))
    return None if answer is None else safely(lambda: asked.answered(answer))
