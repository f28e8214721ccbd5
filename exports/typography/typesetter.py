"""What has been measured of a person's words, owned by whoever owns the words: no part of it outlives them.

Words are measured deep below the functions that are asked for a page, so these look the typesetter up where they run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Typesetter:
    """Keeps measured words, lines and pages while a record is in use. Dropped, or told to forget, it keeps nothing."""

    def __init__(self) -> None:
        self._kept: dict[Callable[..., Any], dict[Any, Any]] = {}

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """What is measured within is kept here."""
        token = _IN_USE.set(self)
        try:
            yield
        finally:
            _IN_USE.reset(token)

    def forget(self) -> None:
        """Let go of everything measured so far."""
        self._kept = {}

    def kept_of(self, make: Callable[..., Any]) -> dict[Any, Any]:
        """All that a function has made, by what it was given."""
        return self._kept.setdefault(make, {})


_IN_USE: ContextVar[Typesetter | None] = ContextVar("typesetter in use", default=None)


def kept(most: int) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """A function whose results, up to `most` of them, stay with the typesetter in use; without one they do not stay."""

    def keeping(make: Callable[_P, _R]) -> Callable[_P, _R]:
        @wraps(make)
        def found(*args: _P.args, **kwargs: _P.kwargs) -> _R:
            typesetter = _IN_USE.get()
            if typesetter is None:
                return make(*args, **kwargs)
            results, given = typesetter.kept_of(make), (args, *kwargs.items())
            try:
                result: _R = results[given]
            except KeyError:
                result = make(*args, **kwargs)
                if len(results) >= most:
                    results.pop(next(iter(results)), None)
                results[given] = result
            return result

        return found

    return keeping


def typeset(make: Callable[_P, _R]) -> Callable[_P, _R]:
    """A function that measures: with the typesetter in use, or with one of its own that goes when it ends."""

    @wraps(make)
    def measured(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        if _IN_USE.get() is not None:
            return make(*args, **kwargs)
        with Typesetter().in_use():
            return make(*args, **kwargs)

    return measured
