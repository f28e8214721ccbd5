"""What can be done with an entry or a note, asked from a screen that has no presenter yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui.presenters.row_refs import RowRef
from peertui.presenters.session import entry_actions
from peertui.screens.base.presented import show_reply
from peertui.screens.base.screen import BaseScreen


def open_part(screen: BaseScreen[Any], ref: RowRef | None, then: Callable[[], object]) -> None:
    """Ask what to do with an entry or note, and do it; `then` draws the screen anew. Nothing for another row."""
    show_reply(screen, entry_actions.open_part(screen.peertui, ref), then)
