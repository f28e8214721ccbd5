"""What may still be elsewhere after a removal, said in plain words, in the app and without waiting for a dead drive."""

from __future__ import annotations

import threading
import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from peertui.presenters.people.removal_remains import remains_words
from peertui.presenters.vault.backup_reminder import reminder
from peertui.screens.people.people_list import PeopleScreen
from peertui.services.exporting import file_status
from peertui.services.exporting.file_status import State, look
from peertui.services.removal import Remains
from peertui.services.settings import Settings
from plans.record.models import Copy
from plans.vault import Held, KnownBackup
from tests.peertui.screens.people.test_history import open_row, rows
from tests.peertui.screens.people.test_person import pick, with_plan
from tests.peertui.screens.vault.test_backup import TODAY, flat
from tests.support.app.kit import choose, press, running

MADE = datetime(2026, 11, 3, 12, tzinfo=UTC)
DRIVE = Path("/media/stick")


def known(name: str, made: datetime = MADE) -> KnownBackup:
    return KnownBackup(name, DRIVE / name, made)


def test_each_backup_is_named_with_its_day_and_folder() -> None:
    held = (
        Held(known("a.ptb"), True),
        Held(known("b.ptb"), True),
        Held(known("c.ptb"), False),
        Held(KnownBackup("d"), False),
    )
    copies = (
        Copy(who="Aunt Philippa", how="on paper", given_on=date(2026, 3, 3)),
        Copy(who="Noor"),
        Copy(who="Bo", taken_back_on=date(2026, 3, 4)),
    )
    states = {DRIVE / "a.ptb": State.THERE, DRIVE / "b.ptb": State.FOLDER_GONE, DRIVE / "c.ptb": State.FILE_GONE}
    words = remains_words(Remains.of(held, copies), lambda _: states)
    assert words.splitlines() == [
        "It is gone from this laptop, and the daily copies were removed. It cannot be taken out of a backup.",
        "",
        "These backups still hold it:",
        f"- a.ptb, made 3 November 2026, in {DRIVE}",
        f"- b.ptb, made 3 November 2026, in {DRIVE} (that drive or folder is not here now)",
        "",
        "These backups may still hold it:",
        f"- c.ptb, made 3 November 2026, in {DRIVE} (not in that folder now)",
        "- a backup of which the note does not open any more",
        "",
        "If it should be nowhere, delete those files and make a new backup.",
        "",
        "These copies of the page were given away:",
        "- Aunt Philippa, on paper, 3 March 2026",
        "- Noor",
    ]


def test_where_nothing_is_known_nothing_is_said() -> None:
    assert remains_words(Remains()) == ""


def test_files_are_looked_for(tmp_path: Path) -> None:
    (tmp_path / "there.ptb").write_bytes(b"")
    paths = [tmp_path / "there.ptb", tmp_path / "gone.ptb", tmp_path / "no" / "gone.ptb"]
    assert list(look(paths, 30).values()) == [State.THERE, State.FILE_GONE, State.FOLDER_GONE]


def test_a_drive_that_does_not_answer_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    real = file_status._state

    def slow(path: Path) -> State:
        if path.parent.name == "dead":
            let_go.wait(60)
        return real(path)

    monkeypatch.setattr(file_status, "_state", slow)
    (tmp_path / "there.ptb").write_bytes(b"")
    begun = time.monotonic()
    found = look([tmp_path / "dead" / "a.ptb", tmp_path / "there.ptb"], 1.5)
    assert time.monotonic() - begun < 30
    assert found == {tmp_path / "dead" / "a.ptb": State.UNKNOWN, tmp_path / "there.ptb": State.THERE}
    let_go.set()


def test_the_reminder_counts_from_the_last_backup_that_is_known() -> None:
    first_day = Settings(backup_day="2026-01-01")
    assert "61 days" in reminder(first_day, TODAY)
    assert "15 days" in reminder(first_day, TODAY, [known("a", datetime(2026, 2, 16, 12, tzinfo=UTC))])
    two = [known("a", datetime(2026, 2, 1, 12, tzinfo=UTC)), known("b", datetime(2026, 2, 17, 12, tzinfo=UTC))]
    assert reminder(first_day, TODAY, two) == ""
    assert reminder(Settings(), TODAY, [KnownBackup("does not open")]) == ""


@pytest.mark.hazard("H26.4")
async def test_the_app_says_which_backups_hold_what_was_removed(tmp_path: Path) -> None:
    record = with_plan().model_copy(update={"copies": (Copy(who="Aunt Philippa", how="on paper"),)})
    (tmp_path / "stick").mkdir()
    async with running(tmp_path, record, size=(160, 40)) as (app, pilot):
        path = app.workspace.vault.backups.make(tmp_path / "stick", TODAY).path
        await choose(pilot, "The plan")
        await open_row(pilot, "entry:s1")
        await pick(pilot, "Remove for good")
        await pick(pilot, "Yes, remove it for good")
        await pilot.pause()
        assert "the daily copies were removed" in flat(app)
        assert f"These backups still hold it: - {path.name}, made" in flat(app)
        await press(pilot, "shift+tab", "end")
        assert "Aunt Philippa, on paper" in flat(app)
        assert rows(app) == ["Go on"]
        await pick(pilot, "Go on")
        assert "I stop opening post" not in flat(app)


async def test_after_a_person_is_removed_it_is_said_on_the_list_of_people(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    async with running(tmp_path, with_plan()) as (app, pilot):
        app.workspace.vault.backups.make(tmp_path / "stick", TODAY)
        await choose(pilot, "Remove this person for good")
        await pick(pilot, "Yes, remove it for good")
        await pilot.pause()
        assert "These backups still hold it: - backup-2026-03-03.ptb" in flat(app)
        await pick(pilot, "Go on")
        assert isinstance(app.screen, PeopleScreen)
        assert app.workspace.vault.people.all() == ()


async def test_backups_are_listed_where_they_are_made_and_one_can_be_forgotten(tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    async with running(tmp_path, with_plan(), open_first=False, size=(120, 30)) as (app, pilot):
        path = app.workspace.vault.backups.make(tmp_path / "stick", TODAY).path
        await choose(pilot, "Back up")
        await choose(pilot, "Backups made")
        assert rows(app)[0].startswith(f"{path.name}, made ")
        await press(pilot, "enter")
        await pick(pilot, "No, keep it in the list")
        assert len(rows(app)) == 1
        path.unlink()
        await press(pilot, "enter")
        await pick(pilot, "Yes, forget this one")
        await pilot.pause()
        assert "No backup elsewhere is known." in flat(app)
        assert app.workspace.vault.backups.elsewhere() == ()
