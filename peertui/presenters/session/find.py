"""Find any word of the record."""

from __future__ import annotations

from peertui.presenters.session.part_list import PartList
from peertui.services.app_context import AppInUse
from plans.record.search import Hit, find
from widgets.models.row import Row


class Find(PartList):
    """Entries and notes, which can be opened, and meetings, which only tell their day."""

    HELP = "Type any word, or a part of one. Capitals and accents do not matter. {pick} that was found opens it."

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self.wanted = ""
        self._hits: tuple[Hit, ...] = ()

    def title(self) -> str:
        return "Find a word"

    def empty(self) -> str:
        return "Nothing found." if self.wanted.strip() else "Nothing found yet."

    def look_again(self) -> None:
        self._hits = tuple(find(self.workspace.context, self.wanted))

    def rows(self) -> tuple[Row, ...]:
        return tuple(Row(f"{hit.what}:{hit.id}", hit.text, detail=hit.label) for hit in self._hits)

    def found(self) -> str:
        """How much was found of the word that is wanted; "" for none."""
        return f"{len(self._hits)} found" if self.wanted.strip() else ""
