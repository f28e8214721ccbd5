"""Words ready to be measured and drawn: letters already turned into glyphs, widths in 1/1000 of the letter size."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from exports import arabic, bidi
from exports.fonts import BLANK, Glyph, font_for, glyph, main_font, space
from exports.letters import clean, clusters, is_invisible, is_symbol, spelled

_LONG = 24
_SHORT = 1 / 3
_COMPANY = 0.6
"""Parts of a line: a shorter word is not left alone, nor are two put together that fill more."""
_BREAK_AFTER = frozenset("-/\\._@,;:?&=#")
_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7af]")
_NEEDS_SHAPING = re.compile("[\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A piece that is never broken unless it is wider than its line."""

    glyphs: tuple[Glyph, ...]
    width: float
    space: float
    """Width of the space after it; 0 where a line may break without one."""
    ends_line: bool = False
    rtl: bool = False
    """Holds letters written right-to-left."""
    bold: bool = False


Line = Sequence[Word]


@lru_cache(maxsize=4096)
def printed(words: str) -> str:
    """`words` as they are printed: cleaned, and emoji that no font here has spelled out."""
    words = clean(words)
    if words.isascii():
        return words
    return "".join(spelled(c) if is_symbol(c) and font_for(c) is None else c for c in clusters(words))


@lru_cache(maxsize=4096)
def tokenised(words: str, bold: bool = False) -> tuple[Word, ...]:
    """The words of a text, in reading order."""
    found: list[Word] = []
    for line in printed(words).split("\n"):
        for chunk in line.split(" "):
            pieces = _pieces(chunk)
            found += [_word(piece, bold, gap=False) for piece in pieces[:-1]]
            found += [_word(piece, bold, gap=True) for piece in pieces[-1:] if piece]
        if found:
            found[-1] = replace(found[-1], ends_line=True)
    return tuple(found)


def forget() -> None:
    """Let go of every word measured so far: for when a person's record is closed."""
    printed.cache_clear()
    tokenised.cache_clear()


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


def _word(text: str, bold: bool, gap: bool) -> Word:
    glyphs = tuple(_glyphs(text, bold))
    width = sum(g.width for g in glyphs)
    return Word(glyphs, width, space(bold).width if gap else 0.0, rtl=bidi.has_rtl(text), bold=bold)


def _glyphs(text: str, bold: bool) -> list[Glyph]:
    """The shapes of a word. Invisible letters ride on the shape before them."""
    if any(map(arabic.is_arabic, text)):
        units = arabic.joined(text)
    else:
        units = [(cluster, cluster) for cluster in clusters(text)]
    found: list[Glyph] = []
    for unit, shown in units:
        if not is_invisible(unit[0]):
            found += _drawn(unit, shown, bold)
        elif found:
            found[-1] = replace(found[-1], text=found[-1].text + unit)
    return found


@cache
def _drawn(text: str, shown: str, bold: bool) -> tuple[Glyph, ...]:
    """The shapes of one letter and its marks."""
    font = font_for(shown, bold) or font_for(shown)
    if font is None and shown != text:
        shown, font = text, font_for(text, bold) or font_for(text)
    if font is None:
        return (glyph(main_font(bold), BLANK, text),)
    if len(shown) == 1:
        return (glyph(font, shown, text),)
    found: list[Glyph] = []
    for letter in shown:
        if not is_invisible(letter):
            found.append(glyph(font, letter, letter))
        elif found:
            found[-1] = replace(found[-1], text=found[-1].text + letter)
    return tuple(found)


def unprintable(texts: Iterable[str]) -> tuple[str, ...]:
    """Letters among `texts` that no font here can draw, each once."""
    letters = {c for text in texts if not text.isascii() for c in clusters(printed(text)) if font_for(c) is None}
    return tuple(sorted(letters - {" ", "\n"}))


def unjoined(texts: Iterable[str]) -> tuple[str, ...]:
    """Scripts among `texts` whose letters are printed, but not joined as they should be."""
    letters = {letter for text in texts for letter in _NEEDS_SHAPING.findall(text) if font_for(letter)}
    return tuple(sorted({unicodedata.name(letter, "unknown").split()[0].capitalize() for letter in letters}))


def width(line: Line) -> float:
    """The width of a line in 1/1000 of the letter size."""
    return sum(w.width + w.space for w in line) - line[-1].space if line else 0.0


def broken(words: Sequence[Word], room: float, *, tidy: bool = True) -> list[list[Word]]:
    """`words` in lines no wider than `room` (1/1000 of the letter size), as few as can be.

    Each is as full as can be; if `tidy`, a short word alone in a last line gets the one before it for company.
    """
    lines: list[list[Word]] = []
    line: list[Word] = []
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


def _keep_company(before: list[Word], last: list[Word], room: float) -> None:
    """Move a word down to a short one that stands alone, unless it would leave too little behind."""
    if len(last) > 1 or last[0].width > _SHORT * room or len(before) < 3:
        return
    word, left = before[-1], before[-2]
    if word.space and left.space and not word.ends_line and width([word, *last]) <= _COMPANY * room:
        last.insert(0, before.pop())


def _cut(word: Word, room: float) -> list[Word]:
    """A word wider than its line, in parts that fit. Marks stay with their letters."""
    parts: list[list[Glyph]] = [[]]
    used = 0.0
    for g in word.glyphs:
        if parts[-1] and g.width and used + g.width > room:
            parts.append([])
            used = 0.0
        parts[-1].append(g)
        used += g.width
    cut = [Word(tuple(p), sum(g.width for g in p), 0.0, rtl=word.rtl, bold=word.bold) for p in parts]
    cut[-1] = replace(cut[-1], space=word.space, ends_line=word.ends_line)
    return cut


def in_visual_order(line: Line, rtl: bool) -> list[Glyph]:
    """The glyphs of a line as they stand on paper from left to right, spaces among them."""
    glyphs: list[Glyph] = []
    for word in line:
        glyphs += word.glyphs
        if word.space and word is not line[-1]:
            glyphs.append(space(word.bold))
    if not rtl and not any(word.rtl for word in line):
        return glyphs
    units = _with_marks(glyphs)
    depths = bidi.levels([unit[0].text for unit in units], rtl)
    found: list[Glyph] = []
    for at in bidi.visual_order(depths):
        found += map(_turned, units[at]) if depths[at] % 2 else units[at]
    return found


def _with_marks(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs in groups of a letter and its marks, which must stay in this order."""
    units: list[list[Glyph]] = []
    for g in glyphs:
        if units and not g.width and unicodedata.category(g.text[0])[0] == "M":
            units[-1].append(g)
        else:
            units.append([g])
    return units


def _turned(g: Glyph) -> Glyph:
    other = bidi.mirrored(g.text)
    if other == g.text or ord(other) not in g.font.letters:
        return g
    return replace(g, number=g.font.letters[ord(other)])
