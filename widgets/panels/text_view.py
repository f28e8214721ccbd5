"""Words to read, scrolled by key: previews, help, the safety card."""

from __future__ import annotations

from textual.content import Content

from widgets.base.line_widget import PaintedScroll
from widgets.text.line_wrap import EASY_TO_READ, wrap
from widgets.text.sanitise import clean


class TextView(PaintedScroll):
    """Read-only text. Content keeps its styles; a str is plain words, brackets and all."""

    DEFAULT_CSS = """
    TextView {
        border-left: solid $border-blurred;
        padding: 0 1;
        background: $background;
        color: $foreground;
        &:focus { border-left: thick $border; }
    }
    """

    def __init__(self, text: str | Content = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._text = text
        self._wrapped: tuple[int, list[Content]] | None = None

    @property
    def text(self) -> str | Content:
        """What is shown. Setting it goes back to the top."""
        return self._text

    @text.setter
    def text(self, text: str | Content) -> None:
        self._text = text
        self._wrapped = None
        if self.is_mounted:
            self.measure()
            self.scroll_to(y=0, animate=False)

    def count_lines(self, width: int) -> int:
        return len(self._lines(width))

    def line_at(self, index: int, width: int) -> Content:
        return self._lines(width)[index]

    def _lines(self, width: int) -> list[Content]:
        if self._wrapped is None or self._wrapped[0] != width:
            text = self._text
            if isinstance(text, Content):
                lines = text.wrap(width) if width > 0 else [text]
            else:
                lines = [Content(line) for line in _wrap_keeping_indent(clean(text), min(width, EASY_TO_READ))]
            self._wrapped = (width, lines)
        return self._wrapped[1]


def _wrap_keeping_indent(text: str, width: int) -> list[str]:
    lines: list[str] = []
    for line in text.split("\n"):
        words = line.lstrip(" ")
        indent = " " * min(len(line) - len(words), max(0, width // 2))
        if words.startswith("- "):
            first, hang = indent, indent + "  "
        else:
            first = hang = indent
        wrapped = wrap(words, width - len(hang))
        lines += [(hang if n else first) + part for n, part in enumerate(wrapped)]
    return lines
