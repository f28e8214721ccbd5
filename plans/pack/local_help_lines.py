"""A service's own help lines, laid over those of the pack: checked, changed, added and hidden. Pure.

They are written as the `help_lines.toml` of a pack is, so a file made on one laptop can go into a service's folder.
"""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from plans.bounded_file import Bounds, OutOfBounds, check_toml
from plans.pack.base import PackPart
from plans.pack.help_lines import REVIEW_AFTER, HelpLine, SourceKind, same_number, slips
from plans.pack.models import Pack

BOUNDS = Bounds(size=256 * 1024, nesting=10, values=10_000)
"""Of the file. Our own hundred lines of help would have 30 KB."""


class OwnLines(PackPart):
    """What a service has of its own."""

    lines: tuple[HelpLine, ...] = ()
    hidden: tuple[str, ...] = ()
    """Ids of lines that are not to be shown."""

    def line(self, line_id: str) -> HelpLine | None:
        """Its own line of this id, or None."""
        return _find(self.lines, line_id)


class Origin(StrEnum):
    """Where a line comes from, in the words that are said of it."""

    BUILT_IN = "comes with peertui"
    FOLDER = "comes from your service's folder"
    CHECKED = "was checked on this laptop"
    CHANGED = "had its number changed on this laptop"
    ADDED = "was added on this laptop"


class CannotRead(Exception):
    """Own lines that cannot be used. Its text is a plain sentence."""


# -- which lines hold --------------------------------------------------------------------------------------------------


def lay_own(pack: Pack, own: OwnLines) -> Pack:
    """The pack with a service's own lines over its own. Emergency numbers of the pack always hold.

    A line that was checked or changed here gives way once the pack has another number than it had then.
    """
    regions = {region.id for region in pack.regions}
    held = tuple(_over(line, own) for line in pack.help_lines if line.emergency or line.id not in own.hidden)
    known = {line.id for line in pack.help_lines} | set(own.hidden)
    added = (line for line in own.lines if line.id not in known and line.region in regions)
    return pack.model_copy(update={"help_lines": (*held, *added)})


def origin(line: HelpLine, below: Pack, built_in: Pack) -> Origin:
    """Where a line comes from: `below` is the pack without a service's own lines, `built_in` without its folder too.

    Args:
        below: The pack without the service's own lines.
        built_in: The pack without the service's folder too.
    """
    under = _find(below.help_lines, line.id)
    if under is None:
        return Origin.ADDED
    if line != under:
        return Origin.CHECKED if same_number(line.number, under.number) else Origin.CHANGED
    return Origin.BUILT_IN if under == _find(built_in.help_lines, line.id) else Origin.FOLDER


def gave_way(pack: Pack, own: OwnLines) -> tuple[HelpLine, ...]:
    """Own lines that do not hold any more, since the pack has another number now."""
    return tuple(line for line in pack.help_lines if own.line(line.id) and _over(line, own) is line)


# -- changing them -----------------------------------------------------------------------------------------------------


def rang(pack: Pack, own: OwnLines, line: HelpLine, today: date) -> OwnLines:
    """Someone rang it today and it is right.

    Args:
        own: The service's own lines.
    """
    checked = {"source_kind": SourceKind.OWN, "verified_on": today, "review_by": today + REVIEW_AFTER}
    return _put(own, _based(pack, line, checked))


def change_number(pack: Pack, own: OwnLines, line: HelpLine, number: str, today: date) -> OwnLines:
    """Another number, still to be rung. Sentences name it by name and number, and no more for medical advice.

    Back to the number that the pack has, it is the pack's line again.

    Args:
        own: The service's own lines.
        number: As it is to print.
    """
    under = _find(pack.help_lines, line.id)
    if under and same_number(number, under.number):
        return forget(own, line.id)
    no_more = {
        "say": "",
        "how": "",
        "advice": False,
        "verified_on": None,
        "source": "",
        "source_date": "",
        "source_url": "",
    }
    return _put(own, _based(pack, line, {**no_more, **_of_the_service(today), "number": number}))


def add_line(pack: Pack, own: OwnLines, today: date, **given: Any) -> OwnLines:
    """A line of the service's own, with its region, name, number and hours, and what else is given.

    Args:
        own: The service's own lines.
        **given: Fields of the line by name.
    """
    taken = {line.id for line in (*pack.help_lines, *own.lines)} | set(own.hidden)
    line_id = next(name for name in _names() if name not in taken)
    return _put(own, HelpLine(id=line_id, **_of_the_service(today), **given))


