from datetime import date
from typing import Any

import pytest
from textual import events

from plans.pack.dates import When
from plans.pack.loader import load_pack
from plans.pack.models import FieldSpec, FieldType
from tests.support.widgets.stage import Stage
from widgets.base.line_widget import NumberRefused
from widgets.forms.field import place_hint
from widgets.forms.field_factory import (
    ChoiceField,
    DateField,
    FieldChanged,
    FieldSubmitted,
    LineField,
    ListField,
    LongField,
    OrderField,
    PhoneField,
    ReferenceField,
    YesNoField,
    field_for,
)

KINDS = ("helps", "does not help", "a place I can go")
ODD = "My [plan] and [/x] \\[b]"


def choice(value: Any = "", **more: Any) -> ChoiceField:
    return ChoiceField([(k, k) for k in KINDS], value, label="Kind", name="kind", **more)


def spec(kind: FieldType) -> FieldSpec:
    return FieldSpec(name="it", type=kind, label="What [/x] helps", hint="in [your] words", choices=KINDS)


HELD: dict[FieldType, Any] = {
    FieldType.TEXT: ODD,
    FieldType.LONG: f"{ODD}\nand more",
    FieldType.CHOICE: "helps",
    FieldType.YES_NO: True,
    FieldType.DATE: "2027-03-03",
    FieldType.PHONE: "07700 900123",
    FieldType.LIST: [ODD, "two"],
    FieldType.ORDER: 3,
    FieldType.REFERENCE: "b",
}


@pytest.mark.parametrize("kind", FieldType)
async def test_every_type_is_drawn_held_and_silent_on_mount(kind):
    fields = [
        field_for(spec(kind), HELD[kind], (("a", "One [/x]"), ("b", "Two"))),
        field_for(spec(kind)),
    ]
    app = Stage(*fields)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        fields[0].focus()
        await pilot.press("tab", "shift+tab", "tab")
        assert app.focused is fields[1]
        assert app.shown.count("What [/x] helps") == 2
        assert app.shown.count("in [your] words") >= 1
        assert fields[0].answer == HELD[kind]
        assert fields[1].answer in ("", None)
        assert fields[0].name == "it"
        fields[0].answer = HELD[kind]
        fields[1].answer = HELD[kind]
        await pilot.pause()
        assert fields[1].answer == HELD[kind]
        assert app.heard == []


@pytest.mark.parametrize("kind", FieldType)
@pytest.mark.parametrize("odd", [7, "not one of them", ["a\x1b[2J", "b"], {"x": 1}, True, None, "\x1b[2J\ud800"])
async def test_values_of_another_shape_are_shown_and_kept(kind, odd):
    field = field_for(spec(kind), odd)
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("end")
        assert field.answer == odd or (odd is None and field.answer == "")
        assert "\x1b" not in app.shown
        assert app.heard == []


@pytest.mark.parametrize("make", [LineField, LongField])
async def test_typing_after_tabbing_in_adds_to_what_is_there(make):
    field = make(ODD, label="What", name="what")
    app = Stage(LineField(), field)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "x", "backspace", "y")
        assert ODD + "y" in app.shown
        assert [(m.field_name, m.value) for m in app.of(FieldChanged)] == [
            ("what", ODD + "x"),
            ("what", ODD),
            ("what", ODD + "y"),
        ]
        assert app.heard[0].control is field
        assert field.value == field.answer == ODD + "y"


@pytest.mark.parametrize("make", [LineField, LongField])
async def test_ctrl_backspace_takes_the_word_to_the_left(make):
    field = make("one two three")
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("ctrl+left", "ctrl+backspace")
        assert field.value == "one three"


async def test_pasted_lines_are_all_kept():
    line, long = LineField(), LongField(submit_on_enter=True)
    app = Stage(line, long)
    async with app.run_test(size=(80, 24)) as pilot:
        for field in (line, long):
            field.focus()
            await pilot.pause()
            field.post_message(events.Paste("one\r\n[/two]\x1b[2J\r\nthree"))
            await pilot.pause()
        assert line.value == "one [/two][2J three"
        assert long.value == "one\n[/two][2J\nthree"
        assert app.of(FieldSubmitted) == []
        long.value = ""
        long.post_message(events.Paste("a line\n" * 200))
        await pilot.pause()
        assert long.value == "a line\n" * 200


async def test_enter_says_done_where_it_should():
    line, text, long = LineField(name="line"), LongField(name="text", submit_on_enter=True), LongField(name="long")
    app = Stage(line, text, long)
    async with app.run_test(size=(80, 24)) as pilot:
        for field in (line, text, long):
            field.focus()
            await pilot.press("a", "enter", "b")
        assert [(m.field_name, m.value) for m in app.of(FieldSubmitted)] == [("line", "a"), ("text", "a")]
        assert (line.value, text.value, long.value) == ("ab", "ab", "a\nb")


