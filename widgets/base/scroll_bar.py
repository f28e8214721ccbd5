"""A scroll bar of whole blocks on a thin line: seen without colour, and known to every code page."""

from __future__ import annotations

from typing import ClassVar

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender


class PlainScrollBarRender(ScrollBarRender):
    """Draws the part in sight as blocks."""

    THUMB: ClassVar[str] = "█"
    TRACKS: ClassVar[dict[bool, str]] = {True: "│", False: "─"}

    @classmethod
    def render_bar(  # noqa: PLR0917
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = Color.parse("#000000"),  # noqa: B008
        bar_color: Color = Color.parse("#ffffff"),  # noqa: B008
    ) -> Segments:
        """The bar from top to bottom, or left to right, in cells."""
        style = Style(color=bar_color, bgcolor=back_color)
        start = length = 0
        if window_size and virtual_size:
            length = min(size, max(1, round(size * window_size / virtual_size)))
            hidden = virtual_size - window_size
            start = round((size - length) * min(1.0, position / hidden)) if hidden > 0 else 0
        glyphs = [cls.THUMB if start <= n < start + length else cls.TRACKS[vertical] for n in range(size)]
        if vertical:
            return Segments([Segment(glyph * thickness, style) for glyph in glyphs], new_lines=True)
        return Segments([Segment("".join(glyphs), style), Segment.line()] * thickness)
