"""Fonts of this computer, for letters that the fonts which travel with us lack.

Nothing is looked at until a letter needs it. Of each file only the list of its letters is read, once; a font is opened
when it has the letter. The order depends on the files' names alone, and the number of files is limited: the same
fonts give the same page, however slow the disk is.
"""

from __future__ import annotations

import os
import re
import struct
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import BinaryIO

from exports.typography.truetype import FontFile, LetterTable, UnusableFont, may_be_embedded

MOST_FILES = 4000
"""No more font files than this are looked into."""
_MOST_BYTES = 4 << 20
"""The largest list of letters that is read."""
_DEEPEST = 4
"""How many folders below a font folder are looked into."""
_ENDINGS = (".ttf", ".ttc", ".otf")
_FIRST = (
    *("segoeui.ttf", "seguisym.ttf", "nirmala.ttf", "nirmala.ttc", "ebrima.ttf", "gadugi.ttf", "leelawui.ttf"),
    *("msyh.ttc", "malgun.ttf", "yugothm.ttc", "mmrtext.ttf", "himalaya.ttf", "javatext.ttf", "sylfaen.ttf"),
    *("arial unicode.ttf", "apple symbols.ttf", "khmer sangam mn.ttf", "dejavusans.ttf", "freesans.ttf"),
    *("droidsansfallbackfull.ttf", "wqy-zenhei.ttc", "nanumgothic.ttf", "symbola_hint.ttf"),
)
"""Calm, upright fonts, asked before all others."""
_NEVER = re.compile(r"lastresort|adobeblank|unifont|barcode|webdings|wingdings|emoji")
"""Fonts that have a stand-in for every letter, dots for a screen, or pictures."""
_ODD = re.compile(
    r"bold|italic|oblique|light|thin|black|heavy|mono|condensed|narrow|serif|script|hand|display|[-_]?bd\b"
)


def folders() -> tuple[Path, ...]:
    """Where this computer keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA") or str(home / "AppData" / "Local")
        return (Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), Path(local, "Microsoft", "Windows", "Fonts"))
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    own = os.environ.get("XDG_DATA_HOME") or str(home / ".local" / "share")
    shared = (os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
    return (*(Path(folder, "fonts") for folder in (*shared, own) if folder), home / ".fonts")


@cache
def files() -> tuple[Path, ...]:
    """The font files of this computer, the plainest first."""
    found = {path for folder in folders() for path in _below(folder, _DEEPEST)}
    return tuple(sorted(found, key=_rank)[:MOST_FILES])


def _rank(path: Path) -> tuple[int, bool, str, str]:
    name = path.name.lower()
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), _ODD.search(name) is not None, name, str(path))


def _below(folder: Path, depth: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            rows = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return
    for entry in rows:
        if entry.name.lower().endswith(_ENDINGS) and not _NEVER.search(entry.name.lower()):
            yield Path(entry.path)
        elif depth and not entry.name.startswith(".") and _is_folder(entry):
            yield from _below(Path(entry.path), depth - 1)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def font_with(codes: frozenset[int]) -> FontFile | None:
    """The first font of this computer that draws every one of these letters, or None."""
    if not all(_is_settled(code) for code in codes):
        return None
    for path in files():
        letters = _letters(path)
        if letters is not None and all(letters.glyph(code) for code in codes):
            font = _opened(path)
            if font is not None and all(_is_drawn(font, code) for code in codes):
                return font
    return None


def _is_settled(code: int) -> bool:
    """Whether a letter means the same in every font."""
    return unicodedata.category(chr(code)) not in ("Co", "Cn", "Cs", "Cc")


def _is_drawn(font: FontFile, code: int) -> bool:
    return font.letters.get(code, 0) > 0 and (font.has_outline(font.letters[code]) or chr(code).isspace())


@cache
def _letters(path: Path) -> LetterTable | None:
    """The letters of one file; None if it cannot be used."""
    try:
        with path.open("rb") as file:
            return _read_letters(file)
    except (OSError, UnusableFont, struct.error, ValueError):
        return None


def _read_letters(file: BinaryIO) -> LetterTable | None:
    head = file.read(16)
    start = struct.unpack_from(">I", head, 12)[0] if head[:4] == b"ttcf" else 0
    file.seek(start)
    (count,) = struct.unpack_from(">4xH", file.read(12))
    rows = file.read(16 * count)
    places = {rows[at : at + 4]: struct.unpack_from(">II", rows, at + 8) for at in range(0, 16 * count, 16)}
    if not {b"glyf", b"loca", b"cmap", b"hmtx", b"OS/2"} <= places.keys():
        return None
    at, length = places[b"OS/2"]
    file.seek(at)
    if not may_be_embedded(file.read(min(length, 16))):
        return None
    at, length = places[b"cmap"]
    if length > _MOST_BYTES:
        return None
    file.seek(at)
    return LetterTable(file.read(length))


@cache
def _opened(path: Path) -> FontFile | None:
    name = re.sub(r"[^A-Za-z0-9-]", "", path.stem) or "Font"
    try:
        return FontFile(name, path.read_bytes(), path.read_bytes)
    except (OSError, UnusableFont):
        return None
