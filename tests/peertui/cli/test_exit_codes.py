"""How a command ends: one sentence and one exit code, and nothing worse on odd consoles and closed pipes."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports import DoesNotFit, ExportError, Fit
from peertui.cli import main
from peertui.cli.exit_codes import Exit, stop_for
from plans import vault
from plans.pack.base import PackError
from plans.record.json_document import DocumentError
from plans.record.models import Person, Record

FIT = Fit(fits=False, size=None, lines_over=3, fullness=1.1, longest=(), unprintable=())


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (vault.WrongPassphrase(), 4),
        (vault.WrongRecoveryKey(), 4),
        (vault.VaultInUse(), 3),
        (vault.VaultDamaged(), 3),
        (vault.VaultNewer(), 3),
        (vault.NoVault(), 1),
        (vault.VaultExists(), 1),
        (vault.UnknownPerson(), 1),
        (vault.CannotSave(OSError(28, "full")), 1),
        (vault.CannotOpen(OSError(13, "no")), 1),
        (vault.Conflict(Record(person=Person(called="Sam")), datetime(2026, 3, 9, tzinfo=UTC)), 1),
        (DoesNotFit(FIT), 6),
        (ExportError("No."), 1),
        (DocumentError("No."), 1),
        (PackError("flow.toml", "stages", "No.", "Yes."), 1),
    ],
)
def test_each_error_has_its_code(error: Exception, code: int) -> None:
    stop = stop_for(error)
    assert stop is not None
    assert (str(stop), stop.code) == (str(error), code)


def test_a_fault_of_ours_is_not_dressed_up() -> None:
    assert stop_for(ZeroDivisionError()) is None


def test_ctrl_c_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("plans.record.json_document.schema", interrupted)
    assert main(["export", "--schema"]) == Exit.INTERRUPTED == 130
    assert capsys.readouterr().err == ""


def peertui(*argv: str, environ: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "peertui", *argv]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, env=environ)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_reader_that_has_gone_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        command = [sys.executable, "-m", "peertui", "export", "--schema"]
        ended = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (ended.returncode, ended.stderr) == (130, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_a_console_of_few_letters_never_stops_a_command(vault: Path, tmp_path: Path, encoding: str) -> None:
    document = tmp_path / "in.json"
    document.write_text('{"format": "peertui-record", "person": {"id": "z", "called": "Zoë 🦊 नूर"}}', encoding="utf-8")
    environ = {**os.environ, "PYTHONIOENCODING": encoding}
    assert peertui("import", str(document), environ=environ).stdout.split() == [b"z"]
    listed = peertui("people", environ=environ)
    assert listed.returncode == 0
    assert "Zo" in listed.stdout.decode(encoding)
