"""The recovery key: 160 random bits as 34 letters and digits that can be read aloud, with a check inside."""

from __future__ import annotations

import secrets

from plans.vault.errors import WrongRecoveryKey

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
_LENGTH, _GROUP = 34, 4
_PRIME = 1021
"""The largest prime below 1024. The whole key leaves 1 when divided by it, so that every single wrong character
and every pair of neighbours swapped is noticed: each changes the remainder."""


def new_recovery_key() -> str:
    """A fresh key, in groups of four: "7K3M-9Q2X-..."."""
    shifted = secrets.randbits(160) << 10
    number = shifted + (1 - shifted) % _PRIME
    letters = "".join(_ALPHABET[(number >> 5 * place) & 31] for place in reversed(range(_LENGTH)))
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP))


def recovery_secret(key: str) -> bytes:
    """The 20 secret bytes of a key as typed: small letters, spaces, O for 0 and I or L for 1 are fine.

    Raises:
        WrongRecoveryKey: It is too short or long, or mistyped.
    """
    letters = "".join(key.upper().split()).translate(_ALIKE)
    if len(letters) != _LENGTH:
        raise WrongRecoveryKey(
            f"A recovery key has {_LENGTH} letters and digits and this has {len(letters)}: compare it with the paper."
        )
    wrong = sorted(set(letters) - set(_ALPHABET))
    if wrong:
        raise WrongRecoveryKey(f'A recovery key has no "{wrong[0]}" in it: compare it with the paper.')
    number = 0
    for letter in letters:
        number = number << 5 | _ALPHABET.index(letter)
    if number % _PRIME != 1:
        raise WrongRecoveryKey("One letter or digit of the recovery key is wrong: compare each group with the paper.")
    return (number >> 10).to_bytes(20, "big")
