"""Words that can be sent to someone else: no name of the user, no home folder, no path."""

from __future__ import annotations

import re
from collections.abc import Collection

_FOLDERS = re.compile(r"""(?<![\w])(?:[A-Za-z]:|~)?(?:[\\/]+[^\\/:*?"'<>|\n]+)*[\\/]+(?=[^\\/:*?"'<>|\s]|['"\s]|$)""")
_MOST = 70


def discreet(text: str, private: Collection[str]) -> str:
    """The first line, without the folders of any path in it and without these private words."""
    line = next(iter(text.strip().splitlines()), "")
    for word in sorted(filter(None, private), key=len, reverse=True):
        line = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "~", line, flags=re.IGNORECASE)
    return _FOLDERS.sub("", line)[:_MOST].strip()


def plain_word(text: str) -> str:
    """What a program says of itself, if that is a short word; "something else" if it is not; "" for nothing."""
    if not text:
        return ""
    return text if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._+-]{0,24}", text) else "something else"
