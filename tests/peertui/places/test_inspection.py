"""What looks at every place sees each fault it is there for: one small faulty screen for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from peertui.app.app import PeertuiApp
from tests.support.inspection.glyphs import Looked
from tests.support.inspection.keyboard import binding_faults, focus_faults, ring_faults, typed
from tests.support.inspection.planted import LONG, Planted, fields, showing
from tests.support.inspection.safety import safety_faults
from tests.support.inspection.stops import tab_round
from tests.support.inspection.words import cut_faults
from widgets.base import themes
from widgets.forms.field_factory import ChoiceField, LineField, LongField
from widgets.lists.numbered_list import NumberedList, Row


async def seen(folder: Path, screen: Screen) -> str:
    """All that is found wrong on a screen by going round it."""
    async with showing(folder, screen) as (app, pilot):
        before = typed(app)
        there, back = await tab_round(pilot), await tab_round(pilot, "shift+tab")
        changed = ["typed words changed"] if typed(app) != before else []
        found = [*ring_faults(app, there, back), *focus_faults(there), *cut_faults(app, there), *binding_faults(app)]
        return "\n".join([*found, *changed])


class TabTaker(LongField):
    def __init__(self) -> None:
        super().__init__(label="Taker")
        self.tab_behavior = "indent"


class ColourOnly(LineField):
    DEFAULT_CSS = "ColourOnly:focus { border-left: solid $border; }"


class Forgetful(LineField):
    def on_blur(self) -> None:
        self.answer = ""


class Unreachable(NumberedList, can_focus=False):
    pass


class OneWay(Planted):
    BINDINGS = [Binding("shift+tab", "app.focus_next")]


class Chord(Planted):
    BINDINGS = [Binding("ctrl+e", "empty")]


class Jumbled(Planted):
    @property
    def focus_chain(self) -> list[Widget]:
        first, second, *rest = super().focus_chain
        return [second, first, *rest]


class Named(Planted):
    def title_words(self) -> tuple[str, str, str]:
        return ("Bo", LONG, "")


class OneLine(Static):
    DEFAULT_CSS = "OneLine { height: 1; }"


def low() -> Widget:
    listed = NumberedList([Row(f"{n}", "tea") for n in range(9)])
    listed.styles.height = 2
    return listed


PLANTED: dict[str, tuple[Callable[[], Screen], str]] = {
    "a trap": (lambda: Planted(TabTaker(), *fields()), "Tab comes 0 times to LineField Field 0"),
    "no way back": (lambda: OneWay(*fields(3)), "Shift+Tab does not go the way of Tab back"),
    "a control nobody gets to": (lambda: Planted(*fields(), Unreachable([Row("a", "a")])), "cannot have the focus"),
    "an odd order": (lambda: Jumbled(*fields(3)), "Tab does not go from top to bottom"),
    "focus by colour": (lambda: Planted(ColourOnly(label="It"), *fields()), "the focus on ColourOnly It cannot be"),
    "out of sight": (lambda: Planted(*fields(14)), "has the focus and is not wholly in sight"),
    "words lost by Tab": (lambda: Planted(Forgetful("tea", label="It"), *fields()), "typed words changed"),
    "a chord": (lambda: Chord(*fields()), "ctrl+e does empty on Chord"),
    "a label cut": (lambda: Planted(LineField(label=LONG)), "does not show 'words that go on"),
    "a remark cut": (lambda: Planted(LineField(label="It", hint=LONG)), "does not show 'words that go on"),
    "a row cut": (lambda: Planted(NumberedList([Row("a", LONG)])), "NumberedList does not show 'words that go on"),
    "a place cut": (lambda: Named(*fields()), "HeadLine does not show 'words that go on"),
    "words cut": (lambda: Planted(OneLine(Content(LONG)), *fields()), "OneLine does not show 'words that go on"),
    "words pushed out": (lambda: Planted(*fields(10), Static(Content("a\nb\nc"))), "Static does not show"),
    "a low list": (lambda: Planted(low()), "has 2 rows in sight"),
}


@pytest.mark.parametrize("fault", PLANTED)
async def test_a_planted_fault_is_seen(fault: str, tmp_path: Path) -> None:
    make, said = PLANTED[fault]
    assert said in await seen(tmp_path, make())


async def test_nothing_is_seen_on_a_sound_screen(tmp_path: Path) -> None:
    sound = Planted(*fields(), ChoiceField([("a", "one"), ("b", "two")], label="Choice"), NumberedList([Row("a", "a")]))
    assert await seen(tmp_path, sound) == ""


async def test_a_cursor_that_does_not_follow_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PeertuiApp, "cursor_position", property(lambda _: Offset(4, 21), lambda *_: None))
    found = await seen(tmp_path, Planted(*fields(3)))
    assert "the cursor is not in sight on LineField Field 0" in found
    assert "the cursor stays where it was on the way to LineField Field 1" in found


# -- glyphs ------------------------------------------------------------------------------------------------------------


def looked_at(text: str, style: str) -> Looked:
    looked = Looked()
    looked.take("here", [Segment(text, Style.parse(style))])
    return looked


def test_a_weak_glyph_is_seen_on_each_kind_of_terminal() -> None:
    found = list(looked_at("grey", "#8a8a8a on #121212").weak())
    assert {fault.rpartition(" on ")[2] for fault in found} >= {"truecolor", "256"}
    assert list(looked_at("plain", "#eeeeee on #121212").weak()) == []
    assert list(looked_at("plain", "#eeeeee on #121212").weak(themes.LIGHT)) == []


def test_a_pair_that_is_weak_in_the_light_theme_alone_is_seen() -> None:
    pair = "#c6c6c6 on #ffd787 reverse"  # soft words on the accent: 1.6 in the dark theme, too
    assert list(looked_at("words", pair).weak(themes.LIGHT))
    with pytest.raises(KeyError):
        list(looked_at("words", "#ff0000 on #121212").weak(themes.LIGHT))  # a colour of no theme


def test_a_letter_of_no_old_code_page_is_seen() -> None:
    assert list(looked_at("tea │█ £", "#eeeeee on #121212").strange()) == []
    assert {fault.rpartition(" ")[2] for fault in looked_at("“tea”", "").strange()} == {"cp437", "cp850"}


# -- the safety card ---------------------------------------------------------------------------------------------------


class NoCard(Planted):
    def do_safety(self) -> None:
        pass


class ForgetsOnReturn(Planted):
    def come_back(self) -> None:
        super().come_back()
        self.query_one(LineField).answer = ""


class MovesOnReturn(Planted):
    def come_back(self) -> None:
        super().come_back()
        self.focus_next()


@pytest.mark.parametrize(
    ("screen", "said"),
    [
        (NoCard, "f2 does not lead to the safety card"),
        (ForgetsOnReturn, "the screen is another one after f2 and enter"),
        (MovesOnReturn, "the screen is another one after f2 and enter"),
    ],
)
async def test_a_card_that_is_far_or_changes_something_is_seen(
    screen: type[Planted], said: str, tmp_path: Path
) -> None:
    async with showing(tmp_path, screen(*fields())) as (_, pilot):
        assert said in list(await safety_faults(pilot))
