"""Sheets of paper."""

from __future__ import annotations

from enum import StrEnum

MILLIMETRE = 72 / 25.4


class Paper(StrEnum):
    """A sheet the page can be printed on."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return (210 * MILLIMETRE, 297 * MILLIMETRE) if self is Paper.A4 else (612.0, 792.0)
