"""Plain mode prints, saves, opens and deletes copies as the full screen does."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pikepdf
import pytest

from peertui.presenters.exporting import copy_log, outgoing_copy
from peertui.services.exporting import copy_dispatch
from peertui.services.exporting.printing import CannotPrint
from plans.record.models import Copy, Entry, Record, Share, Way
from plans.vault import CopyMarks, Files
from tests.support.app.kit import NOW, a_vault, robin
from tests.support.plain.typing import Typist

TODAY = NOW.date()
SHARED = {"on_page": True, "share": Share.CAN_SHARE}
SIGN = Entry(id="s", kind="early_sign", values={"sign": "The radio stays off"}, **SHARED)
KIT = Entry(
    id="k", kind="supporter", values={"name": "Kit", "knows_they_are_listed": True, "phone": "07700 900123"}, **SHARED
)


def at_robin(folder: Path, **parts: object) -> Typist:
    """At the first person's own list."""
    typist = Typist(folder / "vault", vault=a_vault(folder / "vault", robin(**parts)))
    typist.type("1")
    return typist


def pick(typist: Typist, *lines: str) -> str:
    """Pick one line after another by its words; all of what is said after the last, in one piece."""
    for words in lines:
        typist.type(typist.number_of(words))
    return flat(typist)


def flat(typist: Typist) -> str:
    return " ".join(typist.latest.split())


