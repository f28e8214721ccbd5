"""Letters that change with their neighbours, drawn as they should be: by HarfBuzz, where its optional part is there.

Without `peertui[shaping]` nothing here is used: Arabic letters are joined by `exports.typography.arabic_joining`, and
others stand side by side.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Any, NamedTuple

from exports.typography.clean_text import is_invisible
from exports.typography.font_choice import Glyph, glyph
from exports.typography.scripts import RIGHT_TO_LEFT, script_of
from exports.typography.truetype import FontFile

_TAGS = {
    **{"ARABIC": ("arab",), "SYRIAC": ("syrc",), "SINHALA": ("sinh",), "KHMER": ("khmr",), "TIBETAN": ("tibt",)},
    **{"DEVANAGARI": ("dev2", "deva"), "BENGALI": ("bng2", "beng"), "GURMUKHI": ("gur2", "guru")},
    **{"GUJARATI": ("gjr2", "gujr"), "TAMIL": ("tml2", "taml"), "TELUGU": ("tel2", "telu")},
    **{"KANNADA": ("knd2", "knda"), "MALAYALAM": ("mlm2", "mlym"), "MYANMAR": ("mym2", "mymr")},
}
"""Scripts that cannot be read without rules in the font, and what fonts call these rules."""
_PLACED = frozenset(("THAI", "LAO", "NKO", "THAANA"))
"""Scripts whose marks are set better with HarfBuzz."""

_TOO_LOW = -400.0
"""In 1/1000 of the letter size: FiraGO hangs the marks of one Thai letter below the line."""
_THAI_TONES, _THAI_ABOVE = (
    frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c"),
    frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e4d"),
)
_LIFT = 190.0


@cache
def available() -> bool:
    """Whether HarfBuzz is installed."""
    return find_spec("uharfbuzz") is not None


def script_to_shape(cluster: str) -> str:
    """The script of a letter with its marks if it should be shaped, else ""."""
    script = script_of(cluster[0])
    if script in _TAGS or script in _PLACED:
        return script
    has_marks = any(unicodedata.category(letter)[0] == "M" for letter in cluster[1:])
    return script if has_marks else ""


def needs_rules(script: str) -> bool:
    """Whether a script cannot be read well without shaping."""
    return script in _TAGS


@cache
def has_rules(font: FontFile, script: str) -> bool:
    """Whether letters of a script can be shaped with this font."""
    if not available():
        return False
    tags = _opened(font).face.get_table_script_tags("GSUB")
    return any(tag in tags for tag in _TAGS.get(script, tags))


@cache
def _opened(font: FontFile) -> Any:
    import uharfbuzz

    return uharfbuzz.Font(uharfbuzz.Face(font.whole()))


def shaped(text: str, font: FontFile) -> list[Glyph] | None:
    """The glyphs of letters of one script in the order they are read; None if the font lacks one of them."""
    import uharfbuzz

    buffer, opened = uharfbuzz.Buffer(), _opened(font)
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = uharfbuzz.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    uharfbuzz.shape(opened, buffer, {"kern": False})
    found: list[tuple[int, _Drawn]] = []
    pen, scale = 0.0, 1000 / opened.face.upem
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if not info.codepoint:
            return None
        wide, x, y = (value * scale for value in (position.x_advance, position.x_offset, position.y_offset))
        found.append((info.cluster, _Drawn(info.codepoint, wide, pen, pen + x, y)))
        pen += wide
    if script_of(text[0]) in RIGHT_TO_LEFT:
        found.reverse()
    units: dict[int, list[_Drawn]] = {}
    for cluster, drawn in found:
        units.setdefault(cluster, []).append(drawn)
    starts = sorted(units)
    glyphs: list[Glyph] = []
    for start, (begin, end) in zip(starts, pairwise((0, *starts[1:], len(text))), strict=True):
        glyphs += _unit(units[start], text[begin:end], font) or side_by_side(text[begin:end], font)
    return glyphs or None


def side_by_side(letters: str, font: FontFile) -> list[Glyph]:
    """A letter and its marks as the font has them, an upper mark of Thai above another lifted clear of it."""
    found: list[Glyph] = []
    for letter in letters:
        if is_invisible(letter):
            found[-1:] = [replace(g, text=g.text + letter) for g in found[-1:]]
            continue
        rides = bool(found) and unicodedata.category(letter)[0] == "M"
        one = glyph(font, letter, letter)
        one = replace(one, rides=True) if rides else one
        found.append(lifted(one) if rides and found[-1].text in _THAI_ABOVE else one)
    return found


def lifted(g: Glyph) -> Glyph:
    """A tone of Thai clear of the mark below it; anything else as it is."""
    return replace(g, dy=_LIFT) if g.text in _THAI_TONES else g


class _Drawn(NamedTuple):
    number: int
    wide: float
    pen: float
    """Where it would stand, in 1/1000 of the letter size from the left of all that was shaped."""
    x: float
    """Where it does stand."""
    y: float


def _unit(rows: list[_Drawn], text: str, font: FontFile) -> list[Glyph]:
    """Glyphs that stand for some letters together, or side by side where the font would set a mark far too low.

    The letters are dealt out in their order, whichever glyph shows which: what is read is right as a whole.
    """
    if any(row.y < _TOO_LOW for row in rows[1:]):
        return []
    texts = [*text[: len(rows) - 1], text[len(rows) - 1 :]]
    texts += [""] * (len(rows) - len(texts))
    at = min(row.pen for row in rows)
    as_a_whole = len(rows) > len(text) or any(row.y or abs(row.x - row.pen) > 1 for row in rows[1:])
    glyphs = []
    for order, (row, own) in enumerate(zip(rows, texts, strict=True)):
        typed = None if not as_a_whole else "" if order else text
        glyphs.append(Glyph(font, row.number, own, row.wide, row.x - at, row.y, typed, rides=order > 0))
        at += row.wide
    return glyphs
