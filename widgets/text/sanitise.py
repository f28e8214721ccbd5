"""Words made safe to show: nothing in them can steer a terminal. Pure.

They stay as they were typed, spaces and all; what a page makes of them is `exports.typography.clean_text`.
"""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # controls, ESC and C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # what turns the direction of letters
    "\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb]"  # what is not seen; joiners stay: words need them
)
_HALF = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The same words without what could steer a terminal. Line breaks stay, as one kind."""
    if text.isprintable():
        return text
    text = _LINE_ENDS.sub("\n", text).replace("\t", "    ")
    return _HALF.sub("?", _UNSAFE.sub("", text))


def one_line(text: str) -> str:
    """The same words on one line."""
    return text if text.isprintable() else clean(text).replace("\n", " ")
