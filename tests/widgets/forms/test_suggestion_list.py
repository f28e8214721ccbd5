from tests.support.widgets.stage import Stage
from tests.widgets.forms.test_entry_form import kind, last, text
from widgets.forms.entry_form import EntryForm
from widgets.forms.suggestion_list import OffersField

OLA, SAM = ("Ola", "Ola"), ("Sam", "Sam, not asked yet")
ASKS = kind(text("sign"), text("who"), text("more"))


def form_of(**values: str) -> EntryForm:
    return EntryForm(ASKS, values, offers={"who": (OLA, SAM), "more": ()})


def offers(app: Stage) -> OffersField:
    return app.query_one(OffersField)


async def test_names_stand_under_the_field_and_nothing_is_filled_in():
    form = form_of()
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert len(app.query(OffersField)) == 1
        assert "( ) Ola" in app.shown
        assert "( ) Sam, not asked yet" in app.shown
        assert app.heard == []
        await pilot.press("a", "enter", "enter", "enter")
        assert last(app).values == {"sign": "a"}


async def test_down_and_tab_come_to_the_names_and_go_past_them():
    form = form_of()
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for forth, back in (("down", "up"), ("tab", "shift+tab")):
            form.field("who").focus()
            await pilot.press(forth)
            assert app.focused is offers(app)
            await pilot.press(forth)
            assert app.focused is form.field("more")
            await pilot.press(back)
            assert app.focused is offers(app)
            await pilot.press(back)
            assert app.focused is form.field("who")


async def test_enter_goes_on_past_the_names():
    form = form_of()
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        form.field("who").focus()
        await pilot.press("enter")
        assert app.focused is form.field("more")


async def test_a_number_puts_a_name_in_and_takes_it_out_again():
    form = form_of(sign="a")
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        offers(app).focus()
        await pilot.press("2")
        assert last(app).values == {"sign": "a", "who": "Sam"}
        assert form.field("who").answer == "Sam"
        assert "(x) Sam" in app.shown
        await pilot.press("1")
        assert last(app).values["who"] == "Sam, Ola"
        await pilot.press("2")
        assert last(app).values["who"] == "Ola"
        assert "( ) Sam" in app.shown
        await pilot.press("1")
        assert last(app).values == {"sign": "a"}
        await pilot.press("right", "enter")
        assert app.focused is form.field("more")


async def test_words_typed_above_stay_and_are_seen_by_the_names():
    form = form_of()
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        form.field("who").focus()
        await pilot.press("o", "l", "a")
        assert "(x) Ola" in app.shown
        await pilot.press("x", "down", "1", "up", "!")
        assert last(app).values["who"] == "olax, Ola!"


async def test_enter_after_taking_a_name_out_again_does_not_put_it_back():
    form = form_of(sign="a")
    app = Stage(form)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for keys in (("1", "1"), ("right", "space", "space")):
            offers(app).focus()
            await pilot.press(*keys, "enter")
            assert app.focused is form.field("more")
            assert last(app).values == {"sign": "a"}
