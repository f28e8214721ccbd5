"""What is offered by itself before a copy leaves: a file name that tells nothing, and a lock."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import text
from peertui.screens.exporting.export import ExportScreen
from peertui.services.exporting.delivery import Form, page_for
from peertui.services.exporting.export_formats import LOCKED, default_path
from plans.pack.loader import load_pack
from plans.page.compose import compose
from tests.support.app.kit import NOW, press, robin, running, save_it, shown
from tests.support.context import context_of

TELLING = ("robin", "crisis", "mental", "wellness", "recovery", "health", "peertui")
PAPER_OF_THEIRS = (Form.PDF, Form.LARGE, Form.TEXT, Form.MARKDOWN)


@pytest.mark.hazard("H21.2")
@pytest.mark.parametrize("form", [form for form in Form if form is not Form.FHIR])
def test_no_usual_file_name_tells_whose_it_is_or_what_of(form: Form) -> None:
    name = default_path(form).name.casefold()
    assert name
    assert not [word for word in TELLING if word in name]


@pytest.mark.hazard("H18.6")
async def test_a_copy_to_print_is_locked_unless_it_is_left_open_on_purpose(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.screen.run("page")
        await press(pilot)
        app.screen.run("export")
        await press(pilot)
        screen = app.screen
        assert isinstance(screen, ExportScreen)
        assert screen._field("lock").answer == LOCKED
        screen._field("path").answer = str(tmp_path / "plan.pdf")
        await save_it(app, pilot)
        assert "Type a password, or choose to leave it open." in shown(app)
        assert not (tmp_path / "plan.pdf").exists()


@pytest.mark.hazard("H33.1")
@pytest.mark.parametrize("form", PAPER_OF_THEIRS)
def test_every_copy_of_the_page_says_what_it_is_not(form: Form) -> None:
    pack, record = load_pack(), robin()
    said = " ".join(text(page_for(form, context_of(record, pack=pack, today=NOW.date()))).split())
    assert "It is not a risk assessment or a legal document." in said
    assert compose(context_of(record, pack=pack, today=NOW.date())).foot in said
