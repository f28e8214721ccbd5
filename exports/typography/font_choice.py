"""Which font draws which letter: FiraGO first, then other fonts that travel with us, then those of the computer.

A font is opened only when a letter needs it, and the order never changes, so the same words always look the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec

from exports.typography import system_fonts
from exports.typography.clean_text import is_invisible
from exports.typography.truetype import FontFile


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

BLANK = "\u25af"
"""Drawn for a letter that no font here has: an empty box."""


@cache
def _bundled(name: str) -> FontFile:
    return FontFile(name.replace("_", "-"), _travelling(name), lambda: _travelling(name))


def _travelling(name: str) -> bytes:
    """A font that travels with us. Its module is not left among those loaded, where it would keep the whole file."""
    spec = find_spec(f"pymupdf_fonts.{name}")
    if spec is None or spec.loader is None:
        raise ImportError(f"pymupdf_fonts has no {name}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    data: bytes = module.fontbuffer
    return data


@cache
def font_for(letters: str, bold: bool = False) -> FontFile | None:
    """The first font that has every one of these letters, or None."""
    needed = frozenset(ord(letter) for letter in letters if not is_invisible(letter))
    for name in _BOLD if bold else _REGULAR:
        if all(code in _bundled(name).letters for code in needed):
            return _bundled(name)
    return system_fonts.font_with(needed)


def glyph(font: FontFile, shown: str, text: str) -> Glyph:
    """The shape of the letter `shown`, standing for `text`. KeyError if the font has none."""
    number = font.letters[ord(shown)]
    return Glyph(font, number, text, font.width(number))


def main_font(bold: bool) -> FontFile:
    """The font that draws nearly everything."""
    return _bundled((_BOLD if bold else _REGULAR)[0])


@cache
def space(bold: bool) -> Glyph:
    """The space of the main font."""
    return glyph(main_font(bold), " ", " ")
