"""The command line writes over no file but the person's own last copy, follows no link, and stays out of the vault."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from peertui.services.exporting.destination import destination
from plans.record.models import Entry, Share
from plans.vault import Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui
from tests.support.app.light_keys import light

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    light(monkeypatch)


@pytest.fixture
def shared(vault: Path) -> Path:
    """Both have something that can be handed over."""
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        for one in opened.people.all():
            record = opened.people.load(one.id).record
            entry = Entry(kind="wish", values={"text": "tea first"}, share=Share.CAN_SHARE)
            opened.people.save(record.model_copy(update={"entries": (entry,)}))
    return vault


@pytest.mark.hazard("H01.7")
@pytest.mark.parametrize("name", ["page.txt", "parts.age"])
def test_another_persons_page_is_not_written_over(peertui: Peertui, shared: Path, tmp_path: Path, name: str) -> None:
    to = tmp_path / name
    assert peertui("export", "Sam", "--to", to).code == Exit.DONE
    first = to.read_bytes()
    ended = peertui("export", "Noor", "--to", to)
    assert (ended.code, ended.out, to.read_bytes()) == (Exit.FAILED, "", first)
    assert "is there already, and is not the last such copy of Noor. Choose another name, or add --over" in ended.err
    assert peertui("export", "Sam", "--to", to).code == Exit.DONE
    assert peertui("export", "Noor", "--to", to, "--over").code == Exit.DONE
    assert peertui("export", "Sam", "--to", to).code == Exit.FAILED


def test_nor_is_another_kind_a_changed_file_or_one_that_is_not_in_the_list(
    peertui: Peertui, vault: Path, tmp_path: Path
) -> None:
    to = tmp_path / "page"
    to.write_bytes(b"a letter")
    assert peertui("export", "Sam", "--to", to, "--format", "text").code == Exit.FAILED
    assert to.read_bytes() == b"a letter"
    assert peertui("export", "Sam", "--to", to, "--format", "text", "--over").code == Exit.DONE
    assert peertui("export", "Sam", "--to", to, "--format", "text").code == Exit.DONE
    assert peertui("export", "Sam", "--to", to, "--format", "json").code == Exit.FAILED
    to.write_bytes(b"written on")
    assert peertui("export", "Sam", "--to", to, "--format", "text").code == Exit.FAILED
    assert to.read_bytes() == b"written on"
    other = tmp_path / "other.txt"
    assert peertui("export", "Sam", "--to", other, "--no-record").code == Exit.DONE
    assert peertui("export", "Sam", "--to", other, "--no-record").code == Exit.FAILED


@LINKS
@pytest.mark.parametrize("name", ["link.txt", "link.age"])
@pytest.mark.parametrize("over", [(), ("--over",)])
def test_a_link_is_refused_and_stays_one(
    peertui: Peertui, shared: Path, tmp_path: Path, name: str, over: tuple[str, ...]
) -> None:
    target, link = tmp_path / "elsewhere", tmp_path / name
    link.symlink_to(target)
    for words in (b"", b"old"):
        if words:
            target.write_bytes(words)
        ended = peertui("export", "Sam", "--to", link, *over)
        assert (ended.code, "is a link to another file" in ended.err) == (Exit.USAGE, True)
        assert link.is_symlink()
        assert not words or target.read_bytes() == words


@pytest.mark.parametrize("place", ["page.txt", "people/x.age", "keys.json", "new/page.txt"])
@pytest.mark.parametrize("over", [(), ("--over",)])
def test_nothing_is_written_into_the_vault(peertui: Peertui, shared: Path, place: str, over: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in shared.rglob("*") if path.is_file()}
    form = ("--format", "json") if place == "keys.json" else ()
    ended = peertui("export", "Sam", "--to", shared / place, *form, *over)
    assert (ended.code, "in the vault's own folder" in ended.err) == (Exit.USAGE, True)
    assert {path: path.read_bytes() for path in shared.rglob("*") if path.is_file()} == before


@LINKS
def test_the_vault_is_known_by_any_way_into_it(vault: Path, tmp_path: Path) -> None:
    (tmp_path / "way").symlink_to(vault)
    for path in (tmp_path / "way" / "x.txt", vault / ".." / vault.name / "x.txt", tmp_path / "way" / "people" / "x"):
        assert "vault's own folder" in destination(path, vault).why_not, path
    assert destination(tmp_path / "x.txt", vault).why_not == ""


def test_a_dash_is_no_file(peertui: Peertui, shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(os.listdir(tmp_path))
    for words in (("export", "Sam", "--format", "text"), ("export", "Sam", "--format", "handover")):
        ended = peertui(*words, "--to", "-")
        assert (ended.code, "A dash alone is no file" in ended.err) == (Exit.USAGE, True)
    assert sorted(os.listdir(tmp_path)) == before


def test_the_page_of_the_demo_is_written_over_nothing(peertui: Peertui, folder: Path, tmp_path: Path) -> None:
    to = tmp_path / "page.txt"
    assert peertui("demo", "--to", to).code == Exit.DONE
    to.write_bytes(b"mine")
    assert peertui("demo", "--to", to).code == Exit.FAILED
    assert to.read_bytes() == b"mine"
    assert peertui("demo", "--to", to, "--over").code == Exit.DONE
