"""Versions, undo and redo, as the vault keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.record import changes
from plans.record.diff import NOTE, How
from plans.record.models import Record, now_utc
from plans.vault import UnknownPerson, UnknownVersion, Vault
from plans.vault.inventory import take_stock
from plans.vault.open_vault import OpenVault
from plans.vault.storage import undo_stack
from plans.vault.storage.undo_stack import DEPTH
from plans.vault.version_history import PAGE
from tests.support.plans.vault_people import new_vault, open_vault, renamed, said, saying, someone


def left_out(record: Record, number: int) -> Record:
    """A change that is a step of its own."""
    return saying(changes.change_person(record, region=str(number)), str(number))


def lived(vault: Vault, saves: int) -> Record:
    """Somebody saved so many times beyond the first."""
    record = vault.people.add(someone())
    for number in range(saves):
        record = left_out(record, number)
        vault.people.save(record)
    return record


def test_versions_are_listed_newest_first_with_what_changed(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault, 3)
        listed = vault.history.versions(record.person.id)
        assert [version.generation for version in listed] == [4, 3, 2, 1]
        assert listed[-1].changes is None
        assert next((c.what, c.how) for c in listed[0].changes or ()) == (NOTE, How.ADDED)
        assert listed[0].saved_at == vault.people.load(record.person.id).saved_at
        assert said(vault.history.version(record.person.id, 2)) == said(record)[:2]


def test_pages_join_without_gap_and_open_no_more_files_than_they_show(folder: Path) -> None:
    with new_vault(folder) as vault:
        person = lived(vault, 29).person.id
        found, before = [], None
        while page := vault.history.versions(person, before=before):
            assert len(page) <= PAGE
            found += page
            before = page[-1].generation
        assert [version.generation for version in found] == list(range(30, 0, -1))
        assert [version.changes is None for version in found] == [False] * 29 + [True]


def test_a_damaged_version_is_passed_over(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault, 3)
        sorted((folder / "people").glob("*/*.pt"))[1].write_bytes(b"")
        assert [version.generation for version in vault.history.versions(record.person.id)] == [4, 3, 1]
        with pytest.raises(UnknownVersion):
            vault.history.version(record.person.id, 2)
        with pytest.raises(UnknownVersion):
            vault.history.version(record.person.id, 99)
        with pytest.raises(UnknownPerson):
            vault.history.versions("nobody")


@settings(max_examples=25, deadline=None)
@given(moves=st.lists(st.sampled_from(["change", "undo", "redo", "restart"]), max_size=25))
def test_undo_and_redo_are_what_a_list_of_states_would_do_whatever_is_restarted(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("undo") / "vault"
    vault = new_vault(folder)
    past, now, future = [], vault.people.add(someone()), []
    for number, move in enumerate(moves):
        if move == "change":
            past, now, future = [*past, now], left_out(now, number), []
            vault.people.save(now)
        elif move == "undo":
            step = vault.history.undo(now.person.id)
            assert (step is None) is (not past)
            if past:
                past, now, future = past[:-1], past[-1], [*future, now]
        elif move == "redo":
            step = vault.history.redo(now.person.id)
            assert (step is None) is (not future)
            if future:
                past, now, future = [*past, now], future[-1], future[:-1]
        else:
            vault.close()
            vault = open_vault(folder)
        assert vault.people.load(now.person.id).record == now
    vault.close()


def test_as_many_steps_as_promised_can_be_undone_and_redone_through_thinning(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault, DEPTH + 5)
        person = record.person.id
        for _ in range(DEPTH):
            assert vault.history.undo(person)
        assert said(vault.people.load(person).record) == said(record)[:-DEPTH]
        assert vault.history.undo(person) is None
    with open_vault(folder) as vault:
        for _ in range(DEPTH):
            assert vault.history.redo(person)
        assert vault.history.redo(person) is None
        assert vault.people.load(person).record == record


def test_writing_on_in_one_note_is_one_step_for_half_a_minute(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr("plans.vault.storage.person_store.time.monotonic", lambda: clock[0])
    with new_vault(folder) as vault:
        first = record = vault.people.add(someone())
        states = []
        for number, text in enumerate(("t", "te", "tea", "tea and", "tea and cake")):
            clock[0] = 100.0 + 10 * number
            record = changes.change_note(record, record.notes[0].id, now_utc(), text=text)
            vault.people.save(record)
            states.append(record)
        for expected in (states[2], first):
            step = vault.history.undo(record.person.id)
            assert step
            assert said(step.after) == said(expected)
        assert vault.history.undo(record.person.id) is None
        assert len(vault.history.versions(record.person.id)) == 8


def test_a_vault_from_before_there_were_steps_can_undo_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_vault(folder) as vault:
        monkeypatch.setattr(undo_stack.Steps, "_asdict", lambda self: {})
        record = lived(vault, 2)
        monkeypatch.undo()
    with open_vault(folder) as vault:
        step = vault.history.undo(record.person.id)
        assert step
        assert said(step.after) == said(record)[:-1]


def test_undo_passes_over_a_version_that_does_not_open(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault, 3)
        sorted((folder / "people").glob("*/*.pt"))[2].write_bytes(b"")
        step = vault.history.undo(record.person.id)
        assert step
        assert said(step.after) == said(record)[:-2]
        assert vault.history.redo(record.person.id)
        assert vault.people.load(record.person.id).record == record


def test_the_list_of_people_follows_an_undo(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone("Sam"))
        vault.people.save(renamed(record, "Samira"))
        vault.history.undo(record.person.id)
        assert [person.called for person in vault.people.all()] == ["Sam"]


def test_saving_the_same_after_an_undo_keeps_the_redo(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault, 1)
        step = vault.history.undo(record.person.id)
        assert step
        vault.people.save(step.after)
        assert vault.history.redo(record.person.id)


def test_another_window_and_an_undo_lose_no_ones_words(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = lived(vault, 1)
        other_folder = next((folder / "people").iterdir())
        access = vault._inside.access()
        other = Vault(OpenVault(folder, access.files, access.ring, vault._inside._lock))
        take_stock(other._inside, other._purge, other._register)
        other.people.load(record.person.id)
        other.people.save(saying(record, "from the other window"))
        step = vault.history.undo(record.person.id)
        assert step
        assert "from the other window" in said(step.after)
        assert len(list(other_folder.iterdir())) == 4
