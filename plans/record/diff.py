"""What is different between two versions of a record: as facts, and in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple, TypeVar

from plans.pack.models import Pack
from plans.record.models import Entry, Note, Record, Session


class How(StrEnum):
    """What happened to a thing, as it ends its sentence."""

    ADDED = "added"
    CHANGED = "changed"
    LEFT_OUT = "left out"
    PUT_BACK = "put back"
    TAKEN_AWAY = "taken away"
    BEGUN = "begun"
    ENDED = "ended"
    OPENED_AGAIN = "opened again"
    WENT_ON = "went on"
    WENT_BACK = "went back"


ENTRY, NOTE, MEETING, NAME, REGION, HIDDEN, COPIES, PAGE, ORDER, VOICE, OTHER = (
    "entry",
    "note",
    "meeting",
    "name",
    "region",
    "hidden parts",
    "list of copies",
    "page choice",
    "order",
    "whose words",
    "something else",
)


class Change(NamedTuple):
    """One thing that is different, or so many of the same sort."""

    what: str
    """"entry", with its kind, "note", "page choice" and so on."""
    how: How
    many: int = 1
    kind: str = ""
    number: int = 0
    """Of the meeting."""


def differences(before: Record, after: Record) -> tuple[Change, ...]:
    """All that is different, the same sort together: entries first, then notes, meetings and the rest."""
    found = Counter(_all(before, after))
    return tuple(change._replace(many=many) for change, many in found.items())


def words(pack: Pack, changes: Iterable[Change]) -> str:
    """As one line: "2 early signs added; note changed; page choice changed"."""
    return "; ".join(f"{_name(pack, change)} {change.how}" for change in changes) or "no words changed"


def typed_in(before: Record, after: Record) -> str | None:
    """The id of the one entry or note in which words were written, if nothing else is different; else None."""
    apart = {"entries": (), "notes": ()}
    if before.model_copy(update=apart) != after.model_copy(update=apart):
        return None
    touched = [*_pairs(before.entries, after.entries), *_pairs(before.notes, after.notes)]
    if len(touched) != 1:
        return None
    old, new = touched[0]
    if new is None or (old is not None and old.model_copy(update=_words(new)) != new):
        return None
    return new.id


def _words(part: Entry | Note) -> dict[str, object]:
    name = "values" if isinstance(part, Entry) else "text"
    return {name: getattr(part, name), "changed": part.changed}


def _all(before: Record, after: Record) -> Iterator[Change]:
    for old_entry, entry in _pairs(before.entries, after.entries):
        yield from _of_entry(old_entry, entry)
    for old_note, note in _pairs(before.notes, after.notes):
        yield from _of_note(old_note, note)
    for old_meeting, meeting in _pairs(before.sessions, after.sessions):
        yield from _of_meeting(old_meeting, meeting)
    was, now = before.person, after.person
    if (was.called, was.full_name) != (now.called, now.full_name):
        yield Change(NAME, How.CHANGED)
    if (was.region, was.locale) != (now.region, now.locale):
        yield Change(REGION, How.CHANGED)
    if was.hidden_modules != now.hidden_modules:
        yield Change(HIDDEN, How.CHANGED)
    if was.says_more != now.says_more:
        yield Change(PAGE, How.CHANGED)
    if before.copies != after.copies:
        yield Change(COPIES, How.CHANGED)
    if (before.model_extra, was.model_extra) != (after.model_extra, now.model_extra):
        yield Change(OTHER, How.CHANGED)


def _of_entry(old: Entry | None, new: Entry | None) -> Iterator[Change]:
    if old is None or new is None:
        yield from (Change(ENTRY, _came_or_went(new), kind=part.kind) for part in (old, new) if part)
        return
    if old.kept != new.kept:
        yield Change(ENTRY, How.PUT_BACK if new.kept else How.LEFT_OUT, kind=new.kind)
    if old.values != new.values and _without_order(old) != _without_order(new):
        yield Change(ENTRY, How.CHANGED, kind=new.kind)
    if (old.on_page, old.share) != (new.on_page, new.share):
        yield Change(PAGE, How.CHANGED)
    if old.place != new.place:
        yield Change(ORDER, How.CHANGED)
    if old.in_whose_words != new.in_whose_words:
        yield Change(VOICE, How.CHANGED)


def _of_note(old: Note | None, new: Note | None) -> Iterator[Change]:
    if old is None or new is None:
        yield Change(NOTE, _came_or_went(new))
        return
    if old.kept != new.kept:
        yield Change(NOTE, How.PUT_BACK if new.kept else How.LEFT_OUT)
    if (old.text, old.voice, old.share) != (new.text, new.voice, new.share):
        yield Change(NOTE, How.CHANGED)


def _of_meeting(old: Session | None, new: Session | None) -> Iterator[Change]:
    if old is None or new is None:
        how = How.BEGUN if new else How.TAKEN_AWAY
        yield from (Change(MEETING, how, number=meeting.number) for meeting in (old, new) if meeting)
        return
    number = new.number
    if (old.ended is None) != (new.ended is None):
        yield Change(MEETING, How.ENDED if new.ended else How.OPENED_AGAIN, number=number)
    elif old.trail != new.trail:
        how = How.WENT_ON if len(new.trail) >= len(old.trail) else How.WENT_BACK
        yield Change(MEETING, how, number=number)
    apart = {"ended": None, "trail": ()}
    if old.model_copy(update=apart) != new.model_copy(update=apart):
        yield Change(MEETING, How.CHANGED, number=number)


def _came_or_went(new: Entry | Note | None) -> How:
    if new is None:
        return How.TAKEN_AWAY
    return How.ADDED if new.kept else How.LEFT_OUT


def _without_order(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in entry.values.items() if name != "order"}


_Part = TypeVar("_Part", Entry, Note, Session)


def _pairs(before: tuple[_Part, ...], after: tuple[_Part, ...]) -> list[tuple[_Part | None, _Part | None]]:
    """Those that are not the same, before and after, in the order of `after`; what has gone comes last."""
    if len(before) == len(after):  # nearly always only one of them was changed, in its place
        apart = [(was, now) for was, now in zip(before, after, strict=True) if was is not now]
        if all(was.id == now.id for was, now in apart):
            return [(was, now) for was, now in apart if was != now]
    old = {part.id: part for part in before}
    pairs: list[tuple[_Part | None, _Part | None]] = [(old.pop(part.id, None), part) for part in after]
    pairs += [(part, None) for part in old.values()]
    return [(was, now) for was, now in pairs if was is not now and was != now]


def _name(pack: Pack, change: Change) -> str:
    if change.what == MEETING:
        return f"{MEETING} {change.number}"
    if change.what == NOTE:
        return NOTE if change.many == 1 else f"{change.many} notes"
    if change.what != ENTRY:
        return change.what
    kind = pack.kinds.get(change.kind)
    if kind is None:
        return f"{change.kind.replace('_', ' ')} ({change.many})"
    return kind.label if change.many == 1 else f"{change.many} {kind.plural}"
