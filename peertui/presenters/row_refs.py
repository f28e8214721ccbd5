"""What a row of a list stands for: a part of the record, a step, or something to do. A row's id is one of these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from widgets.models.row import Row


class RowKind(StrEnum):
    """What kind of thing a row opens."""

    ENTRY = "entry"
    NOTE = "note"
    MODULE = "module"
    STEP = "place"
    PROMPT = "prompt"
    VERSION = "version"
    DO = "do"
    """Something to do: a command, or a move of the meeting."""


@dataclass(frozen=True, slots=True)
class RowRef:
    """One thing that can be picked from a list. As words it is the id of its row: "entry:…"."""

    kind: RowKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    def row(self, text: str, *, detail: str = "", marker: str = "", number: int | None = None) -> Row:
        """A row that stands for it."""
        return Row(str(self), text, detail=detail, marker=marker, number=number)

    @classmethod
    def of(cls, row_id: str) -> RowRef | None:
        """What a row with this id stands for; None for a row that opens nothing."""
        kind, _, part_id = row_id.partition(":")
        return cls(RowKind(kind), part_id) if part_id and kind in set(RowKind) else None
