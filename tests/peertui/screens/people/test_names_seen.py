"""A name of which nothing can be seen is refused wherever a name is taken, and José is one name in any letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.presenters.people.people_rows import namesake
from peertui.screens.people.person_form import NewPersonScreen
from tests.support.app.kit import a_vault, choose, press, robin, running

UNSEEN = "\u200b\u200d\u2060"
NFC, NFD = "Jos\u00e9", "Jose\u0301"


@pytest.mark.hazard("H01.6")
async def test_the_form_for_somebody_new_wants_a_name_that_can_be_seen(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await choose(pilot, "New person")
        screen = app.screen
        assert isinstance(screen, NewPersonScreen)
        screen.first_focus().answer = UNSEEN  # type: ignore[attr-defined]
        screen.run("begin_record")
        await press(pilot)
        assert app.screen is screen
        assert app.workspace.vault.people.all() == ()


@pytest.mark.hazard("H01.6")
def test_a_name_in_other_letters_is_said_to_be_here(tmp_path: Path) -> None:
    person = robin().person.model_copy(update={"called": NFC})
    vault = a_vault(tmp_path / "v", robin().model_copy(update={"person": person}))
    with vault:
        assert namesake(vault.people.all(), NFD, "").startswith("Somebody else here is listed as")
        assert namesake(vault.people.all(), "Jose", "") == ""
