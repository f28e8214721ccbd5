"""Copies of the en-GB pack to break and to lay over."""

from __future__ import annotations

import shutil
from pathlib import Path

import plans

PACK_FOLDER = Path(plans.__file__).parent / "pack" / "locales" / "en-GB"


def copy_pack(to: Path) -> Path:
    """A copy of the pack in a fresh folder."""
    folder = to / "pack"
    shutil.copytree(PACK_FOLDER, folder)
    return folder


def change(folder: Path, file: str, old: str, new: str) -> None:
    """Replace the first `old` in a file; it must be there."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, 1), "utf-8")
