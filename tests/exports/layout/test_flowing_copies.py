"""Large print: every word, nothing below 16 points, as many sheets as it takes."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import exports
from exports import ExportError, Paper
from exports.layout.flow_lines import Style
from exports.layout.flowing_copies import LARGE, MARGIN, SLIP, WHOLE, Sheets, sheets
from exports.layout.reading_order import in_flowing_order
from exports.pdf.render import check_words
from exports.typography.line_breaking import printed
from plans.pack.line_templates import render
from plans.page.compose import Page, PageItem
from tests.exports.pdf.test_page_pdf import assert_apart, assert_embedded, assert_legible
from tests.support.exports.pdf_text import Sheet, all_sheets, seen
from tests.support.exports.random_pages import pages
from tests.support.exports.sample_page import BAND, CRISIS, FULL, RIGHT_TO_LEFT, TOO_FULL, USUAL, section, with_sections

LEAST = 16


def expected(page: Page, layout: Sheets) -> str:
    """All words, with the headings that are repeated and what stands at the foot of each sheet."""
    words = list(in_flowing_order(page))
    for at, room in enumerate(layout.rooms, 1):
        part = next((line.part for line in room.lines if line.part >= 0), -1) if room.again else -1
        headings = [page.band_heading, *(s.heading for s in page.sections)][0 if has_band(page) else 1 :]
        words += [f"{headings[part]} {page.continued}"] if room.again else []
        words.append(render(page.page_n_of, {"n": str(at), "total": str(len(layout.rooms))}))
    return " ".join(map(printed, words))


def has_band(page: Page) -> bool:
    return bool(page.band or page.band_heading.strip())


def assert_whole(found: list[Sheet], page: Page, layout: Sheets) -> None:
    """Every letter once. The name stands at the foot of each sheet where it leaves room for the number."""
    extra = Counter(seen("".join(sheet.text for sheet in found))) - Counter(seen(expected(page, layout)))
    missing = Counter(seen(expected(page, layout))) - Counter(seen("".join(sheet.text for sheet in found)))
    names = Counter({letter: times * len(found) for letter, times in Counter(seen(printed(page.name))).items()})
    assert not missing
    assert extra in (Counter(), names)


def assert_good(page: Page, paper: Paper) -> None:
    data, layout = exports.large_pdf(page, paper, boxes=True), sheets(page, paper)
    found = all_sheets(data)
    assert len(found) == len(layout.rooms)
    assert_whole(found, page, layout)
    for sheet in found:
        assert sheet.size == pytest.approx(paper.size, abs=0.01)
        assert_legible(sheet, LEAST, MARGIN)
        assert_apart(sheet.stretches)
    assert_embedded(found[0])


@pytest.mark.hazard("H28.7", "H29.1")
@given(page=pages(), paper=st.sampled_from(Paper))
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_page_is_whole_in_large_print(page: Page, paper: Paper):
    assert_good(page, paper)


@pytest.mark.long
@pytest.mark.timeout(3600)
@given(page=pages(), paper=st.sampled_from(Paper))
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
def test_five_hundred_pages_are_whole_in_large_print(page: Page, paper: Paper):
    assert_good(page, paper)


@given(page=pages(plain=True))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_nothing_stands_alone_at_the_end_or_the_start_of_a_sheet(page: Page):
    rooms = sheets(page, Paper.A4).rooms
    for room, after in pairwise(rooms):
        last, first = room.lines[-1], after.lines[0]
        assert not last.keep
        if last.tags == first.tags:
            assert room.lines[-2].tags == last.tags
            assert after.lines[1].tags == first.tags


def test_a_heading_is_never_the_last_line_of_a_sheet():
    for items in range(1, 40, 3):
        first = section("a", "First", "left", *["A line of words"] * items)
        page = with_sections(first, section("b", "Second", "left", "One", "Two"))
        for room in sheets(page, Paper.A4).rooms:
            assert not room.lines[-1].keep


@pytest.mark.parametrize("page", [USUAL, FULL, TOO_FULL], ids=["usual", "full", "too full for one page"])
def test_the_words_are_read_in_order_from_sheet_to_sheet(page: Page):
    data = exports.large_pdf(page)
    words, number = in_flowing_order(page), len(sheets(page, Paper.A4).rooms)

    check_words(data, words, sheets=number)
    for wrong in (words[:-1], [*words, "more"], words[::-1]):
        with pytest.raises(ExportError):
            check_words(data, wrong, sheets=number)
    with pytest.raises(ExportError):
        check_words(data, words, sheets=number - 1)


@pytest.mark.hazard("H36.1")
def test_urgent_help_is_on_the_first_sheet_and_no_number_is_broken():
    name = "which has a rather long name in these parts"
    long = [PageItem(f"{item.text}, {name}", item.detail, item.right) for item in BAND]
    first = Sheet(exports.large_pdf(replace(TOO_FULL, band=tuple(long)), Paper.LETTER))

    for item in BAND:
        at = first.plain.index(item.right)
        assert len({letter.matrix[5] for letter in first.letters[at : at + len(item.right)]}) == 1


def test_every_sheet_says_which_it_is_and_whose():
    found = all_sheets(exports.large_pdf(replace(FULL, page_n_of="Page {n} of {total}")))

    assert len(found) > 3
    for at, sheet in enumerate(found, 1):
        assert f"Page {at} of {len(found)}" in sheet.text
        assert sheet.text.endswith("Wren")


def test_a_section_that_goes_on_has_its_heading_again():
    long = section("wishes", "What I want", "left", *[f"A thing that I would like you to know {n}" for n in range(60)])
    found = all_sheets(exports.large_pdf(with_sections(long)))

    assert [("What I want (continued)" in sheet.text) for sheet in found] == [False, True, True, False]


@pytest.mark.hazard("H30.4")
def test_the_heading_of_a_section_that_goes_on_is_read_aloud():
    long = section("wishes", "What I want", "left", *[f"A thing that I would like you to know {n}" for n in range(60)])
    found = all_sheets(exports.large_pdf(with_sections(long)))

    assert [sheet.read_again.strip() for sheet in found] == ["", *["What I want (continued)"] * 2, ""]
    assert all(seen(sheet.read_again) in seen(sheet.read) for sheet in found)


def test_the_foot_of_a_sheet_is_not_read_among_the_words():
    for at, sheet in enumerate(all_sheets(exports.whole_pdf(replace(FULL, page_n_of="Page {n} of {total}"))), 1):
        assert f"Page {at} of" in sheet.text
        assert f"Page {at} of" not in sheet.read


@pytest.mark.parametrize("style", [LARGE, WHOLE, SLIP], ids=["large", "everything", "slip"])
def test_the_disclaimer_is_not_alone_on_the_last_sheet(style: Style):
    for items in range(1, 60):
        own = section("a", "First", "left", *["A line of words"] * items)
        for boxed in (False, True):
            page = with_sections(section("b", "Before", "left", "One"), replace(own, boxed=boxed))
            for paper in Paper:
                *_, last = sheets(page, paper, style).rooms
                assert len({line.tags for line in last.lines}) > 1


def test_a_box_is_parted_only_if_no_sheet_holds_it():
    for before in range(1, 30, 4):
        page = with_sections(section("a", "First", "left", *["A line of words"] * before), CRISIS)
        rooms = [room for room in sheets(page, Paper.A4).rooms if any(line.part == 2 for line in room.lines)]
        assert len(rooms) == 1
    long = replace(CRISIS, groups=CRISIS.groups * 6)
    assert len(sheets(with_sections(long), Paper.A4).rooms) > 2


def test_words_without_an_end_go_on_from_sheet_to_sheet():
    heading = replace(section("a", "never " * 300, "left", "m" * 2000, "quiet and slow " * 120), boxed=True)
    assert_good(replace(with_sections(heading), title="title " * 200, name="name " * 90), Paper.LETTER)


def test_a_page_from_right_to_left_has_its_bullets_at_the_right():
    found = Sheet(exports.large_pdf(RIGHT_TO_LEFT))
    bullets = [shape for shape in found.shapes if 2 < shape.width < 6 and 2 < shape.height < 6]

    assert bullets
    assert all(shape.x0 > found.size[0] * 0.8 for shape in bullets)


def test_large_print_can_be_locked():
    data = exports.large_pdf(USUAL, password="pebble stile")

    assert USUAL.name.encode() not in data
    check_words(data, in_flowing_order(USUAL), sheets=len(sheets(USUAL, Paper.A4).rooms), password="pebble stile")
    with pytest.raises(ExportError, match="password is empty"):
        exports.large_pdf(USUAL, password="")


def test_words_written_from_the_right_turn_the_whole_copy_round_whatever_its_title_is():
    own = section("matters", "What matters to me", "left", "أحب البحر في الصباح الباكر")
    assert sheets(with_sections(own), Paper.A4).flow.rtl
    assert not sheets(USUAL, Paper.A4).flow.rtl
