"""TrueType files: which letters they have, how wide these are, and a cut-down copy for a PDF.

Read here rather than by reportlab, so that a page can be measured without loading it.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from struct import error, pack, unpack_from

_LONG = "I"
"""An array's numbers of four bytes."""
_COPIED = ("head", "hhea", "maxp", "cvt ", "fpgm", "prep")
_KEPT = frozenset((*_COPIED, "OS/2", "cmap", "glyf", "hmtx", "loca"))
"""The tables we need; about half of a font is none of them."""


class UnusableFont(Exception):
    """A file that cannot be measured, or that may not or cannot be put into a PDF."""


class FontFile:
    """One TrueType font. Widths are in 1/1000 of the letter size. UnusableFont if it cannot be used."""

    def __init__(self, name: str, data: bytes, whole: Callable[[], bytes] | None = None) -> None:
        self.name = name
        self.whole = whole or (lambda: data)
        """All of the file, once more: shaping needs what measuring does not."""
        try:
            self._tables = dict(_tables(data))
            self._read()
        except (struct.error, KeyError, IndexError) as problem:
            raise UnusableFont(f"{name} is damaged or of an unknown kind") from problem

    def _read(self) -> None:
        tables = self._tables
        if not {"glyf", "loca", "cmap", "hmtx"} <= tables.keys():
            raise UnusableFont(f"{self.name} has no TrueType outlines")
        head, hhea = tables["head"], tables["hhea"]
        (units,) = unpack_from(">H", head, 18)
        self.box = tuple(round(v * 1000 / units) for v in unpack_from(">4h", head, 36))
        (self._long_loca,) = unpack_from(">H", head, 50)
        self.ascent, self.descent = (round(v * 1000 / units) for v in unpack_from(">2h", hhea, 4))
        (self._metrics,) = unpack_from(">H", hhea, 34)
        (self.count,) = unpack_from(">H", tables["maxp"], 4)
        self.cap_height, self.bold = self._style(units)
        if len(tables["hmtx"]) < 4 * self._metrics:
            raise UnusableFont(f"{self.name} is damaged")
        self._units = units
        self.letters = Letters(_pairs(tables.pop("cmap"), self.name))

    def width(self, glyph: int) -> float:
        """The width of a glyph, in 1/1000 of the letter size."""
        (width,) = unpack_from(">H", self._tables["hmtx"], 4 * min(glyph, self._metrics - 1))
        return float(width * 1000 / self._units)

    def _style(self, units: int) -> tuple[int, bool]:
        os2 = self._tables["OS/2"]
        version, weight = unpack_from(">H2xH", os2)
        if not may_be_embedded(os2):
            raise UnusableFont(f"{self.name} may not be put into documents")
        cap = unpack_from(">h", os2, 88)[0] if version > 1 else 0.7 * units
        return round(cap * 1000 / units), weight >= 600

    def has_outline(self, glyph: int) -> bool:
        """Whether a glyph leaves any ink."""
        return 0 <= glyph < self.count and bool(self._outline(glyph))

    def _outline(self, glyph: int) -> bytes:
        loca = self._tables["loca"]
        if self._long_loca:
            start, end = unpack_from(">2I", loca, 4 * glyph)
        else:
            start, end = (2 * place for place in unpack_from(">2H", loca, 2 * glyph))
        return self._tables["glyf"][start:end]

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
        outlines, places = bytearray(), array(_LONG, [0])
        for glyph in range(self.count):
            if glyph in wanted:
                outlines += self._outline(glyph)
                outlines += b"\0" * (-len(outlines) % 4)
            places.append(len(outlines))
        tables = {tag: self._tables[tag] for tag in _COPIED if tag in self._tables}
        head = bytearray(tables["head"])
        head[8:12] = bytes(4)
        head[50:52] = pack(">H", 1)
        tables |= {"head": bytes(head), "glyf": bytes(outlines), "loca": _turned(places).tobytes()}
        tables["hmtx"] = self._few_metrics(wanted)
        return _font(tables)

    def _few_metrics(self, wanted: set[int]) -> bytes:
        """The metrics table with zeroes where nothing is drawn: it packs to almost nothing."""
        metrics = bytearray(self._tables["hmtx"])
        for glyph in range(self._metrics - 1):
            if glyph not in wanted:
                metrics[4 * glyph : 4 * glyph + 4] = bytes(4)
        return bytes(metrics)


