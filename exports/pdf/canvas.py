"""Drawing on sheets: lines of words as tagged text, everything else as decoration."""

from __future__ import annotations

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from exports.layout.columns import ARROW, Set
from exports.pdf.font_embedding import EmbeddedFont
from exports.pdf.structure_tree import Tags
from exports.pdf.text_operators import Show
from exports.typography.clean_text import one_line
from exports.typography.font_file import FontFile
from exports.typography.line_breaking import TypesetLine, as_read, directions, width

# Greys, from 0, black, to 1, white. Words at SOFT still stand out from the paper by more than 7:1.
BLACK = 0.0
INK = 0.08
SOFT = 0.28
_LEADER = 0.4
RULE = 0.45
_UPRIGHT = 0.62
_TINT = 0.955
WHITE = 1.0

# How thick lines are, in points: from the finest that a home printer draws whole to one seen from across a room.
FINE = 0.5
_PLAIN = 0.6
_DOTS = 0.75
HEADING_RULE = 0.8
_TICK_BOX_EDGE = 0.85
_BOX_EDGE = 1.2
STRONG = 1.4

# Signs beside words, in letter sizes: level with small letters, whose middle is about 0.27 above the line.
_MIDDLE = 0.27
_DOT = 0.125
"""The radius of a bullet."""
_CORNER = 4.5
"""The radius of a box's corners, in points."""
_TICK_BOX, _TICK_BOX_LEFT, _TICK_BOX_RISE = 0.54, 0.29, 0.03
"""The side of a box to tick, how far left of its place it begins, and how far above the line."""
_ARROW, _BARB, _BARB_SLANT, _ARROW_THICK = 0.82, 0.2, 1.3, 0.09
"""An arrow's length, half the height of its head, the length of the head in such halves, and how thick it is drawn."""
_ARROW_EDGE = 0.05
"""From the edge of the lines to the start of an arrow, in letter sizes."""
MARK = 0.3
"""From the edge of the lines to the middle of a bullet or a box, in letter sizes."""
_ASCENT = 0.78
"""How far above the line tall letters reach, in letter sizes."""
_LEADER_GAP, _LEADER_LEAST = 4.0, 6.0
"""Points between words and the dots that lead to a number; with less room than this there are none."""
_LEADER_RISE = 0.08
"""How far above the line these dots are, in letter sizes: level with a full stop."""


def baseline(top: float, size: float, height: float) -> float:
    """Where letters stand in a line.

    Args:
        top: Where the line begins, in points from the bottom of the sheet.
        size: The letter size in points.
        height: The height of the line in points; what letters do not need of it is half above them, half below.
    """
    return top - (height - size) / 2 - _ASCENT * size


class _Sheet(Canvas):  # type: ignore[misc]
    """A canvas that names no font before one is used, so that none goes into the file unembedded."""

    def _make_preamble(self) -> None:
        self._preamble = "1 0 0 1 0 0 cm"


