"""Staying at a place that has a presenter: it knows what stands there; here it is only said and forwarded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from peertui.plain.console.everywhere import LEADS_BACK
from peertui.plain.console.form_prompts import Wanted, ask_field
from peertui.plain.console.places import LISTINGS, PLACES, named
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import HEAR, Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.presenters import commands
from peertui.presenters.form import FormField, FormPresenter
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing, Presenter, safely
from peertui.presenters.reply import Ask, Done, Open, Reply, Say, Wait
from peertui.presenters.row_refs import RowKind, RowRef
from plans.vault.errors import VaultError
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level


def open_place(room: PlainApp, place: Place, *given: Any) -> Any:
    """Go to a place, and stay until they leave it. Returns what it ends with, None for going back. Leave."""
    if place in LISTINGS:
        presenter = named("peertui.presenters", LISTINGS[place])(room, *given)
        if isinstance(presenter, FormPresenter):
            return fill_in(room, presenter)
        return room.say(*heard) if (heard := presenter.heard()) else stay(room, presenter)
    return named("peertui.plain", PLACES[place])(room, *given)


def here_at(presenter: Presenter, rows: Iterable[Row] = ()) -> Here:
    """What help and menu say at a presenter's place: what can be done there, except what a row already does."""
    lines = {ref.id for row in rows if (ref := RowRef.of(row.id)) and ref.kind is RowKind.DO}
    not_said = lines | {command.id for command in commands.WAYS_BACK} - LEADS_BACK
    offered = tuple(command for command in presenter.commands() if command.id not in not_said)
    return Here(presenter.HELP.format(pick="The number of a line"), offered)


def follow(room: PlainApp, reply: Reply) -> Done | Say | None:
    """Say, ask or open what a presenter answered, until nothing more comes of it. Leave.

    Returns:
        `Done` if the place is left by it; what was said, if that was the last of it.
    """
    said: Say | None = None
    heard: tuple[str, ...] = ()
    while reply is not None and not isinstance(reply, Done):
        said = reply if isinstance(reply, Say) else None
        match reply:
            case Say():
                level = reply.level if reply.level is Level.NOT_SAVED else ""
                room.say(*([f"{level}{reply.words}"] if reply.words else []))
                reply = reply.then
            case Ask():
                now = tuple(answer for answer, _ in reply.choices[1:]) if reply.enter else ()
                heard, reply = now, _asked(room, reply, heard)
            case Wait():
                reply = _waited(room, reply)
            case Open():
                result = _been_to(room, reply)
                reply = safely(partial(reply.then, result)) if reply.then else None
    return reply or said


def _been_to(room: PlainApp, opened: Open) -> Any:
    try:
        return open_place(room, opened.place, *opened.given)
    except BaseException:
        if opened.unseen:
            opened.unseen()
        raise


def stay(room: PlainApp, listing: Listing) -> Any:
    """At a list until it is left; one that they know is not said again.

    Returns:
        What the place ends with; None for going back.

    Raises:
        Leave: they want to stop.
    """
    heard: tuple[str, list[tuple[str, str]]] | None = None
    fits = above = ""
    follow(room, listing.first_said())
    went = False
    """Whether they come back from another place, and hear again where they are."""
    while True:
        try:
            listing.look_again()
        except VaultError as error:
            room.say(str(error))
            return None
        listed = listing.rows()
        below = _commands_below(listing, listed)
        if not (listed or below):
            room.say(_sentence(listing.title()), listing.empty())
            return None
        rows = (*(listed or (Row("empty", listing.empty(), heading=True),)), *below)
        now = (listing.title(), _said_of(rows))
        known = now == heard
        title = _sentence(listing.title()) if went or not known else ""
        if above != (above := listing.above()):
            title = "\n".join(filter(None, (title, above)))
        if listing.HINT and listed and not heard:
            room.say(f"{title} {listing.HINT}")
            title = ""
        fits = _say_fullness(room, listing, fits)
        heard = now
        try:
            reply = _reply(listing, _picked(room, listing, rows, title, known=known))
            went = isinstance(reply, Open)
            done = follow(room, reply)
        except Back:
            done = follow(room, safely(listing.leave))
        if isinstance(done, Done):
            return done.result


def _picked(room: PlainApp, listing: Listing, rows: tuple[Row, ...], title: str, *, known: bool) -> Row | Command | str:
    here = here_at(listing, rows)
    if listing.IN_PARTS:
        return room.talk.pick_in_parts(rows, here, title=title)
    enter = "Enter to go on" if listing.ENTER else HEAR
    return room.talk.pick(rows, here, title=title, enter=enter, heard=[row.id for row in rows] if known else ())


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
    if isinstance(ended := follow(room, form.first_said()), Done):
        return ended.result
    room.say(*filter(None, (*form.about().split("\n"), *form.once()[1:])))
    at = 0
    try:
        with room.form() as hold:
            while True:
                _ask_in_turn(room, form, hold, at)
                room.say(*filter(None, (form.SEEN,)))
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


def _ask_in_turn(room: PlainApp, form: FormPresenter, hold: Callable[[str], None], at: int) -> None:
    """From the field of this number on. Back, from the first, where anything leads back."""
    while True:
        try:
            in_turn(lambda: [partial(_ask, room, form, asked, hold) for asked in form.in_turn()], at)
        except Back:
            if not form.NO_WAY_BACK:
                raise
            room.say(form.NO_WAY_BACK)
            at = 0
        else:
            return


def _ask(room: PlainApp, form: FormPresenter, asked: FormField | Open, hold: Callable[[str], None]) -> None:
    if isinstance(asked, FormField):
        _ask_field(room, form, asked)
        hold(form.unkept())
    elif open_place(room, asked.place, *asked.given) is None:
        raise Back


def _ask_field(room: PlainApp, form: FormPresenter, field: FormField) -> None:
    while True:
        try:
            said = ask_field(room.talk, form, field)
        except Wanted as wanted:
            follow(room, form.do(wanted.command.id))
            field = next((now for now in form.fields() if now.name == field.name), field)
        else:
            follow(room, said)
            return


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
    is_command = isinstance(picked, Command) or picked.id in {command.id for command in listing.listed_commands()}
    return listing.do(picked.id) if is_command else listing.pick(picked.id)


def _said_of(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    """What makes a list sound different; a mark is said when it is made."""
    return [(row.id, row.text) for row in rows]


def _asked(room: PlainApp, asked: Ask, heard: Sequence[str]) -> Reply:
    """Ask it; the answers that were `heard` just now are not said again."""
    if asked.title.endswith("?"):  # else it only names the screen
        room.say(asked.title)
    answer = _answer(room, asked, heard)
    return asked.declined if answer is None else safely(lambda: asked.answered(answer))


def _answer(room: PlainApp, asked: Ask, heard: Sequence[str]) -> str | None:
    question, here = asked.question.replace("\n\n", "\n"), Here(asked.about)
    (first, _), *rest = asked.choices
    if not rest:
        room.say(question)
        return first
    if not asked.enter:
        return room.talk.choose(question, asked.choices, here)
    try:
        rows = tuple(Row(answer, words) for answer, words in rest)
        picked = room.talk.pick(rows, here, title=question, enter=asked.enter, heard=heard)
    except Back:
        return None
    return picked.id if isinstance(picked, Row) else first


def _waited(room: PlainApp, wait: Wait) -> Reply:
    room.say(wait.words)
    try:
        found = wait.slow()
    except wait.troubles as error:
        return wait.refused(error)
    return safely(lambda: wait.then(found))
