"""Words in rows of terminal cells: wide letters take two, marks none."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from exports.typography.clean_text import clusters, is_invisible


def cells(words: str) -> int:
    """How many cells `words` take."""
    return len(words) if words.isascii() else sum(map(_cells, clusters(words)))


def _cells(cluster: str) -> int:
    first = cluster[0]
    if is_invisible(first) or unicodedata.category(first)[0] == "M":
        return 0
    return 2 if unicodedata.east_asian_width(first) in "WF" or "\ufe0f" in cluster else 1


def wrapped(words: str | Iterable[str], width: int) -> list[str]:
    """`words` in lines at most `width` cells wide. A longer word has a line to itself, whole."""
    lines: list[str] = []
    for word in words.split() if isinstance(words, str) else words:
        if lines and cells(lines[-1]) + 1 + cells(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cut(words: str, width: int) -> list[str]:
    """As `wrapped`, but a word wider than `width` is cut."""
    return [part for line in wrapped(words, width) for part in _parts(line, width)]


def _parts(line: str, width: int) -> list[str]:
    if cells(line) <= width:
        return [line]
    parts = [""]
    for cluster in clusters(line):
        if parts[-1] and cells(parts[-1]) + _cells(cluster) > width:
            parts.append("")
        parts[-1] += cluster
    return parts
