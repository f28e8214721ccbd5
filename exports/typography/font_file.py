"""Font files, read by HarfBuzz: which letters they have, how wide these are, how they join, and a cut-down copy.

The tables are those of OpenType, https://learn.microsoft.com/typography/opentype/spec/.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from struct import unpack_from
from typing import Any

_IN_A_PDF = frozenset(("head", "hhea", "maxp", "cvt ", "fpgm", "prep", "glyf", "loca", "hmtx"))
"""The tables that a PDF wants of a TrueType font (PDF 32000-1, 9.9)."""
_NO_COPY = 0x0302
"""Bits of `fsType` in the table OS/2: nothing of the font, no cut-down copy, or only pictures of it may be embedded."""
_BOLD_FROM = 600
"""The weight from which a font counts as bold."""


class UnusableFont(Exception):
    """A file that cannot be measured, or that may not or cannot be put into a PDF."""


def harfbuzz() -> Any:
    """HarfBuzz, loaded when the first page is measured: the start of the app does not wait for it."""
    import uharfbuzz

    return uharfbuzz


class FontFile:
    """One TrueType font. Every measure is in 1/1000 of the letter size.

    Args:
        name: What it is called inside a PDF: letters of A to Z, digits and hyphens.
        data: The whole file; of a collection, its first font is used.

    Raises:
        UnusableFont: It is damaged, has no TrueType outlines, or may not be put into documents.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.face = usable_face(name, harfbuzz().Blob(data))
        self.shaper = harfbuzz().Font(self.face)
        """What HarfBuzz shapes with."""
        self._units: int = self.face.upem
        head, hhea, os2 = (self.face.reference_table(tag).data for tag in ("head", "hhea", "OS/2"))
        self.box = tuple(map(self._in_1000, unpack_from(">4h", head, 36)))
        self.ascent, self.descent = map(self._in_1000, unpack_from(">2h", hhea, 4))
        version, weight = unpack_from(">H2xH", os2)
        self.cap_height = self._in_1000(unpack_from(">h", os2, 88)[0] if version > 1 else 0.7 * self._units)
        self.bold = weight >= _BOLD_FROM

    def _in_1000(self, measure: float) -> int:
        return round(measure * 1000 / self._units)

    def __contains__(self, letter: str) -> bool:
        """Whether the font has a letter."""
        return self.glyph(letter) != 0

    def glyph(self, letter: str) -> int:
        """The number of the glyph of a letter, 0 if there is none."""
        number: int | None = self.shaper.get_nominal_glyph(ord(letter))
        return number or 0

    def width(self, glyph: int) -> float:
        """The width of a glyph, in 1/1000 of the letter size."""
        return float(self.shaper.get_glyph_h_advance(glyph) * 1000 / self._units)

    def has_outline(self, glyph: int) -> bool:
        """Whether a glyph leaves any ink."""
        extents = self.shaper.get_glyph_extents(glyph)
        return extents is not None and bool(extents.width or extents.height)

    @cached_property
    def rules_for(self) -> frozenset[str]:
        """The scripts it has rules for how letters change, as OpenType calls them: "arab", "dev2"."""
        return frozenset(self.face.get_table_script_tags("GSUB"))

    def subset(self, glyphs: set[int]) -> bytes:
        """The font with the outlines of `glyphs` alone. Every glyph keeps its number."""
        hb = harfbuzz()
        wanted = hb.SubsetInput()
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NOTDEF_OUTLINE
        wanted.glyph_set.update(glyphs)
        wanted.drop_table_tag_set.update(int.from_bytes(t.encode()) for t in self.face.table_tags if t not in _IN_A_PDF)
        data: bytes = hb.subset(self.face, wanted).blob.data
        return data


def usable_face(name: str, blob: Any) -> Any:
    """HarfBuzz's view of a font file.

    Raises:
        UnusableFont: It is damaged, or may not or cannot be put into a PDF.
    """
    face = harfbuzz().Face(blob)
    tables = frozenset(face.table_tags)
    if not tables:
        raise UnusableFont(f"{name} is damaged or of an unknown kind")
    if not {"glyf", "loca", "cmap", "hmtx"} <= tables:
        raise UnusableFont(f"{name} has no TrueType outlines")
    lengths = {tag: len(face.reference_table(tag).data) for tag in ("head", "hhea", "OS/2")}
    if lengths["head"] < 54 or lengths["hhea"] < 36 or lengths["OS/2"] < 78 or not face.glyph_count:
        raise UnusableFont(f"{name} is damaged")
    (rights,) = unpack_from(">H", face.reference_table("OS/2").data, 8)
    if rights & _NO_COPY:
        raise UnusableFont(f"{name} may not be put into documents")
    return face


def letters_of(path: Path) -> Any:
    """The set of the letters (code points) of a font file, read without the rest of it.

    Raises:
        OSError: It cannot be read.
        UnusableFont: It is damaged, or may not or cannot be put into a PDF.
    """
    hb = harfbuzz()
    try:
        blob = hb.Blob.from_file_path(str(path))
    except hb.HarfBuzzError:  # HarfBuzz opens no path with letters outside the code page of Windows
        blob = hb.Blob(path.read_bytes())
    return usable_face(path.name, blob).unicodes
