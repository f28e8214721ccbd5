"""What is said when a fault of our own ends peertui. Everything is saved first; no word that anyone wrote is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertui.quiet import place_of

if TYPE_CHECKING:
    from peertui.desk import Desk


def last_words(fault: BaseException | None, desk: Desk | None) -> str:
    """Save, and say in a sentence where the fault was and whether everything is saved."""
    report = desk.save_now() if desk else None
    kept = f"Not saved: {report.why}" if report and report.problem else "Everything typed is saved."
    named = place_of(fault) if fault else "unknown"
    return f"peertui stopped because of a fault of its own ({named}). {kept} Start it again to go on."
