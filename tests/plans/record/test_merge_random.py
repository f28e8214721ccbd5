"""Two writers edit, leave out, remove and reorder at random, unknown fields too: what putting both together gives."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.record.merge import unite
from plans.record.models import Copy, Entry, Kept, Note, Outcome, Person, Record, Session, Share, TrailItem

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
PARTS = ("notes", "entries", "copies", "sessions")
WORDED = ("notes", "entries", "copies")
BASE = Record(
    person=Person(id="p", called="Sam"),
    notes=tuple(Note(id=f"n{n}", text=f"note {n}", created=NOON, changed=NOON) for n in range(3)),
    entries=tuple(
        Entry(id=f"e{n}", kind="sign", values={"x": f"sign {n}", "order": n}, order=n, created=NOON, changed=NOON)
        for n in range(3)
    ),
    copies=(Copy(id="c0", who="my sister"), Copy(id="c1", who="Dr Ahmed")),
    sessions=(Session(id="s0", started=NOON),),
)


class Edit(NamedTuple):
    """One thing that somebody does, and at which of the parts."""

    what: str
    at: int
    words: str
    hours: int


edits = st.lists(
    st.builds(
        Edit,
        st.sampled_from(
            (
                *("add", "reword", "leave out", "put back", "remove", "reverse", "private", "page", "unknown"),
                *("walk", "meet", "name", "hide", "record field", "given back"),
            )
        ),
        st.integers(0, 5),
        st.text("abc", min_size=1, max_size=3),
        st.integers(1, 3),
    ),
    max_size=5,
)


def edited(record: Record, done: list[Edit], who: str) -> Record:
    for number, edit in enumerate(done):
        record = _do(record, edit, f"{who}{number}")
    return record


def _do(record: Record, edit: Edit, new_id: str) -> Record:
    then = NOON + timedelta(hours=edit.hours)
    name = PARTS[edit.at % 2]
    parts: tuple[Any, ...] = getattr(record, name)
    at = edit.at // 2
    words = f"{edit.words} {new_id[:1]}"

    def put(**fields: Any) -> Record:
        if at >= len(parts):
            return record
        changed = parts[at].model_copy(update={**fields, "changed": then})
        return record.model_copy(update={name: (*parts[:at], changed, *parts[at + 1 :])})

    def reword() -> Record:
        return put(text=words) if name == "notes" else put(values={"x": words, "order": edit.at})

    def add() -> Record:
        note = Note(id=new_id, text=words, created=then, changed=then)
        entry = Entry(id=new_id, kind="sign", values={"x": words}, created=then, changed=then)
        return record.model_copy(update={name: (*parts, note if name == "notes" else entry)})

    def meeting(**fields: Any) -> Record:
        first, *others = record.sessions
        return record.model_copy(update={"sessions": (first.model_copy(update=fields), *others)})

    def person(**fields: Any) -> Record:
        return record.model_copy(update={"person": record.person.model_copy(update=fields)})

    step = TrailItem(step=edit.words, outcome=Outcome.TALKED, when=then)
    unknown: Any = {"a": edit.words, "list": [edit.words, edit.hours]} if edit.hours < 3 else edit.words
    doing: dict[str, Callable[[], Record]] = {
        "add": add,
        "reword": reword,
        "leave out": lambda: put(deleted_at=then),
        "put back": lambda: put(deleted_at=None),
        "remove": lambda: record.model_copy(update={name: (*parts[:at], *parts[at + 1 :])}),
        "reverse": lambda: record.model_copy(update={name: parts[::-1]}),
        "private": lambda: put(share=Share.PRIVATE),
        "page": lambda: put(share=Share.CAN_SHARE, **({"on_page": True} if name == "entries" else {})),
        "unknown": lambda: put(later=unknown),
        "walk": lambda: meeting(trail=(*record.sessions[0].trail, step), next_meeting=edit.words),
        "meet": lambda: record.model_copy(update={"sessions": (*record.sessions, Session(id=new_id, started=then))}),
        "name": lambda: person(called=words, later=unknown),
        "hide": lambda: person(hidden_modules=(*record.person.hidden_modules, edit.words)),
        "record field": lambda: record.model_copy(update={"later" if edit.at < 4 else "other": unknown}),
        "given back": lambda: record.model_copy(
            update={"copies": tuple(c.model_copy(update={"taken_back_on": then.date()}) for c in record.copies)}
        ),
    }
    return doing[edit.what]()


def words(part: Kept) -> str:
    if isinstance(part, Note):
        return part.text
    return part.text("x") if isinstance(part, Entry) else part.who if isinstance(part, Copy) else part.id  # type: ignore[attr-defined]


def said(record: Record, *, kept: bool = False) -> set[tuple[str, str]]:
    """All words that can be read in it, left out or not; with `kept`, only what is not left out."""
    return {
        (name, words(part))
        for name in PARTS
        for part in getattr(record, name)
        if not kept or getattr(part, "deleted_at", None) is None
    }


def by_id(record: Record, name: str) -> dict[str, Any]:
    return {part.id: part for part in getattr(record, name)}


def on_disk(record: Record) -> dict[str, Any]:
    return dict(json.loads(record.model_dump_json()))


@given(edits, edits, st.booleans())
def test_both_arrive_at_the_same_whichever_comes_first_and_nothing_is_left_to_add(
    one: list[Edit], other: list[Edit], known: bool
) -> None:
    mine, theirs, base = edited(BASE, one, "m"), edited(BASE, other, "t"), BASE if known else None
    both = unite(mine, theirs, base)
    assert on_disk(both) == on_disk(unite(theirs, mine, base))
    assert Record.model_validate(on_disk(both)) == both
    for again in (mine, theirs):
        assert unite(both, again, again) == unite(again, both, again) == both
        assert known or unite(both, again, None) == both


@given(edits, edits)
def test_what_both_began_with_can_be_put_to_it_again(one: list[Edit], other: list[Edit]) -> None:
    mine, theirs = edited(BASE, one, "m"), edited(BASE, other, "t")
    both = unite(mine, theirs, BASE)
    assert said(unite(both, theirs, BASE)) >= said(both) - said(BASE)
    assert unite(both, BASE, BASE) == both


@pytest.mark.hazard("H08.3")
@given(edits, edits)
def test_what_one_side_alone_touched_is_as_that_side_has_it(one: list[Edit], other: list[Edit]) -> None:
    mine, theirs = edited(BASE, one, "m"), edited(BASE, other, "t")
    both = unite(mine, theirs, BASE)
    for name in WORDED:
        was, ours, others, now = (by_id(record, name) for record in (BASE, mine, theirs, both))
        for part_id in was.keys() | ours.keys() | others.keys():
            before, here, there, found = (parts.get(part_id) for parts in (was, ours, others, now))
            if there == before:
                assert found == here
            elif here == before:
                assert found == there
    if theirs.person == BASE.person:
        assert both.person == mine.person
    for field in ("later", "other"):
        if getattr(theirs, field, None) is None:
            assert getattr(both, field, None) == getattr(mine, field, None)


@pytest.mark.hazard("H08.2")
@given(edits, edits, st.booleans())
def test_no_words_are_lost(one: list[Edit], other: list[Edit], known: bool) -> None:
    mine, theirs = edited(BASE, one, "m"), edited(BASE, other, "t")
    both = unite(mine, theirs, BASE if known else None)
    before = said(BASE) if known else set()
    assert said(both) >= (said(mine) | said(theirs)) - before
    assert said(both, kept=True) >= (said(mine, kept=True) | said(theirs, kept=True)) - before
    assert said(both) <= said(mine) | said(theirs)


@pytest.mark.hazard("H26.2")
@given(edits, st.integers(0, 2), st.sampled_from(["notes", "entries"]))
def test_what_one_removed_for_good_stays_removed_unless_it_was_worded_anew(
    other: list[Edit], at: int, name: str
) -> None:
    gone = getattr(BASE, name)[at]
    mine = BASE.model_copy(update={name: tuple(part for part in getattr(BASE, name) if part is not gone)})
    theirs = edited(BASE, other, "t")
    there = by_id(theirs, name).get(gone.id)
    anew = there is not None and (words(there), getattr(there, "later", "")) != (words(gone), "")
    for both in (unite(mine, theirs, BASE), unite(theirs, mine, BASE)):
        assert (gone.id in by_id(both, name)) == anew


@pytest.mark.hazard("H08.3")
@given(edits, edits, edits)
def test_two_laptops_that_exchange_twice_are_equal(one: list[Edit], other: list[Edit], after: list[Edit]) -> None:
    """Each receives what the other had, then both go on."""
    mine, theirs = edited(BASE, one, "m"), edited(BASE, other, "t")
    here, there = unite(mine, theirs, BASE), unite(theirs, mine, BASE)
    assert here == there
    further = edited(here, after, "a")
    assert unite(further, there, here) == unite(there, further, here) == further


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_many_random_edits() -> None:
    for check in (
        test_both_arrive_at_the_same_whichever_comes_first_and_nothing_is_left_to_add,
        test_what_both_began_with_can_be_put_to_it_again,
        test_what_one_side_alone_touched_is_as_that_side_has_it,
        test_no_words_are_lost,
        test_two_laptops_that_exchange_twice_are_equal,
    ):
        settings(max_examples=5000, deadline=None)(check)()
