"""What every part of a content pack is built on."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class PackPart(BaseModel):
    """A part of a pack: frozen, and strict about keys, so that a slip of the pen is found at load."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class PackError(Exception):
    """A pack that cannot be used. Its text is plain sentences.

    Args:
        key: Where in it, "kinds[early_sign].main"; "" for the file as a whole.
        remedy: How to mend it.
    """

    def __init__(self, file: str, key: str, problem: str, remedy: str) -> None:
        self.file = file
        self.key = key
        """Where in the file: "kinds[early_sign].main", or "" for the file as a whole."""
        self.problem = problem
        self.remedy = remedy
        where = f"{file}, {key}" if key else file
        super().__init__(f"{where}: {problem} {remedy}")
