"""Which font draws which letter: FiraGO first, then other fonts that travel with us, then those of the computer.

A font is opened only when a letter needs it, and the order never changes, so the same words always look the same.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec, module_from_spec
from pathlib import Path

from exports.letters import is_invisible
from exports.sfnt import FontFile, UnusableFont


@dataclass(frozen=True, slots=True, eq=False)
class Glyph:
    """One shape of one font, the letters it stands for, and its width in 1/1000 of the letter size."""

    font: FontFile
    number: int
    text: str
    width: float


_REGULAR = ("FiraGO_Regular", "NotoSans_Regular")
_BOLD = ("FiraGO_Bold", "NotoSans_Bold")

BLANK = "\u25af"
"""Drawn for a letter that no font here has: an empty box."""

_OF_THE_COMPUTER = {
    "win32": (
        *("segoeui.ttf", "seguisym.ttf", "Nirmala.ttf", "Nirmala.ttc", "ebrima.ttf", "gadugi.ttf", "leelawui.ttf"),
        *("msyh.ttc", "malgun.ttf", "YuGothM.ttc", "mmrtext.ttf", "himalaya.ttf", "javatext.ttf", "sylfaen.ttf"),
    ),
    "darwin": ("Supplemental/Arial Unicode.ttf", "Apple Symbols.ttf", "Supplemental/Khmer Sangam MN.ttf"),
    "linux": (
        *("dejavu/DejaVuSans.ttf", "freefont/FreeSans.ttf", "noto/NotoSansBengali-Regular.ttf"),
        *("noto/NotoSansTamil-Regular.ttf", "noto/NotoSansGurmukhi-Regular.ttf", "noto/NotoSansGujarati-Regular.ttf"),
        *("noto/NotoSansEthiopic-Regular.ttf", "noto/NotoSansArmenian-Regular.ttf", "noto/NotoSansSinhala-Regular.ttf"),
        *("droid/DroidSansFallbackFull.ttf", "wqy/wqy-zenhei.ttc", "nanum/NanumGothic.ttf"),
        *("ancient-scripts/Symbola_hint.ttf",),
    ),
}
_FOLDERS = {
    "win32": Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
    "darwin": Path("/System/Library/Fonts"),
    "linux": Path("/usr/share/fonts/truetype"),
}


@cache
def _bundled(name: str) -> FontFile:
    """A font that travels with us. Its module is not left among those loaded, where it would keep the whole file."""
    spec = find_spec(f"pymupdf_fonts.{name}")
    if spec is None or spec.loader is None:
        raise ImportError(f"pymupdf_fonts has no {name}")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return FontFile(name.replace("_", "-"), module.fontbuffer)


@cache
def _of_the_computer(name: str) -> FontFile | None:
    path = _FOLDERS[sys.platform] / name
    try:
        return FontFile(re.sub(r"[^A-Za-z0-9-]", "", path.stem), path.read_bytes())
    except (OSError, UnusableFont):
        return None


def _chain(bold: bool) -> Iterator[FontFile]:
    for name in _BOLD if bold else _REGULAR:
        yield _bundled(name)
    for name in _OF_THE_COMPUTER.get(sys.platform, ()):
        font = _of_the_computer(name)
        if font is not None:
            yield font


@cache
def font_for(letters: str, bold: bool = False) -> FontFile | None:
    """The first font that has every one of these letters, or None."""
    needed = {ord(letter) for letter in letters if not is_invisible(letter)}
    return next((font for font in _chain(bold) if all(code in font.letters for code in needed)), None)


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
