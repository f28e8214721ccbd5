"""The states of the box, at every step and for all that can be written there, whatever is pressed."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from peertui.services.session.entry_draft import AfterEnter, DraftState, EntryDraft
from peertui.services.session.write_targets import NEXT_MEETING, Target, targets_at
from plans.guide import state_machine
from plans.guide.state_machine import View
from plans.pack.loader import load_pack
from plans.pack.models import FieldType
from plans.record.changes import put_session
from plans.record.models import Entry, Record, Session
from tests.support.app.kit import NOW, robin
from tests.support.context import context_of

PACK = load_pack()
EARLIER = datetime(2026, 2, 1, tzinfo=UTC)
KEPT = Entry(id="sign", kind="early_sign", values={"sign": "I stop opening post"}, created=EARLIER, changed=EARLIER)


def everything_that_can_be_written() -> list[tuple[Target, View, Record, Session]]:
    found = []
    for module in PACK.modules:
        for step in module.steps:
            session = state_machine.go(PACK, Session(id="now", started=NOW), f"{module.id}/{step.id}", NOW)
            record = put_session(robin(entries=(KEPT,)), session)
            seen = state_machine.view(PACK, session)
            assert seen is not None
            found += [
                (target, seen, record, session) for target in targets_at(context_of(record, session=session), seen)
            ]
    return found


OFFERED = everything_that_can_be_written()


@given(offered=st.sampled_from(OFFERED), keys=st.lists(st.sampled_from(["words", "", "enter", "back"]), max_size=12))
def test_whatever_is_pressed_the_state_says_what_stands_in_the_box(
    offered: tuple[Target, View, Record, Session], keys: list[str]
) -> None:
    target, seen, before, session = offered
    draft, record, ids = EntryDraft(target, seen, session), before, iter(f"new{n}" for n in range(20))
    draft.take_up(record)
    in_box = ""
    for key in keys:
        if key == "back":
            draft.back()
        elif key == "enter":
            after = draft.enter(in_box)
            if after is AfterEnter.GO_ON:
                break
            if after is not AfterEnter.NEXT_FIELD:
                assert draft.current is not None
                draft = EntryDraft(target, seen, session)
        else:
            in_box = key
            record = draft.put(record, key, lambda: next(ids), NOW)
            _check_kept(draft, record, key)
            continue
        in_box = ""
        draft.take_up(record)
    assert record.entry("sign").text("sign") or target.asks[0].entry == "sign"
    assert draft.state is not DraftState.FIRST_WORDS or draft.new == draft.current


def _check_kept(draft: EntryDraft, record: Record, words: str) -> None:
    made = {part.id for part in (*record.entries, *record.notes)}
    assert (draft.state is DraftState.EMPTY) == (draft.current is None)
    assert draft.current is None or draft.current in made
    ask = draft.ask
    if not words or draft.target is NEXT_MEETING or (ask is not None and ask.joins):
        return
    assert draft.current is not None
    if ask is None:
        assert record.note(draft.current).text == words
    else:
        value = record.entry(draft.current).values[ask.field.name]
        assert value == words or (ask.field.type is FieldType.LIST and value[-1] == words)


@given(st.sampled_from([offered for offered in OFFERED if offered[0].id != NEXT_MEETING.id]))
def test_what_was_begun_and_emptied_leaves_nothing(offered: tuple[Target, View, Record, Session]) -> None:
    target, seen, before, session = offered
    draft = EntryDraft(target, seen, session)
    draft.take_up(before)
    if draft.state is DraftState.KEPT_BEFORE:
        return
    record = draft.put(before, "words", lambda: "new", NOW)
    assert draft.state is DraftState.FIRST_WORDS
    record = draft.put(record, "", lambda: "new", NOW)
    assert draft.state is DraftState.EMPTY
    assert (record.entries, record.notes) == (before.entries, before.notes)
