import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.widgets.stage import Stage
from widgets.base.status_bar import StatusLine
from widgets.models.status import Level
from widgets.panels.gauge import CELLS, Gauge, bar
from widgets.panels.header_bar import HeadLine
from widgets.panels.prompt_panel import PromptPanel, PromptText
from widgets.panels.text_view import TextView
from widgets.text.line_wrap import EASY_TO_READ

PROMPT = PromptText(
    "First sign",
    "What was the first small change, [plan] and [/x]?",
    ("Was it sleep?", "Was it food?"),
    ("Start with being well.",),
    ("In all 19 programmes reviewed.", "11 of 41 people raised it."),
    worker_only=True,
)


async def test_cautions_and_reasons_show_only_when_asked_for():
    panel = PromptPanel(PROMPT)
    app = Stage(panel)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "[plan] and [/x]?" in app.shown
        assert "for the worker only" in app.shown
        assert "- Was it food?" in app.shown
        assert "Start with" not in app.shown
        panel.show_cautions = panel.show_why = True
        await pilot.pause()
        assert "Take care: Start with being well." in app.shown
        assert "- 11 of 41 people" in app.shown
        panel.text = PromptText("", "Short.")
        await pilot.pause()
        assert panel.size.height == 1


async def test_a_prompt_wraps_on_a_narrow_screen():
    app = Stage(PromptPanel(PROMPT))
    async with app.run_test(size=(24, 24)):
        assert " ".join(app.shown.split()).count("What was the first small change, [plan] and [/x]?") == 1


@pytest.mark.parametrize("width", [30, 50, 80, 200])
async def test_the_head_line_never_cuts_the_time(width):
    head = HeadLine("Spotting the signs [early] [/x]", "Sam, step 2 of 8", "14:32")
    app = Stage(head)
    async with app.run_test(size=(width, 24)) as pilot:
        assert app.lines[0].endswith("14:32")
        assert app.lines[0].startswith(" Spotting")
        assert head.size.height == 1
        if width >= 80:
            assert "[early] [/x]" in app.lines[0]
            assert "Sam, step 2 of 8" in app.lines[0]
        head.time, head.title = "", "Other"
        await pilot.pause()
        assert "14:32" not in app.shown
        assert "Other" in app.shown


@pytest.mark.hazard("H51.2")
async def test_the_status_line_says_its_level_in_words():
    status = StatusLine()
    app = Stage(status)
    async with app.run_test(size=(40, 24)) as pilot:
        status.say("Saved 14:32")
        await pilot.pause()
        assert app.lines[0].strip() == "Saved 14:32"
        status.say("the disk is full. Free some room [/x], and save again.", Level.NOT_SAVED)
        await pilot.pause()
        assert status.words.startswith("Not saved: the disk")
        assert "save again." in app.shown


@given(st.floats(min_value=-1, max_value=5))
def test_the_bar_never_says_full_too_early_or_too_late(fraction):
    drawn = bar(fraction)
    assert len(drawn) == CELLS + 2
    assert ("-" in drawn) == (fraction < 1)
    assert ("!" in drawn) == (fraction > 1)


async def test_the_gauge_speaks():
    gauge = Gauge(0.5, "fits, room for about 6 lines")
    app = Stage(gauge)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.lines[0] == " [##########----------] fits, room for about 6 lines"
        gauge.set(1.2, "4 lines too many")
        await pilot.pause()
        assert app.lines[0] == " [###################!] 4 lines too many"


async def test_a_text_view_is_read_by_key_to_its_last_line():
    view = TextView("\n".join(f"line {n} [plan] [/x]" for n in range(100)))
    app = Stage(view)
    async with app.run_test(size=(80, 24)) as pilot:
        view.focus()
        await pilot.pause()
        assert "line 0 [plan] [/x]" in app.lines[0]
        await pilot.press("down", "down")
        assert "line 2 " in app.lines[0]
        await pilot.press("pagedown")
        assert "line 25 " in app.lines[0]
        await pilot.press("end")
        assert "line 99 " in app.lines[-1]
        await pilot.press("home", "up")
        assert "line 0 " in app.lines[0]
        await pilot.press("end")
        view.text = "short"
        await pilot.pause()
        assert app.lines[0].endswith("short")


async def test_a_text_view_wraps_under_its_bullets():
    app = Stage(TextView("- one two three four five six"))
    async with app.run_test(size=(22, 24)):
        assert app.lines[0].endswith("- one two three")
        assert app.lines[1].endswith("   four five six")


async def test_a_text_view_keeps_its_lines_easy_to_read_in_a_wide_window():
    app = Stage(TextView("a word or two " * 30))
    async with app.run_test(size=(200, 60)):
        assert all(len(line.rstrip()) <= EASY_TO_READ + 3 for line in app.lines)
        assert len(app.lines[0].rstrip()) > EASY_TO_READ - 3
