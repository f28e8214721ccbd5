"""Reading a finished page back from its file, strictly: what a page of ours would not have is a ValueError.

Small, so that a first PDF waits for no whole library of readers; the tests read the same files with two of them.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from plans.progress import counted

_GAP = rb"(?:\s|%[^\r\n]*[\r\n])*"
_TOKEN = re.compile(
    _GAP + rb"(?:(?P<open><<|\[)|(?P<close>>>|\])|(?P<mark>\d+)\s+\d+\s+R\b|/(?P<name>[^\s()<>\[\]{}/%]*)"
    rb"|(?P<number>[-+]?[\d.]+)|(?P<other>true|false|null|<[\da-fA-F\s]*>|\((?:[^()\\]|\\[\s\S])*\)))"
)
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_PLACES = re.compile(rb"xref\s+0\s+(\d+)\s*?\n((?:\d{10} \d{5} [nf][ \r][\r\n])+)trailer\b")
_OBJECT = re.compile(rb"\s*(\d+)\s+\d+\s+obj\b")
_STREAM = re.compile(_GAP + rb"stream\r?\n")
_PAIR = re.compile(rb"<([\da-f]{4})> <([\da-f]*)>", re.IGNORECASE)
_CODES = re.compile(rb"<((?:[\dA-F]{4})*)>")
_MOVED = re.compile(rb"\[(?:-?[\d.]+|<(?:[\dA-F]{4})+>)*\]")
_ASIDE = (b"/Footer>>", b"true>>")
"""The end of what is said of the foot of a sheet, and of a heading that is repeated where its section goes on."""
_NOT_OURS = frozenset((b"'", b'"', b"Do", b"BI", b"sh", b"Tr"))
"""Other orders that put something on a page."""
_UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    "ASCII85Decode": partial(a85decode, adobe=True),
    "FlateDecode": zlib.decompress,
}


def letters_of(data: bytes, sheets: int = 1) -> str:
    """The letters of the sheets in the order they are drawn, without decoration, feet and repeated headings.

    Raises:
        ValueError: It is not ours, or has another number of sheets.
    """
    file = _File(data)
    try:
        pages = [file.get(page) for page in file.get(file.get(file.trailer["Root"])["Pages"])["Kids"]]
        if len(pages) != sheets:
            raise ValueError("too few or too many sheets")
        return "".join(letter for page in counted(pages, "Checking", "sheets") for letter in _of_page(file, page))
    except (ArithmeticError, LookupError, RecursionError, TypeError, zlib.error) as problem:
        raise ValueError("not a page of ours") from problem


def _of_page(file: _File, page: Any) -> Iterator[str]:
    fonts = file.get(file.get(page["Resources"])["Font"])
    letters = {f"/{name}".encode(): _letters(file.stream(file.get(font)["ToUnicode"])) for name, font in fonts.items()}
    return _drawn(file.stream(page["Contents"]).split(), letters)


def _letters(pairs: bytes) -> dict[bytes, str]:
    """What each code of a font stands for, as any reader of the file is told."""
    return {code.upper(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _PAIR.findall(pairs)}


def _drawn(orders: Sequence[bytes], fonts: dict[bytes, dict[bytes, str]]) -> Iterator[str]:
    letters: dict[bytes, str] = {}
    aside: list[bool] = []
    for at, order in enumerate(orders):
        if order in (b"BMC", b"BDC"):
            aside.append(order == b"BMC" or orders[at - 1] in _ASIDE)
        elif order == b"EMC":
            aside.pop()
        elif order == b"Tf":
            letters = fonts[orders[at - 2]]
        elif order in (b"Tj", b"TJ"):
            if not (_CODES if order == b"Tj" else _MOVED).fullmatch(orders[at - 1]):
                raise ValueError("letters without codes")
            codes = b"".join(_CODES.findall(orders[at - 1]))
            if not any(aside):
                yield from (letters[codes[start : start + 4]] for start in range(0, len(codes), 4))
        elif order in _NOT_OURS:
            raise ValueError("something else is drawn")


@dataclass(frozen=True, slots=True)
class _Mark:
    """Stands for another object of the file."""

    number: int


class _File:
    """The objects of a file, each found through the file's own table of places."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        end = _END.search(data)
        places = _PLACES.match(data, int(end[1])) if end else None
        if not places:
            raise ValueError("no table of places")
        rows = places[2].splitlines()
        self._places = {number: int(row[:10]) for number, row in enumerate(rows) if row[17:18] == b"n"}
        self.trailer, _ = self._value(places.end())
        """What leads to everything else."""

    def get(self, value: Any) -> Any:
        """What a mark stands for; anything else as it is."""
        return self._object(value.number)[0] if isinstance(value, _Mark) else value

    def stream(self, mark: _Mark) -> bytes:
        """The bytes of a stream, unpacked."""
        about, end = self._object(mark.number)
        begins = _STREAM.match(self._data, end)
        if not begins:
            raise ValueError("no stream")
        content = self._data[begins.end() : begins.end() + int(self.get(about["Length"]))]
        packed = about.get("Filter", [])
        for packing in packed if isinstance(packed, list) else (packed,):
            content = _UNPACK[packing](content)
        return content

    def _object(self, number: int) -> tuple[Any, int]:
        begins = _OBJECT.match(self._data, self._places[number])
        if not begins or int(begins[1]) != number:
            raise ValueError("no such object at its place")
        return self._value(begins.end())

    def _value(self, at: int) -> tuple[Any, int]:
        """The value at `at`, and where it ends. The contents of strings are ignored."""
        token = _TOKEN.match(self._data, at)
        if not token or token["close"]:
            raise ValueError("not a value")
        at = token.end()
        if token["open"]:
            parts, at = self._parts(at)
            return (dict(zip(parts[::2], parts[1::2], strict=True)) if token["open"] == b"<<" else parts), at
        if token["mark"]:
            return _Mark(int(token["mark"])), at
        if token["name"] is not None:
            return token["name"].decode("latin-1"), at
        return (float(token["number"]) if token["number"] else None), at

    def _parts(self, at: int) -> tuple[list[Any], int]:
        parts = []
        while not ((token := _TOKEN.match(self._data, at)) and token["close"]):
            value, at = self._value(at)
            parts.append(value)
        return parts, token.end()
