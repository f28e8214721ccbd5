"""init, people and import, and whatever can be wrong with a vault, a passphrase or a file."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from plans.vault import Files, Vault
from plans.vault.crypto.passphrase_strength import advice
from tests.peertui.cli.conftest import LIGHT, PASSPHRASE, Ended, Peertui

DOCUMENT = {"format": "peertui-record", "version": 1, "person": {"called": "Jo"}}


UNSEEN = "\u200b\u200d\u2060"


def document(tmp_path: Path, **more: object) -> Path:
    path = tmp_path / "record.json"
    path.write_text(json.dumps({**DOCUMENT, **more}), encoding="utf-8")
    return path


def refused(ended: Ended, code: Exit, *says: str) -> None:
    """One plain sentence on the error stream, nothing else, and this exit code."""
    assert ended.code == code
    assert ended.out == ""
    assert ended.err.startswith("Error: ")
    assert ended.err.count("\n") == 1
    for words in says:
        assert words in ended.err


def test_init_makes_a_vault_that_opens_by_both_keys(peertui: Peertui, folder: Path) -> None:
    ended = peertui("init")
    assert ended.code == Exit.DONE
    recovery_key = ended.out.splitlines()[-1].strip()
    assert ended.out.count(recovery_key) == 1
    Vault.open(folder, passphrase=PASSPHRASE).close()
    Vault.open(folder, recovery_key=recovery_key).close()


def test_init_never_makes_a_vault_over_another(peertui: Peertui, vault: Path) -> None:
    before = sorted(vault.rglob("*"))
    refused(peertui("init"), Exit.FAILED, "already")
    assert sorted(vault.rglob("*")) == before


def test_init_asks_twice_in_a_terminal(peertui: Peertui, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PEERTUI_PASSPHRASE_FILE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    answers = iter(["one thing", "another thing"])
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    refused(peertui("init"), Exit.FAILED, "not the same")
    assert not Vault.exists(folder)


def test_people_lists_id_name_and_last_session(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    met = document(
        tmp_path, person={"id": "c1", "called": "Al\x1b[31m\u202e"}, sessions=[{"started": "2026-03-10T12:00:00Z"}]
    )
    assert peertui("import", met).code == Exit.DONE
    ended = peertui("people")
    assert ended.out.splitlines() == [
        "c1        Al[31m  2026-03-10",
        "bbbb1111  Noor    no session yet",
        "aaaa1111  Sam     no session yet",
    ]


def test_an_empty_vault_says_so_beside_the_output(peertui: Peertui, folder: Path) -> None:
    Vault.create(folder, PASSPHRASE, strength=LIGHT)[0].close()
    ended = peertui("people")
    assert (ended.code, ended.out) == (Exit.DONE, "")
    assert "Nobody is here yet" in ended.err


def test_import_prints_the_new_id(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    ended = peertui("import", document(tmp_path))
    assert ended.code == Exit.DONE
    assert f"{ended.out.strip()}  Jo" in peertui("people").out


def test_import_takes_another_name(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    nameless = document(tmp_path, person={})
    refused(peertui("import", nameless), Exit.FAILED, str(nameless), "no name")
    ended = peertui("import", nameless, "--name", "Ade")
    assert f"{ended.out.strip()}  Ade" in peertui("people").out


def test_the_same_document_twice_gives_two_people(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    known = document(tmp_path, person={"id": "j1", "called": "Jo"})
    first, second = peertui("import", known).out, peertui("import", known).out
    assert first == "j1\n"
    assert second not in (first, "")
    assert peertui("people").out.count("Jo") == 2


def test_an_import_says_when_somebody_is_listed_by_that_name_already(
    peertui: Peertui, vault: Path, tmp_path: Path
) -> None:
    assert peertui("import", document(tmp_path)).err == "Whose: Jo\n"
    ended = peertui("import", document(tmp_path, person={"called": " jo "}))
    assert (ended.code, ended.out.count("\n")) == (Exit.DONE, 1)
    assert ended.err.startswith(
        "Whose: jo\nNote: Somebody else here is listed as jo. A full name, or another word, tells the two apart.\n"
    )
    told_apart = peertui("import", document(tmp_path, person={"called": "Jo", "full_name": "Jo Reedmoor"}))
    assert (told_apart.code, told_apart.err) == (Exit.DONE, "Whose: Jo (Jo Reedmoor)\n")


@pytest.mark.hazard("H55.1")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 hello", "not JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "not text"),
        (b'{"format": "peertui-record", "person": {"called": "S', "stops at line 1"),
        (b'{"format": "fhir"}', "not a record document"),
        (b'{"format": "peertui-record", "person": {"called": "S"}, "entries": [{}]}', "entries[0].kind"),
    ],
)
def test_a_file_that_is_no_record_adds_nobody(
    peertui: Peertui, vault: Path, tmp_path: Path, content: bytes, says: str
) -> None:
    before = peertui("people").out
    (tmp_path / "in.json").write_bytes(content)
    refused(peertui("import", tmp_path / "in.json"), Exit.FAILED, "in.json", says)
    assert peertui("people").out == before


def test_a_file_that_is_not_there_or_is_a_folder(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    refused(peertui("import", tmp_path / "no.json"), Exit.FAILED, "no.json")
    refused(peertui("import", tmp_path), Exit.FAILED, "it is a folder")


def test_a_wrong_passphrase_touches_nothing(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("marmalade\n")
    before = {path: path.read_bytes() for path in vault.rglob("*") if path.is_file()}
    refused(peertui("people", "--passphrase-file", wrong), Exit.PASSPHRASE, "passphrase")
    assert {path: path.read_bytes() for path in vault.rglob("*") if path.is_file()} == before


def test_without_a_vault_it_says_how_to_make_one(peertui: Peertui, folder: Path) -> None:
    refused(peertui("people"), Exit.FAILED, str(folder), "peertui init", "--data-dir")


def test_a_file_in_place_of_the_folder(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    refused(peertui("--data-dir", tmp_path / "passphrase.txt", "people"), Exit.USAGE, "is a file")


def test_the_option_wins_over_the_variable(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    refused(peertui("people", "--data-dir", tmp_path / "elsewhere"), Exit.FAILED, "elsewhere")


def test_a_vault_open_in_another_window_is_left_alone(peertui: Peertui, vault: Path) -> None:
    with Vault.open(vault, passphrase=PASSPHRASE):
        refused(peertui("people"), Exit.VAULT, "another window")
    assert peertui("people").code == Exit.DONE


@pytest.mark.hazard("H07.2")
def test_a_damaged_vault_is_not_taken_for_an_empty_one(peertui: Peertui, vault: Path) -> None:
    for path in vault.glob("keys*"):
        path.write_bytes(b"\x00" * path.stat().st_size)
    refused(peertui("people"), Exit.VAULT, "damaged")


def test_a_folder_that_can_only_be_read(
    peertui: Peertui, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(files: Files, path: Path) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(Files, "create", refuse)
    refused(peertui("import", document(tmp_path)), Exit.FAILED, "not saved", "can only be read")


@pytest.mark.hazard("H01.6")
def test_nobody_is_imported_or_named_by_one(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    nameless = document(tmp_path, person={"called": "\u200b\u2060"})
    before = peertui("people").out
    for words in (
        ("import", nameless),
        ("import", nameless, "--name", UNSEEN),
        ("export", "Sam", "--to", tmp_path / "page.txt", "--for", UNSEEN),
        ("receive", nameless, "--from", UNSEEN),
    ):
        ended = peertui(*words)
        assert ended.code != 0, words
        assert "name" in ended.err
    assert peertui("people").out == before
    assert not (tmp_path / "page.txt").exists()


def test_a_weak_passphrase_gets_the_advice_that_the_app_gives_and_is_taken(
    peertui: Peertui, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "passphrase.txt").write_text("a\n")
    ended = peertui("init")
    assert ended.code == Exit.DONE
    assert advice("a") in ended.err


def test_a_good_passphrase_gets_none(peertui: Peertui, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "passphrase.txt").write_text("marmalade lantern gravel otter\n")
    assert "Note" not in peertui("init").err


def test_a_document_dated_in_2099_is_taken_in_as_of_today(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    late = {"kind": "wish", "values": {"text": "tea"}, "created": "2099-01-01T00:00:00Z"}
    document = {"format": "peertui-record", "person": {"called": "Robin"}, "entries": [late]}
    (tmp_path / "robin.json").write_text(json.dumps(document))
    assert peertui("import", tmp_path / "robin.json").code == Exit.DONE
    with Vault.open(vault, passphrase=PASSPHRASE) as opened:
        [robin] = [one for one in opened.people.all() if one.called == "Robin"]
        [entry] = opened.people.load(robin.id).record.entries
    assert entry.created.year == entry.changed.year < 2099
