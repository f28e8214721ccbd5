"""What stands above and below the columns, at fixed sizes: the head, the urgent-help band and the foot."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from exports.layout.reading_order import BETWEEN_COPIES
from exports.typography.line_breaking import TypesetLine, TypesetWord, broken, tokenised, width
from plans.page.compose import Page, PageItem

# Letter sizes, in points. Nothing is smaller than 9, what is rung in a hurry is the largest.
TITLE, _NAME, _FULL_NAME, _META = 20, 13, 11, 9.5
_BAND_HEADING, _BAND_WHO, _BAND_WHEN = 11.5, 9.5, 9
_BAND_NUMBERS = (13.0, 12.0, 11.0, 10.5)
"""The largest is tried first."""
_FOOT = 9

# Heights of a line, in letter sizes: large letters need less.
_LEADING = 1.28
TITLE_LEADING = 1.15
_META_LEADING = 1.35
_NUMBER_LEADING = 1.2

# Space, in points.
HEAD_GAP = 14.0
HEAD_RULE = 0.55
"""Where in that gap the rule below the head is drawn: this share of it from the columns."""
BELOW_TITLE = 3
NAME_GAP = 12
"""Between name and full name, and between the words of the foot and the page number."""
BAND_GAP = 10.0
BAND_PAD = 7.0
BAND_CELL_GAP = 14.0
BAND_ROW_GAP = 5.0
BELOW_BAND_HEADING = 6
FOOT_GAP = 9.0
BELOW_COPIES = 3
_BAND_CELL_LEAST = 112.0
"""The narrowest cell of the band: in a narrower one, who and when would break after every other word."""
_META_GAP = 14
_META_MOST = 0.38
"""The largest share of the head that the dates may take."""
_PAGE_OF_MOST = 4
"""The page number has at most one part in so many of the foot."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one size. Heights are in points."""

    lines: tuple[TypesetLine, ...]
    size: float
    leading: float

    @property
    def height(self) -> float:
        return len(self.lines) * self.leading

    @property
    def width(self) -> float:
        """The width of its widest line, in points."""
        return max((width(line) for line in self.lines), default=0.0) * self.size / 1000


def block(words: tuple[TypesetWord, ...], size: float, room: float, leading: float = _LEADING) -> Block:
    """Words in lines.

    Args:
        words: As `tokenised` gives them.
        size: The letter size in points.
        room: How wide a line may be, in points.
        leading: The height of a line, in letter sizes.
    """
    return Block(tuple(broken(words, room * 1000 / size)), size, size * leading)


def followed(label: str, value: str, *, bold_value: bool) -> tuple[TypesetWord, ...]:
    """A label and its value as one run of words, one of them bold."""
    first = [_flowing(word) for word in tokenised(label, not bold_value)]
    return (*first, *tokenised(value, bold_value))


def _flowing(word: TypesetWord) -> TypesetWord:
    """`word` with its line going on after it."""
    if not word.ends_line:
        return word
    return TypesetWord(word.glyphs, word.width, word.space, rtl=word.rtl, bold=word.bold)


@dataclass(frozen=True, slots=True)
class PageHead:
    """Title and name at the left, dates at the right."""

    title: Block
    name: Block
    full_name: Block
    beside: bool
    """Whether the full name stands on the line of the name."""
    meta: tuple[Block, ...]
    height: float


def head(page: Page, room: float) -> PageHead:
    """The head for a page `room` points wide."""
    meta_words = [followed(label, value, bold_value=True) for label, value in page.meta]
    widest = max((width(words) * _META / 1000 for words in meta_words), default=0.0)
    meta_room = min(widest + 1, room * _META_MOST)  # a point more than it measures, so that no rounding breaks a line
    left = room - meta_room - _META_GAP
    title = block(tokenised(page.title, True), TITLE, left, TITLE_LEADING)
    name = block(tokenised(page.name, True), _NAME, left)
    full_name = block(tokenised(page.full_name), _FULL_NAME, left)
    beside = len(name.lines) == len(full_name.lines) == 1 and name.width + NAME_GAP + full_name.width <= left
    meta = tuple(block(words, _META, meta_room, _META_LEADING) for words in meta_words)
    tall = title.height + name.height + (0 if beside else full_name.height) + BELOW_TITLE
    return PageHead(title, name, full_name, beside, meta, max(tall, sum(b.height for b in meta)))


@dataclass(frozen=True, slots=True)
class Cell:
    """One line of help: the number large, and below it who and when."""

    text: Block
    number: Block
    detail: Block


def numbers_height(cells: tuple[Cell, ...]) -> float:
    """The height of the numbers of cells side by side; the words below them start level."""
    return max(c.number.height for c in cells)


def row_height(cells: tuple[Cell, ...]) -> float:
    """The height of cells side by side."""
    return numbers_height(cells) + max(c.text.height + c.detail.height for c in cells)


@dataclass(frozen=True, slots=True)
class Band:
    """The urgent-help band: a heading and rows of cells, each `cell_width` points wide."""

    heading: Block
    rows: tuple[tuple[Cell, ...], ...]
    cell_width: float
    height: float


def band(page: Page, room: float) -> Band:
    """The band for a page `room` points wide."""
    inner = room - 2 * BAND_PAD
    heading = block(tokenised(page.band_heading, True), _BAND_HEADING, inner)
    across = _across(len(page.band), inner)
    cell_width = (inner - (across - 1) * BAND_CELL_GAP) / across
    number_size = _number_size(page.band, cell_width)
    cells = [_cell(item, cell_width, number_size) for item in page.band]
    rows = tuple(tuple(cells[at : at + across]) for at in range(0, len(cells), across))
    tall = sum(map(row_height, rows)) + BAND_ROW_GAP * max(len(rows) - 1, 0)
    if not page.band and not heading.lines:
        return Band(heading, (), cell_width, 0.0)
    return Band(heading, rows, cell_width, heading.height + BELOW_BAND_HEADING + tall + BAND_PAD)


def _across(count: int, room: float) -> int:
    """How many cells stand side by side: as even as can be, none too narrow."""
    most = max(1, int((room + BAND_CELL_GAP) // (_BAND_CELL_LEAST + BAND_CELL_GAP)))
    rows = max(1, ceil(count / most))
    return max(1, ceil(count / rows))


def _number_size(items: tuple[PageItem, ...], room: float) -> float:
    """The largest size at which no number is broken; the largest of all if one always is."""
    widest = max((width(tokenised(item.right, True)) for item in items), default=0.0)
    return next((size for size in _BAND_NUMBERS if widest * size / 1000 <= room), _BAND_NUMBERS[0])


def _cell(item: PageItem, room: float, number_size: float) -> Cell:
    return Cell(
        block(tokenised(item.text), _BAND_WHO, room),
        block(tokenised(item.right, True), number_size, room, _NUMBER_LEADING),
        block(tokenised(item.detail), _BAND_WHEN, room),
    )


@dataclass(frozen=True, slots=True)
class Foot:
    """Who has a copy, whose plan it is, and the page number."""

    copies: Block
    words: Block
    page_of: Block
    height: float


def foot(page: Page, room: float) -> Foot:
    """The foot for a page `room` points wide."""
    holders = f" {BETWEEN_COPIES} ".join(page.copies)
    copies = block(followed(page.copies_label, holders, bold_value=False) if page.copies else (), _FOOT, room)
    page_of = block(tokenised(page.page_of), _FOOT, room / _PAGE_OF_MOST)
    words = block(tokenised(page.foot), _FOOT, room - page_of.width - NAME_GAP)
    return Foot(copies, words, page_of, copies.height + BELOW_COPIES + max(words.height, page_of.height))
