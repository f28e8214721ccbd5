"""Words ready to be measured and drawn: letters already turned into glyphs, widths in 1/1000 of the letter size.

Lines break at spaces, after signs in long chunks, and around ideographs: the part of
https://www.unicode.org/reports/tr14/ that a page of short lines needs. It stays by hand because a break has to fall
between glyphs already shaped and tagged, and Python has no library of it without ICU.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from exports.typography import bidi
from exports.typography.clean_text import clean, clusters, is_symbol, spelled
from exports.typography.font_choice import Glyph, font_for, space
from exports.typography.scripts import script_of
from exports.typography.shaping import glyphs_of, is_well_drawn
from exports.typography.typesetter import kept

_LONG = 24
"""A chunk of more letters than this, as an address has, may break after these signs:"""
_BREAK_AFTER = frozenset("-/\\._@,;:?&=#")
_SHORT = 1 / 3
_COMPANY = 0.6
"""Parts of a line: a shorter word is not left alone, nor are two put together that fill more."""
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class TypesetWord:
    """A piece that is never broken unless it is wider than its line."""

    glyphs: tuple[Glyph, ...]
    width: float
    space: float
    """Width of the space after it; 0 where a line may break without one."""
    ends_line: bool = False
    rtl: bool = False
    """Holds letters written right-to-left."""
    bold: bool = False
    plain: bool = False
    """Nothing but ASCII, each glyph at its own place."""


TypesetLine = Sequence[TypesetWord]


@kept(4096)
def printed(words: str) -> str:
    """`words` as they are printed: cleaned, and emoji that no font here has spelled out."""
    return "".join(shown for shown, _ in _spelled_out(words))


def _spelled_out(words: str) -> list[tuple[str, str | None]]:
    """What is printed, in parts, each with the emoji that it spells out or None."""
    words = clean(words)
    if words.isascii():
        return [(words, None)]
    letters = clusters(words)
    if not any(map(is_symbol, letters)):
        return [(words, None)]
    return [(spelled(c), c) if is_symbol(c) and font_for(c) is None else (c, None) for c in letters]


@kept(4096)
def tokenised(words: str, bold: bool = False) -> tuple[TypesetWord, ...]:
    """The words of a text, in reading order."""
    text, typed = "", list[str | None]()
    for shown, emoji in _spelled_out(words):
        text += shown
        typed += [emoji, *[None if emoji is None else ""] * (len(shown) - 1)] if shown else []
    found: list[TypesetWord] = []
    at = 0
    for line in text.split("\n"):
        for chunk in line.split(" "):
            pieces = _pieces(chunk)
            for number, piece in enumerate(pieces, 1):
                if piece:
                    found.append(_word(piece, typed[at : at + len(piece)], bold, gap=number == len(pieces)))
                at += len(piece)
            at += 1
        if found:
            found[-1] = replace(found[-1], ends_line=True)
    return tuple(found)


def _pieces(chunk: str) -> list[str]:
    """Where a long chunk, or one in a writing without spaces, may break."""
    if len(chunk) <= _LONG and not _IDEOGRAPH.search(chunk):
        return [chunk]
    found = [""]
    for cluster in clusters(chunk):
        sign = unicodedata.category(cluster[0])[0] == "P"
        after_sign = len(found[-1]) > 3 and found[-1][-1] in _BREAK_AFTER
        if found[-1] and (after_sign or (_IDEOGRAPH.match(cluster) and not sign)):
            found.append("")
        found[-1] += cluster
    return found


def _word(text: str, typed: Sequence[str | None], bold: bool, gap: bool) -> TypesetWord:
    """A word; `typed` says of each letter whether it spells out something else."""
    as_typed = not any(typed) and "" not in typed
    if as_typed:
        glyphs = glyphs_of(text, bold)
    else:
        glyphs, start = [], 0
        for end in range(1, len(text) + 1):
            if end == len(text) or (typed[end] != typed[start] if typed[start] is None else typed[end] != ""):
                glyphs += _standing_for(glyphs_of(text[start:end], bold), typed[start])
                start = end
    width, gap_width = sum(g.width for g in glyphs), space(bold).width if gap else 0.0
    plain = as_typed and text.isascii()
    return TypesetWord(tuple(glyphs), width, gap_width, rtl=bidi.has_rtl(text), bold=bold, plain=plain)


def _standing_for(glyphs: list[Glyph], typed: str | None) -> list[Glyph]:
    if typed is None:
        return glyphs
    return [replace(g, typed="" if at else typed) for at, g in enumerate(glyphs)]


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """Letters among `texts` that no font here can draw, each once."""
    return tuple(sorted({letter for text in texts if not text.isascii() for letter in _troubles(text)[0]}))


def unjoined(texts: Iterable[str]) -> tuple[str, ...]:
    """Scripts among `texts` whose letters are printed, but not joined, or their marks not placed, as they should be."""
    return tuple(sorted({script for text in texts if not text.isascii() for script in _troubles(text)[1]}))


@kept(4096)
def _troubles(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Letters that cannot be drawn, and scripts that cannot be drawn well."""
    missing, badly = set[str](), set[str]()
    for cluster in set(clusters(printed(text))) - {" ", "\n"}:
        if (font := font_for(cluster)) is None:
            missing.add(cluster)
        elif not is_well_drawn(cluster, font):
            badly.add(script_of(cluster[0]).capitalize())
    return frozenset(missing), frozenset(badly)


