"""What the bytes of a key are called."""

from __future__ import annotations

import re

_ALONE = {
    "\r": "Enter",
    "\n": "Ctrl+J",
    "\t": "Tab",
    "\x1b": "Esc",
    " ": "Space",
    "\x7f": "Backspace",
    "\x08": "Ctrl+H, or Backspace in some terminals",
    "\x00": "Ctrl+Space",
    "\x1b[Z": "Shift+Tab",
}
_ALONE |= {f"\x1b[[{letter}": f"F{number}" for number, letter in enumerate("ABCDE", start=1)}
_BY_LETTER = {"A": "Up", "B": "Down", "C": "Right", "D": "Left", "H": "Home", "F": "End"}
_BY_LETTER |= {"P": "F1", "Q": "F2", "R": "F3", "S": "F4"}
_BY_NUMBER = {1: "Home", 2: "Insert", 3: "Delete", 4: "End", 5: "Page Up", 6: "Page Down", 7: "Home", 8: "End"}
_BY_NUMBER |= {code: f"F{number}" for number, code in enumerate((11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24), 1)}
_HELD = ("Shift", "Alt", "Ctrl")
_CONTROL = {0: "nul", 8: "bs", 9: "tab", 10: "lf", 13: "cr", 27: "esc", 127: "del"}
_WINDOWS = {"H": "Up", "P": "Down", "K": "Left", "M": "Right", "G": "Home", "O": "End", "I": "Page Up"}
_WINDOWS |= {"Q": "Page Down", "R": "Insert", "S": "Delete", "\x0f": "Shift+Tab"}
_WINDOWS |= {chr(code): f"F{number}" for number, code in enumerate((*range(59, 69), 133, 134), 1)}
"""What an old Windows console sends after a zero byte."""
BEGUN = re.compile(rb"\x1b(?:O|\[[0-9;]*)?$")
"""What may follow."""
_SEQUENCE = re.compile(r"\x1b(?:O|\[)(\d*)(?:;(\d+))?([A-Z~])")
_PIECE = re.compile(
    r"\x1b\x1b?(?:\[\[[A-E]|O[A-Z]|\[[0-9;?<]*[A-Za-z~])|\x00[;-Z\x0f\x85\x86]|\x1b[^\x1b]|.", re.DOTALL
)


def pieces(read: str) -> list[str]:
    """What was read, key by key."""
    return _PIECE.findall(read)


def name_of(key: str) -> str:
    """What a key is called; "unknown" for a sequence nobody here knows."""
    if key in _ALONE:
        return _ALONE[key]
    if found := _SEQUENCE.fullmatch(key):
        return _of_sequence(int(found[1] or 1), int(found[2] or 1), found[3])
    if len(key) == 2:
        held = key[1] if key[1].isprintable() else name_of(key[1])
        return f"Alt+{held}" if key[0] == "\x1b" else _WINDOWS.get(key[1], "unknown")
    return _of_letter(key) if len(key) == 1 else "unknown"


def _of_letter(key: str) -> str:
    if key < " ":
        return f"Ctrl+{chr(ord(key) + 64)}"
    return f"the {'letter' if key.isalpha() else 'digit' if key.isdigit() else 'sign'} {key}"


def arrives_as(key: str) -> str:
    """The bytes themselves, in letters and numbers."""
    return " ".join(_CONTROL.get(ord(one), one if " " < one < "\x7f" else f"{ord(one):#04x}") for one in key)


def _of_sequence(number: int, held: int, last: str) -> str:
    name = _BY_NUMBER.get(number) if last == "~" else _BY_LETTER.get(last)
    if name is None:
        return "unknown"
    with_it = [word for bit, word in enumerate(_HELD) if (held - 1) >> bit & 1]
    return "+".join((*with_it, name))
