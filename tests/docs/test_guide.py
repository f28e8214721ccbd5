"""The guide says only what is there: its words are those of the menus, its keys are keys, its pictures are drawn."""

from __future__ import annotations

import importlib
import pkgutil
import re
import shlex

import pytest

import peertui.presenters
from peertui.cli.arguments import parser
from peertui.plain.console.keywords import Keyword
from peertui.presenters.people.person import person_rows
from peertui.presenters.session.entry_rows import choose_rows, read_back_rows
from plans.pack.loader import load_pack
from plans.record.changes import start_session
from plans.record.models import Entry
from tests import pictures
from tests.support.app.kit import NOW, robin
from tests.support.context import context_of
from tests.test_project import ROOT
from widgets.models.command import Command

GUIDE = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
KEYS = {"Enter", "Tab", "Esc", "F1", "F2", "F3", "F10"}
HEADINGS = {"A passphrase.", "The recovery key.", "Your own service.", "Before the door", "Arrive."}
HEADINGS |= {"Choose together.", "Talk.", "Close."}
"""What the guide sets in bold as a small heading of its own."""


def commands() -> set[str]:
    """The words of every command."""
    found = pkgutil.walk_packages(peertui.presenters.__path__, "peertui.presenters.")
    modules = [importlib.import_module(module.name) for module in found]
    return {thing.words for module in modules for thing in vars(module).values() if isinstance(thing, Command)}


def rows() -> set[str]:
    """The words of the lists that the guide leads to."""
    pack, begun = load_pack(), start_session(robin(), "one", NOW)
    session = begun.sessions[0]
    wish = Entry(kind="wish", values={"text": "tea"}, session=session.id, created=NOW, changed=NOW)
    read_back = read_back_rows(context_of(begun.model_copy(update={"entries": (wish,)}), pack=pack, session=session))
    return {
        row.text
        for row in (
            *person_rows(context_of(robin(), pack=pack)),
            *choose_rows(context_of(begun, pack=pack, session=session)),
            *read_back,
        )
    }


def test_every_command_it_names_is_there_in_these_words() -> None:
    named = set(re.findall(r"\*\*(.+?)\*\*", GUIDE.replace("\n", " "))) - HEADINGS
    named = {re.sub(r"\s+", " ", words) for words in named}
    assert len(named) > 25
    assert named <= commands() | rows()


def test_every_key_and_every_line_it_tells_to_type_is_there() -> None:
    typed = set(re.findall(r"`(.+?)`", GUIDE))
    for words in typed - KEYS - set(Keyword):
        name, *rest = shlex.split(words)
        assert name == "peertui", words
        parser().parse_args(rest)
    assert typed & KEYS == KEYS


def test_its_pictures_are_those_that_the_script_draws_and_fetch_nothing() -> None:
    shown = set(re.findall(r"\(pictures/([a-z-]+)\.svg\)", GUIDE))
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    in_readme = set(re.findall(r"docs/pictures/([a-z-]+)\.svg", readme))
    assert shown | in_readme == set(pictures.SCREENS)
    assert {file.stem for file in pictures.PICTURES.glob("*.svg")} == set(pictures.SCREENS)
    for file in pictures.PICTURES.glob("*.svg"):
        drawn = file.read_text(encoding="utf-8")
        assert set(re.findall(r"https?://[^\"' )]+", drawn)) <= {
            "http://www.w3.org/2000/svg",
            "http://www.w3.org/1999/xlink",
        }
        assert "@import" not in drawn
        assert "@font-face" not in drawn
        assert len(drawn) < 30_000


async def test_the_first_picture_in_words_is_current() -> None:
    """A package page shows it in place of the drawn one."""
    text = pictures.IN_WORDS.read_text(encoding="utf-8")
    assert text == await pictures.write(), "run python -m tests.pictures"
    assert max(map(len, text.splitlines())) <= 80
    assert "```" not in text


def test_every_picture_says_what_it_shows_and_every_way_on_is_there() -> None:
    for said, target in re.findall(r"!\[(.*?)\]\((.+?)\)", GUIDE):
        assert len(said.split()) >= 3 or said == "The safety card"
        assert (ROOT / "docs" / target).is_file()
    for target in re.findall(r"(?<!!)\[.+?\]\((.+?)\)", GUIDE):
        assert (ROOT / "docs" / target).is_file()


def test_it_is_short() -> None:
    words = re.sub(r"!\[.*?\]\(.*?\)", "", GUIDE).split()
    assert len(words) < 1100


def test_the_readme_leads_to_it() -> None:
    assert "(docs/guide.md)" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.long
@pytest.mark.parametrize("name", pictures.SCREENS)
async def test_a_picture_shows_the_screen_as_it_is(name: str) -> None:
    """If this says they differ, run the script again: python -m tests.pictures."""

    def letters(drawn: str) -> list[str]:
        return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)

    kept = (pictures.PICTURES / f"{name}.svg").read_text(encoding="utf-8")
    assert letters(await pictures.draw(name)) == letters(kept)
