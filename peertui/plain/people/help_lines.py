"""The help lines of a region, in the settings of plain mode."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from peertui.plain.console.field_prompts import HOW, Fields
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.presenters.people.people_commands import ADD_HELP_LINE, REGION
from peertui.presenters.vault.messages import UNKEPT_LINE
from peertui.services import help_lines
from peertui.services.help_lines import ABOUT, AGAIN, FIELDS, KEPT, NUMBER
from plans.pack.help_lines import HelpLine
from plans.pack.models import FieldSpec
from widgets.models.row import Row

HERE = Here(ABOUT, (ADD_HELP_LINE, REGION))
FIELD = Here(f"A number is typed twice, so that a slip is found. Nothing is kept before the last question. {HOW}")


def at_help_lines(room: PlainApp) -> None:
    """Stay at the help lines of a region until they go back. Leave."""
    region = room.settings.region
    if words := help_lines.folder_words(room.programme):
        room.say(words)
    _say_of_region(room, region)
    if room.outside:
        room.say(room.outside)
    while True:
        if words := room.told_outside():
            room.say(words)
        rows = (*help_lines.line_rows(room.programme, region, room.today), Row(ADD_HELP_LINE.id, ADD_HELP_LINE.words))
        try:
            picked = room.talk.pick(rows, HERE, title=f"Help lines, {region}.")
        except Back:
            return
        wanted = picked if isinstance(picked, str) else picked.id
        with suppress(Back):
            if wanted == REGION.id:
                region = _region(room, region)
                _say_of_region(room, region)
            elif wanted == ADD_HELP_LINE.id:
                _add(room, region)
            else:
                _one(room, help_lines.line_of(room.programme, wanted))


def _say_of_region(room: PlainApp, region: str) -> None:
    if words := help_lines.region_words(room.programme, region, room.today):
        room.say(words)


def _region(room: PlainApp, region: str) -> str:
    regions = [(one.id, one.id) for one in room.pack.regions]
    return str(Fields(room.talk, HERE, room.today).one("Whose help lines?", regions, region))


def _one(room: PlainApp, line: HelpLine) -> None:
    about = help_lines.about_line(room.programme, line, room.today)
    what = room.talk.choose(about, help_lines.choices_for(room.programme, line), Here(ABOUT))
    if what == "number":
        room.say(f"The number now: {line.number}")
        _until_kept(
            room,
            (NUMBER, AGAIN),
            lambda given: help_lines.change_number(room, line.id, given.get("number", ""), given.get("again", "")),
        )
    elif what not in (None, "leave"):
        room.say(help_lines.do(room, line.id, str(what)))


def _add(room: PlainApp, region: str) -> None:
    room.say(f"A new help line, {region}.")
    _until_kept(room, FIELDS, lambda given: help_lines.add_line(room, region, given))


def _until_kept(room: PlainApp, fields: tuple[FieldSpec, ...], keep: Callable[[dict[str, Any]], str]) -> None:
    """Ask, and ask again with what was typed while `keep` says that something is wrong. Back, Leave."""
    given: dict[str, Any] = {}
    with room.form() as hold:
        while True:
            _ask(room, fields, given, hold)
            if not (trouble := keep(dict(given))):
                room.say(KEPT)
                return
            room.say(trouble)
            given.pop(AGAIN.name, None)


def _ask(room: PlainApp, fields: tuple[FieldSpec, ...], given: dict[str, Any], hold: Callable[[str], None]) -> None:
    """Ask for each; `back` goes to the one before, and from the first out. Back, Leave."""

    def asking(spec: FieldSpec) -> Callable[[], None]:
        there = given.get(spec.name, spec.default)
        return lambda: Fields(room.talk, FIELD, room.today).of_entry(spec, there, _keeper(given, spec.name, hold))

    in_turn(lambda: [asking(spec) for spec in fields])


def _keeper(given: dict[str, Any], name: str, hold: Callable[[str], None]) -> Any:
    def keep(value: Any) -> None:
        given[name] = value
        hold(UNKEPT_LINE)

    return keep
