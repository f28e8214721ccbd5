"""A walk through every place of the guide and every list, trying the words at each question it comes to."""

from __future__ import annotations

import ast
import sys
from errno import ENOSPC
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

import pytest

import peertui.plain
import peertui.presenters
from peertui.demo import demo_record
from peertui.plain.console.keywords import Keyword
from peertui.plain.console.prompts import HEAR
from peertui.presenters.reply import Ask
from peertui.services.exporting.handover import Written
from plans.guide.route import is_worker_only, place, routes
from plans.pack.loader import load_pack
from plans.record import changes
from plans.record.models import Outcome, Record
from plans.vault import CannotSave
from tests.support.app.kit import NOW, PASSPHRASE, a_vault, robin
from tests.support.plain.typing import Typist
from tests.support.plans.pages import chosen
from tests.support.stories import stories
from tests.support.stories.with_plain import PlainHands

PACK = load_pack()
HOME = Path(peertui.plain.__file__).parent
PRESENTERS = Path(peertui.presenters.__file__).parent
ASKING = ("ask", "ask_words", "choose", "pick", "pick_in_parts", "ask_lines")
Spot = tuple[str, int]
"""A file of plain mode or of the presenters, and a line in it."""


class Walker(Typist):
    """Tries the words that hold everywhere at each question not met before, and then types on."""

    def __init__(self, folder: Path, heard: list[str], **more: object) -> None:
        self.met: set[Spot] = set()
        self._asking: Spot | None = None
        self._trying = False
        super().__init__(folder, **more)  # type: ignore[arg-type]
        self._heard = heard

    def type(self, line: str | BaseException = "") -> str:
        spots = self._spots()
        if not self._trying and not spots <= self.met:
            self.met |= spots
            self._trying = True
            latest = self.latest
            try_words(self)
            self.latest, self._trying = latest, False
        said = super().type(line)
        self._heard.append(said)
        return said

    def _spots(self) -> set[Spot]:
        """Where in plain mode the waiting question is asked from."""
        frame: FrameType | None = sys._current_frames().get(self._thread.ident or 0)
        found = set()
        while frame is not None:
            path = Path(frame.f_code.co_filename)
            if path.is_relative_to(HOME):
                found.add((path.relative_to(HOME).as_posix(), frame.f_lineno))
            if (asked := frame.f_locals.get("asked")) and isinstance(asked, Ask):
                found.add(MADE_AT.get(id(asked), ("", 0)))
            frame = frame.f_back
        return {spot for spot in found if spot in QUESTIONS}


def _questions() -> dict[Spot, Spot]:
    """Every line of plain mode and of the presenters on which something is asked, and where its call begins."""
    found: dict[Spot, Spot] = {}
    for home, asks in ((HOME, _asks), (PRESENTERS, _makes_a_question)):
        for path in sorted(home.rglob("*.py")):
            name = path.relative_to(home).as_posix()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and asks(node.func):
                    for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                        found[name, line] = (name, node.lineno)
    return found


def _asks(called: ast.expr) -> bool:
    if not isinstance(called, ast.Attribute) or called.attr not in ASKING:
        return False
    of_console = isinstance(called.value, ast.Attribute) and called.value.attr == "console"
    of_presenter = isinstance(called.value, ast.Name) and called.value.id in ("listing", "meeting", "people")
    return not of_console and not of_presenter


def _makes_a_question(called: ast.expr) -> bool:
    return isinstance(called, ast.Name) and called.id == "Ask"


QUESTIONS = _questions()
MADE_AT: dict[int, Spot] = {}
"""Where in the presenters each question that was asked is made, by its identity."""
KEPT: list[Ask] = []
"""They are kept, so that no other one takes over the identity."""


