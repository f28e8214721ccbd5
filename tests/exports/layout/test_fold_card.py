"""The fold card: all of it on eight panels in letters that can be read, or a refusal that says what to leave out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import exports
from exports import DoesNotFit, ExportError, Paper
from exports.layout.fold_card import ACROSS, DOWN, LEAST, PADDING, PANEL, arranged_card
from exports.layout.reading_order import in_card_order
from exports.pdf.render import check_words
from exports.typography.line_breaking import printed
from plans.page.compose import Page
from tests.exports.pdf.test_page_pdf import SLACK, assert_apart, assert_embedded
from tests.support.exports.every_copy import CARD, FOLD, READ_FROM_THE_RIGHT
from tests.support.exports.pdf_text import Sheet, seen
from tests.support.exports.random_pages import pages
from tests.support.exports.sample_page import BAND, CRISIS, RIGHT_TO_LEFT, section, with_sections

DISCLAIMER = (
    "This is my own plan. It is not a risk assessment or a legal document. I can change it at any time. "
    "Help lines from: the NHS, samaritans.org, giveusashout.org. 3 March 2026"
)
"""As a card of the demo has it: five lines in the largest letters."""


def expected(page: Page) -> str:
    """All words, a heading that is repeated among them."""
    _, layout = arranged_card(page)
    assert layout is not None
    headings = [page.band_heading, *(s.heading for s in page.sections)]
    if not (page.band or page.band_heading.strip()):
        headings = headings[1:]
    again = [f"{headings[panel.lines[0].part]} {page.continued}" for panel in layout.panels if panel.again]
    return " ".join(map(printed, (*in_card_order(page), *again, *FOLD)))


def assert_inside_panels(sheet: Sheet) -> None:
    """Every letter keeps clear of the cut and of the folds."""
    wide, tall = PANEL
    frame = max(sheet.shapes, key=lambda shape: shape.width * shape.height)
    assert (frame.width, frame.height) == pytest.approx((ACROSS * wide, DOWN * tall), abs=0.01)
    assert frame.x0 > 2 * PADDING
    assert frame.x1 < sheet.size[0] - 2 * PADDING
    assert frame.y0 > 2 * PADDING
    for letter in (one for one in sheet.letters if one.get_text().strip() and one.matrix[5] > frame.y0):
        x, y = (letter.x0 - frame.x0) % wide, (frame.y1 - letter.matrix[5]) % tall
        assert x >= PADDING - SLACK
        assert x + letter.width <= wide - PADDING + SLACK
        assert y >= PADDING
        assert y <= tall - PADDING + SLACK


def assert_good_or_refused(page: Page, paper: Paper) -> None:
    fit = exports.card_fit(page)
    if fit.fits:
        sheet = Sheet(exports.card_pdf(page, paper, how_to_fold=FOLD, boxes=True))
        assert Counter(seen(sheet.text)) == Counter(seen(expected(page)))
        assert min(sheet.sizes) >= LEAST
        assert_inside_panels(sheet)
        assert_apart(sheet.stretches)
        assert_embedded(sheet)
        return
    assert fit.lines_over > 0
    assert fit.fullness > 1
    with pytest.raises(DoesNotFit) as refusal:
        exports.card_pdf(page, paper)
    assert fit.sentence() in str(refusal.value)
    gone = Counter(fit.leave_out)
    rest = [section for section in page.sections if gone[section.heading] < 1 or gone.subtract([section.heading])]
    assert exports.card_fit(replace(page, sections=tuple(rest))).fits == bool(fit.leave_out)


def for_the_card(page: Page) -> Page:
    return replace(page, meta=page.meta[:1], copies=(), sections=page.sections[:4])


@pytest.mark.hazard("H28.7")
@given(page=pages(), paper=st.sampled_from(Paper))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_card_is_whole_or_refused(page: Page, paper: Paper):
    assert_good_or_refused(for_the_card(page), paper)


@pytest.mark.long
@pytest.mark.timeout(3600)
@given(page=pages(), paper=st.sampled_from(Paper))
@settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck))
def test_five_hundred_cards_are_whole_or_refused(page: Page, paper: Paper):
    assert_good_or_refused(for_the_card(page), paper)


@pytest.mark.parametrize("paper", Paper)
def test_the_usual_card_is_read_in_order(paper: Paper):
    data = exports.card_pdf(CARD, paper, how_to_fold=FOLD)

    check_words(data, (*in_card_order(CARD), *FOLD))
    with pytest.raises(ExportError):
        check_words(data, in_card_order(CARD))
    assert_good_or_refused(CARD, paper)


@pytest.mark.hazard("H34.1")
def test_urgent_help_is_whole_on_the_panel_that_lies_on_top():
    sheet = Sheet(exports.card_pdf(CARD, how_to_fold=FOLD))
    frame = max(sheet.shapes, key=lambda shape: shape.width * shape.height)

    for item in BAND:
        at = sheet.plain.index(item.right)
        letters = sheet.letters[at : at + len(item.right)]
        assert len({letter.matrix[5] for letter in letters}) == 1
        assert all(one.x1 < frame.x0 + PANEL[0] and one.y0 > frame.y1 - PANEL[1] for one in letters)


def test_too_much_says_what_to_leave_out():
    long = section("signs", "My early signs", "left", *["Something that takes up a whole line of the card"] * 90)
    short = section("services", "Services", "right", *["Something that takes up a whole line"] * 8)
    fit = exports.card_fit(replace(CARD, sections=(CRISIS, short, long)))

    assert fit.leave_out == ("My early signs",)
    assert fit.sentence().endswith('lines too many. It fits without "My early signs".')
    assert exports.card_fit(replace(CARD, sections=(CRISIS, short))).sentence().startswith("It fits on the card")


def test_where_one_section_is_not_enough_two_are_named():
    many = ["Something that takes up a whole line of the card"] * 90
    page = replace(CARD, sections=(section("a", "One", "left", *many), CRISIS, section("b", "Two", "left", *many)))

    assert exports.card_fit(page).leave_out == ("One", "Two")


def test_where_nothing_helps_it_is_said():
    fit = exports.card_fit(replace(with_sections(CRISIS), name="name " * 900))

    assert not fit.fits
    assert fit.leave_out == ()
    assert "urgent numbers alone do not fit" in fit.sentence()


def test_the_gauge_is_never_full_while_there_is_room():
    signs = [section("signs", "Signs", "left", *["A sign"] * count) for count in range(0, 120, 7)]
    fits = [exports.card_fit(replace(CARD, sections=(own,))) for own in signs[1:]]

    assert [fit.fits for fit in fits] == [fit.fullness <= 1 for fit in fits]
    assert [fit.fullness for fit in fits] == sorted(fit.fullness for fit in fits)


def test_a_card_from_right_to_left_and_a_locked_one():
    assert_good_or_refused(for_the_card(RIGHT_TO_LEFT), Paper.A4)
    data = exports.card_pdf(CARD, password="pebble")
    assert CARD.name.encode() not in data
    check_words(data, in_card_order(CARD), password="pebble")


@pytest.mark.hazard("H28.8")
@pytest.mark.parametrize("language", READ_FROM_THE_RIGHT)
def test_the_disclaimer_is_never_parted(language: str):
    own = READ_FROM_THE_RIGHT[language]
    first = own.sections[0]
    for items in range(1, 30):
        part = section("a", first.heading, "left", *["הים בחורף"] * items)
        page = replace(own, foot=DISCLAIMER, meta=own.meta[:1], copies=(), sections=(part, *own.sections[1:3]))
        _, layout = arranged_card(page)
        assert layout is not None
        foot = layout.flow.lines[-1].tags
        assert len([panel for panel in layout.panels if any(line.tags == foot for line in panel.lines)]) == 1


def test_the_disclaimer_is_not_alone_on_the_last_panel():
    for items in range(1, 20):
        _, layout = arranged_card(replace(CARD, sections=(section("a", "First", "left", *["A line"] * items),)))
        assert layout is not None
        assert len({line.tags for line in layout.panels[-1].lines}) > 1
