"""What is typed in plain lines and kept nowhere yet: a person is kept at once, the rest is never called saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.plain.run import _AskedToStop
from peertui.presenters.vault import messages
from plans.record.models import Person, Record
from plans.vault import Vault
from tests.support.app.kit import PASSPHRASE, a_vault, robin
from tests.support.plain.typing import Typist

ENDS = pytest.mark.parametrize(
    "ended",
    [EOFError(), KeyboardInterrupt(), _AskedToStop(), ZeroDivisionError("tea")],
    ids=lambda end: type(end).__name__,
)


def at_people(folder: Path, *records: Record) -> Typist:
    return Typist(folder / "vault", vault=a_vault(folder / "vault", *records))


def begun(folder: Path, called: str, *records: Record) -> Typist:
    """At "Full name" of somebody new."""
    typist = at_people(folder, *records)
    typist.type(typist.number_of("New person"))
    typist.type(called)
    assert "Full name" in typist.prompt
    return typist


def people(folder: Path) -> list[tuple[str, str]]:
    """Who is there at a fresh start."""
    with Vault.open(folder / "vault", passphrase=PASSPHRASE) as vault:
        return sorted((person.called, person.full_name) for person in vault.people.all())


def flat(words: str) -> str:
    return " ".join(words.split())


def test_quit_at_full_name_leaves_somebody_there(tmp_path: Path) -> None:
    typist = begun(tmp_path, "Alex")
    assert "Goodbye. Everything is saved." in flat(typist.type("quit"))
    assert typist.code == 0
    assert people(tmp_path) == [("Alex", "")]


@pytest.mark.hazard("H06.6")
@ENDS
def test_whatever_ends_it_at_full_name_leaves_somebody_there(tmp_path: Path, ended: BaseException) -> None:
    typist = begun(tmp_path, "Alex")
    assert "saved" in flat(typist.type(ended))
    assert people(tmp_path) == [("Alex", "")]


def test_locking_at_full_name_leaves_somebody_there_and_leads_back(tmp_path: Path) -> None:
    typist = begun(tmp_path, "Alex")
    typist.type("lock")
    assert people(tmp_path) == [("Alex", "")]
    typist.type(PASSPHRASE)
    assert "Full name" in typist.prompt
    typist.type("Alex Moss")
    typist.type("quit")
    assert people(tmp_path) == [("Alex", "Alex Moss")]


def test_back_at_full_name_changes_the_name_and_begins_nobody_twice(tmp_path: Path) -> None:
    typist = begun(tmp_path, "Alx")
    typist.type("back")
    assert "Now: Alx" in typist.prompt
    typist.type("Alex")
    typist.type("")
    assert "Begin meeting 1" in typist.latest
    typist.type("quit")
    assert people(tmp_path) == [("Alex", "")]


def test_back_and_back_again_goes_on_with_who_was_kept(tmp_path: Path) -> None:
    typist = begun(tmp_path, "Alex")
    typist.type("back")
    assert "Begin meeting 1" in typist.type("back")
    typist.type("quit")


def test_a_name_somebody_has_is_not_kept_unasked_and_leaving_asks(tmp_path: Path) -> None:
    typist = begun(tmp_path, "Robin", robin())
    said = flat(typist.type("quit"))
    assert f"This is not kept: {messages.UNKEPT_ALIKE}." in said
    typist.type(typist.number_of("Go back to it"))
    assert "Full name" in typist.prompt
    typist.type("Robin Archer")
    assert "Everything is saved." in flat(typist.type("quit"))
    assert people(tmp_path) == [("Robin", ""), ("Robin", "Robin Archer")]


def test_leaving_without_it_says_so(tmp_path: Path) -> None:
    typist = begun(tmp_path, "Robin", robin())
    typist.type("quit")
    said = flat(typist.type(typist.number_of("Leave without it")))
    assert f"Goodbye. Everything else is saved. This is not kept: {messages.UNKEPT_ALIKE}." in said
    assert people(tmp_path) == [("Robin", "")]


@ENDS
def test_whatever_ends_it_says_that_a_name_somebody_has_is_not_kept(tmp_path: Path, ended: BaseException) -> None:
    typist = begun(tmp_path, "Robin", robin())
    said = flat(typist.type(ended))
    assert "Everything is saved" not in said
    assert "Everything typed is saved" not in said
    assert f"This is not kept: {messages.UNKEPT_ALIKE}." in said
    assert people(tmp_path) == [("Robin", "")]


def test_a_full_name_that_makes_two_alike_is_asked_about_and_the_person_stays(tmp_path: Path) -> None:
    kit = Record(person=Person(id="kit", called="Kit", full_name="Kit Baker"))
    typist = begun(tmp_path, "Kit", kit)
    assert "Somebody else here" in flat(typist.type("Kit Baker"))
    typist.type("quit")
    said = flat(typist.type(typist.number_of("Leave without it")))
    assert f"This is not kept: {messages.UNKEPT_FULL_NAME}." in said
    assert people(tmp_path) == [("Kit", ""), ("Kit", "Kit Baker")]


def test_going_back_from_a_name_is_no_loss(tmp_path: Path) -> None:
    typist = begun(tmp_path, "Robin", robin())
    typist.type("back")
    typist.type("back")
    assert "Goodbye. Everything is saved." in flat(typist.type("quit"))


def at_help_line(typist: Typist) -> None:
    typist.type("menu")
    typist.type(typist.number_of("Settings"))
    typist.type(typist.number_of("Help lines"))
    typist.type(typist.number_of("Add a help line"))
    typist.type("Night desk")


def at_copy(typist: Typist) -> None:
    typist.type("1")
    typist.type(typist.number_of("The page"))
    typist.type("menu")
    typist.type(typist.number_of("Print or save"))
    typist.type(typist.number_of("plain text"))
    typist.type("Dr Lowe")


def at_handover(typist: Typist) -> None:
    typist.type("menu")
    typist.type(typist.number_of("Receive a handover"))
    typist.type("stick/file.age")


def at_backup(typist: Typist) -> None:
    typist.type("menu")
    typist.type(typist.number_of("Bring back a backup"))
    typist.type("stick/backup.ptb")


@pytest.mark.hazard("H06.7")
@pytest.mark.parametrize(
    ("go", "unkept"),
    [
        (at_help_line, messages.UNKEPT_LINE),
        (at_copy, messages.UNKEPT_COPY),
        (at_handover, messages.UNKEPT_RECEIVED),
        (at_backup, messages.UNKEPT_RESTORE),
    ],
)
def test_no_form_half_done_is_called_saved(tmp_path: Path, go: object, unkept: str) -> None:
    typist = at_people(tmp_path, robin())
    go(typist)
    before = typist.prompt
    assert unkept in flat(typist.type("quit"))
    typist.type(typist.number_of("Go back to it"))
    assert typist.prompt == before
    typist.type("quit")
    assert "Everything else is saved" in flat(typist.type(typist.number_of("Leave without it")))


def test_nothing_is_called_saved_before_there_is_a_vault(tmp_path: Path) -> None:
    typist = Typist(tmp_path / "vault")
    assert "Goodbye. Nothing is kept yet." in flat(typist.type("quit"))
    assert not (tmp_path / "vault").exists()


def test_nothing_of_the_demo_is_called_saved(tmp_path: Path) -> None:
    typist = Typist(tmp_path / "vault", vault=a_vault(tmp_path / "vault"), demo=True)
    typist.type(typist.number_of("New person"))
    typist.type("Alex")
    assert "Goodbye. Nothing of the demo is kept." in flat(typist.type("quit"))


def test_a_new_passphrase_typed_once_is_said_not_to_hold(tmp_path: Path) -> None:
    typist = at_people(tmp_path, robin())
    typist.type("menu")
    typist.type(typist.number_of("Settings"))
    typist.type(typist.number_of("Change the passphrase"))
    typist.type(PASSPHRASE)
    typist.type("quiet meadow lantern brook")
    assert "Type it once more" in typist.prompt
    said = flat(typist.type("quit"))
    assert f"This is not kept: {messages.UNKEPT_PASSPHRASE}." in said
    typist.type(typist.number_of("Leave without it"))
    assert typist.code == 0
    Vault.open(tmp_path / "vault", passphrase=PASSPHRASE).close()
