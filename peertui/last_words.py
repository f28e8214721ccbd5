"""What is said when a fault of our own ends peertui. Everything is saved first; no word that anyone wrote is shown."""

from __future__ import annotations

from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peertui.desk import Desk


def last_words(fault: BaseException | None, desk: Desk | None) -> str:
    """Save, and say in a sentence where the fault was and whether everything is saved."""
    report = desk.save_now() if desk else None
    kept = f"Not saved: {report.why}" if report and report.problem else "Everything typed is saved."
    place = extract_tb(fault.__traceback__)[-1] if fault else None
    named = f"{type(fault).__name__}, {Path(place.filename).name} {place.lineno}" if place else "unknown"
    return f"peertui stopped because of a fault of its own ({named}). {kept} Start it again to go on."
