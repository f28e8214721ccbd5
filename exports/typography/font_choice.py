"""Which font draws which letter: FiraGO first, then other fonts that travel with us, then those of the computer.

A font is opened only when a letter needs it, and the order never changes, so the same words always look the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec

from exports.typography import system_fonts
from exports.typography.clean_text import is_invisible
from exports.typography.font_file import FontFile
from exports.typography.scripts import script_of
from exports.typography.typesetter import kept


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """One shape of one font, the letters it stands for, and its width. Measures are in 1/1000 of the letter size."""

    font: FontFile
    number: int
    text: str
    width: float
    dx: float = 0.0
    """How far right of its place it is drawn."""
    dy: float = 0.0
    """How far above the line it is drawn."""
    typed: str | None = None
    """What the person typed where that is not what is drawn, as for an emoji spelled out; "" on the glyphs after it."""
    rides: bool = False
    """Whether it is never parted from the glyph before it."""


_REGULAR = ("FiraGO_Regular", "NotoSans_Regular")
_BOLD = ("FiraGO_Bold", "NotoSans_Bold")

_RULES = {
    **{"ARABIC": {"arab"}, "SYRIAC": {"syrc"}, "SINHALA": {"sinh"}, "KHMER": {"khmr"}, "TIBETAN": {"tibt"}},
    **{"DEVANAGARI": {"dev2", "deva"}, "BENGALI": {"bng2", "beng"}, "GURMUKHI": {"gur2", "guru"}},
    **{"GUJARATI": {"gjr2", "gujr"}, "TAMIL": {"tml2", "taml"}, "TELUGU": {"tel2", "telu"}},
    **{"KANNADA": {"knd2", "knda"}, "MALAYALAM": {"mlm2", "mlym"}, "MYANMAR": {"mym2", "mymr"}},
    **{"ORIYA": {"ory2", "orya"}},
}
"""Scripts that cannot be read without rules in the font, and what OpenType calls these rules."""
_JOINED_BEH = "\ufe91"
"""An Arabic letter in one of its joined forms: HarfBuzz joins with these where a font has no rules."""

BLANK = "\u25af"
"""Drawn for a letter that no font here has: an empty box."""


@cache
def _bundled(name: str) -> FontFile:
    return FontFile(name.replace("_", "-"), _travelling(name))


def _travelling(name: str) -> bytes:
    """A font that travels with us. Its module is not left among those loaded, where it would keep the whole file."""
    spec = find_spec(f"pymupdf_fonts.{name}")
    if spec is None or spec.loader is None:
        raise ImportError(f"pymupdf_fonts has no {name}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    data: bytes = module.fontbuffer
    return data


@kept(4096)
def font_for(letters: str, bold: bool = False) -> FontFile | None:
    """The first font that has every one of these letters, or None."""
    needed = frozenset(ord(letter) for letter in letters if not is_invisible(letter))
    for name in _BOLD if bold else _REGULAR:
        if all(chr(code) in _bundled(name) for code in needed):
            return _bundled(name)
    scripts = {script_of(letter) for letter in letters}
    return system_fonts.font_with(needed, lambda font: all(joins(font, script) for script in scripts))


def joins(font: FontFile, script: str) -> bool:
    """Whether letters of a script are drawn in a font as its readers expect: joined, and in their places."""
    rules = _RULES.get(script)
    return not rules or not rules.isdisjoint(font.rules_for) or (script == "ARABIC" and _JOINED_BEH in font)


def glyph(font: FontFile, shown: str, text: str) -> Glyph:
    """The shape of the letter `shown`, standing for `text`.

    Raises:
        KeyError: The font has none.
    """
    number = font.glyph(shown)
    if not number:
        raise KeyError(shown)
    return Glyph(font, number, text, font.width(number))


def main_font(bold: bool) -> FontFile:
    """The font that draws nearly everything."""
    return _bundled((_BOLD if bold else _REGULAR)[0])


@cache
def space(bold: bool) -> Glyph:
    """The space of the main font."""
    return glyph(main_font(bold), " ", " ")
