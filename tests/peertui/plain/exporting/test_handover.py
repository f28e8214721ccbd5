"""Plain mode asks whom a handover is about where only the worker can know."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports.handover.handover_file import seal
from plans.record.models import Entry, Record
from tests.support.app.kit import a_vault, robin
from tests.support.app.light_keys import light
from tests.support.plain.typing import Typist

WORDS = "abode kettle apple garden butter candle"


def test_the_same_number_under_another_name_is_asked_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    light(monkeypatch)
    file = tmp_path / "robin.age"
    file.write_bytes(seal(robin(entries=(Entry(id="t", kind="wish", values={"text": "tea"}),)), WORDS, log_n=1))
    here = robin().model_copy(update={"person": robin().person.model_copy(update={"called": "Max", "full_name": ""})})
    typist = Typist(tmp_path / "vault", vault=a_vault(tmp_path / "vault", here))
    typist.type("menu")
    typist.type(typist.number_of("Receive a handover"))
    for line in (str(file), WORDS, "Kit"):
        typist.type(line)
    assert "belongs to Max. Is it the same person?" in " ".join(typist.latest.split())
    typist.type(typist.number_of("No, this is somebody new"))
    typist.type(typist.number_of("Keep it"))
    vault = typist.room.workspace.vault
    assert sorted(one.called for one in vault.people.all()) == ["Max", "Robin"]
    kept: Record = vault.people.load("robin").record
    assert kept == here
    typist.type("quit")
