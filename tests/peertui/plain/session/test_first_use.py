"""What somebody new to it meets in plain lines: what is kept, the way back, and lists with nothing in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.presenters.exporting.handover_text import NOTHING_TO_HAND_OVER
from peertui.presenters.exporting.omission_text import NOTHING_FOR_PAGE
from peertui.presenters.vault.messages import REGION_OF_NEW
from tests.support.app.kit import a_vault, robin
from tests.support.plain.typing import Typist


def typist(folder: Path) -> Typist:
    return Typist(folder / "vault", vault=a_vault(folder / "vault", robin()))


def flat(words: str) -> str:
    return " ".join(words.split())


def pick(plain: Typist, words: str) -> str:
    return flat(plain.type(plain.number_of(words)))


@pytest.mark.hazard("H01.10")
def test_words_of_a_search_are_said_to_become_the_name(tmp_path: Path) -> None:
    plain = typist(tmp_path)
    assert 'Yes, begin a record with the name "is sad"' in flat(plain.type("is sad"))


@pytest.mark.hazard("H01.11")
def test_somebody_new_is_said_to_be_kept_and_how_to_remove_them(tmp_path: Path) -> None:
    plain = typist(tmp_path)
    pick(plain, "New person")
    said = flat(plain.type("Alex"))
    assert "Alex is kept now." in said
    assert '"Remove this person for good"' in said
    said = flat(plain.type("back"))
    assert "Alex is kept now." not in said, "once is enough"
    assert "Now: Alex. Enter to leave it" in plain.prompt
    said = flat(plain.type("back"))
    assert REGION_OF_NEW.format(region="England") in said


def test_hand_over_with_nothing_written_says_so_and_goes_back(tmp_path: Path) -> None:
    plain = typist(tmp_path)
    plain.type("1")
    assert NOTHING_TO_HAND_OVER in pick(plain, "Hand over to a colleague")
    assert "hear the list again" in plain.prompt, "it is their own list still"


def test_the_page_with_nothing_written_says_what_to_do_and_not_that_it_fits(tmp_path: Path) -> None:
    plain = typist(tmp_path)
    plain.type("1")
    said = pick(plain, "The page")
    assert NOTHING_FOR_PAGE in said
    assert "It fits" not in said
    assert "A number puts a line on the page" not in said


@pytest.mark.hazard("H02.10")
def test_a_question_that_was_passed_says_the_way_back_once_in_a_meeting(tmp_path: Path) -> None:
    plain = typist(tmp_path)
    plain.type("1")
    said = pick(plain, "Begin meeting 1")
    for _ in range(20):
        if "Today, in my words" in said:
            break
        said = flat(plain.type("skip"))
    said = flat(plain.type())
    assert 'To return to "Today, in my words", type back.' in said
    assert "Pace today" in said
    assert "Today, in my words" in flat(plain.type("back"))
    assert "To return to" not in flat(plain.type()), "once is enough"
