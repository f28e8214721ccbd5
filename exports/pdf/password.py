"""What a PDF's password is in bytes: ISO 32000-2, 7.6.4.3.3, so that every reader of such files takes what was typed.

By the standard a reader changes what is typed by SASLprep (RFC 4013, a profile of stringprep, RFC 3454); many take it
as it is. A password with letters that are changed would open in some of them alone, so it is refused.
"""

from __future__ import annotations

import stringprep
import unicodedata
from collections.abc import Iterator

from exports.typography.clean_text import clusters, is_symbol

_MOST = 127
"""No more bytes than these count."""
_FEW = 8
"""No more letters than this are named."""


def password_bytes(password: str) -> bytes:
    """The bytes that lock and open a PDF; its letters are composed, as keyboards give them."""
    return unicodedata.normalize("NFC", password).encode("utf-8")[:_MOST]


def password_trouble(password: str) -> str:
    """Why a password can lock no PDF, and what to do; "" if it can."""
    if not password:
        return "The password is empty. Type one, or choose a page without a password."
    letters = list(dict.fromkeys(_changed_letters(password)))
    if not letters:
        return ""
    named = letters[:_FEW] if len(letters) <= _FEW else [*letters[:_FEW], f"{len(letters) - _FEW} more"]
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"Other programs read letters of this password in another way: {listed}. Choose other letters."


def _changed_letters(password: str) -> Iterator[str]:
    """The name of each letter that SASLprep changes. An emoji is named whole."""
    for cluster in clusters(password):
        changed = [letter for letter in cluster if _is_changed(letter)]
        if changed and is_symbol(cluster):
            yield f'"{cluster}"'
        else:
            yield from map(_named, changed)


def _is_changed(letter: str) -> bool:
    is_dropped, is_space = stringprep.in_table_b1(letter), stringprep.in_table_c12(letter)
    return is_dropped or is_space or _is_broken(letter) or unicodedata.normalize("NFKC", letter) != letter


def _is_broken(letter: str) -> bool:
    return unicodedata.category(letter) == "Cs"


def _named(letter: str) -> str:
    if _is_broken(letter):
        return "a letter that is broken"
    is_seen = unicodedata.category(letter)[0] not in "CMZ"
    return f'"{letter}"' if is_seen else unicodedata.name(letter, f"letter {ord(letter):X}").lower()
