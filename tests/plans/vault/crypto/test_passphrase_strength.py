"""Advice on a passphrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.vault.crypto.passphrase_strength import advice


@pytest.mark.parametrize(
    "strong",
    [
        "kettle marble otter seven",
        "kettlemarbleotterseven",
        "Kettle-Marble-Otter-Seven",
        "gT7#kQ9!xW2p",
        "the blue bus stops at Ada's house",
        "môr mynydd cwmwl llyfr",
    ],
)
def test_a_strong_one_needs_no_advice(strong: str) -> None:
    assert advice(strong) is None


@pytest.mark.hazard("H15.3")
@pytest.mark.parametrize(
    ("weak", "why"),
    [
        ("", "short"),
        ("tea", "short"),
        ("kettle marble", "short"),
        ("07700900123", "Numbers"),
        ("Password123!", "many people use"),
        ("P4$$w0rd P4$$w0rd P4$$w0rd", "many people use"),
        ("correct horse battery staple", "many people use"),
        ("Liverpool liverpool LIVERPOOL", "many people use"),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "in a row"),
        ("abcdefghijklmnopqrstuvwxyz", "in a row"),
        ("zxcvbnm,lkjhgfdsa", "in a row"),
    ],
)
def test_a_weak_one_is_told_why_and_what_is_better(weak: str, why: str) -> None:
    said = advice(weak)
    assert said
    assert why in said
    assert "Four words" in said


@given(st.text())
def test_any_text_gets_one_of_a_few_answers_so_none_repeats_the_passphrase(text: str) -> None:
    assert advice(text) in {None, *map(advice, ("tea", "07700900123", "Password123!", "aaaaaaaaaaaa"))}


@given(st.sampled_from(["tea", "kettle marble", "Summer24"]), st.integers(1, 9))
def test_a_repeat_makes_nothing_stronger(weak: str, times: int) -> None:
    assert advice(" ".join([weak] * times))
