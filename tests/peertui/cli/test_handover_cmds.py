"""The commands export --format handover and receive."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports.errors import ExportError
from exports.handover import age_format
from exports.handover.handover_file import seal, unseal
from peertui.cli.exit_codes import Exit
from peertui.services.exporting import handover
from plans.record.models import Copy, Entry, Note, Person, Record, Share, Way
from plans.vault import CannotSave, Vault
from plans.vault.vault_people import VaultPeople
from tests.peertui.cli.conftest import LIGHT, PASSPHRASE, Ended, Peertui
from tests.support.app.light_keys import light

NOW = datetime(2026, 3, 3, 14, 32, tzinfo=UTC)
WORDS = "abode kettle apple garden butter candle"
ROBIN = Record(
    person=Person(id="robin", called="Robin"),
    entries=(
        Entry(id="tea", kind="wish", values={"text": "tea first"}, share=Share.CAN_SHARE, changed=NOW),
        Entry(id="us", kind="wish", values={"text": "just between us"}, changed=NOW),
    ),
    notes=(Note(id="n", text="a private note", changed=NOW),),
)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    light(monkeypatch)


@dataclass
class SomebodysVault:
    """Somebody's vault, and a file between two of them."""

    run: Peertui
    folder: Path
    file: Path

    def kept(self) -> list[Record]:
        with Vault.open(self.folder, passphrase=PASSPHRASE) as vault:
            return [vault.people.load(one.id).record for one in vault.people.all()]

    def receive(self, *more: object, words: str = WORDS) -> Ended:
        secret = self.file.with_name("words.txt")
        secret.write_text(words + "\n", encoding="utf-8")
        return self.run("receive", self.file, "--handover-passphrase-file", secret, *more)

    def put(self, record: Record) -> None:
        with Vault.open(self.folder, passphrase=PASSPHRASE) as vault:
            vault.people.add(record)


@pytest.fixture
def theirs(peertui: Peertui, folder: Path, tmp_path: Path) -> SomebodysVault:
    Vault.create(folder, PASSPHRASE, strength=LIGHT)[0].close()
    return SomebodysVault(peertui, folder, tmp_path / "robin.age")


def sent(theirs: SomebodysVault, record: Record = ROBIN) -> None:
    theirs.file.write_bytes(seal(record, WORDS, log_n=1))


def test_what_can_be_shared_goes_and_the_words_are_told_once(theirs: SomebodysVault) -> None:
    theirs.put(ROBIN)
    ended = theirs.run("export", "Robin", "--to", theirs.file, "--format", "handover", "--for", "Kit")
    assert ended.code == Exit.DONE
    assert re.fullmatch(r"([a-z]{3,8} ){5}[a-z]{3,8}\n", ended.out)
    assert "In it: 1 wish." in ended.err
    assert "by phone" in ended.err
    part = unseal(theirs.file.read_bytes(), ended.out, now=NOW)
    assert [entry.id for entry in part.entries] == ["tea"]
    assert part.notes == ()
    [kept] = theirs.kept()
    [copy] = kept.copies
    assert (copy.who, copy.way, copy.what) == ("Kit", Way.HANDED_OVER, ("If things get really hard",))
    assert kept.model_copy(update={"copies": ()}) == ROBIN


def test_chosen_parts_go_and_the_ending_says_it_is_a_handover(theirs: SomebodysVault) -> None:
    theirs.put(ROBIN)
    ended = theirs.run("export", "robin", "--to", theirs.file, "--sections", "crisis, notes,private")
    part = unseal(theirs.file.read_bytes(), ended.out, now=NOW)
    assert (part.entries, part.notes) == (ROBIN.entries, ROBIN.notes)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--sections", "crisis,nope"), "There is no part called nope. The parts are:\n  crisis "),
        (("--sections", "private"), "Say with --sections which parts go"),
        (("--sections", ""), "Say with --sections which parts go"),
        (("--open-pdf",), "always locked"),
        (("--fit", "report"), "always locked"),
        (("--format", "json", "--sections", "crisis"), "are for a handover"),
    ],
)
def test_wrong_use_writes_nothing(theirs: SomebodysVault, more: tuple[str, ...], said: str) -> None:
    theirs.put(ROBIN)
    ended = theirs.run("export", "robin", "--to", theirs.file, *more)
    assert ended.code == Exit.USAGE
    assert said in ended.err
    assert (ended.out, theirs.file.exists()) == ("", False)
    assert theirs.kept()[0].copies == ()
    assert theirs.run("export", "--format", "handover").code == Exit.USAGE
    assert theirs.run("export", "robin", "--format", "handover").code == Exit.USAGE