@pytest.mark.hazard("H50.1")
async def test_a_long_field_grows_with_its_words_and_lets_go_at_its_ends():
    field, other = LongField("one", most_rows=3, label="What"), LineField()
    app = Stage(field, other)
    app.bind("down", "app.focus_next")
    async with app.run_test(size=(40, 24)) as pilot:
        field.focus()
        await pilot.pause()
        assert field.size.height == 1
        for letter in ["enter", *"two", "enter", *"three", "enter", *"four"]:
            await pilot.press(letter)
        await pilot.pause()
        assert field.size.height == 3
        assert "four" in app.shown
        await pilot.press("up", "down")
        assert app.focused is field
        await pilot.press("down")
        assert app.focused is other


async def test_f6_and_f7_reach_the_screen():
    field = LongField("one")
    app = Stage(field)
    app.bind("f6", "note('f6')")
    app.bind("f7", "note('f7')")
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("f6", "f7")
        assert app.noted == ["f6", "f7"]


async def test_undo_is_an_edit_too():
    field = LongField("one", name="it")
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("x", "ctrl+z", "ctrl+y")
        assert [m.value for m in app.of(FieldChanged)] == ["onex", "one", "onex"]


async def test_choosing_by_arrows_space_and_number():
    field = choice()
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "( ) helps    ( ) does not help    ( ) a place I can go" in app.shown
        field.focus()
        await pilot.press("right", "right", "space")
        assert "2>(x) does not help" in app.shown
        await pilot.press("3", "3", "1", "left", "enter")
        assert [m.value for m in app.of(FieldChanged)] == ["does not help", KINDS[2], "", "helps", KINDS[2]]
        assert [m.value for m in app.of(FieldSubmitted)] == [KINDS[2]]


async def test_enter_alone_goes_on_and_changes_nothing():
    blank, chosen = choice(), choice("helps")
    app = Stage(blank, chosen)
    async with app.run_test(size=(80, 24)) as pilot:
        for field in (blank, chosen):
            field.focus()
            await pilot.press("enter", "enter")
        assert app.of(FieldChanged) == []
        assert len(app.of(FieldSubmitted)) == 4


@pytest.mark.parametrize("keys", [("1", "1"), ("space", "space"), ("left", "space", "space"), ("3", "3")])
async def test_enter_leaves_a_choice_taken_back_as_it_is(keys):
    field = choice()
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("right", *keys, "enter")
        assert field.answer == ""
        await pilot.press("left", "right", "enter")
        assert field.answer != ""


async def test_some_choices_cannot_be_taken_back():
    field = choice("helps", can_clear=False)
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("space", "1")
        assert field.answer == "helps"
        assert app.heard == []


async def test_many_options_wrap_and_every_one_can_be_reached():
    areas = [f"area number {n} [/x]" for n in range(1, 13)]
    field = ChoiceField([(a, a) for a in areas], label="Area", name="area")
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        assert all(area in app.shown for area in areas)
        field.focus()
        await pilot.press("1", "2")
        assert field.answer == areas[11]
        await pilot.press("space")
        assert field.answer == areas[11]
        await pilot.press("9")
        assert field.answer == areas[8]
        await pilot.press("9", "3")
        assert field.answer == areas[11]
        assert [m.number for m in app.of(NumberRefused)] == ["99", "993"]
        await pilot.press("down", "up")
        await pilot.press("1", "space")
        assert field.answer == areas[0]
        await pilot.press("down", "down", "space")
        assert field.answer not in (areas[0], areas[11])


async def test_an_option_longer_than_the_screen_wraps():
    words = "I stay up past three in the morning and play the same song " * 3
    field = ReferenceField((("a", "Short"), ("b", words)), "b", label="From")
    app = Stage(field)
    async with app.run_test(size=(60, 24)):
        assert " ".join(app.shown.replace("│", "").split()).count("the same song") == 3


async def test_a_reference_without_anything_to_choose_says_so():
    field = ReferenceField((), None, label="From")
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("space", "right", "1", "down", "enter")
        assert "nothing to choose from yet" in app.shown
        assert app.of(FieldChanged) == []


async def test_yes_no_and_blank():
    field = YesNoField(None, name="know")
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("1", "2", "2")
        assert [m.value for m in app.of(FieldChanged)] == [True, False, None]


