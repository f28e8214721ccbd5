"""What every part of a content pack is built on."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of a pack: frozen, and strict about keys, so that a slip of the pen is found at load."""

    model_config = ConfigDict(extra="forbid", frozen=True)
