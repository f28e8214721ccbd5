"""What can be done with an entry or a note, asked from a place that has no presenter yet."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow
from peertui.presenters.row_refs import RowRef
from peertui.presenters.session import entry_actions


def open_part(room: PlainApp, ref: RowRef | None) -> None:
    """Ask what to do with an entry or note, and do it. Nothing for a row that is neither. Leave."""
    follow(room, entry_actions.open_part(room, ref))
