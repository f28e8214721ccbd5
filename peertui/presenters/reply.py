"""What a presenter answers when something was picked or wanted; a front end shows it and knows nothing else of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from peertui.presenters.place import Place
from plans.vault.errors import VaultError
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
    title: str = ""
    """What it is called on a screen of its own, if it is longer than a line: it has to be read first."""
    field: str = ""
    """The field of a form to go to, to change it first."""
    drawn: bool = False
    """Whether a screen shows it already: then it is said only where nothing is drawn."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question with a few answers; with one alone, something to read. Going back gives no answer; see `declined`."""

    title: str
    question: str
    choices: tuple[Choice, ...]
    answered: Callable[[str], Reply]
    """Called with the id of the answer."""
    about: str = "Nothing is done before you say so."
    """What help says of it where nothing is drawn."""
    enter: str = ""
    """What Enter alone does where nothing is drawn, if it gives the first answer: "Enter if it sounds right"."""
    declined: Reply = None
    """What comes of going back."""


@dataclass(frozen=True, slots=True)
class Wait:
    """Something slow, and what comes of it. A screen does it on a thread, one at a time."""

    words: str
    """Said meanwhile."""
    slow: Callable[[], Any]
    """May change nothing but what it was given."""
    then: Callable[[Any], Reply]
    """Called with what it gave."""
    refused: Callable[[Any], Reply]
    """Called with why it could not be done, one of `troubles`."""
    troubles: tuple[type[Exception], ...] = (VaultError,)
    how_to_stop: str = "To stop it, go back."
    """Said after how far it is; "" where nothing leads back."""
    one_moment: str = ""
    """Said to whoever wants to go back meanwhile; "" if they can."""


@dataclass(frozen=True, slots=True)
class Open:
    """Another place, and what it is given."""

    place: Place
    given: tuple[Any, ...] = ()
    then: Callable[[Any], Reply] | None = None
    """Called with what the place ended with, None where they went back."""
    unseen: Callable[[], object] | None = None
    """Called where everything ends before the place has: without anyone asking for it, or as nobody can hear it."""


@dataclass(frozen=True, slots=True)
class Done:
    """This place is left, with what it ends with."""

    result: Any = None


Reply: TypeAlias = Say | Ask | Wait | Open | Done | None
"""None: what is shown may have changed, and there is nothing to say of it."""


def say_for_now(words: str, level: Level = Level.QUIET, then: Reply = None) -> Say:
    """A message of this moment: the next key takes it away."""
    return Say(words, level, Stays.FOR_NOW, then=then)


def trouble(error: Exception) -> Say:
    """Why something was not done."""
    return Say(str(error), Level.TROUBLE)
