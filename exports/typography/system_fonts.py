"""Fonts of this computer, for letters that the fonts which travel with us lack.

Nothing is looked at until a letter needs it. Of each file only the list of its letters is read, once; a font is opened
when it has the letter. The order depends on the files' names alone, and the number of files is limited: the same
fonts give the same page, however slow the disk is.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable, Container, Iterator
from functools import cache
from pathlib import Path

from exports.typography.font_file import FontFile, UnusableFont, letters_of

MOST_FILES = 4000
"""No more font files than this are looked into."""
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


def font_with(codes: frozenset[int], suits: Callable[[FontFile], bool] = lambda _: True) -> FontFile | None:
    """The first font of this computer that draws every one of these letters, or None.

    Args:
        codes: The letters' code points.
        suits: Whether a font also joins them well: the first that does is taken before any that does not.
    """
    if not all(_is_settled(code) for code in codes):
        return None
    second = None
    for path in files():
        letters = _letters(path)
        if letters is not None and all(code in letters for code in codes):
            font = _opened(path)
            if font is not None and all(_is_drawn(font, code) for code in codes):
                if suits(font):
                    return font
                second = second or font
    return second


def _is_settled(code: int) -> bool:
    """Whether a letter means the same in every font."""
    return unicodedata.category(chr(code)) not in ("Co", "Cn", "Cs", "Cc")


def _is_drawn(font: FontFile, code: int) -> bool:
    return chr(code) in font and (font.has_outline(font.glyph(chr(code))) or chr(code).isspace())


@cache
def _letters(path: Path) -> Container[int] | None:
    """The letters of one file; None if it cannot be used."""
    try:
        letters: Container[int] = letters_of(path)
    except (OSError, UnusableFont):
        return None
    return letters


@cache
def _opened(path: Path) -> FontFile | None:
    name = re.sub(r"[^A-Za-z0-9-]", "", path.stem) or "Font"
    try:
        return FontFile(name, path.read_bytes())
    except (OSError, UnusableFont):
        return None
