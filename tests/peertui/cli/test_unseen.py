"""An output that is full or closed: what is shown once holds only if it was shown, and what was done is said."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from errno import ENOSPC, EPIPE
from pathlib import Path

import pytest

from peertui.cli import main
from peertui.cli.exit_codes import Exit
from peertui.plain.console.console import Console
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import open_place
from peertui.presenters.place import Place
from plans.handover import selection
from plans.vault import Vault
from tests.peertui.cli.conftest import LIGHT, PASSPHRASE, Peertui
from tests.peertui.cli.test_handover_cmds import ROBIN, _quick

__all__ = ["_quick"]
Run = Callable[..., int]
DOCUMENT = '{"format": "peertui-record", "version": 1, "person": {"called": "Jo"}}'


class Unseen(io.StringIO):
    """An output of which nothing arrives."""

    def __init__(self, error: int) -> None:
        super().__init__()
        self.error = error

    def flush(self) -> None:
        raise OSError(self.error, os.strerror(self.error))

    def fileno(self) -> int:
        raise OSError


@pytest.fixture(params=[ENOSPC, EPIPE], ids=["full", "closed"])
def unseen(request: pytest.FixtureRequest) -> Run:
    """Run a command that writes to it."""

    def run(*argv: object) -> int:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdout", Unseen(request.param))
            return main([str(word) for word in argv])

    return run


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def called(folder: Path) -> list[str]:
    with Vault.open(folder, passphrase=PASSPHRASE) as vault:
        return [one.called for one in vault.people.all()]


@pytest.mark.hazard("H12.5")
def test_no_vault_is_made_of_which_nobody_saw_the_recovery_key(
    unseen: Run, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert unseen("init") == Exit.FAILED
    assert "nothing was made" in said(capsys)
    assert not Vault.exists(folder)


def test_a_recovery_key_that_was_shown_for_nothing_is_said_to_open_nothing(
    peertui: Peertui, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise OSError(ENOSPC, "")

    monkeypatch.setattr("plans.vault.vault.write_keys", no_room)
    ended = peertui("init")
    assert ended.code == Exit.FAILED
    assert "the recovery key above opens nothing" in ended.err
    assert not Vault.exists(folder)


@pytest.mark.hazard("H23.4")
@pytest.mark.parametrize("before", [None, b"the handover of last week"])
def test_no_handover_stays_of_which_nobody_saw_the_words(
    unseen: Run, vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], before: bytes | None
) -> None:
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        opened.people.add(ROBIN)
    to = tmp_path / "robin.age"
    if before is not None:
        to.write_bytes(before)
    assert unseen("export", "robin", "--to", str(to), *([] if before is None else ["--over"])) == Exit.FAILED
    assert "nothing was made" in said(capsys)
    assert (to.read_bytes() if to.exists() else None) == before
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        assert opened.people.load("robin").record.copies == ()


@pytest.mark.hazard("H23.4")
def test_plain_mode_takes_back_a_handover_whose_words_could_not_be_said(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault, _ = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    vault.people.add(ROBIN)
    room = PlainApp(Console(lambda: "", lambda _: "", lambda _: None), folder)
    room.unlocked(vault)
    room.workspace.open("robin")
    to = tmp_path / "robin.age"
    answers = ["Kit", str(to)]
    monkeypatch.setattr(room.talk, "ask", lambda *_, **__: answers.pop(0))
    context = room.workspace.context
    chosen = selection.usual(context)
    part = selection.cut(context, chosen, handover_id="h", now=room.clock())
    written: list[bool] = []

    def say(*paragraphs: str) -> None:
        if any("six words" in words for words in paragraphs):
            written.append(to.exists())
            raise BrokenPipeError(EPIPE, "")

    monkeypatch.setattr(room, "say", say)
    with pytest.raises(BrokenPipeError):
        open_place(room, Place.HANDOVER_FILE, part, chosen)
    assert written == [True]
    assert not to.exists()
    assert room.workspace.record.copies == ()
    room.close()


def test_what_was_imported_is_said_to_be_here(
    unseen: Run, vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "jo.json").write_text(DOCUMENT, encoding="utf-8")
    assert unseen("import", str(tmp_path / "jo.json")) == Exit.UNSHOWN == 7
    assert "Jo is added, with the id " in said(capsys)
    assert "Jo" in called(vault)


def test_a_backup_and_what_it_brings_back_are_said_to_be_made(
    unseen: Run, vault: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "stick").mkdir()
    assert unseen("backup", str(tmp_path / "stick")) == Exit.UNSHOWN
    [backup] = (tmp_path / "stick").iterdir()
    assert f"made and checked the backup: {backup}" in said(capsys)
    assert unseen("restore", str(backup), "--into", str(tmp_path / "back")) == Exit.UNSHOWN
    assert str(tmp_path / "back") in said(capsys)
    assert called(tmp_path / "back") == called(vault)


def test_what_was_removed_is_said_to_be_gone(unseen: Run, vault: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert unseen("remove", "aaaa1111", "--for-good", "--yes") == Exit.UNSHOWN
    assert "Removed for good." in said(capsys)
    assert called(vault) == ["Noor"]


def test_what_only_lists_is_not_said_to_be_done(unseen: Run, vault: Path) -> None:
    assert unseen("people") in (Exit.FAILED, Exit.INTERRUPTED)


def test_a_full_error_stream_changes_nothing(vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def write(self, _: str) -> int:
            raise OSError(ENOSPC, "")

    (tmp_path / "jo.json").write_text(DOCUMENT, encoding="utf-8")
    for _ in range(2):  # the second is a namesake, of which there is something to say
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stderr", Full())
            assert main(["import", str(tmp_path / "jo.json")]) == Exit.DONE
    assert called(vault).count("Jo") == 2


@pytest.mark.hazard("H07.5")
def test_the_list_of_people_is_said_to_have_been_damaged_once(vault: Path, peertui: Peertui) -> None:
    for path in (vault / "index").glob("*.pt"):
        path.write_bytes(b"")
    assert "list of people was damaged" in peertui("people").err
    assert "damaged" not in peertui("people").err


@pytest.mark.hazard("H12.5")
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_init_to_a_full_device_and_to_a_reader_that_has_gone(folder: Path) -> None:
    command = [sys.executable, "-m", "peertui", "init"]
    reading, writing = os.pipe()
    os.close(reading)
    with open("/dev/full", "wb") as full, os.fdopen(writing, "wb") as gone:
        for output in (full, gone):
            ended = subprocess.run(command, stdout=output, stderr=subprocess.PIPE, timeout=60, check=False)
            assert ended.returncode == Exit.FAILED
            assert ended.stderr.count(b"\n") == 1, ended.stderr
            assert b"nothing was made" in ended.stderr
            assert not Vault.exists(folder)
