"""The words of one step, ready to be shown. Pure, for both front ends."""

from __future__ import annotations

from dataclasses import dataclass

ASK, CARE, REASONS = "If it helps, ask:", "Take care:", "Why this:"
"""What stands before the follow-ups, the cautions and the reasons."""


@dataclass(frozen=True, slots=True)
class PromptText:
    """The words of one step, its slots already filled."""

    title: str
    prompt: str
    follow_ups: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    worker_only: bool = False
    points: tuple[str, ...] = ()
    """Lines of a checklist, all in sight."""
    agreed: str = ""
    """What was agreed about writing, to be heeded here."""