def _tables(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The tables we need of a font file, or of the first font in a collection, by name."""
    start = unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    (count,) = unpack_from(">H", data, start + 4)
    for row in range(count):
        tag, at, length = unpack_from(">4s4xII", data, start + 12 + 16 * row)
        name = tag.decode("latin-1")
        if name in _KEPT:
            yield name, data[at : at + length]


class Letters(Mapping[int, int]):
    """The number of each letter's glyph, kept as runs of letters and glyphs that both count up."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._firsts, self._lasts, self._glyphs = array(_LONG), array(_LONG), array(_LONG)
        for code, glyph in pairs:
            if self._lasts and code == self._lasts[-1] + 1 and glyph - self._glyphs[-1] == code - self._firsts[-1]:
                self._lasts[-1] = code
            else:
                self._firsts.append(code)
                self._lasts.append(code)
                self._glyphs.append(glyph)

    def __getitem__(self, code: int) -> int:
        at = bisect_right(self._firsts, code) - 1
        if at < 0 or code > self._lasts[at]:
            raise KeyError(code)
        return self._glyphs[at] + code - self._firsts[at]

    def __iter__(self) -> Iterator[int]:
        for first, last in zip(self._firsts, self._lasts, strict=True):
            yield from range(first, last + 1)

    def __len__(self) -> int:
        return sum(self._lasts) - sum(self._firsts) + len(self._firsts)


def may_be_embedded(os2: bytes) -> bool:
    """Whether a font's OS/2 table lets a cut-down copy of it be put into a document."""
    (rights,) = unpack_from(">H", os2, 8)
    return not rights & 0x0302


def _best_map(cmap: bytes) -> tuple[int, int]:
    """The format and the place of the fullest map from Unicode to glyphs. UnusableFont if there is none."""
    (count,) = unpack_from(">2xH", cmap)
    rows = [unpack_from(">HHI", cmap, 4 + 8 * row) for row in range(count)]
    unicode_maps = [at for platform, kind, at in rows if platform == 0 or (platform == 3 and kind in (1, 10))]
    by_format = {unpack_from(">H", cmap, at)[0]: at for at in unicode_maps}
    for known in (12, 4):
        if known in by_format:
            return known, by_format[known]
    raise UnusableFont("no Unicode letters")


def _pairs(cmap: bytes, name: str) -> Iterator[tuple[int, int]]:
    """Each letter and the number of its glyph, in the order of the letters."""
    try:
        known, at = _best_map(cmap)
    except UnusableFont as problem:
        raise UnusableFont(f"{name} has no Unicode letters") from problem
    return _wide_map(cmap, at) if known == 12 else _narrow_map(cmap, at)


class LetterTable:
    """A font's letters, asked one at a time straight from its table. UnusableFont if it has none of Unicode."""

    def __init__(self, cmap: bytes) -> None:
        self._cmap = cmap
        self._format, self._at = _best_map(cmap)

    def glyph(self, code: int) -> int:
        """The number of a letter's glyph, 0 if there is none."""
        try:
            return self._wide(code) if self._format == 12 else self._narrow(code)
        except error:
            return 0

    def _wide(self, code: int) -> int:
        (groups,) = unpack_from(">I", self._cmap, self._at + 12)
        row = bisect_left(range(groups), code, key=lambda row: self._long(16 + 12 * row + 4))
        if row == groups or self._long(16 + 12 * row) > code:
            return 0
        return self._long(16 + 12 * row + 8) + code - self._long(16 + 12 * row)

    def _narrow(self, code: int) -> int:
        if code >= 0xFFFF:
            return 0
        segments = self._short(6) // 2
        row = bisect_left(range(segments), code, key=lambda row: self._short(14 + 2 * row))
        first_at = 16 + 2 * segments + 2 * row
        first = self._short(first_at)
        if row == segments or first > code:
            return 0
        delta, offset = self._short(first_at + 2 * segments), self._short(first_at + 4 * segments)
        glyph = self._short(first_at + 4 * segments + offset + 2 * (code - first)) if offset else code
        return (glyph + delta) & 0xFFFF if glyph or not offset else 0

    def _short(self, at: int) -> int:
        return int.from_bytes(self._cmap[self._at + at : self._at + at + 2])

    def _long(self, at: int) -> int:
        return int.from_bytes(self._cmap[self._at + at : self._at + at + 4])


def _wide_map(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    (groups,) = unpack_from(">I", cmap, at + 12)
    for group in range(groups):
        first, last, glyph = unpack_from(">3I", cmap, at + 16 + 12 * group)
        yield from zip(range(first, last + 1), range(glyph, glyph + last + 1 - first), strict=True)


def _narrow_map(cmap: bytes, at: int) -> Iterator[tuple[int, int]]:
    segments = unpack_from(">H", cmap, at + 6)[0] // 2
    row, shape = 2 * segments, f">{segments}H"
    lasts = unpack_from(shape, cmap, at + 14)
    firsts = unpack_from(shape, cmap, at + 16 + row)
    deltas = unpack_from(shape, cmap, at + 16 + 2 * row)
    offsets_at = at + 16 + 3 * row
    offsets = unpack_from(shape, cmap, offsets_at)
    for i, (first, last, delta, offset) in enumerate(zip(firsts, lasts, deltas, offsets, strict=True)):
        if first == 0xFFFF:
            continue
        glyphs: tuple[int, ...] | range = range(first, last + 1)
        if offset:
            glyphs = unpack_from(f">{last + 1 - first}H", cmap, offsets_at + 2 * i + offset)
        for code, written in zip(range(first, last + 1), glyphs, strict=True):
            glyph = (written + delta) & 0xFFFF
            if glyph and (written or not offset):
                yield code, glyph


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
    return sum(_turned(array(_LONG, table + b"\0" * (-len(table) % 4)))) & 0xFFFFFFFF


def _turned(numbers: array[int]) -> array[int]:
    """Numbers of four bytes, turned from the computer's order to that of fonts, or back."""
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
