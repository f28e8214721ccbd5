from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

import exports
from exports import DoesNotFit, ExportError, Paper
from exports.layout.columns import continued
from exports.layout.page_fit import MARGIN, arranged
from exports.layout.reading_order import in_reading_order
from exports.typography.bidi import has_rtl
from exports.typography.line_breaking import printed
from plans.page.compose import Page, PageGroup, PageItem
from tests.support.exports.pdf_text import Sheet, Stretch, seen
from tests.support.exports.random_pages import pages
from tests.support.exports.sample_page import BAND, CRISIS, FULL, NEARLY_EMPTY, TOO_FULL, USUAL, section, with_sections

PAPERS = st.sampled_from(Paper)
SLACK = 0.6
"""Points by which an outline may leave the box of its letter."""


def expected(page: Page, paper: Paper) -> str:
    """All words of a page, a heading that is repeated among them."""
    _, layout = arranged(page, paper)
    assert layout is not None
    words = in_reading_order(page)
    split = layout.rows[layout.split.at :]
    if split and layout.split.at and split[0].section == layout.rows[layout.split.at - 1].section:
        words.append(continued(page, page.sections[split[0].section]))
    return " ".join(map(printed, words))


def assert_whole(sheet: Sheet, page: Page, paper: Paper) -> None:
    wanted = expected(page, paper)
    assert Counter(seen(sheet.text)) == Counter(seen(wanted))
    if not has_rtl(wanted):
        found = set(sheet.text.split())
        short = {word for word in wanted.split() if len(word) <= 12 and word.isascii() and word.isalnum()}
        assert short <= found


def assert_legible(sheet: Sheet, least: float = 9, margin: float = MARGIN) -> None:
    assert min(sheet.sizes) >= least
    wide, tall = sheet.size
    for part in [*(one for one in sheet.letters if one.get_text().strip()), *sheet.shapes]:
        assert part.x0 >= margin - SLACK
        assert part.x1 <= wide - margin + SLACK
        assert part.y0 >= margin - 3
        assert part.y1 <= tall - margin + 3


def assert_apart(stretches: list[Stretch]) -> None:
    for at, one in enumerate(stretches):
        for other in stretches[at + 1 :]:
            beside = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
            upper, lower = (one, other) if one.base > other.base else (other, one)
            assert beside or upper.base - lower.base >= 0.22 * upper.size + 0.7 * lower.size


def assert_embedded(sheet: Sheet) -> None:
    for font in sheet.fonts:
        (descendant,) = (part.get_object() for part in font["/DescendantFonts"])
        assert descendant["/FontDescriptor"]["/FontFile2"].get_data()
        assert "/ToUnicode" in font


def assert_good_or_refused(page: Page, paper: Paper) -> None:
    fit = exports.fit(page, paper)
    if not fit.fits:
        assert fit.lines_over > 0
        with pytest.raises(DoesNotFit):
            exports.pdf(page, paper, boxes=True)
        return
    data = exports.pdf(page, paper, boxes=True)
    sheet = Sheet(data)
    assert sheet.size == pytest.approx(paper.size, abs=0.01)
    assert_whole(sheet, page, paper)
    assert_legible(sheet)
    assert_apart(sheet.stretches)
    assert_embedded(sheet)


@pytest.mark.hazard("H28.1")
@given(page=pages(), paper=PAPERS)
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_page_is_one_good_sheet_or_a_refusal(page: Page, paper: Paper):
    assert_good_or_refused(page, paper)


@pytest.mark.long
@pytest.mark.timeout(1800)
@given(page=pages(), paper=PAPERS)
@settings(max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_thousand_pages_are_one_good_sheet_or_a_refusal(page: Page, paper: Paper):
    assert_good_or_refused(page, paper)


@pytest.mark.hazard("H30.1")
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("page", [USUAL, NEARLY_EMPTY, FULL], ids=["usual", "nearly empty", "full"])
def test_the_words_are_read_in_the_order_of_the_page(page: Page, paper: Paper):
    sheet = Sheet(exports.pdf(page, paper))

    assert seen(sheet.text) == seen("".join(in_reading_order(page)))
    assert sheet.text.split() == " ".join(in_reading_order(page)).split()


@pytest.mark.hazard("H28.2")
def test_the_check_sees_each_difference():
    data = exports.pdf(USUAL)

    exports.check(data, USUAL)
    for other in (
        replace(USUAL, name="Robin"),
        replace(USUAL, copies=(*USUAL.copies, "Nobody")),
        replace(USUAL, band=BAND[:-1]),
        replace(USUAL, sections=USUAL.sections[::-1]),
    ):
        with pytest.raises(ExportError):
            exports.check(data, other)
    for broken in (b"", b"%PDF-1.7 nothing", data[:5000]):
        with pytest.raises(ExportError):
            exports.check(broken, USUAL)


def test_a_file_of_two_pages_is_not_accepted():
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=BytesIO(exports.pdf(USUAL)))
    writer.add_blank_page()
    out = BytesIO()
    writer.write(out)

    with pytest.raises(ExportError):
        exports.check(out.getvalue(), USUAL)


def test_too_much_is_refused_with_what_to_take_out():
    with pytest.raises(DoesNotFit) as refusal:
        exports.pdf(TOO_FULL)

    assert "lines too many" in str(refusal.value)
    assert refusal.value.fit == exports.fit(TOO_FULL)


