"""Windows' own errors on any system, and files that refuse for a while because another program holds them."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any


def windows_error(number: int, path: object = "", *, code: int = errno.EACCES) -> OSError:
    """An error as Python makes it on Windows: EACCES, or what it makes of this number, beside Windows' own."""
    error = OSError(code, "Permission denied", str(path))
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]
    return error


class Held:
    """A call to the system that refuses so many times, with one of Windows' numbers, and then does what it should.

    As a function in a class it takes the path as its first argument.
    """

    def __init__(self, real: Callable[..., Any], times: int, number: int = 32) -> None:
        self._real, self.left, self._number = real, times, number
        self.tries = 0

    def call(self, path: object, *more: Any, **named: Any) -> Any:
        """Refused, or done."""
        self.tries += 1
        if self.left > 0:
            self.left -= 1
            raise windows_error(self._number, path)
        return self._real(path, *more, **named)
