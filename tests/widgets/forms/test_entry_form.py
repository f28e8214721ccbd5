from typing import Any

import pytest

from plans.pack.models import EntryKind, FieldSpec, FieldType
from plans.record.models import Share, Voice
from tests.support.widgets.stage import Stage
from widgets.forms.entry_form import EntryForm
from widgets.forms.field import FieldChanged, FieldSubmitted


def kind(*fields: FieldSpec, main: str = "sign") -> EntryKind:
    return EntryKind(id="it", label="it", plural="its", main=main, fields=fields)


def text(name: str, **more: Any) -> FieldSpec:
    return FieldSpec(name=name, type=FieldType.TEXT, label=name.capitalize(), **more)


SIGN = kind(
    FieldSpec(name="rung", type=FieldType.CHOICE, label="How far on", choices=("first hints", "getting stronger")),
    text("sign"),
    FieldSpec(name="what_helps", type=FieldType.LIST, label="What helps"),
    text("who"),
)
EVERY = kind(
    text("sign"),
    *(
        FieldSpec(name=f"f_{t.value}", type=t, label=f"Field {t.value}", hint="a hint", choices=("one", "two"))
        for t in FieldType
    ),
)
REFERENCES = {"f_reference": (("a", "One [/x]"),)}


def last(app: Stage) -> EntryForm.Changed:
    return app.of(EntryForm.Changed)[-1]


async def test_the_focus_lands_in_the_main_field_and_nothing_is_posted():
    form = EntryForm(SIGN, {"sign": "I stop [plan] [/x]"})
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.focused is form.main_field
        assert "I stop [plan] [/x]" in app.shown
        assert app.heard == []


async def test_an_edit_tells_all_values_and_keeps_unknown_ones():
    newer = {"sign": "a", "from_the_future": {"deep": [1]}, "rung": "not a choice of ours"}
    form = EntryForm(SIGN, newer, voice=Voice.WORKER, share=Share.CAN_SHARE, on_page=True)
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("b")
        assert last(app).values == {**newer, "sign": "ab"}
        assert (last(app).voice, last(app).share, last(app).on_page) == (Voice.WORKER, Share.CAN_SHARE, True)
        assert last(app).control is form
        await pilot.press("backspace", "backspace")
        assert last(app).values == {key: newer[key] for key in ("from_the_future", "rung")}
        assert app.of(FieldChanged) == []


async def test_enter_goes_on_to_the_next_field_and_is_done_at_the_last():
    form = EntryForm(SIGN)
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a", "enter", "b", "enter", "enter", "c")
        assert app.focused is form.field("who")
        assert app.of(EntryForm.Done) == []
        await pilot.press("enter")
        assert last(app).values == {"sign": "a", "what_helps": ["b"], "who": "c"}
        assert [m.control for m in app.of(EntryForm.Done)] == [form]
        assert app.of(FieldSubmitted) == []


async def test_a_form_of_one_field_needs_one_enter():
    form = EntryForm(kind(text("sign")))
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a", "enter")
        assert len(app.of(EntryForm.Done)) == 1


@pytest.mark.parametrize(
    ("digit", "share", "on_page"),
    [("1", Share.CAN_SHARE, True), ("2", Share.PRIVATE, False), ("3", Share.CAN_SHARE, False)],
)
async def test_the_page_row_sets_page_and_share_together(digit, share, on_page):
    form = EntryForm(SIGN, share=share if digit == "2" else Share.PRIVATE, on_page=digit == "2")
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "down", "3", "down", digit if digit != "2" else "2")
        if app.heard:
            assert last(app).voice is Voice.WORKER
        assert (form.share, form.on_page) == (share, on_page)


async def test_a_field_called_share_stands_for_the_forms_own_row():
    shared = FieldSpec(
        name="share", type=FieldType.CHOICE, label="Share", choices=tuple(Share), default=Share.PRIVATE.value
    )
    form = EntryForm(kind(text("sign"), shared))
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "just for us" not in app.shown
        assert "(x) private to us" in app.shown
        await pilot.press("down", "2")
        assert last(app).share is Share.CAN_SHARE
        assert last(app).values == {"share": "can share"}
        assert last(app).on_page is False


async def test_a_default_that_is_taken_back_stays_taken_back():
    chosen = FieldSpec(name="rung", type=FieldType.CHOICE, label="R", choices=("a", "b"), default="a")
    form = EntryForm(kind(text("sign"), chosen))
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "1")
        assert last(app).values == {"rung": ""}


@pytest.mark.hazard("H50.1")
@pytest.mark.parametrize("size", [(80, 24), (60, 12), (200, 60)])
async def test_tab_and_arrows_reach_every_field_in_sight_and_never_trap(size):
    form = EntryForm(EVERY, references=REFERENCES)
    app = Stage(form)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        names = [spec.name for spec in EVERY.fields] + ["voice", "place"]
        for keys in (["tab"] * len(names), ["down"] * (len(names) - 1)):
            seen = [app.focused.name]
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
                seen.append(app.focused.name)
                assert form.region.contains_region(app.focused.region), app.focused.name
            assert seen == [*names, names[0]][: len(seen)]
        for _ in names:
            await pilot.press("shift+tab")
        assert app.focused.name == "place"
        for _ in names[1:]:
            await pilot.press("up")
        assert app.focused.name == "sign"


async def test_a_growing_field_stays_in_sight():
    form = EntryForm(kind(text("a"), text("b"), text("c"), text("sign")))
    app = Stage(form)
    async with app.run_test(size=(40, 9)) as pilot:
        await pilot.pause()
        await pilot.press(*"words that go on for more than one line and still more")
        await pilot.pause()
        assert "still more" in app.shown
        assert form.region.contains_region(form.main_field.region)


async def test_what_has_no_place_on_the_page_is_not_offered_one():
    app = Stage(EntryForm(EVERY, may_print=False))
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        words = "\n".join(app.lines)
        assert "Who may see it" in words
        assert "( ) can be shared" in words
        assert "on the page" not in words


async def test_what_is_on_the_page_without_a_place_can_be_taken_off():
    app = Stage(EntryForm(EVERY, may_print=False, on_page=True))
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.pause()
        assert "(x) on the page" in "\n".join(app.lines)
