"""FHIR among the kinds of file: offered where its library is, saved by the keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from exports.fhir import validation
from peertui.services.exporting.delivery import Form, form_of, named_for
from plans.record.models import Entry, Share
from tests.support.app.kit import press, robin, running, shown

CHOSEN = Entry(kind="about_me", values={"text": "I mend clocks"}, on_page=True, share=Share.CAN_SHARE)
KEPT = Entry(kind="about_me", values={"text": "I never liked June"}, on_page=True)


async def test_the_page_is_saved_as_fhir_by_keyboard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peertui.services.exporting.export_formats.documents", lambda: tmp_path)
    async with running(tmp_path, robin(entries=(CHOSEN, KEPT))) as (app, pilot):
        app.screen.run("page")
        await press(pilot)
        app.screen.run("export")
        await press(pilot)
        assert "FHIR, for a record system" in shown(app)
        await press(pilot, "9")
        assert "my-plan.fhir.json" in shown(app)
        assert "Password" not in shown(app)
        await press(pilot, "tab", "tab", "tab", "enter")
        assert "It is not locked: anyone who has it can read it." in " ".join(shown(app).split())
        await press(pilot, "2")
        await app.workers.wait_for_complete()
        await press(pilot)
        said = " ".join(shown(app).split())
        assert "Saved as" in said
        assert "It is not locked" in said
    text = (tmp_path / "my-plan.fhir.json").read_text(encoding="utf-8")
    assert json.loads(text)["resourceType"] == "Bundle"
    assert "I mend clocks" in text
    assert "June" not in text


@pytest.mark.hazard("H37.3")
async def test_fhir_is_not_offered_without_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "find_spec", lambda name: None)
    async with running(tmp_path, robin(entries=(CHOSEN,))) as (app, pilot):
        app.screen.run("page")
        await press(pilot)
        app.screen.run("export")
        await press(pilot)
        assert "JSON, the whole record" in shown(app)
        assert "FHIR" not in shown(app)


@pytest.mark.parametrize(
    ("before", "form", "after"),
    [
        ("a.pdf", Form.FHIR, "a.fhir.json"),
        ("a.fhir.json", Form.PDF, "a.pdf"),
        ("A.FHIR.JSON", Form.JSON, "A.json"),
        ("a.json", Form.FHIR, "a.fhir.json"),
        ("my.plan", Form.TEXT, "my.txt"),
        ("plan", Form.FHIR, "plan.fhir.json"),
    ],
)
def test_a_name_goes_with_the_kind_of_file(before: str, form: Form, after: str) -> None:
    assert named_for(form, Path("x") / before) == Path("x") / after
    assert form_of(Path(after)) is form
