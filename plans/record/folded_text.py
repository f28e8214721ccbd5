"""Letters as they are looked for: without capitals and accents."""

from __future__ import annotations

import unicodedata

_STRUCK = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe"})
"""Letters that no accent can be taken from, as they are typed without their key."""


def fold(text: str) -> str:
    """The words without capitals and accents, so that "cafe" finds "Café" and "lukasz" finds "Łukasz"."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold().translate(_STRUCK)
