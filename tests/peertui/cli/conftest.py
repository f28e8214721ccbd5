"""A vault of two people for the command line, opened by a passphrase in a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from peertui.cli import main
from plans.record.models import Person, Record
from plans.vault import Strength, Vault

PASSPHRASE = "marmalade on the bus"
LIGHT = Strength(memory_kib=64, iterations=1, lanes=1)


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Peertui = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, still empty, with the passphrase in a file beside it."""
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE + "\n", encoding="utf-8")
    monkeypatch.setenv("PEERTUI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("PEERTUI_PASSPHRASE_FILE", str(secret))
    return tmp_path / "data"


@pytest.fixture
def vault(folder: Path) -> Path:
    """The data folder, with Sam Aldous and Noor in its vault."""
    made, _ = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    with made:
        made.people.add(Record(person=Person(id="aaaa1111", called="Sam", full_name="Sam Aldous")))
        made.people.add(Record(person=Person(id="bbbb1111", called="Noor")))
    return folder


@pytest.fixture
def peertui(capsys: pytest.CaptureFixture[str]) -> Peertui:
    """Run one command."""

    def run(*argv: object) -> Ended:
        try:
            code = main([str(word) for word in argv])
        except SystemExit as exit_:  # argparse, after --help or --version
            code = int(exit_.code or 0)
        seen = capsys.readouterr()
        return Ended(int(code), seen.out, seen.err)

    return run
