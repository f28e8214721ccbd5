"""Help lines that are not on paper: named with the reason wherever a copy leaves, and nothing is stopped by it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peertui.presenters.exporting.export_questions import question, to_know
from peertui.services import help_lines, settings
from peertui.services.exporting.delivery import Form, page_for
from peertui.services.exporting.export_request import Giving
from plans.pack.help_lines import ADD_ONE, NOT_CHECKED
from plans.pack.loader import load_pack
from tests.peertui.screens.people.test_help_lines import Holder, at_lines, typist_at_lines
from tests.support.app.kit import NOW, robin, running, shown
from tests.support.context import context_of

TODAY = NOW.date()


@pytest.mark.parametrize("region", ["Ireland", "New Zealand"])
async def test_where_only_an_emergency_number_prints_a_line_is_wanted(tmp_path: Path, region: str):
    for name in ("app", "plain"):
        settings.save(tmp_path / name, replace(settings.load(tmp_path / name), region=region))
    async with running(tmp_path / "app") as (app, pilot):
        await at_lines(pilot)
        assert f"Note: {ADD_ONE}" in shown(app)
        assert "not checked yet: not on paper" in shown(app)
    typist = typist_at_lines(tmp_path / "plain")
    assert ADD_ONE in typist.latest
    typist.type("quit")


@pytest.mark.hazard("H34.4")
def test_help_lines_that_are_not_on_it_are_named_before_it_leaves() -> None:
    record = robin().model_copy(update={"person": robin().person.model_copy(update={"region": "Northern Ireland"})})
    pack = load_pack()
    for form, named in ((Form.PDF, True), (Form.TEXT, True), (Form.FHIR, True), (Form.CARD, True), (Form.JSON, False)):
        asked = question(Giving(form, path=Path("plan")), context_of(record, pack=pack, today=TODAY), there=False)
        assert asked is not None
        words = f"Not on paper: Lifeline by textphone (18001 0808 808 8000). {NOT_CHECKED}"
        assert (words in asked.words.splitlines()) is named
    blank = page_for(Form.BLANK, context_of(record, pack=pack, today=TODAY))
    assert words in to_know(Form.BLANK, context_of(record, pack=pack, today=TODAY), blank)


def test_where_only_an_emergency_number_is_left_a_line_of_their_own_is_wanted_and_it_leaves_all_the_same() -> None:
    record = robin().model_copy(update={"person": robin().person.model_copy(update={"region": "Ireland"})})
    asked = question(
        Giving(Form.TEXT, path=Path("plan")), context_of(record, pack=load_pack(), today=TODAY), there=False
    )
    assert asked is not None
    assert ADD_ONE in asked.words
    assert len(asked.choices) == 2


@pytest.mark.hazard("H34.5")
def test_what_is_set_up_first_is_not_to_be_tried(tmp_path: Path):
    programme = Holder(tmp_path).programme
    lines = [line for line in programme.pack.lines_for("UK") if line.how]
    assert len(lines) == 3
    for line in lines:
        assert [what for what, _ in help_lines.choices_for(programme, line)] == ["leave", "hide"]
        assert "Not on paper." in help_lines.about_line(programme, line, TODAY)
