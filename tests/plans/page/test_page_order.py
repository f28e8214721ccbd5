"""Moving an entry among those it stands with on the page."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.page.page_order import goes_by_date, move_on_page, row_of
from plans.record import changes
from plans.record.models import Entry, Record
from tests.support.context import context_of
from tests.support.plans.pages import PACK, T0, all_words, chosen, made, record, section, supporter

LATER = T0 + timedelta(hours=1)


def filled(*entries: Entry) -> Record:
    kept = record()
    for entry in entries:
        kept = changes.add_entry(kept, entry)
    return kept


def texts(kept: Record, entry: Entry) -> list[str]:
    return [placed.text for placed in row_of(context_of(kept), entry.id)]


def test_it_passes_one_that_is_not_shown_beside_it() -> None:
    helps, other, more = (
        chosen("crisis_help", text=words, kind=kind)
        for words, kind in (("a low voice", "helps"), ("bright light", "does not help"), ("my blanket", "helps"))
    )
    moved = move_on_page(context_of(filled(helps, other, more)), more.id, -1, LATER)
    assert texts(moved, more) == ["my blanket", "a low voice"]
    assert texts(moved, other) == ["bright light"]


def test_people_are_numbered_anew_in_the_order_to_call() -> None:
    nia, col, mrs_o = supporter("Nia", 2), supporter("Col", 5), supporter("Mrs O", 9)
    moved = move_on_page(context_of(filled(nia, col, mrs_o)), mrs_o.id, -1, LATER)
    assert texts(moved, nia) == ["Nia", "Mrs O", "Col"]
    assert [moved.entry(e.id).values["call_order"] for e in (nia, mrs_o, col)] == [1, 2, 3]


def test_what_goes_by_date_stays() -> None:
    first = chosen("small_step", what="ring the library")
    second = chosen("small_step", what="open the curtains").model_copy(update={"created": LATER})
    kept = filled(first, second)
    assert goes_by_date(row_of(context_of(kept), first.id))
    assert move_on_page(context_of(kept), first.id, -1, LATER) is kept


@pytest.mark.parametrize("by", [-1, 1])
def test_the_only_one_and_the_one_without_a_place_stay(by: int) -> None:
    alone, nowhere = chosen("good_day", text="a walk"), chosen("told_me", text="a secret")
    kept = filled(alone, nowhere)
    assert move_on_page(context_of(kept), alone.id, by, LATER) is kept
    assert move_on_page(context_of(kept), nowhere.id, by, LATER) is kept


@given(
    st.lists(st.sampled_from(["early_sign", "toolbox", "role", "with_me"]), min_size=1, max_size=9),
    st.lists(st.tuples(st.integers(0, 8), st.sampled_from([-1, 1])), max_size=8),
)
def test_moving_changes_places_with_the_one_beside_it_and_nothing_else(kinds, moves) -> None:
    kept = filled(*(chosen(kind, **{PACK.kinds[kind].main: f"words {n}"}) for n, kind in enumerate(kinds)))
    for at, by in moves:
        entry = kept.entries[at % len(kept.entries)]
        ids = [placed.entry.id for placed in row_of(context_of(kept), entry.id)]
        moved = move_on_page(context_of(kept), entry.id, by, LATER)
        to = ids.index(entry.id) + by
        if 0 <= to < len(ids):
            ids[to - by], ids[to] = ids[to], ids[to - by]
        assert [placed.entry.id for placed in row_of(context_of(moved), entry.id)] == ids
        assert {e.id: e.text(PACK.kinds[e.kind].main) for e in moved.entries} == {
            e.id: e.text(PACK.kinds[e.kind].main) for e in kept.entries
        }
        kept = moved


def test_the_foot_says_that_there_is_more_only_if_wanted_and_true() -> None:
    on, off = chosen("role", text="a baker"), Entry(kind="role", values={"text": "a neighbour"})
    wants = {"person": record().person.model_copy(update={"says_more": True})}
    without = made(on, off).foot
    assert without.startswith(PACK.page.foot)
    assert made(on, **wants).foot == without
    page = made(on, off, **wants)
    assert page.foot == f"{PACK.page.more} {without}"
    assert "neighbour" not in all_words(page)
    assert [item.text for item in section(page, "matters").groups[0].items] == ["a baker"]
