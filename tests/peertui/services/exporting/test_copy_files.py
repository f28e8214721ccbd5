"""The disk is asked only for files that this vault wrote: a line of a copy that came in names nothing here."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.handover.handover_file import seal, unseal
from peertui.presenters.exporting.copy_log import copy_choices, copy_lines
from peertui.presenters.people.removal_remains import remains_words
from peertui.services.exporting import copy_files
from peertui.services.exporting.copy_files import CannotDelete
from peertui.services.exporting.destination import is_last_copy
from peertui.services.exporting.file_status import State
from peertui.services.exporting.handover import Arrival
from peertui.services.removal import Remains
from plans.handover import selection
from plans.pack.loader import load_pack
from plans.record.json_document import dump_document, read_document
from plans.record.merge import unite
from plans.record.models import Copy, Entry, Person, Record, Share, Way, new_id
from plans.vault import Files, Strength, Vault, restore
from plans.vault.copy_marks import CopyMarks
from tests.support.context import context_of

NOW = datetime(2026, 3, 3, 14, 32, tzinfo=UTC)
LIGHT = Strength(memory_kib=64, iterations=1, lanes=1)
PASSPHRASE = "kettle harbour violin moss"
WORDS = "abode kettle apple garden butter candle"
SHARE = "\\\\server\\share\\page.pdf"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """A file that is nobody's copy."""
    path = tmp_path / "letter.txt"
    path.write_bytes(b"dear Noor")
    return path


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = Vault.create(tmp_path / "vault", PASSPHRASE, strength=LIGHT)
    with made:
        own = tmp_path / "own.txt"
        own.write_bytes(b"ours")
        copy = Copy(id="own", who="Kit", form="text", file=str(own), sha256=hashlib.sha256(b"ours").hexdigest())
        made.people.add(Record(person=Person(id="sam", called="Sam"), copies=(made.copy_marks.put(copy),)))
        yield made


def line(path: Path | str, **more: Any) -> dict[str, Any]:
    """A line of a copy as somebody would forge it: the right bytes, and a mark."""
    digest = hashlib.sha256(b"dear Noor").hexdigest()
    return {"id": new_id(), "who": "Kit", "form": "text", "file": str(path), "sha256": digest, **more}


def document(*copies: dict[str, Any], person_id: str = "sam") -> bytes:
    whole = {"format": "peertui-record", "person": {"id": person_id, "called": "Sam"}, "copies": copies}
    return json.dumps(whole).encode()


def read(*copies: dict[str, Any]) -> Record:
    return read_document(document(*copies), now=NOW, new_id=new_id)


def imported(vault: Vault, *copies: dict[str, Any]) -> Record:
    return vault.people.load(vault.people.add(read(*copies)).person.id).record


def received_as_new(vault: Vault, *copies: dict[str, Any]) -> Record:
    theirs = unseal(seal(read(*copies), WORDS, log_n=1), WORDS, now=NOW)
    return vault.people.add(Arrival(theirs, None, "Bo", NOW).joined)


def received_for_sam(vault: Vault, *copies: dict[str, Any]) -> Record:
    theirs = unseal(seal(read(*copies), WORDS, log_n=1), WORDS, now=NOW)
    vault.people.save(Arrival(theirs, vault.people.load("sam").record, "Bo", NOW).joined)
    return vault.people.load("sam").record


def merged(vault: Vault, *copies: dict[str, Any]) -> Record:
    return unite(vault.people.load("sam").record, read(*copies), None)


WAYS_IN: tuple[Callable[..., Record], ...] = (imported, received_as_new, received_for_sam, merged)


