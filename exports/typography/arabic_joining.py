"""How Arabic letters join: each letter of a word in its first, middle, last or single form.

The forms are Unicode's own presentation letters, found through the standard library. Urdu, Persian, Kurdish and
Arabic are covered; a letter without such forms is shown as it stands.
"""

from __future__ import annotations

import unicodedata
from functools import cache

_RANGES = (range(0xFB50, 0xFDF0), range(0xFE70, 0xFEFD))
_TATWEEL, _ZWJ, _ZWNJ = "\u0640", "\u200d", "\u200c"
_ALONE = frozenset("\u0621\u0640")
"""Letters with one form only."""


@cache
def _forms() -> dict[tuple[str, str], str]:
    """(letters, form) -> presentation letter, where form is one of isolated, initial, medial, final."""
    found: dict[tuple[str, str], str] = {}
    for code in (code for codes in _RANGES for code in codes):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        text = "".join(chr(int(letter, 16)) for letter in letters)
        is_lam_alef = len(text) == 2 and text[0] == "\u0644" and text[1] in "\u0622\u0623\u0625\u0627"
        if len(text) == 1 or is_lam_alef:
            found.setdefault((text, form.strip("<>")), chr(code))
    return found


def is_arabic(letter: str) -> bool:
    """Whether a letter may join with its neighbours."""
    return "\u0620" <= letter <= "\u06d3" and unicodedata.category(letter)[0] == "L"


def can_join(cluster: str) -> bool:
    """Whether a letter has forms that join, and no mark that would have to be placed."""
    bare = cluster.strip(_ZWJ + _ZWNJ)
    return len(bare) == 1 and (not is_arabic(bare) or bare in _ALONE or (bare, "final") in _forms())


def _joins_next(letters: str) -> bool:
    return letters in (_TATWEEL, _ZWJ) or (letters, "initial") in _forms()


def _joins_last(letters: str) -> bool:
    return letters in (_TATWEEL, _ZWJ) or (letters, "final") in _forms()


def joined(word: str) -> list[tuple[str, str]]:
    """Each letter of a word with the letter to draw for it; lam and alef become one shape standing for both."""
    units: list[str] = []
    for letter in word:
        if units and (units[-1] + letter, "isolated") in _forms() and len(units[-1]) == 1:
            units[-1] += letter
        else:
            units.append(letter)
    shown = []
    for at, unit in enumerate(units):
        before = _neighbour(units[:at][::-1])
        after = _neighbour(units[at + 1 :])
        tied_before = _joins_next(before) and _joins_last(unit)
        tied_after = _joins_next(unit) and _joins_last(after)
        form = ("isolated", "initial", "final", "medial")[tied_after + 2 * tied_before]
        single = form == "isolated" and len(unit) == 1
        shown.append((unit, unit if single else _forms().get((unit, form), unit)))
    return shown


def _neighbour(units: list[str]) -> str:
    """The nearest unit that is not a mark."""
    return next((unit for unit in units if unicodedata.category(unit[0]) != "Mn"), "")
