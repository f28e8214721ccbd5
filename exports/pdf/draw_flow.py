"""Copies that flow drawn as a PDF: large print and the slip on sheets, the card on its panels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.layout.flow_lines import CopyFlow, FlowLine, Look, Mark, Tag, indent
from exports.layout.flowing_copies import MARGIN, Sheets
from exports.layout.fold_card import ACROSS, DOWN, PADDING, PANEL, Card
from exports.layout.header_footer import Block, block
from exports.layout.pagination import FilledRoom
from exports.paper import MILLIMETRE, Paper
from exports.pdf.canvas import BLACK, HEADING_RULE, INK, MARK, SOFT, STRONG, WHITE, Pen, baseline, set_line
from exports.pdf.draw_page import RULE_LIFT
from exports.typography.line_breaking import directions, tokenised, width
from plans.progress import counted

_CARD_TOP = 14 * MILLIMETRE
_FOLDING = 11.0
"""Letter size of how to fold, in points."""
_FOOT_RISE = 0.3
"""How far above the margin the foot of a sheet stands, in letter sizes: room for what hangs below the line."""
_BAR_DROP = 0.06
"""How much lower words stand in a black bar, in letter sizes: capitals then stand in its middle."""
_FILL_GAP, _FILL_DROP = 0.5, 0.1
"""From the words before a line to write on to its start, and how far below them it is, in letter sizes."""


def drawn_sheets(sheets: Sheets) -> bytes:
    """Large print or the slip as a PDF."""
    page = sheets.page
    pen = Pen(sheets.paper.size, page.title, page.language)
    flowing = _Flowing(pen, sheets.flow)
    rooms = tuple(zip(sheets.rooms, sheets.foots, strict=True))
    for at, (room, foot) in enumerate(counted(rooms, "Drawing", "sheets")):
        if at:
            pen.next_sheet()
        flowing.draw(room, MARGIN, sheets.top)
        _at_the_foot(pen, sheets, foot)
    return pen.finished()


def _at_the_foot(pen: Pen, sheets: Sheets, foot: Block) -> None:
    """The name and the number of the sheet, for the eye: a screen reader counts sheets automatically."""
    left, right, size = MARGIN, MARGIN + sheets.flow.width, foot.size
    rtl, y = sheets.flow.rtl, MARGIN + _FOOT_RISE * size
    name = block(tokenised(sheets.page.name), size, right - left - foot.width - size)
    for words, outer in ((foot, True), (name, False)):
        if len(words.lines) == 1:
            x = left if outer == rtl else right - words.width
            (reads_back,) = directions(words.lines)
            pen.running(x, y, words.lines[0], size, rtl=reads_back)


def drawn_card(card: Card, paper: Paper, how_to_fold: Sequence[str]) -> bytes:
    """The card on one sheet, with its lines to cut and to fold along."""
    page = card.page
    pen = Pen(paper.size, page.title, page.language)
    wide, tall = PANEL
    left, top = (paper.size[0] - ACROSS * wide) / 2, paper.size[1] - _CARD_TOP
    flowing = _Flowing(pen, card.flow)
    for at, panel in enumerate(card.panels):
        across, down = divmod(at, DOWN)
        flowing.draw(panel, left + across * wide + PADDING, top - down * tall - PADDING)
    bottom = top - DOWN * tall
    pen.cut_line(left, bottom, ACROSS * wide, DOWN * tall)
    for down in range(1, DOWN):
        pen.fold(left, top - down * tall, left + ACROSS * wide, top - down * tall)
    pen.fold(left + wide, top, left + wide, bottom)
    flowing.close()
    _say_how(pen, how_to_fold, left, bottom - _FOLDING)
    return pen.finished()


def _say_how(pen: Pen, sentences: Sequence[str], left: float, y: float) -> None:
    wide = ACROSS * PANEL[0]
    for sentence in sentences:
        lines = block(tokenised(sentence), _FOLDING, wide)
        with pen.tags.element("P"):
            for at, (line, rtl) in enumerate(zip(lines.lines, directions(lines.lines), strict=True)):
                y -= lines.leading
                start = left + (wide - width(line) * _FOLDING / 1000 if rtl else 0.0)
                pen.text(start, y, line, _FOLDING, grey=SOFT, rtl=rtl, more=at < len(lines.lines) - 1)


class _Flowing:
    """Draws rooms one after the other. What is open at the end of one continues in the next."""

    def __init__(self, pen: Pen, flow: CopyFlow) -> None:
        self._pen, self._flow = pen, flow
        self._outside = pen.tags.depth
        self._open: tuple[Tag, ...] = ()

    def draw(self, room: FilledRoom, x: float, top: float) -> None:
        """Draw a room with its top left at `x`, `top`."""
        placed = list(_placed(room, top))
        self._boxes(placed, x, top)
        again = len(room.again)
        for at, (line, y) in enumerate(placed):
            self._go_to(self._inside(placed[again][0].tags, line) if at < again else line.tags)
            self._line(line, x, y, again=at < again)

    def close(self) -> None:
        """Nothing of the flow comes after this."""
        self._go_to(())

    def _go_to(self, tags: tuple[Tag, ...]) -> None:
        """Close and open elements until exactly `tags` are open."""
        same = 0
        while same < min(len(tags), len(self._open)) and tags[same] == self._open[same]:
            same += 1
        self._pen.tags.close_to(self._outside + same)
        for kind, _ in tags[same:]:
            self._pen.tags.open(kind)
        self._open = tags

    def _inside(self, goes_on: tuple[Tag, ...], heading: FlowLine) -> tuple[Tag, ...]:
        """Where to read a repeated heading: amid an item that continues, or else between two of a section."""
        common = [tag for tag, own in zip(self._open, goes_on, strict=False) if tag == own]
        while common and common[-1][0] not in ("Sect", "LBody"):
            common.pop()
        return (*common, heading.tags[-1])

    def _boxes(self, placed: Sequence[tuple[FlowLine, float]], x: float, top: float) -> None:
        """A box around the lines of each boxed part."""
        ends: dict[int, tuple[float, float]] = {}
        for line, y in placed:
            if line.part >= 0 and self._flow.parts[line.part].boxed:
                begins, _ = ends.get(line.part, (y + line.lead if line.lead else top, 0.0))
                ends[line.part] = (begins, y - line.height - (line.below or self._flow.pad))
        for begins, ended in ends.values():
            self._pen.box(x, ended, self._flow.width, begins - ended)

    def _line(self, line: FlowLine, x: float, y: float, *, again: bool = False) -> None:
        """Draw a line whose top is at `y`."""
        pen, size = self._pen, line.size
        boxed = line.part >= 0 and self._flow.parts[line.part].boxed
        pad = self._flow.pad if boxed else 0.0
        left, right = x + pad, x + self._flow.width - pad
        base = baseline(y, size, line.height)
        if line.look is Look.BAR:
            pen.bar(x, y - line.height, self._flow.width, line.height)
            left, right, base = left + size / 2, right - size / 2, base - _BAR_DROP * size
        if line.mark is not Mark.NONE:
            edge = size * MARK
            mark = pen.tick_box if line.mark is Mark.TICK_BOX else pen.bullet
            mark(right - edge if line.back else left + edge, base, size)
        left, right = left + (0 if line.back else indent(line)), right - (indent(line) if line.back else 0)
        grey = WHITE if line.look is Look.BAR else INK if line.look is Look.HEADING else BLACK
        set_line(pen, line.words, (left, right), base, size, back=line.back, more=line.more, grey=grey, again=again)
        if line.beside:
            self._go_to((("P", -1),))
            wide = width(line.beside) * size / 1000
            (rtl,) = directions([line.beside])
            pen.text(left if line.back else right - wide, base, line.beside, size, rtl=rtl)
        if line.closes:
            pen.rule(x, y - line.height - line.below, x + self._flow.width, thick=STRONG, grey=INK)
        if line.look is Look.HEADING:
            pen.rule(left, y - line.height - RULE_LIFT * size, right, thick=HEADING_RULE, grey=INK)
        elif line.look is Look.TO_FILL:
            beside = width(line.words.words) * size / 1000 + _FILL_GAP * size if line.words.words else 0.0
            ends = (left, right - beside) if line.back else (left + beside, right)
            pen.rule(ends[0], base - _FILL_DROP * size, ends[1])


def _placed(room: FilledRoom, top: float) -> Iterator[tuple[FlowLine, float]]:
    """Each line of a room, and where its top is."""
    y, first = top - room.pad, True
    for line in (*room.again, *room.lines):
        y -= line.lead + (0.0 if first else line.above)
        yield line, y
        y -= line.height + line.below
        first = False
