"""Names as people write them: when two are one, and when nothing can be seen of one."""

from __future__ import annotations

import unicodedata

_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters of which nothing is drawn, though Unicode does not count them as spaces."""


def name_key(name: str) -> str:
    """What two ways to write one name have in common: capitals, composed letters, spaces and what is not seen are none.

    >>> name_key("JOSÉ") == name_key("jose\\u0301 ")
    True
    """
    if name.isascii():
        return " ".join(name.casefold().split()) if name.isprintable() else _key(name)
    return _key(name)


def can_be_seen(name: str) -> bool:
    """Whether anything is drawn of a name: more than spaces, accents and format characters."""
    return any(map(_is_drawn, name))


def seen(name: str) -> str:
    """A name as it is kept: without spaces around it, "" if nothing can be seen of it."""
    return name.strip() if can_be_seen(name) else ""


def _key(name: str) -> str:
    seen = "".join(" " if letter.isspace() else letter for letter in name if not _is_format(letter))
    folded = unicodedata.normalize("NFD", unicodedata.normalize("NFD", seen).casefold())
    return " ".join(unicodedata.normalize("NFC", folded).split())


def _is_format(letter: str) -> bool:
    return unicodedata.category(letter) in ("Cf", "Cc") and not letter.isspace()


def _is_drawn(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LNPS" and letter not in _BLANK
