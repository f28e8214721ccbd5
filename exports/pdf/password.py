"""What a PDF's password is in bytes: ISO 32000-2, 7.6.4.3.3, so that every reader of such files takes what was typed.

SASLprep is RFC 4013, a profile of stringprep (RFC 3454).
"""

from __future__ import annotations

import stringprep
import unicodedata
from collections.abc import Callable

_MOST = 127
"""No more bytes than these count."""
_FORBIDDEN: tuple[Callable[[str], bool], ...] = (
    *(stringprep.in_table_c12, stringprep.in_table_c21_c22, stringprep.in_table_c3, stringprep.in_table_c4),
    *(stringprep.in_table_c5, stringprep.in_table_c6, stringprep.in_table_c7, stringprep.in_table_c8),
    stringprep.in_table_c9,
)


def password_bytes(password: str) -> bytes:
    """The bytes that lock and open a PDF; none for a password that holds only letters which do not count."""
    return _prepared(password).encode("utf-8")[:_MOST]


def _prepared(password: str) -> str:
    """The password in the one form it has for SASLprep; where that forbids it, as most keyboards give it: composed."""
    mapped = (
        " " if stringprep.in_table_c12(letter) else letter for letter in password if not stringprep.in_table_b1(letter)
    )
    found = unicodedata.normalize("NFKC", "".join(mapped))
    return found if _is_allowed(found) else unicodedata.normalize("NFC", password)


def _is_allowed(password: str) -> bool:
    """Letters assigned after Unicode 3.2, as emoji, pass: RFC 4013 lets whoever asks for a password use them."""
    if any(forbids(letter) for letter in password for forbids in _FORBIDDEN):
        return False
    if not any(map(stringprep.in_table_d1, password)):
        return True
    ends = stringprep.in_table_d1(password[0]) and stringprep.in_table_d1(password[-1])
    return ends and not any(map(stringprep.in_table_d2, password))