def _note_where(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Ask.__init__

    def noted(self: Ask, *given: Any, **named: Any) -> None:
        made(self, *given, **named)
        maker = sys._getframe(1)
        MADE_AT[id(self)] = (Path(maker.f_code.co_filename).relative_to(PRESENTERS).as_posix(), maker.f_lineno)
        KEPT.append(self)

    monkeypatch.setattr(Ask, "__init__", noted)


def try_words(walker: Walker) -> None:
    """Each word that does not lead away, and the menu: none is taken for an answer, and the question comes again."""
    prompt, record = walker.prompt, _record(walker)
    assert "Words you can type" in walker.type("HELP")
    assert walker.prompt in (prompt, prompt.replace(":", f", or {HEAR}:"))
    prompt = walker.prompt
    for entries in (["safety"], ["menu", "2"]):
        for line in entries:
            said = walker.type(line)
        assert PACK.safety.title in said, prompt
        assert "999" in said
        assert walker.prompt == prompt
    assert "0. Save and leave" in walker.type("Menu")
    walker.type("back")
    assert walker.prompt == prompt
    walker.room.may_leave = lambda: False  # type: ignore[method-assign]
    walker.type("quit")
    del walker.room.may_leave
    assert walker.prompt == prompt
    assert _record(walker) == record


def _record(walker: Walker) -> object:
    room = walker.room
    return room.workspace.record if room.is_open and room.workspace.has_record else None


@pytest.mark.hazard("H38.1")
async def test_every_question_there_is_heeds_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "peertui.services.exporting.handover.hand_over", lambda *_: Written("out.age")
    )  # locking a file takes seconds
    monkeypatch.setattr("peertui.services.exporting.handover.read_file", lambda path: b"")
    monkeypatch.setattr("peertui.services.exporting.handover.unseal", lambda data, words, now: _namesake())
    monkeypatch.setattr("peertui.services.exporting.copy_dispatch.has_printer", lambda: True)
    _note_where(monkeypatch)
    heard: list[str] = []
    met: set[Spot] = set()
    for walk in (_first_start, _demo, _stories, _lists, _full_disk, _no_font, _only_opened):
        met |= await walk(tmp_path / walk.__name__, heard)
    begins = {QUESTIONS[spot] for spot in met}
    missed = {begin for begin in QUESTIONS.values() if begin not in begins}
    assert not missed


def _namesake() -> Record:
    """Somebody who is called as somebody here is."""
    record = demo_record()
    return record.model_copy(update={"person": record.person.model_copy(update={"id": "another"})})


async def _first_start(folder: Path, heard: list[str]) -> set[Spot]:
    folder.mkdir()
    walker = Walker(folder / "vault", heard)
    hands = PlainHands(walker)
    walker.type("menu")
    await hands.pick("Bring back a backup")
    for line in ("no such file", str(folder / "new"), "1", "words", "back"):
        walker.type(line)
    await stories.from_the_first_start_to_the_page(hands, folder)
    await hands.leave()
    met = walker.met
    walker = Walker(folder / "vault", heard)
    await hands_type(walker, "menu", "4", "0" * 34, "menu", "4", PASSPHRASE, "quit")
    return met | walker.met


async def _demo(folder: Path, heard: list[str]) -> set[Spot]:
    """The settings and the keys, a backup and a restore, and somebody who is not there."""
    walker = Walker(folder / "vault", heard, vault=a_vault(folder / "vault", demo_record()))
    hands = PlainHands(walker)
    await hands_type(walker, "nobody of this name", "1", "back")
    full_name = "Idris Tidewell (Demo: a made-up person)"
    await hands.pick("New person")
    await hands_type(walker, "Idris", full_name)
    await hands.pick("No, write another name")
    await hands_type(walker, "back", "back")
    await hands.pick("New person")
    await hands_type(walker, "Idris", "quit")
    await hands.pick("Go back to it")
    walker.type(full_name)
    await hands.pick("Yes, begin the record")
    walker.type("back")
    await hands.do("Back up")
    await hands_type(walker, str(folder))
    await hands.do("Back up")
    await hands.do("Backups made")
    await hands_type(walker, "1", "1", "back", "back")
    await hands.do("Receive a handover")
    await hands_type(walker, "file", "six words", "Tamsin")
    await hands.pick("No, this is somebody new")
    await hands.pick("Keep it")
    walker.type("back")
    await hands.do("Settings")
    for setting in ("Your service's on-call number", "Region", "Lock when", "Hiding the screen", "How peertui starts"):
        await hands.pick(setting)
        walker.type()
    await hands.pick("Help lines")
    await hands.do("Another region")
    walker.type("1")
    await hands.pick("116 123")
    await hands.pick("Change the number")
    await hands_type(walker, "116 124", "116 125", "", "116 124")
    await hands.pick("Add a help line")
    await hands_type(walker, "Night line", "back", "", "01632 960100", "01632 960100", "", "nights", "", "", "", "back")
    await hands.pick("Change the passphrase")
    await hands_type(walker, "wrong", PASSPHRASE, "one two three four five", "no", "one two three four five")
    await hands.pick("A new recovery key")
    await hands_type(walker, "one two three four five", "not the key", "back")
    await hands.pick("New keys")
    await hands_type(walker, "back", "back")
    await hands.do("Bring back a backup")
    await hands_type(walker, "x", str(folder / "new"), "2", "0" * 34, "back")
    walker.type("lock")
    await hands_type(walker, "one two three four five", "quit")
    return walker.met