def end(typist: Typist) -> Record:
    """The record as it was left."""
    record = typist.room.workspace.record
    typist.type("quit")
    assert typist.code == 0
    return record


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What was sent to a printer that is there."""
    sent: list[bytes] = []
    monkeypatch.setattr(copy_dispatch, "has_printer", lambda: True)
    monkeypatch.setattr(copy_dispatch, "print_bytes", sent.append)
    return sent


@pytest.fixture
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copy_dispatch, "has_printer", lambda: False)


def test_it_is_printed_without_a_file_and_kept(
    tmp_path: Path, printer: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    typist = at_robin(tmp_path, entries=(SIGN, KIT))
    pick(typist, "The page", "Print or save it", "PDF to print", "Print it on paper", "Kit")
    said = pick(typist, "A4")
    assert "For: Kit" in said
    assert "To: the printer" in said
    assert "on its way to the printer" in pick(typist, "Yes, print it, without naming them")
    assert printer[0].startswith(b"%PDF")
    assert not list(tmp_path.rglob("*.pdf"))

    def refuse(_: bytes) -> None:
        raise CannotPrint("The printer did not take it.")

    monkeypatch.setattr(copy_dispatch, "print_bytes", refuse)
    pick(typist, "Print or save it", "PDF to print", "Print it on paper")
    typist.type("")
    assert "The printer did not take it." in pick(typist, "A4", "Yes, print it")
    assert "On paper or as a file?" not in pick(typist, "Print or save it", "plain text")
    [copy] = end(typist).copies
    assert (copy.who, copy.how, copy.file, copy.named) == ("Kit", "on paper", "", False)


@pytest.mark.usefixtures("no_printer")
def test_back_leads_to_the_question_before_and_a_saved_file_can_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(outgoing_copy, "open_file", opened.append)
    to = tmp_path / "plan.pdf"
    typist = at_robin(tmp_path, entries=(SIGN,))
    assert "Who is it for?" in pick(typist, "The page", "Print or save it", "PDF to print")
    typist.type("The surgery")
    pick(typist, "A4", "leave it open")
    assert "Save it as" in flat(typist)
    assert "Locked or open?" in typist.type("back")
    assert "Which paper?" in typist.type("back")
    assert "Who is it for?" in typist.type("back")
    typist.type("Nobody Special")
    pick(typist, "Letter", "leave it open")
    assert "For: Nobody Special" in " ".join(typist.type(str(to)).split())
    assert "Saved as" in pick(typist, "Yes, save it, without naming them")
    assert "Opening it." in pick(typist, "Open it")
    assert opened == [to]
    typist.type("")
    assert [copy.who for copy in end(typist).copies] == ["Nobody Special"]


@pytest.mark.usefixtures("no_printer")
def test_on_windows_the_saved_open_file_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[Path] = []
    monkeypatch.setattr(copy_dispatch, "WINDOWS", True)
    monkeypatch.setattr(copy_dispatch, "print_file", lambda path: not printed.append(path))
    to = tmp_path / "plan.pdf"
    typist = at_robin(tmp_path, entries=(SIGN,))
    pick(typist, "The page", "Print or save it", "PDF to print")
    typist.type("")
    pick(typist, "A4", "leave it open")
    typist.type(str(to))
    assert "2. Print it" in pick(typist, "Yes, save it")
    assert "on its way" in pick(typist, "Print it", "Yes, print it")
    assert printed == [to]
    typist.type("")
    assert [copy.how for copy in end(typist).copies] == ["as an open file", "on paper"]


@pytest.mark.hazard("H31.4")
@pytest.mark.usefixtures("no_printer")
def test_where_windows_only_opens_it_nothing_is_kept_about_paper_before_it_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copy_dispatch, "WINDOWS", True)
    monkeypatch.setattr(copy_dispatch, "print_file", lambda path: False)
    typist = at_robin(tmp_path, entries=(SIGN,))
    pick(typist, "The page", "Print or save it", "PDF to print")
    typist.type("")
    pick(typist, "A4", "leave it open")
    typist.type(str(tmp_path / "plan.pdf"))
    pick(typist, "Yes, save it")
    said = pick(typist, "Print it", "Yes, print it")
    assert "It is open in another program: print it there." in said
    assert "on its way" not in said
    assert "Nothing is kept about paper." in pick(typist, "No, keep nothing")
    typist.type("2")
    pick(typist, "Yes, print it")
    assert "they have it on paper" in pick(typist, "Yes, keep who has it")
    typist.type("")
    assert [copy.how for copy in end(typist).copies] == ["as an open file", "on paper"]


@pytest.mark.usefixtures("no_printer")
def test_a_weak_password_gets_advice_and_can_be_kept_or_changed(tmp_path: Path) -> None:
    typist = at_robin(tmp_path, entries=(SIGN,))
    pick(typist, "The page", "Print or save it", "PDF to print")
    typist.type("")
    pick(typist, "A4", "lock it")
    assert "Type a password" in typist.type("  ")
    assert "soon guessed" in flat_after(typist, "locker")
    assert "to keep this one" in typist.prompt
    assert "good password" in flat_after(typist, "locker moss fiddle bus")
    assert "fiddle" not in typist.type("back")
    assert "Locked or open?" in typist.type("back")
    pick(typist, "lock it")
    typist.type("short")
    assert "Save it as" in typist.type("")
    assert "locked with a password" in flat_after(typist, str(tmp_path / "plan.pdf"))
    assert "Saved as" in pick(typist, "Yes, save it")
    typist.type("")
    record = end(typist)
    assert "short" not in str(record.model_dump())
    assert record.copies[0].how == "as a locked file"


@pytest.mark.hazard("H29.3")
@pytest.mark.usefixtures("no_printer")
def test_a_password_that_other_readers_would_refuse_is_asked_for_again(tmp_path: Path) -> None:
    typist = at_robin(tmp_path, entries=(SIGN,))
    pick(typist, "The page", "Print or save it", "PDF to print")
    typist.type("")
    pick(typist, "A4", "lock it")
    assert 'another way: "ﬁ", "½" and "Ⅸ". Choose other letters.' in flat_after(typist, "ﬁsh ½ Ⅸ")
    assert "Password for the file" in typist.prompt
    typist.type("locker")
    assert "soft hyphen" in flat_after(typist, "a\u00adb")
    assert "to keep this one" in typist.prompt
    assert "good password" in flat_after(typist, "e\u0301cole locker moss fiddle bus")
    typist.type(str(tmp_path / "plan.pdf"))
    assert "Saved as" in pick(typist, "Yes, save it")
    with pikepdf.open(tmp_path / "plan.pdf", password="\u00e9cole locker moss fiddle bus") as document:
        assert len(document.pages) == 1


def flat_after(typist: Typist, line: str) -> str:
    typist.type(line)
    return flat(typist)


def copy_of(path: Path, **more: object) -> Copy:
    path.write_text("words")
    digest = hashlib.sha256(b"words").hexdigest()
    copy = Copy(
        id="c", who="Kit", form="text", how="as an open file", given_on=TODAY, file=str(path), sha256=digest, **more
    )
    (path.parent / "vault").mkdir()
    return CopyMarks(Files(), path.parent / "vault").put(copy)


def test_what_became_of_a_copy_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(copy_log, "open_file", opened.append)
    to = tmp_path / "plan.txt"
    received = Copy(id="r", who="Bo", way=Way.RECEIVED)
    typist = at_robin(tmp_path, copies=(copy_of(to), received))
    assert "(still there)" in pick(typist, "Who received what")
    kit = "Plain text: Kit"
    assert "Opening it." in pick(typist, kit, "Open the file")
    assert opened == [to]
    pick(typist, kit, "They should no longer have it")
    assert typist.room.workspace.record.copies[0].withdrawn_on == TODAY
    pick(typist, kit, "They may have it after all")
    pick(typist, kit, "Do not name them on the page")
    assert "nobody has this copy now" in pick(typist, kit, "They gave it back, or it was destroyed")
    assert typist.room.workspace.record.copies[0].taken_back_on == TODAY
    typist.type("undo")
    assert typist.room.workspace.record.copies[0].taken_back_on is None
    assert "cannot be called back" in pick(typist, kit, "Delete the file")
    pick(typist, "No, keep it")
    assert to.exists()
    to.write_text("somebody else's")
    typist.type("back")
    assert "another file has that name now" in pick(typist, "Who received what")
    to.write_text("words")
    typist.type("back")
    pick(typist, "Who received what", kit, "Delete the file")
    assert "The file is deleted." in pick(typist, "Yes, delete the file")
    assert not to.exists()
    assert "nothing can be done" in pick(typist, "Received from Bo").casefold()
    pick(typist, "Forget this line", "Yes, forget it")
    [left] = end(typist).copies
    assert (left.id, left.file_deleted_on, left.named) == ("c", TODAY, False)


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise CannotPrint("No program here opens this file.")

    monkeypatch.setattr(copy_log, "open_file", refuse)
    typist = at_robin(tmp_path, copies=(copy_of(tmp_path / "plan.txt"),))
    assert "No program here opens this file" in pick(typist, "Who received what", "Plain text: Kit", "Open the file")
    typist.type("quit")


def test_a_removal_offers_to_delete_the_files(tmp_path: Path) -> None:
    to = tmp_path / "plan.txt"
    typist = at_robin(tmp_path, copies=(copy_of(to, taken_back_on=TODAY),))
    typist.type("menu")
    said = pick(typist, "Remove this person for good", "Yes, remove it for good")
    assert "These files were saved" in said
    assert to.exists()
    assert "is deleted." in pick(typist, "Delete this file")
    assert not to.exists()
    typist.type("quit")


def test_no_link_is_written_to_and_nothing_into_the_vault(tmp_path: Path) -> None:
    typist = at_robin(tmp_path, entries=(SIGN,))
    pick(typist, "The page", "Print or save it", "plain text")
    typist.type("")
    (tmp_path / "target.txt").write_text("mine")
    places = [("-", "A dash alone is no file"), (str(tmp_path / "vault" / "x.txt"), "in the vault's own folder")]
    if sys.platform != "win32":
        (tmp_path / "link.txt").symlink_to(tmp_path / "target.txt")
        places.append((str(tmp_path / "link.txt"), "is a link to another file"))
    for typed, said in places:
        typist.type(typed)
        assert said in flat(typist)
    typist.type(str(tmp_path / "page.txt"))
    assert "Saved as" in pick(typist, "Yes, save it")
    assert len(end(typist).copies) == 1
    assert (tmp_path / "target.txt").read_text() == "mine"


def test_a_copy_that_came_in_can_be_forgotten_and_no_more(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("mine")
    digest = hashlib.sha256(b"mine").hexdigest()
    forged = Copy(id="c", who="Kit", file=str(letter), sha256=digest, written_here="a" * 64)
    typist = at_robin(tmp_path, copies=(forged,))
    assert "nothing here shows that peertui wrote it" in pick(typist, "Who received what")
    typist.type("1")
    asked = flat(typist)
    assert "Delete the file" not in asked
    assert "Open the file" not in asked
    assert letter.read_text() == "mine"


@pytest.mark.hazard("H28.5")
def test_what_is_not_on_it_is_said_in_the_list_and_before_a_copy_leaves(tmp_path: Path, no_printer: None) -> None:
    number = Entry(id="n", kind="service_number", values={"phone": "0800 555 0199"})
    cy = Entry(id="cy", kind="supporter", values={"name": "Cy"})
    typist = at_robin(tmp_path, entries=(KIT, cy, SIGN, number))
    said = pick(typist, "The page")
    assert 'without "Number": no call order' in said
    assert "1 chosen line is not on it, or not whole: the list says why." in said
    assert "On the page: 0800 555 0199" in pick(typist, "0800 555 0199")
    assert "0800 555 0199" in pick(typist, "Read the page")
    assert "Chosen, but not on the page: Cy They do not know they are listed yet." in pick(typist, "Cy")
    pick(typist, "Print or save it", "plain text")
    typist.type()  # their own copy
    typist.type(str(tmp_path / "plan.txt"))
    assert '"Kit" prints without "Number": no call order.' in flat(typist)


def test_a_list_with_nothing_in_it_is_left_again(tmp_path: Path) -> None:
    typist = at_robin(tmp_path)
    said = pick(typist, "Who received what")
    assert said.count("Nobody has received anything yet.") == 1
    assert "Robin." in said, "nothing is there to pick, so nothing is asked"
