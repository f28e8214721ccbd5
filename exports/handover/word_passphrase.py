"""Passphrases to be told by phone: six words of a list of our own, 66 bits by chance alone.

The list is `spoken_words.txt`: 2048 words, no two of which begin with the same four letters.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

WORDS = 6
_TELLS = 4
"""So many letters tell a word from all the others."""


def new_passphrase() -> str:
    """Six words drawn by the system's own random numbers, in small letters with one space between."""
    words = tuple(spoken_words().values())
    return " ".join(secrets.choice(words) for _ in range(WORDS))


def readings(typed: str) -> tuple[str, ...]:
    """What may have been meant by what was typed, the likeliest first; () for nothing.

    Six words of ours are read in capitals too, with hyphens, commas or more spaces between, and only by their first
    four letters. Any other passphrase is taken letter by letter.
    """
    exact = typed.strip("\r\n")
    words = _words(typed)
    told = [word for word in map(_listed, words) if word]
    ours = (" ".join(told),) if len(told) == len(words) == WORDS else ()
    return tuple(dict.fromkeys(reading for reading in (*ours, exact) if reading.strip()))


def misheard(typed: str) -> str:
    """Of six words, the first that is not one of ours; "" if they all are, or hardly any is."""
    words = _words(typed)
    strange = [word for word in words if not _listed(word)]
    return strange[0] if len(words) == WORDS and 0 < len(strange) < WORDS / 2 else ""


@cache
def spoken_words() -> Mapping[str, str]:
    """Every word of the list, by its first four letters."""
    text = (files("exports.handover") / "spoken_words.txt").read_text(encoding="ascii")
    return MappingProxyType({word[:_TELLS]: word for word in text.split()})


def _words(typed: str) -> list[str]:
    return re.findall("[^\\W\\d_]+", typed.casefold())


def _listed(typed: str) -> str:
    """The word of the list that begins as this one does; "" if none."""
    return spoken_words().get(typed[:_TELLS], "")
