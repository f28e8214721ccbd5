"""Right-to-left writing: the order in which the letters of one line stand on paper.

Unicode's bidirectional algorithm, https://www.unicode.org/reports/tr9/, for text without explicit direction marks:
`clean_text.clean` takes those out. It stays by hand because python-bidi gives a line turned round, not the level of
each letter, and glyphs are tagged and copied out in the order they are read.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby

_MIRRORED = dict(zip("()[]{}<>\u00ab\u00bb\u2039\u203a", ")(][}{><\u00bb\u00ab\u203a\u2039", strict=True))
_STRONG_RTL = ("R", "AL")
_DIRECTED = frozenset(("L", "R", "EN", "AN"))


def mirrored(letter: str) -> str:
    """The letter to draw right-to-left: brackets turn round."""
    return _MIRRORED.get(letter, letter)


def has_rtl(words: str) -> bool:
    """Whether any letter is written right-to-left."""
    return not words.isascii() and any(unicodedata.bidirectional(letter) in (*_STRONG_RTL, "AN") for letter in words)


def is_rtl(words: str) -> bool:
    """Whether a paragraph reads right-to-left: its first letter with a direction says so."""
    if words.isascii():
        return False
    strong = (kind for kind in map(unicodedata.bidirectional, words) if kind in ("L", *_STRONG_RTL))
    return next(strong, "L") in _STRONG_RTL


def letters_each_way(words: str) -> tuple[int, int]:
    """How many letters are written right-to-left, and how many left-to-right."""
    if words.isascii():
        return 0, sum(map(str.isalpha, words))
    kinds = [unicodedata.bidirectional(letter) for letter in words]
    return sum(map(kinds.count, _STRONG_RTL)), kinds.count("L")


def levels(letters: Sequence[str], rtl: bool) -> list[int]:
    """The depth of each letter of a line: even is left-to-right, odd is right-to-left."""
    base = 1 if rtl else 0
    side = "R" if rtl else "L"
    kinds = _numbers([unicodedata.bidirectional(letter[0]) or "L" for letter in letters], side)
    kinds = _neutrals(_brackets(letters, kinds, side), side)
    depth = [_depth(kind, base) for kind in kinds]
    for at in range(len(letters) - 1, -1, -1):
        if not letters[at].isspace():
            break
        depth[at] = base
    return depth


def _depth(kind: str, base: int) -> int:
    if kind == "R":
        return 1
    if kind in ("EN", "AN"):
        return 2
    return base if base % 2 == 0 else base + 1


def _numbers(kinds: list[str], side: str) -> list[str]:
    """Rules W1 to W7: marks, digits and what stands between digits.

    Beyond them, one space between digits counts as part of the number: a phone number reads the same way round
    in every language.
    """
    strong = before = side
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before
        elif kind in ("L", *_STRONG_RTL):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[at] = "AN"
        before = kinds[at]
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    for at in range(1, len(kinds) - 1):
        left, kind, right = kinds[at - 1 : at + 2]
        if left == right and ((kind in ("CS", "WS") and left in ("EN", "AN")) or (kind == "ES" and left == "EN")):
            kinds[at] = left
    kinds = _spread_to_signs(kinds)
    kinds = ["ON" if kind in ("ES", "ET", "CS", "BN") else kind for kind in kinds]
    strong = side
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
    return kinds


def _spread_to_signs(kinds: list[str]) -> list[str]:
    """Rule W5: signs like % and £ beside a number go with it."""
    runs = [(kind, len(list(run))) for kind, run in groupby(kinds)]
    found: list[str] = []
    for at, (kind, length) in enumerate(runs):
        beside = {runs[i][0] for i in (at - 1, at + 1) if 0 <= i < len(runs)}
        found += ["EN" if kind == "ET" and "EN" in beside else kind] * length
    return found


def _brackets(letters: Sequence[str], kinds: list[str], side: str) -> list[str]:
    """Rule N0: a pair of brackets goes one way, that of the line or of the words in and before it."""
    for start, end in _pairs(letters):
        inside = {_direction(kind) for kind in kinds[start + 1 : end] if kind in _DIRECTED}
        before = next((_direction(kind) for kind in reversed(kinds[:start]) if kind in _DIRECTED), side)
        if inside:
            kinds[start] = kinds[end] = side if side in inside else before
    return kinds


def _pairs(letters: Sequence[str]) -> list[tuple[int, int]]:
    """Where matching brackets open and close, in the order they open."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, letter in enumerate(letters):
        if letter in tuple("([{"):
            waiting.append((_MIRRORED[letter], at))
        elif letter in tuple(")]}") and letter in (closing for closing, _ in waiting):
            while waiting:
                closing, start = waiting.pop()
                if closing == letter:
                    found.append((start, at))
                    break
    return sorted(found)


def _neutrals(kinds: list[str], side: str) -> list[str]:
    """Rules N1 and N2: spaces and signs take the direction of both neighbours, or the line's."""
    runs = [(directed, list(run)) for directed, run in groupby(kinds, _DIRECTED.__contains__)]
    found: list[str] = []
    for at, (directed, run) in enumerate(runs):
        if directed:
            found += run
        else:
            left = _direction(runs[at - 1][1][-1]) if at else side
            right = _direction(runs[at + 1][1][0]) if at + 1 < len(runs) else side
            found += [left if left == right else side] * len(run)
    return found


def _direction(kind: str) -> str:
    return "L" if kind == "L" else "R"


def visual_order(depths: Sequence[int]) -> list[int]:
    """Rule L2: the places of a line's letters, from left to right on paper."""
    order = list(range(len(depths)))
    for depth in range(max(depths, default=0), 0, -1):
        start = 0
        for end in range(len(order) + 1):
            if end == len(order) or depths[order[end]] < depth:
                order[start:end] = reversed(order[start:end])
                start = end + 1
    return order