def width(line: TypesetLine) -> float:
    """The width of a line in 1/1000 of the letter size."""
    return sum(w.width + w.space for w in line) - line[-1].space if line else 0.0


def as_read(line: TypesetLine) -> str:
    """What a line says, emoji as they were typed."""
    words = ("".join(g.text if g.typed is None else g.typed for g in w.glyphs) + (" " if w.space else "") for w in line)
    return "".join(words).strip()


def directions(lines: Sequence[TypesetLine]) -> list[bool]:
    """Whether the paragraph of each line reads right-to-left; a line end starts another (UAX 9, P1 to P3)."""
    found: list[bool] = []
    for at, line in enumerate(lines, 1):
        if at == len(lines) or line[-1].ends_line:
            paragraph = lines[len(found) : at]
            has_rtl = any(word.rtl for one in paragraph for word in one)
            rtl = has_rtl and bidi.is_rtl(" ".join(map(as_read, paragraph)))
            found += [rtl] * len(paragraph)
    return found


def broken(words: Sequence[TypesetWord], room: float, *, tidy: bool = True) -> list[list[TypesetWord]]:
    """Words in lines, as few as can be and each as full as can be.

    Args:
        words: As `tokenised` gives them.
        room: How wide a line may be, in 1/1000 of the letter size.
        tidy: A short word alone in a last line gets the one before it for company.
    """
    lines: list[list[TypesetWord]] = []
    line: list[TypesetWord] = []
    used = 0.0
    for whole in words:
        for word in (whole,) if whole.width <= room else _cut(whole, room):
            if line and used + word.width > room:
                lines.append(line)
                line, used = [], 0.0
            line.append(word)
            used += word.width + word.space
        if whole.ends_line:
            lines.append(line)
            line, used = [], 0.0
            if tidy and len(lines) > 1:
                _keep_company(lines[-2], lines[-1], room)
    if line:
        lines.append(line)
    return lines


def _keep_company(before: list[TypesetWord], last: list[TypesetWord], room: float) -> None:
    """Move a word down to a short one that stands alone, unless it would leave too little behind."""
    if len(last) > 1 or last[0].width > _SHORT * room or len(before) < 3:
        return
    word, left = before[-1], before[-2]
    if word.space and left.space and not word.ends_line and width([word, *last]) <= _COMPANY * room:
        last.insert(0, before.pop())


def _cut(word: TypesetWord, room: float) -> list[TypesetWord]:
    """A word wider than its line, in parts that fit. Marks stay with their letters."""
    parts: list[list[Glyph]] = [[]]
    used = 0.0
    for g in word.glyphs:
        if parts[-1] and not g.rides and used + g.width > room:
            parts.append([])
            used = 0.0
        parts[-1].append(g)
        used += g.width
    cut = [
        TypesetWord(tuple(p), sum(g.width for g in p), 0.0, rtl=word.rtl, bold=word.bold, plain=word.plain)
        for p in parts
    ]
    cut[-1] = replace(cut[-1], space=word.space, ends_line=word.ends_line)
    return cut
