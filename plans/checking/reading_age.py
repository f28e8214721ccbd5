"""How old a reader has to be: two known formulas, one on syllables and one on letters, taken together.

Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59. Automated Readability Index: 4.71 letters a
word + 0.5 words a sentence - 21.43. Both give a school year of the US; five more is the age. One of them is easily
misled by a few words ("okay" is short and has two syllables), so the age is half way between them.
"""

from __future__ import annotations

import re

from plans.checking.syllables import syllables

STEADY = 12
"""Words from which on the formulas say something: one long word decides the age of a text of six."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_END = re.compile(r"[.!?:;]+(?=['’\")]*(?:\s|$))")
"""A colon or semicolon ends a unit of thought too, as Flesch counts them."""
_SLOT = re.compile(r"\{[a-z_]*\}")
_YOUNGEST = 5.0


def words_of(text: str) -> list[str]:
    """The words of a text; a slot counts as one short word."""
    return _WORD.findall(_SLOT.sub("it", text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that hold a word."""
    return [part.strip() for part in _END.split(text) if _WORD.search(part)]


def reading_age(text: str) -> float:
    """Years of age from which most readers take it in; 5 is the least. Steady from `STEADY` words on."""
    words = words_of(text)
    if not words:
        return _YOUNGEST
    return max(_YOUNGEST, (flesch_kincaid(text) + letters_index(text)) / 2 + 5)


def flesch_kincaid(text: str) -> float:
    """The Flesch-Kincaid grade of a text with at least one word."""
    words = words_of(text)
    spoken = sum(syllables(part) for word in words for part in re.split("[-–]", word))
    return 0.39 * _length(words, text) + 11.8 * spoken / len(words) - 15.59


def letters_index(text: str) -> float:
    """The Automated Readability Index of a text with at least one word."""
    words = words_of(text)
    letters = sum(letter.isalnum() for word in words for letter in word)
    return 4.71 * letters / len(words) + 0.5 * _length(words, text) - 21.43


def _length(words: list[str], text: str) -> float:
    return len(words) / max(1, len(sentences_of(text)))
