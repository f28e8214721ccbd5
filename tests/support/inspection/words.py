"""What can go wrong with words: cut off, or out of sight with no key to bring them there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.app import App
from textual.widget import Widget
from textual.widgets import Static

from tests.support.inspection.keyboard import name
from tests.support.inspection.stops import Stop, placed
from tests.support.places.people import LONG_WORD, full_record
from widgets.base.line_widget import PaintedScroll
from widgets.base.status_bar import StatusLine
from widgets.forms.choice_field import ChoiceField
from widgets.forms.field import Field
from widgets.lists.numbered_list import NumberedList
from widgets.panels.command_bar import ActionLine
from widgets.panels.gauge import Gauge
from widgets.panels.header_bar import HeadLine
from widgets.panels.prompt_panel import PromptPanel

THEIR_OWN = (LONG_WORD, full_record().person.called)
"""Long words of the person's own. A list of many may shorten them: they stand in full where they are opened."""
BARS = "█│"
FEWEST_ROWS = 3
"""Rows that a list, or words to move through, need at least."""


def squashed(text: str) -> str:
    """The letters alone, however they were wrapped, and without the bars beside them."""
    return "".join(text.replace(BARS[0], "").replace(BARS[1], "").split())


def held(widget: Widget) -> Iterator[str]:
    """The words of ours that a widget is there to show."""
    match widget:
        case HeadLine():
            yield from (widget.title, widget.place, widget.time)
        case StatusLine():
            yield widget.words
        case ActionLine():
            yield from (command.words for command in widget.commands)
        case Gauge():
            yield widget.sentence
        case PromptPanel():
            text = widget.text
            yield from (text.title, text.prompt, *text.follow_ups, *text.points)
            yield from text.cautions if widget.show_cautions else ()
            yield from text.why if widget.show_why else ()
        case NumberedList():
            if not widget.rows:
                yield widget.empty
            for row in widget.rows:
                yield from (row.text, row.detail, row.marker)
        case Static():
            yield str(widget.content)
    if isinstance(widget, Field):
        yield widget.label
        yield from (widget._said or widget.hint).split(". ")  # the rest of a long hint stands below the field
    if isinstance(widget, ChoiceField):
        yield from (words for _, words in widget.options) if widget.options else (widget.nothing,)


def drawn(widget: Widget, stop: Stop) -> str:
    """What a widget shows: what is on the screen, and what keys move through."""
    if isinstance(widget, PaintedScroll):
        width = widget.line_width
        return "\n".join(widget.line_at(n, width).plain for n in range(widget.count_lines(width)))
    region, sight = (stop.region, stop.sight) if widget is stop.widget else placed(widget)
    shown = stop.text(region.intersection(sight))
    if isinstance(widget, ChoiceField) and widget is stop.widget and region.height > sight.height:
        # Arrow keys bring all of it into sight: `option_faults` looks at that.
        shown += "\n".join((widget.label, widget.hint, *(x.plain for x in widget.lines(widget.content_size.width))))
    return shown


def cut_faults(app: App, stops: Iterable[Stop]) -> Iterator[str]:
    """Every word of ours is on the screen, or comes there by key; what stands in a form, once it has the focus."""
    stops = tuple(stops)
    focused = {stop.widget for stop in stops}
    rest = [w for w in app.screen.query("*") if w not in focused and _is_shown(w) and not w.children]
    for stop in stops:
        if isinstance(stop.widget, PaintedScroll):
            rows = min(FEWEST_ROWS, stop.widget.count_lines(stop.widget.line_width))
            if stop.seen.height < rows:
                yield f"{name(stop.widget)} has {stop.seen.height} rows in sight"
        if stop.widget is not None:
            yield from _cut(stop.widget, stop)
    for widget in rest:
        yield from _cut(widget, stops[-1])


def _cut(widget: Widget, stop: Stop) -> Iterator[str]:
    found = squashed(drawn(widget, stop))
    for words in held(widget):
        if words and not any(own in words for own in THEIR_OWN) and squashed(words) not in found:
            yield f"{name(widget)} does not show {words[:60]!r}"


def _is_shown(widget: Widget) -> bool:
    return all(w.display for w in widget.ancestors_with_self if isinstance(w, Widget))
