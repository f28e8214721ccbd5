"""Staying at a place that has a presenter: it knows what stands there; here it is only said and forwarded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from peertui.plain.console.form_prompts import ask_field
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import HEAR, Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing, Presenter, safely
from peertui.presenters.reply import Ask, Done, Open, Reply, Say, Wait
from plans.vault.errors import VaultError
from widgets.models.command import Command
from widgets.models.row import Row

LISTINGS: Mapping[Place, str] = {
    Place.HISTORY: "people.history.History",
    Place.VERSION: "people.history.SavedRecord",
    Place.COPIES: "exporting.copy_log.CopyLog",
    Place.PAGE: "exporting.page.PageChooser",
    Place.EXPORT: "exporting.export.Export",
    Place.EVERYTHING: "exporting.export.Everything",
    Place.CARD: "exporting.copy_content.CardParts",
    Place.SLIP: "exporting.copy_content.SlipParts",
}
"""The presenter of each place that is a list or a form, below `peertui.presenters`."""
PLACES: Mapping[Place, str] = {
    Place.PREVIEW: "exporting.preview.read_page",
}
"""The function that stays at each other place, below `peertui.plain`: it is given the room and what it needs."""


def open_place(room: PlainApp, place: Place, *given: Any) -> Any:
    """Go to a place, and stay until they leave it. Returns what it ends with, None for going back. Leave."""
    if place in LISTINGS:
        presenter = _named("peertui.presenters", LISTINGS[place])(room, *given)
        return fill_in(room, presenter) if isinstance(presenter, FormPresenter) else stay(room, presenter)
    return _named("peertui.plain", PLACES[place])(room, *given)


def _named(package: str, path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(f"{package}.{module}"), name)


def here_at(presenter: Presenter) -> Here:
    """What help and menu say at a presenter's place."""
    return Here(presenter.HELP.format(pick="The number of a line"), presenter.commands())


def follow(room: PlainApp, reply: Reply) -> Done | Say | None:
    """Say, ask or open what a presenter answered, until nothing more comes of it. Leave.

    Returns:
        `Done` if the place is left by it; what was said, if that was the last of it.
    """
    said: Say | None = None
    while reply is not None and not isinstance(reply, Done):
        said = reply if isinstance(reply, Say) else None
        match reply:
            case Say():
                room.say(*filter(None, (reply.words,)))
                reply = reply.then
            case Ask():
                reply = _asked(room, reply)
            case Wait():
                reply = _waited(room, reply)
            case Open():
                result = open_place(room, reply.place, *reply.given)
                reply = safely(partial(reply.then, result)) if reply.then else None
    return reply or said


def stay(room: PlainApp, listing: Listing) -> Any:
    """At a list until it is left; one that they know is not said again.

    Returns:
        What the place ends with; None for going back.

    Raises:
        Leave: they want to stop.
    """
    heard: tuple[Row, ...] = ()
    fits, was_away = "", False
    while True:
        try:
            listing.look_again()
        except VaultError as error:
            room.say(str(error))
            return None
        listed = listing.rows()
        rows = (*(listed or (Row("empty", listing.EMPTY, heading=True),)), *_commands_below(listing, listed))
        known = _said_of(rows) == _said_of(heard)
        title = "" if known and not was_away else _sentence(listing.title())
        if listing.HINT and listed and not heard:
            room.say(f"{title} {listing.HINT}")
            title = ""
        fits = _say_fullness(room, listing, fits)
        try:
            picked = room.talk.pick(
                rows,
                here_at(listing),
                title=title,
                enter="Enter to go on" if listing.ENTER else HEAR,
                heard=[row.id for row in rows] if known else (),
            )
        except Back:
            return None
        heard = rows
        reply = _reply(listing, picked)
        was_away = isinstance(reply, Open)
        done = follow(room, reply)
        if isinstance(done, Done):
            return done.result


def _sentence(title: str) -> str:
    return f"{title}." if title and title[-1].isalnum() else title


def _commands_below(listing: Listing, listed: tuple[Row, ...]) -> tuple[Row, ...]:
    below = tuple(Row(command.id, command.words) for command in listing.listed_commands())
    parted = any(row.heading for row in listed) and below
    return (*((Row("do", "And then", heading=True),) if parted else ()), *below)


def _say_fullness(room: PlainApp, presenter: Presenter, before: str) -> str:
    """Say how it fits, unless it does and that was said last. What was said."""
    found = presenter.fullness()
    if found is not None and (found.words != before or found.fraction > 1):
        room.say(found.words)
    return found.words if found else ""


def fill_in(room: PlainApp, form: FormPresenter) -> Any:
    """Ask for one thing after another, then do what all of it is for; `back` goes to the one before.

    Returns:
        What the place ends with; None if they went back, or if nothing but words came of it.

    Raises:
        Leave: they want to stop.
    """
    room.say(*filter(None, (form.about(),)))
    at = 0
    try:
        with room.form() as hold:
            while True:
                in_turn(lambda: [partial(_ask, room, form, asked, hold) for asked in form.in_turn()], at)
                ended = follow(room, form.submit())
                if not (isinstance(ended, Say) and ended.field):
                    break
                names = [asked.name if isinstance(asked, FormField) else "" for asked in form.in_turn()]
                at = names.index(ended.field)
    except Back:
        room.say(form.LEFT)
        return None
    if isinstance(ended, Done):
        return ended.result
    _go_on_from(room, form)
    return None


def _ask(room: PlainApp, form: FormPresenter, asked: FormField | Open, hold: Callable[[str], None]) -> None:
    if isinstance(asked, FormField):
        follow(room, ask_field(room.talk, form, asked))
        hold(form.unkept())
    elif open_place(room, asked.place, *asked.given) is None:
        raise Back


def _go_on_from(room: PlainApp, form: FormPresenter) -> None:
    """Do what can be done once it was done, as often as wanted. Leave."""
    heard: tuple[str, ...] = ()
    while offered := form.afterwards():
        rows = [Row(command.id, command.words) for command in offered]
        try:
            picked = room.talk.pick(rows, Here(form.HELP), enter="Enter to go on", heard=heard)
        except Back:
            return
        if not isinstance(picked, Row):
            return
        heard = tuple(row.id for row in rows)
        follow(room, form.do(picked.id))


def _reply(listing: Listing, picked: Row | Command | str) -> Reply:
    if isinstance(picked, str):
        return listing.do(listing.ENTER.id) if listing.ENTER else None
    return listing.do(picked.id) if picked.id in listing.HANDLERS else listing.pick(picked.id)


def _said_of(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    """What makes a list another one to whoever heard it; what is marked in it is said when it is marked."""
    return [(row.id, row.text) for row in rows]


def _asked(room: PlainApp, asked: Ask) -> Reply:
    if asked.title.endswith("?"):  # else it only names the screen
        room.say(asked.title)
    answer = room.talk.choose(asked.question.replace("\n\n", "\n"), asked.choices, Here(asked.about))
    return asked.declined if answer is None else safely(lambda: asked.answered(answer))


def _waited(room: PlainApp, wait: Wait) -> Reply:
    room.say(wait.words)
    try:
        found = wait.slow()
    except wait.troubles as error:
        return wait.refused(error)
    return safely(lambda: wait.then(found))
