"""Whether there is a vault in a folder. Light: the door asks it before anything else is imported."""

from __future__ import annotations

from pathlib import Path

from plans.vault.files import Files

KEY_FILE, PEOPLE, INDEX, REMOVING, ELSEWHERE = "keys.json", "people", "index", "removing", "elsewhere"


def is_there(files: Files, folder: Path) -> bool:
    """Whether there is a vault, whole or damaged. OSError if the disk does not say."""
    if files.exists(folder / KEY_FILE):
        return True
    try:
        return bool(files.names(folder / PEOPLE))
    except (FileNotFoundError, NotADirectoryError):
        return False


def vault_exists(folder: Path) -> bool:
    """The same on the real disk; a folder that cannot be read may well hold one."""
    try:
        return is_there(Files(), folder)
    except OSError:
        return True
