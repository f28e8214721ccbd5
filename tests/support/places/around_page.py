"""Places around the page: choosing together, seeing it, and every way in which a copy leaves."""

from __future__ import annotations

from datetime import timedelta

from exports import Paper
from peertui.screens.dialogs.pick import NamesScreen
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.exporting.copy_content import CardScreen, SlipScreen
from peertui.screens.exporting.export import EverythingScreen, ExportScreen
from peertui.screens.exporting.page import PageScreen
from peertui.screens.exporting.preview import PreviewScreen
from peertui.services.exporting.delivery import Form
from peertui.services.exporting.export_formats import forms
from peertui.services.exporting.export_request import Giving
from plans.record.models import Entry, Share
from tests.support.app.kit import NOW
from tests.support.places.people import WORDS
from tests.support.places.walk import Walk, place
from tests.support.places.worlds import EVERYTHING, NOTHING, PERSON

OFFERED = tuple(Form(form) for form, _ in forms())
"""The kinds of file, in the order they are offered in."""


@place(PageScreen, "the page", *PERSON)
async def page(walk: Walk) -> None:
    await walk.do("page")


@place(PageScreen, "a line that is carried", EVERYTHING, daily=False)
async def carrying(walk: Walk) -> None:
    await walk.do("page")
    await walk.press()
    walk.rows.go_to("entry:sign3")
    await walk.do("move")
    await walk.press("down")


@place(PageScreen, "just taken off", EVERYTHING, daily=False)
async def taken_off(walk: Walk) -> None:
    await walk.do("page")
    await walk.press("enter")


def _fill(walk: Walk) -> None:
    """More on the page than any page holds."""
    record = walk.app.workspace.record
    many = tuple(
        Entry(
            id=f"much{n}",
            kind="early_sign",
            values={"sign": f"{n} {WORDS}"},
            on_page=True,
            share=Share.CAN_SHARE,
            created=NOW - timedelta(days=1),
            changed=NOW,
        )
        for n in range(40)
    )
    walk.put(record.model_copy(update={"entries": (*record.entries, *many)}))


@place(PageScreen, "too full", EVERYTHING, daily=False)
async def too_full(walk: Walk) -> None:
    _fill(walk)
    await walk.do("page")


@place(AskScreen, "what could come off", NOTHING)
async def could_come_off(walk: Walk) -> None:
    await too_full(walk)
    await walk.do("room")


@place(PreviewScreen, "the page as it prints", *PERSON, daily=(EVERYTHING,))
async def preview(walk: Walk) -> None:
    await walk.do("page", "see")


def _form(form: Form) -> None:
    @place(ExportScreen, f"save it as {form.value}", EVERYTHING, daily=form in (Form.CARD, Form.JSON))
    async def export(walk: Walk) -> None:
        walk.patch.setattr("peertui.services.exporting.copy_dispatch.has_printer", lambda: True)
        await walk.do("page", "export")
        walk.field("form").focus()
        await walk.press(str(OFFERED.index(form) + 1))

    @place(AskScreen, f"save it as {form.value}?", EVERYTHING, daily=form is Form.PDF)
    async def asked(walk: Walk) -> None:
        there = walk.folder / "my plan for somebody"
        there.write_bytes(b"old")
        await walk.do("page", "export")
        giving = Giving(form=form, paper=Paper.A4, path=there, who=f"Sam, {WORDS}", password=None)
        walk.screen.show(walk.screen.presenter.ask(giving, there=True))


for _each in OFFERED:
    _form(_each)


@place(ExportScreen, "save it, nothing written", *PERSON, daily=(EVERYTHING,))
async def export_nothing(walk: Walk) -> None:
    await walk.do("page", "export")


@place(ExportScreen, "a weak password, hidden", EVERYTHING)
async def weak_password(walk: Walk) -> None:
    await walk.do("page", "export")
    walk.field("password").focus()
    await walk.paste("tea")
    await walk.do("hide_password")


@place(ExportScreen, "no password", EVERYTHING)
async def no_password(walk: Walk) -> None:
    await walk.do("page", "export", "save")


@place(ExportScreen, "saved, and opened from here", EVERYTHING)
async def saved(walk: Walk) -> None:
    await walk.do("page", "export")
    screen = walk.screen
    assert isinstance(screen, ExportScreen)
    to = walk.folder / "my-plan.txt"
    screen.show(screen.presenter.send(Giving(form=Form.TEXT, paper=Paper.A4, path=to, who="", password=None)))
    await walk.settle()


@place(EverythingScreen, "everything kept about me, saved, with a printer", EVERYTHING)
async def everything_saved(walk: Walk) -> None:
    walk.patch.setattr("peertui.services.exporting.copy_dispatch.has_printer", lambda: True)
    await walk.do("everything")
    screen = walk.screen
    assert isinstance(screen, EverythingScreen)
    to = walk.folder / "everything.txt"
    screen.show(
        screen.presenter.send(Giving(form=Form.EVERYTHING_TEXT, paper=Paper.A4, path=to, who="", password=None))
    )
    await walk.settle()


@place(ExportScreen, "it does not fit", EVERYTHING, daily=False)
async def does_not_fit(walk: Walk) -> None:
    _fill(walk)
    await walk.do("page", "export")
    screen = walk.screen
    assert isinstance(screen, ExportScreen)
    screen.show(screen.presenter.send(Giving(form=Form.PDF, path=walk.folder / "x.pdf")))
    await walk.settle()


@place(AskScreen, "print it?", EVERYTHING, daily=False)
async def print_it(walk: Walk) -> None:
    await walk.do("page", "export")
    screen = walk.screen
    assert isinstance(screen, ExportScreen)
    screen.show(screen.presenter.ask(Giving(form=Form.PDF, who="Sam"), there=False))


@place(NamesScreen, "who it is for", *PERSON, daily=(EVERYTHING,))
async def names(walk: Walk) -> None:
    await walk.do("page", "export", "names")


@place(CardScreen, "what goes on the card", *PERSON, daily=(EVERYTHING,))
async def card(walk: Walk) -> None:
    await walk.do("page", "export")
    walk.field("form").focus()
    await walk.press("3")
    await walk.do("card_parts")


@place(SlipScreen, "what to ask", *PERSON, daily=(EVERYTHING,))
async def slip(walk: Walk) -> None:
    await walk.do("page", "export")
    walk.field("form").focus()
    await walk.press("4")
    await walk.do("slip_parts")
