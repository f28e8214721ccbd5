"""Staying at a place that has a presenter: it knows what stands there; here it is only said and forwarded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from peertui.plain.console.everywhere import LEADS_BACK
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.presenters import commands
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing, Presenter, safely
from peertui.presenters.reply import Ask, Done, Open, Reply, Say
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.part_listing import PartListing
from plans.vault.errors import VaultError
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level

LISTINGS: Mapping[Place, str] = {
    Place.HISTORY: "people.history.History",
    Place.VERSION: "people.history.SavedRecord",
    Place.COPIES: "exporting.copy_log.CopyLog",
    Place.HELP_LINES: "people.help_lines.HelpLines",
    Place.PLAN: "people.plan.Plan",
    Place.NOTES: "people.plan.Notes",
    Place.MODULE: "session.module.Module",
    Place.MEETINGS: "session.meetings.Meetings",
    Place.LOOK_BACKS: "session.meetings.LookBacks",
}
"""The presenter of each place that is only a list, below `peertui.presenters`."""
PLACES: Mapping[Place, str] = {
    Place.PERSON: "people.person.at_person",
    Place.NEW_PERSON: "people.person_form.begin_record",
    Place.ABOUT: "people.person_form.at_about",
    Place.SETTINGS: "people.settings.at_settings",
    Place.HELP_LINE_FORM: "people.help_lines.fill_in_line",
    Place.SESSION: "session.session.at_meeting",
    Place.PAGE: "exporting.page.at_page",
    Place.EVERYTHING: "exporting.export.at_everything",
    Place.HAND_OVER: "exporting.handover.hand_over",
    Place.RECEIVE: "exporting.handover.receive",
    Place.BACKUP: "vault.backup.back_up",
    Place.RESTORE: "vault.restore.restore",
    Place.FIRST_MEETING: "session.first_meeting_help.say_first_meeting",
    Place.FIND: "session.listings.at_find",
    Place.KIND: "session.listings.at_kinds",
    Place.ENTRY: "session.listings.at_entry",
    Place.NOTE: "console.entry_form.write_note",
}
"""The function that stays at each other place, below `peertui.plain`: it is given the room and what it needs."""


def open_place(room: PlainApp, place: Place, *given: Any) -> Any:
    """Go to a place, and stay until they leave it. Returns what it ends with, None for going back. Leave."""
    if place in LISTINGS:
        return stay(room, _named("peertui.presenters", LISTINGS[place])(room, *given))
    return _named("peertui.plain", PLACES[place])(room, *given)


def _named(package: str, path: str) -> Any:
    module, _, name = path.rpartition(".")
    return getattr(import_module(f"{package}.{module}"), name)


def here_at(presenter: Presenter, rows: Iterable[Row] = ()) -> Here:
    """What help and menu say at a presenter's place: what can be done there, but for what a line of it does."""
    lines = {ref.id for row in rows if (ref := RowRef.of(row.id)) and ref.kind is RowKind.DO}
    not_said = lines | {command.id for command in commands.WAYS_BACK} - LEADS_BACK
    offered = tuple(command for command in presenter.commands() if command.id not in not_said)
    return Here(presenter.HELP.format(pick="The number of a line"), offered)


def follow(room: PlainApp, reply: Reply) -> Done | None:
    """Say, ask or open what a presenter answered, until nothing more comes of it. Leave.

    Returns:
        `Done` if the place is left by it.
    """
    while reply is not None and not isinstance(reply, Done):
        match reply:
            case Say():
                level = reply.level if reply.level is Level.NOT_SAVED else ""
                room.say(*([f"{level}{reply.words}"] if reply.words else []))
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
    heard: tuple[str, list[tuple[str, str]]] | None = None
    above = ""
    follow(room, listing.first_said())
    while True:
        try:
            listing.look_again()
        except VaultError as error:
            room.say(str(error))
            return None
        listed = listing.rows()
        empty = () if listed else (Row("empty", listing.empty(), heading=True),)
        rows = (*listed, *empty, *(Row(command.id, command.words) for command in listing.listed_commands()))
        title = listing.title()
        now = (title, _said_of(rows))
        known = now == heard
        title = f"{title}." if title[-1:].isalnum() else title
        if not known and above != (above := listing.above()):
            title = "\n".join(filter(None, (title, above)))
        try:
            picked = room.talk.pick(
                rows,
                here_at(listing, rows),
                title="" if known else title,
                heard=[row.id for row in rows] if known else (),
            )
            done = None if isinstance(picked, str) else follow(room, _reply(room, listing, picked))
        except Back:
            done = follow(room, safely(listing.leave))
        heard = now
        if done:
            return done.result


def _reply(room: PlainApp, listing: Listing, picked: Row | Command) -> Reply:
    if isinstance(listing, PartListing) and (part := listing.part(picked.id)):
        _named("peertui.plain", "session.entry_actions.open_part")(room, part)
        return None
    return listing.do(picked.id) if picked.id in listing.HANDLERS else listing.pick(picked.id)


def _said_of(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    """What makes a list another one to whoever heard it; what is marked in it is said when it is marked."""
    return [(row.id, row.text) for row in rows]


def _asked(room: PlainApp, asked: Ask) -> Reply:
    if asked.title.endswith("?"):  # else it only names the screen
        room.say(asked.title)
    question = asked.question.replace("\n\n", "\n")
    if len(asked.choices) == 1:
        room.say(question)
        return safely(lambda: asked.answered(asked.choices[0][0]))
    answer = room.talk.choose(question, asked.choices, Here(asked.about))
    return None if answer is None else safely(lambda: asked.answered(answer))
