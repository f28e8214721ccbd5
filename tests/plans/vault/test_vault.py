"""The vault as the app sees it."""

from __future__ import annotations

import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.record.models import Entry, Note, Person, Record, Session, now_utc
from plans.vault import (
    Files,
    NotARecord,
    UnknownPerson,
    VaultDamaged,
    VaultError,
    VaultLocked,
    VaultNewer,
)
from plans.vault.storage.undo_stack import DEPTH
from tests.support.plans.vault_people import (
    all_bytes,
    new_vault,
    newest_file,
    open_vault,
    renamed,
    said,
    saying,
    someone,
)


def test_what_is_saved_is_there_after_closing_and_opening(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone("Sam", "Samira Example"))
        record = saying(record, "I would like to sleep better.")
        saved_at = vault.people.save(record)
        assert abs(now_utc() - saved_at) < timedelta(seconds=5)
        assert vault.people.load(record.person.id).saved_at == saved_at
    with open_vault(folder) as vault:
        opened = vault.people.load(record.person.id)
        assert (opened.record, opened.saved_at, opened.generation) == (record, saved_at, 2)
        assert (opened.damage, opened.rolled_back, opened.united, opened.notices) == (None, False, False, ())


def test_after_closing_nothing_can_be_read_or_saved(folder: Path) -> None:
    vault = new_vault(folder)
    record = vault.people.add(someone())
    vault.close()
    vault.close()
    for ask in (
        lambda: vault.people.save(record),
        lambda: vault.people.load(record.person.id),
        lambda: vault.people.add(someone()),
    ):
        with pytest.raises(VaultLocked):
            ask()


