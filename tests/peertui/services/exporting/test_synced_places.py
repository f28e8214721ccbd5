"""A folder that is copied elsewhere is said before anything is written there; a share that nobody named is left be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from peertui.presenters.exporting.export_questions import place_question, question, synced_notes
from peertui.services import paths
from peertui.services.exporting import destination as places
from peertui.services.exporting.delivery import Form
from peertui.services.exporting.destination import destination, synced_to, unsynced
from peertui.services.exporting.export_formats import default_path
from peertui.services.exporting.export_request import INSTEAD, NO, YES, Giving
from peertui.services.vault import daily_backup
from plans.bounded_file import OutOfBounds, is_share_name, read_bytes
from plans.record.models import Note, Share
from tests.peertui.services.exporting.test_export_request import flat, form
from tests.support.app.kit import NOW, a_vault, press, robin, running, saved
from tests.support.context import context_of


@pytest.fixture
def one_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home whose documents are OneDrive's, and whose downloads are not."""
    documents = tmp_path / "OneDrive - Trust" / "Documents"
    documents.mkdir(parents=True)
    (tmp_path / "Downloads").mkdir()
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: documents)
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: tmp_path / "Downloads")
    return documents


@pytest.mark.hazard("H18.8")
def test_it_is_said_and_another_place_is_offered(one_drive: Path, tmp_path: Path) -> None:
    page = default_path(Form.PDF)
    assert page.parent == one_drive
    assert synced_to(page) == "OneDrive"
    assert unsynced(page) == tmp_path / "Downloads" / page.name
    asked = question(Giving(Form.TEXT, path=page), context_of(robin()), there=False)
    assert asked is not None
    assert "That folder is copied to OneDrive" in asked.words
    assert [answer for answer, _ in asked.choices] == [NO, YES, INSTEAD]
    there = question(Giving(Form.TEXT, path=unsynced(page)), context_of(robin()), there=False)
    assert there is not None
    assert "copied to" not in there.words
    assert INSTEAD not in dict(there.choices)


def test_a_locked_file_is_asked_about_only_where_there_is_something_to_say(one_drive: Path, tmp_path: Path) -> None:
    asked = place_question(destination(one_drive / "for.age", tmp_path / "vault"))
    assert asked is not None
    assert INSTEAD in dict(asked.choices)
    assert place_question(destination(tmp_path / "for.age", tmp_path / "vault")) is None


@pytest.mark.hazard("H18.8")
def test_the_command_line_names_another_place(one_drive: Path, tmp_path: Path) -> None:
    [said] = synced_notes(one_drive / "page.txt")
    assert said.endswith(f"--to {tmp_path / 'Downloads' / 'page.txt'}")
    assert synced_notes(tmp_path / "page.txt") == synced_notes(None) == ()


@pytest.mark.hazard("H18.8")
async def test_on_the_screen_the_other_place_is_one_answer_away(one_drive: Path, tmp_path: Path) -> None:
    async with running(tmp_path / "data", robin()) as (app, pilot):
        await form(app, pilot, one_drive / "page.txt", "6")
        app.screen.run("save")  # type: ignore[attr-defined]
        await press(pilot)
        assert "copied to OneDrive" in flat(app)
        await press(pilot, "3")
        assert "copied to OneDrive" not in flat(app)
        await press(pilot, "2")
        await app.workers.wait_for_complete()
        [copy] = (await saved(app)).copies
    assert copy.file == str(tmp_path / "Downloads" / "page.txt")
    assert not list(one_drive.iterdir())


def test_a_handover_asks_too(one_drive: Path, tmp_path: Path) -> None:
    from tests.support.plain.typing import Typist

    record = robin(notes=(Note(text="words", share=Share.CAN_SHARE),))
    typist = Typist(tmp_path / "vault", vault=a_vault(tmp_path / "vault", record))
    for words in ("Robin", "Hand over to a colleague"):
        typist.type(typist.number_of(words))
    typist.type("")
    typist.type("Kit")
    typist.type("")
    assert "copied to OneDrive" in " ".join(typist.latest.split())
    assert str(tmp_path / "Downloads") in "".join(typist.latest.split("\n"))
    typist.type("3")
    assert [path.name for path in (tmp_path / "Downloads").iterdir()] == ["for-a-colleague.age"]
    assert not list(one_drive.iterdir())
    typist.type("quit")


@pytest.mark.parametrize("name", [r"\\server\share\a.pdf", "//server/share/a.pdf", r"\\?\UNC\server\share\page.pdf"])
def test_a_share_is_known_by_its_name(name: str) -> None:
    assert is_share_name(name)


@pytest.mark.parametrize("name", [r"C:\Users\robin", r"\\?\C:\Users\robin", "/home/robin", "page.pdf"])
def test_a_place_here_is_no_share(name: str) -> None:
    assert not is_share_name(name)


def test_documents_on_a_share_are_neither_asked_for_nor_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    class Share(type(Path())):  # type: ignore[misc]
        def is_dir(self) -> bool:
            raise AssertionError("another computer was asked")

    monkeypatch.setattr("platformdirs.user_documents_path", lambda: Share(r"\\server\home\Documents"))
    assert paths.documents() == Path.home()
    monkeypatch.setattr(places, "is_share", lambda _: True)
    assert unsynced(Path("page.pdf")) is None


def test_nothing_is_cleared_on_a_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[Path] = []
    monkeypatch.setattr(daily_backup, "clear_left_behind", cleared.append)
    with a_vault(tmp_path / "vault") as vault:
        for documents in (Path(r"\\server\home"), tmp_path):
            monkeypatch.setattr(daily_backup, "documents", lambda documents=documents: documents)
            daily_backup.DailyCopies(vault, lambda: NOW)._make(NOW.date())
    assert cleared == [tmp_path]


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_to_a_share_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.toml").symlink_to(r"\\server\share\words.toml")

    def asked(*_: object, **__: object) -> None:
        raise AssertionError("another computer was asked")

    monkeypatch.setattr("plans.bounded_file.size_of", asked)
    with pytest.raises(OutOfBounds, match="leads out of its folder"):
        read_bytes(tmp_path / "words.toml", 100, within=tmp_path)
