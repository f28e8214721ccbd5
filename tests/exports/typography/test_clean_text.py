from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.typography.clean_text import clean, clusters, is_invisible, one_line, spelled
from exports.typography.line_breaking import broken, printed, tokenised, width
from tests.support.exports.glyph_order import in_visual_order


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("  two   spaces ", "two spaces"),
        ("a\tb\x00c\x1b[0m", "a b c [0m"),
        ("one\r\n\r\n  two \rthree", "one\ntwo\nthree"),
        ("\u202ebackwards\u2066", "backwards"),
        ("half \ud83d pair", "half pair"),
        ("no\ufffe let\uffff\ufdd0ter\U0001fffe", "no letter"),
        ("e\u0301", "é"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\u200d alone", "alone"),
        ("a\u00a0b \u202fc", "a\u00a0b \u00a0c"),
    ],
)
def test_words_are_cleaned(words: str, wanted: str):
    assert clean(words) == wanted


@pytest.mark.hazard("H57.2")
@given(st.text())
def test_cleaning_keeps_every_letter_and_is_done_once(words: str):
    cleaned = clean(words)
    letters = [one for one in unicodedata.normalize("NFC", words) if unicodedata.category(one)[0] not in "CZ"]

    assert clean(cleaned) == cleaned
    assert [one for one in cleaned if unicodedata.category(one)[0] not in "CZ" and not is_invisible(one)] == [
        one for one in letters if not is_invisible(one)
    ]
    assert not any(unicodedata.category(one) in ("Cc", "Cs") for one in cleaned.replace("\n", ""))


@given(st.text())
def test_clusters_are_the_whole_text(words: str):
    assert "".join(clusters(words)) == words


@pytest.mark.parametrize("whole", ["é" + "\u0323", "👩‍👧", "🇬🇧", "👋🏽", "क्ष", "❤️"])
def test_what_belongs_together_stays_together(whole: str):
    assert clusters(f"a{whole}b") == ["a", whole, "b"]


@pytest.mark.parametrize(
    ("sign", "wanted"),
    [
        ("🌱", "[seedling]"),
        ("👋🏽", "[waving hand sign, medium skin tone]"),
        ("👩‍👧", "[woman, girl]"),
        ("🇬🇧", "[flag GB]"),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", "[waving black flag, gbsct]"),
        ("1️⃣", "[1]"),
    ],
)
def test_emoji_are_spelled_out(sign: str, wanted: str):
    assert spelled(sign) == wanted


def test_a_title_is_one_line():
    assert one_line("My\nplan ") == "My plan"


@given(st.lists(st.text("abcdé —-/中w", min_size=1, max_size=40), min_size=1, max_size=12), st.floats(2000, 30000))
def test_lines_are_never_too_wide_and_lose_nothing(words: list[str], room: float):
    text = " ".join(words)
    lines = broken(tokenised(text), room)

    assert all(width(line) <= room for line in lines)
    found = "".join(g.text for line in lines for word in line for g in word.glyphs)
    assert found == printed(text).replace(" ", "")


@given(st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=30), st.floats(3000, 20000))
def test_smaller_letters_never_need_more_lines(words: list[str], room: float):
    tokens = tokenised(" ".join(words))

    assert len(broken(tokens, room * 1.1)) <= len(broken(tokens, room))


def test_line_ends_are_kept_and_long_words_break_where_they_may():
    assert len(broken(tokenised("one\ntwo"), 1e6)) == 2
    address = "www.harbour-house.example/what-we-do/drop-in-times"
    first, *_ = broken(tokenised(address), 12000)
    assert "".join(g.text for word in first for g in word.glyphs).endswith(("-", "/", "."))


def shown(text: str, room: float) -> list[str]:
    return ["".join(g.text for g in in_visual_order(line, False)) for line in broken(tokenised(text), room)]


def test_no_short_word_is_left_alone_in_a_last_line():
    assert shown("The bed is made up", 8500) == ["The bed is", "made up"]
    assert shown("The bed is made", 8500) == ["The bed is made"]
    assert shown("The bed is imperturbable", 8500) == ["The bed is", "imperturbable"]
    assert shown("Two words alone", 5200) == ["Two words", "alone"]
    assert shown("one two three\nfour", 30000) == ["one two three", "four"]


@given(st.lists(st.text("abcdefg", min_size=1, max_size=12), min_size=1, max_size=30), st.floats(3000, 20000))
def test_company_for_a_word_takes_no_further_line(words: list[str], room: float):
    tokens = tokenised(" ".join(words))

    assert len(broken(tokens, room)) == len(broken(tokens, room, tidy=False))
