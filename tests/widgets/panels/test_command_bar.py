import pytest

from tests.support.widgets.stage import Stage
from widgets.models.command import Command
from widgets.panels.command_bar import ActionLine

WORDS = ("Next", "Back", "Skip", "Park [plan] [/x]", "Just talk", "Menu")
COMMANDS = tuple(Command(words.lower(), words, "Goes on.") for words in WORDS)


async def test_arrows_move_the_brackets_and_enter_chooses():
    line = ActionLine(COMMANDS)
    app = Stage(line)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.lines[0] == " Next   Back   Skip   Park [plan] [/x]   Just talk   Menu"
        line.focus()
        await pilot.pause()
        assert "[Next]  Back " in app.lines[0]
        await pilot.press("right", "right", "enter", "space", "left", "enter", "end", "enter", "right", "enter")
        assert [m.command.id for m in app.of(ActionLine.Chosen)] == ["skip", "back", "menu", "next"]
        assert app.heard[0].control is line


@pytest.mark.parametrize("width", [20, 25, 30])
async def test_a_narrow_line_wraps_without_losing_a_word(width):
    line = ActionLine(COMMANDS[:3] + COMMANDS[4:])
    app = Stage(line)
    async with app.run_test(size=(width, 24)):
        assert 1 < line.size.height <= 3
        assert [word for word in WORDS if word in app.shown] == [w for w in WORDS if not w.startswith("Park")]


async def test_new_commands_keep_the_highlighted_one():
    line = ActionLine(COMMANDS)
    app = Stage(line)
    async with app.run_test(size=(80, 24)) as pilot:
        line.focus()
        await pilot.press("right", "right")
        line.commands = COMMANDS[1:]
        await pilot.press("enter")
        line.commands = COMMANDS[:1]
        await pilot.press("enter")
        line.commands = ()
        await pilot.press("enter", "left")
        assert [m.command.id for m in app.of(ActionLine.Chosen)] == ["skip", "next"]


async def test_the_terminal_cursor_stands_on_the_highlighted_word():
    line = ActionLine(COMMANDS)
    app = Stage(line)
    async with app.run_test(size=(80, 24)) as pilot:
        line.focus()
        await pilot.press("right")
        x, y = app.cursor_position
        assert app.lines[y][x:].startswith("Back]")
