"""Names of files and folders as people write them."""

from __future__ import annotations

from pathlib import Path

from plans.bounded_file import is_share_name


def place(written: str | Path) -> Path:
    """The path meant, "~" filled in. An unknown "~name" stays, and is then found to be missing like any other."""
    try:
        return Path(written).expanduser()
    except RuntimeError:
        return Path(written)


def is_share(path: Path) -> bool:
    r"""Whether it is on another computer by its name alone, as \\server\share is. Nothing is asked of it."""
    return is_share_name(str(path))


def documents() -> Path:
    """The folder for documents; the home folder where there is none, or one on another computer that nobody named."""
    from platformdirs import user_documents_path

    found = user_documents_path()
    return found if not is_share(found) and found.is_dir() else Path.home()