@pytest.mark.hazard("H18.6")
def test_a_password_closes_the_file_with_aes_256():
    data = exports.pdf(USUAL, password="pebble stile")
    locked = PdfReader(BytesIO(data))
    encryption = locked.trailer["/Encrypt"]

    assert (encryption["/V"], encryption["/R"]) == (5, 6)
    assert USUAL.name.encode() not in data
    assert not locked.decrypt("pebble")
    assert locked.decrypt("pebble stile")
    exports.check(data, USUAL, "pebble stile")
    with pytest.raises(ExportError):
        exports.check(data, USUAL, "pebble")


def test_an_empty_password_never_makes_an_open_file():
    with pytest.raises(ExportError, match="password is empty"):
        exports.pdf(USUAL, password="")


def test_the_same_page_gives_the_same_bytes_in_another_process():
    mixed = replace(USUAL, name="מרים 🌱", full_name="مريم حداد")
    script = (
        "import sys; from dataclasses import replace; import exports;"
        "from tests.support.exports.sample_page import USUAL;"
        "sys.stdout.buffer.write(exports.pdf(replace(USUAL, name='מרים 🌱', full_name='مريم حداد')))"
    )
    other = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, check=True, env=None, timeout=60
    )

    assert other.stdout == exports.pdf(mixed)


@pytest.mark.hazard("H57.2")
@pytest.mark.parametrize(
    "words",
    [
        "\x1b[31mred\x1b[0m \x00\x07 bell",
        "[plan] [/x] <b>bold</b> &amp; (( \\ )) %s {name} $HOME",
        "w" * 3000,
        "שלום (abc) 12%",
        "مرحبا 123 hello",
        "🌱 👩‍👧 🇬🇧 👋🏽 ❤️",
        "𝒲ords above 𐐀 the first plane",
        "half \ud83d a pair",
        "one\ntwo\r\nthree\u2028four",
        "அவள் 很好",
    ],
)
def test_hard_words_are_all_on_the_page(words: str):
    page = with_sections(section("matters", "What matters to me", "left", words), CRISIS)
    sheet = Sheet(exports.pdf(page, boxes=True))

    assert Counter(seen(printed(words))) <= Counter(seen(sheet.text))
    assert_legible(sheet)


def test_a_word_of_ten_thousand_letters_is_refused_or_whole():
    assert_good_or_refused(with_sections(section("matters", "What matters", "left", "m" * 10_000)), Paper.A4)
    assert_good_or_refused(with_sections(section("matters", "What matters", "left", "i" * 10_000)), Paper.A4)


def test_a_head_that_leaves_no_room_is_refused():
    with pytest.raises(DoesNotFit):
        exports.pdf(replace(USUAL, name="name " * 2000))


def test_control_letters_stay_out_of_the_title():
    data = exports.pdf(replace(USUAL, title="My\x00 \u202eplan\nnow"))

    assert PdfReader(BytesIO(data)).metadata["/Title"] == "My plan now"


def test_a_section_that_goes_on_has_its_heading_again():
    long = section("wishes", "What I want", "left", *[f"A thing that I would like you to know {n}" for n in range(60)])
    sheet = Sheet(exports.pdf(with_sections(long)))

    assert sheet.text.count("What I want") == 2
    assert "What I want (continued)" in sheet.text


@pytest.mark.hazard("H36.1")
def test_numbers_are_whole_and_at_the_right_edge():
    sheet = Sheet(exports.pdf(USUAL))
    edge = sheet.size[0] - MARGIN

    for item in (item for part in USUAL.sections for group in part.groups for item in group.items if item.right):
        assert item.right in sheet.text
    assert sum(abs(stretch.right - edge) < 0.1 for stretch in sheet.stretches) >= 5


@pytest.mark.hazard("H29.2")
def test_every_letter_that_cannot_be_drawn_is_named_and_still_read_back():
    page = with_sections(section("matters", "What matters", "left", "\U000107ff and \ue000"))
    fit = exports.fit(page)

    assert set(fit.unprintable) == {"\U000107ff", "\ue000"}
    assert any("\ue000" in warning for warning in fit.warnings())
    assert "\U000107ff and \ue000" in Sheet(exports.pdf(page, boxes=True)).text


def test_nothing_but_the_frame_still_makes_a_page():
    bare = replace(with_sections(), name="Wren", full_name="", meta=(), band=(), band_heading="", copies=())

    assert Sheet(exports.pdf(bare)).text.split() == " ".join(in_reading_order(bare)).split()


def test_items_of_one_long_paragraph_go_on_in_the_other_column():
    page = with_sections(section("wishes", "What I want", "left", "quiet and slow " * 300))
    sheet = Sheet(exports.pdf(page))

    assert seen(sheet.text).count("quietandslow") >= 298
    assert_apart(sheet.stretches)


def test_an_empty_item_takes_nothing_away():
    odd = with_sections(section("people", "People", "right", ("", "", "07700 900 123"), ("Ola", "", "")))
    blank = replace(odd.sections[0], groups=(PageGroup("", (PageItem(""), PageItem("Ola"))),))

    assert "07700 900 123" in Sheet(exports.pdf(odd)).text
    assert "Ola" in Sheet(exports.pdf(replace(odd, sections=(blank,)))).text


@pytest.mark.hazard("H36.1")
def test_a_long_number_in_the_band_is_set_smaller_before_it_is_broken():
    number = "text SHOUT to 85258"
    sheet = Sheet(exports.pdf(replace(USUAL, band=(*BAND[:3], PageItem("Shout", "Any time", number)))))
    at = sheet.plain.index(number)

    assert len({letter.matrix[5] for letter in sheet.letters[at : at + len(number)]}) == 1
