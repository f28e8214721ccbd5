"""What a front end says of what was just done: how much it matters, and how long it holds."""

from __future__ import annotations

from enum import Enum, StrEnum, auto


class Stays(Enum):
    """How long a message stands, unless another one takes its place."""

    LASTING = auto()
    UNTIL_CHANGED = auto()
    """Until a letter is changed, or something else is done: it speaks of what stands in the fields."""
    FOR_NOW = auto()
    """Until the next key: it speaks of this one moment."""


class Level(StrEnum):
    """How much a message matters, said in its first word."""

    QUIET = ""
    NOTE = "Note: "
    TROUBLE = "Not done: "
    NOT_SAVED = "Not saved: "
