import time

import pytest

from plans.record.folded_text import fold
from tests.support.widgets.stage import Stage
from widgets.base.line_widget import NumberRefused
from widgets.lists.numbered_list import NumberedList, Row
from widgets.lists.row_layout import MOST_CELLS
from widgets.models.row import RowFilter, number_rows


def rows(count: int) -> tuple[Row, ...]:
    return tuple(Row(f"r{n}", f"Row {n}") for n in range(1, count + 1))


def picked(app: Stage) -> list[str]:
    return [message.row.id for message in app.of(NumberedList.Picked)]


async def test_arrows_move_and_enter_picks():
    numbered = NumberedList(rows(3))
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        numbered.focus()
        await pilot.press("down", "down", "enter", "space", "home", "enter")
        assert picked(app) == ["r3", "r1"]
        assert [m.row.id for m in app.of(NumberedList.Moved)] == ["r2", "r3", "r1"]
        assert app.heard[0].control is numbered


@pytest.mark.hazard("H51.2")
async def test_the_focused_row_is_marked_in_letters():
    numbered = NumberedList(rows(3))
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        assert app.lines[0].startswith("- 1  Row 1")
        numbered.focus()
        await pilot.press("down")
        assert app.lines[1].startswith("> 2  Row 2")
        assert app.cursor_position == (0, 1)


async def test_a_number_waits_for_enter_unless_its_row_picks_at_once():
    numbered = NumberedList(rows(9))
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        numbered.focus()
        await pilot.press("5")
        assert picked(app) == []
        await pilot.press("enter")
        assert picked(app) == ["r5"]
        numbered.rows = (Row("card", "Card", number=20, at_once=True), *rows(12))
        await pilot.press("1")
        assert picked(app) == ["r5"]
        assert numbered.highlighted == numbered.rows[1]
        assert "1_" in app.lines[1]
        await pilot.press("2")
        assert picked(app) == ["r5"]
        await pilot.press("enter")
        await pilot.press("1", "enter")
        await pilot.press("1", "down", "2", "enter", "2", "0")
        assert picked(app) == ["r5", "r12", "r1", "r2", "card"]


async def test_a_number_that_is_not_there_picks_nothing_and_neither_does_its_enter():
    numbered = NumberedList(rows(11))
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        numbered.focus()
        await pilot.press("1", "7", "enter")
        assert picked(app) == []
        assert [m.number for m in app.of(NumberRefused)] == ["17", "17"]
        await pilot.press("1", "7", "3", "enter")
        await pilot.press("9", "9", "enter")
        assert picked(app) == []
        await pilot.press("1", "7", "home", "down", "enter")
        assert picked(app) == ["r2"]


async def test_rows_may_bring_their_own_number():
    numbered = NumberedList([*rows(2), Row("leave", "Leave", number=0)])
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        numbered.focus()
        await pilot.press("0", "enter")
        assert picked(app) == ["leave"]
        assert app.lines[2].startswith("> 0  Leave")


async def test_headings_cannot_be_picked_or_numbered():
    numbered = NumberedList(
        [Row("h", "First", heading=True), *rows(2), Row("h2", "Second", heading=True), Row("z", "Z")]
    )
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        numbered.focus()
        await pilot.press("home", "down", "down", "enter", "3", "enter", "up", "up", "up", "enter")
        assert picked(app) == ["z", "z", "r1"]
        assert number_rows(numbered.rows) == [None, 1, 2, None, 3]


async def test_brackets_are_words_and_long_rows_are_cut_or_wrapped():
    words = "[plan] and [/x] " + "that goes on " * 10 + "to the end"
    cut, wrapped = NumberedList([Row("a", words, "a detail [/y]", "[x]")]), NumberedList([Row("a", words)], wrap=True)
    cut.styles.height = wrapped.styles.height = 6
    app = Stage(cut, wrapped)
    async with app.run_test(size=(80, 24)):
        assert app.lines[0].startswith("- 1  [x] [plan] and [/x] that goes")
        assert "...  a detail [/y]" in app.lines[0]
        assert app.lines[6].startswith("- 1  [plan] and [/x]")
        assert "to the end" in app.lines[7] or "to the end" in app.lines[8]
        assert "..." not in "".join(app.lines[6:])


