"""Fonts inside a PDF: only the shapes in use, each with the exact letters it stands for.

Every pair of shape and letters has a code of its own, so text copied out of the page, or read aloud, is what was
written: above U+FFFF, in ligatures, and where two letters share one shape.
"""

from __future__ import annotations

from hashlib import sha256

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from exports.typography.font_choice import Glyph
from exports.typography.font_file import FontFile

_SYMBOLIC = 4
_CMAP_BLOCK = 100


class EmbeddedFont:
    """One font of one document."""

    def __init__(self, font: FontFile, key: str) -> None:
        self.key = key
        """Its name in the page's drawing orders."""
        self._font = font
        self._codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: Glyph) -> str:
        """The four hexadecimal digits that draw `glyph`."""
        return f"{self._codes.setdefault((glyph.number, glyph.text), len(self._codes) + 1):04X}"

    def add_to(self, document: PDFDocument) -> None:
        """Put the font into `document`, after everything is drawn."""
        font, refer = self._font, document.Reference
        numbers = [number for number, _ in self._codes]
        digest = sha256(repr(sorted(self._codes)).encode()).digest()
        name = f"{''.join(chr(ord('A') + byte % 26) for byte in digest[:6])}+{font.name}"
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(name),
            "Flags": _SYMBOLIC,
            "FontBBox": PDFArray(list(font.box)),
            "ItalicAngle": 0,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.cap_height,
            "StemV": 140 if font.bold else 80,
            "FontFile2": refer(_stream(font.subset(set(numbers)), {"Length1": True})),
        }
        system = {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
        shapes = b"".join(number.to_bytes(2, "big") for number in (0, *numbers))
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": PDFName(name),
            "CIDSystemInfo": PDFDictionary(system),
            "FontDescriptor": refer(PDFDictionary(descriptor)),
            "DW": 0,
            "W": PDFArray([1, PDFArray([round(font.width(number), 3) for number in numbers])]),
            "CIDToGIDMap": refer(_stream(shapes)),
        }
        whole = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(name),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray([refer(PDFDictionary(descendant))]),
            "ToUnicode": refer(_stream(self._to_unicode())),
        }
        fonts: PDFDictionary = document.idToObject["BasicFonts"]
        reference: PDFObjectReference = refer(PDFDictionary(whole))
        fonts[self.key] = reference

    def _to_unicode(self) -> bytes:
        rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for (_, text), code in self._codes.items()]
        blocks = [rows[at : at + _CMAP_BLOCK] for at in range(0, len(rows), _CMAP_BLOCK)]
        pairs = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{pairs}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        ).encode("ascii")


def _stream(content: bytes, more: dict[str, object] | None = None) -> PDFStream:
    stream = PDFStream(PDFDictionary({key: len(content) for key in more or {}}), content)
    stream.filters = [PDFZCompress]
    return stream
