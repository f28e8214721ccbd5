import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from widgets.text.line_wrap import cut, hanging, wrap
from widgets.text.sanitise import clean, one_line

WIDTHS = st.integers(min_value=4, max_value=90)


@pytest.mark.hazard("H55.2")
def test_what_could_steer_a_terminal_is_gone_and_words_stay():
    assert clean("a\x1b[2Jb\x07 c\u202ed") == "a[2Jb cd"
    assert clean("one\r\ntwo\rthree\x85four") == "one\ntwo\nthree\nfour"
    assert clean("half \ud83d") == "half ?"
    assert one_line("one\ntwo") == "one two"
    assert clean("[plan] and [/x] stay, and so does é") == "[plan] and [/x] stay, and so does é"


@given(st.text(), WIDTHS)
def test_wrapping_fits_and_keeps_every_letter(text, width):
    text = clean(text)
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text(), WIDTHS)
def test_cutting_fits_and_says_so(text, width):
    text = one_line(text)
    short = cut(text, width)
    assert cell_len(short) <= width
    assert short == text or short.endswith("...")


def test_long_words_break_and_wide_letters_count_twice():
    assert wrap("abcdefghij kl", 4) == ["abcd", "efgh", "ij", "kl"]
    assert wrap("ああああ", 4) == ["ああ", "ああ"]


def test_hanging_lines_stand_under_the_first():
    assert [line.plain for line in hanging("one two three", 9, "- ")] == ["- one two", "  three"]
