"""Words of many scripts: shaped, mirrored, copied out as they were typed, and named where they cannot be drawn well."""

from __future__ import annotations

import gc
import shutil
import string
import subprocess
import unicodedata
import weakref
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
import uharfbuzz

import exports
from exports.layout.reading_order import reads_from_the_right
from exports.typography import font_choice, system_fonts
from exports.typography import line_breaking as words
from exports.typography.font_choice import Glyph
from exports.typography.glyph_positions import placed
from exports.typography.line_breaking import tokenised, unjoined
from exports.typography.typesetter import kept
from plans.page.compose import Page
from tests.exports.typography.test_font_choice import bundled
from tests.support.exports.pdf_text import Sheet, seen
from tests.support.exports.random_plans import pack
from tests.support.exports.sample_page import USUAL, section, with_sections

SISTER = ("עולה (אחות), בערב ובסוף השבוע", "", "07700 900 123")
HEBREW = with_sections(section("people", "People I trust", "left", SISTER, ("Ifor", "Has a key", "07700 900 456")))


def one(text: str) -> Page:
    return with_sections(section("a", "Words", "left", text))


def test_a_vowel_written_later_is_drawn_first():
    ki = tokenised("कि")[0].glyphs

    assert "".join(g.text for g in ki) == "कि"
    assert ki[1].number == font_choice.main_font(False).glyph("क")
    assert ki[0].width > 0


def test_marks_stand_over_their_letters():
    for text in ("שָׁלוֹם", "مُحَمَّد", "ที่", "q̣́"):
        marks = [g for word in tokenised(text) for g in word.glyphs if g.rides]
        assert any(g.dx or g.dy for g in marks) or text == "q̣́"


def test_marks_are_never_hung_below_a_thai_letter():
    assert all(g.dy >= 0 for g in tokenised("ญี่")[0].glyphs)


@pytest.mark.parametrize("text", ["ที่", "ญี่"])
def test_two_marks_of_thai_do_not_stand_in_one_place(text: str):
    _, vowel, tone = tokenised(text)[0].glyphs

    def foot(g: Glyph) -> float:
        """The lower edge of a glyph's ink above the line."""
        ink = g.font.shaper.get_glyph_extents(g.number)
        return ink.y_bearing + ink.height + g.dy

    assert vowel.rides
    assert tone.rides
    assert foot(tone) > foot(vowel) + 150


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("بيت", "\ufe91\ufef4\ufe96"),
        ("دار", "\u062f\u0627\u0631"),
        ("سلام", "\ufeb3\ufefc\u0645"),
        ("لا", "\ufefb"),
    ],
)
def test_arabic_letters_join(word: str, forms: str):
    glyphs = tokenised(word)[0].glyphs

    assert [g.number for g in glyphs] == [g.font.glyph(form) for g, form in zip(glyphs, forms, strict=True)]
    assert "".join(g.text for g in glyphs) == word


@pytest.mark.hazard("H29.4")
@pytest.mark.parametrize("word", ["हिन्दी", "विद्यार्थी", "مُحَمَّد", "می\u200cرود", "น้ำ", "ปุ่น", "שָׁלוֹם", "cafe\u0301s"])
def test_glyphs_and_their_widths_are_those_that_harfbuzz_gives(word: str):
    font = font_choice.main_font(False)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(unicodedata.normalize("NFC", word))
    buffer.guess_segment_properties()
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(font.shaper, buffer, {"kern": False})
    wanted = [
        (info.codepoint, at.x_advance) for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]

    glyphs = tokenised(word)[0].glyphs
    assert Counter((g.number, g.width) for g in glyphs) == Counter(wanted)
    assert "".join(g.text for g in glyphs) == unicodedata.normalize("NFC", word)


@pytest.mark.hazard("H29.4")
@pytest.mark.parametrize("text", ["हिन्दी विद्यार्थी", "سلام", "ที่บ้าน", "שָׁלוֹם"])
def test_another_reader_draws_the_same_glyphs_and_reads_the_same_words(text: str):
    wanted = Counter(g.number for word in tokenised(text) for g in word.glyphs)
    with pymupdf.open(stream=exports.pdf(one(text))) as document:
        drawn = Counter(glyph for run in document[0].get_texttrace() for _, glyph, *_ in run["chars"])

    assert not wanted - drawn


