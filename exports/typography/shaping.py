"""From the letters of a word to the glyphs that draw them, for every script: by HarfBuzz.

HarfBuzz shapes a run of one script in one font. Which font that is, `font_choice` says; which way round runs stand,
`bidi` says.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import NamedTuple

from exports.typography.clean_text import clusters
from exports.typography.font_choice import BLANK, Glyph, font_for, glyph, joins, main_font
from exports.typography.font_file import FontFile, harfbuzz
from exports.typography.scripts import RIGHT_TO_LEFT, script_of
from exports.typography.typesetter import kept

_FEATURES = {"kern": False}
"""A letter is as wide in one word as in another, so words can be cut and spaced anywhere."""
_PLAIN = dict.fromkeys(("kern", "liga", "clig", "calt"), False)
"""For scripts read letter by letter: one glyph a letter, so that a hand, an eye or a screen reader stops at each."""
_ASCII = _PLAIN | {"ccmp": False, "mark": False}
"""FiraGO takes a backtick for an accent to set above the letter before it."""
_NO_MARKS = _FEATURES | {"mark": False, "mkmk": False}
_TOO_LOW = -400.0
"""In 1/1000 of the letter size: FiraGO hangs the marks of one Thai letter so far below the line."""
_JOINED = frozenset(
    ("ARABIC", "SYRIAC", "SINHALA", "KHMER", "TIBETAN", "DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "TAMIL",
     "TELUGU", "KANNADA", "MALAYALAM", "MYANMAR", "THAI", "LAO", "NKO", "THAANA", "ORIYA", "MONGOLIAN")
)  # fmt: skip
"""Scripts whose letters change with their neighbours, or whose marks are set by the font."""


def glyphs_of(text: str, bold: bool) -> list[Glyph]:
    """The glyphs of a word, in the order they are read."""
    if text.isascii():
        return _shaped(text, main_font(bold), _ASCII)
    found: list[Glyph] = []
    for script, run in groupby(clusters(text), lambda cluster: script_of(cluster[0])):
        letters = list(run)
        joined = script in _JOINED
        whole = _font_for("".join(letters), bold) if joined else None
        for font, part in [(whole, letters)] if whole else _in_fonts(letters, bold):
            if font:
                found += _shaped("".join(part), font, _FEATURES if joined else _PLAIN)
            else:
                found += [_blank(cluster, bold) for cluster in part]
    return found


def _in_fonts(letters: list[str], bold: bool) -> list[tuple[FontFile | None, list[str]]]:
    """Letters of one script in runs of one font each."""
    return [(font, list(run)) for font, run in groupby(letters, lambda cluster: _font_for(cluster, bold))]


def _font_for(letters: str, bold: bool) -> FontFile | None:
    return font_for(letters, bold) or font_for(letters)


def _blank(cluster: str, bold: bool) -> Glyph:
    """The empty box for a letter that no font here has."""
    return glyph(main_font(bold), BLANK, cluster)


class _Drawn(NamedTuple):
    number: int
    wide: float
    pen: float
    """Where it would stand, in 1/1000 of the letter size from the left of all that was shaped."""
    x: float
    """Where it does stand."""
    y: float


def _shaped(text: str, font: FontFile, features: dict[str, bool]) -> list[Glyph]:
    """The glyphs of letters of one script, in the order they are read."""
    hb = harfbuzz()
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(font.shaper, buffer, features)
    units: dict[int, list[_Drawn]] = {}
    pen, scale = 0.0, 1000 / font.face.upem
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        wide, x, y = (value * scale for value in (position.x_advance, position.x_offset, position.y_offset))
        units.setdefault(info.cluster, []).append(_Drawn(info.codepoint, wide, pen, pen + x, y))
        pen += wide
    rtl = script_of(text[0]) in RIGHT_TO_LEFT
    starts = sorted(units)
    glyphs: list[Glyph] = []
    for start, (begin, end) in zip(starts, pairwise((0, *starts[1:], len(text))), strict=True):
        drawn, said = units[start][::-1] if rtl else units[start], text[begin:end]
        if any(one.y < _TOO_LOW for one in drawn[1:]) and features is not _NO_MARKS:
            glyphs += _shaped(said, font, _NO_MARKS)
        else:
            glyphs += _unit(drawn, said, font)
    return glyphs


def _unit(rows: list[_Drawn], text: str, font: FontFile) -> list[Glyph]:
    """Glyphs that stand for some letters together.

    The letters are dealt out in their order, whichever glyph shows which: what is read is right as a whole.
    """
    if len(rows) == 1 and len(text) == 1 and not rows[0].y and rows[0].x == rows[0].pen:
        return [_alone(font, rows[0].number, text, rows[0].wide)]
    texts = [*text[: len(rows) - 1], text[len(rows) - 1 :]]
    texts += [""] * (len(rows) - len(texts))
    at = min(row.pen for row in rows)
    as_a_whole = len(rows) > len(text) or any(row.y or abs(row.x - row.pen) > 1 for row in rows[1:])
    glyphs = []
    for order, (row, own) in enumerate(zip(rows, texts, strict=True)):
        typed = None if not as_a_whole else "" if order else text
        glyphs.append(Glyph(font, row.number, own, row.wide, row.x - at, row.y, typed, rides=order > 0))
        at += row.wide
    return glyphs


@kept(4096)
def _alone(font: FontFile, number: int, letter: str, wide: float) -> Glyph:
    """A letter at its own place, the same object wherever it stands: a page has some two thousand."""
    return Glyph(font, number, letter, wide)


def is_well_drawn(cluster: str, font: FontFile) -> bool:
    """Whether a letter with its marks will look as readers of its script expect."""
    return joins(font, script_of(cluster[0]))
