"""Two writers saved the same record: put both together, part by part, so that no one's words are dropped.

A three-way merge: what only one of them touched since is as that one has it, and what both touched is settled alike
whichever comes first, so that both writers arrive at the same record and a second round has nothing to add.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, TypeVar, cast

from plans.record.models import Copy, Entry, Kept, Note, Record, Session, TrailItem

_Words = TypeVar("_Words", Entry, Note, Copy)
_Whole = TypeVar("_Whole", bound=Kept)
_Key = tuple[str, int]
_Keyed = dict[_Key, Any]

NO_WORDS: Final = frozenset(
    (
        *("id", "order", "session", "module", "step", "on_page", "share", "came_from"),
        *("created", "changed", "deleted_at"),
        *("named", "file", "sha256", "written_here", "taken_back_on", "withdrawn_on", "file_deleted_on"),
    )
)
"""Fields of an entry, a note or a copy that say nothing a person wrote. All others hold together as one wording."""

_NOTHING: Final = object()
"""Stands where one of them has no such field or part."""
_UNKNOWN: Final = object()
"""Stands where it is not known what both began with. Equal to nothing."""
_EMPTY: Final = (_NOTHING, None, "")
"""Of two empty values, the one later in this tuple is kept, from whichever side it comes."""
_FREE_WORDS: Final = {"called", "full_name", "next_meeting"}


def unite(mine: Record, theirs: Record, base: Record | None) -> Record:
    """Both records in one, the same whichever of them comes first.

    What only one of them changed, left out or removed stays so. Where both touched one thing, words win over leaving
    out and removal; two wordings of one entry, note or copy both stay, one under an id of its own.

    Args:
        mine: What one writer has.
        theirs: What the other has.
        base: What both began with. With None nothing is known to be left out or removed on purpose.
    """
    return mine if mine == theirs else _whole(mine, theirs, base)


def _whole(mine: _Whole, theirs: _Whole, base: _Whole | None) -> _Whole:
    """Field by field, unknown ones too."""
    made = mine.model_construct(**_fields(_apart(mine), _apart(theirs), _apart(base) if base else None))
    return cast(_Whole, made)


def _fields(mine: Mapping[str, Any], theirs: Mapping[str, Any], base: Mapping[str, Any] | None) -> dict[str, Any]:
    settled = {
        name: _value(
            name,
            mine.get(name, _NOTHING),
            theirs.get(name, _NOTHING),
            _UNKNOWN if base is None else base.get(name, _NOTHING),
        )
        for name in {**mine, **theirs}
    }
    found = {name: value for name, value in settled.items() if value is not _NOTHING}
    for name in _BESIDE_VALUES & found.keys():
        found["values"] = {**found["values"], name.partition("/")[2]: found.pop(name)}
    return found


_BESIDE_VALUES: Final = {"values/order", "values/share"}
"""What a form keeps among an entry's words though it is none."""


def _apart(part: Kept) -> dict[str, Any]:
    """Its fields; an entry's place and share lie beside its words."""
    fields = dict(part)
    if isinstance(part, Entry):
        beside = {name for name in _BESIDE_VALUES if name.partition("/")[2] in part.values}
        fields |= {name: part.values[name.partition("/")[2]] for name in beside}
        fields["values"] = {name: value for name, value in part.values.items() if f"values/{name}" not in beside}
    return fields


def _value(name: str, mine: Any, theirs: Any, base: Any) -> Any:
    """As the one who touched it has it; if both did, or that is not known, settled alike from either side."""
    if theirs in (mine, base):
        return mine
    if mine == base:
        return theirs
    if mine in _EMPTY and theirs in _EMPTY:
        return max(mine, theirs, key=_EMPTY.index)
    if mine in _EMPTY:
        return theirs
    if theirs in _EMPTY:
        return mine
    return _both(name, mine, theirs, base)


def _both(name: str, mine: Any, theirs: Any, base: Any) -> Any:
    if isinstance(mine, Kept) and isinstance(theirs, Kept):
        return _whole(mine, theirs, base if isinstance(base, Kept) else None)
    if isinstance(mine, dict) and isinstance(theirs, dict):
        return _fields(mine, theirs, base if isinstance(base, dict) else None)
    if isinstance(mine, tuple | list) and isinstance(theirs, tuple | list):
        return type(mine)(_items(mine, theirs, base if isinstance(base, tuple | list) else None))
    if name in _FREE_WORDS:
        return " / ".join(dict.fromkeys(sorted(f"{mine} / {theirs}".split(" / "))))
    return max(mine, theirs, key=_text)


# -- one after another: parts by their ids, anything else by what it is ------------------------------------------------


