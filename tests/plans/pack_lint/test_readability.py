"""The reading age: syllables against words counted by hand, formulas against known examples, and what moves them."""

from __future__ import annotations

import pytest

from plans.pack_lint.readability import flesch_kincaid, letters_index, reading_age, sentences_of, syllables, words_of
from plans.pack_lint.reading_level import joined

COUNTED = {
    1: "a I the you one asked helped calls called goes shown signs writes named friend once please through months "
    "shared taste",
    2: "any ago other being going trying people table started wanted useful helpless movement safely sometimes "
    "someone really quiet voices changes places reaches pages little lion poem doesn't didn't bundled settled patient",
    3: "idea area diary anyone everything medicine already another important remember different easier worrying "
    "reliance recover together suicide NHS PDF",
    4: "everybody supervision medication January information reality",
    5: "university association",
}


@pytest.mark.parametrize(("count", "word"), [(c, word) for c, words in COUNTED.items() for word in words.split()])
def test_syllables_are_as_counted_by_hand(count, word):
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("text", "grade", "index"),
    [
        # 6 words, 6 syllables, 17 letters, 1 sentence
        ("The cat sat on the mat.", 0.39 * 6 + 11.8 - 15.59, 4.71 * 17 / 6 + 3 - 21.43),
        # 16 words, 23 syllables, 68 letters, 1 sentence
        (
            "This sentence, taken as a reading passage unto itself, is being used to prove a point.",
            0.39 * 16 + 11.8 * 23 / 16 - 15.59,
            4.71 * 68 / 16 + 8 - 21.43,
        ),
    ],
)
def test_both_formulas_give_what_they_give_by_hand(text, grade, index):
    assert flesch_kincaid(text) == pytest.approx(grade)
    assert letters_index(text) == pytest.approx(index)
    assert reading_age(text) == pytest.approx(max(5, (grade + index) / 2 + 5))


def test_a_contract_is_harder_than_a_kitchen_table():
    hard = "Notwithstanding the aforementioned, the undersigned acknowledges responsibility for administration."
    easy = "I will do it. You can ask me when you like, and I will tell you how it went."
    assert reading_age(hard) > 18
    assert reading_age(easy) == 5


def test_longer_sentences_and_longer_words_are_harder():
    short = "We write it down. You can see every word. You can change it, or take it out."
    long = "We write it down and you can see every word and you can change it, or take it out."
    assert reading_age(short) < reading_age(long) < reading_age(long.replace("write", "document"))


def test_slots_hyphens_and_figures_are_words_of_their_own():
    assert words_of("That was meeting {n} of 10: a check-in, isn\u2019t it?") == [
        "That", "was", "meeting", "it", "of", "10", "a", "check-in", "isn\u2019t", "it",
    ]  # fmt: skip


def test_a_sentence_ends_at_a_stop_and_not_at_a_time_of_day():
    assert len(sentences_of("Saved at 14:32. Ring 3.5 people: all of them (or none). 'Is it okay?' Yes")) == 5


def test_texts_are_joined_as_sentences():
    assert joined(["One", "Two?", "'Three.'"]) == "One. Two? 'Three.'"


def test_nothing_to_read_is_for_anyone():
    assert reading_age("") == reading_age("...") == 5
