"""Lines in and out: whatever letters the console has, and whatever keys were pressed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.text.cell_width import cells
from peertui.plain.console.console import WIDTH, Console, as_sent, fitting, typed_words
from peertui.plain.console.keywords import Keyword, as_answer, word_of

FEW_LETTERS = ("ascii", "cp1252", "cp437", "latin-1", "no such letters")


def said(words: str, letters: str = "utf-8", columns: int = WIDTH) -> str:
    """What a console writes for these words."""
    written: list[str] = []
    Console(lambda: "", lambda _: "", written.append, letters=letters, columns=lambda: columns).say(words)
    return "".join(written)


@given(st.text(), st.sampled_from(FEW_LETTERS))
def test_whatever_is_said_can_be_written_and_steers_no_terminal(words: str, letters: str) -> None:
    written = said(words, letters)
    written.encode("ascii" if letters.startswith("no ") else letters)
    assert not [letter for letter in written if letter != "\n" and (ord(letter) < 32 or 127 <= ord(letter) < 160)]


@pytest.mark.hazard("H52.1", "H52.5")
@given(st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=400))
def test_lines_are_short_and_no_word_is_broken(words: str) -> None:
    lines = said(words).splitlines()
    assert all(len(line) <= WIDTH or " " not in line for line in lines)
    assert " ".join(" ".join(lines).split()) == " ".join(" ".join(words.splitlines()).split())


@given(
    st.lists(st.sampled_from(["tea", "日本語", "Zoë", "한국", "🌻", "well-being", "x"]), max_size=60),
    st.integers(8, 200),
)
def test_lines_fit_the_window_with_letters_of_two_cells_too(words: list[str], columns: int) -> None:
    lines = said("  " + " ".join(words), columns=columns).splitlines()
    assert " ".join(lines).split() == words
    for line in lines:
        assert cells(line) <= min(columns, WIDTH) or len(line.split()) == 1


def test_a_window_of_twenty_columns_gets_lines_of_twenty() -> None:
    lines = said(
        "The page: choose together. A number puts a line on the page, or takes it off.", columns=20
    ).splitlines()
    assert max(map(len, lines)) <= 20
    assert len(lines) < 7


@pytest.mark.parametrize(
    ("words", "letters", "written"),
    [
        ("“No,” she said… it’s – fine", "ascii", '"No," she said... it\'s - fine'),
        ("Zoë’s café", "cp437", "Zoë's café"),
        ("Zoë’s café", "ascii", "Zoe's cafe"),
        ("Zoë’s café", "cp1252", "Zoë’s café"),
        ("日 and 🌻", "cp1252", "? and ?"),
    ],
)
def test_a_letter_that_is_missing_has_a_likeness(words: str, letters: str, written: str) -> None:
    assert fitting(words, letters) == written


def test_arrow_keys_and_control_letters_leave_nothing_in_a_line() -> None:
    assert typed_words("te\x1b[Aa\x1bOP \x1b[15~and\x07 ca\x00ke\x1b") == "tea and cake"


def test_what_cannot_be_read_is_asked_for_again() -> None:
    lines = iter([UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), "tea"])

    def read() -> str:
        line = next(lines)
        if isinstance(line, str):
            return line
        raise line

    assert Console(read, lambda _: "", lambda _: None).ask("What?") == "tea"


@pytest.mark.parametrize("letters", ["ascii", "cp1252", "latin-1", "utf-8", "cp437"])
@given(words=st.text(st.characters(codec="utf-8", exclude_categories=("Cc",))))
def test_what_a_terminal_sends_in_utf_8_is_kept_whatever_it_says_of_its_letters(letters: str, words: str) -> None:
    read = words.encode().decode(letters, "surrogateescape")
    assert as_sent(read, letters) == words


def test_letters_of_another_kind_stay_and_unknown_ones_are_asked_for_again() -> None:
    assert as_sent("Zoë", "cp1252") == "Zoë"
    assert as_sent("Zoë", "ascii") == "Zoë"
    with pytest.raises(UnicodeDecodeError):
        as_sent("Zo\udceb", "ascii")


@pytest.mark.parametrize("word", list(Keyword))
def test_each_word_is_heard_in_any_capitals_and_can_be_written_as_an_answer(word: Keyword) -> None:
    for typed in (word.value, word.upper(), f"  {word.title()} "):
        assert word_of(typed) is word
    assert word_of(f".{word}") is None
    assert as_answer(f".{word}") == word
    assert as_answer(f"..{word.upper()}") == f".{word.upper()}"
    assert word_of(f"{word} it") is None


@given(st.text())
def test_any_other_answer_stays_as_it_is(typed: str) -> None:
    if word_of(typed.strip().lstrip(".")) is None and typed.strip().lstrip(".") != "-":
        assert as_answer(typed) == typed
