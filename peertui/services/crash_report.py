"""What is said when a fault of our own ends peertui. Everything is saved first; no word that anyone wrote is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peertui.services.log_silence import place_of

if TYPE_CHECKING:
    from peertui.services.workspace import Workspace


def last_words(fault: BaseException | None, workspace: Workspace | None, unkept: str = "", problem: str = "") -> str:
    """Save, and say in a sentence where the fault was and whether everything is saved.

    Args:
        fault: What ended it.
        workspace: What lies on the table, if the vault is open.
        unkept: What was typed in a form and is not kept, as a sentence.
        problem: Why something typed in a form could not be kept.
    """
    from peertui.services.vault.autosave import Report

    report = workspace.save_now() if workspace else Report()
    why = (report.problem and report.why) or (problem and Report(problem=problem).why)
    kept = f"Not saved: {why}" if why else unkept or "Everything typed is saved."
    named = place_of(fault) if fault else "unknown"
    return f"peertui stopped because of a fault of its own ({named}). {kept} Start it again to go on."
