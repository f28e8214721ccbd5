"""From the letters of a word to the shapes that draw them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby

from exports.typography import arabic_joining, harfbuzz_shaping
from exports.typography.clean_text import clusters, is_invisible
from exports.typography.font_choice import BLANK, Glyph, font_for, glyph, main_font
from exports.typography.truetype import FontFile

_SARA_AM = "\u0e33"
"""A Thai vowel whose first part stands above the letter before it."""


def glyphs_of(text: str, bold: bool) -> list[Glyph]:
    """The shapes of a word, in the order they are read."""
    if text.isascii() or not harfbuzz_shaping.available():
        return _plain(text, bold)
    found: list[Glyph] = []
    for script, part in _by_script(text):
        found += (_shaped(script, part, bold) if script else None) or _plain(part, bold)
    return found


def _by_script(text: str) -> Iterator[tuple[str, str]]:
    """Parts of a word, each with the script it should be shaped as; "" for none."""
    for script, part in groupby(clusters(text), harfbuzz_shaping.script_to_shape):
        yield script, "".join(part)


def _shaped(script: str, text: str, bold: bool) -> list[Glyph] | None:
    font = font_for(text, bold) or font_for(text)
    return harfbuzz_shaping.shaped(text, font) if font and harfbuzz_shaping.has_rules(font, script) else None


def _plain(text: str, bold: bool) -> list[Glyph]:
    """Shapes side by side, Arabic letters joined. Invisible letters ride on the shape before them."""
    if any(map(arabic_joining.is_arabic, text)):
        units = arabic_joining.joined(text)
    else:
        units = [(cluster, cluster) for cluster in clusters(text)]
    found: list[Glyph] = []
    for unit, shown in units:
        if not is_invisible(unit[0]):
            if unit[0] == _SARA_AM and found:
                found[-1] = harfbuzz_shaping.lifted(found[-1])
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
        one = glyph(font, shown, text)
        return (replace(one, rides=True) if unicodedata.category(shown)[0] == "M" else one,)
    return tuple(harfbuzz_shaping.side_by_side(shown, font))


def is_well_drawn(cluster: str, font: FontFile) -> bool:
    """Whether a letter with its marks will look as readers of its script expect."""
    script = harfbuzz_shaping.script_to_shape(cluster)
    if not script or harfbuzz_shaping.has_rules(font, script):
        return True
    if script == "ARABIC":
        return arabic_joining.can_join(cluster)
    return not harfbuzz_shaping.needs_rules(script) and not (script == "HEBREW" and len(cluster) > 1)
