"""A clock that is behind: export says so beside the answer, and writes all the same."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from peertui.services import clock
from peertui.services.clock import clock_words
from plans.record.models import Note, Person, Record
from plans.vault import Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui


@pytest.fixture(autouse=True)
def real_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "clock_words", clock_words)
    monkeypatch.setattr(clock, "RELEASED", date(2023, 1, 1))


@pytest.mark.hazard("H14.2")
@pytest.mark.parametrize("name", ["page.txt", "page.json", "part.age"])
def test_export_says_it_and_writes_the_file(peertui: Peertui, vault: Path, tmp_path: Path, name: str) -> None:
    later = datetime(2097, 3, 5, 12, tzinfo=UTC)
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        opened.people.add(Record(person=Person(called="Alex"), notes=(Note(text="tea", created=later, changed=later),)))
    done = peertui("export", "Alex", "--to", tmp_path / name, *(["--sections", "notes"] if name == "part.age" else []))
    assert done.code == 0
    assert done.err.count("but something here was kept on 5 March 2097. Check the date before you print.") == 1
    assert "This laptop says" not in done.out
    assert (tmp_path / name).exists()


def test_export_does_not_speak_of_a_clock_that_is_right(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    done = peertui("export", "Noor", "--to", tmp_path / "page.txt")
    assert done.code == 0
    assert "This laptop says" not in done.err
