"""Where every glyph of one line stands, given in the order it is read: right-to-left words are not turned round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from exports.typography import bidi
from exports.typography.font_choice import Glyph, space
from exports.typography.line_breaking import TypesetLine


class PlacedGlyph(NamedTuple):
    """A glyph and its left end, in 1/1000 of the letter size from the left end of the line."""

    glyph: Glyph
    x: float


def placed(line: TypesetLine, rtl: bool, *, more: bool = False) -> list[PlacedGlyph]:
    """The glyphs of a line in reading order, each at its place on paper.

    Args:
        line: The words, in reading order.
        rtl: Whether its paragraph reads right-to-left.
        more: A space follows, for the words that continue in another line.
    """
    units = _units(line)
    found: list[PlacedGlyph] = []
    at, end = 0.0, 0.0
    if rtl or any(word.rtl for word in line):
        depths = bidi.levels([unit[0].text or "x" for unit in units], rtl)
        starts = _starts(units, bidi.visual_order(depths))
        for unit, depth, start in zip(units, depths, starts, strict=True):
            found += _spread([_turned(g) for g in unit] if depth % 2 else unit, start)
        end = -space(False).width if rtl else sum(map(_width, units))
    else:
        for unit in units:
            found += _spread(unit, at)
            at += _width(unit)
        end = at
    return [*found, PlacedGlyph(space(False), end)] if more else found


def _units(line: TypesetLine) -> list[list[Glyph]]:
    """Every glyph, spaces among them, in groups that are never parted or turned round."""
    units: list[list[Glyph]] = []
    for number, word in enumerate(line):
        for g in word.glyphs:
            if g.rides and units:
                units[-1].append(g)
            else:
                units.append([g])
        if word.space and word is not line[-1]:
            after = line[number + 1].glyphs
            goes_on = after and after[0].typed == ""
            units.append([replace(space(word.bold), typed="") if goes_on else space(word.bold)])
    return units


def _width(unit: Sequence[Glyph]) -> float:
    return sum(g.width for g in unit)


def _starts(units: Sequence[Sequence[Glyph]], order: Sequence[int]) -> list[float]:
    """The left end of each unit, when they stand in this order."""
    starts, at = [0.0] * len(units), 0.0
    for unit in order:
        starts[unit] = at
        at += _width(units[unit])
    return starts


def _spread(unit: Sequence[Glyph], x: float) -> list[PlacedGlyph]:
    found: list[PlacedGlyph] = []
    for g in unit:
        found.append(PlacedGlyph(g, x + g.dx))
        x += g.width
    return found


def _turned(g: Glyph) -> Glyph:
    other = bidi.mirrored(g.text)
    if other == g.text or other not in g.font:
        return g
    return replace(g, number=g.font.glyph(other))