class Pen:
    """Draws sheet after sheet. All measures are points from the bottom left; greys run from 0, black, to 1, white.

    What is drawn here and is no word is decoration: a screen reader leaves it out (Matterhorn Protocol,
    checkpoint 01).

    Args:
        size: Width and height of every sheet, in points.
        title: What the window of a reader says.
        language: Of the words, as in BCP 47.
        mirrored: Draw everything as far from the right edge as it was to be from the left, words still to be read.
    """

    def __init__(self, size: tuple[float, float], title: str, language: str, *, mirrored: bool = False) -> None:
        self._wide = size[0] if mirrored else None
        self._out = BytesIO()
        self._canvas = _Sheet(self._out, size, pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=language)
        self._title = one_line(title)
        self._canvas.setTitle(self._title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("peertui")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self.tags = Tags(self._canvas, language)
        self._fonts: dict[FontFile, EmbeddedFont] = {}
        self._show = Show(language, self._embedded)

    def next_sheet(self) -> None:
        """Go on on another sheet."""
        self._canvas.showPage()
        self.tags.next_sheet()

    def finished(self) -> bytes:
        """The file."""
        canvas = self._canvas
        canvas.showPage()
        for font in self._fonts.values():
            font.add_to(canvas._doc)
        self.tags.finish(self._title)
        canvas.save()
        return self._out.getvalue()

    def _left(self, x: float, wide: float = 0.0) -> float:
        """The left end, on paper, of what is `wide` and was to start at `x`."""
        return x if self._wide is None else self._wide - x - wide

    def _embedded(self, font: FontFile) -> EmbeddedFont:
        if font not in self._fonts:
            self._fonts[font] = EmbeddedFont(font, f"F{len(self._fonts) + 1}")
        return self._fonts[font]

    def text(
        self,
        x: float,
        y: float,
        line: TypesetLine,
        size: float,
        *,
        grey: float = BLACK,
        rtl: bool = False,
        more: bool = False,
        again: bool = False,
    ) -> float:
        """Draw a line of words.

        Args:
            x: Its left end.
            y: Where its letters stand.
            line: The words, in reading order.
            size: The letter size in points.
            rtl: Whether its paragraph reads right-to-left.
            more: The words continue in another line.
            again: It is a heading that stands on the sheet before too.

        Returns:
            Its right end.
        """
        if self.tags.in_heading and not again:
            self.tags.say_heading(as_read(line), y + size)
        with self.tags.content(again=again):
            return self._text(x, y, line, size, grey=grey, rtl=rtl, more=more)

    def running(self, x: float, y: float, line: TypesetLine, size: float, *, rtl: bool = False) -> None:
        """Draw a line that stands at the foot of every sheet, with its left end at `x`."""
        with self.tags.running():
            self._text(x, y, line, size, grey=SOFT, rtl=rtl)

    def _text(
        self, x: float, y: float, line: TypesetLine, size: float, *, grey: float, rtl: bool, more: bool = False
    ) -> float:
        wide = width(line) * size / 1000
        orders = self._show.line(line, size, rtl=rtl, more=more)
        start = f"{grey:.3g} g BT 1 0 0 1 {self._left(x, wide):.3f} {y:.3f} Tm"
        self._canvas.addLiteral(" ".join((start, *orders, "ET")))
        return x + wide

    def rule(self, x: float, y: float, to_x: float, *, thick: float = _PLAIN, grey: float = RULE) -> None:
        """A level line."""
        with self.tags.decoration():
            self._stroke(thick, grey)
            self._canvas.line(self._left(x), y, self._left(to_x), y)

    def upright(self, x: float, y: float, to_y: float) -> None:
        """A fine upright line."""
        with self.tags.decoration():
            self._stroke(FINE, _UPRIGHT)
            self._canvas.line(self._left(x), y, self._left(x), to_y)

    def cut_line(self, x: float, y: float, wide: float, tall: float) -> None:
        """A fine frame to cut along."""
        with self.tags.decoration():
            self._stroke(_PLAIN, INK)
            self._canvas.rect(self._left(x, wide), y, wide, tall)

    def fold(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A fine dashed line to fold along."""
        with self.tags.decoration():
            self._stroke(FINE, RULE)
            self._canvas.setDash([3, 3])
            self._canvas.line(self._left(x), y, self._left(to_x), to_y)
            self._canvas.setDash()

    def leader(self, x: float, y: float, to_x: float) -> None:
        """A dotted line that leads the eye from a name to its number."""
        with self.tags.decoration():
            self._stroke(_DOTS, _LEADER)
            self._canvas.setLineCap(1)
            self._canvas.setDash([0.01, 2.6])  # round ends make a dot of so short a line
            self._canvas.line(self._left(x), y, self._left(to_x), y)
            self._canvas.setDash()
            self._canvas.setLineCap(0)

    def box(self, x: float, y: float, wide: float, tall: float) -> None:
        """A round-cornered box with a light tint, its bottom left at `x`, `y`."""
        with self.tags.decoration():
            self._stroke(_BOX_EDGE, INK)
            self._canvas.setFillGray(_TINT)
            self._canvas.roundRect(self._left(x, wide), y, wide, tall, _CORNER, stroke=1, fill=1)

    def bar(self, x: float, y: float, wide: float, tall: float, grey: float = INK) -> None:
        """A filled bar."""
        with self.tags.decoration():
            self._canvas.setFillGray(grey)
            self._canvas.rect(self._left(x, wide), y, wide, tall, stroke=0, fill=1)

    def bullet(self, x: float, y: float, size: float) -> None:
        """The dot before an item whose words stand on `y`."""
        with self.tags.decoration():
            self._canvas.setFillGray(INK)
            self._canvas.circle(self._left(x), y + _MIDDLE * size, _DOT * size, stroke=0, fill=1)

    def tick_box(self, x: float, y: float, size: float) -> None:
        """An empty box to tick by hand, around `x`."""
        with self.tags.decoration():
            self._stroke(_TICK_BOX_EDGE, INK)
            side = _TICK_BOX * size
            self._canvas.rect(self._left(x - _TICK_BOX_LEFT * size, side), y + _TICK_BOX_RISE * size, side, side)

    def arrow(self, x: float, y: float, size: float, *, rtl: bool) -> None:
        """A small arrow towards the words on `y`, from `x` on; `rtl` if these stand before it."""
        x, way = self._left(x), -1 if rtl == (self._wide is None) else 1
        middle, tip, barb = y + _MIDDLE * size, x + way * _ARROW * size, _BARB * size
        with self.tags.decoration():
            self._stroke(_ARROW_THICK * size, INK)
            self._canvas.setLineCap(1)
            self._canvas.line(x, middle, tip, middle)
            self._canvas.line(tip - way * _BARB_SLANT * barb, middle + barb, tip, middle)
            self._canvas.line(tip - way * _BARB_SLANT * barb, middle - barb, tip, middle)
            self._canvas.setLineCap(0)

    def _stroke(self, thick: float, grey: float) -> None:
        self._canvas.setLineWidth(thick)
        self._canvas.setStrokeGray(grey)


def set_line(
    pen: Pen,
    line: Set,
    edges: tuple[float, float],
    y: float,
    size: float,
    *,
    back: bool,
    more: bool,
    grey: float = BLACK,
    again: bool = False,
) -> None:
    """Set a line, with its number and what leads there, between two edges.

    Args:
        edges: Left and right, in points.
        y: Where its letters stand, in points.
        size: The letter size in points.
        back: It starts at the right edge, whichever way its words are read.
        more: Its words continue in another line.
        grey: How dark its words are, where they are not quiet.
        again: As for `Pen.text`.
    """
    left, right = edges
    if line.indented:
        if line.arrow:
            pen.arrow(right - _ARROW_EDGE * size if back else left + _ARROW_EDGE * size, y, size, rtl=back)
        left, right = left + (0 if back else ARROW * size), right - (ARROW * size if back else 0)
    wide = width(line.words) * size / 1000
    start = right - wide if back else left
    if line.words:
        shade = SOFT if line.quiet else grey
        pen.text(start, y, line.words, size, grey=shade, rtl=line.rtl, more=more or bool(line.number), again=again)
    if not line.number:
        return
    number = width(line.number) * size / 1000
    at = left if back else right - number
    from_x, to_x = (at + number, right - wide) if back else (left + wide, at)
    from_x, to_x = from_x + _LEADER_GAP, to_x - _LEADER_GAP
    if line.words and to_x - from_x > _LEADER_LEAST:
        pen.leader(from_x, y + _LEADER_RISE * size, to_x)
    (rtl,) = directions([line.number])
    pen.text(at, y, line.number, size, rtl=rtl, more=more)
