"""Everything kept about somebody, by one row: on the screen, in plain lines, and from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from peertui.presenters.exporting.export_questions import HOLDS_EVERYTHING
from peertui.screens.exporting.export import EverythingScreen, ExportScreen
from peertui.services.exporting.export_formats import EVERYTHING_ABOUT
from plans.record.models import Entry, Note, Record, Voice
from tests.peertui.cli.conftest import Peertui, folder, peertui, vault
from tests.support.app.kit import a_vault, choose, press, robin, running, save_it, saved, shown
from tests.support.plain.typing import Typist
from tests.support.stories.with_plain import PlainHands

__all__ = ["folder", "peertui", "vault"]

WORDS = ("I hum less", "Robin told me about the boat", "Bring the leaflet")
PASSWORD = "blue lamp teapot"
ASK_WHERE = "Ask where they will keep it, and who else could read it there."


def a_record() -> Record:
    """Something private, a note in each of two voices."""
    return robin(
        entries=(Entry(kind="early_sign", values={"sign": WORDS[0]}),),
        notes=(Note(text=WORDS[1], voice=Voice.TOGETHER), Note(text=WORDS[2], voice=Voice.WORKER)),
    )


def words_of(path: Path, password: str | None = None) -> str:
    if path.suffix == ".txt":
        return path.read_text(encoding="utf-8")
    reader = PdfReader(path)
    assert reader.is_encrypted is (password is not None)
    if password:
        assert reader.decrypt(password)
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


async def by_screen(to: Path, kind: str, folder: Path) -> Record:
    async with running(folder, a_record()) as (app, pilot):
        await choose(pilot, "Everything kept about me")
        screen = app.screen
        assert isinstance(screen, EverythingScreen)
        assert "".join(EVERYTHING_ABOUT.split()) in "".join(shown(app).split())
        assert "".join(ASK_WHERE.split()) in "".join(shown(app).split())
        assert not screen._field("who").display
        assert screen._field("lock").answer == "locked"
        await press(pilot, kind)
        if kind != "3":
            screen._field("password").answer = PASSWORD
        screen._field("path").answer = str(to)
        app.screen.run("save")
        await press(pilot)
        assert "".join(HOLDS_EVERYTHING.split()) in "".join(shown(app).split())
        await press(pilot, "1")
        assert not to.exists()
        await save_it(app, pilot)
        assert "Saved as" in shown(app)
        await choose(pilot, "Go back")
        assert not isinstance(app.screen, ExportScreen)
        return await saved(app)


async def in_plain(to: Path, kind: str, folder: Path) -> Record:
    typist = Typist(folder / "vault", vault=a_vault(folder / "vault", a_record()))
    typist.type("1")
    hands = PlainHands(typist)
    await hands.pick("Everything kept about me")
    assert EVERYTHING_ABOUT.split(".")[0].split(":")[0] in " ".join(typist.latest.split())
    assert ASK_WHERE in " ".join(typist.latest.split())
    typist.type(kind)
    if kind != "3":
        typist.type("")  # paper
        await hands.pick("lock it")
        typist.type(PASSWORD)
        while "keep this one" in typist.prompt:
            typist.type("")
    said = typist.type(str(to))
    assert HOLDS_EVERYTHING in " ".join(said.split())
    assert "Saved as" in typist.type(typist.number_of("Yes, save it"))
    record = await hands.record()
    await hands.leave()
    return record


@pytest.mark.hazard("H05.4", "H18.5", "H20.5", "H21.5")
@pytest.mark.parametrize("way", [by_screen, in_plain])
@pytest.mark.parametrize(("kind", "name"), [("1", "all.pdf"), ("2", "large.pdf"), ("3", "all.txt")])
async def test_the_whole_of_it_is_one_row_away(tmp_path: Path, way, kind: str, name: str) -> None:
    record = await way(tmp_path / name, kind, tmp_path)
    found = words_of(tmp_path / name, None if kind == "3" else PASSWORD)
    assert all(words in found for words in (*WORDS, "Everything kept about me", "The worker's words."))
    [copy] = record.copies
    assert (copy.who, copy.file) == ("", str(tmp_path / name))


@pytest.mark.parametrize(
    ("form", "name", "options"),
    [
        ("everything", "all.pdf", ["--open-pdf"]),
        ("everything-large", "all.pdf", ["--open-pdf"]),
        ("everything-text", "all.txt", []),
    ],
)
def test_the_command_line_makes_the_same(
    peertui: Peertui, vault: Path, tmp_path: Path, form: str, name: str, options: list[str]
) -> None:
    from plans.record.json_document import dump_document

    (tmp_path / "in.json").write_text(dump_document(a_record()), encoding="utf-8")
    person = peertui("import", tmp_path / "in.json").out.strip()
    ended = peertui("export", person, "--to", tmp_path / name, "--format", form, *options)
    assert (ended.code, ended.out) == (0, "")
    assert f"Note: this file is not locked. {HOLDS_EVERYTHING}" in ended.err
    assert all(words in words_of(tmp_path / name) for words in WORDS)