@pytest.mark.hazard("H02.5")
@pytest.mark.parametrize(
    ("typed", "kept", "said"),
    [
        ("3 March 2027", "2027-03-03", "Wednesday 3 March 2027"),
        ("tomorrow", "2026-11-29", "Sunday 29 November 2026"),
        ("next Tue", "2026-12-01", "Tuesday 1 December 2026"),
        ("3 Dec", "2026-12-03", "Thursday 3 December 2026"),
        ("31/2/2026", "31/2/2026", "there's no 31/2/2026"),
        ("Tue 3 Dec", "Tue 3 Dec", "3 December 2026 is a Thursday"),
        ("soon", "soon", "kept as you write it"),
        ("", "", ""),
    ],
)
async def test_dates_are_kept_plain_and_unclear_ones_as_typed(typed, kept, said):
    field = DateField("2020-01-01", label="When", name="when", today=lambda: date(2026, 11, 28))
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "1 January 2020" in app.shown
        field.focus()
        await pilot.press("ctrl+u", *typed)
        assert field.answer == kept
        assert said in app.shown


async def test_the_day_a_copy_was_given_is_no_day_to_come():
    spec = FieldSpec(name="given_on", type=FieldType.DATE, label="Given on", when=When.PAST)
    field = field_for(spec, today=lambda: date(2026, 11, 28))
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press(*"Tue")
        assert field.answer == "2026-11-24"
        assert "Tuesday 24 November 2026" in app.shown


async def test_words_kept_before_are_not_taken_for_a_day_of_now():
    field = DateField("today", label="When", name="when", today=lambda: date(2026, 11, 28))
    app = Stage(field)
    async with app.run_test(size=(80, 24)):
        assert field.answer == "today"
        assert "kept as you write it" in app.shown


async def test_order_takes_a_number_or_nothing_and_keeps_the_rest():
    field = OrderField(3, label="Order", name="order")
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("backspace", "1", "2", "x")
        assert [m.value for m in app.of(FieldChanged)] == [None, 1, 12, "12x"]
        assert "whole number" in app.shown


@pytest.mark.hazard("H36.2")
async def test_phones_keep_letters_and_say_so():
    field = PhoneField(label="Phone")
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press(*"07700 900123 x2")
        assert field.answer == "07700 900123 x2"
        assert "has letters in it" in app.shown


async def test_lists_are_lines_and_enter_on_an_empty_last_line_goes_on():
    field = ListField(["one"], name="list")
    app = Stage(field)
    async with app.run_test(size=(80, 24)) as pilot:
        field.focus()
        await pilot.press("enter", "t", "w", "o", "enter")
        assert app.of(FieldSubmitted) == []
        await pilot.press("enter")
        assert app.of(FieldSubmitted)[0].value == ["one", "two"]


async def test_a_long_hint_stands_below_and_a_hidden_word_is_hidden():
    hint = "what the person wants done, never a method and never where means are kept"
    field, hidden = LineField("x", label="What makes it safer", hint=hint), LineField("secret", password=True)
    app = Stage(field, hidden)
    async with app.run_test(size=(80, 24)):
        assert app.lines[2].strip() == hint
        assert "******" in app.shown
        assert "secret" not in app.shown


@pytest.mark.hazard("H40.3")
def test_no_hint_of_the_pack_is_cut_on_a_screen_of_80():
    for entry_kind in load_pack("en-GB").kinds.values():
        for one in entry_kind.fields:
            beside, below = place_hint(one.hint, 75 - len(one.label) - 2, 75)
            assert f"{beside} {below}".strip() == one.hint, one.name


@pytest.mark.parametrize("value", ["", "one two", "ああ"])
async def test_the_terminal_cursor_stands_after_the_words(value):
    fields = [LineField(value, label="A"), LongField(value, label="B")]
    app = Stage(*fields)
    async with app.run_test(size=(80, 24)) as pilot:
        for field in fields:
            field.focus()
            await pilot.pause()
            assert app.cursor_position.x == field.content_region.x + len(value.encode("utf-16-le")) // 2 * (
                2 if value == "ああ" else 1
            )
            assert app.cursor_position.y == field.content_region.y


@pytest.mark.parametrize("key", ["enter", "ctrl+j"])
@pytest.mark.parametrize("make", [LineField, PhoneField, OrderField])
async def test_enter_submits_a_line_however_the_terminal_sends_it(make: type[LineField], key: str) -> None:
    app = Stage(make("7", name="line"))
    async with app.run_test() as pilot:
        await pilot.pause()
        app.screen.query_one(LineField).focus()
        await pilot.press(key)
        await pilot.pause()
        assert [message.field_name for message in app.of(FieldSubmitted)] == ["line"]


@pytest.mark.hazard("H06.10")
@pytest.mark.parametrize("make", [LineField, LongField])
async def test_keys_that_come_all_at_once_are_done_in_their_order(make: type[LineField | LongField]) -> None:
    app = Stage(make("zz", name="it"))
    async with app.run_test() as pilot:
        await pilot.pause()
        field = app.screen.query_one(make)
        field.focus()
        await pilot.press("end")
        for key, letter in (("backspace", "\x7f"), ("backspace", "\x7f"), *((letter, letter) for letter in "Alex")):
            app.post_message(events.Key(key, letter))  # as a slow laptop reads them, in one piece
        await pilot.pause()
        assert field.answer == "Alex"
