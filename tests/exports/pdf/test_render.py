from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import exports
from exports.layout.reading_order import in_reading_order
from exports.text.cell_width import cells
from exports.typography.clean_text import clean
from exports.typography.line_breaking import printed
from plans.page.compose import Page
from tests.support.exports.pdf_text import seen
from tests.support.exports.random_pages import pages
from tests.support.exports.sample_page import BAND, NEARLY_EMPTY, TOO_FULL, USUAL, section, with_sections

FRAME = "-·:>─│┌┐└┘═.[],"
"""What the copies draw with, and what stands between words."""
OURS = {"heading", "paragraph", "inline", "text", "bullet_list", "list_item", "hr", "hardbreak", "text_special"}
"""The only markup there may be."""
QUICK = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def bare(words: str) -> Counter[str]:
    return Counter(letter for letter in seen(clean(words)) if letter not in FRAME)


def words_of(page: Page) -> str:
    return "".join(clean(words) for words in in_reading_order(page) if words != page.page_of)


def rendered(source: str) -> tuple[str, set[str]]:
    """The words of a Markdown text, and the kinds of markup in it."""
    kinds, words = set(), []
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(source):
        kinds.add(token.type.removesuffix("_open").removesuffix("_close"))
        for part in token.children or ():
            kinds.add(part.type)
            words.append(part.content)
    return "".join(words), kinds


@given(page=pages(), width=st.integers(30, 100))
@QUICK
def test_plain_text_has_exactly_the_chosen_words(page: Page, width: int):
    text = exports.text(page, width)

    assert bare(text) == bare(words_of(page))
    assert all(cells(line) <= width or len(line.split()) <= 2 for line in text.split("\n"))
    assert not any(ord(letter) < 32 for letter in text.replace("\n", ""))


@given(page=pages())
@QUICK
def test_markdown_has_exactly_the_chosen_words_and_no_markup_of_theirs(page: Page):
    words, kinds = rendered(exports.markdown(page))

    assert bare(words) == bare(words_of(page))
    assert kinds <= OURS


@pytest.mark.hazard("H55.2")
@pytest.mark.parametrize(
    "words",
    [
        *("# no heading", "- no list", "1. no number", "2) none", "+ none", "> no quote", "===", "---", "***"),
        *("[text](https://example.org)", "<b>bold</b>", "*a* _b_ ~~c~~ `d`", "| a | b |", "&amp;", "\\*", "![x](y)"),
        *("one\n\n    code", "a\n# b", "a\n- b\n1. c", "[x]: https://example.org", "https://example.org", "www.a.org"),
    ],
)
def test_no_words_become_markup(words: str):
    page = replace(with_sections(section("matters", words, "left", (words, words, words))), name=words, copies=(words,))
    found, kinds = rendered(exports.markdown(page))

    assert seen(found).count(seen(words)) == 6
    assert kinds <= OURS


def test_plain_text_reads_well():
    text = exports.text(USUAL)

    assert "- Ola (sister): 07700 900 123\n" in text
    assert "- I stop opening the post\n  Take the pile to Marek on Tuesday\n" in text
    assert "- Find my swimming things\n" in text
    assert "- NHS 111, mental health option: 111, then 2, Day and night\n" in text
    assert "\nThis helps:\n- A low voice" in text
    assert text.startswith("My crisis and wellness plan\nWren\nRenata Quillfeather\nWritten: 3 March 2026\n")
    assert text.endswith(
        "\n\n\nThis is my own plan. It is not a risk assessment or a legal document. I\ncan change it at any time.\n"
    )


@pytest.mark.hazard("H36.1")
def test_no_number_is_broken():
    for width in range(20, 80):
        text = exports.text(USUAL, width)

        assert all(item.right in text for item in (*BAND, *USUAL.sections[6].groups[0].items))


@pytest.mark.hazard("H30.6")
def test_nothing_in_plain_text_is_there_for_the_eye_alone():
    text = exports.text(USUAL)

    assert not any(sign in text for sign in ("--", "->", "==", "__", "**", "[", "]"))


@given(page=pages(), width=st.integers(24, 120))
@QUICK
def test_the_preview_has_the_words_of_the_sheet_in_lines_that_fit(page: Page, width: int):
    shown = exports.preview(page, width)
    wanted = Counter(seen("".join(map(printed, in_reading_order(page)))))
    frame = Counter(FRAME)

    assert all(cells(line) <= width for line in shown.split("\n"))
    missing = wanted - Counter(seen(shown))
    assert not {letter for letter in missing if letter not in frame}


def test_the_preview_has_two_columns_where_there_is_room():
    wide, narrow = exports.preview(USUAL, 80).split("\n"), exports.preview(USUAL, 71).split("\n")

    assert any("What matters to me" in line and "│" in line for line in wide)
    assert any("If things get really hard" in line for line in wide[5:8])
    assert not any("What matters to me" in line and "│" in line for line in narrow)


def test_every_terminal_can_draw_the_preview():
    for width in (40, 75, 116):
        exports.preview(USUAL, width).translate({ord("“"): '"', ord("”"): '"'}).encode("cp437")
        exports.preview(USUAL, width).translate({ord("“"): '"', ord("”"): '"'}).encode("cp850")


def test_the_preview_splits_where_the_sheet_does():
    long = section("wishes", "What I want", "left", *[f"A thing to know {number}" for number in range(60)])
    shown = exports.preview(with_sections(long), 80)

    assert "What I want (continued)" in shown
    assert shown.count("A thing to know 59") == 1
    assert all(shown.count(f"know {number} ") + shown.count(f"know {number}\n") == 1 for number in range(60))


def test_a_page_that_does_not_fit_can_still_be_seen():
    assert exports.preview(TOO_FULL, 80).count("Something else") == 36
    assert "116 123" in exports.preview(NEARLY_EMPTY, 40)


@pytest.mark.hazard("H34.1")
def test_the_help_lines_are_in_every_copy():
    for copy in (exports.text(USUAL), exports.markdown(USUAL), exports.preview(USUAL, 80)):
        assert all(item.right in copy for item in BAND)


def test_a_number_with_a_sign_that_joins_to_what_stands_before_it_keeps_to_the_width():
    item = replace(BAND[0], text="A", detail="AAAAAAAAAA A A A A", right="A 🏽⚓")
    lines = exports.text(replace(USUAL, sections=(), band=(item,)), 30).split("\n")
    assert "- A: A 🏽⚓, AAAAAAAAAA A A A" in lines