def _items(mine: Iterable[Any], theirs: Iterable[Any], base: Iterable[Any] | None) -> list[Any]:
    ours, others = _keyed(mine), _keyed(theirs)
    before = None if base is None else _keyed(base)
    joined: _Keyed = {}
    twins: dict[str, Any] = {}
    for key in {**ours, **others}:
        was = _UNKNOWN if before is None else before.get(key, _NOTHING)
        part, twin = _part(ours.get(key, _NOTHING), others.get(key, _NOTHING), was)
        if part is not _NOTHING:
            joined[key] = part
        if twin is not None:
            twins[twin.id] = twin
    found = [joined[key] for key in _in_order(ours, others, before, joined)]
    return found + [twins[twin_id] for twin_id in sorted(twins) if (twin_id, 0) not in joined]


def _keyed(items: Iterable[Any]) -> _Keyed:
    """By id, or by all that it says; what is there several times is told apart by a number."""
    seen: Counter[str] = Counter()
    keyed: _Keyed = {}
    for item in items:
        name = str(getattr(item, "id", "")) or _text(item)
        keyed[name, seen[name]] = item
        seen[name] += 1
    return keyed


def _in_order(ours: _Keyed, others: _Keyed, before: _Keyed | None, joined: _Keyed) -> list[_Key]:
    """In the order of the one who changed it, or who has more; then what only the other has, or all of it by time."""

    def rank(there: _Keyed) -> tuple[bool, int, list[_Key]]:
        was = [key for key in before or () if key in there]
        moved = before is not None and [key for key in there if key in before] != was
        stay = [key for key in there if key in joined]
        return not moved, -len(stay), stay

    (_, _, first), (_, _, second) = sorted((rank(ours), rank(others)))
    keys = list(dict.fromkeys((*first, *second)))
    timed = all(isinstance(part, Session | TrailItem) for part in joined.values()) and len(keys) > len(first)
    return sorted(keys, key=lambda key: _when(joined[key])) if timed else keys


def _when(part: Session | TrailItem) -> datetime:
    return part.started if isinstance(part, Session) else part.when


def _part(mine: Any, theirs: Any, base: Any) -> tuple[Any, Any]:
    """One of several, and another wording of it, if there are two."""
    if mine is _NOTHING or theirs is _NOTHING:
        there = theirs if mine is _NOTHING else mine
        removed = isinstance(base, Kept) and _said(there) == _said(base)
        return (_NOTHING if removed or there == base else there), None
    if theirs not in (mine, base) and mine != base and isinstance(mine, Entry | Note | Copy):
        return _wordings(mine, theirs, base if isinstance(base, Kept) else None)
    return _value("", mine, theirs, base), None


# -- entries, notes and copies: one wording, or both -------------------------------------------------------------------


def _wordings(mine: _Words, theirs: _Words, base: _Words | None) -> tuple[_Words, _Words | None]:
    """One part if only one of them changed the words, otherwise both."""
    one = _whole(mine, theirs, base)
    before = _said(base) if base else None
    old = [part for part in (mine, theirs) if _said(part) == before]
    if _said(mine) == _said(theirs) or (old and not any(_revived(part, base) for part in old)):
        worded = any(_kept(part) and part not in old for part in (mine, theirs))
        return (one.model_copy(update={"deleted_at": None}) if worded and not _kept(one) else one), None
    agreed = ("share", "on_page") if base else ("share",)  # where no base is known, each keeps its place on the page
    settings = {name: value for name, value in dict(one).items() if name in agreed}
    second, first = (part.model_copy(update=settings) for part in sorted((mine, theirs), key=_rank))
    twin_id = hashlib.sha256(_text([first.id, _said(second)]).encode()).hexdigest()[:32]
    return first, second.model_copy(update={"id": twin_id})


def _revived(part: _Words, base: _Words | None) -> bool:
    """Whether it was put back: then it is this wording that stands again, and no other."""
    return base is not None and not _kept(base) and _kept(part)


def _rank(part: Entry | Note | Copy) -> tuple[bool, str, str]:
    """Kept before left out, then the later one."""
    changed = "" if isinstance(part, Copy) else part.changed.isoformat()
    return _kept(part), changed, _text(_said(part))


def _kept(part: Entry | Note | Copy) -> bool:
    return isinstance(part, Copy) or part.kept


def _said(part: Kept) -> dict[str, Any]:
    """All that was written in it; of anything but an entry, a note or a copy, all there is."""
    words = {name: value for name, value in _apart(part).items() if name not in _BESIDE_VALUES}
    if not isinstance(part, Entry | Note | Copy):
        return words
    return {name: value for name, value in words.items() if name not in NO_WORDS}


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, default=lambda it: it.model_dump() if isinstance(it, Kept) else str(it))
