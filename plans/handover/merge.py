"""Taking in what a colleague handed over: part by part, so that no one's words are dropped, here or there.

Where the words of one entry or note differ, the later wording is in its place and the other beside it, off the
page; one that was left out never stands in the place of one that was not. Words that are the same stay as they are
here: page, order and what was left out are not changed from afar.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, TypeVar

from plans.handover.selection import HANDOVER
from plans.record.changes import add_note, change_person
from plans.record.copy_log import keep_copy
from plans.record.merge import NO_WORDS, unite
from plans.record.models import Copy, Entry, Note, Record, Session, Share, TrailItem, Voice, Way
from plans.record.moments import local_day
from plans.record.names import name_key

A_COLLEAGUE = "a colleague"
_FAST = timedelta(days=1)
"""How far ahead the clock of another laptop may be. A later time tells nothing of when words were written."""

_Words = TypeVar("_Words", Entry, Note)
_Part = TypeVar("_Part", Entry, Note, Session, TrailItem)


class News(NamedTuple):
    """An entry or note of a handover that is not here yet, or is worded differently here."""

    there: Entry | Note
    here: Entry | Note | None
    later: bool
    """Whether the wording of the handover is the later one, and so stands in the place of ours."""


def news(mine: Record, theirs: Record, now: datetime) -> tuple[News, ...]:
    """What a handover would bring, entries first.

    Args:
        mine: The record that is here.
        theirs: The record in the handover.
        now: The time it is here, in UTC.
    """
    return (*_new(mine.entries, theirs.entries, now), *_new(mine.notes, theirs.notes, now))


def not_after(record: Record, now: datetime, mine: Record | None = None) -> Record:
    """The record with every time that is still to come brought back to now: nothing in it was written tomorrow.

    Of a meeting or a copy that is in `mine` too, what `mine` says holds in place of such a time.

    Args:
        now: The time it is here, in UTC.
        mine: The record that is here.
    """
    meetings = {session.id: session for session in mine.sessions} if mine else {}
    copies = {copy.id: copy for copy in mine.copies} if mine else {}
    words = ("created", "changed", "deleted_at")
    return record.model_copy(
        update={
            "sessions": tuple(_meeting_past(session, now, meetings.get(session.id)) for session in record.sessions),
            "notes": tuple(_past(note, now, *words) for note in record.notes),
            "entries": tuple(_past(entry, now, *words) for entry in record.entries),
            "copies": tuple(_copy_past(copy, now, copies.get(copy.id)) for copy in record.copies),
        }
    )


def _past(part: _Part, now: datetime, *fields: str, here: object = None) -> _Part:
    late = [name for name in fields if (when := getattr(part, name)) is not None and when > now + _FAST]
    return part.model_copy(update={name: getattr(here, name, now) for name in late}) if late else part


def _meeting_past(session: Session, now: datetime, here: Session | None) -> Session:
    trail = (item for item in session.trail if here is None or item.when <= now + _FAST)
    dated = tuple(_past(item, now, "when") for item in trail)
    session = _past(session, now, "started", "ended", here=here)
    return session if dated == session.trail else session.model_copy(update={"trail": dated})


def _copy_past(copy: Copy, now: datetime, here: Copy | None) -> Copy:
    fields, day = ("given_on", "taken_back_on", "withdrawn_on", "file_deleted_on"), local_day(now)
    late = [name for name in fields if (when := getattr(copy, name)) is not None and when > day + _FAST]
    return copy.model_copy(update={name: getattr(here, name, day) for name in late}) if late else copy


def take_in(mine: Record, theirs: Record, who: str, now: datetime) -> Record:
    """Both in one, under my person. Taking in the same again, or my own record, changes nothing.

    `who` is the colleague, "" if that was not said.

    Args:
        mine: The record that is here.
        theirs: The record in the handover.
        who: The colleague; "" if that was not said.
        now: The time it is here, in UTC.
    """
    who = who.strip() or A_COLLEAGUE
    settled = not_after(theirs, now, mine)
    both = unite(_bare(mine), _bare(settled).model_copy(update={"person": mine.person}), None)
    joined = both.model_copy(
        update={
            "sessions": _by_time(both.sessions) if len(both.sessions) > len(mine.sessions) else both.sessions,
            "entries": _joined(mine.entries, theirs.entries, who, now),
            "notes": _joined(mine.notes, theirs.notes, who, now),
        }
    )
    hidden = tuple(dict.fromkeys((*mine.person.hidden_modules, *theirs.person.hidden_modules)))
    if hidden != mine.person.hidden_modules:
        joined = change_person(joined, hidden_modules=hidden)
    return _with_other_name(joined, theirs, who, now)


def as_new(theirs: Record) -> Record:
    """A handover as the record of someone new."""
    return Record(**{name: value for name, value in theirs if name != HANDOVER})


def keep_received(record: Record, theirs: Record, who: str, on: date) -> Record:
    """Keep in the copies that this handover was received. The same one is kept once.

    Args:
        theirs: The record in the handover.
        who: The colleague; "" if that was not said.
        on: The day it was received.
    """
    about = (theirs.model_extra or {}).get(HANDOVER)
    about = about if isinstance(about, dict) else {}
    parts: tuple[Entry | Note, ...] = (*theirs.entries, *theirs.notes)
    copy_id = _hashed("received", about.get("id") or [part.id for part in parts])
    what = about.get("what")
    said = tuple(str(title) for title in what) if isinstance(what, list) else ()
    return keep_copy(record, copy_id, who=who.strip(), on=on, way=Way.RECEIVED, what=said)


def _bare(record: Record) -> Record:
    return as_new(record).model_copy(update={"entries": (), "notes": ()})


def _by_time(sessions: tuple[Session, ...]) -> tuple[Session, ...]:
    return tuple(sorted(sessions, key=lambda session: session.started))


def _new(mine: tuple[_Words, ...], theirs: tuple[_Words, ...], now: datetime) -> list[News]:
    known = {part.id: part for part in mine}
    found = []
    for part in theirs:
        here = known.get(part.id)
        if here is None or (_said(here) != _said(part) and _twin_id(part) not in known):
            found.append(News(part, here, here is not None and _stands(part, here, now)))
    return found


def _joined(mine: tuple[_Words, ...], theirs: tuple[_Words, ...], who: str, now: datetime) -> tuple[_Words, ...]:
    joined = {part.id: part for part in mine}
    for there in theirs:
        here = joined.get(there.id)
        part = _past(there, now, "created", "changed", "deleted_at")
        if here is None:
            joined[part.id] = part.model_copy(update={"came_from": who})
        elif _said(here) == _said(part):
            joined[part.id] = _more_private(here, part)
        elif _twin_id(part) not in joined:
            stands, beside = _both(here, part, who, later=_stands(there, here, now))
            joined[part.id] = stands
            joined.setdefault(beside.id, beside)
    return tuple(joined.values())


def _stands(there: Entry | Note, here: Entry | Note, now: datetime) -> bool:
    """Whether a wording takes the place of ours: it is the later one, and does not leave out what we keep."""
    return here.changed < there.changed <= now + _FAST and (there.kept or not here.kept)


def _both(here: _Words, there: _Words, who: str, *, later: bool) -> tuple[_Words, _Words]:
    """The wording that is in its place, and the one beside it."""
    marked = there.model_copy(update={"came_from": who})
    if not later:
        return here, _beside(marked)
    if isinstance(here, Entry):
        on_page = here.on_page and there.share is Share.CAN_SHARE
        marked = marked.model_copy(update={"on_page": on_page, "order": here.order})
    return marked, _beside(here)


def _beside(part: _Words) -> _Words:
    return part.model_copy(update={"id": _twin_id(part), **_off_page(part)})


def _more_private(here: _Words, there: _Words) -> _Words:
    """What was made private since stays private, here too."""
    if there.share is here.share or there.share is Share.CAN_SHARE or there.changed <= here.changed:
        return here
    return here.model_copy(update={"share": there.share, "changed": there.changed, **_off_page(here)})


def _off_page(part: Entry | Note) -> dict[str, Any]:
    return {"on_page": False} if isinstance(part, Entry) else {}


def _with_other_name(mine: Record, theirs: Record, who: str, now: datetime) -> Record:
    """A name that is not known here is kept in a note: which one holds is for the two at the table to say."""
    known = {name_key(mine.person.called), name_key(mine.person.full_name), ""}
    names = dict.fromkeys(name.strip() for name in (theirs.person.called, theirs.person.full_name))
    others = [name for name in names if name_key(name) not in known]
    note_id = _hashed("names", others)
    if not others or any(note.id == note_id for note in mine.notes):
        return mine
    text = f"The name in what {who} handed over: {' / '.join(others)}."
    return add_note(mine, Note(id=note_id, text=text, voice=Voice.WORKER, created=now, changed=now))


def _said(part: Entry | Note) -> dict[str, Any]:
    """All that was written in it; a number that only puts things in order was not."""
    said = {name: value for name, value in part.model_dump(mode="json").items() if name not in NO_WORDS}
    if isinstance(part, Entry):
        said["values"] = {name: value for name, value in said["values"].items() if name != "order"}
    return said


def _twin_id(part: Entry | Note) -> str:
    return _hashed(part.id, _said(part))


def _hashed(*what: Any) -> str:
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()[:32]
