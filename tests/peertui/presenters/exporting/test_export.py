"""Printing and saving: what is asked of which kind of file, what is refused, and what comes of a copy that left."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import Paper
from peertui.presenters.command_ids import CommandId
from peertui.presenters.exporting import outgoing_copy
from peertui.presenters.exporting.export import Everything, Export
from peertui.presenters.exporting.outgoing_copy import NOTHING_LEFT, ONE_MOMENT
from peertui.presenters.form import FormField
from peertui.presenters.place import Place
from peertui.presenters.reply import Ask, Open, Say, Wait
from peertui.presenters.vault.messages import GOOD_PASSWORD, NAME_UNSEEN, UNKEPT_COPY
from peertui.services.exporting import copy_dispatch
from peertui.services.exporting.printing import CannotPrint
from plans.record.models import Entry, Share
from tests.support.app.kit import robin
from tests.support.app.presenting import NoFrontEnd, answered, done_at_once, words_of
from tests.support.exports.letterless import CHINESE
from widgets.models.status import Level

SHARED = {"on_page": True, "share": Share.CAN_SHARE}
SIGN = Entry(id="s", kind="early_sign", values={"sign": "The radio stays off"}, **SHARED)
KIT = Entry(id="k", kind="supporter", values={"name": "Kit", "knows_they_are_listed": True}, **SHARED)


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_dispatch, "has_printer", lambda: False)


def export(folder: Path, *entries: Entry, **given: str) -> Export:
    made = Export(NoFrontEnd(folder, robin(entries=(SIGN, KIT, *entries))), Paper.A4)
    for name, value in given.items():
        made.take(name, value)
    return made


def asked(form: Export) -> list[str]:
    """Names of what is asked one after another; the place that is opened in between."""
    return [one.name if isinstance(one, FormField) else one.place.name for one in form.in_turn()]


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("pdf", ["form", "who", "paper", "lock", "password", "path"]),
        ("card", ["form", "CARD", "who", "paper", "lock", "password", "path"]),
        ("slip", ["form", "SLIP", "who", "paper", "lock", "password", "path"]),
        ("blank", ["form", "paper", "lock", "password", "path"]),
        ("text", ["form", "who", "path"]),
        ("fhir", ["form", "who", "paper", "path"]),
    ],
)
def test_each_kind_of_file_asks_what_it_needs(tmp_path: Path, kind: str, names: list[str]) -> None:
    form = export(tmp_path)
    form.take("form", kind)
    assert asked(form) == names
    assert [field.name for field in form.fields() if field.is_asked] == [name for name in names if name.islower()]
    assert (form.fullness() is not None) == (kind == "card")


def test_with_a_printer_it_is_asked_whether_on_paper_and_then_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_dispatch, "has_printer", lambda: True)
    form = export(tmp_path)
    assert asked(form) == ["form", "way", "who", "paper", "lock", "password", "path"]
    form.take("way", "print")
    assert asked(form) == ["form", "way", "who", "paper"]
    form.take("form", "text")
    assert asked(form) == ["form", "who", "path"]


def test_the_name_follows_the_kind_and_one_of_their_own_keeps_all_but_its_ending(tmp_path: Path) -> None:
    form = export(tmp_path)
    for kind, name in (("card", "my-card.pdf"), ("text", "my-plan.txt"), ("slip", "my-questions.pdf")):
        form.take("form", kind)
        assert Path(form.given["path"]).name == name
    form.take("path", "fridge.pdf")
    form.take("form", "json")
    assert form.given["path"] == "fridge.json"


@pytest.mark.parametrize(
    ("name", "typed", "why"),
    [
        ("who", "\u200b", NAME_UNSEEN),
        ("password", "  ", "Type a password, or choose to leave it open."),
        ("password", "a\u00adb", "soft hyphen"),
        ("path", " ", "Say where to save it first."),
        ("path", "-", "A dash alone is no file."),
    ],
)
def test_what_cannot_be_taken_is_refused_in_its_field(tmp_path: Path, name: str, typed: str, why: str) -> None:
    form = export(tmp_path, password="locker moss fiddle bus", path=str(tmp_path / "plan.pdf"))
    form.take(name, typed)
    refused = form.do(CommandId.SAVE)
    assert isinstance(refused, Say)
    assert why in refused.words
    assert (refused.level, refused.field) == (Level.TROUBLE, name)


@pytest.mark.hazard("H16.4")
def test_a_password_gets_advice_as_it_is_typed_and_can_be_hidden(tmp_path: Path) -> None:
    form = export(tmp_path)
    assert "soon guessed" in words_of(form.take("password", "locker"))
    assert "soon guessed" in form.doubt("password")
    assert words_of(form.take("password", "locker moss fiddle bus")) == GOOD_PASSWORD
    assert form.doubt("password") == ""
    form.do(CommandId.HIDE_PASSWORD)
    assert next(field for field in form.fields() if field.name == "password").is_hidden
    assert CommandId.SHOW_PASSWORD in [command.id for command in form.commands()]


@pytest.mark.hazard("H01.8", "H31.2")
def test_whose_it_is_is_asked_and_whoever_gets_it_is_kept_and_named(tmp_path: Path) -> None:
    to = tmp_path / "plan.txt"
    form = export(tmp_path, form="text", who="Kit", path=str(to))
    assert form.unkept() == UNKEPT_COPY
    question = form.submit()
    assert isinstance(question, Ask)
    assert question.declined == NOTHING_LEFT
    for said in ("Whose:  Robin", "For:    Kit", "plan.txt", "anyone who has it can read it"):
        assert said in question.question
    assert answered(question, "no") == NOTHING_LEFT
    assert not to.exists()
    assert form.afterwards() == ()
    waits = question.answered("yes")
    assert isinstance(waits, Wait)
    assert waits.one_moment == ONE_MOMENT
    assert "Saved as" in words_of(done_at_once(waits))
    assert "Who has a copy: Kit" in to.read_text()
    [copy] = form.workspace.record.copies
    assert (copy.who, copy.named, copy.file) == ("Kit", True, str(to))
    assert form.unkept() == ""
    assert [command.id for command in form.afterwards()] == [CommandId.OPEN_FILE]
    there = form.submit()
    assert isinstance(there, Ask)
    assert "It will be written over." in there.question


def test_a_file_that_cannot_be_written_or_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    form = export(tmp_path, form="text", path=str(tmp_path / "no" / "such" / "plan.txt"))
    refused = answered(form.submit(), "yes")
    assert isinstance(refused, Say)
    assert (refused.level, refused.field) == (Level.TROUBLE, "path")
    form.take("path", str(tmp_path / "plan.txt"))
    answered(form.submit(), "yes")

    def none(_: Path) -> None:
        raise CannotPrint("No program here opens this file.")

    monkeypatch.setattr(outgoing_copy, "open_file", none)
    assert words_of(form.do(CommandId.OPEN_FILE)) == "No program here opens this file."


@pytest.mark.hazard("H29.2")
@pytest.mark.usefixtures("letterless")
def test_letters_that_no_font_has_are_asked_about(tmp_path: Path) -> None:
    to = tmp_path / "plan.pdf"
    chinese = Entry(id="c", kind="toolbox", values={"what": CHINESE}, **SHARED)
    form = export(tmp_path, chinese, lock="open", path=str(to))
    letters = answered(form.submit(), "yes")
    assert isinstance(letters, Ask)
    assert "no font on this computer has these Chinese letters" in letters.question
    assert answered(letters, "no") == NOTHING_LEFT
    assert not to.exists()
    assert "Saved as" in words_of(answered(letters, "yes"))


@pytest.mark.hazard("H20.1")
def test_it_is_printed_without_a_file_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[bytes] = []
    monkeypatch.setattr(copy_dispatch, "has_printer", lambda: True)
    monkeypatch.setattr(copy_dispatch, "print_bytes", sent.append)
    form = export(tmp_path, way="print", who="Kit", password="")
    assert "on its way to the printer" in words_of(answered(form.submit(), "unnamed"))
    assert sent[0].startswith(b"%PDF")
    assert not list(tmp_path.glob("*.pdf"))
    [copy] = form.workspace.record.copies
    assert (copy.who, copy.how, copy.file, copy.named) == ("Kit", "on paper", "", False)
    assert form.afterwards() == ()


def test_a_name_from_the_plan_goes_into_its_field(tmp_path: Path) -> None:
    form = export(tmp_path)
    opened = form.do(CommandId.NAMES)
    assert isinstance(opened, Open)
    assert (opened.place, opened.given) == (Place.NAMES, (("Kit",),))
    assert opened.then is not None
    assert opened.then(None) is None
    assert opened.then("Kit") == Say("", field="who")
    assert form.given["who"] == "Kit"


def test_all_that_is_kept_is_for_nobody_else(tmp_path: Path) -> None:
    form = Everything(NoFrontEnd(tmp_path, robin(entries=(SIGN,))))
    assert asked(form) == ["form", "paper", "lock", "password", "path"]
    assert CommandId.NAMES not in [command.id for command in form.commands()]
    assert form.about()
