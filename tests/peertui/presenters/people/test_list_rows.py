"""The longer lists about a person."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from peertui.presenters.people.plan import plan_rows
from peertui.presenters.row_refs import RowRef
from plans.pack.loader import load_pack
from plans.page.compose import has_place
from plans.record.models import Entry
from tests.support.app.kit import robin
from tests.support.context import context_of

PACK = load_pack()


@given(st.sets(st.sampled_from(sorted(PACK.kinds)), min_size=1))
def test_what_has_a_place_on_the_page_never_stands_under_not_for_the_page(kinds: set[str]) -> None:
    entries = tuple(Entry(id=kind, kind=kind) for kind in sorted(kinds))
    listed, under = set(), ""
    for row in plan_rows(context_of(robin(entries=entries)), left_out=False):
        if row.heading:
            under = row.text
        else:
            ref = RowRef.of(row.id)
            assert ref is not None
            assert (under == "Not for the page") is not has_place(PACK, ref.id)
            listed.add(ref.id)
    assert listed == kinds
