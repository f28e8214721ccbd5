"""Changes return new records and never lose a word."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from plans.pack.loader import load_pack
from plans.record import changes
from plans.record.models import Entry, Note, Person, Record, Share, Voice
from plans.record.search import find
from tests.support.context import context_of

PACK = load_pack()
T0, T1 = datetime(2026, 3, 3, 10, tzinfo=UTC), datetime(2026, 3, 3, 11, tzinfo=UTC)


def record(*entries: Entry, notes: tuple[Note, ...] = ()) -> Record:
    made = Record(person=Person(called="Robin"), notes=notes)
    for entry in entries:
        made = changes.add_entry(made, entry)
    return made


def sign(words: str, entry_id: str, **more: object) -> Entry:
    return Entry(id=entry_id, kind="early_sign", values={"sign": words, **more}, created=T0, changed=T0)


def test_writing_keeps_fields_no_form_knows() -> None:
    before = record(sign("loud", "a", from_the_future={"x": 1}))
    after = changes.write(before, "a", {"sign": "very loud"}, T1)
    assert after.entry("a").values == {"sign": "very loud", "from_the_future": {"x": 1}}
    assert after.entry("a").changed == T1
    assert before.entry("a").values["sign"] == "loud"


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-6, 6)), max_size=12))
def test_moving_keeps_every_entry_and_numbers_them_from_one(moves: list[tuple[int, int]]) -> None:
    made = record(*(sign(f"sign {n}", str(n), order=n + 1) for n in range(5)))
    for which, by in moves:
        made = changes.move(made, str(which), by, T1)
    row = made.of_kind("early_sign")
    assert sorted(e.id for e in row) == ["0", "1", "2", "3", "4"]
    assert [e.order for e in row] == [e.values["order"] for e in row]
    assert [e.order for e in row] == [1, 2, 3, 4, 5]


def test_moving_up_by_one_swaps_with_the_one_above() -> None:
    made = changes.move(record(*(sign(w, w) for w in "abc")), "c", -1, T1)
    assert [e.id for e in made.of_kind("early_sign")] == ["a", "c", "b"]


@pytest.mark.hazard("H09.1")
def test_left_out_is_out_of_sight_and_can_be_put_back() -> None:
    before = record(sign("loud", "a"))
    gone = changes.leave_out(before, "a", T1)
    assert gone.of_kind("early_sign") == ()
    assert gone.entry("a").values == {"sign": "loud"}
    assert changes.put_back(gone, "a", T1).of_kind("early_sign")[0].text("sign") == "loud"


@pytest.mark.hazard("H04.6")
def test_choosing_for_the_page_also_shares_and_just_for_us_takes_both_back() -> None:
    on = changes.choose_for_page(record(sign("loud", "a")), "a", True, T1).entry("a")
    assert (on.on_page, on.share) == (True, Share.CAN_SHARE)
    off = changes.choose_for_page(record(on), "a", False, T1).entry("a")
    assert (off.on_page, off.share) == (False, Share.PRIVATE)


def test_only_an_entry_that_says_nothing_is_dropped() -> None:
    made = record(sign("", "a"), sign("", "b", what_helps=["tea"]))
    assert [e.id for e in changes.drop_blank(made, "a").entries] == ["b"]
    assert changes.drop_blank(made, "b") is made
    assert changes.drop_blank(record(sign("", "a", rung="first hints")), "a", {"rung": "first hints"}).entries == ()


def test_a_note_becomes_an_entry_and_stays() -> None:
    note = Note(id="n", text="the kettle helps", voice=Voice.WORKER, module="keeping_well", step="toolbox")
    made = changes.note_to_entry(record(notes=(note,)), "n", PACK.kinds["toolbox"], "e", T1)
    assert made.notes == (note,)
    entry = made.entry("e")
    assert (entry.kind, entry.text("what"), entry.in_whose_words) == ("toolbox", "the kettle helps", Voice.WORKER)


def test_a_name_is_always_there() -> None:
    with pytest.raises(ValidationError):
        changes.change_person(record(), called="  ")
    assert changes.change_person(record(), called="Bo").person.called == "Bo"


def test_meetings_are_numbered_one_after_the_other() -> None:
    made = changes.start_session(changes.start_session(record(), "s1", T0), "s2", T1)
    assert [s.number for s in made.sessions] == [1, 2]
    assert made.open_session is not None
    assert made.open_session.id == "s2"


def test_find_reads_every_part_and_passes_over_capitals_accents_and_what_was_left_out() -> None:
    made = record(
        sign("The Café feels loud", "a", what_helps=["tea", "a walk"]),
        changes.leave_out(record(sign("café", "b")), "b", T1).entry("b"),
        notes=(Note(id="n", text="cafe on Tuesdays"),),
    )
    assert [h.id for h in find(context_of(made), "CAFE")] == ["a", "n"]
    assert [h.id for h in find(context_of(made), "walk loud")] == ["a"]
    assert find(context_of(made), "  ") == ()
