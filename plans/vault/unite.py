"""Two writers saved the same record: put both together, part by part, so that no one's words are dropped."""

from __future__ import annotations

import hashlib
import json
from typing import Any, TypeVar

from plans.record import Copy, Entry, Kept, Note, Record, Session

_Words = TypeVar("_Words", Entry, Note, Copy)
_Whole = TypeVar("_Whole", bound=Kept)

_EMPTY = (None, "", ())
_NOT_SAID = {"changed", "deleted_at", "written_here"}
_FREE_WORDS = {"called", "full_name", "next_meeting"}


def unite(mine: Record, theirs: Record, base: Record | None) -> Record:
    """Both records in one. `base` is what mine was made from: what only one of them changed since is taken over.

    Words win over leaving out. Two wordings of one entry, note or copy both stay, one under an id of its own.
    Both writers arrive at the same parts, so a second round has nothing to add.
    """
    if mine == theirs:
        return mine
    before = base or mine.model_copy(update={"sessions": (), "notes": (), "entries": (), "copies": ()})
    return mine.model_copy(
        update={
            **{name: value for name, value in (theirs.model_extra or {}).items() if name not in dict(mine)},
            "person": _join(mine.person, theirs.person, base.person if base else None),
            "sessions": _sessions(mine.sessions, theirs.sessions, before.sessions),
            "notes": _words(mine.notes, theirs.notes, before.notes),
            "entries": _words(mine.entries, theirs.entries, before.entries),
            "copies": _words(mine.copies, theirs.copies, before.copies),
        }
    )


def _sessions(
    mine: tuple[Session, ...], theirs: tuple[Session, ...], before: tuple[Session, ...]
) -> tuple[Session, ...]:
    """One meeting stays one meeting."""
    base = {session.id: session for session in before}
    others = {session.id: session for session in theirs}
    joined = [_join(session, others.pop(session.id, session), base.get(session.id)) for session in mine]
    return (*joined, *others.values())


def _join(mine: _Whole, theirs: _Whole, base: _Whole | None) -> _Whole:
    if mine == theirs:
        return mine
    ours, others, before = dict(mine), dict(theirs), dict(base or ())
    values = {name: _value(name, ours.get(name), others.get(name), before.get(name)) for name in ours | others}
    return mine.model_copy(update=values)


def _value(name: str, mine: Any, theirs: Any, before: Any) -> Any:
    if mine == theirs or theirs in _EMPTY or theirs == before:
        return mine
    if mine in _EMPTY or mine == before:
        return theirs
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        joined = (*mine, *(item for item in theirs if item not in mine))
        return tuple(sorted(joined, key=lambda item: item.when)) if name == "trail" else joined
    if name in _FREE_WORDS:
        return " / ".join(dict.fromkeys(sorted(f"{mine} / {theirs}".split(" / "))))
    return max(mine, theirs, key=str)


def _words(mine: tuple[_Words, ...], theirs: tuple[_Words, ...], before: tuple[_Words, ...]) -> tuple[_Words, ...]:
    base = {part.id: part for part in before}
    others = {part.id: part for part in theirs}
    joined: dict[str, _Words] = {}
    twins: list[_Words] = []
    for part in mine:
        joined[part.id], twin = _pair(part, others.pop(part.id, part), base.get(part.id))
        twins += [twin] if twin else []
    joined |= others
    for again in twins:
        joined.setdefault(again.id, again)
    return tuple(joined.values())


def _pair(mine: _Words, theirs: _Words, before: _Words | None) -> tuple[_Words, _Words | None]:
    """One part if they agree or only one was changed, otherwise both."""
    if mine == theirs:
        return mine, None
    first, second = sorted((mine, theirs), key=_rank, reverse=True)
    if _said(mine) == _said(theirs) or _left_out(mine) or _left_out(theirs):
        return first, None
    if before is not None and _said(theirs) == _said(before):
        return mine, None
    if before is not None and _said(mine) == _said(before):
        return theirs, None
    twin_id = hashlib.sha256(_text(second).encode()).hexdigest()[:32]
    return first, second.model_copy(update={"id": twin_id})


def _rank(part: Entry | Note | Copy) -> tuple[bool, str, str]:
    """Kept before left out, then the later one."""
    changed = "" if isinstance(part, Copy) else part.changed.isoformat()
    return not _left_out(part), changed, _text(part)


def _text(part: Kept) -> str:
    return json.dumps(part.model_dump(mode="json"), sort_keys=True)


def _left_out(part: Entry | Note | Copy) -> bool:
    return not isinstance(part, Copy) and part.deleted_at is not None


def _said(part: Entry | Note | Copy) -> dict[str, Any]:
    return {name: value for name, value in dict(part).items() if name not in _NOT_SAID}
