"""What the system says of a file, by what it means; and waiting while another program holds one.

Python makes one number of many of Windows' own, EACCES of a held file and of a damaged one, so those are looked at:
https://learn.microsoft.com/windows/win32/debug/system-error-codes
"""

from __future__ import annotations

import errno
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

DENIED = 5
"""What Windows says where something is not allowed, and also where another program holds a file to be replaced."""
DAMAGE = {getattr(errno, name) for name in ("EIO", "EUCLEAN", "EBADMSG", "ESTALE", "EILSEQ") if hasattr(errno, name)}
_WINDOWS = {
    errno.EROFS: (19,),
    errno.EIO: (23, 27, 1117, 1392, 1393),
    errno.EBUSY: (32, 33),
    errno.ENOSPC: (39, 112),
    errno.ENODEV: (20, 21, 53, 55, 64, 67, 1167, 1231),
    errno.ENAMETOOLONG: (206,),
    errno.ENOTDIR: (267,),
}
"""Windows' own numbers by what they mean: ERROR_CRC, _SECTOR_NOT_FOUND, _IO_DEVICE, _FILE_CORRUPT and _DISK_CORRUPT are
those of a damaged disk, _SHARING_VIOLATION and _LOCK_VIOLATION those of a file that another program holds."""
_MEANS = {number: means for means, numbers in _WINDOWS.items() for number in numbers}
_LONGEST = 259
"""Letters of a path on Windows, where longer ones are not allowed."""
_WAITS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries."""
_Done = TypeVar("_Done")


def system_number(error: OSError) -> int:
    """The number that Windows itself gave; 0 where there is none."""
    return getattr(error, "winerror", None) or 0


def meant(error: OSError) -> int:
    """The number that says most of what happened, as in `errno`."""
    number = _MEANS.get(system_number(error), error.errno or 0)
    if number == errno.ENOENT and isinstance(error.filename, str):  # Windows says it of these too
        if sys.platform == "win32" and len(error.filename) > _LONGEST:
            return errno.ENAMETOOLONG
        if _is_below_a_file(error.filename):
            return errno.ENOTDIR
    return number


def is_held(error: OSError) -> bool:
    """Whether another program holds the file, as far as the system says so."""
    return meant(error) == errno.EBUSY


def reason_for(error: OSError) -> str:
    """Why the system refuses a file, as it continues in brackets."""
    return "another program holds it" if is_held(error) else error.strerror or "the system gave no reason"


def _is_below_a_file(path: str) -> bool:
    """Whether a file is where one of the folders of a path should be; Windows calls the path missing then."""
    return any(folder.is_file() for folder in Path(path).parents)


def once_free(do: Callable[[], _Done], *, denied_too: bool = True) -> _Done:
    """Do something to a file, and try again for up to 1.6 s while another program may hold it.

    Args:
        do: What is done, whole or not at all.
        denied_too: Whether Windows may call a held file denied, as it does where one is replaced or removed.

    Raises:
        OSError: It could not be done.
    """
    for wait in _WAITS:
        try:
            with numbered():
                return do()
        except OSError as error:
            if not (is_held(error) or (denied_too and system_number(error) == DENIED)):
                raise
        time.sleep(wait)
    with numbered():
        return do()


@contextmanager
def numbered() -> Iterator[None]:
    """Keep Windows' own number on an error of opening, reading or writing, where Python drops it."""
    try:
        yield
    except OSError as error:
        if sys.platform == "win32" and not error.winerror:
            error.winerror = _last_number()
        raise


if sys.platform == "win32":

    def _last_number() -> int:
        """What the C library was told last: https://learn.microsoft.com/cpp/c-runtime-library/errno-doserrno."""
        import ctypes

        number = ctypes.c_ulong()
        ctypes.CDLL("ucrtbase")._get_doserrno(ctypes.byref(number))
        return number.value