async def test_the_end_of_a_row_stays_near_its_words_in_a_wide_window():
    app = Stage(NumberedList([Row("a", "Notes", "nobody")]))
    async with app.run_test(size=(200, 60)):
        line = app.lines[0].rstrip()
        assert line.endswith("nobody")
        assert len(line) == MOST_CELLS


async def test_nothing_to_pick_is_said_in_words():
    numbered = NumberedList(empty="Nobody here yet.")
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        numbered.focus()
        await pilot.press("enter", "down", "up", "5", "end", "pagedown")
        assert "Nobody here yet." in app.shown
        assert app.heard == []


async def test_new_rows_keep_the_highlighted_one_and_say_nothing():
    numbered = NumberedList(rows(5))
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        numbered.focus()
        await pilot.press("3")
        app.heard.clear()
        numbered.rows = rows(5)[1:]
        await pilot.pause()
        assert numbered.highlighted is not None
        assert numbered.highlighted.id == "r3"
        numbered.rows = rows(1)
        numbered.go_to("r9")
        assert numbered.highlighted.id == "r1"
        assert app.heard == []


async def test_paging_reaches_both_ends_and_the_highlight_stays_in_sight():
    numbered = NumberedList(rows(200))
    app = Stage(numbered)
    async with app.run_test(size=(40, 10)) as pilot:
        numbered.focus()
        for key in ["pagedown"] * 30 + ["pageup"] * 3 + ["down"] * 12 + ["up"] * 25 + ["home", "end"]:
            await pilot.press(key)
            assert any(line.startswith(">") for line in app.lines), key
        assert numbered.highlighted == numbered.rows[-1]


async def test_arrows_leave_the_list_at_its_ends():
    upper, lower = NumberedList(rows(2)), NumberedList(rows(2))
    app = Stage(upper, lower)
    app.bind("down", "app.focus_next")
    app.bind("up", "app.focus_previous")
    async with app.run_test(size=(80, 24)) as pilot:
        upper.focus()
        await pilot.press("down", "down")
        assert app.focused is lower
        await pilot.press("up")
        assert app.focused is upper


def test_filter_finds_every_typed_word_without_accents():
    found = RowFilter([Row("1", "Zoë O'Brien"), Row("2", "Sam Zoeller"), Row("3", "Ana", detail="last met 3 March")])
    assert [row.id for row in found.matching("zoe")] == ["1", "2"]
    assert [row.id for row in found.matching("zoe bri")] == ["1"]
    assert [row.id for row in found.matching("zoe")] == ["1", "2"]
    assert [row.id for row in found.matching("MARCH")] == ["3"]
    assert [row.id for row in found.matching("")] == ["1", "2", "3"]
    assert fold("ÉLAN Straße") == "elan strasse"


@pytest.mark.hazard("H54.1")
async def test_ten_thousand_rows_filter_and_draw_quickly():
    people = tuple(Row(f"r{n}", f"Person {n} of many", "last met 3 March 2026") for n in range(10_000))
    numbered = NumberedList(people)
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        found = RowFilter(people)
        spent = []
        for typed in ["p", "pe", "per", "person 7", "person 77", "person 754", ""] * 3:
            start = time.perf_counter()
            numbered.rows = found.matching(typed)
            app.screen._compositor.render_strips()
            spent.append(time.perf_counter() - start)
            await pilot.pause()
        assert sorted(spent)[len(spent) // 2] < 0.1
        assert len(numbered.rows) == 10_000
        assert any(line.startswith("-   755  Person 754 of many") for line in app.lines)


async def test_a_carried_row_asks_to_be_moved_until_it_is_put_down():
    numbered = NumberedList(rows(3))
    app = Stage(numbered)
    async with app.run_test(size=(80, 24)) as pilot:
        numbered.focus()
        await pilot.press("down")
        numbered.carry()
        await pilot.press("up", "down", "3", "home", "enter")
        assert app.lines[1].startswith("> 2  Row 2")
        assert [(m.row.id, m.by) for m in app.of(NumberedList.Carried)] == [("r2", -1), ("r2", 1), ("r2", 0)]
        assert picked(app) == []
        await pilot.press("up")
        assert numbered.highlighted is not None
        assert numbered.highlighted.id == "r1"
