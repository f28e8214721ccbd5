"""A copy that leaves, from the form to the list of who received what; by key alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pikepdf
import pytest
from textual.pilot import Pilot

from peertui.app.app import PeertuiApp
from peertui.presenters.exporting import copy_log
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.exporting.copy_log import CopiesScreen
from peertui.screens.exporting.export import ExportScreen
from peertui.screens.people.person import PersonScreen
from peertui.services.exporting import copy_dispatch, copy_files
from peertui.services.exporting.copy_files import CannotDelete
from peertui.services.exporting.file_status import State
from peertui.services.exporting.printing import CannotPrint
from plans.pack.loader import load_pack
from plans.page.copy_holders import could_have_one
from plans.record.copy_log import copy_words, without_files
from plans.record.models import Copy, Entry, Record, Share, Way
from plans.vault import CopyMarks, Files
from tests.support.app.kit import NOW, choose, press, robin, running, save_it, saved, shown, write
from tests.support.context import context_of
from widgets.lists.numbered_list import NumberedList

TODAY = NOW.date()
WIDE = (160, 40)
"""Room for the long names of folders that tests have."""
SHARED = {"on_page": True, "share": Share.CAN_SHARE}
SIGN = Entry(id="s", kind="early_sign", values={"sign": "The radio stays off"}, **SHARED)
KIT = Entry(
    id="k", kind="supporter", values={"name": "Kit", "knows_they_are_listed": True, "phone": "07700 900123"}, **SHARED
)
SAM = Entry(id="sam", kind="supporter", values={"name": "Sam", "do_not_call": True, "phone": "07700 900124"})


def flat(app: PeertuiApp) -> str:
    return " ".join(shown(app).split())


async def form(app: PeertuiApp, pilot: Pilot[int], to: Path, kind: str = "6", who: str = "") -> ExportScreen:
    """The form for a kind of copy by its number, an open file if it could be locked."""
    app.screen.run("page")
    await press(pilot)
    app.screen.run("export")
    await press(pilot)
    await press(pilot, kind)
    screen = app.screen
    assert isinstance(screen, ExportScreen)
    screen._field("lock").answer = "open"
    screen._field("path").answer = str(to)
    screen._field("who").answer = who
    return screen


@pytest.mark.hazard("H01.8", "H31.2")
async def test_the_name_is_asked_and_whoever_gets_it_is_kept_and_named(tmp_path: Path) -> None:
    to = tmp_path / "plan.txt"
    async with running(tmp_path, robin(entries=(SIGN, KIT, SAM)), size=WIDE) as (app, pilot):
        await form(app, pilot, to)
        await choose(pilot, "Choose a name")
        assert [row.text for row in app.screen.query_one(NumberedList).rows] == ["Kit", "Nobody else: their own copy"]
        await press(pilot, "1", "enter")
        app.screen.run("save")
        await press(pilot)
        assert isinstance(app.screen, AskScreen)
        for said in ("Whose: Robin", "What: plain text, open", "For: Kit", "plan.txt", "anyone who has it can read it"):
            assert said in flat(app)
        await press(pilot, "1")
        assert not to.exists()
        assert app.workspace.record.copies == ()
        await save_it(app, pilot)
        assert "Saved as" in shown(app)
        app.workspace.save_now()
        await press(pilot)
        assert "Saved as" in shown(app)  # a save of the record does not wipe it off
        assert "Who has a copy: Kit" in to.read_text()
        [copy] = (await saved(app)).copies
        assert (copy.who, copy.how, copy.form, copy.named) == ("Kit", "as an open file", "text", True)
        assert (copy.given_on, copy.file) == (TODAY, str(to))
        assert copy_files.states((copy,), app.workspace.vault.copy_marks) == {copy.id: State.THERE}
        assert app.workspace.undo()
        assert app.workspace.record.copies == ()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
async def test_no_link_is_written_to_and_nothing_into_the_vault(tmp_path: Path) -> None:
    link, target = tmp_path / "link.txt", tmp_path / "target.txt"
    target.write_text("mine")
    link.symlink_to(target)
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        screen = await form(app, pilot, link)
        inside = tmp_path / "vault" / "x.txt"
        for typed, said in ((link, "is a link to another file"), ("-", "no file"), (inside, "vault's own folder")):
            screen._field("path").answer = str(typed)
            screen.run("save")
            await press(pilot)
            assert app.screen is screen
            assert said in flat(app)
        assert (link.is_symlink(), target.read_text()) == (True, "mine")
        assert not inside.exists()
        assert app.workspace.record.copies == ()


async def test_the_own_copy_and_one_for_somebody_kept_off_name_nobody(tmp_path: Path) -> None:
    to = tmp_path / "plan.txt"
    async with running(tmp_path, robin(entries=(SIGN, SAM)), size=WIDE) as (app, pilot):
        screen = await form(app, pilot, to)
        await save_it(app, pilot)
        screen._field("who").answer = "Sam"
        screen.run("save")
        await press(pilot)
        assert "not asked, or not to be called" in flat(app)
        assert "Yes, write over it, and name" not in flat(app)
        await press(pilot, "2")
        await app.workers.wait_for_complete()
        await press(pilot)
        assert "Who has a copy" not in to.read_text()
        assert [copy.who for copy in app.workspace.record.copies] == ["", "Sam"]
        assert (
            copy_words(app.workspace.record.copies[0]) == "Plain text: their own copy, as an open file on 3 March 2026"
        )


async def test_an_empty_form_asks_for_no_name_and_is_nobodys(tmp_path: Path) -> None:
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        screen = await form(app, pilot, tmp_path / "empty.pdf", "5")
        assert not screen._field("who").display
        screen.run("save")
        await press(pilot)
        await app.workers.wait_for_complete()
        await press(pilot)
        assert (tmp_path / "empty.pdf").exists()
        assert app.workspace.record.copies == ()
        screen.run("save")
        await press(pilot)
        assert "A file is there already" in flat(app)
        assert "Robin" not in shown(app)


@pytest.mark.hazard("H16.4")
async def test_a_weak_password_gets_advice_and_can_be_hidden(tmp_path: Path) -> None:
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        screen = await form(app, pilot, tmp_path / "plan.pdf", "1")
        screen._field("lock").focus()
        await press(pilot, "1")
        screen._field("password").focus()
        await write(pilot, "lock")
        assert "soon guessed" in flat(app)
        await choose(pilot, "Hide the password")
        assert "lock**" not in shown(app)
        assert "****" in shown(app)
        await choose(pilot, "Show the password")
        assert not screen._field("password").password
        screen._field("password").focus()
        await write(pilot, "er moss fiddle bus")
        assert "good password" in flat(app)
        await save_it(app, pilot)
        assert "locker moss" not in str(await saved(app))


@pytest.mark.hazard("H29.3")
async def test_a_password_that_other_readers_would_refuse_is_refused_in_its_field(tmp_path: Path) -> None:
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        screen = await form(app, pilot, tmp_path / "plan.pdf", "1")
        screen._field("lock").focus()
        await press(pilot, "1")
        for typed, named in (("locker moss ﬁddle ½", 'another way: "ﬁ" and "½"'), ("a\u00adb", "soft hyphen")):
            screen._field("password").answer = typed
            await press(pilot)
            assert "good password" not in flat(app)
            await save_it(app, pilot)
            assert named in flat(app)
            assert screen._field("password").has_focus_within
        assert not (tmp_path / "plan.pdf").exists()
        screen._field("password").answer = "e\u0301cole locker moss fiddle bus"
        await save_it(app, pilot)
        await saved(app)
        with pikepdf.open(tmp_path / "plan.pdf", password="\u00e9cole locker moss fiddle bus") as document:
            assert len(document.pages) == 1


@pytest.mark.hazard("H20.1")
async def test_it_is_printed_without_a_file_and_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_dispatch, "has_printer", lambda: True)
    sent: list[bytes] = []
    monkeypatch.setattr(copy_dispatch, "print_bytes", sent.append)
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        await form(app, pilot, tmp_path / "plan.pdf", "1", who="Kit")
        assert "Print it" in shown(app)
        await save_it(app, pilot, "3", "print")
        assert "on its way to the printer" in flat(app)
        assert sent[0].startswith(b"%PDF")
        assert not list(tmp_path.glob("*.pdf"))
        [copy] = app.workspace.record.copies
        assert (copy.who, copy.how, copy.file, copy.named) == ("Kit", "on paper", "", False)

        def refuse(_: bytes) -> None:
            raise CannotPrint("The printer did not take it.")

        monkeypatch.setattr(copy_dispatch, "print_bytes", refuse)
        await save_it(app, pilot, "2", "print")
        assert "The printer did not take it." in flat(app)
        assert len(app.workspace.record.copies) == 1
        app.screen._field("form").focus()
        await press(pilot, "6")
        assert "Print it" not in shown(app)


async def test_on_windows_the_saved_open_file_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[Path] = []
    monkeypatch.setattr(copy_dispatch, "has_printer", lambda: False)
    monkeypatch.setattr(copy_dispatch, "WINDOWS", True)
    monkeypatch.setattr(copy_dispatch, "print_file", lambda path: not printed.append(path))
    to = tmp_path / "plan.pdf"
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        await form(app, pilot, to, "1")
        assert "Print it" not in shown(app)
        await save_it(app, pilot)
        assert "Print it" in shown(app)
        await save_it(app, pilot, how="print")
        assert printed == [to]
        assert "on its way to the printer" in flat(app)
        assert [copy.how for copy in app.workspace.record.copies] == ["as an open file", "on paper"]


@pytest.mark.hazard("H31.4")
@pytest.mark.parametrize(("answer", "kept"), [("1", ["as an open file"]), ("2", ["as an open file", "on paper"])])
async def test_where_windows_only_opens_it_nothing_is_kept_about_paper_before_it_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, kept: list[str]
) -> None:
    monkeypatch.setattr(copy_dispatch, "has_printer", lambda: False)
    monkeypatch.setattr(copy_dispatch, "WINDOWS", True)
    monkeypatch.setattr(copy_dispatch, "print_file", lambda path: False)
    async with running(tmp_path, robin(entries=(SIGN,))) as (app, pilot):
        await form(app, pilot, tmp_path / "plan.pdf", "1")
        await save_it(app, pilot)
        await save_it(app, pilot, how="print")
        assert "It is open in another program: print it there." in flat(app)
        assert "on its way" not in flat(app)
        assert [copy.how for copy in app.workspace.record.copies] == ["as an open file"]
        await press(pilot, answer)
        assert [copy.how for copy in app.workspace.record.copies] == kept


def copy_of(path: Path, **more: object) -> Copy:
    import hashlib

    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    copy = Copy(
        id="c", who="Kit", form="text", how="as an open file", given_on=TODAY, file=str(path), sha256=digest, **more
    )
    return marks(path.parent).put(copy)


def marks(folder: Path) -> CopyMarks:
    """Those of the vault that the app is started on."""
    (folder / "vault").mkdir(exist_ok=True)
    return CopyMarks(Files(), folder / "vault")


async def listed(app: PeertuiApp, pilot: Pilot[int], row: str, answer: str) -> None:
    """Open a line of the list, and choose an answer by its words."""
    assert isinstance(app.screen, CopiesScreen)
    app.screen.query_one(NumberedList).focus()
    app.screen.query_one(NumberedList).go_to(row)
    await press(pilot, "enter")
    words = [one.text for one in app.screen.query_one(NumberedList).rows]
    await press(pilot, str(words.index(answer) + 1))


@pytest.mark.hazard("H25.3", "H25.5")
async def test_a_file_is_deleted_after_it_was_asked_and_no_other_one(tmp_path: Path) -> None:
    to = tmp_path / "plan.txt"
    to.write_text("words")
    async with running(tmp_path, robin(copies=(copy_of(to),)), size=(80, 30)) as (app, pilot):
        assert isinstance(app.screen, PersonScreen)
        await choose(pilot, "Who received what")
        assert "Plain text: Kit, as an open file on 3 March 2026. File:" in flat(app)
        assert "(still there)" in flat(app)
        await listed(app, pilot, "c", "Delete the file")
        assert "cannot be called back" in flat(app)
        assert "not written over" in flat(app)
        await press(pilot, "1")
        assert to.exists()
        await listed(app, pilot, "c", "Delete the file")
        to.write_text("somebody else's")
        await press(pilot, "2")
        assert "left alone" in flat(app)
        assert "another file has that name now" in flat(app)
        assert to.read_text() == "somebody else's"
        to.write_text("words")
        app.screen.look_again()
        await listed(app, pilot, "c", "Delete the file")
        await press(pilot, "2")
        assert not to.exists()
        assert "file deleted on 3 March 2026" in flat(app)
        assert (await saved(app)).copies[0].file_deleted_on == TODAY


@pytest.mark.hazard("H22.3", "H25.1")
async def test_what_became_of_a_copy_is_kept_and_can_be_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(copy_log, "open_file", opened.append)
    to = tmp_path / "plan.txt"
    to.write_text("words")
    received = Copy(id="r", who="Bo", way=Way.RECEIVED)
    async with running(tmp_path, robin(copies=(copy_of(to), received)), size=(80, 30)) as (app, pilot):
        await choose(pilot, "Who received what")
        await listed(app, pilot, "c", "Open the file")
        assert opened == [to]
        await listed(app, pilot, "c", "They should no longer have it")
        assert app.workspace.record.copies[0].withdrawn_on == TODAY
        assert "should not have it since 3 March 2026" in flat(app)
        await listed(app, pilot, "c", "They may have it after all")
        await listed(app, pilot, "c", "Do not name them on the page")
        assert not app.workspace.record.copies[0].named
        await listed(app, pilot, "c", "They gave it back, or it was destroyed")
        assert app.workspace.record.copies[0].taken_back_on == TODAY
        await choose(pilot, "Undo")
        assert app.workspace.record.copies[0].taken_back_on is None
        await listed(app, pilot, "r", "Forget this line")
        await press(pilot, "2")
        assert [copy.id for copy in app.workspace.record.copies] == ["c"]


@pytest.mark.hazard("H26.4")
async def test_a_removal_names_the_files_and_offers_to_delete_them(tmp_path: Path) -> None:
    to = tmp_path / "plan.txt"
    to.write_text("words")
    async with running(tmp_path, robin(copies=(copy_of(to, taken_back_on=TODAY),)), size=(80, 30)) as (app, pilot):
        app.screen.run("remove")
        await press(pilot)
        await press(pilot, "2")
        await press(pilot)
        assert "These files were saved" in flat(app)
        assert to.exists()
        await press(pilot, "2")
        await press(pilot)
        assert not to.exists()
        assert "is deleted." in flat(app)


def test_a_file_that_is_gone_or_a_folder_is_not_deleted(tmp_path: Path) -> None:
    to = tmp_path / "plan.txt"
    to.write_text("words")
    copy = copy_of(to)
    to.unlink()
    with pytest.raises(CannotDelete, match="not there any more"):
        copy_files.delete(copy, marks(tmp_path))
    to.mkdir()
    with pytest.raises(CannotDelete, match="left alone"):
        copy_files.delete(copy, marks(tmp_path))
    assert copy_files.states((copy,), marks(tmp_path)) == {"c": State.OTHER}
    assert copy_files.states((copy.model_copy(update={"file_deleted_on": TODAY}),), marks(tmp_path)) == {}


def test_no_name_of_a_file_goes_to_a_colleague() -> None:
    copy = Copy(id="c", who="Kit", file="/home/worker/plan.pdf", sha256="00")
    [left] = without_files((copy,))
    assert (left.who, left.file, left.sha256) == ("Kit", "", "")


def test_names_are_offered_once_and_nobody_who_is_not_to_be_called() -> None:
    again = Copy(who="kit")
    record = Record(person=robin().person, entries=(KIT, SAM), copies=(again, Copy(who="The surgery")))
    assert could_have_one(context_of(record, pack=load_pack())) == ("Kit", "The surgery")


@pytest.mark.hazard("H28.5")
async def test_what_is_not_on_it_is_said_before_a_copy_leaves(tmp_path: Path) -> None:
    bo = KIT.model_copy(update={"id": "bo", "values": {"name": "Bo", "phone": "07700 900125"}})
    cy = KIT.model_copy(update={"id": "cy", "values": {**bo.values, "name": "Cy", "knows_they_are_listed": True}})
    async with running(tmp_path, robin(entries=(SIGN, bo, cy)), size=WIDE) as (app, pilot):
        screen = await form(app, pilot, tmp_path / "plan.txt")
        screen.run("save")
        await press(pilot)
        assert '"Bo" is not on it: they do not know they are listed yet.' in flat(app)
        assert '"Cy" prints without "Number": no call order.' in flat(app)
        await press(pilot, "2")
        await app.workers.wait_for_complete()
        await press(pilot)
        assert "2 chosen lines are not on it, or not whole: the list says why." in flat(app)
