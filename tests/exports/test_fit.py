from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings

import exports
from exports import Paper, fitting
from exports.columns import STEPS
from plans.page import Page, PageGroup
from tests.exports.random_pages import pages
from tests.exports.sample import FULL, NEARLY_EMPTY, TOO_FULL, USUAL, section, with_sections


def without_lines(page: Page, count: int) -> Page:
    """`page` with the last `count` one-line items of its longest section gone, then of the next."""
    sections = list(page.sections)
    order = sorted(range(len(sections)), key=lambda at: -sum(len(g.items) for g in sections[at].groups))
    for at in order:
        groups = list(sections[at].groups)
        for place in range(len(groups) - 1, -1, -1):
            gone = min(count, len(groups[place].items))
            count -= gone
            groups[place] = PageGroup(groups[place].label, groups[place].items[: len(groups[place].items) - gone])
        sections[at] = replace(sections[at], groups=tuple(groups))
    return replace(page, sections=tuple(sections))


def test_what_is_said_when_it_fits_and_when_not():
    assert exports.fit(USUAL).sentence().startswith("It fits, with room for about ")
    assert exports.fit(TOO_FULL).sentence().endswith("lines over: My early signs, and what I do is the longest part.")
    two = replace(exports.fit(TOO_FULL), lines_over=2)
    assert two.sentence() == "Two lines over: My early signs, and what I do is the longest part."
    assert replace(two, lines_over=1).sentence().startswith("One line over:")
    assert replace(exports.fit(USUAL), room=1).sentence() == "It fits, with room for about 1 more line."
    assert replace(exports.fit(USUAL), room=0).sentence() == "It fits, and the page is full."


def test_more_words_are_set_smaller_and_never_below_nine_points():
    sizes = [exports.fit(page).size for page in (NEARLY_EMPTY, USUAL, FULL)]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == 11.5
    assert min(step.size for step in STEPS) == 9


def test_no_later_step_is_larger_in_anything():
    for one, other in pairwise(STEPS):
        assert other.size <= one.size
        assert other.leading <= one.leading
        assert other.item_gap <= one.item_gap
        assert other.section_gap <= one.section_gap


def test_the_gauge_says_how_full_it_is():
    assert exports.fit(NEARLY_EMPTY).fullness < 0.2
    assert 0.8 < exports.fit(USUAL).fullness <= 1
    assert exports.fit(TOO_FULL).fullness > 1
    assert exports.fit(TOO_FULL).size is None


def test_the_longest_sections_come_first():
    longest = exports.fit(TOO_FULL).longest

    assert [lines for _, lines in longest] == sorted((lines for _, lines in longest), reverse=True)
    assert {heading for heading, _ in longest} == {section.heading for section in TOO_FULL.sections}


def test_taking_out_the_lines_it_names_makes_it_fit():
    crowded = with_sections(
        *(section(name, f"About {name}", "left", *["Tea"] * count) for name, count in (("a", 50), ("b", 40), ("c", 40)))
    )
    fit = exports.fit(crowded)

    assert not fit.fits
    assert exports.fit(without_lines(crowded, fit.lines_over)).fits
    assert not exports.fit(without_lines(crowded, fit.lines_over - 3)).fits


@given(page=pages(plain=True))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_less_always_fits_where_more_did(page: Page):
    if not page.sections or not exports.fit(page).fits:
        return
    assert exports.fit(replace(page, sections=page.sections[:-1])).fits


def test_a_page_measured_again_is_measured_the_same():
    fitting.forget()
    first = exports.fit(USUAL)
    exports.forget()

    assert exports.fit(USUAL) == first


def test_letter_paper_is_shorter():
    assert exports.fit(USUAL, Paper.LETTER).fullness != exports.fit(USUAL, Paper.A4).fullness
    assert exports.fit(FULL, Paper.LETTER).room < exports.fit(FULL, Paper.A4).room


@pytest.mark.parametrize("page", [USUAL, FULL, TOO_FULL], ids=["usual", "full", "too full"])
def test_measuring_again_after_a_change_is_quick(page: Page):
    exports.fit(page)
    spent = []
    for number in range(8):
        changed = replace(page, meta=(("Version", str(number)),))
        start = time.process_time()
        exports.fit(changed)
        spent.append(time.process_time() - start)

    assert min(spent) < 0.02
