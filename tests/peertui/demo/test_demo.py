"""The made-up person: plain to be fictional, true to the programme, and a page that fits."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from exports import Paper, fit, text
from peertui.demo import demo_record, demo_vault
from plans.guide import state_machine
from plans.guide.route import known, stands
from plans.pack.loader import load_pack
from plans.pack.models import FieldType, Pack
from plans.page.compose import compose
from plans.record.json_document import dump_document
from plans.record.models import Outcome, Record, Voice
from tests.support.context import context_of

TODAY = date(2026, 9, 14)
DRAMA_NUMBERS = re.compile(r"07700 900\d{3}|01632 960\d{3}|020 7946 0\d{3}|0161 496 0\d{3}")
NEVER = re.compile(
    r"\b(patients?|compliance|service users?|suffer\w*|committed|cases?|scores?|overdue|incomplete|fail\w*)\b", re.I
)
DOSE = re.compile(r"\b(\d+ ?mg|tablets?|pills?)\b", re.I)


@pytest.fixture(scope="module")
def record() -> Record:
    return demo_record(TODAY)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def test_it_says_that_it_is_made_up(record: Record, pack: Pack) -> None:
    assert "Demo: a made-up person" in record.person.full_name
    assert "Demo: a made-up person" in text(compose(context_of(record, pack=pack, today=TODAY)))


def test_its_words_are_words_we_use(record: Record) -> None:
    words = dump_document(record)
    assert NEVER.findall(words) == []
    assert DOSE.findall(words) == []
    numbers = re.findall(r"\b0[\d ]{8,}\d", words)
    assert len(numbers) >= 8
    assert all(DRAMA_NUMBERS.fullmatch(number) for number in numbers)


def test_three_meetings_that_walked_the_guide(record: Record, pack: Pack) -> None:
    assert [s.number for s in record.sessions] == [1, 2, 3]
    for session in record.sessions:
        assert session.ended is not None
        assert state_machine.view(pack, session) is None
        for at, item in enumerate(session.trail):
            assert known(pack, session, item.step), item.step
            if item.outcome is not Outcome.OPENED:
                assert stands(pack, session, session.trail[:at]) == item.step
        assert stands(pack, session, session.trail) == "after/leaving"  # the worker's own check leaves no mark
        whens = [item.when for item in session.trail]
        assert whens == sorted(whens)
        assert session.started <= whens[0] <= whens[-1] <= session.ended


def test_entries_are_of_known_kinds_and_most_kinds_are_there(record: Record, pack: Pack) -> None:
    ids = {entry.id for entry in record.entries}
    for entry in record.entries:
        kind = pack.kinds[entry.kind]
        for name, value in entry.values.items():
            field = kind.field(name)
            assert field is not None, (entry.id, name)
            if field.type is FieldType.CHOICE:
                assert value in field.choices, (entry.id, name)
            if field.type is FieldType.REFERENCE and "prompt" not in field.refers_to:
                assert value in ids or value in pack.kinds, (entry.id, name)
    assert len({entry.kind for entry in record.entries}) >= len(pack.kinds) - 5


def test_what_was_written_belongs_to_a_step_that_was_walked(record: Record) -> None:
    for part in (*record.entries, *record.notes):
        session = record.session(part.session or "")
        assert f"{part.module}/{part.step}" in {item.step for item in session.trail}, part.id
        assert session.started <= part.created <= (session.ended or part.created)


def test_notes_in_every_voice(record: Record) -> None:
    assert {note.voice for note in record.notes} == set(Voice)
    assert 8 <= len(record.notes) <= 10


@pytest.mark.parametrize("paper", list(Paper))
def test_the_page_fits_and_is_well_filled(record: Record, pack: Pack, paper: Paper) -> None:
    found = fit(compose(context_of(record, pack=pack, today=TODAY)), paper)
    assert found.fits
    assert found.fullness > 0.65
    assert found.warnings() == ()


def test_every_entry_chosen_is_on_the_page(record: Record, pack: Pack) -> None:
    page = compose(context_of(record, pack=pack, today=TODAY))
    there = {item.entry for section in page.sections for group in section.groups for item in group.items}
    chosen = {entry.id for entry in record.entries if entry.on_page}
    assert chosen - there == {e.id for e in record.of_kind("copy", "review_date")}
    assert page.copies


@pytest.mark.parametrize("days", range(0, 800, 97))
def test_the_last_meeting_is_always_a_week_or_two_ago(days: int) -> None:
    today = TODAY + timedelta(days=days)
    record = demo_record(today)
    last = record.sessions[-1].started.date()
    assert 7 <= (today - last).days < 14
    assert last.strftime("%A") == "Tuesday"
    assert date.fromisoformat(record.of_kind("review_date")[0].text("date")) > today
    assert "2026-03-10" not in dump_document(record)


def test_the_vault_holds_just_this_person(tmp_path: Path) -> None:
    with demo_vault(tmp_path / "demo") as vault:
        everyone = vault.people.all()
        assert [one.called for one in everyone] == ["Idris"]
        assert len(vault.people.load(everyone[0].id).record.entries) > 100
