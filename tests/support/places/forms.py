"""Places where an entry is written: the form of every kind, new, full, and with what a field says something about."""

from __future__ import annotations

from peertui.screens.session.entry import EntryScreen
from peertui.services.session.new_entries import begin_entry
from plans.pack.loader import load_pack
from plans.record.models import Entry
from tests.support.places.people import full_entry, odd_value
from tests.support.places.walk import Walk, place
from tests.support.places.worlds import EVERYTHING, NOTHING

NEW, FULL, ODD = "new", "full", "with odd answers"
DAILY = {
    "supporter": (NEW, FULL, ODD),
    "early_sign": (FULL,),
    "small_step": (ODD,),
    "writing_agreement": (NEW,),
    "review_date": (ODD,),
    "free_note": (NEW,),
    "reflection_answer": (FULL,),
}
"""Kinds that have every type of field between them, and in which states they are looked at every day."""


def _form(kind_id: str) -> None:
    kind, daily = load_pack().kinds[kind_id], DAILY.get(kind_id, ())

    async def show(walk: Walk, entry: Entry) -> None:
        record = walk.app.workspace.record
        walk.put(record.model_copy(update={"entries": (*record.entries, entry)}))
        await walk.show(EntryScreen(entry.id))

    @place(EntryScreen, f"{kind_id}, {NEW}", NOTHING, daily=NEW in daily)
    async def new(walk: Walk) -> None:
        await walk.show(EntryScreen(begin_entry(walk.app.workspace, kind_id).id))

    @place(EntryScreen, f"{kind_id}, {FULL}", EVERYTHING, daily=FULL in daily)
    async def full(walk: Walk) -> None:
        await show(walk, full_entry(kind).model_copy(update={"id": "form"}))

    @place(EntryScreen, f"{kind_id}, {ODD}", NOTHING, daily=ODD in daily)
    async def odd(walk: Walk) -> None:
        await show(walk, Entry(id="form", kind=kind_id, values={f.name: odd_value(f) for f in kind.fields}))


for _kind in load_pack().kinds:
    _form(_kind)
