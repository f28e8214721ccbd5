from __future__ import annotations

import pytest

from exports.typography.bidi import is_rtl, levels, visual_order
from exports.typography.line_breaking import tokenised
from tests.support.exports.glyph_order import in_visual_order


def on_paper(words: str) -> str:
    """The letters of one line from left to right, as they stand on paper; brackets as they were written."""
    return "".join(g.text for g in in_visual_order(tokenised(words), is_rtl(words)))


@pytest.mark.hazard("H29.5")
@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("car is THE CAR in arabic", "car is RAC EHT in arabic"),
        ("THE CAR is", "is RAC EHT"),
        ("IT IS 3 KM", "MK 3 SI TI"),
        ("RING 07700 900 123 NOW", "WON 07700 900 123 GNIR"),
        ("HE (abc) 12%", "12% (abc) EH".replace("(", "#").replace(")", "(").replace("#", ")").replace("%", "%")),
        ("he said CAR 1.5 MEANS", "he said SNAEM 1.5 RAC"),
    ],
)
def test_lines_stand_in_the_right_order(words: str, wanted: str):
    hebrew = {letter: chr(0x5D0 + at) for at, letter in enumerate("ABCDEGHIKLMNORSTUVW")}
    table = str.maketrans(hebrew)
    found = on_paper(words.translate(table))

    assert found.replace("(", "").replace(")", "") == wanted.translate(table).replace("(", "").replace(")", "")


def test_brackets_turn_with_the_writing():
    glyphs = in_visual_order(tokenised("(אב)"), rtl=True)

    assert [g.text for g in glyphs] == [")", "ב", "א", "("]
    assert [g.number for g in glyphs][::3] == [g.number for g in in_visual_order(tokenised("()"), rtl=False)]


def test_the_first_letter_with_a_direction_decides():
    assert is_rtl("123 שלום hello")
    assert not is_rtl("123 hello שלום")
    assert not is_rtl("123")


def test_left_to_right_words_are_left_alone():
    assert set(levels(list("plain words, 12%"), rtl=False)) == {0}
    assert visual_order([0, 0, 1, 1, 2, 2, 0]) == [0, 1, 4, 5, 3, 2, 6]


def test_marks_stay_with_their_letter():
    glyphs = in_visual_order(tokenised("שָׁלוֹם"), rtl=True)
    letters = "".join(g.text for g in glyphs)

    assert letters.startswith("ם")
    assert letters.index("ש") < letters.index("\u05b8")
