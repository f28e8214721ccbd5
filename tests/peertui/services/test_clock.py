"""A clock that is behind: said once, in both front ends and on the command line, and it stops nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

import peertui
from peertui.screens.people.people_list import PeopleScreen
from peertui.screens.people.person import PersonScreen
from peertui.services import clock
from peertui.services.clock import clock_words, day_behind, newest_save, newest_words
from plans.record.models import Copy, Entry, Note, Session
from tests.support.app.kit import NOW, a_vault, press, robin, running, shown
from tests.support.plain.typing import Typist

KEPT = datetime(2026, 3, 5, 12, tzinfo=UTC)
SAID = (
    "This laptop says it is 3 March 2024, but something here was kept on 5 March 2026. Check the date before you print."
)
DAYS = st.dates(date(1970, 1, 1), date(2099, 12, 31))


@pytest.fixture(autouse=True)
def long_released(monkeypatch: pytest.MonkeyPatch) -> None:
    """The words themselves again, of a version that was made in 2023."""
    monkeypatch.setattr(clock, "clock_words", clock_words)
    monkeypatch.setattr(clock, "RELEASED", date(2023, 1, 1))


@pytest.fixture
def saved_in_2026() -> Iterator[None]:
    """What is saved is saved on 5 March 2026."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return KEPT

    with patch("plans.vault.crypto.sealed_object.datetime", Clock):
        yield


@pytest.mark.hazard("H14.2")
def test_two_years_back_is_said_with_both_days() -> None:
    assert clock_words(date(2024, 3, 3), date(2026, 3, 5)) == SAID


def test_a_day_before_this_version_is_said_though_nothing_is_kept() -> None:
    said = clock_words(date(2022, 12, 31), None)
    assert said == (
        "This laptop says it is 31 December 2022, but this peertui was made on 1 January 2023. "
        "Check the date before you print."
    )


@given(DAYS, st.none() | DAYS)
def test_a_clock_is_behind_only_before_a_day_that_was(today: date, kept: date | None) -> None:
    past = [day for day in (clock.RELEASED, kept) if day]
    behind = day_behind(today, kept)
    assert (behind is not None) is (today < max(past))
    assert behind in (None, max(past))
    assert bool(clock_words(today, kept)) is (behind is not None)


def test_no_clock_that_is_right_is_before_this_version() -> None:
    assert date.today() + timedelta(days=1) >= peertui.RELEASED
    assert date(2026, 11, 28) <= peertui.RELEASED


def test_everything_that_carries_a_day_counts() -> None:
    early = datetime(2020, 1, 1, tzinfo=UTC)
    parts: tuple[dict[str, object], ...] = (
        {"notes": (Note(text="x", created=early, changed=KEPT),)},
        {"entries": (Entry(kind="early_sign", created=early, changed=KEPT),)},
        {"sessions": (Session(started=early, ended=KEPT),)},
        {"sessions": (Session(started=KEPT),)},
        {"copies": (Copy(who="", given_on=KEPT.date()),)},
    )
    assert [newest_words(robin(**part)) for part in parts] == [KEPT.date()] * len(parts)
    assert newest_words(robin()) is None


def test_the_list_of_people_knows_the_newest_save(tmp_path: Path, saved_in_2026: None) -> None:
    with a_vault(tmp_path / "vault", robin()) as vault:
        assert newest_save(vault.people.all()) == KEPT.date()
        assert newest_save(()) is None


def flat(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.hazard("H14.2")
async def test_the_full_screen_says_it_with_the_people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved_in_2026: None
) -> None:
    monkeypatch.setattr("tests.support.app.kit.NOW", datetime(2024, 3, 3, 12, tzinfo=UTC))
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        assert isinstance(app.screen, PeopleScreen)
        assert SAID in flat(shown(app))
        await press(pilot, "enter")
        assert isinstance(app.screen, PersonScreen)
        assert "This laptop says" not in flat(shown(app))


async def test_the_full_screen_says_it_where_only_the_record_knows(tmp_path: Path, saved_in_2026: None) -> None:
    later = KEPT + timedelta(days=9)
    async with running(tmp_path, robin(notes=(Note(text="x", changed=later),))) as (app, _):
        assert "but something here was kept on 14 March 2026" in flat(shown(app))


@pytest.mark.hazard("H14.2")
def test_plain_lines_say_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saved_in_2026: None) -> None:
    monkeypatch.setattr("tests.support.plain.typing.NOW", datetime(2024, 3, 3, 12, tzinfo=UTC))
    typist = Typist(tmp_path / "vault", vault=a_vault(tmp_path / "vault", robin()))
    typist.type("1")
    typist.type("back")
    typist.type("quit")
    assert flat("".join(typist.all_said)).count(SAID) == 1


def test_a_clock_that_is_right_is_not_spoken_of(tmp_path: Path) -> None:
    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            return NOW - timedelta(days=1)

    with patch("plans.vault.crypto.sealed_object.datetime", Clock):
        vault = a_vault(tmp_path / "vault", robin(notes=(Note(text="x", created=NOW, changed=NOW),)))
    typist = Typist(tmp_path / "vault", vault=vault)
    typist.type("1")
    typist.type("quit")
    assert "This laptop says" not in flat("".join(typist.all_said))
