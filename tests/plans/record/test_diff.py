"""What changed between two versions, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.guide import state_machine
from plans.pack.loader import load_pack
from plans.record import changes
from plans.record.diff import differences, typed_in, words
from plans.record.models import Copy, Entry, Note, Person, Record, Voice

PACK = load_pack()
T0 = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
T1 = T0 + timedelta(minutes=1)
SIGN = Entry(id="s1", kind="early_sign", values={"sign": "the radio stays off"}, created=T0, changed=T0)
OTHER = SIGN.model_copy(update={"id": "s2", "order": 2})
NOTE = Note(id="n1", text="tea", created=T0, changed=T0)
ROBIN = Record(person=Person(id="r", called="Robin"), entries=(SIGN,), notes=(NOTE,))


def said(before: Record, after: Record) -> str:
    return words(PACK, differences(before, after))


def test_several_changes_stand_in_one_line_and_the_same_sort_together() -> None:
    after = changes.add_entry(changes.add_entry(ROBIN, OTHER), OTHER.model_copy(update={"id": "s3"}))
    after = changes.change_note(after, "n1", T1, text="tea and cake")
    after = changes.choose_for_page(after, "s1", True, T1)
    assert said(ROBIN, after) == "page choice changed; 2 early signs added; note changed"


def meeting(record: Record) -> Record:
    return changes.start_session(record, "m1", T0)


def gone_on(record: Record) -> Record:
    return changes.put_session(record, state_machine.advance(PACK, record.session("m1"), T1))


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (ROBIN, changes.write(ROBIN, "s1", {"sign": "the radio is loud"}, T1), "early sign changed"),
        (ROBIN, changes.leave_out(ROBIN, "s1", T1), "early sign left out"),
        (changes.leave_out(ROBIN, "s1", T1), ROBIN, "early sign put back"),
        (ROBIN, changes.without(ROBIN, "s1", "n1"), "early sign taken away; note taken away"),
        (ROBIN, changes.change_entry(ROBIN, "s1", T1, order=3), "order changed"),
        (ROBIN, changes.change_entry(ROBIN, "s1", T1, values={**SIGN.values, "order": 3}), "order changed"),
        (ROBIN, changes.change_entry(ROBIN, "s1", T1, in_whose_words=Voice.WORKER), "whose words changed"),
        (ROBIN, changes.change_note(ROBIN, "n1", T1, deleted_at=T1), "note left out"),
        (ROBIN, changes.add_note(changes.add_note(ROBIN, Note()), Note()), "2 notes added"),
        (ROBIN, meeting(ROBIN), "meeting 1 begun"),
        (meeting(ROBIN), gone_on(meeting(ROBIN)), "meeting 1 went on"),
        (gone_on(meeting(ROBIN)), meeting(ROBIN), "meeting 1 went back"),
        (ROBIN, changes.change_person(ROBIN, called="Rob"), "name changed"),
        (ROBIN, changes.change_person(ROBIN, region="Scotland"), "region changed"),
        (ROBIN, changes.hide_module(ROBIN, "medication", True), "hidden parts changed"),
        (ROBIN, ROBIN.model_copy(update={"copies": (Copy(who="Aunt Jo"),)}), "list of copies changed"),
        (ROBIN, ROBIN.model_copy(update={"later": 1}), "something else changed"),
        (ROBIN, changes.change_entry(ROBIN, "s1", T1), "no words changed"),
        (ROBIN, changes.add_entry(ROBIN, Entry(kind="new_kind")), "new kind (1) added"),
    ],
)
def test_each_change_has_its_words(before: Record, after: Record, line: str) -> None:
    assert said(before, after) == line


def test_a_meeting_that_ends_and_is_opened_again() -> None:
    begun = meeting(ROBIN)
    ended = changes.put_session(begun, state_machine.end(begun.session("m1"), T1))
    assert said(begun, ended) == "meeting 1 ended"
    assert said(ended, begun) == "meeting 1 opened again"


def test_writing_in_one_thing_is_told_from_anything_else() -> None:
    assert typed_in(ROBIN, changes.change_note(ROBIN, "n1", T1, text="tea for two")) == "n1"
    assert typed_in(ROBIN, changes.write(ROBIN, "s1", {"sign": "the"}, T1)) == "s1"
    assert typed_in(ROBIN, changes.add_note(ROBIN, Note(id="n2", text="t"))) == "n2"
    for other in (
        ROBIN,
        changes.leave_out(ROBIN, "s1", T1),
        changes.choose_for_page(ROBIN, "s1", True, T1),
        changes.without(ROBIN, "n1"),
        meeting(ROBIN),
        changes.write(changes.change_note(ROBIN, "n1", T1, text="x"), "s1", {"sign": "y"}, T1),
        changes.change_person(changes.change_note(ROBIN, "n1", T1, text="x"), called="Rob"),
    ):
        assert typed_in(ROBIN, other) is None


texts = st.sampled_from(["", "tea", "a walk"])
entries = st.builds(
    Entry, id=st.sampled_from("abc"), kind=st.just("wish"), values=st.fixed_dictionaries({"text": texts})
)
notes = st.builds(Note, id=st.sampled_from("xyz"), text=texts)
records = st.builds(
    lambda e, n: ROBIN.model_copy(update={"entries": tuple(e), "notes": tuple(n)}),
    st.lists(entries, max_size=3, unique_by=lambda part: part.id),
    st.lists(notes, max_size=3, unique_by=lambda part: part.id),
)


@given(records, records)
def test_nothing_is_said_of_what_is_the_same_and_no_word_passes_silently(before: Record, after: Record) -> None:
    assert differences(before, before) == ()
    kept = [{(p.id, str(p.values if isinstance(p, Entry) else p.text)) for p in (*r.entries, *r.notes)}
            for r in (before, after)]  # fmt: skip
    assert bool(differences(before, after)) == (kept[0] != kept[1])
