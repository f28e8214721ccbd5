"""A name of which nothing can be seen is refused wherever a name is taken, and José is one name in any letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.people_rows import namesake
from peertui.screens.about import NewPersonScreen
from peertui.wording import NAME_NEEDED
from plans.vault import Vault
from tests.peertui.cli.conftest import Peertui, folder, peertui, vault  # noqa: F401
from tests.peertui.kit import a_vault, choose, press, robin, running, shown, write

UNSEEN = "\u200b\u200d\u2060"
NFC, NFD = "Jos\u00e9", "Jose\u0301"


async def test_the_form_for_somebody_new_wants_a_name_that_can_be_seen(tmp_path: Path) -> None:
    async with running(tmp_path) as (app, pilot):
        await choose(pilot, "New person")
        screen = app.screen
        assert isinstance(screen, NewPersonScreen)
        screen.first_focus().answer = UNSEEN  # type: ignore[attr-defined]
        screen.do_add()
        await press(pilot)
        assert app.screen is screen
        assert app.desk.vault.people() == ()


def test_nobody_is_imported_or_named_by_one(peertui: Peertui, vault: Path, tmp_path: Path) -> None:  # noqa: F811
    document = tmp_path / "in.json"
    document.write_text('{"format": "peertui-record", "person": {"called": "\\u200b\\u2060"}}', encoding="utf-8")
    before = peertui("people").out
    for words in (
        ("import", document),
        ("import", document, "--name", UNSEEN),
        ("export", "Sam", "--to", tmp_path / "page.txt", "--for", UNSEEN),
        ("receive", document, "--from", UNSEEN),
    ):
        ended = peertui(*words)
        assert ended.code != 0, words
        assert "name" in ended.err
    assert peertui("people").out == before
    assert not (tmp_path / "page.txt").exists()


def test_a_name_in_other_letters_is_said_to_be_here(tmp_path: Path) -> None:
    person = robin().person.model_copy(update={"called": NFC})
    vault = a_vault(tmp_path / "v", robin().model_copy(update={"person": person}))  # noqa: F811
    with vault:
        assert namesake(vault.people(), NFD, "").startswith("Somebody else here is listed as")
        assert namesake(vault.people(), "Jose", "") == ""
