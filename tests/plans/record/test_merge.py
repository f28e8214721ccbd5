"""Two writers: nobody's words are dropped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.record.merge import unite
from plans.record.models import Copy, Entry, Kept, Note, Outcome, Record, Session, Share, TrailItem
from tests.support.plans.vault_people import renamed, said, saying, someone

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
BASE = someone()


def changed(record: Record, **fields: Any) -> Record:
    return record.model_copy(update=fields)


def first_note(record: Record, **fields: Any) -> Record:
    note, *others = record.notes
    return changed(record, notes=(note.model_copy(update=fields), *others))


def test_what_only_one_of_them_added_or_changed_is_all_there() -> None:
    mine = saying(BASE, "mine")
    theirs = first_note(changed(BASE, copies=(Copy(who="my sister"),)), text="theirs")
    both = unite(mine, theirs, BASE)
    assert said(both) == ["theirs", "mine"]
    assert both.copies == theirs.copies


def test_two_wordings_both_stay_and_the_later_keeps_its_id() -> None:
    mine = first_note(BASE, text="mine", changed=NOON)
    theirs = first_note(BASE, text="theirs", changed=NOON + timedelta(seconds=1))
    for both in (unite(mine, theirs, BASE), unite(theirs, mine, BASE), unite(mine, theirs, None)):
        assert sorted(said(both)) == ["mine", "theirs"]
        assert both.note(BASE.notes[0].id).text == "theirs"


def both_ways(one: Record, other: Record, base: Record | None) -> Record:
    """Put together from either side, which is the same."""
    both = unite(one, other, base)
    assert both == unite(other, one, base)
    return both


def test_what_one_left_out_or_removed_stays_so_though_the_other_changed_something_else() -> None:
    left_out, gone = first_note(BASE, deleted_at=NOON, changed=NOON), changed(BASE, notes=())
    for other in (BASE, saying(BASE, "another"), renamed(BASE, "Sammy")):
        both = both_ways(left_out, other, BASE)
        assert both.notes[0] == left_out.notes[0]
        assert said(both) == said(other)
        assert both_ways(gone, other, BASE).notes == other.notes[1:]


def test_words_win_over_leaving_out_and_removal() -> None:
    edited = first_note(BASE, text="still true", changed=NOON)
    for other in (first_note(BASE, deleted_at=NOON, changed=NOON), changed(BASE, notes=())):
        both = both_ways(other, edited, BASE)
        assert said(both) == ["still true"]
        assert both.notes[0].kept
    assert both_ways(first_note(BASE, deleted_at=NOON), BASE, None).notes == BASE.notes


def test_of_two_wordings_the_one_that_was_left_out_stays_and_stays_left_out() -> None:
    left_out = first_note(BASE, text="not so", deleted_at=NOON, changed=NOON + timedelta(hours=1))
    edited = first_note(BASE, text="still true", changed=NOON)
    for base in (BASE, None):
        both = both_ways(left_out, edited, base)
        assert [(note.text, note.kept) for note in both.notes] == [("still true", True), ("not so", False)]
        assert both.notes[0].id == BASE.notes[0].id


def test_page_and_privacy_of_one_and_words_of_the_other_come_together() -> None:
    sign = BASE.entries[0]

    def with_sign(**fields: Any) -> Record:
        return changed(BASE, entries=(sign.model_copy(update=fields),))

    [both] = both_ways(with_sign(on_page=True, share=Share.CAN_SHARE), with_sign(values={"sign": "new"}), BASE).entries
    assert (both.on_page, both.share, both.values) == (True, Share.CAN_SHARE, {"sign": "new"})
    moved = with_sign(values={**sign.values, "order": 2}, order=2)
    [both] = both_ways(moved, with_sign(values={"sign": "new"}), BASE).entries
    assert (both.order, both.values) == (2, {"sign": "new", "order": 2})
    one, other = with_sign(values={"sign": "a"}), with_sign(values={"sign": "b"}, share=Share.PRIVATE)
    shared = changed(BASE, entries=(sign.model_copy(update={"share": Share.CAN_SHARE}),))
    assert {entry.share for entry in both_ways(one, other, None).entries} == {Share.PRIVATE}
    for record in (one, other):
        assert record.entries[0].share is Share.PRIVATE
    open_one = with_sign(values={"sign": "a"}, share=Share.CAN_SHARE)
    both_kept = both_ways(open_one, other, shared).entries
    assert [entry.share for entry in both_kept] == [Share.PRIVATE] * 2, "what one made private is private in both"


@pytest.mark.hazard("H08.4")
def test_a_name_and_a_number_of_two_people_are_never_mixed() -> None:
    call = Entry(id="c", kind="trusted_person", values={"name": "Ann", "phone": "07700 900001"})
    base = changed(BASE, entries=(call,))
    renames = changed(BASE, entries=(call.model_copy(update={"values": {**call.values, "name": "Bob"}}),))
    rings = changed(BASE, entries=(call.model_copy(update={"values": {**call.values, "phone": "07700 900002"}}),))
    both = both_ways(renames, rings, base).entries
    assert {(entry.text("name"), entry.text("phone")) for entry in both} == {
        ("Bob", "07700 900001"),
        ("Ann", "07700 900002"),
    }


def test_what_one_emptied_stays_empty() -> None:
    base = changed(BASE, person=BASE.person.model_copy(update={"full_name": "Sam Bell"}))
    emptied = changed(BASE, person=BASE.person.model_copy(update={"full_name": ""}))
    assert both_ways(emptied, saying(base, "more"), base).person.full_name == ""


def test_one_meeting_stays_one_meeting_with_both_trails() -> None:
    def walked(step: str, minutes: int, **fields: Any) -> Record:
        item = TrailItem(step=step, outcome=Outcome.TALKED, when=NOON + timedelta(minutes=minutes))
        return changed(BASE, sessions=(BASE.sessions[0].model_copy(update={"trail": (item,), **fields}),))

    both = unite(walked("a", 2, chosen=("x",)), walked("b", 1, next_meeting="Monday", ended=NOON), BASE)
    [meeting] = both.sessions
    assert [item.step for item in meeting.trail] == ["b", "a"]
    assert (meeting.chosen, meeting.next_meeting, meeting.ended) == (("x",), "Monday", NOON)


def test_two_names_stand_side_by_side() -> None:
    one, other = renamed(BASE, "Sammy"), renamed(BASE, "Sam B")
    both = unite(one, other, BASE)
    assert both.person.called == unite(other, one, BASE).person.called == "Sam B / Sammy"
    assert unite(both, other, BASE).person.called == "Sam B / Sammy"


def test_unknown_fields_of_both_are_kept() -> None:
    mine, theirs = changed(BASE, later={"a": 1}), changed(BASE, other="b")
    assert both_ways(mine, theirs, BASE).model_extra == {"later": {"a": 1}, "other": "b"}


@pytest.mark.parametrize("one", [{}, {"u": None}, {"u": ""}, {"u": "x"}], ids=str)
@pytest.mark.parametrize("other", [{}, {"u": None}, {"u": ""}, {"u": "x"}], ids=str)
@pytest.mark.parametrize("before", [None, {}, {"u": None}, {"u": ""}, {"u": "y"}], ids=str)
def test_an_unknown_field_with_nothing_in_it_is_the_same_whichever_comes_first(one, other, before) -> None:
    def made(fields: dict[str, object]) -> Record:
        return Record.model_validate({"person": {"id": "robin", "called": "Robin"}, **fields})

    base = None if before is None else made(before)
    assert unite(made(one), made(other), base) == unite(made(other), made(one), base)
    assert unite(made(one), made(other), base).model_extra == unite(made(other), made(one), base).model_extra


@pytest.mark.parametrize("base", [None, BASE, changed(BASE, later={"a": 0, "b": 0})])
def test_one_unknown_field_is_the_same_whichever_comes_first(base: Record | None) -> None:
    one, other = changed(BASE, later={"a": 1, "b": 0}), changed(BASE, later={"a": 2, "b": 0, "c": [1]})
    for part in ("person", "sessions"):
        both_ways(
            changed(one, **{part: _with_later(one, part, 1)}),
            changed(other, **{part: _with_later(other, part, 2)}),
            base,
        )
    assert both_ways(one, other, base).model_extra == {"later": {"a": 2, "b": 0, "c": [1]}}
    assert both_ways(changed(BASE, later=[1, 2]), changed(BASE, later=[2, 3]), BASE).model_extra == {"later": [1, 2, 3]}
    taken = both_ways(
        changed(BASE), changed(saying(BASE, "x"), later={"a": 0, "b": 0}), changed(BASE, later={"a": 0, "b": 0})
    )
    assert not taken.model_extra, "what one took away is gone"


def _with_later(record: Record, part: str, later: int) -> Any:
    if part == "person":
        return record.person.model_copy(update={"later": later})
    return tuple(meeting.model_copy(update={"later": later}) for meeting in record.sessions)


texts = st.text("ab", max_size=2)
ids = st.sampled_from(["n1", "n2", "n3"])
moments = st.integers(0, 3).map(lambda hours: NOON + timedelta(hours=hours))
notes = st.builds(Note, id=ids, text=texts, changed=moments, created=st.just(NOON), deleted_at=st.none() | moments)
entries = st.builds(
    Entry, id=ids, kind=texts.filter(bool), values=st.fixed_dictionaries({"x": texts}), changed=moments,
    created=st.just(NOON), deleted_at=st.none() | moments,
)  # fmt: skip
copies = st.builds(Copy, id=ids, who=texts)
trails = st.lists(st.builds(TrailItem, step=texts, outcome=st.sampled_from(Outcome), when=moments), max_size=2)
meetings = st.builds(Session, id=ids, trail=trails.map(tuple), next_meeting=texts, started=st.just(NOON))


def some(parts: st.SearchStrategy[Kept]) -> st.SearchStrategy[tuple[Kept, ...]]:
    return st.lists(parts, max_size=3, unique_by=lambda part: part.id).map(tuple)


records = st.builds(
    lambda *parts: changed(BASE, **dict(zip(("notes", "entries", "copies", "sessions"), parts, strict=True))),
    some(notes),
    some(entries),
    some(copies),
    some(meetings),
)


def words(record: Record, *, left_out: bool = False) -> set[tuple[str, str]]:
    """What can be read in a record, wherever it stands; on demand with what was left out."""
    return (
        {("note", note.text) for note in record.notes if note.kept or left_out}
        | {("entry", entry.kind + "/" + entry.text("x")) for entry in record.entries if entry.kept or left_out}
        | {("copy", copy.who) for copy in record.copies}
        | {("step", item.step) for meeting in record.sessions for item in meeting.trail}
        | {("next", word) for meeting in record.sessions for word in meeting.next_meeting.split(" / ")}
    ) - {("next", "")}


def parts(record: Record) -> dict[str, set[str]]:
    names = ("notes", "entries", "copies")
    return {name: {part.model_dump_json() for part in getattr(record, name)} for name in names}


@pytest.mark.hazard("H08.2")
@given(records, records)
def test_no_word_of_either_is_lost_whatever_they_wrote(mine: Record, theirs: Record) -> None:
    assert words(unite(mine, theirs, None)) == words(mine) | words(theirs)


@given(records, records, records)
def test_with_a_base_only_what_someone_replaced_may_go(mine: Record, theirs: Record, base: Record) -> None:
    both = words(unite(mine, theirs, base))
    assert both >= (words(mine) | words(theirs)) - words(base, left_out=True)
    assert both <= words(mine) | words(theirs)


@given(records, records)
def test_both_writers_arrive_at_the_same_and_a_second_round_adds_nothing(mine: Record, theirs: Record) -> None:
    one, other = unite(mine, theirs, None), unite(theirs, mine, None)
    assert parts(one) == parts(other)
    for both in (one, other):
        assert unite(both, theirs, theirs) == both
        assert parts(unite(one, other, both)) == parts(one)


@given(records)
def test_with_itself_a_record_stays_as_it_is(record: Record) -> None:
    assert unite(record, record, None) is record