async def _stories(folder: Path, heard: list[str]) -> set[Spot]:
    met: set[Spot] = set()
    for number, story in enumerate((stories.a_whole_meeting_step_by_step, stories.changing_what_was_written)):
        here = folder / str(number)
        walker = Walker(here / "vault", heard, vault=a_vault(here / "vault", demo_record()), demo=False)
        hands = PlainHands(walker)
        await hands.add_person("Robin")
        await story(hands, here)
        await hands.leave()
        met |= walker.met
    return met


async def _lists(folder: Path, heard: list[str]) -> set[Spot]:
    """What the stories do not come to: finding, history, hidden parts, moving, removing."""
    walker = Walker(folder / "vault", heard, vault=a_vault(folder / "vault", demo_record()))
    hands = PlainHands(walker)
    await hands.pick("Idris")
    await hands.pick("Name and region")
    await hands_type(walker, "Idris B", "", "")
    await hands.pick("Find a word")
    await hands_type(walker, "mornings", "1")
    await hands.pick("Remove for good")
    await hands_type(walker, "1", "1")
    await hands.pick("Leave it out")
    await hands_type(walker, "", "nothing like it", "back")
    await hands.pick("Meetings")
    await hands_type(walker, "1", "back")
    await hands.pick("Spotting the signs early")
    await hands_type(walker, "1", "back")
    await hands.pick("What was saved before")
    await hands_type(walker, "2", "1", "1", "")
    await hands.pick("Put all of it back")
    await hands_type(walker, "1", "back", "back")
    await hands.pick("The page")
    await hands.save_page("PDF to print", folder / "page.pdf", password="tea")
    await hands.pick("Print or save it")
    await hands_type(walker, "1", "2", "", "1", "2", str(folder / "page.pdf"), "1")
    for kind in ("card for a wallet", "my questions"):
        await hands.pick("Print or save it")
        await hands.pick(kind)
        await hands_type(walker, "1", "", *["back"] * 3)
    for entry in walker.room.workspace.record.entries:
        if not entry.on_page and entry.kept:
            walker.room.workspace.put(changes.choose_for_page(walker.room.workspace.record, entry.id, True, NOW))
    await hands.do("Other paper size")
    await hands.do("What could come off")
    await hands_type(walker, "1", "back")
    await hands.pick("Hand over")
    await hands_type(walker, "1", "", "Tamsin", str(folder / "page.pdf"), "1", str(folder / "for-a-colleague.age"))
    await hands.pick("Who received what")
    await hands.pick("Handed over to Tamsin")
    await hands.pick("Forget this line")
    await hands.pick("Yes, forget it")
    walker.type("back")
    await hands.pick("Begin meeting 4")
    await hands.do("Choose again")
    await hands.pick("People and places")
    await hands.do("Open something written here")
    await hands_type(walker, "1")
    await hands.pick("Say whose words they are")
    await hands_type(walker, "2", "menu")
    await hands.pick("Just talk")
    await hands_type(walker, "the boat on the canal")
    await hands.jump("Close", "Read it back")
    await hands.pick("the boat on the canal")
    await hands.pick("Say whose words they are")
    await hands_type(walker, "2")
    await hands.pick("Read it back, one thing at a time")
    await hands_type(walker, "", "back")
    await hands.jump("Looking back together", "What to talk about")
    await hands.do("Put the meeting down")
    await hands.do("Remove this person for good")
    await hands.pick("Yes, remove it for good")
    await hands_type(walker, "quit")
    return walker.met


async def hands_type(walker: Walker, *lines: str) -> None:
    """Type these lines as they are."""
    for line in lines:
        walker.type(line)


