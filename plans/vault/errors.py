"""What can go wrong with the vault, each as a plain sentence: what happened, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from plans.disk_errors import DAMAGE, meant
from plans.progress import Stopped

if TYPE_CHECKING:
    from plans.record.models import Record


class VaultError(Exception):
    """Something the vault cannot do. `str()` is ready to be shown."""

    says: ClassVar[str] = "The vault cannot do this: close peertui, open it and try again."

    def __init__(self, says: str = "") -> None:
        super().__init__(says or self.says)


class NoVault(VaultError):
    """There is nothing to open in this folder."""

    says = "There is no vault in this folder yet: make a new one, or choose the right folder."


class VaultExists(VaultError):
    """A vault is never made over another."""

    says = "There is a vault in this folder already: open it, or choose another folder."


class PassphraseNeeded(VaultError):
    """An empty passphrase protects nothing."""

    says = "A vault needs a passphrase: type a few words that only you know."


class WrongPassphrase(VaultError):
    """The passphrase does not open the vault. Nothing was touched."""

    says = "That passphrase does not open this vault: check it and try again, or use the recovery key."


class WrongRecoveryKey(VaultError):
    """The recovery key does not open the vault. Nothing was touched."""

    says = "That recovery key belongs to another vault: look for the paper that goes with this one."


class VaultInUse(VaultError):
    """Another window holds the vault."""

    says = "The vault is open in another window: use that one, or close it and try again."


class VaultDamaged(VaultError):
    """Files are there, but none of them opens. Nothing was changed."""

    says = "The saved files are damaged and none of them opens: nothing was changed, so bring back your last backup."


class VaultNewer(VaultError):
    """Saved by a newer peertui. The file was left as it is."""

    says = "This was saved by a newer peertui: update peertui to open it. Nothing was changed."


class VaultLocked(VaultError):
    """The vault was closed before this was asked of it."""

    says = "The vault is locked: unlock it and try again."


class NotAlone(VaultError):
    """This disk has no locks, so another window could save under the old keys meanwhile."""

    says = "New keys need a folder that only one window can use: move the vault to this laptop's own disk first."


class NoMoreKeys(VaultError):
    """There is one byte for the number of a key."""

    says = "This vault has had 255 keys, which is as many as it can: make a new vault."


class BackupDamaged(VaultError):
    """Not every bit of a backup is as it was written. Nothing was brought back."""

    says = "This backup is damaged or not whole: nothing was brought back, so try another one."


class NotABackup(VaultError):
    """Some other file."""

    says = "This is not a backup made by peertui: look for a file whose name begins with backup and ends in .ptb."


class BadPlace(VaultError):
    """A backup or a vault cannot go there. `str()` says why, and where to put it."""


class UnknownPerson(VaultError):
    """Nobody has this id."""

    says = "Nobody in this vault has that id: look in the list of people."


class UnknownVersion(VaultError):
    """There is no such version of this person, or it does not open."""

    says = "There is no version of this number that opens: look in the list of versions."


class NotARecord(VaultError):
    """Part of a record breaks the record's own rules, so it could not be read again. Nothing was saved."""

    says = "This is not saved, because a part of it is not right: take back the last change and try again."


class Conflict(VaultError):
    """Another writer saved too. `record` holds both, and is on the disk: continue with it."""

    says = "This was also changed in another window. Both are kept and put together: look through it once."

    def __init__(self, record: Record, saved_at: datetime) -> None:
        super().__init__()
        self.record = record
        self.saved_at = saved_at


class WorkStopped(VaultError):
    """Someone stopped long work. Every file is whole, as before or as after; `str()` says what holds."""


class _DiskError(VaultError):
    """The disk refused. `errno` is the system's own number, or None."""

    begins: ClassVar[str]

    def __init__(self, cause: OSError) -> None:
        super().__init__(f"{self.begins}, because {_why(cause)}.")
        self.errno = cause.errno


