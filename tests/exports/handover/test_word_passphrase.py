"""Passphrases to be told by phone: the list of words, drawing from it, and hearing it again."""

from __future__ import annotations

import re
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.handover import word_passphrase
from exports.handover.word_passphrase import WORDS, misheard, new_passphrase, readings, spoken_words

LIST = tuple(spoken_words().values())
NOT_HERE = set(
    re.findall(
        r"\w+",
        "attack blood bomb burn corpse crash crazy cut dead death demon die drown drug fear fight gun hang "
        "harm hate hell hit hurt ill injury insane jail kill knife mad medicine nurse pain panic patient pill "
        "poison police prison punch rape sad scar scare scream shoot sick slave stab suicide sword tablet "
        "threat victim violent ward wound ten two four eight three five six seven nine eleven twelve see sea "
        "son sun two too pair pear knight night flour flower ",
    )
)


def test_the_list_is_long_enough_and_no_two_begin_alike() -> None:
    assert len(LIST) == len({word[:4] for word in LIST}) == 2048
    assert log2(len(LIST)) * WORDS == 66
    assert list(LIST) == sorted(LIST)


def test_the_words_are_short_plain_and_kind() -> None:
    assert all(re.fullmatch("[a-z]{3,8}", word) for word in LIST)
    assert not NOT_HERE & set(LIST)


@pytest.mark.hazard("H23.1")
def test_six_of_them_by_chance(monkeypatch: pytest.MonkeyPatch) -> None:
    words = new_passphrase().split(" ")
    assert len(words) == WORDS
    assert set(words) <= set(LIST)
    assert new_passphrase() != new_passphrase()
    asked = []
    monkeypatch.setattr(word_passphrase.secrets, "choice", lambda these: asked.append(len(these)) or these[0])
    assert new_passphrase() == " ".join([LIST[0]] * WORDS)
    assert asked == [len(LIST)] * WORDS


six = st.lists(st.sampled_from(LIST), min_size=WORDS, max_size=WORDS)


@given(six, st.sampled_from([" ", "-", "   ", ", ", " - ", "\t", ". "]), st.booleans(), st.booleans())
def test_it_is_heard_however_it_is_typed(words: list[str], between: str, capitals: bool, short: bool) -> None:
    typed = between.join(word[:4] if short else word for word in words)
    assert readings(f" {typed.upper() if capitals else typed} \n")[0] == " ".join(words)


@given(st.text(max_size=40))
def test_any_other_passphrase_is_taken_as_it_is(typed: str) -> None:
    found = readings(typed)
    assert len(found) == len(set(found)) <= 2
    exact = typed.strip("\r\n")
    assert found[-1:] == ((exact,) if exact.strip() else ())


def test_six_words_of_another_programme_are_tried_as_they_are_too() -> None:
    typed = "-".join(LIST[:6])
    assert readings(typed) == (" ".join(LIST[:6]), typed)


@pytest.mark.parametrize(
    ("typed", "strange"),
    [
        ("kettle river zzzz garden apple butter", "zzzz"),
        ("kettle river garden apple butter candle", ""),
        ("one passphrase of my very own", ""),
        ("kettle zzzz", ""),
        ("", ""),
    ],
)
def test_a_word_that_was_misheard_is_named(typed: str, strange: str) -> None:
    assert misheard(typed) == strange
