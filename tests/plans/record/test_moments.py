"""Moments before 1970 and after 3000, which Windows does not tell, are told all the same."""

from __future__ import annotations

import ast
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.record import moments
from plans.record.models import Session
from plans.record.moments import EPOCH, local, local_day, moment_at
from plans.vault import Vault
from plans.vault.storage.people_index import Summary
from tests.support.folders import ROOT
from tests.support.plans.vault_people import PASSPHRASE, new_vault, someone

MOMENTS = st.datetimes(timezones=st.just(UTC))
ASKING = ("fromtimestamp", "utcfromtimestamp", "gmtime", "localtime", "mktime", "ctime")
SUMMER = timezone(timedelta(hours=1))


@pytest.fixture
def as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that knows its clock, an hour ahead from April to September, in the years 1970 to 2999 alone."""

    def system_zone(moment: datetime) -> tzinfo:
        if not 1970 <= moment.year < 3000:
            raise OSError(22, "Invalid argument")
        return SUMMER if 4 <= moment.month <= 9 else UTC

    monkeypatch.setattr(moments, "_system_zone", system_zone)


@pytest.mark.parametrize("year", [1, 1650, 1968, 1985, 2026, 3400, 9999])
def test_any_year_has_the_clock_of_its_season(as_on_windows: None, year: int) -> None:
    """Late on 30 June is the first of July here; late on 31 December is not the next year."""
    assert f"{local(datetime(year, 6, 30, 23, 30, tzinfo=UTC)):%m-%d %H:%M}" == "07-01 00:30"
    assert local(datetime(year, 12, 31, 23, 30, tzinfo=UTC)) == datetime(year, 12, 31, 23, 30, tzinfo=UTC)
    assert local_day(datetime(year, 12, 31, 23, 30, tzinfo=UTC)).year == year


def test_a_system_that_knows_no_clock_at_all_leaves_a_moment_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_: datetime) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(moments, "_system_zone", unknown)
    assert local(EPOCH - timedelta(days=900)) == EPOCH - timedelta(days=900)


@given(MOMENTS)
def test_seconds_lead_back_to_their_moment(moment: datetime) -> None:
    """To the millisecond: as precise as seconds with a point are at the ends of the calendar."""
    assert abs(moment_at(moment.timestamp()) - moment) < timedelta(milliseconds=1)


@pytest.mark.parametrize("seconds", [1e300, -1e300, float("inf"), float("nan"), 2.6e11, -6.3e10])
def test_what_is_no_moment_is_refused(seconds: float) -> None:
    with pytest.raises(ValueError, match=r"."):
        moment_at(seconds)


@given(MOMENTS)
def test_everyone_is_listed_whenever_they_met(moment: datetime) -> None:
    record = someone("Robin").model_copy(update={"sessions": (Session(started=moment),)})
    row = Summary.of(record, moment, 1)
    assert row.last_session is not None
    assert abs(row.last_session - moment) < timedelta(milliseconds=1)
    assert abs(row.changed - moment) < timedelta(milliseconds=1)


def test_a_meeting_before_1970_leaves_the_list_as_it_is(tmp_path: Path) -> None:
    met = datetime(1969, 7, 20, 20, 17, tzinfo=UTC)
    with new_vault(tmp_path / "vault") as vault:
        vault.people.add(someone("Robin").model_copy(update={"sessions": (Session(started=met),)}))
        vault.people.add(someone("Sam"))
    with Vault.open(tmp_path / "vault", passphrase=PASSPHRASE) as vault:
        assert vault.notices == ()
        assert [person.called for person in vault.people.all()] == ["Robin", "Sam"]
        assert vault.people.all()[0].last_session == met


def test_the_system_is_asked_for_a_date_in_one_place_alone() -> None:
    """`fromtimestamp` and an `astimezone` to the system's own zone stop with an error on Windows."""
    found = []
    for path in (path for name in ("peertui", "plans", "exports", "widgets") for path in (ROOT / name).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                asked = node.func.attr in (
                    "fromtimestamp",
                    "utcfromtimestamp",
                    "gmtime",
                    "localtime",
                    "mktime",
                    "ctime",
                )
                if asked or (node.func.attr == "astimezone" and not node.args):
                    found.append(f"{path.name}:{ast.unparse(node)}")
    assert found == ["moments.py:date.fromtimestamp(seconds)", "moments.py:moment.astimezone()"]
