"""A sentence that points to another screen is seen if it does not say where that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.content import Content
from textual.widgets import Static

from peertui.presenters.vault.messages import REGION_OF_NEW
from tests.support.inspection.planted import Planted, fields, showing
from tests.support.inspection.pointers import names, pointer_faults


@pytest.mark.parametrize(
    ("said", "faulty"),
    [
        ("Their help lines: England. To change that: Name and region.", True),
        (REGION_OF_NEW.format(region="England"), False),
        ("Tea with Robin.", False),
    ],
)
async def test_a_pointer_without_a_place_is_seen(said: str, faulty: bool, tmp_path: Path) -> None:
    async with showing(tmp_path, Planted(Static(Content(said)), *fields())) as (app, _):
        assert bool(list(pointer_faults(app.screen))) is faulty  # type: ignore[arg-type]


def test_what_menus_say_is_known() -> None:
    assert {"Name and region", "Remove this person for good", "Help lines"} <= names()
