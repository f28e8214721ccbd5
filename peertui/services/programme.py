"""The programme text in use: peertui's own, a service's folder over it, and the help lines of this laptop over both.

Whatever of it cannot be used is left out and said: nobody is ever kept from a meeting by it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from peertui.services.exporting.file_status import State, look
from peertui.services.settings import Settings
from peertui.services.unused_files import UnusedFile
from plans.bounded_file import OutOfBounds, read_toml
from plans.disk_errors import reason_for
from plans.pack.base import PackError
from plans.pack.loader import DEFAULT_LOCALE, load_pack
from plans.pack.local_help_lines import BOUNDS, CannotRead, OwnLines, from_toml, lay_own, to_toml
from plans.pack.models import Pack
from plans.vault.storage.filesystem import Files, make_folder, publish

FOLDER, FILE = "pack", "help_lines.toml"
"""A service's folder and the help lines of this laptop, as they are called in the data folder."""
_NOT_OURS, _NOT_OWN = "the usual words", "the usual help lines"
"""What holds if those of a service, or of this laptop, cannot be used."""


@dataclass(frozen=True, slots=True)
class Programme:
    """The words that are shown, asked and printed, and where they come from."""

    pack: Pack
    """All of it together."""
    below: Pack
    """Without the help lines of this laptop."""
    built_in: Pack
    """What comes with peertui."""
    own: OwnLines
    folder: Path | None = None
    """The service's folder, if one is in use."""
    unused: tuple[UnusedFile, ...] = ()
    """What could not be used."""
    own_unread: bool = False
    """Whether the help lines of this laptop are among it."""
    met: OwnLines | None = field(default=None, compare=False)
    """What stood in their file just before a change in here, which another window or somebody else may have written."""


def read_programme(data: Path, named: Path | None = None, locale: str = DEFAULT_LOCALE) -> Programme:
    """The programme text for a data folder. `named` is the service's folder where somebody named it."""
    built_in = load_pack(locale)
    below, folder = built_in, None
    unused: tuple[UnusedFile, ...] = ()
    try:
        folder = _folder(data, named)
        below = load_pack(locale, folder) if folder else built_in
    except PackError as error:
        folder, unused = None, (UnusedFile(Path(error.file), _NOT_OURS, str(error)),)
    except (OSError, RecursionError):
        place = folder or named or data / FOLDER
        folder, unused = None, (UnusedFile(place, _NOT_OURS, "It cannot be read: check that you may open it."),)
    own, why = _own(data)
    if why:
        unused = (*unused, UnusedFile(data / FILE, _NOT_OWN, why))
    return Programme(
        pack=lay_own(below, own) if own.lines or own.hidden else below,
        below=below,
        built_in=built_in,
        own=own,
        folder=folder,
        unused=unused,
        own_unread=bool(why),
    )


def all_unused(settings: Settings, programme: Programme) -> tuple[UnusedFile, ...]:
    """All that could not be used on this laptop."""
    return (*((settings.unused,) if settings.unused else ()), *programme.unused)


def read_again(data: Path, programme: Programme) -> Programme:
    """The programme with the help lines of this laptop as they are on the disk now, if they can be read."""
    own, why = _own(data)
    if why or own == programme.own:
        return programme
    return replace(programme, own=own, pack=lay_own(programme.below, own))


def keep_own(data: Path, programme: Programme, change: Callable[[OwnLines], OwnLines]) -> Programme:
    """The programme once the help lines of this laptop are changed on the disk, all or nothing. CannotRead, OSError.

    Another window may have changed them too, so they are read again first. A file that cannot be read is not written
    over: there may be numbers in it that somebody has checked.
    """
    there, why = _own(data)
    if why:
        raise CannotRead(f"{data / FILE}: {why}")
    own, files = change(there), Files()
    make_folder(files, data)
    publish(files, data / FILE, to_toml(own).encode())
    return replace(programme, own=own, pack=lay_own(programme.below, own), met=there)


def _folder(data: Path, named: Path | None) -> Path | None:
    """The service's folder: as it was named, else in the data folder, else where IT puts things for everyone."""
    if named is not None:
        _need(named)
        return named
    from platformdirs import site_data_path

    usual = (data / FOLDER, site_data_path("peertui", appauthor=False) / FOLDER)
    return next((folder for folder in usual if folder.is_dir()), None)


def _need(folder: Path) -> None:
    """PackError if the folder is not there, or its drive does not answer."""
    found = look([folder], state=lambda path: State.THERE if path.is_dir() else State.FOLDER_GONE)[folder]
    if found is State.UNKNOWN:
        raise PackError(str(folder), "", "Its drive does not answer.", "Look whether it is there, and start again.")
    if found is not State.THERE:
        raise PackError(str(folder), "", "This folder is not there.", "Check how its name is written.")


def _own(data: Path) -> tuple[OwnLines, str]:
    file = data / FILE
    try:
        return from_toml(read_toml(file, BOUNDS, within=data)), ""
    except (FileNotFoundError, NotADirectoryError):
        return OwnLines(), ""
    except CannotRead as error:
        why = str(error)
    except OSError as error:
        why = f"It cannot be read ({reason_for(error)})."
    except OutOfBounds as error:
        why = f"It is not read, because {error}."
    except (UnicodeDecodeError, RecursionError):
        why = "It is damaged."
    return OwnLines(), f"{why} Fix the file, or remove it and add the lines again."