class CannotSave(_DiskError):
    """Nothing was saved, and what was saved before is still there."""

    begins = "This is not saved"


class CannotOpen(_DiskError):
    """The files could not be read. Nothing was changed."""

    begins = "The vault does not open"


class ListUnread(_DiskError):
    """The list of people could not be read, and is left as it is: everyone is listed from their own files."""

    begins = "The list of people could not be read"


class KeysUnsure(_DiskError):
    """The disk refused half way through a change of keys, and to go back. Every word is there."""

    begins = "The change stopped half way, and either the old or the new one opens the vault"


class CannotBackUp(_DiskError):
    """No backup was made."""

    begins = "No backup was made"


class CannotRestore(_DiskError):
    """Nothing was brought back."""

    begins = "Nothing was brought back"


class CannotRemove(_DiskError):
    """Not everything that is to go has gone yet. The next opening of the vault resumes it."""

    begins = "This is not removed everywhere yet"


_WHY = {
    errno.ENOSPC: "the disk is full: delete some files you do not need and try again",
    errno.EDQUOT: "your part of the disk is full: delete some files you do not need and try again",
    errno.EROFS: "this folder can only be read: choose a folder that you can write to",
    errno.EACCES: "peertui may not use its folder: ask whoever looks after this laptop to allow it",
    errno.EPERM: "peertui may not use its folder: ask whoever looks after this laptop to allow it",
    errno.EBUSY: "another program holds one of its files: close that program, or wait a minute, and try again",
    errno.ENOENT: "its folder has gone: put the drive or the folder back and try again",
    errno.ENODEV: "the drive has gone: put it back and try again",
    errno.ENXIO: "the drive has gone: put it back and try again",
    errno.ENOTDIR: "there is a file where its folder should be: choose another folder",
    errno.ENAMETOOLONG: "the path of its folder is too long: choose a folder with a shorter one",
    errno.EFBIG: "it is too big for this disk: shorten the longest texts and try again",
    errno.ENOMEM: "there is not enough memory: close other programs and try again",
}


def is_damage(error: OSError) -> bool:
    """Whether an error of reading means that the file or the disk below it is damaged, and not that it is refused.

    XFS says EUCLEAN where a check sum does not hold, ext4 EBADMSG, a network disk ESTALE of a file that it has lost.
    """
    return meant(error) in DAMAGE


def _why(cause: OSError) -> str:
    words = "the disk gives an error: try again, and have this laptop looked at"
    return _WHY.get(meant(cause), words)


def saving() -> AbstractContextManager[None]:
    """Turn an error of the disk, or want of memory, into CannotSave."""
    return _turning_into(CannotSave)


def opening() -> AbstractContextManager[None]:
    """Turn an error of the disk, or want of memory, into CannotOpen."""
    return _turning_into(CannotOpen)


def backing_up() -> AbstractContextManager[None]:
    """Turn an error of the disk, or want of memory, into CannotBackUp."""
    return _turning_into(CannotBackUp)


def restoring() -> AbstractContextManager[None]:
    """Turn an error of the disk, or want of memory, into CannotRestore."""
    return _turning_into(CannotRestore)


def removing() -> AbstractContextManager[None]:
    """Turn an error of the disk, or want of memory, into CannotRemove."""
    return _turning_into(CannotRemove)


@contextmanager
def stopping(words: str) -> Iterator[None]:
    """Turn a wish to stop into WorkStopped, with these words about what holds then."""
    try:
        yield
    except Stopped:
        raise WorkStopped(words) from None


@contextmanager
def _turning_into(kind: type[_DiskError]) -> Iterator[None]:
    try:
        yield
    except (OSError, MemoryError) as error:
        raise kind(_as_os_error(error)) from error


def _as_os_error(error: OSError | MemoryError) -> OSError:
    return error if isinstance(error, OSError) else OSError(errno.ENOMEM, "out of memory")
