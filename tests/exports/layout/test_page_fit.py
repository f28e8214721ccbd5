from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import exports
from exports import Paper
from exports.layout.columns import STEPS, rows_of, without
from plans.page.compose import Page
from tests.support.exports.random_pages import pages
from tests.support.exports.sample_page import FULL, NEARLY_EMPTY, TOO_FULL, USUAL, section, with_sections


def without_items(page: Page, heading: str, count: int) -> Page:
    """`page` with the last `count` items of one section gone."""
    sections = []
    for part in page.sections:
        groups = []
        for group in reversed(part.groups if part.heading == heading else ()):
            gone = min(count, len(group.items))
            count -= gone
            if gone < len(group.items):
                groups.insert(0, replace(group, items=group.items[: len(group.items) - gone]))
        if groups or part.heading != heading:
            sections.append(replace(part, groups=tuple(groups)) if part.heading == heading else part)
    return replace(page, sections=tuple(sections))


def counted(*counts: int) -> Page:
    """A page of sections with so many items of one line."""
    return with_sections(*(section(str(at), f"Part {at}", "left", *["Tea"] * n) for at, n in enumerate(counts)))


def test_what_is_said_when_it_fits():
    usual = exports.fit(USUAL)

    assert exports.fit(NEARLY_EMPTY).sentence() == "It fits, with plenty of room."
    assert replace(usual, room=12).sentence() == "It fits, with room for about 12 more lines."
    assert replace(usual, room=1).sentence() == "It fits, with room for about one more line."
    assert replace(usual, room=0).sentence() == "It fits, and it is full."


def test_what_is_said_when_it_does_not_fit():
    full = exports.fit(TOO_FULL)
    two = replace(full, lines_over=2, too_long=(("People I trust", 2), ("When I am well", 9)))

    assert two.sentence() == 'Two lines too many in "People I trust", or nine in "When I am well".'
    assert replace(two, too_long=(("People I trust", 1),)).sentence() == 'One line too many in "People I trust".'
    assert replace(full, lines_over=40, too_long=()).sentence() == (
        '40 lines too many. The longest parts are "My early signs, and what I do" and "What keeps me well".'
    )


@pytest.mark.hazard("H29.1")
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
    assert exports.fit(NEARLY_EMPTY).fullness < exports.fit(USUAL).fullness < exports.fit(FULL).fullness <= 1
    assert exports.fit(TOO_FULL).fullness > 1
    assert exports.fit(TOO_FULL).size is None


def test_the_longest_sections_come_first():
    longest = exports.fit(TOO_FULL).longest

    assert [lines for _, lines in longest] == sorted((lines for _, lines in longest), reverse=True)
    assert {heading for heading, _ in longest} == {section.heading for section in TOO_FULL.sections}


def assert_just_enough(page: Page) -> None:
    fit = exports.fit(page)
    assert not fit.fits
    for heading, lines in fit.too_long:
        assert exports.fit(without_items(page, heading, lines)).fits
        assert not exports.fit(without_items(page, heading, lines - 1)).fits


@pytest.mark.parametrize("counts", [(130,), (50, 40, 40), (1, 120), (60, 3, 60)])
def test_taking_out_the_lines_it_names_makes_it_fit_and_one_less_does_not(counts: tuple[int, ...]):
    assert_just_enough(counted(*counts))


@given(
    st.lists(st.tuples(st.integers(1, 40), st.booleans(), st.sampled_from(["", "Tea too"])), min_size=3, max_size=8),
    st.integers(0, 40),
)
@settings(max_examples=40, deadline=None)
def test_no_other_part_needs_fewer_lines(parts: list[tuple[int, bool, str]], more: int):
    page = with_sections(
        *(
            replace(part, boxed=boxed, groups=(*part.groups, *([replace(part.groups[0], label=label)] * bool(label))))
            for part, (_, boxed, label) in zip(counted(*(n for n, _, _ in parts)).sections, parts, strict=True)
        ),
        section("more", "More", "right", *["Tea"] * (more + 60)),
    )
    fit = exports.fit(page)
    if fit.fits:
        return
    assert_just_enough(page)
    if fit.too_long:
        headings = [part.heading for part in page.sections]
        assert fit.lines_over == fit.too_long[0][1]
        assert not any(exports.fit(without_items(page, name, fit.lines_over - 1)).fits for name in headings)


def test_a_line_too_many_is_one_line():
    most = next(n for n in range(60, 200) if not exports.fit(counted(n)).fits)
    fit = exports.fit(counted(most))

    assert fit.fullness < 1.02
    assert (fit.lines_over, fit.sentence()) == (1, 'One line too many in "Part 0".')


def test_where_no_part_is_long_enough_lines_go_from_the_longest_first():
    page = counted(*[20] * 14)
    fit = exports.fit(page)
    whole, rest = divmod(fit.lines_over, 20)

    def trimmed(more: int) -> Page:
        left = replace(page, sections=page.sections[whole:])
        return without_items(left, f"Part {whole}", rest + more)

    assert (fit.too_long, fit.sentence().count("Part")) == ((), 2)
    assert exports.fit(trimmed(0)).fits
    assert not exports.fit(trimmed(-1)).fits


@given(st.integers(1, 9), st.booleans(), st.data())
def test_rows_taken_out_are_as_if_never_written(count: int, boxed: bool, data: st.DataObject):
    part = section("a", "Part 0", "left", *["Tea"] * count)
    labelled = replace(part, boxed=boxed, groups=(*part.groups, replace(part.groups[0], label="Too")))
    page = with_sections(labelled, section("b", "After", "right", "Rain"))
    gone = data.draw(st.integers(0, 2 * count - 1))
    wanted = rows_of(without_items(page, "Part 0", gone), STEPS[-1], 260)

    assert without(page, rows_of(page, STEPS[-1], 260), STEPS[-1], 0, gone) == wanted


@given(page=pages(plain=True))
@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
def test_less_always_fits_where_more_did(page: Page):
    if not page.sections or not exports.fit(page).fits:
        return
    assert exports.fit(replace(page, sections=page.sections[:-1])).fits


def test_a_page_measured_again_is_measured_the_same():
    with exports.Typesetter().in_use():
        first = exports.fit(USUAL)
        assert exports.fit(USUAL) is first
    with exports.Typesetter().in_use():
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
