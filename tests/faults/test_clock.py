"""A clock that jumps by years, forth and back: nothing is lost, the order is that of saving, and dates can be told."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.record.models import Record
from plans.vault import Vault, restore
from plans.vault.backup.backup_writer import file_name
from plans.vault.backup.daily_copies import COPIES, KEEP
from tests.support.faults.failing import Quick
from tests.support.faults.operations import SAM, with_notes
from tests.support.plans.vault_people import PASSPHRASE, new_vault, open_vault

MOMENTS = st.datetimes(datetime(1969, 12, 30), datetime(9999, 12, 30), timezones=st.just(UTC)) | st.sampled_from(
    [datetime(year, 1, 1, tzinfo=UTC) for year in (1601, 1970, 1980, 2026, 2038, 2099)]
)
DOINGS = st.sampled_from(["save", "save", "save", "undo", "open again", "daily copy", "remove", "new person"])


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """The clock stands at this moment."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return moment

    with patch("plans.vault.crypto.sealed_object.datetime", Clock):
        yield


def look(vault: Vault, record: Record) -> None:
    """What was saved last is shown, without a word about damage, and every date can be told."""
    opened = vault.people.load("sam")
    assert (opened.record, opened.notices) == (record, ())
    versions = vault.history.versions("sam", most=100)
    assert [version.generation for version in versions] == sorted((v.generation for v in versions), reverse=True)
    assert vault.history.version("sam", versions[0].generation) == record
    assert all(row.changed.astimezone(UTC).year >= 1970 for row in vault.people.all())


@pytest.mark.hazard("H14.1")
@settings(max_examples=25)
@given(st.lists(st.tuples(MOMENTS, DOINGS), min_size=1, max_size=25))
def test_whatever_the_clock_does_what_was_saved_last_is_there(days: list[tuple[datetime, str]]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "vault"
        vault, past, people = new_vault(folder), [SAM], 1
        vault.people.add(SAM)
        for number, (moment, doing) in enumerate(days, 1):
            with at(moment):
                if doing == "save":
                    past.append(with_notes(past[-1], number))
                    vault.people.save(past[-1])
                elif doing == "undo" and (step := vault.history.undo("sam")):
                    past.append(step.after)
                elif doing == "open again":
                    vault.close()
                    vault = open_vault(folder)
                elif doing == "daily copy":
                    vault.backups.make_daily(moment.date())
                    assert (folder / COPIES / file_name(moment.date())).exists()
                elif doing == "remove" and len(past[-1].notes) > 1:
                    past.append(vault.people.remove_parts("sam", [past[-1].notes[-1].id]))
                elif doing == "new person":
                    vault.people.add(Record(person={"id": f"new {number}", "called": f"new {number}"}))
                    people += 1
                look(vault, past[-1])
        vault.close()
        with open_vault(folder) as vault:
            look(vault, past[-1])
            assert len(vault.people.all()) == people
        assert len(list(folder.glob(f"{COPIES}/*"))) <= KEEP


def test_copies_dated_in_a_future_that_was_wrong_go_first(tmp_path: Path) -> None:
    """A clock that was years ahead for a week must not cost the copy of every day after it."""
    folder = tmp_path / "vault"
    with new_vault(folder) as vault:
        vault.people.add(SAM)
        for day in range(KEEP):
            vault.backups.make_daily(date(2099, 1, 1) + timedelta(day))
        record = SAM
        for day in range(1, KEEP + 1):
            record = with_notes(record, day)
            vault.people.save(record)
            made = vault.backups.make_daily(date(2026, 3, day))
            assert made
            assert made.path.exists()
            assert len(list((folder / COPIES).iterdir())) == KEEP
    assert sorted(path.name for path in (folder / COPIES).iterdir()) == [
        file_name(date(2026, 3, day)) for day in range(1, KEEP + 1)
    ]
    restore(made.path, tmp_path / "back", passphrase=PASSPHRASE, files=Quick())
    with open_vault(tmp_path / "back") as vault:
        assert vault.people.load("sam").record == record


@pytest.mark.hazard("H14.1")
@pytest.mark.parametrize("wrong", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2099, 1, 1, tzinfo=UTC)])
def test_thinning_under_a_wrong_clock_keeps_the_newest_saves(tmp_path: Path, wrong: datetime) -> None:
    with new_vault(tmp_path / "vault") as vault:
        record = vault.people.add(SAM)
        for number in range(1, 121):
            with at(wrong if number % 3 == 0 else datetime(2026, 3, 3, tzinfo=UTC) + timedelta(hours=number)):
                record = with_notes(SAM, number)
                vault.people.save(record)
        kept = {version.generation for version in vault.history.versions("sam", most=200)}
        assert set(range(122 - 20, 122)) <= kept
        look(vault, record)
