"""The lines of a copy that flows from one sheet, or one panel of a card, to the next: what stands in each, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from exports.layout.columns import BULLET, PAD, Set
from exports.typography.line_breaking import TypesetLine

Tag = tuple[str, int]
"""A kind of element, and a number that tells it from the one before."""

_NO_PART = -1


class Mark(Enum):
    """What stands before a line."""

    NONE = auto()
    BULLET = auto()
    TICK_BOX = auto()


class Look(Enum):
    """How a line is drawn."""

    PLAIN = auto()
    HEADING = auto()
    """A rule below it."""
    BAR = auto()
    """White on black."""
    TO_FILL = auto()
    """A rule from the end of its words to the other edge, to write on."""


@dataclass(frozen=True, slots=True)
class Style:
    """How large everything is. `size`, `title`, `name` and `answer` are in points, the gaps in letter sizes."""

    size: float
    leading: float
    title: float
    name: float
    item_gap: float
    section_gap: float
    boxes: bool = True
    compact: bool = False
    """The name stands beside the title, full name and dates at the end, and urgent help has a line for each number."""
    apart: bool = False
    """Whether each section starts a new room."""
    answers: int = 0
    """Lines to write on below each item, `answer` points apart."""
    answer: float = 0.0


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One line, which is never parted. Points."""

    words: Set
    size: float
    height: float
    tags: tuple[Tag, ...]
    above: float = 0.0
    """Space above it, left out at the top of a room."""
    lead: float = 0.0
    """Space above it that is kept there too: the inside of a box."""
    below: float = 0.0
    part: int = _NO_PART
    look: Look = Look.PLAIN
    mark: Mark = Mark.NONE
    indented: bool = False
    back: bool = False
    """Starts at the right edge, whichever way its words are read."""
    keep: bool = False
    """Never the last line of a room."""
    more: bool = False
    """Its words go on in the next line."""
    starts: bool = False
    """Begins a new room."""
    beside: TypesetLine = ()
    """Words at the other edge, a paragraph of their own: the name beside the title."""
    closes: bool = False
    """A rule below it."""

    @property
    def tall(self) -> float:
        """Its height with the space above and below."""
        return self.above + self.lead + self.height + self.below


@dataclass(frozen=True, slots=True)
class FlowPart:
    """A section in the flow."""

    again: tuple[FlowLine, ...]
    """Its heading for the room where it goes on."""
    boxed: bool


@dataclass(frozen=True, slots=True)
class CopyFlow:
    """All lines of a copy in reading order, for rooms `width` points wide."""

    style: Style
    width: float
    lines: tuple[FlowLine, ...]
    parts: tuple[FlowPart, ...]
    rtl: bool
    """Whether the copy starts at the right edge, as most of the person's own words read right-to-left."""

    @property
    def pad(self) -> float:
        """Space inside a box."""
        return PAD * self.style.size


def indent(line: FlowLine) -> float:
    """How far the words of a line stand in from the edge, in points."""
    return BULLET * line.size if line.indented else 0.0
