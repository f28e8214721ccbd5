"""How full something is, in words and in a bar of letters."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from widgets.base.line_widget import STRONG, Painted
from widgets.text.line_wrap import hanging

CELLS = 20
"""Of the bar: one for each twentieth."""


class Gauge(Painted):
    """[##########----------] fits, room for about 6 lines. Above 1, the bar ends in "!"."""

    DEFAULT_CSS = """
    Gauge { background: $background; color: $foreground; padding: 0 1; max-height: 3; }
    """

    fraction: reactive[float] = reactive(0.0, init=False)
    """0 is empty, 1 is just full, more is too full."""
    sentence: reactive[str] = reactive("", init=False)

    def __init__(
        self,
        fraction: float = 0.0,
        sentence: str = "",
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Gauge.fraction, fraction)
        self.set_reactive(Gauge.sentence, sentence)

    def set(self, fraction: float, sentence: str) -> None:
        """Both at once."""
        self.set_reactive(Gauge.fraction, fraction)
        self.set_reactive(Gauge.sentence, sentence)
        self.changed(layout=True)

    def lay_out(self, width: int) -> list[Content]:
        return hanging(self.sentence, width, bar(self.fraction) + " ", STRONG if self.fraction > 1 else "")

    def watch_fraction(self) -> None:
        self.changed(layout=True)

    def watch_sentence(self) -> None:
        self.changed(layout=True)


def bar(fraction: float) -> str:
    """The bar alone. A hair too full never looks full only, nor a hair short of full quite full."""
    if fraction > 1:
        return f"[{'#' * (CELLS - 1)}!]"
    filled = CELLS if fraction == 1 else min(CELLS - 1, round(max(0.0, fraction) * CELLS))
    return f"[{'#' * filled}{'-' * (CELLS - filled)}]"
