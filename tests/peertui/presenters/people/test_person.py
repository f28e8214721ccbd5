"""One person, the people, and the lists around them, without a front end."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.presenters.command_ids import CommandId
from peertui.presenters.exporting.handover_text import NOTHING_TO_HAND_OVER
from peertui.presenters.people.help_lines import HelpLineForm, HelpLines
from peertui.presenters.people.people_list import PeopleList
from peertui.presenters.people.person import PersonOverview
from peertui.presenters.people.person_form import NameAndRegion, NewPerson
from peertui.presenters.people.plan import Notes, Plan
from peertui.presenters.people.removal_remains import DONE
from peertui.presenters.people.settings import LaptopSettings
from peertui.presenters.place import Place
from peertui.presenters.reply import Ask, Done, Open, Say
from peertui.presenters.session.find import Find
from peertui.presenters.session.module import ModuleSteps
from peertui.services.help_lines import FIELDS, KEPT
from plans.record.models import Entry, Note
from tests.support.app.kit import robin
from tests.support.app.presenting import NoFrontEnd, words_of
from widgets.models.status import Level

TEA = Note(id="tea", text="tea")
SIGN = Entry(id="s", kind="early_sign", values={"sign": "No radio"})


def test_a_step_of_a_part_opens_in_a_meeting_that_is_asked_about_first(tmp_path: Path) -> None:
    person = PersonOverview(NoFrontEnd(tmp_path, robin()), "")
    opened = person.pick("module:early_signs")
    assert isinstance(opened, Open)
    assert opened.place is Place.MODULE
    module = ModuleSteps(person.app, *opened.given)
    step = next(row.id for row in module.rows())
    ended = module.pick(step)
    assert isinstance(ended, Done)
    assert opened.then is not None
    asked = opened.then(ended.result)
    assert isinstance(asked, Ask)
    assert person.workspace.record.sessions == ()
    assert asked.answered("here") == Open(Place.SESSION)
    assert person.workspace.record.open_session is not None
    assert opened.then(None) is None
    assert opened.then(ended.result) == Open(Place.SESSION)  # now one is open


def test_every_command_of_a_person_leads_somewhere(tmp_path: Path) -> None:
    person = PersonOverview(NoFrontEnd(tmp_path, robin(entries=(SIGN,))), "")
    listed = {row.id.removeprefix("do:") for row in person.rows() if row.id.startswith("do:")}
    assert listed <= {command.id for command in person.commands()}
    for command in person.commands():
        assert person.do(command.id) is not None, command.words


def test_where_nothing_is_written_nothing_can_be_handed_over(tmp_path: Path) -> None:
    person = PersonOverview(NoFrontEnd(tmp_path, robin()), "")
    assert words_of(person.do(CommandId.HAND_OVER)) == NOTHING_TO_HAND_OVER


@pytest.mark.hazard("H02.8")
def test_removing_somebody_is_asked_first_and_ends_their_place_with_what_may_still_hold_it(tmp_path: Path) -> None:
    app = NoFrontEnd(tmp_path, robin(notes=(TEA,)))
    asked = PersonOverview(app, "").do(CommandId.REMOVE)
    assert isinstance(asked, Ask)
    assert "1 note" in asked.question
    assert asked.answered("keep") is None
    assert app.workspace.has_record
    ended = asked.answered("remove")
    assert isinstance(ended, Done)
    assert words_of(ended.result) == DONE
    assert not app.workspace.has_record
    assert app.workspace.vault.people.all() == ()


def test_what_was_left_out_is_another_list_of_the_same_place(tmp_path: Path) -> None:
    notes = Notes(NoFrontEnd(tmp_path, robin(notes=(TEA,))))
    assert [row.text for row in notes.rows() if not row.heading] == ["tea"]
    assert notes.do(CommandId.SHOW_LEFT_OUT) is None
    assert notes.title() == "Notes that were left out"
    assert notes.rows() == ()
    assert CommandId.SHOW_KEPT in {command.id for command in notes.commands()}


def test_going_back_from_the_kinds_adds_nothing_to_the_plan(tmp_path: Path) -> None:
    plan = Plan(NoFrontEnd(tmp_path, robin()))
    kinds = plan.do(CommandId.ADD_ENTRY)
    assert isinstance(kinds, Open)
    assert kinds.then is not None
    assert kinds.then(None) is None
    assert plan.workspace.record.entries == ()
    opened = kinds.then("early_sign")
    assert isinstance(opened, Open)
    assert opened.given == (plan.workspace.record.entries[0].id,)


def test_what_is_found_is_counted_and_said_to_be_nothing(tmp_path: Path) -> None:
    finding = Find(NoFrontEnd(tmp_path, robin(notes=(TEA,))))
    for wanted, found, said in (("", "", "Nothing found yet."), ("TEA", "1 found", ""), ("x", "0 found", "")):
        finding.wanted = wanted
        finding.look_again()
        assert finding.found() == found
        assert finding.empty() == (said or "Nothing found.")


def test_a_part_is_hidden_and_shown_again(tmp_path: Path) -> None:
    module = ModuleSteps(NoFrontEnd(tmp_path, robin()), "medication")
    assert words_of(module.do(CommandId.HIDE_MODULE)) == "Hidden. It can be shown again here."
    assert CommandId.SHOW_MODULE in {command.id for command in module.commands()}
    assert words_of(module.do(CommandId.SHOW_MODULE)) == "It is on the lists again."


# -- forms -------------------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H01.2")
def test_that_somebody_is_listed_alike_is_said_once_and_stops_nobody(tmp_path: Path) -> None:
    newcomer = NewPerson(NoFrontEnd(tmp_path, robin()), "Robin")
    said = newcomer.do(CommandId.BEGIN_RECORD)
    assert isinstance(said, Say)
    assert said.level is Level.NOTE
    assert len(newcomer.workspace.vault.people.all()) == 1
    assert newcomer.do(CommandId.BEGIN_RECORD) == Done(True)
    assert len(newcomer.workspace.vault.people.all()) == 2


def test_nobody_is_kept_without_a_name_and_the_name_is_not_lost_by_an_empty_one(tmp_path: Path) -> None:
    app = NoFrontEnd(tmp_path, robin())
    newcomer = NewPerson(app, " ")
    refused = newcomer.do(CommandId.BEGIN_RECORD)
    assert isinstance(refused, Say)
    assert refused.level is Level.TROUBLE
    assert not newcomer.keep()
    about = NameAndRegion(app)
    assert "The old one stays" in words_of(about.take("called", " "))
    assert app.workspace.record.person.called == "Robin"
    assert about.take("called", "Rob") is None
    assert app.workspace.record.person.called == "Rob"


def test_a_name_that_nobody_has_is_asked_about(tmp_path: Path) -> None:
    people = PeopleList(NoFrontEnd(tmp_path, robin()))
    people.wanted = "Kit"
    people.look_again()
    assert people.rows() == ()
    asked = people.unknown()
    assert 'No name has "Kit" in it. Is this a new person?' in asked.question
    assert asked.answered("no") is None
    opened = asked.answered("yes")
    assert isinstance(opened, Open)
    assert (opened.place, opened.given) == (Place.NEW_PERSON, ("Kit",))


def test_a_setting_is_kept_and_said_in_words(tmp_path: Path) -> None:
    settings = LaptopSettings(NoFrontEnd(tmp_path, robin()))
    assert settings.take("lock_after", "60") == ""
    assert {field.name: str(field) for field in settings.fields()}["lock_after"] == "an hour"
    assert str(settings.fields()[0]) == "none yet"
    assert settings.app.settings.lock_after == "60"


def test_a_help_line_is_kept_once_both_numbers_are_the_same(tmp_path: Path) -> None:
    lines = HelpLines(NoFrontEnd(tmp_path, robin()), "England")
    opened = lines.do(CommandId.ADD_HELP_LINE)
    assert isinstance(opened, Open)
    form = HelpLineForm(lines.app, *opened.given)
    assert form.fields == FIELDS
    form.given = {"name": "Night line", "number": "01632 960100", "again": "01632 960101", "hours": "nights"}
    refused = form.do(CommandId.KEEP_LINE)
    assert isinstance(refused, Say)
    assert form.meant(refused.words) == "number"
    form.given["again"] = "01632 960100"
    assert form.do(CommandId.KEEP_LINE) == Done(KEPT)
    assert any("Night line" in row.text for row in lines.rows())