async def _full_disk(folder: Path, heard: list[str]) -> set[Spot]:
    walker = Walker(folder / "vault", heard, vault=a_vault(folder / "vault", demo_record()))

    def refuse(*_: object) -> None:
        raise CannotSave(OSError(ENOSPC, "full"))

    walker.room.workspace.vault.people.save = refuse  # type: ignore[method-assign]
    await hands_type(walker, "1", "1", "quit", "3")
    return walker.met


async def _no_font(folder: Path, heard: list[str]) -> set[Spot]:
    """A page with a letter that no font has."""
    odd = chosen("toolbox", what="Music \ue000")
    walker = Walker(folder / "vault", heard, vault=a_vault(folder / "vault", robin(entries=(odd,))))
    hands = PlainHands(walker)
    for line in ("Robin", "The page", "Print or save it", "PDF to print", "Save it as a file"):
        await hands.pick(line)
    walker.type()
    for line in ("A4", "leave it open"):
        await hands.pick(line)
    walker.type(str(folder / "page.pdf"))
    for line in ("Yes, save it", "No, go back"):
        await hands.pick(line)
    await hands_type(walker, "quit")
    return walker.met


async def _only_opened(folder: Path, heard: list[str]) -> set[Spot]:
    """A page that Windows opens in another program, where nobody knows yet whether it is on paper."""
    walker = Walker(folder / "vault", heard, vault=a_vault(folder / "vault", robin()))
    hands = PlainHands(walker)
    with (
        patch("peertui.services.exporting.copy_dispatch.has_printer", lambda: False),
        patch("peertui.services.exporting.copy_dispatch.WINDOWS", True),
        patch("peertui.services.exporting.copy_dispatch.print_file", lambda path: False),
    ):
        for line in ("Robin", "The page", "Print or save it", "PDF to print"):
            await hands.pick(line)
        walker.type()
        for line in ("A4", "leave it open"):
            await hands.pick(line)
        walker.type(str(folder / "page.pdf"))
        for line in ("Yes, save it", "Print it", "Yes, print it", "No, keep nothing"):
            await hands.pick(line)
        await hands_type(walker, "quit")
    return walker.met


# -- the guide ---------------------------------------------------------------------------------------------------------


@pytest.mark.long
async def test_at_every_place_of_the_guide_the_words_move_or_say_why_not(tmp_path: Path) -> None:
    walker = Typist(tmp_path / "vault", vault=a_vault(tmp_path / "vault", demo_record()))
    walker.type("1")
    walker.type("1")
    workspace = walker.room.workspace
    outcomes = {Keyword.SKIP: Outcome.SKIPPED, Keyword.PARK: Outcome.PARKED}
    walked = 0
    for part, route in enumerate(routes(PACK, workspace.session), 1):
        for number, step in enumerate(route.steps, 1):
            target = f"{route.id}/{step.id}"
            written = (workspace.record.entries, workspace.record.notes)
            for word in (*outcomes, Keyword.BACK):
                _jump(walker, part, number, target)
                trail = workspace.session.trail
                said = walker.type(word.upper())
                if place(PACK, workspace.session) == target:
                    assert "nothing to skip" in said or "cannot be parked" in said, target
                    assert workspace.session.trail == trail
                elif word is Keyword.BACK:
                    assert workspace.session.trail == trail[:-1]
                else:
                    left = [item.outcome for item in workspace.session.trail[len(trail) :] if item.step == target]
                    assert left == ([] if is_worker_only(PACK, target) else [outcomes[word]]), target
            assert (workspace.record.entries, workspace.record.notes) == written
            if target == "medication/ask":  # without a yes no other step of it opens
                _jump(walker, part, number, target)
                walker.type("1")
            walked += 1
    assert walked == sum(len(route.steps) for route in routes(PACK, workspace.session))
    walker.type("quit")


def _jump(walker: Typist, part: int, step: int, target: str) -> None:
    if place(PACK, walker.room.workspace.session) == target:
        return
    walker.type("menu")
    walker.type(walker.number_of("Go to any step"))
    walker.type(str(part))
    walker.type(str(step))
    assert place(PACK, walker.room.workspace.session) == target


def test_nothing_reads_a_line_but_the_talk_that_heeds_the_words() -> None:
    reading = (".ask_secret(", "console.ask(")
    readers = {
        path.name for path in HOME.rglob("*.py") if any(part in path.read_text(encoding="utf-8") for part in reading)
    }
    assert readers <= {"prompts.py", "plain_app.py"}  # the room: Enter, to come back from hiding