def test_saving_the_same_again_writes_nothing(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        saved_at = vault.people.save(saying(record, "tea"))
        before = all_bytes(folder)
        again = vault.people.load(record.person.id).record
        assert vault.people.save(again) == saved_at
        assert all_bytes(folder) == before


def test_a_taken_id_gets_a_fresh_one_and_an_id_can_be_any_words(folder: Path) -> None:
    record = Record(person=Person(id="../../Sam Example", called="Sam"))
    with new_vault(folder) as vault:
        assert vault.people.add(record) == record
        second = vault.people.add(renamed(record, "Other"))
        assert second.person.id != record.person.id
        assert [vault.people.load(person.id).record.person.called for person in vault.people.all()] == ["Other", "Sam"]
    assert len(list((folder / "people").iterdir())) == 2
    assert {path.name for path in folder.iterdir()} <= {"people", "index", "keys.json", "keys.copy.json", "vault.lock"}


def test_nobody_of_this_id(folder: Path) -> None:
    with new_vault(folder) as vault:
        for ask in (lambda: vault.people.load("nobody"), lambda: vault.people.save(someone())):
            with pytest.raises(UnknownPerson):
                ask()


def test_the_newest_versions_are_kept_as_far_as_undo_goes_and_few_more(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        for number in range(2, 60):
            record = saying(record, str(number))
            vault.people.save(record)
            kept = sorted(int(path.name[:10]) for path in (folder / "people").glob("*/*.pt"))
            assert kept == list(range(number, number - len(kept), -1))[::-1]
            assert min(number, DEPTH) <= len(kept) <= DEPTH + 8
        assert vault.people.load(record.person.id).generation == number


@pytest.mark.hazard("H07.1")
def test_a_damaged_newest_file_is_said_and_kept_and_the_one_before_is_shown(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        saved_at = vault.people.load(record.person.id).saved_at
        vault.people.save(saying(record, "lost to the disk"))
    bad = newest_file(folder)
    bad.write_bytes(b"\0" * 100)
    with open_vault(folder) as vault:
        opened = vault.people.load(record.person.id)
        assert opened.record == record
        assert opened.damage
        assert (opened.damage.files, opened.saved_at) == ((bad.name,), saved_at)
        assert "damaged" in opened.notices[0]
        vault.people.save(saying(opened.record, "written after"))
        assert vault.people.load(record.person.id).damage is None
    assert bad.read_bytes() == b"\0" * 100


@pytest.mark.hazard("H07.2")
@pytest.mark.parametrize("left", [b"", b"PEERTUI1 and then something else"])
def test_files_of_which_none_opens_are_damage_and_never_an_empty_record(folder: Path, left: bytes) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        vault.people.save(saying(record, "tea"))
    for path in (folder / "people").glob("*/*.pt"):
        path.write_bytes(left)
    with open_vault(folder) as vault:
        assert [person.called for person in vault.people.all()] == ["Sam"]
        before = all_bytes(folder / "people")
        for ask in (lambda: vault.people.load(record.person.id), lambda: vault.people.save(record)):
            with pytest.raises(VaultDamaged):
                ask()
        assert "damaged" in vault.people.all()[0].trouble
        assert all_bytes(folder / "people") == before


@pytest.mark.hazard("H11.2")
def test_a_folder_put_back_to_an_older_state_is_noticed(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        vault.people.save(saying(record, "new words"))
    newest_file(folder).unlink()
    with open_vault(folder) as vault:
        opened = vault.people.load(record.person.id)
        assert opened.rolled_back
        assert "missing" in opened.notices[0]
        vault.people.save(saying(record, "newer words"))
        assert not vault.people.load(record.person.id).rolled_back
    assert newest_file(folder).name.startswith("0000000003.")


def test_a_record_of_a_newer_version_is_refused_and_left_as_it_is(folder: Path, monkeypatch: Any) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        newer = record.model_copy(update={"version": 2})
        for ask in (lambda: vault.people.add(newer), lambda: vault.people.save(newer)):
            with pytest.raises(VaultNewer):
                ask()
        assert len(vault.people.all()) == len(list((folder / "people").iterdir())) == 1
        monkeypatch.setattr("plans.record.migrations.STEPS", (dict,))
        vault.people.save(newer)
    monkeypatch.undo()
    before = all_bytes(folder / "people")
    with open_vault(folder) as vault:
        with pytest.raises(VaultNewer):
            vault.people.load(record.person.id)
        with pytest.raises(VaultNewer):
            vault.people.save(saying(record, "from an older app"))
    assert all_bytes(folder / "people") == before


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)
unknown = st.dictionaries(st.text("xyz", min_size=3, max_size=4), anything, max_size=2)
texts = st.text(st.characters() | st.sampled_from("\x00\x1b\ud83d\u202e[/]é🫖"), max_size=20)
notes = st.builds(lambda text, more: Note(text=text, **more), texts, unknown)
entries = st.builds(
    lambda values, more: Entry(kind="any", values=values, **more), st.dictionaries(texts, anything, max_size=3), unknown
)
records = st.builds(
    lambda notes, entries, more, deep: Record(
        person=Person(called="Sam", **deep), notes=tuple(notes), entries=tuple(entries), sessions=(Session(),), **more
    ),
    st.lists(notes, max_size=3), st.lists(entries, max_size=3), unknown, unknown,
)  # fmt: skip


@settings(max_examples=60)
@given(record=records)
def test_any_record_comes_back_the_same_with_all_that_is_unknown(
    tmp_path_factory: pytest.TempPathFactory, record: Record
) -> None:
    folder = tmp_path_factory.mktemp("any") / "vault"
    with new_vault(folder) as vault:
        kept = vault.people.add(record)
    with open_vault(folder) as vault:
        assert vault.people.load(kept.person.id).record == record


def test_half_a_character_from_a_broken_paste_costs_nobody_their_words(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(saying(someone("Sam", "Sam \ud83d"), "tea \udc00 and cake"))
    with open_vault(folder) as vault:
        assert vault.people.all()[0].full_name == "Sam \ud83d"
        assert vault.people.load(record.person.id).record == record


def test_words_changed_inside_a_frozen_part_are_saved_too(folder: Path) -> None:
    with new_vault(folder) as vault:
        note = Note.model_validate({"text": "tea", "later": {"deep": ["a"]}})
        record = vault.people.add(someone().model_copy(update={"notes": (note,)}))
        record.entries[0].values["what_helps"].append("a bath")
        vault.people.save(record)
        assert vault.people.load(record.person.id).record.entries[0].values["what_helps"] == ["a walk", "tea", "a bath"]
        (record.notes[0].model_extra or {})["later"]["deep"].append("b")
        vault.people.save(record)
        assert vault.people.load(record.person.id).record == record


@pytest.mark.parametrize("called", ["", "  ", "Sam \ud83d", None])
def test_what_could_not_be_read_again_is_not_saved(folder: Path, called: Any) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(someone())
        for ask in (
            lambda: vault.people.save(renamed(record, called)),
            lambda: vault.people.add(renamed(someone(), called)),
        ):
            with pytest.raises(NotARecord):
                ask()
        nameless = record.model_copy(update={"entries": (record.entries[0].model_copy(update={"kind": ""}),)})
        with pytest.raises(NotARecord):
            vault.people.save(nameless)
        assert vault.people.load(record.person.id).record == record
        assert len(list((folder / "people").iterdir())) == 1


def test_ten_thousand_letters_and_more_in_one_note(folder: Path) -> None:
    with new_vault(folder) as vault:
        record = vault.people.add(saying(someone(), "so it was " * 100_000))
        assert vault.people.load(record.person.id).record == record
        with pytest.raises(VaultError, match="too big"):
            vault.people.save(saying(record, "x" * 70_000_000))
        assert vault.people.load(record.person.id).record == record


@pytest.mark.hazard("H54.2")
def test_the_list_can_be_read_while_a_save_waits_for_the_disk(folder: Path, monkeypatch: Any) -> None:
    vault = new_vault(folder, Files())
    record = vault.people.add(someone())
    waiting, go_on = threading.Event(), threading.Event()

    def slow(self: Any, handle: int) -> None:
        waiting.set()
        go_on.wait(10)

    monkeypatch.setattr("plans.vault.storage.filesystem.Files.fsync", slow)
    saver = threading.Thread(target=vault.people.save, args=(renamed(record, "Sammy"),))
    saver.start()
    assert waiting.wait(10)
    assert [person.called for person in vault.people.all()] == ["Sam"]
    go_on.set()
    saver.join()
    assert [person.called for person in vault.people.all()] == ["Sammy"]
    vault.close()


def test_saves_from_several_threads_are_all_kept(folder: Path) -> None:
    vault = new_vault(folder)
    people = [vault.people.add(someone(f"Person {number}")) for number in range(12)]

    def write(record: Record) -> None:
        for number in range(5):
            record = saying(record, str(number))
            vault.people.save(record)
            vault.people.all()

    threads = [threading.Thread(target=write, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    vault.close()
    with open_vault(folder) as vault:
        assert all(said(vault.people.load(person.id).record)[1:] == list("01234") for person in vault.people.all())
        assert len(vault.people.all()) == 12


def test_the_list_tells_name_and_last_meeting_in_order_of_names(folder: Path) -> None:
    later = datetime(2026, 5, 1, tzinfo=UTC)
    with new_vault(folder) as vault:
        for called in ("zoe", "Adam", "émile", "Bo"):
            record = vault.people.add(someone(called, f"{called} Example"))
        vault.people.save(record.model_copy(update={"sessions": (*record.sessions, Session(number=2, started=later))}))
    with open_vault(folder) as vault:
        assert [person.called for person in vault.people.all()] == ["Adam", "Bo", "zoe", "émile"]
        bo = vault.people.all()[1]
        assert (bo.full_name, bo.met_at, bo.id, bo.trouble) == ("Bo Example", later.timestamp(), record.person.id, "")


def test_importing_the_package_is_cheap() -> None:
    code = "import sys, plans.vault; print({'cryptography', 'tinydb', 'pydantic'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
