"""Advice on a passphrase, worked out here and now: nothing is looked up, and nothing is refused."""

from __future__ import annotations

import re
import unicodedata

_ENOUGH_BITS = 40
"""About four words picked at random; each guess costs a tenth of a second or more, and 64 MiB."""
_WORD_BITS, _KNOWN_WORD_BITS = 12.0, 4.0
_LETTER_BITS, _ODD_LETTER_BITS, _DIGIT_BITS, _SIGN_BITS = 2.4, 4.0, 3.3, 4.0

_MUCH_USED = (
    "abcabc admin adminadmin arsenal asdfgh baseball battery celtic charlie chelsea chocolate computer correct "
    "daniel dragon england everton football freedom hello horse hunter iloveyou jordan letmein liverpool login "
    "london love manchester master michael monkey mustang ninja pass passphrase password passw peer peertui plan "
    "princess qazwsx qwerty qwertyuiop rangers recovery secret shadow staple starwars sunshine superman support "
    "test thomas trustno welcome wellness whatever worker spring summer autumn winter january february march "
    "april may june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday"
)
_WELL_KNOWN = frozenset(_MUCH_USED.split())
_AS_LETTERS = str.maketrans("013457@$", "oieastas")
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_RUNS = {line[at : at + 3] for row in _ROWS for line in (row, row[::-1]) for at in range(len(row) - 2)}


def advice(passphrase: str) -> str | None:
    """What would make it stronger, in two plain sentences; None if it is good as it is."""
    text = unicodedata.normalize("NFKC", passphrase).strip().lower()
    if _bits(text) >= _ENOUGH_BITS:
        return None
    return f"{_why(text)} Four words that do not belong together are strong and easy to remember."


def _why(text: str) -> str:
    if text.isdigit():
        return "Numbers alone are soon guessed."
    if any(word in _WELL_KNOWN for word in _words(text)):
        return "A word that many people use is guessed first."
    if len(_without_runs(text)) < len(text):
        return "Repeats and keys in a row are soon guessed."
    return "This is short, so it is soon guessed."


def _bits(text: str) -> float:
    """How much guessing it takes, as a power of two; rather too low than too high. A repeat adds nothing."""
    text = _without_runs(text)
    letters = sum(_word_bits(word) for word in set(_words(text)))
    digits = sum(len(number) * _DIGIT_BITS for number in set(re.findall(r"\d+", text)))
    signs = len(set(re.findall(r"[^\w\s]", text))) * _SIGN_BITS
    return letters + digits + signs


def _words(text: str) -> list[str]:
    """Runs of letters, and those that are one when read with 0 for o and the like."""
    alike = [word for word in re.findall(r"\w+", text.translate(_AS_LETTERS)) if word in _WELL_KNOWN]
    return alike or re.findall(r"[^\W\d_]+", text)


def _word_bits(word: str) -> float:
    if word in _WELL_KNOWN:
        return _KNOWN_WORD_BITS
    if len(word) <= 2:
        return len(word) * _ODD_LETTER_BITS
    if len(word) <= 12:
        return min(len(word) * _LETTER_BITS, _WORD_BITS)
    return len(word) * _LETTER_BITS - 8


def _without_runs(text: str) -> str:
    """Three or more equal letters, or keys in a row, count as two."""
    triples = (text[at : at + 3] for at in range(len(text) - 2))
    return text[:2] + "".join(three[2] for three in triples if three not in _RUNS and three != three[0] * 3)