def test_plain_letters_are_neither_drawn_together_nor_moved():
    for text in (string.ascii_letters, string.digits + string.punctuation, "office fjord -> A` != www 1/2"):
        for bold in (False, True):
            glyphs = [g for word in tokenised(text, bold) for g in word.glyphs]
            assert [g.number for g in glyphs] == [g.font.glyph(g.text) for g in glyphs]
            assert all(g.width == g.font.width(g.number) and not g.dx and not g.dy for g in glyphs)


@pytest.fixture
def unjoining(monkeypatch: pytest.MonkeyPatch):
    """Fonts without rules of how the letters of Hindi join."""
    monkeypatch.setattr(font_choice, "_RULES", {"DEVANAGARI": {"none"}})


@pytest.mark.hazard("H29.4")
@pytest.mark.usefixtures("unjoining")
def test_scripts_that_cannot_be_drawn_well_are_named_before_the_export():
    assert unjoined(["हिन्दी", "سلام", "שלום", "tea", "Привіт", "สวัสดี"]) == ("Devanagari",)
    (warning,) = exports.fit(one("हिन्दी")).warnings()
    assert "Devanagari" in warning
    assert "no font on this computer joins them" in warning


def test_nothing_is_named_where_harfbuzz_draws_it():
    assert exports.fit(one("हिन्दी مُحَمَّد שָׁלוֹם")).warnings() == ()


