"""The one door to the terminal: a line of output in which nothing can steer it, and no longer than can be read."""

from __future__ import annotations

import json
from typing import Any, TextIO

from widgets.text.sanitise import one_line

MOST = 4_000
"""Letters of a line. What is longer is cut, and ends in an ellipsis."""
MOST_IN_FIELD = 64
"""Letters of an id or a name that stands in a row with others."""


def put(stream: TextIO | None, line: str) -> None:
    """Write one line. A line break in it becomes a space, so that no value can begin a line of its own."""
    if stream is not None:
        stream.write(f"{_cut(one_line(line), MOST)}\n")


def put_json(stream: TextIO | None, value: Any) -> None:
    """Write a value as JSON, whole. It is ASCII, and every control letter is escaped in it: nothing can steer."""
    if stream is not None:
        stream.write(json.dumps(value, indent=2, ensure_ascii=True).replace("\x7f", "\\u007f") + "\n")


def field(value: str) -> str:
    """A value on one line, cut to what a row has room for."""
    return _cut(" ".join(one_line(value).split()), MOST_IN_FIELD)


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
