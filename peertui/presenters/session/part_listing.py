"""A list of what was written, in which each entry and note can be opened."""

from __future__ import annotations

from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Reply
from peertui.presenters.row_refs import RowKind, RowRef


class PartListing(Listing):
    """Picking an entry or a note asks what to do with it, the same as everywhere."""

    def part(self, row_id: str) -> RowRef | None:
        """The entry or note that a row stands for, if it is one."""
        ref = RowRef.of(row_id)
        return ref if ref is not None and ref.kind in (RowKind.ENTRY, RowKind.NOTE) else None

    def picked(self, row_id: str) -> Reply:  # noqa: ARG002 - what can be done with one is asked by the front end
        return None
