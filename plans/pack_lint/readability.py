"""How many syllables a word has, by rules of spelling: near enough for a reading age."""

from __future__ import annotations

import re
from functools import lru_cache

_APART = {
    "adobe": 3, "area": 3, "areas": 3, "australia": 3, "australian": 3, "befriend": 2, "business": 2,
    "chocolate": 2, "colleague": 2, "colleagues": 2, "create": 2, "created": 2, "creates": 2, "earlier": 3,
    "easier": 3, "element": 3, "elements": 3, "evening": 2, "february": 4, "friend": 1, "friends": 1, "hundred":
    2, "idea": 3, "ideas": 3, "january": 4, "maybe": 2, "medicine": 3, "poem": 2, "poems": 2, "racism": 3,
    "reaction": 3, "reality": 4, "science": 2, "suicide": 3, "supplement": 3, "union": 2, "wednesday": 2,
    "whoever": 3,
}  # fmt: skip
"""Words in use that the rules get wrong."""

_PARTS = re.compile(r"^(any|every|some|safe|else|life|fore|base)(?=[a-z]{3})")
"""How a word made of two begins: its first part is counted by itself, as its "e" would be heard otherwise."""
_FIRST = {"any": 2, "every": 2}
_SILENT_INSIDE = re.compile(r"(?<=[^aeiouy])e(?=(?:ly|ful|ments?|less|ness|ty)$)")
_SILENT_ED = re.compile(r"(?<=[^tdl])ed$|(?<=[aeiouylr]l)ed$")
_SILENT_ES = re.compile(r"(?<=[^aeiouysxzcghl])es$|(?<=[aeiouy]l)es$")
_SILENT_E = re.compile(r"(?<=[^l])e$|(?<=[aeiouy]l)e$")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO_IN_ONE = re.compile(
    r"[^tscg]ia|ciat|[^tscxgs]io|iu|[aeiouy]ing|[aeou]y[aeio](?!d$)|eo[^upw]|[^q]ua[tl]|[^ct]ien|iet"
)
"""Vowels side by side that are said one after the other: di-ary, try-ing, re-ally."""


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Syllables of one word; at least 1. A few capitals together are said letter by letter: NHS is 3."""
    if 2 <= len(word) <= 4 and word.isupper():
        return len(word) + 2 * word.count("W")
    plain, _, rest = word.lower().replace("’", "'").partition("'")
    if rest == "t" and plain.endswith(("dn", "sn")):
        return syllables(plain[:-1]) + 1
    if plain in _APART:
        return _APART[plain]
    begins = _PARTS.match(plain)
    if begins:
        return _FIRST.get(begins[1], 1) + _by_rule(plain[begins.end() :])
    return _by_rule(plain)


def _by_rule(word: str) -> int:
    heard = _SILENT_INSIDE.sub("", word)
    for ending in (_SILENT_ED, _SILENT_ES, _SILENT_E):
        if ending.search(heard):
            heard = ending.sub("", heard)
            break
    return max(1, len(_VOWELS.findall(heard)) + len(_TWO_IN_ONE.findall(heard)))


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
