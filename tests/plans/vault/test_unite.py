"""Two writers: nobody's words are dropped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from plans.record import Copy, Entry, Kept, Note, Outcome, Record, Session, TrailItem
from plans.vault.unite import unite
from tests.plans.vault.people import renamed, said, saying, someone

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


def test_words_win_over_leaving_out() -> None:
    left_out = first_note(BASE, deleted_at=NOON, changed=NOON)
    edited = first_note(BASE, text="still true")
    for other in (BASE, edited):
        for both in (unite(left_out, other, BASE), unite(other, left_out, BASE)):
            assert both.notes == other.notes
    gone = changed(BASE, notes=())
    assert unite(gone, BASE, BASE).notes == BASE.notes


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
    both = unite(mine, theirs, BASE)
    assert both.model_extra == {"later": {"a": 1}, "other": "b"}


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
