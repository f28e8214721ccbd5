"""TrueType files: which letters they have, how wide these are, and a cut-down copy for a PDF.

Read here rather than by reportlab, so that a page can be measured without loading it.
"""

from __future__ import annotations

import struct
from array import array
from functools import cached_property
from struct import pack, unpack_from

_COPIED = ("head", "hhea", "maxp", "cvt ", "fpgm", "prep")


class UnusableFont(Exception):
    """A file that cannot be measured, or that may not or cannot be put into a PDF."""


class FontFile:
    """One TrueType font. Widths are in 1/1000 of the letter size. UnusableFont if it cannot be used."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self._data = data
        try:
            self._read()
        except (struct.error, KeyError, IndexError) as problem:
            raise UnusableFont(f"{name} is damaged or of an unknown kind") from problem

    def _read(self) -> None:
        data, start = self._data, 0
        if data[:4] == b"ttcf":
            (start,) = unpack_from(">I", data, 12)
        (count,) = unpack_from(">H", data, start + 4)
        rows = (unpack_from(">4s4xII", data, start + 12 + 16 * i) for i in range(count))
        self._tables: dict[str, tuple[int, int]] = {tag.decode("latin-1"): (at, length) for tag, at, length in rows}
        if not {"glyf", "loca", "cmap", "hmtx"} <= self._tables.keys():
            raise UnusableFont(f"{self.name} has no TrueType outlines")
        head, hhea = self._at("head"), self._at("hhea")
        (units,) = unpack_from(">H", data, head + 18)
        self.box = tuple(round(v * 1000 / units) for v in unpack_from(">4h", data, head + 36))
        (self._long_loca,) = unpack_from(">H", data, head + 50)
        self.ascent, self.descent = (round(v * 1000 / units) for v in unpack_from(">2h", data, hhea + 4))
        (self._metrics,) = unpack_from(">H", data, hhea + 34)
        (self.count,) = unpack_from(">H", data, self._at("maxp") + 4)
        self.cap_height, self.bold = self._style(units)
        widths = unpack_from(f">{2 * self._metrics}H", data, self._at("hmtx"))[::2]
        scaled = [width * 1000 / units for width in widths]
        self.widths = array("d", scaled + [scaled[-1]] * (self.count - self._metrics))
        self.letters = self._letters()

    def _at(self, tag: str) -> int:
        offset, _ = self._tables[tag]
        return offset

    def _table(self, tag: str) -> bytes:
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _style(self, units: int) -> tuple[int, bool]:
        os2 = self._table("OS/2")
        version, weight, rights = unpack_from(">H2xH2xH", os2)
        if rights & 0x0302:
            raise UnusableFont(f"{self.name} may not be put into documents")
        cap = unpack_from(">h", os2, 88)[0] if version > 1 else 0.7 * units
        return round(cap * 1000 / units), weight >= 600

    def _letters(self) -> dict[int, int]:
        start = self._at("cmap")
        (count,) = unpack_from(">2xH", self._data, start)
        rows = [unpack_from(">HHI", self._data, start + 4 + 8 * i) for i in range(count)]
        unicode_maps = [
            start + at for platform, kind, at in rows if platform == 0 or (platform == 3 and kind in (1, 10))
        ]
        by_format = {unpack_from(">H", self._data, at)[0]: at for at in unicode_maps}
        if 12 in by_format:
            return self._wide_map(by_format[12])
        if 4 in by_format:
            return self._narrow_map(by_format[4])
        raise UnusableFont(f"{self.name} has no Unicode letters")

    def _wide_map(self, at: int) -> dict[int, int]:
        (groups,) = unpack_from(">I", self._data, at + 12)
        found: dict[int, int] = {}
        for i in range(groups):
            first, last, glyph = unpack_from(">3I", self._data, at + 16 + 12 * i)
            found.update(zip(range(first, last + 1), range(glyph, glyph + last + 1 - first), strict=True))
        return found

    def _narrow_map(self, at: int) -> dict[int, int]:
        segments = unpack_from(">H", self._data, at + 6)[0] // 2
        row, shape = 2 * segments, f">{segments}H"
        lasts = unpack_from(shape, self._data, at + 14)
        firsts = unpack_from(shape, self._data, at + 16 + row)
        deltas = unpack_from(shape, self._data, at + 16 + 2 * row)
        offsets_at = at + 16 + 3 * row
        offsets = unpack_from(shape, self._data, offsets_at)
        found: dict[int, int] = {}
        for i, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets, strict=True)):
            if first == 0xFFFF:
                continue
            glyphs: tuple[int, ...] | range = range(first, last + 1)
            if offset:
                glyphs = unpack_from(f">{last + 1 - first}H", self._data, offsets_at + 2 * i + offset)
            for code, glyph in zip(range(first, last + 1), glyphs, strict=True):
                if not offset or glyph:
                    found[code] = (glyph + delta) & 0xFFFF
        return {code: glyph for code, glyph in found.items() if glyph}

    @cached_property
    def _places(self) -> tuple[int, ...]:
        loca = self._table("loca")
        if self._long_loca:
            return unpack_from(f">{self.count + 1}I", loca)
        return tuple(2 * place for place in unpack_from(f">{self.count + 1}H", loca))

    def _outline(self, glyph: int) -> bytes:
        start = self._at("glyf")
        return self._data[start + self._places[glyph] : start + self._places[glyph + 1]]

    def _with_parts(self, glyphs: set[int]) -> set[int]:
        """`glyphs` and every glyph they are built from."""
        wanted, waiting = {0}, [0, *glyphs]
        while waiting:
            glyph = waiting.pop()
            wanted.add(glyph)
            waiting += [part for part in _parts(self._outline(glyph)) if part not in wanted]
        return wanted

    def subset(self, glyphs: set[int]) -> bytes:
        """The font with the outlines of `glyphs` alone. Every glyph keeps its number."""
        wanted = self._with_parts(glyphs)
        outlines, places = bytearray(), [0]
        for glyph in range(self.count):
            if glyph in wanted:
                outlines += self._outline(glyph)
                outlines += b"\0" * (-len(outlines) % 4)
            places.append(len(outlines))
        tables = {tag: self._table(tag) for tag in _COPIED if tag in self._tables}
        head = bytearray(tables["head"])
        head[8:12] = bytes(4)
        head[50:52] = pack(">H", 1)
        tables |= {"head": bytes(head), "glyf": bytes(outlines), "loca": pack(f">{len(places)}I", *places)}
        tables["hmtx"] = self._few_metrics(wanted)
        return _font(tables)

    def _few_metrics(self, wanted: set[int]) -> bytes:
        """The metrics table with zeroes where nothing is drawn: it packs to almost nothing."""
        metrics = bytearray(self._table("hmtx"))
        for glyph in range(self._metrics - 1):
            if glyph not in wanted:
                metrics[4 * glyph : 4 * glyph + 4] = bytes(4)
        return bytes(metrics)


def _parts(outline: bytes) -> list[int]:
    """The glyphs a composite outline is built from; none for a simple one."""
    if len(outline) < 10 or unpack_from(">h", outline)[0] >= 0:
        return []
    found, at, more = [], 10, True
    while more:
        flags, glyph = unpack_from(">HH", outline, at)
        found.append(glyph)
        at += 8 if flags & 0x1 else 6
        at += 2 if flags & 0x8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0
        more = bool(flags & 0x20)
    return found


def _font(tables: dict[str, bytes]) -> bytes:
    """A TrueType file of these tables."""
    power = len(tables).bit_length() - 1
    start = 12 + 16 * len(tables)
    header = pack(">IHHHH", 0x00010000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    body = bytearray()
    for tag, table in sorted(tables.items()):
        header += pack(">4sIII", tag.encode("latin-1"), _checksum(table), start + len(body), len(table))
        body += table + b"\0" * (-len(table) % 4)
    return header + bytes(body)


def _checksum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    numbers: tuple[int, ...] = unpack_from(f">{len(padded) // 4}I", padded)
    return sum(numbers) & 0xFFFFFFFF
