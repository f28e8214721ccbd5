"""Names written before, offered where a field asks for a person or a service, never filled in automatically."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plans.pack.models import FieldSpec, Pack
from plans.page.placement import unasked
from plans.record.context import Context
from plans.record.models import Entry

MOST = 6
"""So that they stay a line or two, and one digit picks."""
LONGEST = 30
"""Letters; a service written as a whole sentence is no name to pick."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name to offer."""

    name: str
    asked: bool = True
    """False for someone who does not know yet that they are listed."""


def suggestions(context: Context, field: FieldSpec) -> tuple[Suggestion, ...]:
    """What a field offers, in the order of its pack and of the person; nobody whom the person does not want called."""
    found: dict[str, Suggestion] = {}
    for source in field.suggest_from:
        kind_id, _, name = source.partition(".")
        for entry in context.record.of_kind(kind_id):
            words = " ".join(entry.text(name).split())
            if 0 < len(words) <= LONGEST and not _refused(entry, context.pack):
                found.setdefault(words.casefold(), Suggestion(words, asked=not unasked(entry, context.pack)))
    return tuple(found.values())[:MOST]


def stands_in(words: str, name: str) -> bool:
    """Whether a name stands in these words as one of their parts: "Ola, Sam" or "Ola"."""
    return _place_of(words, name) is not None


def put_in(words: str, name: str) -> str:
    """The words with the name: alone, or after what is there."""
    if stands_in(words, name):
        return words
    there = words.rstrip().rstrip(",")
    return f"{there}, {name}" if there else name


def take_out(words: str, name: str) -> str:
    """The words without the name; all others stay as they are."""
    place = _place_of(words, name)
    if place is None:
        return words
    before, after = words[: place[0]].rstrip(), words[place[1] :].lstrip()
    if not before:
        return after.removeprefix(",").lstrip()
    return before.removesuffix(",").rstrip() + after


def _place_of(words: str, name: str) -> tuple[int, int] | None:
    found = re.search(rf"(?:^|,)\s*({re.escape(name)})\s*(?=,|$)", words, re.IGNORECASE)
    return found.span(1) if found else None


def _refused(entry: Entry, pack: Pack) -> bool:
    """Whether the person asked that they are left alone: a yes where the page needs a no."""
    return any(entry.values.get(name) not in (None, False, "") for name in _no_needed(entry, pack))


def _no_needed(entry: Entry, pack: Pack) -> Iterator[str]:
    for section in pack.page.sections:
        for part in section.parts:
            if part.kind == entry.kind:
                yield from (name for name, wanted in part.needs.items() if not wanted)
