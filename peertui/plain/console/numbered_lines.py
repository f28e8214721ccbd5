"""Numbered lines as they are said, and which of them was meant by what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from peertui.plain.console.keywords import is_number
from plans.record.folded_text import fold
from widgets.models.row import Row, number_rows


def row_words(row: Row, number: int | None) -> str:
    """A row as it is said: its number, its words, then its state."""
    if row.heading:
        return row.text if row.text.endswith(".") else f"{row.text}:"
    state = {"[x]": "chosen", "[ ]": "not chosen"}.get(row.marker, row.marker)
    rest = ", ".join(words for words in (row.detail, state) if words)
    text = " ".join(row.text.split())
    return f"{number}. {text}" + (f" ({rest})" if rest else "")


def row_meant(rows: Sequence[Row], typed: str, *, any_order: bool = True) -> Row | None:
    """The row of a number, of its whole words, or of the first letters of one row alone, whatever its accents.

    In any order, the first letters of some of its words are enough too.
    """
    wanted = fold(typed.strip().rstrip("."))
    can_be = [(row, number) for row, number in zip(rows, number_rows(rows), strict=True) if not row.heading]
    if wanted.isascii() and wanted.isdigit():
        return next((row for row, number in can_be if number == int(wanted)), None)
    folded = [(row, fold(row.text)) for row, _ in can_be if wanted]
    named = [row for row, text in folded if text == wanted]
    begun = [row for row, text in folded if text.startswith(wanted)]
    parts = [row for row, text in folded if any_order and _begin_words(wanted.split(), text.split())]
    return next((found[0] for found in (named, begun, parts) if len(found) == 1), None)


def _begin_words(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each wanted part begins one of the words."""
    return bool(wanted) and all(any(word.startswith(part) for word in words) for part in wanted)


def missing_number(rows: Sequence[Row], typed: str) -> str:
    """The number that was typed, if it is neither a line's nor stands in one; else ""."""
    number = typed.strip()
    return number if is_number(number) and not any(number in row.text for row in rows) else ""


def not_there(rows: Sequence[Row]) -> str:
    """What can be typed instead of what was no line."""
    most = max((number for number in number_rows(rows) if number is not None), default=0)
    numbers = f"Type a number from 1 to {most}" if most > 1 else "Type 1" if most else "There is nothing to pick"
    return f"{numbers}, or a word: back, menu, help."


def parts_of(rows: Sequence[Row]) -> list[tuple[Row, list[Row]]]:
    """Each heading with the rows below it; a row before the first heading stands alone."""
    parts: list[tuple[Row, list[Row]]] = []
    for row in rows:
        if row.heading or not (parts and parts[-1][0].heading):
            parts.append((row, []))
        else:
            parts[-1][1].append(row)
    return parts
