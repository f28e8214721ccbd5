"""Copies from the command line: who got them is kept, they are listed, and their files deleted."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from peertui.cli import export_cmd as command
from peertui.cli.exit_codes import Exit
from peertui.cli.usage import export_check
from peertui.services.exporting.printing import CannotPrint
from plans.record.models import Copy, Entry
from plans.vault import CannotSave, Vault
from plans.vault.vault_people import VaultPeople
from tests.peertui.cli.conftest import PASSPHRASE, Peertui

SAM = "aaaa1111"


def copies(vault: Path) -> tuple[Copy, ...]:
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        return opened.people.load(SAM).record.copies


@pytest.fixture
def listed(vault: Path) -> Path:
    """Sam trusts Bo, who was not asked yet."""
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        record = opened.people.load(SAM).record
        opened.people.save(record.model_copy(update={"entries": (Entry(kind="supporter", values={"name": "Bo"}),)}))
    return vault


@pytest.mark.hazard("H25.1")
def test_who_got_it_is_kept_listed_and_the_file_deleted(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    to = tmp_path / "page.txt"
    assert peertui("export", "Sam", "--to", to, "--for", "Kit", "--named").code == Exit.DONE
    assert "Who has a copy: Kit" in to.read_text()
    [copy] = copies(vault)
    assert (copy.who, copy.how, copy.file, copy.named) == ("Kit", "as an open file", str(to), True)
    out = peertui("copies", "Sam").out
    assert out.startswith(f"{copy.id}  Plain text: Kit, as an open file on ")
    assert out.endswith(f". File: {to} (still there)\n")
    assert peertui("copies", "Sam", "--delete", "zz").code == Exit.FAILED
    assert peertui("copies", "Sam", "--delete", copy.id[:8], "--yes").code == Exit.FAILED
    ended = peertui("copies", "Sam", "--delete", copy.id, "--yes")
    assert (ended.code, ended.out) == (Exit.DONE, "")
    assert "cannot be called back" in ended.err
    assert not to.exists()
    assert "file deleted on" in peertui("copies", "Sam").out
    assert "not there any more" in peertui("copies", "Sam", "--delete", copy.id, "--yes").err


@pytest.mark.hazard("H31.3")
def test_the_same_page_is_the_same_again_and_nothing_is_kept_if_it_is_not_wanted(
    peertui: Peertui, vault: Path, tmp_path: Path
) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    assert peertui("export", "Sam", "--to", one, "--open-pdf").code == Exit.DONE
    assert peertui("export", "Sam", "--to", other, "--open-pdf", "--no-record").code == Exit.DONE
    assert one.read_bytes() == other.read_bytes()
    assert [copy.file for copy in copies(vault)] == [str(one)]
    assert peertui("export", "Sam", "--to", tmp_path / "blank.pdf", "--format", "blank", "--open-pdf").code == Exit.DONE
    assert len(copies(vault)) == 1


@pytest.mark.parametrize("options", [("--for", "Bo", "--named"), ("--named",)])
def test_nobody_is_named_whom_the_plan_keeps_to_itself(
    peertui: Peertui, listed: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    ended = peertui("export", "Sam", "--to", tmp_path / "page.txt", *options)
    assert ended.code == Exit.USAGE
    assert "Leave --named out" in ended.err
    assert not (tmp_path / "page.txt").exists()
    assert copies(listed) == ()


def test_a_vault_that_cannot_be_saved_leaves_the_file_and_says_so(
    peertui: Peertui, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise CannotSave(OSError(errno.EROFS, "Read-only file system"))

    monkeypatch.setattr(VaultPeople, "save", refuse)
    ended = peertui("export", "Sam", "--to", tmp_path / "page.txt")
    assert ended.code == Exit.FAILED
    assert "The copy is made, but peertui could not record who has it." in ended.err
    assert (tmp_path / "page.txt").exists()


def test_it_is_printed_through_the_system(
    peertui: Peertui, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(export_check, "has_printer", lambda: True)
    monkeypatch.setattr(command, "print_bytes", sent.append)
    assert peertui("export", "Sam", "--print", "--format", "large").code == Exit.DONE
    assert sent[0].startswith(b"%PDF")
    assert [(copy.form, copy.how, copy.file) for copy in copies(vault)] == [("large", "on paper", "")]
    for options in (("--format", "text"), ("--to", tmp_path / "x.pdf"), ("--open-pdf",)):
        assert peertui("export", "Sam", "--print", *options).code == Exit.USAGE

    def refuse(_: bytes) -> None:
        raise CannotPrint("The printer did not take it.")

    monkeypatch.setattr(command, "print_bytes", refuse)
    ended = peertui("export", "Sam", "--print")
    assert (ended.code, ended.err) == (Exit.FAILED, "Error: The printer did not take it.\n")
    monkeypatch.setattr(export_check, "has_printer", lambda: False)
    assert "finds no printer" in peertui("export", "Sam", "--print").err
    assert len(copies(vault)) == 1
