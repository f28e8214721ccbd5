"""What two people at a laptop do, in their own words. Each way of working has hands of its own for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from plans.record.models import Record

PASSPHRASE = "kettle harbour violin moss"
Answers = Mapping[str, str | list[str]]
"""Label of a field, and its answer: words, the words of a choice, or the things of a list."""


class Hands(Protocol):
    """Does one thing after another, and looks at the record in between."""

    async def first_start(self) -> None:
        """Choose a passphrase, write the recovery key down and type it back."""

    async def add_person(self, called: str) -> None:
        """Begin a record, and stand at the person's own list."""

    async def pick(self, words: str) -> None:
        """Pick the line that begins with these words, from the list or the question in front."""

    async def do(self, words: str) -> None:
        """Do something by its words in the numbered menu."""

    async def back(self) -> None:
        """Back to the list before this one."""

    async def write(self, *words: str) -> None:
        """Write at a step; each becomes what is likeliest there."""

    async def write_as(self, what: str, words: str) -> None:
        """Write at a step as something else."""

    async def fill(self, *answers: str) -> None:
        """Answer the fields that a step asks one after another; "" leaves one."""

    async def go_on(self) -> None:
        """Enter, where there is nothing more to write."""

    async def jump(self, part: str, step: str) -> None:
        """Go to any step of the meeting."""

    async def add_to_plan(self, part: str, kind: str, answers: Answers) -> None:
        """From the plan: a new entry of a kind, which this part of the programme makes."""

    async def add_note(self, text: str, voice: str) -> None:
        """From the notes: a new one."""

    async def change(self, answers: Answers) -> None:
        """Fill in these fields of the form in front, and be done with it."""

    async def move_on_page(self, words: str, by: int) -> None:
        """Move a line of the page up (-1) or down (1)."""

    async def save_page(self, kind: str, to: Path, password: str = "") -> None:
        """From the page: write a file; a PDF without a password stays open."""

    async def leave(self) -> int:
        """Save and leave. The exit code."""

    async def record(self) -> Record:
        """The record as a fresh start would find it on the disk."""
