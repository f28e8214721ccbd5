"""Choosing the page: what stands there, what is said of a choice, order, room and paper."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports import Paper, text
from peertui.presenters.command_ids import CommandId
from peertui.presenters.exporting.page import MORE, NOTHING_BESIDE, PageChooser
from peertui.presenters.place import Place
from peertui.presenters.reply import Ask, Open, Reply
from plans.record.models import Entry, Share
from tests.support.app.kit import robin
from tests.support.app.presenting import NoFrontEnd, answered, words_of
from widgets.models.row import Row

EARLIER = datetime(2026, 1, 1, tzinfo=UTC)
BO = Entry(id="bo", kind="supporter", values={"name": "Bo", "phone": "07700 900125", "knows_they_are_listed": True})
CY = Entry(id="cy", kind="supporter", values={"name": "Cy"})
SWIM = Entry(id="g", kind="goal", values={"goal": "Swim", "why": "For the water"}, share=Share.CAN_SHARE)


def role(number: int, words: str, *, on_page: bool = True) -> Entry:
    return Entry(
        id=f"r{number}",
        kind="role",
        values={"text": words},
        order=number,
        on_page=on_page,
        share=Share.CAN_SHARE,
        created=EARLIER,
        changed=EARLIER,
    )


def three() -> tuple[Entry, ...]:
    return (role(1, "a baker"), role(2, "a neighbour"), role(3, "a bad loser", on_page=False))


def chooser(folder: Path, *entries: Entry) -> PageChooser:
    made = PageChooser(NoFrontEnd(folder, robin(entries=entries)))
    made.look_again()
    return made


def do(page: PageChooser, command: CommandId) -> Reply:
    reply = page.do(command)
    page.look_again()
    return reply


def pick(page: PageChooser, row_id: str) -> str:
    said = words_of(page.pick(row_id))
    page.look_again()
    return said


def markers(page: PageChooser) -> dict[str, str]:
    return {row.id: row.marker for row in page.rows() if not row.heading}


def order(page: PageChooser) -> list[str]:
    return [entry.id for entry in page.workspace.record.of_kind("role")]


def test_nothing_to_choose_is_no_list_and_nothing_is_measured(tmp_path: Path) -> None:
    page = chooser(tmp_path)
    assert (page.rows(), page.fullness()) == ((), None)
    assert CommandId.ROOM not in [command.id for command in page.commands()]


def test_a_line_is_put_on_and_taken_off_and_undone(tmp_path: Path) -> None:
    page = chooser(tmp_path, *three())
    assert page.rows()[0] == Row("section:matters", page.rows()[0].text, heading=True)
    assert markers(page) == {"entry:r1": "[x]", "entry:r2": "[x]", "entry:r3": "[ ]", MORE: "[ ]"}
    told = "On the page: a bad loser 3 of these are chosen; most pages have room for 2."
    assert pick(page, "entry:r3") == told
    assert markers(page)["entry:r3"] == "[x]"
    assert MORE not in markers(page)  # now nothing is left off
    assert words_of(do(page, CommandId.UNDO)).startswith("Undone: ")
    assert markers(page)["entry:r3"] == "[ ]"
    assert pick(page, "entry:r1") == "Not on the page: a baker"
    assert markers(page)["entry:r1"] == "[ ]"


@pytest.mark.hazard("H28.5")
def test_what_does_not_print_of_a_choice_is_said_at_once_and_stays_in_the_list(tmp_path: Path) -> None:
    page = chooser(tmp_path, BO, CY, SWIM)
    assert pick(page, "entry:bo") == 'On the page: Bo without "Number": no call order'
    said = pick(page, "entry:cy")
    assert said == "Chosen, but not on the page: Cy They do not know they are listed yet."
    pick(page, "entry:g")
    found = page.fullness()
    assert found is not None
    assert "2 chosen lines are not on it, or not whole: the list says why." in found.words
    unplaced = next(row for row in page.rows() if row.id == "unplaced")
    assert unplaced.text == 'The page has no place for "Why it matters" (goals).'


def test_a_number_without_a_name_is_a_row_with_words_and_prints(tmp_path: Path) -> None:
    number = Entry(id="n", kind="service_number", values={"phone": "0800 555 0199"}, share=Share.CAN_SHARE)
    page = chooser(tmp_path, number)
    assert pick(page, "entry:n") == "On the page: 0800 555 0199"
    found = page.fullness()
    assert found is not None
    assert "not whole" not in found.words
    assert "0800 555 0199" in text(page.page)


def test_the_foot_says_there_is_more_when_they_want_that(tmp_path: Path) -> None:
    page = chooser(tmp_path, *three())
    more = page.workspace.pack.page.more
    assert more not in page.page.foot
    assert pick(page, MORE) == f"The foot of the page says: {more}"
    assert page.page.foot.startswith(more)
    assert pick(page, MORE) == f"The foot of the page does not say: {more}"


def test_a_line_goes_up_and_down_as_far_as_its_row_goes(tmp_path: Path) -> None:
    page = chooser(tmp_path, *three(), BO)
    asked = do(page, CommandId.MOVE)
    assert isinstance(asked, Ask)
    assert [one for one, _ in asked.choices] == ["r1", "r2", "r3"]  # Bo has nobody beside
    assert page.why_unmovable("bo") == NOTHING_BESIDE
    where = answered(asked, "r1")
    assert isinstance(where, Ask)
    assert "number 1 of 3" in where.question
    assert words_of(answered(where, "up")) == "It is the first of these."
    where = answered(where, "down")
    assert isinstance(where, Ask)
    assert "number 2 of 3" in where.question
    assert answered(where, "here") is None
    assert order(page) == ["r2", "r1", "r3"]


def test_what_goes_by_date_or_stands_alone_cannot_be_moved(tmp_path: Path) -> None:
    page = chooser(tmp_path, BO)
    assert "no line" in words_of(do(page, CommandId.MOVE)).casefold()


def test_what_could_come_off_is_done_only_when_they_want_it(tmp_path: Path) -> None:
    page = chooser(tmp_path, *(role(n, f"number {n} " + "and then some more words " * 12) for n in range(1, 41)))
    full = page.fullness()
    assert full is not None
    assert full.fraction > 1
    assert CommandId.ROOM in [command.id for command in page.commands()]
    asked = do(page, CommandId.ROOM)
    assert isinstance(asked, Ask)
    assert "the rest would fit" in asked.question
    assert answered(asked, "no") is None
    assert all(entry.on_page for entry in page.workspace.record.entries)
    assert "Undo brings them back" in words_of(answered(asked, "yes"))
    page.look_again()
    now = page.fullness()
    assert now is not None
    assert now.fraction <= 1
    assert len(page.workspace.record.of_kind("role")) == 40  # nothing has left the plan


def test_paper_and_the_ways_on(tmp_path: Path) -> None:
    page = chooser(tmp_path, *three())
    assert words_of(do(page, CommandId.PAPER)) == "The page is now for Letter paper."
    assert page.do(CommandId.EXPORT) == Open(Place.EXPORT, (Paper.LETTER,))
    assert page.do(CommandId.SEE_PAGE) == Open(Place.PREVIEW, (page.page, Paper.LETTER))
    assert words_of(do(page, CommandId.PAPER)) == "The page is now for A4 paper."
