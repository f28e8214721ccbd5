"""Names of files and folders as people write them."""

from __future__ import annotations

from pathlib import Path


def place(written: str | Path) -> Path:
    """The path meant, "~" filled in. An unknown "~name" stays, and is then found to be missing like any other."""
    try:
        return Path(written).expanduser()
    except RuntimeError:
        return Path(written)
