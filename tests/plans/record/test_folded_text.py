"""Letters looked for without capitals and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.record.folded_text import fold


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("Zoë Owen", "zoe owen"),
        ("Łukasz", "lukasz"),
        ("SØREN", "soren"),
        ("Straße", "strasse"),
        ("I", "i"),
        ("日本™", "日本tm"),
    ],
)
def test_accents_and_capitals_go(words: str, folded: str) -> None:
    assert fold(words) == folded


@given(st.text(), st.text())
def test_what_begins_so_still_does_and_twice_is_once(words: str, more: str) -> None:
    assert fold(fold(words)) == fold(words)
    assert fold(f"{words} {more}").startswith(fold(words))