@pytest.mark.parametrize("more", [(), ("--sections", "notes")])
def test_with_nothing_written_it_says_so_and_writes_nothing(theirs: SomebodysVault, more: tuple[str, ...]) -> None:
    theirs.put(Record(person=ROBIN.person))
    ended = theirs.run("export", "Robin", "--to", theirs.file, "--format", "handover", *more)
    assert (ended.code, ended.out, theirs.file.exists()) == (Exit.FAILED, "", False)
    assert "Nothing is written yet that could be handed over." in ended.err


def test_what_cannot_be_written_is_not_kept_as_handed_over(
    theirs: SomebodysVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object) -> None:
        raise ExportError("The disk is full.")

    theirs.put(ROBIN)
    monkeypatch.setattr(handover, "write", no_room)
    ended = theirs.run("export", "robin", "--to", theirs.file)
    assert (ended.code, ended.out) == (Exit.FAILED, "")
    assert theirs.kept() == [ROBIN]


def test_what_is_written_but_cannot_be_kept_is_said(theirs: SomebodysVault, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise CannotSave(OSError(28, "full"))

    theirs.put(ROBIN)
    monkeypatch.setattr(VaultPeople, "save", no_room)
    ended = theirs.run("export", "robin", "--to", theirs.file)
    assert ended.code == Exit.FAILED
    assert "The file is written, but peertui could not record the handover." in ended.err
    assert unseal(theirs.file.read_bytes(), ended.out, now=NOW).person.called == "Robin"


def test_somebody_new_is_added_and_the_second_time_changes_nothing(theirs: SomebodysVault) -> None:
    sent(theirs)
    ended = theirs.receive("--from", "Kit", words=WORDS.upper().replace(" ", "-"))
    assert (ended.code, ended.out) == (Exit.DONE, "robin\n")
    assert "Robin is not here yet." in ended.err
    [kept] = theirs.kept()
    assert (kept.entries, kept.notes) == (ROBIN.entries, ROBIN.notes)
    assert [(copy.who, copy.way) for copy in kept.copies] == [("Kit", Way.RECEIVED)]
    ended = theirs.receive()
    assert (ended.code, ended.out) == (Exit.DONE, "robin\n")
    assert "Everything in it is here already." in ended.err
    assert theirs.kept() == [kept]


def test_words_that_differ_are_both_kept_and_said(theirs: SomebodysVault) -> None:
    here = Entry(id="tea", kind="wish", values={"text": "coffee first"}, changed=NOW)
    theirs.put(ROBIN.model_copy(update={"entries": (here,), "notes": (), "copies": (Copy(who="my sister"),)}))
    sent(theirs)
    ended = theirs.receive("--from", "Kit")
    assert ended.code == Exit.DONE
    assert "New or different here: 2 wishes added; note added." in ended.err
    assert "Worded differently: coffee first (here, the later words) / tea first (handed over, kept beside" in ended.err
    [kept] = theirs.kept()
    assert sorted(entry.text("text") for entry in kept.entries) == ["coffee first", "just between us", "tea first"]
    assert kept.entry("tea") == here
    assert [copy.who for copy in kept.copies] == ["my sister", "Kit"]
    assert theirs.receive().code == Exit.DONE
    assert theirs.kept() == [kept]


@pytest.mark.hazard("H24.1")
def test_the_same_name_is_never_enough(theirs: SomebodysVault) -> None:
    other = Record(person=Person(id="other", called="ROBIN"), notes=(Note(text="hers"),))
    theirs.put(other)
    sent(theirs)
    ended = theirs.receive()
    assert (ended.code, ended.out) == (Exit.FAILED, "")
    assert "Someone here is called Robin too (ROBIN, id other)" in ended.err
    assert theirs.kept() == [other]
    assert theirs.receive("--into", "other", "--yes").out == "other\n"
    [kept] = theirs.kept()
    assert {note.text for note in kept.notes} == {"hers", "a private note"}
    assert theirs.receive("--into", "other", "--yes").code == Exit.DONE
    assert theirs.kept() == [kept]


def test_the_same_name_as_somebody_new(theirs: SomebodysVault) -> None:
    theirs.put(Record(person=Person(id="other", called="Robin")))
    sent(theirs)
    assert theirs.receive("--new").out == "robin\n"
    assert len(theirs.kept()) == 2
    ended = theirs.receive("--into", "other")
    assert ended.code == Exit.FAILED
    assert "is here already, as robin: leave --into out" in ended.err


@pytest.mark.hazard("H55.7")
def test_a_file_that_does_not_open_changes_nothing(theirs: SomebodysVault, tmp_path: Path) -> None:
    sent(theirs)
    ended = theirs.receive(words="abode kettle apple garden butter zzzz")
    assert ended.code == Exit.PASSPHRASE
    assert '"zzzz" is not one of the words' in ended.err
    theirs.file.write_bytes(theirs.file.read_bytes()[:-1])
    ended = theirs.receive()
    assert (ended.code, "damaged or not whole" in ended.err) == (Exit.FAILED, True)
    for file, said in ((tmp_path, "it is a folder"), (tmp_path / "none.age", "cannot be read")):
        ended = theirs.run("receive", file)
        assert ended.code == Exit.FAILED
        assert said in ended.err
    assert theirs.kept() == []


@pytest.mark.hazard("H55.8")
def test_a_file_that_asks_for_too_much_work_is_refused_at_once_by_name(
    theirs: SomebodysVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    def works(*_: object) -> bytes:
        raise AssertionError("it was worked on")

    sent(theirs)
    theirs.file.write_bytes(theirs.file.read_bytes().replace(b" 1\n", b" 22\n", 1))
    monkeypatch.setattr(age_format, "_wrap_key", works)
    ended = theirs.receive()
    assert (ended.code, ended.out) == (Exit.FAILED, "")
    assert f"{theirs.file}: This file asks this laptop for too much work before it opens" in ended.err
    assert "Ask for a new one" in ended.err
    assert theirs.kept() == []


def test_nobody_to_ask_for_the_words(theirs: SomebodysVault) -> None:
    sent(theirs)
    ended = theirs.run("receive", theirs.file)
    assert ended.code == Exit.USAGE
    assert "--handover-passphrase-file" in ended.err


@pytest.mark.hazard("H24.6")
def test_the_same_number_under_another_name_is_asked_about(theirs: SomebodysVault) -> None:
    other = Record(person=Person(id="robin", called="Max"), notes=(Note(text="his"),))
    theirs.put(other)
    sent(theirs)
    ended = theirs.receive()
    assert (ended.code, ended.out) == (Exit.FAILED, "")
    assert "The file is about Robin, and robin is Max here." in ended.err
    assert "Nothing was changed" in ended.err
    assert theirs.kept() == [other]
    new = theirs.receive("--new").out.strip()
    assert new != "robin"
    assert {record.person.called: len(record.notes) for record in theirs.kept()} == {"Max": 1, "Robin": 1}
    assert theirs.receive("--into", "Max", "--yes").out == "robin\n"
    assert {record.person.called for record in theirs.kept()} == {"Max", "Robin"}


def test_a_full_name_or_another_accent_in_the_file_is_the_same_person(theirs: SomebodysVault) -> None:
    theirs.put(Record(person=Person(id="robin", called="Rob", full_name="Jose\u0301 Robin")))
    sent(theirs, Record(person=Person(id="robin", called="José Robin")))
    assert theirs.receive().out == "robin\n"
