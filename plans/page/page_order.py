"""Putting what is on the page in the person's own order."""

from __future__ import annotations

from datetime import datetime

from plans.page.placement import PlacedEntry, place_all
from plans.record import changes
from plans.record.context import Context
from plans.record.models import Record

_OWN_ORDER = "order"


def row_of(context: Context, entry_id: str) -> tuple[PlacedEntry, ...]:
    """What stands in one row with an entry, in page order: the places it can be moved to. Empty if it has no place."""
    placed = place_all(context)
    run = next((p.run for p in placed if p.entry.id == entry_id), -1)
    return tuple(p for p in placed if p.run == run) if run >= 0 else ()


def goes_by_date(row: tuple[PlacedEntry, ...]) -> bool:
    """Whether the newest of a row comes first, whatever anyone would like."""
    return any(placed.part and placed.part.newest for placed in row)


def move_on_page(context: Context, entry_id: str, by: int, now: datetime) -> Record:
    """An entry one place further up (-1) or down (+1) in its row; the same record where it cannot go there.

    Args:
        context: The record in use, with its pack and day.
        by: -1 for up, +1 for down.
        now: When, in UTC.
    """
    record = context.record
    row = row_of(context, entry_id)
    ids = [placed.entry.id for placed in row]
    to = ids.index(entry_id) + by if entry_id in ids else -1
    if not 0 <= to < len(ids) or goes_by_date(row):
        return record
    ordered_by = row[0].part.by if row[0].part else ""
    if ordered_by and ordered_by != _OWN_ORDER:
        ids.insert(to, ids.pop(ids.index(entry_id)))
        return _numbered(record, ids, ordered_by, now)
    kind = record.entry(entry_id).kind
    place = next(n for n, entry in enumerate(record.of_kind(kind), 1) if entry.id == ids[to])
    return changes.move_to(record, entry_id, place, now)


def _numbered(record: Record, ids: list[str], field: str, now: datetime) -> Record:
    for number, entry_id in enumerate(ids, 1):
        if record.entry(entry_id).values.get(field) != number:
            record = changes.write(record, entry_id, {field: number}, now)
    return record
