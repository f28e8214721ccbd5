"""Text that came at one instant is a paste, and keys stay keys."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
import textual
from hypothesis import given, settings
from hypothesis import strategies as st
from textual import events

from peertui.app.paste_detection import QUIET, Marks, PasteParser, looks_pasted

START, END = "\x1b[200~", "\x1b[201~"
LATER = 2 * QUIET
TEXT = st.text(st.sampled_from("ab 1é\n\r\t"), max_size=40)


def heard(*pieces: tuple[float, str]) -> list[str]:
    """What the app hears of pieces read at these seconds: a paste as its words, a key as its name in brackets."""
    now = 0.0
    parser = PasteParser(clock=lambda: now)
    said = []
    for at, piece in pieces:
        now = at
        said += [*parser.feed(piece), *parser.tick()]
    now += LATER
    return [one.text if isinstance(one, events.Paste) else f"<{one.key}>" for one in (*said, *parser.tick())]


@pytest.mark.parametrize("text", ["tea\rtoast", "1\r2\r345678\r", "one\r\n\r\ntwo six", "a\tb\r" * 40])
def test_several_lines_at_once_are_pasted(text: str) -> None:
    assert looks_pasted(text)
    assert heard((1, text)) == [text]


@pytest.mark.parametrize(("ends", "keys"), [("", []), ("\r", ["<enter>"]), ("\r\r", ["<enter>", "<enter>"])])
def test_a_long_line_is_pasted_and_the_enter_after_it_is_a_key(ends: str, keys: list[str]) -> None:
    assert heard((1, "9 words" * 6 + ends)) == ["9 words" * 6, *keys]
    assert heard((1, "9 words" * 600), (1, "b" * 40 + ends)) == ["9 words" * 600, "b" * 40, *keys]


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "\r",
        "kettle harbour violin\r",
        "1\r2\r",
        "\t\t2",
        "words\r\r\r",
        "wrod\x7f\x7f\rand more\r",
        "\x1b[A\x1b[B",
    ],
)
def test_what_somebody_types_ahead_stays_keys(text: str) -> None:
    assert not looks_pasted(text)
    assert START not in Marks().put(text, 1)
    assert not [said for said in heard((1, text)) if not said.startswith("<")]


def test_the_rest_of_a_paste_belongs_to_it_and_the_next_key_does_not() -> None:
    first, rest = "\r".join(["a line"] * 50), "\rthe end\r"
    assert heard((1, first), (1 + QUIET / 2, rest), (2, "\r")) == [first + rest, "<enter>"]
    assert heard((1, first), (1 + LATER, "y"), (2, "\r")) == [first, "<y>", "<enter>"]
    assert heard((1, first), (1 + QUIET / 2, "\x1b[A")) == [first, "<up>"]


@settings(max_examples=40)
@given(TEXT.filter(lambda text: "\n" not in text), st.lists(st.integers(1, 60), max_size=4))
def test_a_marked_paste_is_left_as_it_is_wherever_it_is_cut(text: str, cuts: list[int]) -> None:
    whole = f"x{START}{text}b{END}y"
    edges = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    pieces = [whole[a:b] for a, b in pairwise(edges) if a < b]
    marks = Marks()
    assert "".join(marks.put(piece, 1) for piece in pieces) + marks.end(9) == whole


@pytest.mark.hazard("H02.2")
@settings(max_examples=40)
@given(TEXT.filter(looks_pasted), st.lists(TEXT.filter(bool), max_size=4))
def test_an_unmarked_paste_is_one_paste_with_every_letter_however_many_pieces_it_comes_in(
    first: str, others: list[str]
) -> None:
    assert heard(*((1, piece) for piece in (first, *others))) == ["".join((first, *others))]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("ab1 \r\t\x7f"), st.floats(0.001, 0.3)), max_size=60))
def test_keys_read_one_by_one_are_never_a_paste(keys: list[tuple[str, float]]) -> None:
    now, said = 0.0, []
    marks = Marks()
    for key, wait in keys:
        now += wait
        said.append(marks.put(key, now))
        marks.passed_on(now)
    assert "".join(said) == "".join(key for key, _ in keys)


@pytest.mark.parametrize("driver", ["linux_driver", "win32"])
def test_both_drivers_of_textual_still_ask_for_their_parser_by_this_name(driver: str) -> None:
    source = (Path(textual.__file__).parent / "drivers" / f"{driver}.py").read_text(encoding="utf-8")
    assert "from textual._xterm_parser import XTermParser\n" in source
    assert "parser = XTermParser(" in source
