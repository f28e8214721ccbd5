"""A list of what was written, in which each entry and note can be opened."""

from __future__ import annotations

from peertui.presenters.presenter import Listing
from peertui.presenters.reply import Reply
from peertui.presenters.row_refs import RowRef
from peertui.presenters.session.entry_actions import open_part


class PartList(Listing):
    """Picking an entry or a note asks what to do with it, the same as everywhere."""

    def picked(self, row_id: str) -> Reply:
        return open_part(self.app, RowRef.of(row_id))
