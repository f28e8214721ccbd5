from collections.abc import Callable

import pytest
from textual.content import Content
from textual.widget import Widget

from tests.support.widgets.contrast import TERMINALS, contrasts
from tests.support.widgets.stage import Stage
from tests.widgets.forms.test_entry_form import EVERY, REFERENCES
from tests.widgets.panels.test_panels import PROMPT
from widgets.base import themes
from widgets.base.status_bar import StatusLine
from widgets.forms.entry_form import EntryForm
from widgets.forms.field_factory import ChoiceField, LineField, LongField, YesNoField
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command
from widgets.models.status import Level
from widgets.panels.command_bar import ActionLine
from widgets.panels.gauge import Gauge
from widgets.panels.header_bar import HeadLine
from widgets.panels.prompt_panel import PromptPanel
from widgets.panels.text_view import TextView

LONG = "words that go on " * 30
FILLED = {"sign": LONG, "f_list": ["one", "two"], "f_choice": "two", "f_yes_no": True, "f_date": "soon", "f_order": "x"}


def status(level: Level) -> StatusLine:
    line = StatusLine()
    line.set_reactive(StatusLine.message, (level, "something to say"))
    return line


def panel() -> PromptPanel:
    shown = PromptPanel(PROMPT)
    shown.set_reactive(PromptPanel.show_why, True)
    shown.set_reactive(PromptPanel.show_cautions, True)
    return shown


SHOWN: dict[str, tuple[Callable[[], Widget], list[str]]] = {
    "actions": (lambda: ActionLine([Command("a", "Next", ""), Command("b", "Menu", "")]), ["right"]),
    "list": (
        lambda: NumberedList(
            [
                Row("h", "Head", heading=True),
                *(Row(f"{n}", LONG if n % 2 else "short", "detail", "[x]") for n in range(40)),
            ]
        ),
        ["down", "1"],
    ),
    "wrapped list": (lambda: NumberedList([Row(f"{n}", LONG, "detail") for n in range(9)], wrap=True), ["down"]),
    "empty list": (lambda: NumberedList(empty="Nobody yet."), []),
    "line": (lambda: LineField(LONG, label="A", hint="a hint"), ["shift+home"]),
    "blank line": (lambda: LineField(placeholder="type here", label="A", hint=LONG), ["x", "backspace"]),
    "long": (lambda: LongField(LONG, label="A", most_rows=3), ["shift+home", "up", "left"]),
    "blank long": (lambda: LongField(placeholder="type here"), ["x"]),
    "choice": (lambda: ChoiceField([("a", "one"), ("b", "two")], "a", label="A", hint="h"), ["right", "space"]),
    "yes": (lambda: YesNoField(label="A"), ["left"]),
    "text": (lambda: TextView(LONG * 9), ["down"]),
    "styled text": (lambda: TextView(Content.from_markup("[bold]a[/bold] [$text-accent]b[/] c")), []),
    "head": (lambda: HeadLine("Title", "place", "14:32"), []),
    "panel": (panel, []),
    "gauge": (lambda: Gauge(1.3, "too many"), []),
    **{f"status {level.name}": ((lambda level=level: status(level)), []) for level in Level},
    "form": (lambda: EntryForm(EVERY, FILLED, references=REFERENCES), ["tab"] * 12),
}


@pytest.mark.hazard("H51.1")
@pytest.mark.parametrize("theme", themes.TITLES)
@pytest.mark.parametrize("what", SHOWN)
async def test_every_glyph_stands_at_seven_to_one(what, theme):
    make, keys = SHOWN[what]
    widget = make()
    app = Stage(widget, theme=theme)
    async with app.run_test(size=(80, 24)) as pilot:
        weak: set[tuple[str, str]] = set()
        looked_at = 0

        def look() -> None:
            nonlocal looked_at
            for terminal in TERMINALS:
                for found, text in contrasts(app.segments(), terminal):
                    looked_at += 1
                    if found < 7:
                        weak.add((terminal, f"{found:.2f} {text.strip()[:30]}"))

        await pilot.pause()
        look()
        if widget.can_focus:
            widget.focus()
        await pilot.pause()
        look()
        for key in keys:
            await pilot.press(key)
            look()
        assert looked_at
        assert weak == set()


async def test_the_check_sees_a_weak_glyph():
    widget = TextView("hard to see")
    widget.styles.color = "#777777"
    app = Stage(widget)
    async with app.run_test(size=(80, 24)):
        assert min(contrasts(app.segments(), "truecolor"))[0] < 7


@pytest.mark.parametrize("make", [LineField, LongField])
async def test_what_is_marked_can_be_seen_without_any_colour(make, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    app = Stage(make("tea at four"))
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(make).focus()
        await pilot.press("end", *["shift+left"] * 4)
        marked = [segment for segment in app.segments() if segment.style and segment.style.reverse]
        assert "".join(segment.text for segment in marked) == "four"


@pytest.mark.hazard("H51.1")
def test_no_glyph_is_outside_the_old_code_pages():
    from textual._border import BORDER_CHARS

    from widgets.base.scroll_bar import PlainScrollBarRender

    bar = PlainScrollBarRender
    glyphs = {bar.THUMB, *bar.TRACKS.values(), BORDER_CHARS["solid"][1][0], BORDER_CHARS["thick"][1][0]}
    for page in ("cp437", "cp850"):
        assert "".join(glyphs).encode(page)
