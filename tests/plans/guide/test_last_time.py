"""What was written last time stands where it is asked whether to change any of it."""

from __future__ import annotations

from datetime import UTC, datetime

from plans.guide import state_machine
from plans.guide.step_content import notes_at, written_at
from plans.pack.loader import load_pack
from plans.record.models import Entry, Note, Person, Record, Session
from tests.support.context import context_of

PACK = load_pack()
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
RECORD = Record(
    person=Person(called="Robin"),
    sessions=tuple(Session(id=f"s{n}", number=n) for n in (1, 2, 3)),
    entries=(
        Entry(id="long ago", kind="takeaway", session="s1", values={"text": "tea"}),
        Entry(id="agreed", kind="writing_agreement", session="s2", values={"ok_to_write": "yes"}),
        Entry(id="sign", kind="early_sign", session="s2", module="early_signs", step="first", values={"sign": "Post"}),
        Entry(id="gone", kind="takeaway", session="s2", values={"text": "gone"}, deleted_at=NOW),
        Entry(id="today", kind="small_step", session="s3", values={"what": "a walk"}),
    ),
    notes=(
        Note(id="note then", session="s2", text="I slept"),
        Note(id="note today", session="s3", text="So so", module="last", step="change"),
        Note(id="note elsewhere", session="s3", text="Hm", module="last", step="what-helped"),
    ),
)


def shown(record: Record, step: str) -> list[str]:
    session = state_machine.go(PACK, record.sessions[-1], f"last/{step}", NOW)
    seen = state_machine.view(PACK, session)
    assert seen is not None
    return [
        part.id for part in (*written_at(context_of(record, session=session), seen), *notes_at(record, session, seen))
    ]


def test_what_was_written_last_time_can_be_opened_from_the_question_about_it():
    assert shown(RECORD, "change") == ["sign", "note then", "note today"]
    assert shown(RECORD, "what-helped") == ["note elsewhere"]


def test_where_nothing_was_written_last_time_there_is_nothing_to_open():
    assert shown(RECORD.model_copy(update={"entries": (), "notes": ()}), "change") == []
