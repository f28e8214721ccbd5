"""Lines put into rooms: the sheets of a copy, or the panels of a card. A heading stays with what it stands above."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from exports.layout.flow_lines import CopyFlow, FlowLine

_MOST_AGAIN = 0.25
"""A heading that takes a larger share of a room than this is not repeated there."""
_HAIR = 1e-6


@dataclass(slots=True)
class FilledRoom:
    """The lines of one sheet or panel, and the heading repeated above them if a section goes on there."""

    lines: list[FlowLine] = field(default_factory=list)
    again: tuple[FlowLine, ...] = ()
    pad: float = 0.0
    """Space at the top: the inside of a box that goes on without its heading."""
    used: float = 0.0
    """Height taken, in points."""


def rooms_of(flow: CopyFlow, height: Callable[[int], float]) -> list[FilledRoom]:
    """Every line of `flow` in rooms, the n-th of them `height(n)` points high. There are as many as it takes.

    Lines meant to stay together, and a box, are parted only if no room holds them all. The last paragraph is not alone
    in the last room if what stands before it can come along.
    """
    filling = _Filling(flow, height)
    for chain in _chains(flow.lines):
        filling.take(chain)
    filling.keep_the_last_company()
    return filling.rooms


def _chains(lines: Sequence[FlowLine]) -> Iterator[list[FlowLine]]:
    chain: list[FlowLine] = []
    for line in lines:
        chain.append(line)
        if not line.keep:
            yield chain
            chain = []
    if chain:
        yield chain


class _Filling:
    def __init__(self, flow: CopyFlow, height: Callable[[int], float]) -> None:
        self._flow, self._height = flow, height
        self._before: FlowLine | None = None
        self.rooms = [FilledRoom()]

    def take(self, chain: list[FlowLine]) -> None:
        """Put lines that stay together into this room, or into the next."""
        if self.rooms[-1].lines and (chain[0].starts or not self._holds(chain) or self._would_part(chain[0])):
            self._turn(chain[0])
        for line in chain:
            if self.rooms[-1].lines and not self._holds([line]):
                self._turn(line)
            self._put(line)

    def keep_the_last_company(self) -> None:
        """Bring what stands before the last paragraph into the last room, where that is alone there."""
        if len(self.rooms) < 2 or any(line.tags != self._flow.lines[-1].tags for line in self.rooms[-1].lines):
            return
        *before, room, last = self.rooms
        for start in self._starts_of_company(room):
            company = room.lines[start:]
            gone = sum(line.tall for line in company)
            self.rooms = [*before, replace(room, lines=room.lines[:start], used=room.used - gone)]
            self._before = room.lines[start - 1]
            self._turn(company[0])
            if self._holds([*company, *last.lines]):
                for line in (*company, *last.lines):
                    self._put(line)
                return
        self.rooms = [*before, room, last]

    def _starts_of_company(self, room: FilledRoom) -> Iterator[int]:
        """Where the last lines of a room can be parted from the others: before their box, or where they must stay."""
        lines = room.lines
        start = len(lines) - 1
        while start and lines[start - 1].keep:
            start -= 1
        if self._is_boxed(lines[start]):
            yield from (at for at in range(start, 0, -1) if lines[at].lead and lines[at].part == lines[start].part)
        if start:
            yield start

    def _would_part(self, line: FlowLine) -> bool:
        """Whether the box that begins with `line` has no room here, but has room in the next one, whole."""
        if not line.lead:
            return False
        box = [one for one in self._flow.lines if one.part == line.part]
        whole = sum(one.tall for one in box) - line.above
        return not self._holds(box) and whole <= self._height(len(self.rooms)) + _HAIR

    def _holds(self, lines: Sequence[FlowLine]) -> bool:
        room = self.rooms[-1]
        tall = sum(line.tall for line in lines) - (0.0 if room.lines or room.again else lines[0].above)
        last = lines[-1]
        goes_on = self._is_boxed(last) and not last.below
        foot = self._flow.pad if goes_on else 0.0
        return room.used + tall + foot <= self._height(len(self.rooms) - 1) + _HAIR

    def _is_boxed(self, line: FlowLine) -> bool:
        return line.part >= 0 and self._flow.parts[line.part].boxed

    def _turn(self, line: FlowLine) -> None:
        room = FilledRoom()
        self.rooms.append(room)
        if self._before is None or line.part < 0 or self._before.part != line.part:
            return
        again = self._flow.parts[line.part].again
        if sum(one.tall for one in again) <= _MOST_AGAIN * self._height(len(self.rooms) - 1):
            room.again = again
            room.used = sum(one.tall for one in again)
        elif self._is_boxed(line):
            room.pad = room.used = self._flow.pad

    def _put(self, line: FlowLine) -> None:
        room = self.rooms[-1]
        room.used += line.tall - (0.0 if room.lines or room.again else line.above)
        room.lines.append(line)
        self._before = line
