"""Small settings of one laptop, kept in the data folder as JSON. They hold nothing about any person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from peertui.services.unused_files import UnusedFile
from plans.bounded_file import Bounds, OutOfBounds, check_json, read_bytes
from plans.disk_errors import reason_for
from plans.vault.storage.filesystem import Files, make_folder, publish

FILE, ASIDE = "settings.json", "settings.unread.json"
BOUNDS = Bounds(size=64 * 1024, nesting=20, values=2_000)
_INSTEAD = "the usual settings (with no on-call number)"
_WHY = "{why}. Set them again: the old file is then kept as {aside}."


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set. Keys of a newer peertui are kept in `others`."""

    theme: str = ""
    """Name of a theme; "" for the usual one."""
    region: str = "England"
    """Whose help lines are shown while no person is open."""
    on_call: str = ""
    """The service's own line on the safety card; "" until it has set one."""
    lock_after: str = "5"
    """Minutes without a key before it locks by itself; "never"."""
    hide_locks: str = "no"
    """Whether hiding the screen (F3) locks it too: "yes" or "no"."""
    backup_day: str = ""
    """The day from which we count until a backup elsewhere is known to the vault; "" before the first person."""
    key_on_paper: str = "yes"
    """Whether the recovery key was typed back from the paper it was written on: "yes" or "no"."""
    front: str = ""
    """Which way of working it starts with: "screen" or "plain"; "" before that was asked."""
    others: Mapping[str, Any] = field(default_factory=dict)
    unused: UnusedFile | None = None
    """The file, if it could not be used."""

    @property
    def idle_minutes(self) -> float | None:
        """`lock_after` as a number; None for never. Five if it is no number."""
        if self.lock_after == "never":
            return None
        minutes = float(self.lock_after) if self.lock_after.isascii() and self.lock_after.isdigit() else 0.0
        return minutes or 5.0

    @property
    def on_call_read(self) -> str | None:
        """The on-call number as it was read or set; None if nobody can say, because the file could not be used."""
        return None if self.unused and not self.on_call else self.on_call


_KNOWN = tuple(f.name for f in fields(Settings) if f.name not in ("others", "unused"))


def load(folder: Path) -> Settings:
    """The settings of a data folder. A missing or damaged file, or a value of a wrong type, gives the usual ones."""
    path, why = folder / FILE, "It is damaged"
    try:
        written = read_bytes(path, BOUNDS.size, within=folder)
        text = written.decode(json.detect_encoding(written), "surrogatepass")
        check_json(text, BOUNDS)
        stored = json.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OutOfBounds as error:
        stored, why = None, f"It is not read, because {error}"
    except UnicodeDecodeError:
        stored, why = None, "It is not UTF-8 text"
    except OSError as error:
        stored, why = None, f"It cannot be read ({reason_for(error)})"
    except (ValueError, RecursionError):
        stored = None
    if not isinstance(stored, dict):
        return Settings(unused=UnusedFile(path, _INSTEAD, _WHY.format(why=why, aside=ASIDE)))
    known = {name: stored[name] for name in _KNOWN if isinstance(stored.get(name), str)}
    return Settings(**known, others={name: value for name, value in stored.items() if name not in _KNOWN})


def save(folder: Path, settings: Settings, *, files: Files | None = None) -> None:
    """Replace the settings of a data folder, all or nothing. OSError if it cannot be done.

    What is there and could not be used is put aside first: there may be a number in it.
    """
    files = files or Files()
    text = json.dumps({**settings.others, **{name: getattr(settings, name) for name in _KNOWN}}, indent=2)
    make_folder(files, folder)
    if load(folder).unused:
        files.rename(folder / FILE, folder / ASIDE)
    publish(files, folder / FILE, f"{text}\n".encode())


def keep(folder: Path, settings: Settings) -> str:
    """As `save`; returns why that cannot be done, as a sentence, or ""."""
    try:
        save(folder, settings)
    except OSError as error:
        return f"The settings could not be kept: {reason_for(error)}."
    return ""
