"""Words made safe to draw, wrapped and cut by cells. People's words are never read as markup."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from widgets.text.sanitise import clean

MORE = "..."
EASY_TO_READ = 100
"""Cells of a line: longer ones are hard to read."""
LEAST = 8
"""Cells that a line keeps for words in the narrowest window: with fewer, most words would be broken."""


def cut(text: str, width: int) -> str:
    """The words in at most `width` cells, ending in "..." where some are left out."""
    if cell_len(text) <= width:
        return text
    if width <= len(MORE):
        return MORE[: max(0, width)]
    return set_cell_size(text, width - len(MORE)).rstrip() + MORE


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells, broken at spaces, or inside a word that is too long. Never empty."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if cell_len(paragraph) <= width:
            lines.append(paragraph.rstrip())
        else:
            lines.extend(_wrap_paragraph(paragraph, width))
    return lines


def _wrap_paragraph(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line, used = "", 0
    for word in paragraph.split(" "):
        size = cell_len(word)
        if line and used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            lines.append(line.rstrip())
        *full, rest = _pieces(word, width) if size > width else [word]
        lines.extend(full)
        line, used = rest, cell_len(rest)
    lines.append(line.rstrip())
    return lines


def _pieces(word: str, width: int) -> list[str]:
    pieces: list[str] = []
    piece, used = "", 0
    for letter in word:
        size = cell_len(letter)
        if piece and used + size > width:
            pieces.append(piece)
            piece, used = "", 0
        piece, used = piece + letter, used + size
    return [*pieces, piece]


def hanging(text: str, width: int, lead: str = "", style: str = "") -> list[Content]:
    """Wrapped lines, the later ones set in under the first.

    Args:
        text: What is written.
        width: The most cells of a line, the lead included.
        lead: What stands before the first line, such as "- ".
        style: As Textual has it; "" for none.
    """
    room = max(LEAST, width - cell_len(lead))
    indent = " " * cell_len(lead)
    return [Content.styled((indent if n else lead) + line, style) for n, line in enumerate(wrap(clean(text), room))]
