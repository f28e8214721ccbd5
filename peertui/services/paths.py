"""Names of files and folders as people write them."""

from __future__ import annotations

from pathlib import Path


def place(written: str | Path) -> Path:
    """The path meant, "~" filled in. An unknown "~name" stays, and is then found to be missing like any other."""
    try:
        return Path(written).expanduser()
    except RuntimeError:
        return Path(written)


def documents() -> Path:
    """The folder for documents, or the home folder where there is none."""
    from platformdirs import user_documents_path

    found = user_documents_path()
    return found if found.is_dir() else Path.home()