def hide(own: OwnLines, line_id: str) -> OwnLines:
    """Show it no more."""
    return own.model_copy(update={"hidden": tuple(dict.fromkeys((*own.hidden, line_id)))})


def show(own: OwnLines, line_id: str) -> OwnLines:
    """Show it again."""
    return own.model_copy(update={"hidden": tuple(name for name in own.hidden if name != line_id)})


def forget(own: OwnLines, line_id: str) -> OwnLines:
    """Drop what is its own of a line: the pack's holds again, and one that was added is gone."""
    lines = tuple(line for line in own.lines if line.id != line_id)
    return show(own.model_copy(update={"lines": lines}), line_id)


# -- as text -----------------------------------------------------------------------------------------------------------


def to_toml(own: OwnLines) -> str:
    """The lines as they stand in a file."""
    kept: dict[str, dict[str, Any]] = {line.id: line.model_dump(exclude_defaults=True) for line in own.lines}
    for name in own.hidden:
        kept[name] = {**kept.get(name, {"id": name}), "hide": True}
    tables = (
        "\n".join(("[[help_lines]]", *(f"{k} = {_value(v)}" for k, v in table.items()))) for table in kept.values()
    )
    return "# Your service's own help lines, laid over those of peertui. Made in Settings, Help lines.\n\n" + "".join(
        f"{table}\n\n" for table in tables
    )


def from_toml(text: str) -> OwnLines:
    """The lines of a file.

    Raises:
        CannotRead: Some of it is not as it should be.
    """
    try:
        check_toml(text, BOUNDS)
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CannotRead(f"It is not valid TOML: {error}.") from None
    except OutOfBounds as error:
        raise CannotRead(f"It is not read, because {error}.") from None
    except (ValueError, RecursionError):  # dates such as 2026-02-31
        raise CannotRead("It holds a value that TOML has not.") from None
    tables = table.pop("help_lines", [])
    if table or not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise CannotRead("It holds more than help lines: only [[help_lines]] can stand there.")
    names = [str(one.get("id", "")) for one in tables]
    for name, many in Counter(names).items():
        if many > 1:
            raise CannotRead(f'"{name}" is in it twice.')
    hidden = tuple(name for name, one in zip(names, tables, strict=True) if one.pop("hide", False) is True)
    whole = (one for name, one in zip(names, tables, strict=True) if name not in hidden or len(one) > 1)
    return OwnLines(lines=tuple(map(_line, whole)), hidden=hidden)


def _line(table: Mapping[str, Any]) -> HelpLine:
    name = table.get("id", "")
    try:
        line = HelpLine.model_validate(table)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors(include_url=False)[0]["loc"])
        raise CannotRead(f'"{name}" is not as a help line should be: look at "{where}".') from None
    for slip in slips(line):
        raise CannotRead(f'"{name}", "{slip.field}": {slip.problem}')
    return line


def _value(value: Any) -> str:
    """A value as TOML writes it: words as JSON does, which leaves only the delete sign to mind."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _over(line: HelpLine, own: OwnLines) -> HelpLine:
    mine = own.line(line.id)
    if mine is None or line.emergency or (mine.instead_of and mine.instead_of != line.number):
        return line
    return mine


def _based(pack: Pack, line: HelpLine, changed: Mapping[str, Any]) -> HelpLine:
    under = _find(pack.help_lines, line.id)
    return line.model_copy(update={**changed, "instead_of": under.number if under else ""})


def _of_the_service(today: date) -> dict[str, Any]:
    """Where a number that a service typed is from. It is checked once `verified_on` says so too."""
    named = {"source_kind": SourceKind.OWN, "source_name": "your service", "source_seen": today}
    return {**named, "review_by": today + REVIEW_AFTER}


def _put(own: OwnLines, line: HelpLine) -> OwnLines:
    others = tuple(mine for mine in own.lines if mine.id != line.id)
    return own.model_copy(update={"lines": (*others, line)})


def _find(lines: Iterable[HelpLine], line_id: str) -> HelpLine | None:
    return next((line for line in lines if line.id == line_id), None)


def _names() -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"own-{number}"