@pytest.mark.hazard("H25.3", "H55.4")
@pytest.mark.parametrize("come_in", WAYS_IN)
def test_nothing_that_came_in_is_looked_for_or_deleted(
    vault: Vault, letter: Path, come_in: Callable[..., Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    own = next(iter(vault.people.load("sam").record.copies))
    forged = (line(letter, written_here=own.written_here), line(SHARE, written_here="é" * 64), line(letter, id="own"))
    record = come_in(vault, *forged)
    assert len([copy for copy in record.copies if copy.file]) >= 2
    asked: list[str] = []
    real = os.stat

    def stat(path: Any, *more: Any, **rest: Any) -> os.stat_result:
        asked.append(os.fspath(path) if not isinstance(path, int) else "")
        return real(path, *more, **rest)

    for module in (os, __import__("posix" if os.name == "posix" else "nt")):
        monkeypatch.setattr(module, "stat", stat)
    marks = vault.copy_marks
    states = copy_files.states(record.copies, marks, 10)
    copy_files.there(record.copies, marks)
    remains_words(Remains.of((), record.copies, marks))
    for copy in record.copies:
        if copy.file and copy.file != own.file:
            assert states[copy.id] is State.NOT_OURS
            assert {"open", "delete"}.isdisjoint(what for what, _ in copy_choices(copy, states[copy.id]))
            assert not is_last_copy(record, Path(copy.file), "text", Way.PAGE, marks)
            with pytest.raises(CannotDelete, match="left alone"):
                copy_files.delete(copy, marks)
    monkeypatch.undo()
    assert letter.read_bytes() == b"dear Noor"
    assert not [path for path in asked if str(letter) in path or "server" in path]
    assert "not looked for" in "".join(row.text for row in copy_lines(record.copies, states))


def test_our_own_is_looked_for_and_deleted(vault: Vault) -> None:
    record = vault.people.load("sam").record
    assert copy_files.states(record.copies, vault.copy_marks, 10) == {"own": State.THERE}
    copy_files.delete(record.copies[0], vault.copy_marks)
    assert copy_files.states(record.copies, vault.copy_marks, 10) == {"own": State.FILE_GONE}


@pytest.mark.hazard("H55.4")
def test_a_vault_that_was_brought_back_asks_for_no_file(vault: Vault, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    backup = vault.backups.make(tmp_path / "stick", date(2026, 3, 3)).path
    restore(backup, tmp_path / "back", passphrase=PASSPHRASE)
    with Vault.open(tmp_path / "back", passphrase=PASSPHRASE) as back:
        copies = back.people.load("sam").record.copies
        assert copy_files.states(copies, back.copy_marks) == {"own": State.NOT_OURS}
        back.copy_marks.put(copies[0])
        assert copy_files.states(copies, back.copy_marks) == {"own": State.NOT_OURS}
    assert copy_files.states(copies, vault.copy_marks, 10) == {"own": State.THERE}


def test_a_line_of_before_without_a_mark_is_not_ours(vault: Vault, letter: Path) -> None:
    assert copy_files.states((Copy(**line(letter)),), vault.copy_marks) != {}
    assert copy_files.there((Copy(**line(letter)),), vault.copy_marks) == ()


def test_no_mark_leaves_the_vault(vault: Vault) -> None:
    record = vault.people.load("sam").record
    mark = record.copies[0].written_here
    assert len(mark) == 64
    assert "written_here" not in dump_document(record)
    entry = Entry(kind="wish", values={"text": "tea"}, share=Share.CAN_SHARE)
    full = record.model_copy(update={"entries": (entry,)})
    part = selection.cut(context_of(full, pack=load_pack()), {"copies", "crisis"}, handover_id="h", now=NOW)
    assert mark not in repr(part)


def test_taking_in_my_own_record_again_changes_nothing_and_keeps_the_mark(vault: Vault) -> None:
    record = vault.people.load("sam").record
    again = read_document(dump_document(record), now=NOW, new_id=new_id)
    assert again.copies[0].written_here == ""
    assert unite(record, again, None).copies == record.copies
    assert unite(again, record, None).copies == record.copies


def test_the_key_of_the_marks_that_cannot_be_kept_makes_no_mark(tmp_path: Path) -> None:
    marks = CopyMarks(Files(), tmp_path / "not there")
    copy = marks.put(Copy(who="Kit", file="/tmp/x", sha256="0"))
    assert copy.written_here == ""
    assert not marks.hold(copy)


@given(st.text(), st.text(), st.text())
def test_no_other_text_is_a_mark(tmp_path_factory: pytest.TempPathFactory, file: str, digest: str, mark: str) -> None:
    marks = CopyMarks(Files(), tmp_path_factory.getbasetemp())
    copy = Copy(who="", file=file, sha256=digest)
    assert not marks.hold(copy.model_copy(update={"written_here": mark}))
    assert marks.hold(marks.put(copy)) is bool(file)
    assert not marks.hold(marks.put(copy).model_copy(update={"file": file + "x"}))


def test_a_name_of_a_share_is_one() -> None:
    assert PureWindowsPath(SHARE).drive == "\\\\server\\share"
