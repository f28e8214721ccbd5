"""What could come off a page that is too full."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from hypothesis import given, settings

from exports import could_come_off, fit
from exports.layout.removal_suggestion import without_entries
from plans.page.compose import Page
from tests.support.exports.random_pages import pages
from tests.support.exports.sample_page import FULL, TOO_FULL, USUAL


def named(page: Page) -> Page:
    """The page with an entry's id on every item."""
    number = count()
    sections = (
        replace(s, groups=tuple(replace(g, items=tuple(replace(i, entry=f"e{next(number)}") for i in g.items))
                                for g in s.groups))
        for s in page.sections
    )  # fmt: skip
    return replace(page, sections=tuple(sections))


def test_nothing_comes_off_what_fits() -> None:
    assert could_come_off(named(USUAL)) == could_come_off(named(FULL)) == ()


def test_what_is_suggested_is_enough_and_no_more_than_needed() -> None:
    page = named(TOO_FULL)
    off = could_come_off(page)
    assert off
    assert fit(without_entries(page, off)).fits
    for entry in off:
        assert not fit(without_entries(page, [other for other in off if other != entry])).fits


@settings(max_examples=25)
@given(pages())
def test_a_suggestion_makes_it_fit_and_keeps_what_matters_when_it_is_hard(page: Page) -> None:
    page = named(page)
    off = could_come_off(page)
    if fit(page).fits:
        assert off == ()
    if not off:
        return
    left = without_entries(page, off)
    assert fit(left).fits
    assert [s.heading for s in left.sections] == [s.heading for s in page.sections]
    gone = [i for s in page.sections for g in s.groups for i in g.items if i.entry in off]
    assert len(gone) == len(off)
    assert not any(i.right for i in gone)
    boxed = [i.entry for s in page.sections if s.boxed for g in s.groups for i in g.items]
    assert not set(boxed) & set(off)
