"""How well each glyph on a screen stands out, as the terminal would draw it."""

from collections.abc import Iterable, Iterator

from rich.color import Color, ColorSystem
from rich.segment import Segment

RGB = tuple[int, int, int]


def _palette(words: str) -> tuple[RGB, ...]:
    return tuple((int(w[:2], 16), int(w[2:4], 16), int(w[4:], 16)) for w in words.split())


WINDOWS = _palette(
    "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
)
CONSOLE = _palette(
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
TERMINALS = {
    "truecolor": (ColorSystem.TRUECOLOR, WINDOWS),
    "256": (ColorSystem.EIGHT_BIT, WINDOWS),
    "16 on Windows": (ColorSystem.STANDARD, WINDOWS),
    "16 on a console": (ColorSystem.STANDARD, CONSOLE),
}


def _drawn(colour: Color, terminal: str) -> RGB:
    system, palette = TERMINALS[terminal]
    colour = colour.downgrade(system)
    if system is ColorSystem.STANDARD:
        assert colour.number is not None
        return palette[colour.number]
    return tuple(colour.get_truecolor())


def _light(rgb: RGB) -> float:
    parts = [v / 255 / 12.92 if v / 255 <= 0.03928 else ((v / 255 + 0.055) / 1.055) ** 2.4 for v in rgb]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(one: RGB, other: RGB) -> float:
    """WCAG contrast, 1 to 21."""
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05)


def contrasts(segments: Iterable[Segment], terminal: str) -> Iterator[tuple[float, str]]:
    """The contrast of every piece of text, and the text; blank pieces left out."""
    for text, style, _ in segments:
        if not text.strip():
            continue
        assert style is not None, text
        assert style.color is not None, text
        assert style.bgcolor is not None, text
        assert not style.dim, text
        front, back = style.color, style.bgcolor
        if style.reverse:
            front, back = back, front
        yield ratio(_drawn(front, terminal), _drawn(back, terminal)), text
