"""Files that someone else may have written: an ordinary file, so large, so deep and with so many values, or none.

All of it is looked at before a parser sees the text, because parsers have no bounds of their own: a pipe waits for
ever, nested lists end in RecursionError, and dotted keys or empty groups cost minutes and gigabytes.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from plans.disk_errors import numbered, once_free

MOST_DIGITS = 3000
"""Of one number, in any base. Python itself refuses to read or write a decimal one of more than 4,300."""


_FIELDS = 100
"""Commas that may stand beside the parts: those between the fields of a person."""


class Bounds(NamedTuple):
    """What one kind of file may have at most."""

    size: int
    """Bytes."""
    nesting: int = 20
    """Groups or lists inside one another, and the parts of a dotted key."""
    values: int = 20_000
    parts: int = 0
    """Groups in the lists of the outermost group: the entries of a record, say. 0 for any number."""


class OutOfBounds(ValueError):
    """A file that is not read. `str()` continues after "because"."""


class TooDeep(OutOfBounds):
    """Groups in groups in groups."""


class TooManyDigits(OutOfBounds):
    """A number that nobody can mean."""


_JSON_NEXT = re.compile(r'(?:[^"\[\]{},]++|"(?:[^"\\]++|\\.)*+")*+([\[\]{},"]|\Z)', re.DOTALL)
"""All up to the next mark of the structure. A quote is that mark only where its string never ends."""
_JSON_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_TOML_QUIET = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}+(?!"))*+(?:"{3,5}|\\?\Z)'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+",
    re.DOTALL,
)
"""Strings and comments, also those that never end: so the search goes through a text once, whatever is in it."""
_BRACKET = re.compile(r"[\[\]{}]")
_LONG_NUMBER = re.compile(rf"(?<![0-9A-Za-z_])[0-9][0-9A-Za-z_]{{{MOST_DIGITS}}}")


def read_bytes(path: Path, most: int, *, within: Path | None = None) -> bytes:
    """All bytes of an ordinary file. A pipe, a device or a folder is not even opened, and nothing is waited for.

    Args:
        path: The file; a link to one is followed.
        most: How many bytes it may have.
        within: The folder that it must lie in once all links are followed; None for anywhere.

    Raises:
        OutOfBounds: It is no such file.
        OSError: The disk does not give it.
    """
    if within is not None and _links_to_a_share(path):
        raise OutOfBounds("it is a link that leads out of its folder")
    size_of(path)
    if within is not None and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(within)):
        raise OutOfBounds("it is a link that leads out of its folder")
    with _opened(path) as handle:
        return _read(handle, most)


def is_share_name(path: str) -> bool:
    r"""Whether Windows would ask another computer for this path, as for \\server\share, and tell it who asks."""
    return path.replace("/", "\\").startswith("\\\\") and not re.match(r"[\\/]{2}[?.][\\/][A-Za-z]:", path)


def _links_to_a_share(path: Path) -> bool:
    return path.is_symlink() and is_share_name(os.readlink(path))  # noqa: PTH115


def read_piece(path: Path, at: int, size: int) -> bytes:
    """So many bytes of an ordinary file from a place in it, fewer at its end.

    Args:
        at: Bytes from its beginning.
        size: How many bytes at most.

    Raises:
        OutOfBounds, OSError.
    """
    pieces = []
    with _opened(path) as handle, numbered():
        os.lseek(handle, at, os.SEEK_SET)
        while size and (piece := os.read(handle, size)):
            pieces.append(piece)
            size -= len(piece)
    return b"".join(pieces)


def size_of(path: Path) -> int:
    """How many bytes an ordinary file has.

    Raises:
        OutOfBounds: It is none.
        OSError.
    """
    try:
        found = path.stat()
    except ValueError:
        raise OutOfBounds("no file can have this name") from None
    _need_a_file(found.st_mode)
    return found.st_size


def read_toml(path: Path, bounds: Bounds, *, within: Path | None = None) -> str:
    """The text of a TOML file that is safe to parse.

    Args:
        bounds: What it may hold.
        within: A folder out of which no link may lead; None for any.

    Raises:
        OutOfBounds, OSError, UnicodeDecodeError.
    """
    text = read_bytes(path, bounds.size, within=within).decode("utf-8")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    check_toml(text, bounds)
    return text


def check_json(text: str, bounds: Bounds) -> None:
    """Refuse a JSON text that is too much to parse. What is no JSON at all is for the parser to say.

    Raises:
        OutOfBounds: It is too large, too deep, or has too many values or digits.
    """
    depth, values, parts, beside = 0, 0, 0, 0
    if text.count('"') - text.count('\\"') > 4 * (bounds.values + 1):  # a name and its words have four
        raise _too_many(bounds.values, "values")
    for found in _JSON_NEXT.finditer(text):
        mark = found[1]
        if found.end() - found.start() > MOST_DIGITS:
            _refuse_long_numbers(_JSON_STRING.sub('""', found[0]))
        if mark in ("", '"'):
            return
        if mark in "]}":
            depth -= 1
            continue
        values += 1
        if mark == ",":
            beside += depth == 2
        else:
            parts += mark == "{" and depth == 2
            depth += 1
        if depth > bounds.nesting:
            raise _too_deep(bounds)
        if values > bounds.values:
            raise _too_many(bounds.values, "values")
        if bounds.parts and (parts > bounds.parts or beside > bounds.parts + _FIELDS):
            raise _too_many(bounds.parts, "parts")


def check_toml(text: str, bounds: Bounds) -> None:
    """Refuse a TOML text that is too much to parse. As for `check_json`."""
    quiet = _TOML_QUIET.sub(lambda found: "" if found[0].startswith("#") else '""', text)
    if sum(map(quiet.count, "=,.[{")) > bounds.values:
        raise _too_many(bounds.values, "values")
    _refuse_long_numbers(quiet)
    if re.search(rf'(?<![\w".-])(?:[\w"-]++[ \t]*+\.[ \t]*+){{{bounds.nesting}}}', quiet):
        raise _too_deep(bounds)
    depth = 0
    for found in _BRACKET.finditer(quiet):
        depth += 1 if found[0] in "[{" else -1
        if depth > bounds.nesting:
            raise _too_deep(bounds)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    flags = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_BINARY", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC"))
    handle = once_free(lambda: os.open(path, flags), denied_too=False)
    try:
        _need_a_file(os.fstat(handle).st_mode)  # another may have taken its place
        yield handle
    finally:
        os.close(handle)


def _need_a_file(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise OutOfBounds("it is a folder")
    if not stat.S_ISREG(mode):
        raise OutOfBounds("it is not an ordinary file")


def _read(handle: int, most: int) -> bytes:
    pieces, left = [], most + 1
    if os.fstat(handle).st_size <= most:  # some that grow, or tell no size, are found out below
        with numbered():
            while left and (piece := os.read(handle, min(left, 1024 * 1024))):
                pieces.append(piece)
                left -= len(piece)
    else:
        left = 0
    if not left:
        raise OutOfBounds(f"it is larger than {size_words(most)}")
    return b"".join(pieces)


def size_words(size: int) -> str:
    """A number of bytes as people say it."""
    return f"{size // 2**20} MB" if size >= 2**20 else f"{size // 2**10} KB"


def _refuse_long_numbers(text: str) -> None:
    if _LONG_NUMBER.search(text):
        raise TooManyDigits("it holds a number of thousands of digits")


def _too_deep(bounds: Bounds) -> TooDeep:
    return TooDeep(f"it has groups more than {bounds.nesting} deep")


def _too_many(most: int, what: str) -> OutOfBounds:
    return OutOfBounds(f"it holds more than {most:,} {what}")
