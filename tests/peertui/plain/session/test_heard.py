"""What somebody hears who cannot look: short lines, each said once, and no list twice that is known already."""

from __future__ import annotations

from pathlib import Path

import pytest

from exports import Fit
from peertui.presenters.exporting import page
from plans.record.models import Entry, Share
from tests.support.app.kit import a_vault, robin
from tests.support.plain.typing import Typist
from tests.support.stories import stories
from tests.support.stories.with_plain import PlainHands

MOST = 24
"""Lines between one answer and the next question: what a window shows at once."""
AT_A_STEP = 12
"""Lines of one step of a meeting, with its question, what helps to ask it and the prompt."""
SIGNS = tuple(
    Entry(id=f"sign{n}", kind="early_sign", values={"sign": f"Sign {n}"}, on_page=False, share=Share.CAN_SHARE)
    for n in range(2)
)


class Listener(Typist):
    """Keeps what is heard after each line, but for what was asked for by a word."""

    def __init__(self, folder: Path, **more: object) -> None:
        self.turns: list[list[str]] = []
        super().__init__(folder, **more)  # type: ignore[arg-type]

    def type(self, line: str | BaseException = "") -> str:
        said = super().type(line)
        if line != "menu":
            self.turns.append([words for words in said.splitlines() if words.strip()])
        return said


def at_robin(folder: Path, *lines: str) -> Typist:
    typist = Typist(folder / "vault", vault=a_vault(folder / "vault", robin(entries=SIGNS)))
    for line in ("1", *lines):
        typist.type(line)
    return typist


@pytest.mark.hazard("H52.1")
async def test_from_the_first_start_to_the_page_nothing_is_long_and_nothing_is_said_twice(tmp_path: Path) -> None:
    listener = Listener(tmp_path / "vault")
    hands = PlainHands(listener)
    await stories.from_the_first_start_to_the_page(hands, tmp_path)
    await hands.leave()
    for heard in listener.turns:
        assert len(heard) <= MOST, heard
        assert not [line for line in heard if len(line) > 80 and "/" not in line and "\\" not in line]
        twice = [line for line in heard if heard.count(line) > 1]
        assert not twice, heard
        if "Enter to go on" in heard[-1] and "1. " not in "".join(heard):
            assert len(heard) <= AT_A_STEP, heard


def test_that_enter_says_a_list_again_is_told_only_to_who_has_not_just_heard_it(tmp_path: Path) -> None:
    typist = at_robin(tmp_path)
    assert typist.prompt == "Number:"
    typist.type("help")
    assert typist.prompt == "Number, or Enter to hear the list again:"
    said = typist.type("")
    assert "1. Begin meeting 1" in said
    assert typist.prompt == "Number:"
    typist.type("4")
    assert "3. The plan" not in typist.type("back")
    assert typist.prompt == "Number, or Enter to hear the list again:"
    typist.type("quit")


@pytest.mark.hazard("H38.1")
def test_the_question_of_a_step_comes_again_after_the_safety_card(tmp_path: Path) -> None:
    typist = at_robin(tmp_path, "1", "", "", "", "1", "", "")
    question = "What you say stays with you, me and my team."
    assert question in typist.latest
    said = typist.type("safety")
    assert said.index("999") < said.index(question)
    assert typist.prompt == "Note, their words, or Enter to go on:"
    typist.type("better")
    typist.type("")
    assert typist.prompt == "Kept. Another, or Enter to go on:"
    typist.type("quit")


@pytest.mark.hazard("H52.1")
async def test_what_can_be_talked_about_is_listed_once(tmp_path: Path) -> None:
    typist = at_robin(tmp_path, "1", "")
    hands = PlainHands(typist)
    await hands.do("Choose again")
    assert "1. Getting to know each other" in typist.latest
    await hands.pick("Getting to know each other")
    await hands.do("Choose again")
    assert "What matters most to you today?" in " ".join(typist.latest.split())
    assert "1. Getting to know each other" not in typist.latest
    assert "1. Getting to know each other" in typist.type("")
    typist.type("quit")


def test_how_the_page_fits_is_said_when_that_changes_and_always_while_it_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typist = at_robin(tmp_path, "2")
    assert "It fits" in typist.latest
    said = typist.type("1")
    assert "On the page: Sign 0" in said
    assert "It fits" not in said

    class Full:
        fits, fullness = False, 1.1

        def sentence(self) -> str:
            return "It is 3 lines too long."

    full: Fit = Full()  # type: ignore[assignment]
    monkeypatch.setattr(page, "fit", lambda *_: full)
    for line in ("2", "1"):
        assert "It is 3 lines too long." in typist.type(line)
    typist.type("quit")
