"""What a presenter answers when something was picked or wanted; a front end shows it and knows nothing else of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from peertui.presenters.place import Place
from widgets.models.choice import Choice
from widgets.models.status import Level, Stays


@dataclass(frozen=True, slots=True)
class Say:
    """A plain message, and what comes after it."""

    words: str
    level: Level = Level.QUIET
    stays: Stays | None = None
    """How long it holds on a screen; None as its level says."""
    then: Reply = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with a few answers. Going back answers nothing, and nothing is done."""

    title: str
    question: str
    choices: tuple[Choice, ...]
    answered: Callable[[str], Reply]
    """Called with the id of the answer."""
    about: str = "Nothing is done before you say so."
    """What help says of it where nothing is drawn."""


@dataclass(frozen=True, slots=True)
class Open:
    """Another place, and what it is given."""

    place: Place
    given: tuple[Any, ...] = ()
    then: Callable[[Any], Reply] | None = None
    """Called with what the place ended with, None where they went back."""


@dataclass(frozen=True, slots=True)
class Done:
    """This place is left, with what it ends with."""

    result: Any = None


Reply: TypeAlias = Say | Ask | Open | Done | None
"""None: what is shown may have changed, and there is nothing to say of it."""


def say_for_now(words: str, level: Level = Level.QUIET) -> Say:
    """A message of this moment: the next key takes it away."""
    return Say(words, level, Stays.FOR_NOW)


def trouble(error: Exception) -> Say:
    """Why something was not done."""
    return Say(str(error), Level.TROUBLE)
