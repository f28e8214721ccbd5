"""Taking in a handover: no one's words are dropped, and a second time changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.handover.merge import as_new, keep_received, news, take_in
from plans.handover.selection import HANDOVER
from plans.record.models import Copy, Entry, Note, Outcome, Person, Record, Session, Share, TrailItem, Voice, Way
from tests.plans.record.test_merge import copies, meetings, moments, some, texts, words

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
SHARED = st.sampled_from(Share)
names = st.sampled_from(["Robin", "Rob", "Bo"])
ids = st.sampled_from(["n1", "n2", "n3"])
parts: dict[str, Any] = {"id": ids, "changed": moments, "created": st.just(NOON), "deleted_at": st.none() | moments}
notes = st.builds(Note, text=texts, share=SHARED, voice=st.sampled_from(Voice), **parts)
entries = st.builds(
    Entry,
    kind=texts.filter(bool),
    values=st.fixed_dictionaries({"x": texts}),
    share=SHARED,
    on_page=st.booleans(),
    order=st.none() | st.integers(1, 3),
    **parts,
)
people = st.builds(
    Person, id=st.sampled_from(["p", "q"]), called=names, full_name=st.just("") | names,
    hidden_modules=st.lists(texts, max_size=2, unique=True).map(tuple),
)  # fmt: skip
records = st.builds(
    Record, person=people, notes=some(notes), entries=some(entries), copies=some(copies), sessions=some(meetings)
)


def readable(record: Record) -> set[tuple[str, str]]:
    return words(record, left_out=True)


@pytest.mark.hazard("H24.3")
@settings(max_examples=60, deadline=None)
@given(records, records)
def test_every_word_of_both_is_in_it(mine: Record, theirs: Record) -> None:
    both = take_in(mine, theirs, "Kit", NOON)
    assert readable(both) >= readable(mine) | readable(theirs)
    said = " ".join((both.person.called, both.person.full_name, *(note.text for note in both.notes)))
    assert all(name in said for name in (theirs.person.called, theirs.person.full_name))
    assert both.person.model_copy(update={"hidden_modules": ()}) == mine.person.model_copy(
        update={"hidden_modules": ()}
    )
    assert set(both.person.hidden_modules) == {*mine.person.hidden_modules, *theirs.person.hidden_modules}


@settings(max_examples=60, deadline=None)
@given(records, records)
def test_twice_is_once(mine: Record, theirs: Record) -> None:
    once = take_in(mine, theirs, "Kit", NOON)
    assert take_in(once, theirs, "somebody else", NOON + timedelta(days=1)) == once
    assert news(once, theirs, NOON) == ()


@settings(max_examples=30, deadline=None)
@given(records)
def test_with_itself_nothing_changes(record: Record) -> None:
    assert take_in(record, record, "Kit", NOON) == record
    assert news(record, record, NOON) == ()


@pytest.mark.hazard("H24.3")
@settings(max_examples=60, deadline=None)
@given(records, records)
def test_nothing_more_goes_on_the_page_by_itself(mine: Record, theirs: Record) -> None:
    before = {entry.id: entry for entry in mine.entries}
    new = {entry.id for entry in theirs.entries} - before.keys()
    for entry in take_in(mine, theirs, "Kit", NOON).entries:
        if entry.on_page and entry.id not in new:
            assert before[entry.id].on_page


def record(*entries: Entry, **more: Any) -> Record:
    return Record(person=Person(id="robin", called="Robin"), entries=entries, **more)


def wish(text: str, hours: int = 0, **more: Any) -> Entry:
    return Entry(id="w", kind="wish", values={"text": text}, changed=NOON + timedelta(hours=hours), **more)


def test_the_later_wording_stands_and_the_other_is_beside_it_off_the_page() -> None:
    earlier = wish("quiet", on_page=True, share=Share.CAN_SHARE, order=2)
    later = wish("music", 1, share=Share.CAN_SHARE)
    stands, beside = take_in(record(earlier), record(later), "Kit", NOON).entries
    assert (stands.id, stands.text("text"), stands.on_page, stands.order, stands.came_from) == (
        "w", "music", True, 2, "Kit",
    )  # fmt: skip
    assert (beside.text("text"), beside.on_page, beside.came_from) == ("quiet", False, "")
    stands, beside = take_in(record(later), record(earlier), " ", NOON).entries
    assert (stands, beside.text("text"), beside.on_page, beside.came_from) == (later, "quiet", False, "a colleague")


def test_a_later_wording_that_was_left_out_there_takes_no_place_here() -> None:
    here, there = wish("quiet", on_page=True, share=Share.CAN_SHARE), wish("music", 1, deleted_at=NOON)
    stands, beside = take_in(record(here), record(there), "Kit", NOON).entries
    assert stands == here
    assert (beside.text("text"), beside.kept, beside.on_page) == ("music", False, False)
    [found] = news(record(here), record(there), NOON)
    assert not found.later


def test_unknown_fields_are_the_same_whoever_receives() -> None:
    one, other = (record().model_copy(update={"later": {"a": number}}) for number in (1, 2))
    for mine, theirs in ((one, other), (other, one)):
        assert take_in(mine, theirs, "Kit", NOON).model_extra == {"later": {"a": 2}}


def test_what_is_later_is_said() -> None:
    [found] = news(record(wish("quiet")), record(wish("music", 1)), NOON)
    assert (found.there.text("text"), found.here.text("text"), found.later) == ("music", "quiet", True)
    [found] = news(record(wish("quiet", 2)), record(wish("music", 1)), NOON)
    assert not found.later
    [found] = news(record(), record(wish("music")), NOON)
    assert (found.here, found.later) == (None, False)


def test_page_order_and_what_was_left_out_are_not_changed_from_afar() -> None:
    here = wish("quiet", on_page=True, share=Share.CAN_SHARE, order=3)
    there = wish("quiet", 5, share=Share.CAN_SHARE, order=1, deleted_at=NOON, session="s")
    assert take_in(record(here), record(there), "Kit", NOON) == record(here)
    ordered = here.model_copy(update={"values": {"text": "quiet", "order": 9}})
    assert take_in(record(here), record(ordered), "Kit", NOON) == record(here)


def test_what_was_made_private_later_is_private_here_too() -> None:
    here = wish("quiet", on_page=True, share=Share.CAN_SHARE)
    [entry] = take_in(record(here), record(wish("quiet", 1)), "Kit", NOON).entries
    assert (entry.share, entry.on_page) == (Share.PRIVATE, False)
    assert take_in(record(here), record(wish("quiet", -1)), "Kit", NOON) == record(here)


def test_another_name_is_kept_in_a_note_and_not_taken_over() -> None:
    theirs = Record(person=Person(id="other", called="Rob", full_name="Robert Example"))
    both = take_in(record(), theirs, "Kit", NOON)
    assert both.person == record().person
    [note] = both.notes
    assert note.text == "The name in what Kit handed over: Rob / Robert Example."
    assert (note.voice, note.share) == (Voice.WORKER, Share.PRIVATE)


def test_meetings_stand_in_the_order_they_were_held() -> None:
    mine, theirs = (Session(id=name, started=NOON + timedelta(days=day)) for name, day in (("a", 2), ("b", 1)))
    both = take_in(record(sessions=(mine,)), record(sessions=(theirs,)), "Kit", NOON)
    assert [meeting.id for meeting in both.sessions] == ["b", "a"]


def test_that_it_was_received_is_kept_once() -> None:
    theirs = record().model_copy(update={HANDOVER: {"id": "h1", "what": ["Notes"]}})
    kept = keep_received(as_new(theirs), theirs, "Kit ", date(2026, 3, 3))
    assert kept.model_extra == {}
    [copy] = kept.copies
    assert (copy.who, copy.way, copy.what, copy.given_on) == ("Kit", Way.RECEIVED, ("Notes",), date(2026, 3, 3))
    assert keep_received(kept, theirs, "Bo", date(2026, 3, 4)) == kept
    other = record().model_copy(update={HANDOVER: {"id": "h2", "what": "odd"}})
    assert len(keep_received(kept, other, "", date(2026, 3, 4)).copies) == 2
    assert len(keep_received(kept, record().model_copy(update={HANDOVER: 3}), "", date(2026, 3, 4)).copies) == 2


FAR = datetime(2099, 1, 1, tzinfo=UTC)


@pytest.mark.hazard("H14.4")
def test_words_dated_in_2099_do_not_win_over_words_here() -> None:
    here = wish("quiet", on_page=True, share=Share.CAN_SHARE)
    there = here.model_copy(update={"values": {"text": "loud"}, "created": FAR, "changed": FAR})
    [found] = news(record(here), record(there), NOON)
    assert not found.later
    once = take_in(record(here), record(there), "Kit", NOON)
    stands, beside = once.entries
    assert (stands, beside.text("text"), beside.on_page) == (here, "loud", False)
    assert (beside.created, beside.changed) == (NOON, NOON)
    assert take_in(once, record(there), "Kit", NOON + timedelta(days=9)) == once


@pytest.mark.hazard("H14.4")
def test_meetings_and_copies_to_come_are_dated_on_the_day_they_came_and_only_once() -> None:
    meeting = Session(id="s", started=FAR, ended=FAR, trail=(TrailItem(step="a/b", outcome=Outcome.TALKED, when=FAR),))
    theirs = record().model_copy(update={"sessions": (meeting,), "copies": (Copy(id="c", who="Kit", given_on=FAR),)})
    once = take_in(record(), theirs, "Kit", NOON)
    assert once.sessions[0].started == once.sessions[0].ended == once.sessions[0].trail[0].when == NOON
    assert once.copies[0].given_on == NOON.date()
    assert take_in(once, theirs, "Kit", NOON + timedelta(days=9)) == once