@pytest.mark.hazard("H29.2")
def test_letters_no_font_has_are_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch):
    (warning,) = exports.fit(one("".join(map(chr, range(0xE000, 0xE040))))).warnings()

    assert "\ue000" in warning
    assert "40 more" in warning
    assert "other letters" in warning


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs pdftotext")
@pytest.mark.parametrize("text", ["שלום (abc) 12%", "สวัสดี น้ำ ญี่ปุ่น", "tea 🌱🌱 👋🏽 tea", "हिन्दी में", "Привіт"])
def test_what_was_typed_comes_out(text: str, tmp_path: Path):
    file = tmp_path / "page.pdf"
    file.write_bytes(exports.pdf(one(text)))
    out = subprocess.run(
        ["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    found = "".join(c for c in out if not c.isspace() and c not in "\u202a\u202b\u202c")

    for word in text.split():
        assert word.strip("()") in found


def test_an_emoji_broken_over_two_lines_is_typed_once():
    page = one(" ".join(["👩‍👧👋🏽"] * 12))
    orders = Sheet(exports.pdf(page)).orders

    assert orders.count("/ActualText<FEFFD83DDC4BD83CDFFD>") == 12
    assert orders.count("BDC") == orders.count("EMC") - orders.count("BMC")


def test_runs_in_another_script_say_their_language():
    orders = Sheet(exports.pdf(one("tea שלום tea"))).orders

    assert "/Span <</Lang(he)>> BDC" in orders
    assert "/Lang" not in Sheet(exports.pdf(one("tea"))).orders
    assert "/Lang(he)" not in Sheet(exports.pdf(replace(HEBREW, language="he"))).orders


@pytest.mark.hazard("H30.3")
def test_words_are_drawn_in_the_order_they_are_read():
    line = placed(tokenised("שלום abc"), rtl=True)

    assert "".join(p.glyph.text for p in line) == "שלום abc"
    assert line[0].x > line[3].x > line[5].x < line[7].x


def test_most_of_the_letters_decide_which_way_the_page_reads():
    assert reads_from_the_right(HEBREW)
    assert not reads_from_the_right(USUAL)
    assert not reads_from_the_right(one("שלום and some more words"))
    assert reads_from_the_right(replace(one("12"), language="ar"))
    assert not reads_from_the_right(one("12"))


@pytest.mark.hazard("H29.5")
def test_a_right_to_left_page_is_the_mirror_of_the_other():
    turned = Sheet(exports.pdf(HEBREW))
    plain = Sheet(exports.pdf(with_sections(section("people", "People I trust", "left", ("Ola", "", "07700 900 123")))))
    wide = turned.size[0]

    def box(sheet: Sheet, words: str) -> tuple[float, float]:
        at = sheet.plain.index(words)
        run = sheet.letters[at : at + len(words)]
        return min(letter.x0 for letter in run), max(letter.x1 for letter in run)

    for words_ in ("My crisis and wellness plan", "People I trust", "Urgent help now", "Page 1 of 1", "07700 900 123"):
        left, right = box(plain, words_)
        assert box(turned, words_) == pytest.approx((wide - right, wide - left), abs=0.1)


def test_the_pages_own_language_needs_no_pack_to_be_turned():
    assert pack().locale == "en-GB"
    assert seen("עולה") in seen(Sheet(exports.pdf(HEBREW)).plain)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A computer whose only fonts are in one folder."""

    def forget():
        for cached in (system_fonts.files, system_fonts._letters, system_fonts._opened):
            cached.cache_clear()

    monkeypatch.setattr(system_fonts, "folders", lambda: (tmp_path, tmp_path / "missing"))
    forget()
    yield tmp_path
    forget()


def test_a_font_of_the_computer_is_found_wherever_it_lies(folder: Path):
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "Ubuntu Regular.TTF").write_bytes(bundled("Ubuntu_Regular"))
    (folder / "broken.ttf").write_bytes(b"\0\1\0\0nothing")
    (folder / "music.otf").write_bytes(bundled("NotoMusic_Regular"))
    (folder / "notes.txt").write_text("no font")

    found = system_fonts.font_with(frozenset(map(ord, "aé")))

    assert found is not None
    assert found.name == "UbuntuRegular"
    assert system_fonts.font_with(frozenset({0x4F60})) is None


def test_a_collection_gives_its_first_font(folder: Path):
    font = bytearray(bundled("Ubuntu_Regular"))
    for at in range(int.from_bytes(font[4:6])):
        start = 12 + 16 * at + 8
        font[start : start + 4] = (int.from_bytes(font[start : start + 4]) + 16).to_bytes(4)
    (folder / "all.ttc").write_bytes(b"ttcf\0\1\0\0\0\0\0\1\0\0\0\x10" + font)

    assert system_fonts.font_with(frozenset(map(ord, "é"))) is not None


def test_a_font_that_may_not_go_into_documents_is_passed_over(folder: Path):
    font = bytearray(bundled("Ubuntu_Regular"))
    row = font.index(b"OS/2", 12)
    start = int.from_bytes(font[row + 8 : row + 12])
    font[start + 8 : start + 10] = b"\0\2"
    (folder / "closed.ttf").write_bytes(font)

    assert system_fonts.font_with(frozenset({0x61})) is None


def test_plain_fonts_come_before_odd_ones_and_the_order_is_by_name(folder: Path):
    for name in ("ZPlain.ttf", "AItalic.ttf", "b/Plain.ttf", "LastResort.ttf", "DejaVuSans.ttf"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(bundled("Ubuntu_Regular"))

    assert [path.name for path in system_fonts.files()] == ["DejaVuSans.ttf", "Plain.ttf", "ZPlain.ttf", "AItalic.ttf"]


def test_letters_without_a_meaning_of_their_own_are_not_looked_for(folder: Path):
    (folder / "any.ttf").write_bytes(bundled("Ubuntu_Regular"))

    assert system_fonts.font_with(frozenset({0xE0FF})) is None
    assert not system_fonts._letters.cache_info().currsize


def test_a_font_that_joins_letters_is_taken_before_one_that_has_them_alone(folder: Path):
    for name in ("a.ttf", "b.ttf"):
        (folder / name).write_bytes(bundled("FiraGO_Regular"))

    assert system_fonts.font_with(frozenset({0x915})).name == "a"
    assert system_fonts.font_with(frozenset({0x915}), lambda font: font.name == "b").name == "b"
    assert system_fonts.font_with(frozenset({0x915}), lambda _: False).name == "a"


def test_what_was_measured_goes_with_its_typesetter():
    page = one("שלום and a pebble")
    typesetter = exports.Typesetter()
    with typesetter.in_use():
        fit = weakref.ref(exports.fit(page))
        exports.pdf(page)
        exports.card_fit(page)
    gc.collect()
    assert fit() is not None
    del typesetter
    gc.collect()
    assert fit() is None


def test_no_cache_of_a_module_holds_words():
    with exports.Typesetter().in_use():
        exports.pdf(one("zebra-finch हिन्दी विद्यार्थी"))
    gc.collect()
    for thing in gc.get_objects():
        if isinstance(thing, words.TypesetWord):
            assert "zebra" not in "".join(g.text for g in thing.glyphs)
        elif isinstance(thing, Page):
            assert "zebra" not in repr(thing)
        elif isinstance(thing, dict):
            assert not [key for key in thing if isinstance(key, str) and "विद्यार्थी" in key]


def test_a_typesetter_lets_go_of_the_oldest():
    made = []

    @kept(2)
    def double(number: int) -> int:
        made.append(number)
        return 2 * number

    with exports.Typesetter().in_use():
        assert [double(number) for number in (1, 1, 2, 3, 1)] == [2, 2, 4, 6, 2]
    assert made == [1, 2, 3, 1]
