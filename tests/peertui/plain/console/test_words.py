"""A word that was taken as a command, a dash that emptied something, and lines that came as one paste."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peertui.plain.console.console import Console
from peertui.plain.console.everywhere import menu_rows
from peertui.plain.console.field_prompts import Fields, changed_words
from peertui.plain.console.keywords import ABOUT_DASH, MEANINGS, Keyword
from peertui.plain.console.numbered_lines import row_meant
from peertui.plain.console.paste_reader import BurstReader
from peertui.plain.console.prompts import Back, Here, Talk
from peertui.presenters.session.entry_commands import WRITE_AS
from plans.record.models import Person, Record
from tests.support.app.kit import a_vault, robin
from tests.support.plain.typing import Typist
from widgets.models.command import Command
from widgets.models.row import Row

PARAGRAPHS = "I slept badly.\n\nThen Kit rang.\nIt helped."


class Nothing:
    """What holds everywhere, and does nothing."""

    last_commands: tuple[Command, ...] = ()

    def before_words(self) -> bool:
        return True

    def before_question(self) -> bool:
        return True

    def after_answer(self) -> None: ...
    def safety(self) -> None: ...
    def hide(self) -> None: ...
    def lock(self) -> None: ...

    def may_leave(self) -> bool:
        return False


class Asked:
    """Questions that get these answers, and what is said meanwhile."""

    def __init__(self, *typed: str) -> None:
        self._typed, self._said = iter(typed), ""
        self.talk = Talk(Console(self._read, self._read, self._write), Nothing())

    def _read(self, prompt: str = "") -> str:
        return next(self._typed)

    def _write(self, words: str) -> None:
        self._said += words

    @property
    def said(self) -> str:
        return " ".join(self._said.split())


@pytest.mark.hazard("H02.6")
@pytest.mark.parametrize("word", [word for word in Keyword if word not in (Keyword.HELP, Keyword.BACK, Keyword.MENU)])
@pytest.mark.parametrize("secret", [False, True])
def test_a_word_taken_as_a_command_says_once_how_to_write_it(word: Keyword, secret: bool) -> None:
    asked = Asked(word.title(), word.upper(), f".{word}")
    assert asked.talk.ask("What?", Here("Words."), secret=secret) == word
    assert asked.said.count(f"To write the word, type .{word}") == 1


@pytest.mark.parametrize("word", [Keyword.SKIP, Keyword.PARK, Keyword.AS, Keyword.BACK, Keyword.UNDO])
def test_it_is_said_before_the_command_is_done(word: Keyword) -> None:
    asked = Asked(word)
    offered = WRITE_AS if word is Keyword.AS else Command(word, "Words", "Help.")
    assert asked.talk.ask("What?", Here("Words.", (offered,))) is offered
    assert asked.said.endswith(f"type .{word}")


def test_going_back_says_it_too() -> None:
    asked = Asked("Back")
    with pytest.raises(Back):
        asked.talk.ask_words("Password:", Here("A password."))
    assert asked.said == "Password: Taken as a command. To write the word, type .back"


def test_the_menu_says_it_before_it_is_read_out_and_help_in_its_own_words() -> None:
    asked = Asked("Menu", "", "Help", "tea")
    asked.talk.ask("What?", Here("Words."))
    assert asked.said.index("type .menu") < asked.said.index("Menu.")
    assert asked.said.count("full stop before it: .skip") == 1
    assert ".help" not in asked.said


def test_where_only_a_number_is_an_answer_nothing_of_it_is_said() -> None:
    asked = Asked("safety", "undo", "hide", "1")
    assert asked.talk.pick([Row("a", "Tea")], Here("Drinks.")) == Row("a", "Tea")
    assert "To write" not in asked.said


def test_where_a_name_is_an_answer_too_it_is_said_in_a_list() -> None:
    asked = Asked("Park", ".Park")
    assert asked.talk.pick([Row("a", "Sam")], Here("Who?"), words=True) == "Park"
    assert asked.said.count("To write the word, type .park") == 1


@pytest.mark.hazard("H02.4")
@pytest.mark.parametrize("number", ["7", "17", " 0 "])
def test_a_number_that_is_not_offered_picks_nothing_and_is_said(number: str) -> None:
    asked = Asked(number, "2")
    offers = (("Sam", "Sam"), ("Kit", "Kit"))
    line = Fields(asked.talk, Here("Who?"), date(2026, 11, 28)).line("Who", "", "", offers)
    assert line == "Kit"
    assert f"There is no {number.strip()} among the names. To write the number, type .{number.strip()}" in asked.said


@pytest.mark.parametrize(("typed", "kept"), [(".7", "7"), ("111", "111"), ("7 Elms", "7 Elms"), ("+ 2", "Kit")])
def test_a_number_can_still_be_written_beside_names_that_are_offered(typed: str, kept: str) -> None:
    offers = (("Sam", "Sam"), ("Kit", "Kit"))
    line = Fields(Asked(typed).talk, Here("Who?"), date(2026, 11, 28)).line("Who", "", "", offers)
    assert line == kept


def test_without_names_a_number_is_an_answer() -> None:
    assert Fields(Asked("7").talk, Here("Who?"), date(2026, 11, 28)).line("Who", "") == "7"


def test_in_a_list_where_names_are_answers_too_a_number_that_is_not_there_is_said() -> None:
    asked = Asked("17", ".17")
    assert asked.talk.pick([Row("a", "Sam")], Here("Who?"), words=True) == "17"
    assert asked.said.count("There is no 17 here. To write the number, type .17") == 1


@pytest.mark.hazard("H02.6")
@pytest.mark.parametrize(("typed", "kept"), [("-", ""), (".-", "-"), ("..-", ".-"), ("", "tea"), ("- tea", "- tea")])
def test_a_dash_empties_and_with_a_full_stop_it_is_a_dash(typed: str, kept: str) -> None:
    asked = Asked(typed)
    answer = asked.talk.ask("What?", Here("Words."), empties=True)
    assert isinstance(answer, str)
    assert changed_words("tea", answer) == kept
    assert (ABOUT_DASH in asked.said) == (typed == "-")


@pytest.mark.hazard("H02.3")
@given(st.sampled_from(list(Keyword)), st.sampled_from(["\n", "\n\n", "\nand "]), st.booleans())
def test_nothing_of_a_paste_is_a_command(word: Keyword, between: str, secret: bool) -> None:
    asked = Asked(f"{word}{between}{word}")
    answer = asked.talk.ask("What?", Here("Words."), secret=secret)
    assert answer == f"{word}{between}{word}".replace("\n", " ")


def test_a_paste_keeps_its_paragraphs_in_a_note_and_none_in_a_name() -> None:
    kept: list[str] = []
    asked = Asked(PARAGRAPHS, "")
    asked.talk.ask_lines("Monday.", Here("A note."), kept.append)
    assert kept[-1] == f"Monday.\n{PARAGRAPHS}"
    assert Asked("Zoë\n\nOwen\n").talk.ask("Name?", Here("A name.")) == "Zoë  Owen"


def bursts(*parts: list[str]) -> BurstReader:
    """A terminal at which each of these parts comes in one burst; its last line may still want its Enter."""
    lines = [line for part in parts for line in part[:1]]
    after = {id(part): part[1:] for part in parts}
    turns = iter(parts)
    now: list[str] = []

    def read() -> str:
        if now:
            return now.pop(0)
        if not lines:
            raise EOFError
        lines.pop(0)
        part = next(turns)
        now.extend(after[id(part)])
        return part[0]

    return BurstReader(read, lambda _: "" if now else None)


def test_each_burst_is_one_answer() -> None:
    reader = bursts(["I slept badly.", "", "Then Kit rang."], ["tea"], ["", ""])
    assert [reader.read() for _ in range(3)] == ["I slept badly.\n\nThen Kit rang.", "tea", "\n"]
    with pytest.raises(EOFError):
        reader.read()


def test_what_ends_no_line_waits_for_its_enter() -> None:
    lines, waiting = iter(["one", " and more"]), iter(["\ntwo\nthree", None])
    assert BurstReader(lambda: next(lines), lambda _: next(waiting)).read() == "one\n\ntwo\nthree and more"


def test_an_end_of_the_input_within_a_burst_comes_after_its_words() -> None:
    reader = BurstReader(lambda: "quit", lambda _: "\x04")
    assert reader.read().strip() == "quit"
    with pytest.raises(EOFError):
        reader.read()


@pytest.mark.parametrize("typed", ["owen zo", "zoe", "Zoë Owen", "ZOE OWEN", "owen", "2"])
def test_a_name_is_found_whatever_its_accents_and_order(typed: str) -> None:
    rows = [Row("a", "Łukasz Nowak"), Row("b", "Zoë Owen")]
    assert row_meant(rows, typed) == rows[1]
    assert row_meant(rows, "lukasz") == rows[0]


def test_the_list_of_people_finds_her_too(tmp_path: Path) -> None:
    zoe = Record(person=Person(id="zoe", called="Zoë", full_name="Zoë Owen"))
    typist = Typist(tmp_path / "vault", vault=a_vault(tmp_path / "vault", robin(), zoe))
    assert "Zoë." in typist.type("owen zo")


def test_two_that_could_be_meant_are_none() -> None:
    rows = [Row("a", "Zoë Owen"), Row("b", "Zoe Owens")]
    assert row_meant(rows, "owen zo") is None
    assert row_meant(rows, "zoë owen") == rows[0]
    assert row_meant([Row("a", "Zoë Owen")], "owen", any_order=False) is None


def test_every_menu_leads_back_and_out() -> None:
    assert [row.id for row in menu_rows((WRITE_AS,), ())][-2:] == ["back_out", "leave"]
    assert set(MEANINGS) == set(Keyword)
