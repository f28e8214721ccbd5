"""The glyphs of a line as an eye meets them."""

from __future__ import annotations

from exports.typography import bidi
from exports.typography.font_choice import Glyph
from exports.typography.glyph_positions import _turned, _units
from exports.typography.line_breaking import TypesetLine


def in_visual_order(line: TypesetLine, rtl: bool) -> list[Glyph]:
    """From left to right on paper, a letter's marks after it."""
    units = _units(line)
    depths = bidi.levels([unit[0].text or "x" for unit in units], rtl)
    return [g for at in bidi.visual_order(depths) for g in (map(_turned, units[at]) if depths[at] % 2 else units[at])]
