"""The prompt of the step: what to ask, and for the worker what to take care of and why."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive

from widgets.base.line_widget import ACCENT, SOFT, STRONG, Painted
from widgets.models.prompt_text import ASK, CARE, REASONS, PromptText
from widgets.text.line_wrap import EASY_TO_READ, hanging

__all__ = ["PromptPanel", "PromptText"]


class PromptPanel(Painted):
    """Shows a `PromptText`; the cautions and the reasons only when asked for."""

    DEFAULT_CSS = """
    PromptPanel { background: $background; color: $foreground; padding: 0 1; }
    """

    text: reactive[PromptText] = reactive(PromptText("", ""), init=False)
    show_cautions: reactive[bool] = reactive(False, init=False)
    show_why: reactive[bool] = reactive(False, init=False)

    def __init__(self, text: PromptText | None = None, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        if text is not None:
            self.set_reactive(PromptPanel.text, text)

    def lay_out(self, width: int) -> list[Content]:
        text, width = self.text, min(width, EASY_TO_READ)
        lines: list[Content] = []
        if text.title:
            title = f"{text.title} (for the worker only)" if text.worker_only else text.title
            lines += hanging(title, width, style=ACCENT)
        lines += hanging(text.prompt, width, style=STRONG)
        if text.follow_ups:
            lines += _points(ASK, text.follow_ups, width)
        lines += [line for point in text.points for line in hanging(point, width, "  - ")]
        if text.agreed and not (self.show_cautions or self.show_why):  # these need the room, and are put away again
            lines += hanging(text.agreed, width, "  ", SOFT)
        if self.show_cautions and text.cautions:
            lines += [Content(""), *_points(CARE, text.cautions, width)]
        if self.show_why and text.why:
            lines += [Content(""), *_points(REASONS, text.why, width)]
        return lines

    def watch_text(self) -> None:
        self.changed(layout=True)

    def watch_show_cautions(self) -> None:
        self.changed(layout=True)

    def watch_show_why(self) -> None:
        self.changed(layout=True)


def _points(heading: str, points: tuple[str, ...], width: int) -> list[Content]:
    """A heading with one point beside it, or several below it."""
    if len(points) == 1:
        return hanging(f"{heading} {points[0]}", width, "  ", SOFT)
    return [
        Content.styled(f"  {heading}", SOFT),
        *(line for point in points for line in hanging(point, width, "  - ", SOFT)),
    ]
