"""What can go wrong for somebody who sees little, or whose terminal shows few colours and few letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from tests.support.widgets.contrast import TERMINALS, contrasts
from widgets.base import themes

LEAST = 7.0
CODE_PAGES = ("cp437", "cp850")
ROLES = ("background", "surface", "panel", "foreground", "secondary", "accent")


class Looked:
    """Every way in which a glyph was drawn, with the first words that were; so that each is looked at once."""

    def __init__(self) -> None:
        self.styles: dict[Style, tuple[str, str]] = {}
        self.letters: dict[str, str] = {}

    def take(self, where: str, segments: Iterable[Segment]) -> None:
        """Keep what is new about the screen at a place."""
        for text, style, _ in segments:
            if text.strip() and style not in self.styles:
                self.styles[style] = (text, where)
            for letter in set(text) - self.letters.keys():
                self.letters[letter] = where

    def weak(self, theme: str = "") -> Iterator[str]:
        """What stands out too little; in another `theme` than the one that was drawn, if one is named."""
        for style, (text, where) in self.styles.items():
            drawn = in_theme(style, theme) if theme else style
            for terminal in TERMINALS:
                for found, words in contrasts([Segment(text, drawn)], terminal):
                    if found < LEAST:
                        yield f"{where}: {found:.1f} for {words.strip()[:30]!r} on {terminal} {theme}".rstrip()

    def strange(self) -> Iterator[str]:
        """Letters that an old code page does not have."""
        for letter, where in self.letters.items():
            for page in CODE_PAGES:
                try:
                    letter.encode(page)
                except UnicodeEncodeError:
                    yield f"{where}: {letter!r} is not in {page}"


def in_theme(style: Style, theme: str) -> Style:
    """A way of drawing in the dark theme, as the other one draws it: each of our colours has its counterpart."""
    return Style(
        color=_counterpart(style.color, theme), bgcolor=_counterpart(style.bgcolor, theme), reverse=style.reverse
    )


def _counterpart(colour: Color | None, theme: str) -> Color:
    assert colour is not None
    red, green, blue = colour.get_truecolor()
    return Color.parse(_table(theme)[f"#{red:02x}{green:02x}{blue:02x}"])


def _table(theme: str) -> dict[str, str]:
    """Each colour of the dark theme and what stands for it in another. KeyError for a colour that is none of ours."""
    by_name = {one.name: one for one in themes.THEMES}
    dark, other = by_name[themes.DARK], by_name[theme]
    return {str(getattr(dark, role) or "").lower(): str(getattr(other, role)) for role in ROLES[:4]} | {
        dark.variables["text-muted"]: other.variables["text-muted"],
        str(dark.accent): str(other.accent),
    }
