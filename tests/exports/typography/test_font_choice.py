from __future__ import annotations

import struct
from importlib import import_module
from io import BytesIO

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from exports.typography.font_choice import font_for, main_font
from exports.typography.font_file import FontFile, UnusableFont

NO_BREAK_SPACE = 0xA0
"""The other reader puts the plain space in its place."""


def bundled(name: str) -> bytes:
    return import_module(f"pymupdf_fonts.{name}").fontbuffer


@pytest.mark.parametrize("name", ["FiraGO_Regular", "FiraGO_Bold", "NotoSans_Regular", "Ubuntu_Regular"])
def test_letters_and_widths_are_those_another_reader_finds(name: str):
    ours, other = FontFile(name, bundled(name)), TTFontFace(BytesIO(bundled(name)))

    letters = {code: ours.glyph(chr(code)) for code in ours.face.unicodes if code != NO_BREAK_SPACE}
    assert letters == {code: glyph for code, glyph in other.charToGlyph.items() if glyph and code != NO_BREAK_SPACE}
    assert all(ours.width(glyph) == pytest.approx(other.charWidths[code]) for code, glyph in letters.items())
    assert (ours.cap_height, ours.bold) == (round(other.capHeight), name.endswith("Bold"))


def test_a_subset_draws_the_same_and_weighs_little():
    font = main_font(bold=False)
    wanted = {font.glyph(letter) for letter in "é Wren ổ"}
    small = TTFontFace(BytesIO(_with_tables_of(font.subset(wanted), bundled("FiraGO_Regular"))))
    whole = TTFontFace(BytesIO(bundled("FiraGO_Regular")))

    for glyph in wanted:
        assert _outline(small, glyph) == _outline(whole, glyph) or not _outline(whole, glyph)
        assert small.hmetrics[glyph] == whole.hmetrics[glyph]
    assert _outline(small, font.glyph("Q")) == b""
    assert len(font.subset(wanted)) < len(bundled("FiraGO_Regular")) / 10


def _outline(face: TTFontFace, glyph: int) -> bytes:
    start, end = face.glyphPos[glyph], face.glyphPos[glyph + 1]
    return face.get_table("glyf")[start:end].rstrip(b"\0")


def _with_tables_of(small: bytes, whole: bytes) -> bytes:
    """`small` with the tables that a PDF does not need, so that a reader of whole fonts takes it."""

    def tables(data: bytes) -> dict[bytes, bytes]:
        (count,) = struct.unpack_from(">H", data, 4)
        rows = [struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count)]
        return {tag: data[start : start + length] for tag, _, start, length in rows}

    merged = sorted((tables(whole) | tables(small)).items())
    start = 12 + 16 * len(merged)
    header, body = struct.pack(">IHHHH", 0x00010000, len(merged), 0, 0, 0), b""
    for tag, table in merged:
        header += struct.pack(">4sIII", tag, 0, start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return header + body


@pytest.mark.parametrize("data", [b"", b"not a font", b"\0\1\0\0\0\x05", bundled("FiraGO_Regular")[:3000]])
def test_a_damaged_font_is_refused(data: bytes):
    with pytest.raises(UnusableFont):
        FontFile("damaged", data)


def test_fonts_without_truetype_outlines_or_rights_are_refused():
    with pytest.raises(UnusableFont, match="outlines"):
        FontFile("music", bundled("NotoMusic_Regular"))
    data = bytearray(bundled("Ubuntu_Regular"))
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(count):
        tag, _, start, _ = struct.unpack_from(">4sIII", data, 12 + 16 * at)
        if tag == b"OS/2":
            struct.pack_into(">H", data, start + 8, 0x0002)
    with pytest.raises(UnusableFont, match="may not"):
        FontFile("closed", bytes(data))


def test_a_letter_with_its_marks_comes_from_one_font():
    assert font_for("a") is main_font(bold=False)
    assert font_for("a", True) is main_font(bold=True)
    assert font_for("q\u0323\u0301") is main_font(bold=False)
    assert font_for("\ue000") is None
